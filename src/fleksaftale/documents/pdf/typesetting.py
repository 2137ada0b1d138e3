"""The typesetter: one template and its data become the bytes of one PDF.

Templates are ours and lie in ``templates/``; data comes in as JSON and is never read as markup. Nothing is
fetched, and no font of the machine is used: IBM Plex Sans lies in ``fonts/`` (copied there at set-up), the
other scripts of the world come from the font packages named below, where they are installed.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

from fleksaftale.documents.printed import Attachment

from .coverage import Coverage
from .legible import Legible
from .streams import unmistakable

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"
FONT_PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")

FAMILY = "IBM Plex Sans"
STYLES = ("Regular", "Italic", "SemiBold")
HAN = "Noto Sans CJK SC"  # one of five families that draw the same characters

STANDARDS: list["typst.PDFStandard"] = ["ua-1", "a-3a"]


class RenderError(Exception):
    """The document could not be made. Nothing was written; the message says what to do about it."""


@dataclass(frozen=True)
class Fonts:
    search: typst.Fonts
    families: tuple[str, ...]  # in the order in which they are tried
    coverage: Coverage


@cache
def fonts() -> Fonts:
    """The fonts, read once per process. Raises RenderError when they have not been set up."""
    missing = [s for s in STYLES if not (FONTS / f"IBMPlexSans-{s}.ttf").is_file()]
    if missing:
        raise RenderError("Skrifttypen IBM Plex Sans mangler. Kør »make run« eller »make setup« igen.")
    folders = [FONTS, *_installed()]
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))
    others = [f for f in found.families() if f != FAMILY and (f == HAN or "CJK" not in f)]
    others.sort(key=lambda family: (family == HAN, family))  # the largest last
    regular = [FONTS / "IBMPlexSans-Regular.ttf", *_files(folders[1:])]
    return Fonts(found, (FAMILY, *others), Coverage.of_fonts(regular))


def _installed() -> Iterable[Path]:
    for package in FONT_PACKAGES:
        spec = find_spec(package)
        if spec and spec.submodule_search_locations:
            yield Path(spec.submodule_search_locations[0])


def _files(folders: Iterable[Path]) -> list[Path]:
    return sorted(f for folder in folders for f in folder.iterdir() if f.suffix in {".ttf", ".otf", ".ttc"})


def legible(*, alone: bool = False) -> Legible:
    return Legible(fonts().coverage, alone=alone)


def typeset(
    template: str, data: Mapping[str, Any], *, timestamp: int, attachments: Iterable[Attachment] = ()
) -> bytes:
    """The PDF of ``templates/<template>.typ``, PDF/UA-1 and PDF/A-3a. Same input, same bytes.

    Raises RenderError. Its message never holds a word of the document.
    """
    found = fonts()
    inputs = {
        "data": json.dumps(data, ensure_ascii=False),
        "families": json.dumps(found.families),
        "attachments": json.dumps([_listed(a) for a in attachments], ensure_ascii=False),
    }
    try:
        compiler = typst.Compiler(
            input=str(TEMPLATES / f"{template}.typ"), root=str(TEMPLATES), font_paths=found.search
        )
        pdf = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS, timestamp=timestamp)
    except Exception as error:
        # Without the cause: the typesetter quotes the text that it stumbled over.
        raise RenderError(f"PDF'en kunne ikke laves ({_reason(error)}). Meld fejlen.") from None
    if not isinstance(pdf, bytes) or not pdf.startswith(b"%PDF-"):
        raise RenderError("PDF'en kunne ikke laves: resultatet er ikke en PDF. Meld fejlen.")
    return unmistakable(pdf)


def marks(template: str, data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """What a template notes under a name while it is set, in the order of the pages. Raises RenderError."""
    found = fonts()
    compiler = typst.Compiler(
        input=str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=found.search,
        sys_inputs={
            "data": json.dumps(data, ensure_ascii=False),
            "families": json.dumps(found.families),
            "attachments": "[]",
        },
    )
    try:
        noted: list[dict[str, Any]] = json.loads(compiler.query(f"<{name}>", field="value"))
    except Exception as error:
        raise RenderError(f"PDF'en kunne ikke laves ({_reason(error)}). Meld fejlen.") from None
    return noted


def _listed(attachment: Attachment) -> dict[str, Any]:
    """An attachment as JSON: text where its bytes are UTF-8, a list of numbers where they are not."""
    content: str | list[int]
    try:
        content = attachment.content.decode()
    except UnicodeDecodeError:
        content = list(attachment.content)
    return {
        "name": attachment.name,
        "description": attachment.description,
        "type": attachment.mime_type,
        "content": content,
    }


def _reason(error: Exception) -> str:
    """What the typesetter said, without the words of the document that it quotes."""
    said = re.sub(r'`.*`|".*"', "…", str(error).splitlines()[0] if str(error) else type(error).__name__)
    return said[:120]
