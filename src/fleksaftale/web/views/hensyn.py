"""The library of skånehensyn, for everybody: groups, filters, search. Nobody is asked why.

What somebody finds hard stands in no address: it is posted, and kept as the words of the big search are.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fleksaftale.agreements.hensyn import Item, Library, Parameter, library
from fleksaftale.agreements.hensyn.searching import LONGEST_QUERY, Looked, find, looked_for, shelves
from fleksaftale.web import sealed_answers

PURPOSE = "hensyn"
ASKED = ("q", "gruppe", "svaert")


@never_cache
def library_page(request: HttpRequest) -> HttpResponse:
    """An address with a question of its own, as a result of the big search has, goes before what was kept."""
    if request.method == "POST":
        return _kept(request)
    books = library()
    looked = looked_for(request.GET.dict() or sealed_answers.read(request, PURPOSE), books)
    found = find(books, looked)
    context = search_context(books, looked, reverse("hensyn"))
    context |= {
        "number": len(books),
        "all_url": reverse("hensyn") + "?q=",
        "found": len(found),
        "shelves": shown_shelves(books, found),
        "folded": looked.is_all and "alle" not in request.GET,
    }
    return render(request, "web/hensyn/library.html", context)


def _kept(request: HttpRequest) -> HttpResponse:
    response = redirect("hensyn")
    asked = {name: request.POST.get(name, "").strip()[:LONGEST_QUERY] for name in ASKED}
    if any(asked.values()):
        sealed_answers.keep(request, response, PURPOSE, asked)
    else:
        sealed_answers.forget(response, PURPOSE)
    return response


def search_context(books: Library, looked: Looked, url: str) -> dict[str, Any]:
    """What the search form is drawn from."""
    return {
        "looked": looked,
        "search_url": url,
        "hard_choices": [(key, str(name)) for key, name in books.hard.items()],
        "group_choices": [(key, str(name)) for key, name in books.groups.items()],
    }


def shown_shelves(books: Library, items: tuple[Item, ...]) -> list[dict[str, Any]]:
    return [
        {"key": shelf.key, "name": shelf.name, "items": [shown(books, item) for item in shelf.items]}
        for shelf in shelves(books, items)
    ]


def shown(books: Library, item: Item) -> dict[str, Any]:
    """One item as the pages draw it."""
    kommunen = books.kommunen.get(item.kommunen)
    return {
        "id": item.id,
        "pieces": item.pieces(),
        "example": item.example(),
        "meaning": item.meaning,
        "who": item.who,
        "hard": ", ".join(str(books.hard[key]).lower() for key in item.hard),
        "blanks": [_blank(one) for one in item.parameters],
        "ask": kommunen.ask if kommunen else "",
        "own": item.own,
    }


def _blank(one: Parameter) -> str:
    """Name and limits of what one fills in: Pausens længde (1 til 120 minutter)."""
    if one.unit is None:
        return str(one.name)
    least, most = one.limits(get_language())
    limits = {"name": one.name, "least": least, "most": most, "unit": one.unit}
    return _("%(name)s (%(least)s til %(most)s %(unit)s)") % limits
