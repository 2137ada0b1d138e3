"""What stands before Django: what it could not even read gets a plain 400, and no error tells anything.

Django decodes the query string by the charset that the sender names, before any of its own error handling:
a charset that is none ends in the web server's hands, which prints the exception with its text.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

logger = logging.getLogger(__name__)

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
PLAIN = [("Content-Type", "text/plain; charset=utf-8")]


def guarded(application: Application) -> Application:
    """The WSGI application behind the gate."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not readable(environ.get("CONTENT_TYPE", "")):
            start_response("400 Bad Request", PLAIN)
            return [b"Bad Request (400)\n"]
        try:
            return application(environ, start_response)
        except Exception:
            logger.exception("A request failed before or after Django")
            start_response("500 Internal Server Error", PLAIN)
            return [b"Server Error (500)\n"]

    return answer


def readable(content_type: str) -> bool:
    """Whether what is sent is in UTF-8, as everything from our own pages is, or names no charset."""
    try:
        _kind, parameters = parse_header_parameters(content_type)
    except (ValueError, LookupError):
        return False
    return str(parameters.get("charset", "utf-8")).strip("\"'").lower() in {"utf-8", "utf8"}
