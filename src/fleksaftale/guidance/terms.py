"""What somebody looks for, taken apart: words in any form, paragraphs, forms like DP 211, other words for it.

The same is done with the texts: *§ 56*, *§56* and *paragraf 56* are one, and *siger op* is an *opsigelse*.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fleksaftale.core.guard.folding import fold
from fleksaftale.core.words import NEVER_ALONE, stem, tokens

SAME = Path(__file__).parent / "search_words.toml"
LONGEST_QUERY = 100
MOST_TERMS = 8

SIGN = re.compile(
    r"(?:§+|\bparagraf(?:fen|fer|ferne)?\b|\bsections?\b)\s*(\d{1,3})(?:\s*-\s*(\d{1,3}))?(?:\s?([a-hj-z])\b)?"
)
"""A paragraph with its letter, or a row of paragraphs. The letter i is left out: it is also a word."""
FORM = re.compile(r"\b(dp|ab)\s*-?\s*(\d{3})\b")
LONGEST_ROW = 30
QUESTION = """
hvad hvis hvornår hvordan hvem hvor hvorfor må får få bliver blive virker jeg mit i stk nr lov under mange
what if when how much many who where why works do does get be about by as my
"""
ASKING = frozenset(QUESTION.split())
"""Words of a question that say nothing about what it is after."""
LAWS = frozenset({"lab", "las", "lov", "loven", "sdl", "sdpl", "bek", "sygedagpengeloven"})
"""The name of a law, beside one of its paragraphs."""


@dataclass(frozen=True)
class Term:
    """One thing looked for: its stem or sign, and what else is the same, by how sure that is."""

    asked: str
    stems: dict[str, float]
    exact: bool = False
    """Whether it only meets itself: a paragraph, a form."""


def signs(text: str) -> Iterator[str]:
    """The paragraphs and forms that a text names: §56, §70f, dp211."""
    folded = fold(text).text
    for first, last, letter in SIGN.findall(folded):
        row = range(int(first), min(int(last or first), int(first) + LONGEST_ROW) + 1)
        yield from (f"§{number}" for number in row)
        if letter:
            yield f"§{first}{letter}"
    for name, number in FORM.findall(folded):
        yield f"{name}{number}"


def stems_of(text: str) -> Iterator[str]:
    """Everything that a text is found by, as often as it stands there."""
    yield from signs(text)
    words = tokens(text)
    yield from (stem(word) for word in words)
    whole = f" {' '.join(words)} "
    yield from (phrase for phrase in _phrases() if f" {phrase} " in whole)


def meant_by(text: str) -> Iterator[str]:
    """What words that belong together stand for: *siger op* is an *opsigelse*."""
    words = f" {' '.join(tokens(text))} "
    yield from (head for phrase, head in _phrases().items() if f" {phrase} " in words)


def title_stems(text: str) -> frozenset[str]:
    """What a title is about: its stems without those of the words that say nothing."""
    words = [word for word in tokens(text) if word not in NEVER_ALONE | ASKING]
    return frozenset(signs(text)) | frozenset(stem(word) for word in words)


def terms(query: str) -> list[Term]:
    """What a query looks for, without the words that say nothing."""
    query = query[:LONGEST_QUERY]
    found = [Term(_written(sign), {sign: 1.0}, exact=True) for sign in _asked_signs(query)]
    rest = " ".join(tokens(FORM.sub(" ", SIGN.sub(" ", fold(query).text))))
    for phrase, head in _phrases().items():
        if f" {phrase} " in f" {rest} ":
            rest = f" {rest} ".replace(f" {phrase} ", " ").strip()
            found.append(Term(phrase, _alike(head, NEARLY) | _siblings(phrase)))
    empty = NEVER_ALONE | ASKING | (LAWS if found else frozenset())
    words = [word for word in rest.split() if word not in empty and not (found and word.isdigit())]
    found += [Term(word, _alike(stem(word))) for word in words or ([] if found else rest.split())]
    return found[:MOST_TERMS]


def instead(word: str) -> Term:
    """The term of a word that is looked for instead of a misspelt one."""
    return Term(word, _alike(stem(word)))


def _asked_signs(query: str) -> list[str]:
    """§ 70 f is asked for as one thing, and not as § 70 beside it."""
    found = list(signs(query))
    return [each for each in found if not any(other[:-1] == each and other[-1].isalpha() for other in found)]


def _written(sign: str) -> str:
    return re.sub(r"^(§|[a-z]+)(\d+)([a-z]?)$", lambda m: f"{m[1].upper()} {m[2]} {m[3]}".strip(), sign)


NEARLY = 0.8


def _siblings(phrase: str) -> dict[str, float]:
    """A phrase, with the others of its group: *siger op*, *sagt op*."""
    group = next(each for each in _groups() if phrase in each)
    return {each: 1.0 if each == phrase else 0.9 for each in group if " " in each}


def _alike(asked: str, sure: float = 1.0) -> dict[str, float]:
    """A stem with the stems of the words that mean the same."""
    others = dict.fromkeys(_same().get(asked, ()), 0.5)
    return others | {asked: sure}


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    given = tomllib.loads(SAME.read_text(encoding="utf-8"))["sammen"]
    return tuple(tuple(" ".join(tokens(word)) for word in group) for group in given)


@cache
def _same() -> dict[str, frozenset[str]]:
    """The stems of each group, by every one of them."""
    found: dict[str, frozenset[str]] = {}
    for group in _groups():
        stems = frozenset(stem(word) for word in group if " " not in word) | {_head(group)}
        for each in stems:
            found[each] = found.get(each, frozenset()) | (stems - {each})
    return found


@cache
def _phrases() -> dict[str, str]:
    """Words that belong together, the longest first, with the stem of their group's first single word."""
    found = {phrase: _head(group) for group in _groups() for phrase in group if " " in phrase}
    return dict(sorted(found.items(), key=lambda each: -len(each[0])))


def _head(group: tuple[str, ...]) -> str:
    return next(stem(word) for word in group if " " not in word)
