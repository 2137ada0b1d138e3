"""A sheet of large type to hang up or hand out: a heading, a list, a few words."""

from dataclasses import dataclass

from fleksaftale.documents.template import Text

from .typesetting import RenderError, legible, typeset
from .words import words

SHEET = {
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
}


@dataclass(frozen=True)
class PrintedSheet:
    """``items``: sentence and details, a label (may be empty) and a text each. ``foot``: at the bottom."""

    language: str
    heading: str
    name: str
    items: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    words: str
    foot: str
    timestamp: int


def render_sheet(sheet: PrintedSheet) -> bytes:
    """The sheet as PDF/UA-1 and PDF/A-3a. Raises RenderError."""
    try:
        return _typeset(sheet, alone=False)
    except RenderError:
        return _typeset(sheet, alone=True)


def _typeset(sheet: PrintedSheet, *, alone: bool) -> bytes:
    data = {
        "language": sheet.language,
        "heading": sheet.heading,
        "name": sheet.name,
        "items": sheet.items,
        "text": sheet.words,
        "foot": sheet.foot,
        "words": words(SHEET, sheet.language),
    }
    return typeset("colleagues", legible(alone=alone).data(data), timestamp=sheet.timestamp)
