"""Looks at one strange file, in a process of its own with little memory and little time, and says what it is.

Started by :mod:`documents.uploads` with the file on standard input. It answers one line of JSON: kind and
pages, or why the file is not taken. It imports of this program only what confines it, and can write no file.
"""

import io
import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

MOST_PAGES = 30
MOST_PIXELS = 120_000_000
MOST_DEPTH = 60

ACTIVE_KEYS = {"/JS", "/JavaScript", "/AA", "/EF", "/EmbeddedFiles", "/RichMediaContent", "/XFA", "/3DD"}
ACTIVE_ACTIONS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition", "/Movie",
    "/Sound", "/RichMediaExecute", "/Trans",
}  # fmt: skip
MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # of a part of a JPEG
ACTIVE_TYPES = {"/Filespec", "/EmbeddedFile"}


class Unfit(Exception):
    """The file is not taken; the word says why."""


def look(content: bytes) -> dict[str, Any]:
    if content.startswith(b"%PDF-"):
        return {"kind": "pdf", "pages": pdf_pages(content)}
    if content.startswith(b"\xff\xd8\xff"):
        return picture(content, "JPEG")
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return picture(content, "PNG")
    raise Unfit("kind")


OTHER_FILES = (
    b"%PDF-", b"PK\x03\x04", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b\x08", b"\xd0\xcf\x11\xe0",
    b"#!/", b"<html", b"<!doctype", b"<script", b"<?php", b"<svg",
)  # fmt: skip
"""How other kinds of files begin. Cameras lay data of their own after a picture, so a tail alone is none."""


def refuse_another_file(tail: bytes) -> None:
    if tail[:64].lstrip().lower().startswith(tuple(mark.lower() for mark in OTHER_FILES)):
        raise Unfit("active")
    if b"PK\x05\x06" in tail or b"%PDF-" in tail:  # these are read from wherever they begin
        raise Unfit("active")


def after_jpeg(content: bytes) -> bytes:
    """What stands after the end of the picture. Each part says how long it is; the lines of the picture do
    not, and end at the first mark that is none of theirs."""
    at = 2
    while found := MARK.search(content, at):
        at = found.end()
        if found[0] == b"\xff\xd9":
            break
        at += int.from_bytes(content[at : at + 2], "big")
    return content[at:]


def after_png(content: bytes) -> bytes:
    return content.partition(b"IEND\xae\x42\x60\x82")[2]


def picture(content: bytes, kind: str) -> dict[str, Any]:
    """A whole picture: it is drawn to its last line, so a file that was cut off is found."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as found:
            found.load()
            if getattr(found, "n_frames", 1) != 1:
                raise Unfit("broken")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError):
        raise Unfit("pixels") from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise Unfit("broken") from None
    refuse_another_file(after_jpeg(content) if kind == "JPEG" else after_png(content))
    return {"kind": kind.lower(), "pages": 1}


def pdf_pages(content: bytes) -> int:
    """The pages of a whole PDF in which nothing can start by itself and nothing is hidden."""
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Unfit("locked")
            pages = len(pdf.pages)
            refuse_active(pdf)
    except pikepdf.PasswordError:
        raise Unfit("locked") from None
    except (pikepdf.PdfError, RecursionError, ValueError, TypeError, AttributeError, MemoryError):
        raise Unfit("broken") from None
    if not 1 <= pages <= MOST_PAGES:
        raise Unfit("pages" if pages else "broken")
    return pages


def refuse_active(pdf: pikepdf.Pdf) -> None:
    opening = pdf.Root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and (opening.get("/S") != "/GoTo" or "/Next" in opening):
        raise Unfit("active")
    for entry in (pdf.trailer, *pdf.objects):  # the root may stand in the trailer itself
        for part in parts(entry):
            if ACTIVE_KEYS & set(part.keys()):
                raise Unfit("active")
            if str(part.get("/S", "")) in ACTIVE_ACTIONS or str(part.get("/Type", "")) in ACTIVE_TYPES:
                raise Unfit("active")


def parts(entry: Any, depth: int = 0) -> Iterator[Any]:
    """Every dictionary that stands in one object; what it only points to comes in its own turn."""
    if depth > MOST_DEPTH:
        raise Unfit("broken")
    if isinstance(entry, pikepdf.Array):
        inner = list(entry)
    elif isinstance(entry, pikepdf.Dictionary | pikepdf.Stream):
        yield entry
        inner = [value for _key, value in entry.items()]
    else:
        return
    for value in inner:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            yield from parts(value, depth + 1)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))  # started as a script and cut off from all else
    from fleksaftale.core.apart import answer

    answer(look, refusal=Unfit)
