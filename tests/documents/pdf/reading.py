"""Reading a PDF back: what a validator says, what its pages say, what is attached to it."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise

import page as validator
import pikepdf
import pypdf

MM = 72 / 25.4


def failures(pdf: bytes) -> list[str]:
    """What breaks PDF/UA-1 or PDF/A-3a, as rule and message. Empty means conforming to both."""
    return [
        f"{profile} {failure.rule_id}: {failure.message}"
        for profile in ("ua1", "3a")
        for failure in validator.validate_pdf_bytes(pdf, profile=profile).failures
    ]


def pages(pdf: bytes) -> list[str]:
    """The text of each page without any white space: how lines break is not the matter."""
    return [squeezed(found.extract_text()) for found in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def body(pdf: bytes) -> str:
    """The text of all pages, without white space and without what is repeated at the foot."""
    return re.sub(
        r"\n", "", "".join(_without_foot(found) for found in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    )


def _without_foot(found: pypdf.PageObject) -> str:
    """Text that is tagged: the foot is an artifact and left out."""
    parts: list[str] = []
    depth: list[bool] = []

    def before(operator: bytes, operands: list, *_: object) -> None:
        if operator in (b"BDC", b"BMC"):
            depth.append(operands[0] == "/Artifact")
        elif operator == b"EMC":
            depth.pop()

    def text(fragment: str, *_: object) -> None:
        if not any(depth):
            parts.append(fragment)

    found.extract_text(visitor_operand_before=before, visitor_text=text)
    return squeezed("".join(parts))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def attachments(pdf: bytes) -> dict[str, bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {name: spec.get_file().read_bytes() for name, spec in opened.attachments.items()}


def structure(pdf: bytes) -> list[str]:
    """The kinds of all structure elements in reading order: H1, P, Table ..."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [str(element.S)[1:] for element in _elements(opened.Root.StructTreeRoot)]


def table_headers(pdf: bytes) -> list[str]:
    """The scope of every header cell."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        heads = [e for e in _elements(opened.Root.StructTreeRoot) if e.S == "/TH"]
        return [str(a.Scope)[1:] for head in heads for a in head.A if "/Scope" in a]


def expect_readable(pdf: bytes, *in_order: str) -> None:
    """Tagged, with a title and its language; headings without a gap, and each table's headers say of what."""
    assert failures(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert str(file.Root.Lang).startswith("da")
        assert file.Root.MarkInfo.Marked
        assert file.Root.ViewerPreferences.DisplayDocTitle
        with file.open_metadata() as described:
            assert described["dc:title"].strip()
    kinds = structure(pdf)
    levels = [int(kind[1]) for kind in kinds if re.fullmatch("H[1-6]", kind)]
    assert levels[0] == 1
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels)), levels
    assert len(table_headers(pdf)) == kinds.count("TH"), "a header does not say what it is a header of"
    found = [body(pdf).find(squeezed(text)) for text in in_order]
    assert -1 not in found
    assert found == sorted(found), found


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _elements(node.K)


def rooms_to_write(pdf: bytes) -> list[float]:
    """For every ruled line the free height above it in mm: down from the text or line that is next above."""
    rooms = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for found in opened.pages:
            texts, rules = _marks(found)
            for x, y, width in rules:
                above = [ty for tx, ty in texts if x - 1 <= tx < x + width and ty > y + 2]
                above += [ry for rx, ry, rw in rules if rx < x + width and x < rx + rw and ry > y + 2]
                rooms.append((min(above, default=float(found.mediabox[3])) - y) / MM)
    return rooms


def _marks(found: pikepdf.Page) -> tuple[list[tuple[float, float]], list[tuple[float, float, float]]]:
    """Where texts begin, and where level lines run (x, y, width), in points from the lower left corner."""
    texts: list[tuple[float, float]] = []
    rules: list[tuple[float, float, float]] = []
    origin, points = (0.0, 0.0), []
    for operands, operator in pikepdf.parse_content_stream(found):
        match str(operator):
            case "cm":
                origin, points = (float(operands[4]), float(operands[5])), []
            case "BT":
                texts.append(origin)
            case "m" | "l":
                points.append((float(operands[0]), float(operands[1])))
            case "Q" if len(points) == 4:
                xs, ys = zip(*points, strict=True)
                if max(ys) - min(ys) < 1 and max(xs) - min(xs) > 20:
                    rules.append((origin[0] + min(xs), origin[1] - max(ys), max(xs) - min(xs)))
                points = []
    return texts, rules
