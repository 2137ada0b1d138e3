"""What other programs read: which pages may be found, and where they are."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fleksaftale.web.open_pages import addresses

CLOSED = (
    "sager/", "i/", "g/", "gaest/", "sammen/", "ind/", "konto/", "mit/", "min-kalender/", "kalender/",
    "overblik/", "hr/", "arbejdsplads/",
)  # fmt: skip
"""Where the addresses begin that need a sign-in or a link of one's own."""


def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Open pages may be read. The demo is not to be found at all."""
    closed = ["Disallow: /"] if settings.DEMO else [f"Disallow: /{start}" for start in CLOSED]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {settings.PUBLIC_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """Every open page, in both languages."""
    context = {"base": settings.PUBLIC_URL, "paths": addresses()}
    return render(request, "web/sitemap.xml", context, content_type="application/xml; charset=utf-8")
