"""The words of the field in plain language, from ``words.toml``. docs/ordliste.md is for programmers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fleksaftale.guidance import front
from fleksaftale.guidance.search import Entry
from fleksaftale.guidance.texts import Both

FILE = "words.toml"


@dataclass(frozen=True)
class Word:
    id: str
    name: Both
    meaning: Both
    law: str
    also: str


@cache
def words() -> tuple[Word, ...]:
    """Every word, in the order of the Danish alphabet."""
    found = [
        Word(
            id=each["id"],
            name=Both(each["ord"], each["en"]),
            meaning=Both.of(each["betyder"], f"words.toml: {each['id']}"),
            law=each.get("lov", ""),
            also=each.get("ogsaa", ""),
        )
        for each in front.of_file(FILE).rows["ord"]
    ]
    return tuple(sorted(found, key=lambda word: _place(word.name.da)))


def _place(name: str) -> str:
    return name.casefold().translate(str.maketrans("æøå", "{|}"))  # they come after z


def entries() -> Iterator[Entry]:
    for word in words():
        yield Entry(word.name, word.meaning, "words", (), "word", word.also, anchor=word.id, law=word.law)
