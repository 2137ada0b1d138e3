"""The printed guide: texts for everybody to take along to the talk, with lines for notes."""

from collections.abc import Mapping
from typing import Any

from fleksaftale.documents.template import Text

from .typesetting import RenderError, legible, typeset
from .words import words

GUIDE = {
    "title": Text("Guide til fleksjob", "Guide to fleksjob"),
    "for": Text("For: {reader}", "For: {reader}"),
    "everybody": Text(
        "For ansatte, ledere, HR og tillidsrepræsentanter", "For employees, managers, HR and reps"
    ),
    "intro": Text(
        "Tag den med til samtalen. Sæt kryds ved det, I vil tale om. Skriv, hvad I gør, ikke hvorfor.",
        "Take it to the talk. Tick what you want to talk about. Write what you do, not why.",
    ),
    "law": Text("Det siger reglerne", "What the rules say"),
    "old": Text("Kan være forældet. Spørg kommunen.", "May be out of date. Ask the municipality."),
    "notes": Text("Noter til samtalen", "Notes for the talk"),
    "guidance": Text(
        "Udskrevet {day}. En vejledning, ikke juridisk rådgivning.",
        "Printed {day}. Guidance, not legal advice.",
    ),
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
}


def render_guide(sheet: Mapping[str, Any], *, language: str, timestamp: int, large: bool = False) -> bytes:
    """The guide as PDF/UA-1 and PDF/A-3a. ``sheet``: reader, day, stages. Raises RenderError."""
    said = words(GUIDE, language)
    said["for"] = said["for"].format(reader=sheet["reader"]) if sheet["reader"] else said["everybody"]
    said["guidance"] = said["guidance"].format(day=sheet["day"])
    data = {**sheet, "language": language, "large": large, "title": said["title"], "words": said}
    try:
        return typeset("guide", legible().data(data), timestamp=timestamp)
    except RenderError:
        return typeset("guide", legible(alone=True).data(data), timestamp=timestamp)
