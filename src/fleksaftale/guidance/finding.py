"""Finding entries: a word counts by where it stands and how rare it is, a misspelt one by its neighbour."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fleksaftale.core.words import TOKEN, stems_meet, tokens
from fleksaftale.guidance.search import Entry, Kind
from fleksaftale.guidance.terms import Term, instead, meant_by, signs, stems_of, terms, title_stems

TITLE, WORDS, LAW, TEXT = 6.0, 5.0, 6.0, 2.0
PART = 0.4
"""What a part of a compound is worth, beside the word itself."""
MEANT = 0.6
"""What other words for it are worth."""
Met = dict[int, tuple[float, str]]
"""By entry what a term is worth there, and the stem that it met."""
KINDS: dict[Kind, float] = {
    "check": 1.4, "calculator": 1.4, "question": 1.3, "guide": 1.2, "hard": 1.2, "page": 1.1, "word": 0.7,
    "rule": 0.55, "hensyn": 0.8,
}  # fmt: skip
SHORTEST_GUESS = 5
"""Letters of a word that may be misspelt; a shorter one is too near to too many others."""


@dataclass(frozen=True)
class Hit:
    entry: Entry
    score: float
    stems: frozenset[str]
    """What was met in it, to be marked."""


@dataclass(frozen=True)
class Found:
    """``guessed``: words looked for instead of misspelt ones. ``partly``: no entry has every word."""

    hits: tuple[Hit, ...]
    guessed: tuple[str, ...] = ()
    partly: bool = False


class Index:
    """Entries by what they are found by. Made once; holds nothing of who searches."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        self._near: dict[str, set[str]] = defaultdict(set)
        self._titles = [(title_stems(each.title.da), title_stems(each.title.en)) for each in self.entries]
        for number, entry in enumerate(self.entries):
            self._take_in(number, entry)
        self._forwards = sorted(self._weights)
        self._backwards = sorted(each[::-1] for each in self._weights)

    def _take_in(self, number: int, entry: Entry) -> None:
        fields = ((entry.title, TITLE), (entry.text, TEXT))
        parts = [(text, weight) for both, weight in fields for text in (both.da, both.en)]
        for text, weight in (*parts, (entry.words, WORDS)):
            for each in frozenset(stems_of(text)):
                self._weigh(each, number, weight)
            for each in meant_by(text):
                self._weigh(each, number, weight * MEANT)
            for word in set(tokens(text)):
                if len(word) >= SHORTEST_GUESS and word not in self._near.get(word, ()):
                    for shorter in (word, *_shorter(word)):
                        self._near[shorter].add(word)
        for sign in signs(entry.law):
            self._weigh(sign, number, LAW)

    def _weigh(self, stem: str, number: int, weight: float) -> None:
        self._weights[stem][number] = max(self._weights[stem].get(number, 0.0), weight)

    def find(self, query: str) -> Found:
        """The entries that fit, the best first. Those with every word, or if there are none, with some."""
        query, guessed = self._corrected(query)
        asked = [self._met(term) for term in terms(query)]
        hits = sorted(self._hits(asked), key=lambda hit: -hit.score)
        whole = [hit for hit in hits if hit.score >= EVERY]
        least = (whole[0].score - EVERY) * FAINT if whole else 0.0
        kept = [hit for hit in whole if hit.score - EVERY >= least] or hits
        return Found(tuple(kept), tuple(guessed), partly=bool(hits) and not whole)

    def _corrected(self, query: str) -> tuple[str, list[str]]:
        """The query with a neighbour for each word that no text has: *rasie hours* is *raise hours*."""
        guessed = {
            term.asked: word
            for term in terms(query)
            if not self._knows(term, self._met(term)) and (word := self._neighbour(term.asked))
        }
        said = TOKEN.sub(lambda found: guessed.get("".join(tokens(found[0])), found[0]), query)
        return said, list(guessed.values())

    def _knows(self, term: Term, met: Met) -> bool:
        """Whether what was asked for is a word of the texts, and not only a part of one."""
        return term.exact or (bool(met) and not self._weights.keys().isdisjoint(term.stems))

    def _hits(self, asked: list[Met]) -> Iterator[Hit]:
        for number in {number for met in asked for number in met}:
            found = [met[number] for met in asked if number in met]
            stems = frozenset(each for _, each in found)
            entry = self.entries[number]
            score = sum(worth for worth, _ in found) * KINDS[entry.kind] * (1 + self._of_title(number, stems))
            every = EVERY if len(found) == len(asked) else EVERY * (len(found) - 1) / len(asked)
            yield Hit(entry, score + every, stems)

    def _of_title(self, number: int, stems: frozenset[str]) -> float:
        """How much of a title was asked for: 1 is all of it."""
        return max(len(stems & title) / max(len(title), 1) for title in self._titles[number])

    def _met(self, term: Term) -> Met:
        best: Met = {}
        for stem, sure in term.stems.items():
            for word in [stem] if term.exact else self._alike(stem):
                here = self._weights.get(word, {})
                rare = math.log(1 + len(self.entries) / (1 + len(here)))
                worth = sure * rare * (1.0 if word == stem else PART)
                for number, weight in here.items():
                    if worth * weight > best.get(number, (0.0, ""))[0]:
                        best[number] = (worth * weight, word)
        return best

    def _alike(self, stem: str) -> list[str]:
        """The stems of the texts that meet it: looked for by their beginning and end, not one by one."""
        near = {
            *_starting(self._forwards, stem),
            *(each[::-1] for each in _starting(self._backwards, stem[::-1])),
        }
        near |= {
            part for cut in range(len(stem)) for part in (stem[:cut], stem[cut:]) if part in self._weights
        }
        return [word for word in near if stems_meet(stem, word)]

    def _neighbour(self, word: str) -> str:
        """A word of the texts that is one letter away; the one that stands in most of them."""
        if len(word) < SHORTEST_GUESS:
            return ""
        near = {each for shorter in (word, *_shorter(word)) for each in self._near.get(shorter, ())}
        return max(
            near, key=lambda each: (each[0] == word[0], len(self._met(instead(each))), each), default=""
        )


FAINT = 0.2
"""What is worth less than this part of the best is left out: it only has a part of a word somewhere."""

EVERY = 1000.0
"""What it is worth to have every word: more than anything else."""


def _starting(words: list[str], start: str) -> list[str]:
    """The words of a sorted list that begin so."""
    return words[bisect_left(words, start) : bisect_left(words, f"{start}\U0010ffff")]


def _shorter(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
