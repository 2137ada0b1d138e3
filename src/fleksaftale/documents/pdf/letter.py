"""A letter or a note that somebody edited, as a PDF to print or send. The program adds no word to it."""

import re

from fleksaftale.documents.template import Text

from .typesetting import RenderError, legible, typeset
from .words import words

LETTER = {
    "title": Text("Brev", "Letter"),
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
}


def render_letter(text: str, *, language: str, timestamp: int) -> bytes:
    """PDF/UA-1 and PDF/A-3a. An empty line ends a paragraph. Raises RenderError."""
    said = words(LETTER, language)
    paragraphs = [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
    data = {
        "language": language,
        "title": said["title"],
        "paragraphs": paragraphs or ["–"],
        "words": said,
    }
    try:
        return typeset("letter", legible().data(data), timestamp=timestamp)
    except RenderError:
        return typeset("letter", legible(alone=True).data(data), timestamp=timestamp)
