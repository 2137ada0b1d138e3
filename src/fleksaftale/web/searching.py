"""What a search shows: by kind the pages that fit, each with a few words of it and the hits marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fleksaftale.core import clock
from fleksaftale.core.references import reference
from fleksaftale.core.words import stem, tokens
from fleksaftale.guidance.finding import Found, Hit
from fleksaftale.guidance.law import of_the_day
from fleksaftale.guidance.search import Entry, Kind
from fleksaftale.guidance.terms import FORM, SIGN, signs
from fleksaftale.web.search_sources import index

SHOWN = 5
"""So many of a kind are shown at once; the others are folded."""
MOST = 15
LENGTH = 150
"""Letters of an excerpt, about."""

KINDS = {
    "check": _("Find ud af"),
    "calculator": _("Regn på det"),
    "question": _("Spørgsmål og svar"),
    "guide": _("Guide"),
    "hard": _("Når det bliver svært"),
    "page": pgettext_lazy("kind of result", "Sider"),
    "word": _("Ord"),
    "hensyn": _("Hensyn, I kan aftale"),
    "rule": _("Regler"),
}
SUGGESTIONS = (
    _("opsigelse"),
    _("effektive timer"),
    _("midlertidigt fleksjob"),
    _("løn"),
    "§ 56",
    _("pauser"),
)

WITH_LAW = frozenset({"rule", "word"})
"""Kinds that show their paragraph; others are about many."""

PIECE = re.compile(r"[^\W_]+")


class Piece(NamedTuple):
    text: str
    hit: bool


@dataclass(frozen=True)
class Result:
    url: str
    title: list[Piece]
    excerpt: list[Piece]
    law: str


@dataclass(frozen=True)
class Group:
    """The results of one kind: those at once, and those behind a fold."""

    name: str
    first: list[Result]
    rest: list[Result]


@dataclass(frozen=True)
class Answer:
    groups: list[Group]
    number: int
    guessed: tuple[str, ...]
    partly: bool


def answer(query: str) -> Answer:
    """Groups in the order of their best result."""
    found = index().find(query)
    by_kind: dict[Kind, list[Result]] = {}
    for hit in found.hits:
        here = by_kind.setdefault(hit.entry.kind, [])
        if len(here) < MOST and (result := _result(hit)):
            here.append(result)
    groups = [Group(str(KINDS[kind]), here[:SHOWN], here[SHOWN:]) for kind, here in by_kind.items() if here]
    return Answer(groups, sum(map(len, by_kind.values())), _guessed(found), found.partly)


def _guessed(found: Found) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.guessed))


def _result(hit: Hit) -> Result | None:
    """None for a page that this installation does not have."""
    try:
        url = address(hit.entry)
    except NoReverseMatch:
        return None
    today = clock.today()
    title, text = of_the_day(hit.entry.title, today), of_the_day(hit.entry.text, today)
    return Result(
        url,
        marked(title, hit.stems),
        marked(excerpt(text, hit.stems), hit.stems),
        reference(hit.entry.law) if hit.entry.kind in WITH_LAW else "",
    )


def address(entry: Entry) -> str:
    """Where an entry leads. The library is folded: an item is asked for by its id."""
    query = f"?q={entry.anchor}" if entry.kind == "hensyn" and entry.anchor else ""
    anchor = f"#{entry.anchor}" if entry.anchor else ""
    return f"{reverse(entry.url_name, args=entry.args)}{query}{anchor}"


def excerpt(text: str, stems: frozenset[str]) -> str:
    """The part of a text around the first hit, from a word to a word."""
    text = " ".join(text.split())
    if len(text) <= LENGTH:
        return text
    first = next((start for start, _end in _hits(text, stems)), 0)
    begin = 0 if first < LENGTH // 2 else text.rfind(" ", 0, first - LENGTH // 3) + 1
    end = begin + LENGTH
    cut = text[begin:] if end >= len(text) else text[begin : text.rfind(" ", begin, end)]
    return ("… " if begin else "") + cut + ("" if end >= len(text) else " …")


def marked(text: str, stems: frozenset[str]) -> list[Piece]:
    """A text in pieces, those that were looked for as hits."""
    pieces, at = [], 0
    for start, end in _hits(text, stems):
        if start > at:
            pieces.append(Piece(text[at:start], hit=False))
        pieces.append(Piece(text[start:end], hit=True))
        at = end
    return [*pieces, Piece(text[at:], hit=False)] if at < len(text) else pieces


def _hits(text: str, stems: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where words and paragraphs stand that were met. Words that only mean the same are met by their stem."""
    taken = 0
    lower = text.lower()
    spots = [m.span() for pattern in (SIGN, FORM) for m in pattern.finditer(lower)]
    spots += [m.span() for m in PIECE.finditer(text)]
    for start, end in sorted(spots, key=lambda each: (each[0], -each[1])):
        if start >= taken and _is_met(text[start:end], stems):
            yield start, end
            taken = end


def _is_met(piece: str, stems: frozenset[str]) -> bool:
    return any(stem(word) in stems for word in tokens(piece)) or any(sign in stems for sign in signs(piece))
