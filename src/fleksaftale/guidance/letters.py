"""Letters and notes ready to edit. A paragraph with a fact that is not known is left out, or says it without.

No letter ever has a hole: what is not known is not asked for by dots or brackets.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fleksaftale.guidance.texts import Both

HOLE = re.compile(r"\{(\w+)\}")
KNOWN = frozenset(
    {
        "navn", "leder", "den_anden", "arbejdsplads", "kontakt", "timer", "effektive", "siden",
        "afgoerelse", "klager_over", "proevet", "proevet_delt", "mangler", "myndighed", "Myndighed",
    }
)  # fmt: skip
"""What a letter may ask for. All of it is known in some cases, and none of it always."""


@dataclass(frozen=True)
class Paragraph:
    """``otherwise`` stands where one of the facts is missing; None: nothing stands there."""

    text: Both
    otherwise: Both | None = None

    @property
    def holes(self) -> frozenset[str]:
        return frozenset(HOLE.findall(self.text.da))


@dataclass(frozen=True)
class Letter:
    """``to``: whom it is for, in words. ``roles``: who writes such a letter in a case; empty: anybody."""

    id: str
    title: Both
    to: Both
    roles: frozenset[str]
    paragraphs: tuple[Paragraph, ...]

    def filled(self, facts: Mapping[str, str]) -> str:
        """The letter in the reader's language, with what is known."""
        known = {name: text for name, text in facts.items() if text}
        found = (_filled(paragraph, known) for paragraph in self.paragraphs)
        return "\n\n".join(text for text in found if text)


def _filled(paragraph: Paragraph, known: Mapping[str, str]) -> str:
    if paragraph.holes <= known.keys():
        return HOLE.sub(lambda hole: known[hole[1]], str(paragraph.text))
    return str(paragraph.otherwise) if paragraph.otherwise else ""
