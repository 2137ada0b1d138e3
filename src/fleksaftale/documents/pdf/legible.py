"""Text that can be printed without loss: what no font can draw is named by its number instead.

PDF/UA and PDF/A refuse a character without a glyph. Dropping it would change what was signed, so it is
printed as ``[U+001B]``. The overrides of writing direction are shown the same way: they are invisible and
can make a signed sentence read differently from what it says.
"""

import unicodedata
from collections.abc import Container
from typing import Any

NEW_LINES = str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", "\n"))

# Control, surrogate, private use and unassigned characters have no agreed look.
WITHOUT_A_LOOK = {"Cc", "Cs", "Co", "Cn"}

JOINED = {"Mn", "Mc", "Me", "Cf"}  # marks on the letter before, and invisible characters

DIRECTION_OVERRIDES = "\u202d\u202e"
WORD_JOINER = "\u2060"  # looks like a byte order mark in a text, and is allowed in PDF

# Invisible by definition, so they need no glyph: joiners, direction marks, variation selectors, emoji tags.
INVISIBLE = frozenset(
    map(
        chr,
        (
            *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0),
            *range(0x180B, 0x1810),
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
            *range(0xE0020, 0xE0080),
            *range(0xE0100, 0xE01F0),
        ),
    )
)


class Legible:
    """Makes texts printable with the fonts at hand, and remembers whether anything had to be named.

    ``alone``: name marks and invisible characters too, so that every letter stands by itself. For the rare
    heap of marks that no font can draw together, though each could be drawn.
    """

    def __init__(self, drawable: Container[str], *, alone: bool = False) -> None:
        self._drawable = drawable
        self._alone = alone
        self.replaced = False

    def text(self, text: str) -> str:
        """The same text, with line breaks as ``\\n`` and every character that cannot be drawn named."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(NEW_LINES)
        text = text.replace("\t", "    ").replace("\ufeff", WORD_JOINER)
        unknown = {ord(c): _name(c) for c in set(text) if not self._can_draw(c)}
        if unknown:
            self.replaced = True
            text = text.translate(unknown)
        return text

    def data(self, data: Any) -> Any:
        """The same for every text in lists, tuples and the values of dictionaries."""
        if isinstance(data, str):
            return self.text(data)
        if isinstance(data, dict):
            return {key: self.data(value) for key, value in data.items()}
        if isinstance(data, list | tuple):
            return [self.data(value) for value in data]
        return data

    def _can_draw(self, character: str) -> bool:
        if character == "\n":
            return True
        category = unicodedata.category(character)
        if character in DIRECTION_OVERRIDES or category in WITHOUT_A_LOOK:
            return False
        if self._alone and category in JOINED:
            return False
        return character in INVISIBLE or character in self._drawable


def _name(character: str) -> str:
    return f"[U+{ord(character):04X}]"
