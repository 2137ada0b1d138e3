"""Which characters a font file can draw: a reader of the OpenType ``cmap`` table.

Only what is needed to know in advance that a text can be set: the Unicode subtables of format 4 and 12, for
single fonts and collections. Source: OpenType specification 1.9, *cmap*.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

Range = tuple[int, int]  # first and last code point

UNICODE_ENCODINGS = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}


class Coverage:
    """A set of code points, kept as sorted ranges."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        merged: list[Range] = []
        for first, last in sorted(ranges):
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
            else:
                merged.append((first, last))
        self._firsts = [first for first, _ in merged]
        self._lasts = [last for _, last in merged]

    def __contains__(self, character: object) -> bool:
        if not isinstance(character, str):
            return False
        at = bisect_right(self._firsts, ord(character)) - 1
        return at >= 0 and ord(character) <= self._lasts[at]

    def __iter__(self) -> Iterator[str]:
        for first, last in zip(self._firsts, self._lasts, strict=True):
            yield from map(chr, range(first, last + 1))

    @classmethod
    def of_fonts(cls, paths: Iterable[Path]) -> "Coverage":
        """What at least one of the fonts can draw. A collection counts by its first font."""
        return cls(found for path in paths for found in _ranges(path.read_bytes()))


def _ranges(font: bytes) -> Iterator[Range]:
    start = struct.unpack_from(">I", font, 12)[0] if font[:4] == b"ttcf" else 0
    (tables,) = struct.unpack_from(">H", font, start + 4)
    for number in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, start + 12 + 16 * number)
        if tag == b"cmap":
            yield from _cmap(font, offset)


def _cmap(font: bytes, cmap: int) -> Iterator[Range]:
    """The ranges of the best Unicode subtable: format 12 holds all that format 4 holds, and more."""
    (subtables,) = struct.unpack_from(">H", font, cmap + 2)
    forms: dict[int, int] = {}
    for number in range(subtables):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * number)
        if (platform, encoding) in UNICODE_ENCODINGS:
            (form,) = struct.unpack_from(">H", font, cmap + offset)
            forms[form] = cmap + offset
    if 12 in forms:
        yield from _groups(font, forms[12])
    elif 4 in forms:
        yield from _segments(font, forms[4])


def _segments(font: bytes, at: int) -> Iterator[Range]:
    """Format 4: segments of the first 65,536 code points; a code point may still map to "no glyph"."""
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", font, at + 16 + 4 * count)
    offsets_at = at + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", font, offsets_at)
    for number, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(
                    ">H", font, offsets_at + 2 * number + offset + 2 * (code - first)
                )
            if glyph and (glyph + delta) % 0x10000:
                yield code, code


def _groups(font: bytes, at: int) -> Iterator[Range]:
    """Format 12: groups of all code points."""
    (count,) = struct.unpack_from(">I", font, at + 12)
    for first, last, _ in struct.iter_unpack(">III", font[at + 16 : at + 16 + 12 * count]):
        yield first, last
