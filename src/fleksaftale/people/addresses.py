"""Where a browser may be sent on to: a page of this installation, never another site."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 2000


def safe_next(request: HttpRequest, default: str = "") -> str:
    """The local path in ``next``, of the form or else of the query; ``default`` if there is none to trust."""
    return local_path(request.POST.get("next") or request.GET.get("next") or "") or default


def local_path(wanted: str) -> str:
    """``wanted`` if it is a path on this installation, else empty."""
    if len(wanted) > LONGEST or not wanted.startswith("/"):
        return ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
