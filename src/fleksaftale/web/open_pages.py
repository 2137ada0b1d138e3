"""The pages open to everybody that may be found from outside: the sitemap, and what stands in their head.

An address is the same in both languages; ``?sprog=en`` shows it in English, and is kept as a choice.
"""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from fleksaftale.web.search_pages import PAGES
from fleksaftale.web.search_sources import index

ALONE = (
    "front", "checks", "calculator", "calculator_compare", "calculator_employer", "check_payment", "months",
    "guide", "questions", "rules", "words", "contact", "hensyn", "hard", "may_ask", "privacy", "verify",
    "help_access", "about", "accessibility", "api_docs",
)  # fmt: skip
WITH_A_NAME = frozenset({"check", "guide_stage", "question", "rules_subject", "hard_page"})
"""Pages of a kind: which there are is known from the search."""

ABOUT = {page.url_name: page.about for page in PAGES}


def addresses() -> list[str]:
    """The path of every open page of this installation, each once."""
    return list(dict.fromkeys(_addresses()))


def _addresses() -> Iterator[str]:
    for name in ALONE:
        try:
            yield reverse(name)
        except NoReverseMatch:
            continue
    for entry in index().entries:
        if entry.url_name in WITH_A_NAME:
            yield reverse(entry.url_name, args=entry.args)


def is_open(request: HttpRequest) -> bool:
    found = request.resolver_match
    return found is not None and (found.url_name in ALONE or found.url_name in WITH_A_NAME)


def head(request: HttpRequest) -> dict[str, str] | None:
    """What the head of an open page says to search engines and link previews; None for any other page."""
    if not is_open(request):
        return None
    url = f"{settings.PUBLIC_URL}{request.path}"
    name = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "url": url,
        "english": f"{url}?sprog=en",
        "danish": f"{url}?sprog=da",
        "site": settings.PUBLIC_URL,
        "about": ABOUT.get(name or "", ""),
    }
