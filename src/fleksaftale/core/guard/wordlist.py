"""The word list, read strictly from ``words.toml``: an unknown key or an unknown suggestion is an error."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from fleksaftale.core.guard.folding import fold

ENDINGS = (
    "",
    *("e", "en", "er", "et", "n", "r", "s", "t"),
    *("ens", "ers", "erne", "ernes", "ets", "ne", "nes", "ns", "rs", "'s", "es", "ede"),
)
"""What Danish nouns and adjectives, and English nouns, are inflected with."""

SHORT_DOUBLED = re.compile(r"(?:prop|tablet|klinik|hjem|rum|politik|pen)$")
"""Words that double their last letter before an ending: blodprop, blodproppen."""

STRENGTHS = {"staerk": True, "svag": False}
LISTS = ("ord", "forled", "enkelt", "ordret", "vendinger")
SHORTEST_PART = 5

_FILE = {"gruppe", "koder", "forslag", "undtagelser", "sammensaetninger", "andre"}
_GROUP = {"navn", "styrke", "forslag", "i_navne", *LISTS}
_CODES = {"staerk", "svag", "nogen", "bag_ord", "ikke_efter", "forslag"}


@dataclass(frozen=True)
class Entry:
    """How one word of the list counts. ``in_names``: looked for in names of people too."""

    strong: bool
    suggestion: str
    in_names: bool = False

    @property
    def weaker(self) -> "Entry":
        return replace(self, strong=False)


Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Codes:
    """Patterns of diagnosis codes, in folded text."""

    pattern: re.Pattern[str]
    behind: frozenset[str]
    never_behind: frozenset[str]
    suggestion: str


@dataclass(frozen=True)
class WordList:
    """Everything is folded but ``exact``, which is as written.

    ``words``: by inflected form; None lets the word through. ``heads``, ``tails``: first and last parts of
    compounds; ``head_starts``, ``tail_ends``: their first and last letters, which spare a longer look.
    ``phrases``: by first word; an ending ``*`` stands for any. ``person``, ``work``: what stands behind an
    illness in a compound. ``others``: in front of it, they say whose it is.
    """

    words: dict[str, Entry | None] = field(default_factory=dict)
    exact: dict[str, Entry] = field(default_factory=dict)
    heads: dict[str, Entry] = field(default_factory=dict)
    tails: dict[str, Entry] = field(default_factory=dict)
    head_starts: set[str] = field(default_factory=set)
    tail_ends: set[str] = field(default_factory=set)
    phrases: dict[str, dict[Phrase, Entry | None]] = field(default_factory=dict)
    person: set[str] = field(default_factory=set)
    work: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    suggestions: dict[str, tuple[str, str]] = field(default_factory=dict)
    codes: Codes | None = None


class WordListError(ValueError):
    """The word list is not in order; the message names the place."""


@cache
def word_list() -> WordList:
    """The list of ``words.toml``. Raises WordListError where it is not in order."""
    return parse((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def parse(text: str) -> WordList:
    """A word list from TOML. Raises WordListError."""
    data = tomllib.loads(text)
    _known("words.toml", data, _FILE)
    made = WordList(
        suggestions={key: (each["da"], each["en"]) for key, each in data["forslag"].items()},
        codes=_codes(data["koder"], data["forslag"]),
    )
    seen: dict[str, str] = {}
    for group in data["gruppe"]:
        place = f"gruppe {group.get('navn', '?')!r}"
        entry = _entry(place, group, made.suggestions)
        for kind, word in _words(place, group, seen):
            _add(made, kind, word, entry)
    for word in data["undtagelser"]["ord"]:
        made.words.update(dict.fromkeys(forms(_lower("undtagelser", word))))
    for phrase in data["undtagelser"]["vendinger"]:
        _add_phrase(made, _lower("undtagelser", phrase), None)
    made.person.update(_all_forms(data["sammensaetninger"]["person"]))
    made.work.update(_all_forms(data["sammensaetninger"]["arbejde"]))
    made.others.update(data["andre"]["ord"])
    made.head_starts.update(head[:SHORTEST_PART] for head in made.heads)
    made.tail_ends.update(tail[-SHORTEST_PART:] for tail in made.tails)
    return made


def forms(word: str) -> Iterator[str]:
    """A word with its inflections."""
    for ending in ENDINGS:
        yield word + ending
    if word.endswith("e"):
        yield from (word + "ts", word[:-1] + "a")
    if word.endswith(("eret", "ået")):
        yield word[:-1] + "de"
    if word.endswith("y"):
        yield word[:-1] + "ies"
    if SHORT_DOUBLED.search(word):
        yield from (word + word[-1] + ending for ending in ("en", "er", "erne", "ens", "ers", "et", "ene"))


def _all_forms(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from forms(word)


def _words(place: str, group: dict[str, Any], seen: dict[str, str]) -> Iterator[tuple[str, str]]:
    for kind in LISTS:
        for word in group.get(kind, ()):
            if word in seen:
                raise WordListError(f"{place}: {word!r} står også i {seen[word]}")
            seen[word] = place
            yield kind, word if kind == "ordret" else _lower(place, word)


def _add(made: WordList, kind: str, word: str, entry: Entry) -> None:
    if kind == "ordret":
        made.exact[word] = entry
    elif kind == "vendinger":
        _add_phrase(made, word, entry)
    elif " " in word:
        *before, last = word.split()
        for form in forms(last):
            _add_phrase(made, " ".join((*before, form)), entry)
    else:
        for form in forms(word):
            made.words.setdefault(form, entry)
        if kind == "enkelt":
            return
        if len(word) < SHORTEST_PART:
            raise WordListError(f"{word!r} er for kort til at være en del af et andet ord: brug `enkelt`")
        made.heads[word] = entry
        if kind == "ord":
            made.tails.update(dict.fromkeys(forms(word), entry))


def _add_phrase(made: WordList, phrase: str, entry: Entry | None) -> None:
    for words in product(*(part.split("/") for part in phrase.split())):
        if words[0].endswith("*"):
            raise WordListError(f"vending {phrase!r}: det første ord kan ikke ende på *")
        made.phrases.setdefault(words[0], {}).setdefault(words, entry)


def _codes(data: dict[str, Any], suggestions: dict[str, Any]) -> Codes:
    _known("koder", data, _CODES)
    if data["forslag"] not in suggestions:
        raise WordListError(f"koder: kender ikke forslaget {data['forslag']!r}")
    strong, weak = "|".join(data["staerk"]), "|".join(data["svag"])
    return Codes(
        re.compile(
            rf"(?<![\w.,])(?:(?P<strong>{strong})|(?P<weak>{weak})|(?P<bare>{data['nogen']}))(?![\w])"
        ),
        frozenset(data["bag_ord"]),
        frozenset(data["ikke_efter"]),
        data["forslag"],
    )


def _entry(place: str, group: dict[str, Any], suggestions: dict[str, tuple[str, str]]) -> Entry:
    _known(place, group, _GROUP)
    if group.get("styrke") not in STRENGTHS:
        raise WordListError(f"{place}: styrke skal være {' eller '.join(STRENGTHS)}")
    if group.get("forslag") not in suggestions:
        raise WordListError(f"{place}: kender ikke forslaget {group.get('forslag')!r}")
    return Entry(STRENGTHS[group["styrke"]], group["forslag"], group.get("i_navne", False))


def _lower(place: str, word: str) -> str:
    if word != word.lower().strip():
        raise WordListError(f"{place}: {word!r} skal stå med små bogstaver")
    return fold(word).text


def _known(place: str, table: dict[str, Any], keys: set[str]) -> None:
    if unknown := sorted(set(table) - keys):
        raise WordListError(f"{place}: ukendt nøgle {unknown[0]!r}; kendte er {', '.join(sorted(keys))}")
