"""What stands beside a document: list and advice of one subject of the law, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from fleksjob.law.emner import emne
from fleksjob.law.raad import Punkt, Raad


@dataclass(frozen=True)
class Line:
    """One sentence and the page it comes from."""

    text: str
    source: str


@dataclass(frozen=True)
class Advice:
    """``required`` and ``recommended``: what the agreement holds. ``said``: what sources say and advise.
    ``unknown``: what they do not say."""

    required: tuple[Line, ...]
    recommended: tuple[Line, ...]
    said: tuple[Line, ...]
    unknown: tuple[Line, ...]


def advice(subject: str) -> Advice:
    """The list and the advice of a subject. Raises LawError for a subject there is not."""
    found = emne(subject)
    return Advice(
        _lines(p for p in found.punkter if p.kraevet),
        _lines(p for p in found.punkter if not p.kraevet),
        _lines(r for r in found.raad if r.slags != "uvist"),
        _lines(r for r in found.raad if r.slags == "uvist"),
    )


def _lines(rows: Iterable[Punkt | Raad]) -> tuple[Line, ...]:
    english = get_language() == "en"
    return tuple(Line(row.en if english else row.da, row.kilde) for row in rows)
