"""The sheet of an answer from the open pages, to print or take along: sentences, tables, and the reasons.

Nothing on it names a person. Addresses of sources are gathered at its end, numbered, as text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from fleksaftale.documents.template import Text

from .typesetting import RenderError, legible, typeset
from .words import words

ANSWER_SHEET = {
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
    "sources": Text("Kilder", "Sources"),
    "checked": Text("tjekket", "checked"),
    "rule_set": Text("Regelsæt", "Rule set"),
    "guidance": Text(
        "Vejledende. Det er ikke en afgørelse og ikke juridisk rådgivning.",
        "For guidance. It is not a decision and not legal advice.",
    ),
}


@dataclass(frozen=True)
class Ground:
    """One reason, and what it leans on. Text in the language of the reader; empty: there is none.

    ``law``: the paragraph. ``certainty``: the word for how well it was seen. ``source``: an address or a
    name. ``checked``: the day, as people read it. ``who``: whose finding it is, where that is said. ``code``:
    the law's own word for the certainty.
    """

    text: str
    law: str = ""
    certainty: str = ""
    source: str = ""
    checked: str = ""
    who: str = ""
    of: "tuple[Ground, ...]" = ()
    code: str = ""

    @property
    def address(self) -> str:
        """The source, where it can be opened."""
        return self.source if self.source.startswith(("https://", "http://")) else ""


@dataclass(frozen=True)
class SheetTable:
    """``caption`` says what it is of. The columns named in ``right`` (from 0) hold numbers."""

    caption: str
    headers: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True)
class SheetPicture:
    """A drawing as SVG with its own colours, and what it says in words for who does not see it."""

    svg: str
    caption: str
    alt: str


@dataclass(frozen=True)
class SheetPart:
    """A heading with what stands under it, in this order. What is empty is left out."""

    heading: str
    text: str = ""
    picture: SheetPicture | None = None
    points: tuple[str, ...] = ()
    table: SheetTable | None = None
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True)
class AnswerSheet:
    """``lead``: the answer itself, in a few lines. ``day``: the day it is about, as people read it."""

    title: str
    day: str
    lead: tuple[str, ...]
    parts: Sequence[SheetPart]
    rule_set: str
    timestamp: int
    foot: str = ""


def render_answer_sheet(sheet: AnswerSheet, language: str) -> bytes:
    """PDF/UA-1 and PDF/A-3a. Same input, same bytes. Raises RenderError."""
    try:
        return _typeset(sheet, language, alone=False)
    except RenderError:
        return _typeset(sheet, language, alone=True)


def _typeset(sheet: AnswerSheet, language: str, *, alone: bool) -> bytes:
    sources = _Sources()
    said = words(ANSWER_SHEET, language)
    data = {
        "language": language,
        "title": sheet.title,
        "day": sheet.day,
        "lead": sheet.lead,
        "parts": [_part(part, sources) for part in sheet.parts],
        "sources": sources.listed(said["checked"]),
        "rule_set": sheet.rule_set,
        "foot": sheet.foot or sheet.title,
        "words": said,
    }
    return typeset("answer_sheet", legible(alone=alone).data(data), timestamp=sheet.timestamp)


def _part(part: SheetPart, sources: "_Sources") -> Mapping[str, Any]:
    table = part.table
    return {
        "heading": part.heading,
        "text": part.text,
        "picture": part.picture and asdict(part.picture),
        "points": part.points,
        "table": table
        and {
            "caption": table.caption,
            "headers": table.headers,
            "rows": table.rows,
            "right": sorted(table.right),
        },
        "grounds": [_ground(each, sources) for each in part.grounds],
    }


def _ground(ground: Ground, sources: "_Sources") -> Mapping[str, Any]:
    """A reason with the number of its source. The law and how sure it is stand behind it in brackets."""
    behind = ", ".join(each for each in (ground.law, ground.certainty, ground.who) if each)
    return {
        "text": ground.text,
        "behind": behind,
        "number": sources.number(ground) if ground.source else 0,
        "of": [_ground(each, sources) for each in ground.of],
    }


@dataclass
class _Sources:
    """The sources in the order in which they are first named, each once."""

    found: dict[tuple[str, str], int] = field(default_factory=dict)

    def number(self, ground: Ground) -> int:
        return self.found.setdefault((ground.source, ground.checked), len(self.found) + 1)

    def listed(self, checked: str) -> Iterable[str]:
        return [f"{source}, {checked} {day}" if day else source for source, day in self.found]
