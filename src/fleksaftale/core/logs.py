"""What the server's log says of an error: what kind it is and where it happened, never what anybody wrote.

The text of an exception may quote an answer, a name or an address (a database names the value it refuses),
and the address of a page may carry the token of an invitation. So a line has the route instead of the
address, and an exception gives its type, its code if it has one, and its frames.
"""

import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb

from django.http import HttpRequest

OURS = "fleksaftale"
PLAIN = re.compile(r"[a-z][a-z._-]{0,19}")  # a word of ours, no token and no id
CODES = ("sqlite_errorname", "sqlstate", "errno")
SERVER_ERROR = 500


class Formatter(logging.Formatter):
    """``2026-11-21T22:00:00+00:00 ERROR django.request: 500 POST /i/<str:token>/``, the exception below."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
        lines = [f"{at} {record.levelname} {record.name}: {_what(record)}"]
        refused = getattr(record, "status_code", SERVER_ERROR) < SERVER_ERROR
        if record.exc_info and record.exc_info[1] and not refused:
            lines += _told(record.exc_info[1])
        return "\n".join(lines)


def _what(record: logging.LogRecord) -> str:
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest):
        return f"{getattr(record, 'status_code', '-')} {_method(request)} {_where(request)}"
    if record.name.partition(".")[0] == OURS:
        return " ".join(record.getMessage().split())
    return " ".join(str(record.msg).split())  # the sentence of a library, without what was put into it


def _method(request: HttpRequest) -> str:
    method = request.method or ""
    return method if re.fullmatch("[A-Z]{1,10}", method) else "-"


def _where(request: HttpRequest) -> str:
    """The route, or, of an address that is none, only its plain words."""
    if request.resolver_match and request.resolver_match.route:
        return f"/{request.resolver_match.route}"
    words = request.path.split("/")
    return "/".join(word if not word or PLAIN.fullmatch(word) else "*" for word in words[:8])


def _told(error: BaseException) -> Iterator[str]:
    """The exception, its frames, and those that led to it, the newest first."""
    seen: set[int] = set()
    how, cause = "", error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield f"  {how}{_type(cause)}"
        for frame, line in walk_tb(cause.__traceback__):
            yield f"    {_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        how = "caused by "
        if cause.__cause__ is not None or cause.__suppress_context__:
            cause = cause.__cause__  # type: ignore[assignment]
        else:
            cause = cause.__context__  # type: ignore[assignment]


def _type(error: BaseException) -> str:
    name = type(error).__qualname__
    module = type(error).__module__
    codes = [str(code) for code in (getattr(error, each, None) for each in CODES) if code]
    return (name if module == "builtins" else f"{module}.{name}") + (
        f" [{', '.join(codes)}]" if codes else ""
    )


def _short(file: str) -> str:
    for mark in ("/site-packages/", "/src/", "/lib/"):
        if mark in file:
            return file.rpartition(mark)[2]
    return Path(file).name
