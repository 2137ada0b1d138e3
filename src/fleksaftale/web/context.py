"""What every page knows: the service's neutral name, and how this reader wants to see it."""

from typing import Any, Literal

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from fleksaftale.core import clock
from fleksaftale.people import visits
from fleksaftale.people.sessions import HANDED_OVER, SEEN_BY_OTHER
from fleksaftale.people.views import staying
from fleksaftale.web import hr_menu, open_pages, visiting

Theme = Literal["light", "dark", "auto"]
THEMES: tuple[Theme, ...] = ("auto", "light", "dark")
THEME_COOKIE = "theme"
CALM_COOKIE = "calm"


def site(request: HttpRequest) -> dict[str, Any]:
    """The names that ``web/base.html`` uses. The display is the signed-in person's own, else the cookie's."""
    theme, calm = display(request)
    return {
        "PUBLIC_NAME": settings.PUBLIC_NAME,
        "SUPPORT_CONTACT": settings.SUPPORT_CONTACT,
        "language": get_language() or settings.LANGUAGE_CODE,
        "theme": theme,
        "calm": calm,
        "demo": settings.DEMO,
        "here": return_address(request),
        "section": section(request.path),
        "open_page": open_pages.head(request),
        "hr_menu": hr_menu.is_shown(request),
        "session_ends": staying.ending(request) or visiting.ending(request),
        "handed_over": HANDED_OVER in getattr(request, "session", ()),
        "today_short": f"{clock.today():%d.%m.%Y}",
        "visit": visits.of(request) if hasattr(request, "session") and hasattr(request, "user") else None,
    }


SECTIONS = {
    "know": ("/find-ud-af/", "/beregner/", "/guide/", "/naar-det-bliver-svaert/", "/regler/", "/ord/"),
    "agree": ("/sager/ny/", "/hensyn/"),
    "hr": ("/overblik/",),
    "search": ("/soeg/",),
}


def section(path: str) -> str:
    """Which of the doors in the header a page lies behind; empty for none of them."""
    return next((name for name, starts in SECTIONS.items() if path.startswith(starts)), "")


def display(request: HttpRequest) -> tuple[Theme, bool]:
    """Colours and calmness for this reader."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        wanted, calm = getattr(user, "theme", "auto"), bool(getattr(user, "calm", False))
    else:
        wanted, calm = request.COOKIES.get(THEME_COOKIE, "auto"), request.COOKIES.get(CALM_COOKIE) == "1"
    other = getattr(request, "session", {}).get(SEEN_BY_OTHER, {})
    wanted, calm = other.get("theme", wanted), other.get("calm", calm)
    for theme in THEMES:
        if wanted == theme:
            return theme, calm
    return "auto", calm


def return_address(request: HttpRequest) -> str:
    """Where a change of language or colours leads back to: the page one reads, never the answer to a POST
    that may have no page of its own. A language in the address would undo the change."""
    if "sprog" not in request.GET:
        return request.get_full_path()
    rest = request.GET.copy()
    del rest["sprog"]
    return f"{request.path}?{rest.urlencode()}" if rest else request.path
