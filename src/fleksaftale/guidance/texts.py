"""A text in both languages, as the files of guidance have it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language


class BadPage(ValueError):
    """A file of guidance that cannot be used. The message names the place."""


@dataclass(frozen=True)
class Both:
    """Danish and English. As text: in the language of the reader."""

    da: str
    en: str

    @classmethod
    def of(cls, table: Mapping[str, Any], place: str) -> "Both":
        """Raises BadPage unless both languages are there."""
        said = [table.get(language) for language in ("da", "en")]
        if not all(isinstance(text, str) and text.strip() for text in said):
            raise BadPage(f"{place}: da and en are both needed")
        return cls(*(str(text).strip() for text in said))

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.da
