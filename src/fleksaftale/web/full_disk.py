"""A full disk is said as what it is: nothing was saved, and it is not the reader's doing."""

import errno
import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.deprecation import MiddlewareMixin

DISK_FULL = "53100"  # PostgreSQL's code
SQLITE_FULL = "SQLITE_FULL"

log = logging.getLogger(__name__)


def is_full(error: BaseException) -> bool:
    """Whether there was no room: on the database's disk, or on our own."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    cause = error.__cause__ if isinstance(error, DatabaseError) else None
    found = getattr(cause, "sqlstate", None), getattr(cause, "sqlite_errorname", None)
    return found[0] == DISK_FULL or found[1] == SQLITE_FULL


class FullDiskMiddleware(MiddlewareMixin):
    """Answers 507 where a page could not save for want of room. Its transaction is rolled back by then."""

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not is_full(error):
            return None
        log.error("There is no room on the disk: nothing can be saved.")
        return render(request, "507.html", status=507)
