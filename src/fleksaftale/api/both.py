"""The description in one of two languages: both are written beside each other, and one of them is shown."""

from typing import Any

ENGLISH = "x-en"
"""The key under which the English of a summary or description waits."""


def said(da: str, en: str) -> dict[str, str]:
    """A description in both languages."""
    return {"description": da, ENGLISH: en}


def shown_in(language: str, part: Any) -> Any:
    """The description with the one language in place, and no trace of the other."""
    if isinstance(part, list):
        return [shown_in(language, each) for each in part]
    if not isinstance(part, dict):
        return part
    found = {key: shown_in(language, each) for key, each in part.items() if key != ENGLISH}
    if language == "en" and ENGLISH in part:
        found["summary" if "summary" in part else "description"] = part[ENGLISH]
    return found
