"""Finding items: by group, by what is hard, by words in either language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from fleksaftale.agreements.hensyn.items import BLANK, Item, Library
from fleksaftale.core.words import asked_words, stem, stems_meet, tokens
from fleksaftale.documents.template import Text

LONGEST_QUERY = 100
MOST_WORDS = 8


@dataclass(frozen=True)
class Looked:
    """What somebody looks for. Unknown groups and functions are none."""

    query: str = ""
    group: str = ""
    hard: str = ""

    @property
    def is_all(self) -> bool:
        return not (self.query or self.group or self.hard)


@dataclass(frozen=True)
class Shelf:
    """The items of one group."""

    key: str
    name: Text
    items: tuple[Item, ...]


def looked_for(said: Mapping[str, str], library: Library) -> Looked:
    """What a page's address asks for; ``alle`` drops every filter."""
    if "alle" in said:
        return Looked()
    group, hard = said.get("gruppe", ""), said.get("svaert", "")
    return Looked(
        said.get("q", "").strip()[:LONGEST_QUERY],
        group if group in library.groups else "",
        hard if hard in library.hard else "",
    )


def find(library: Library, looked: Looked) -> tuple[Item, ...]:
    """The items that fit, in the order of the library. Every word has to be met."""
    words = [stem(word) for word in asked_words(looked.query)[:MOST_WORDS]]
    return tuple(
        item
        for item in library
        if (not looked.group or item.group == looked.group)
        and (not looked.hard or looked.hard in item.hard)
        and _has(_stems_of(item, " ".join(library.words_of(one) for one in item.hard)), words)
    )


def shelves(library: Library, items: Iterable[Item]) -> list[Shelf]:
    """Items by group; groups without any are left out."""
    by_group: dict[str, list[Item]] = {key: [] for key in library.groups}
    for item in items:
        by_group[item.group].append(item)
    return [Shelf(key, library.groups[key], tuple(found)) for key, found in by_group.items() if found]


def _has(stems: frozenset[str], asked: list[str]) -> bool:
    return all(any(stems_meet(one, found) for found in stems) for one in asked)


@lru_cache(maxsize=1_000)
def _stems_of(item: Item, helps_with: str) -> frozenset[str]:
    """Everything an item is found by: its sentence, its blanks, what it helps with, words kept for it.

    What it means is left out: it says what others do, and would be found by nearly every word.
    """
    texts = (item.sentence, *(one.name for one in item.parameters))
    written = BLANK.sub(" ", " ".join(f"{text.da} {text.en}" for text in texts))
    return frozenset(
        stem(word) for word in tokens(f"{written} {item.group} {helps_with} {item.words} {item.id}")
    )
