"""Words as the search sees them: Danish inflections and compounds, typed with or without æ, ø and å.

A word is taken down to its stem (Snowball's steps for Danish), and a compound is found by its first and its
last part: *pauser* meets *hvilepause*, *støjen* meets *støjdæmpende*. Short words meet only themselves, so
that *hus* does not meet *huske*, and *larm* does not meet *alarm*.
"""

import re
from functools import lru_cache

from fleksaftale.core.guard.folding import fold

TOKEN = re.compile(r"[^\W_]+")
TYPED = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))
VOWELS = "aeiouyæøå"
SHORTEST_PART = 4
"""Letters that a stem must have to be looked for inside of a longer word."""
SHORTEST_HEAD = 3
"""Letters that must stand before the last part of a compound."""

TOO_WIDE = frozenset({"arbejd", "opgav", "work"})
"""Parts of what is asked for that say little: *skærmarbejde* is about screens."""

WHOLE = frozenset({"høretelefon", "hovedtelefon", "kørestol", "wheelchair", "headphon", "disagreement"})
"""Stems whose last part means something else: headphones are no telephones."""

NOTHING = """
jeg har det der den de er en et og i at på til for med af om ved som kan skal vil ikke min mit mine mig du dig
din dit man svært svære problem problemer brug behov meget lidt mere når hvis
the a an and of to in on for with is are my me it not need hard difficult problems have can
"""
NEVER_ALONE = frozenset(NOTHING.split())
"""Words that say nothing about what is looked for."""

INFLECTED = """
erendes erende hedens ethed erede heden heder endes ernes erens erets ered ende erne eren erer heds enes eres
eret hed ene ere ens ers ets en er es et e
"""
ENDINGS = sorted(INFLECTED.split(), key=len, reverse=True)
LATE_ENDINGS = ("elig", "lig", "ig", "ning", "ing")
DOUBLED = re.compile(r"(.)\1$")


def tokens(text: str) -> list[str]:
    """The words of a text in small letters; ae, oe and aa count as the letters they stand for."""
    folded = fold(text).text
    for typed, letter in TYPED:
        folded = folded.replace(typed, letter)
    return TOKEN.findall(folded)


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """A Danish or English word without its endings."""
    if len(word) <= 3:
        return word
    word = _without(_without_s(word), ENDINGS)
    if len(word) > 5 and word.endswith("els"):  # forstyrrelse, with forstyrre
        word = word[:-3]
    if word.endswith(("gd", "dt", "gt", "kt")) and len(word) > 4:
        word = word[:-1]
    word = _without(word, LATE_ENDINGS, least=4)  # opsigelse is not: ops
    return DOUBLED.sub(r"\1", word) if len(word) > 3 and word[-1] not in VOWELS else word


def _without(word: str, endings: tuple[str, ...] | list[str], least: int = 3) -> str:
    """The word without the longest of the endings that leaves a stem: a vowel, and three letters or more."""
    for ending in endings:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= least and any(letter in VOWELS for letter in rest):
            return rest
    return word


def _without_s(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def meets(asked: str, word: str) -> bool:
    """Whether a word that was asked for finds this word of a text."""
    return stems_meet(stem(asked), stem(word))


def stems_meet(looked: str, found: str) -> bool:
    """The same for their stems: alike, or one of them the first or last part of the other."""
    return looked == found or _is_part(looked, found) or (found not in TOO_WIDE and _is_part(found, looked))


def _is_part(part: str, whole: str) -> bool:
    """Whether a stem is the first or the last part of a longer one."""
    if len(part) < SHORTEST_PART:
        return False
    if whole.startswith(part):
        return True
    return whole.endswith(part) and len(whole) - len(part) >= SHORTEST_HEAD and whole not in WHOLE


def asked_words(query: str) -> list[str]:
    """What is looked for in a query: its words, without those that say nothing."""
    found = tokens(query)
    return [word for word in found if word not in NEVER_ALONE] or found
