"""Letters and notes ready to edit. A paragraph with a fact that is not known is left out, or says it without.

No letter ever has a hole: what is not known is not asked for by dots or brackets. In the file a letter begins
with ``+++ brev kommunen | medarbejder``: its id, and who writes it, if not everybody. Then its title and whom
it is for, a line each, and its paragraphs. ``ellers:`` begins what stands there where a fact is missing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fleksaftale.guidance.texts import BadPage, Both

BEGINS = re.compile(r"^\+\+\+ brev +([a-z-]+)(?: *\| *(\w+))? *$", re.MULTILINE)
OTHERWISE = "\nellers: "
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
    """``to``: whom it is for, in words. ``reader``: who writes such a letter in a case; empty: anybody."""

    id: str
    title: Both
    to: Both
    reader: str
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


def taken_from(danish: str, english: str, place: str) -> tuple[str, str, tuple[Letter, ...]]:
    """Both halves of a text without their letters, and the letters. Raises BadPage."""
    first, found = _split(danish)
    second, others = _split(english)
    if [each[:2] for each in found] != [each[:2] for each in others]:
        raise BadPage(f"{place}: the letters are not the same in both languages")
    letters = tuple(
        _letter(one[0], one[1], (one[2], other[2]), place) for one, other in zip(found, others, strict=True)
    )
    return first, second, letters


def _split(half: str) -> tuple[str, list[tuple[str, str, str]]]:
    body, *rest = BEGINS.split(half)
    return body, list(zip(rest[::3], (who or "" for who in rest[1::3]), rest[2::3], strict=True))


def _letter(name: str, reader: str, halves: tuple[str, str], place: str) -> Letter:
    place = f"{place}: brev {name}"
    heads, texts = [], []
    for half in halves:
        head, _, text = half.strip().partition("\n\n")
        heads.append(head.splitlines())
        texts.append([each.strip("\n") for each in re.split(r"\n\n+", text)])
    if [len(each) for each in heads] != [2, 2] or len(texts[0]) != len(texts[1]):
        raise BadPage(f"{place}: title, whom it is for, and the same paragraphs in both languages")
    title, to = (Both(*each) for each in zip(*heads, strict=True))
    paragraphs = tuple(_paragraph(one, other, place) for one, other in zip(*texts, strict=True))
    return Letter(name, title, to, reader, paragraphs)


def _paragraph(danish: str, english: str, place: str) -> Paragraph:
    texts, others = zip(*(each.partition(OTHERWISE)[::2] for each in (danish, english)), strict=True)
    holes = [frozenset(HOLE.findall(said)) for said in texts]
    if holes[0] != holes[1] or not holes[0] <= KNOWN:
        raise BadPage(
            f"{place}: {texts[0]}: what is to be filled in is not known, or not the same in English"
        )
    if bool(others[0]) != bool(others[1]) or HOLE.search("".join(others)):
        raise BadPage(f"{place}: {others[0]}: ellers stands in both languages, and nothing can be filled in")
    return Paragraph(Both(*texts), Both(*others) if others[0] else None)
