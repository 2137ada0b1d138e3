"""Scans made on the spot: a PDF of so many pages, a photo, and files that are not what they say."""

import io
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

JAVASCRIPT = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")


def page_of_paper(text: str = "Underskrift", size: tuple[int, int] = (620, 877)) -> Image.Image:
    paper = Image.new("L", size, 245)
    pen = ImageDraw.Draw(paper)
    pen.text((60, 60), text, fill=20)
    pen.line((60, 800, 400, 780, 420, 815), fill=30, width=3)
    return paper


def photo(kind: str = "JPEG", text: str = "Underskrift") -> bytes:
    out = io.BytesIO()
    page_of_paper(text).save(out, kind)
    return out.getvalue()


def scan(pages: int = 2) -> bytes:
    """What a scanner makes: one picture a page."""
    out = io.BytesIO()
    first, *others = [page_of_paper(f"Side {number}") for number in range(1, pages + 1)]
    first.save(out, "PDF", save_all=True, append_images=others)
    return out.getvalue()


def pdf_with(change: Any = None, **saving: Any) -> bytes:
    """A PDF of one page, changed by ``change``."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        if change:
            change(pdf)
        out = io.BytesIO()
        pdf.save(out, **saving)
        return out.getvalue()
