"""An agreement on one page: what one looks up on an ordinary day. It never takes two."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fleksaftale.documents.template import Text

from .typesetting import RenderError, legible, typeset
from .words import words

CRIB = {
    "page": Text("Side", "Page"),
    "of": Text("af", "of"),
    "more": Text("og {n} til – se aftalen", "and {n} more – see the agreement"),
    "cut": Text("… se aftalen", "… see the agreement"),
}
SIZES = (12, 11, 10, 9)  # points
SHORT_LISTS = (12, 8, 5, 3)  # lines of a list that are left where the smallest type is not enough
SHORT_LINE = 140  # characters of a line that is cut then


@dataclass(frozen=True)
class PrintedCrib:
    """``blocks``: a heading and its lines, the most important first."""

    language: str
    title: str
    subtitle: str
    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    foot: str
    timestamp: int


def render_crib(crib: PrintedCrib) -> bytes:
    """One page, PDF/UA-1 and PDF/A-3a: the largest type that fits. Raises RenderError."""
    for size, tried in _tries(crib):
        pdf = _typeset(tried, size)
        if _pages(pdf) == 1:
            return pdf
    raise RenderError("Arket kunne ikke laves: teksten er for lang til én side. Meld fejlen.")


def _tries(crib: PrintedCrib) -> Iterator[tuple[int, PrintedCrib]]:
    for size in SIZES:
        yield size, crib
    for most in SHORT_LISTS:
        yield SIZES[-1], shortened(crib, most)


def shortened(crib: PrintedCrib, most: int) -> PrintedCrib:
    """The same with short lists and short lines, each saying that there is more."""
    said = words(CRIB, crib.language)
    blocks = []
    for heading, lines in crib.blocks:
        kept = [_short(line, said["cut"]) for line in lines[:most]]
        if len(lines) > most:
            kept.append(said["more"].format(n=len(lines) - most))
        blocks.append((heading, tuple(kept)))
    return replace(crib, blocks=tuple(blocks), subtitle=_short(crib.subtitle, said["cut"]))


def _short(line: str, cut: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= SHORT_LINE else f"{line[:SHORT_LINE].rstrip()} {cut}"


def _pages(pdf: bytes) -> int:
    import pikepdf  # takes time to load, and the program starts without it

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _typeset(crib: PrintedCrib, size: int) -> bytes:
    data = {
        "language": crib.language,
        "size": size,
        "title": crib.title,
        "subtitle": crib.subtitle,
        "blocks": crib.blocks,
        "foot": crib.foot,
        "words": words(CRIB, crib.language),
    }
    try:
        return typeset("crib", legible().data(data), timestamp=crib.timestamp)
    except RenderError:
        return typeset("crib", legible(alone=True).data(data), timestamp=crib.timestamp)
