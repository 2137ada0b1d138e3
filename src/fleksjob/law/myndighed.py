"""Who decides, in the word of the day: jobcenteret until the end of January 2026, kommunen since (L 66).

That the change took effect on 1 February 2026, and not on 1 July, is inferred from the plan of the reform.
"""

from __future__ import annotations

from datetime import date

KOMMUNEN_FRA = date(2026, 2, 1)
KILDE = "https://star.dk/da/implementering/beskaeftigelsesreform/proces"
SIKKERHED = "afledt"

_BEFORE = {"da": "jobcenteret", "en": "the job centre"}
_SINCE = {"da": "kommunen", "en": "the municipality"}


def myndighed(day: date, language: str = "da") -> str:
    """The word for the authority on a day, in Danish ("da") or English ("en")."""
    return (_BEFORE if day < KOMMUNEN_FRA else _SINCE)[language]


def med_dagens_ord(sentence: str, day: date, language: str = "da") -> str:
    """A sentence with {myndighed} or {Myndighed} filled in with the word of the day."""
    word = myndighed(day, language)
    return sentence.replace("{myndighed}", word).replace("{Myndighed}", word[0].upper() + word[1:])
