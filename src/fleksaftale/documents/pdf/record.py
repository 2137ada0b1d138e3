"""A record of sections with text, points and tables: the documentation, and the package to the kommune."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fleksaftale.documents.template import Text

from .typesetting import RenderError, legible, typeset
from .words import words

RECORD = {
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
    "contents": Text("Indhold", "Contents"),
}


@dataclass(frozen=True)
class PrintedRecord:
    """``lead``: lines under the title. ``sections``: see evidence.outline. ``contents``: listed first."""

    language: str
    title: str
    lead: tuple[str, ...]
    sections: Sequence[Mapping[str, Any]]
    foot: str
    timestamp: int
    contents: bool = False


def render_record(record: PrintedRecord) -> bytes:
    """The record as PDF/UA-1 and PDF/A-3a, without links out of it. Raises RenderError."""
    try:
        return _typeset(record, alone=False)
    except RenderError:
        return _typeset(record, alone=True)


def _typeset(record: PrintedRecord, *, alone: bool) -> bytes:
    data = {
        "language": record.language,
        "title": record.title,
        "lead": record.lead,
        "sections": record.sections,
        "foot": record.foot,
        "contents": record.contents,
        "words": words(RECORD, record.language),
    }
    return typeset("record", legible(alone=alone).data(data), timestamp=record.timestamp)
