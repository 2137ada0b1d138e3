"""The blank form as a PDF to fill in on a screen: each place to write is a field, named and tagged.

The typesetter says where the places are; pikepdf puts the fields there, each with an element of its own in
the structure tree, so that the file stays PDF/UA. Fields that pikepdf or a viewer adds alone would break it.
"""

import io
from functools import cache
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String

from fleksaftale.documents.template import Template

from .blank import DATED, blank_data
from .typesetting import FONTS, marks, typeset

HEIGHT = 841.89  # of A4, in points: PDF counts from below, the typesetter from above
FONT = "FPlex"
TYPED = f"/{FONT} 10 Tf 0 g"
SMALL = f"/{FONT} 8 Tf 0 g"
MULTILINE = 1 << 12
PRINTED = 4  # an annotation that is printed too
HIGH = 30  # points: a higher place takes several lines
INSET = 2  # points that a text keeps from the box around it
FIRST, LAST = 32, 255  # the letters of WinAnsi, which has all that Danish and English are typed with


def render_fillable(template: Template, *, language: str) -> bytes:
    """The blank form with fields, PDF/UA-1. The same template gives the same bytes. Raises RenderError."""
    return with_fields("blank", blank_data(template, language=language, fillable=True))


def with_fields(name: str, data: dict[str, Any]) -> bytes:
    """A printed form with a field at each place that its typesetting notes. Raises RenderError."""
    pdf = pikepdf.open(io.BytesIO(typeset(name, data, timestamp=DATED)))
    font = _font(pdf)
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(Fields=Array(), DA=String(TYPED), DR=Dictionary(Font=Dictionary({f"/{FONT}": font})))
    )
    structure = _Structure(pdf)
    for number, place in enumerate(marks(name, data, "field"), start=1):
        _add(pdf, structure, place, number)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


class _Structure:
    """The structure tree, with a next free number for what is added to it."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf, self.tree = pdf, pdf.Root.StructTreeRoot
        kids = self.tree.K
        self.document = kids[0] if isinstance(kids, Array) else kids
        self.next = max(int(self.tree.get("/ParentTreeNextKey", 0)), _highest(self.tree.ParentTree) + 1)

    def add(self, widget: pikepdf.Object, page: pikepdf.Object, label: str, box: list[float]) -> None:
        """A Form element for a widget, after what stands in the document already."""
        layout = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(box))
        reference = Dictionary(Type=Name.OBJR, Obj=widget, Pg=page)
        element = self.pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name.Form,
                P=self.document,
                Pg=page,
                T=String(label),
                Alt=String(label),
                A=layout,
                K=reference,
            )
        )
        widget.StructParent = self.next
        if not isinstance(self.document.K, Array):
            self.document.K = Array([self.document.K])
        self.document.K.append(element)
        leaf = Dictionary(Limits=Array([self.next, self.next]), Nums=Array([self.next, element]))
        if "/Nums" in self.tree.ParentTree:
            numbers: Any = self.tree.ParentTree.Nums
            numbers.extend([self.next, element])
        else:
            self.tree.ParentTree.Kids.append(self.pdf.make_indirect(leaf))
        self.next += 1
        self.tree.ParentTreeNextKey = self.next


def _highest(node: pikepdf.Object) -> int:
    if "/Nums" in node:
        numbers: Any = node.Nums
        return int(numbers[-2]) if len(numbers) else -1
    kids: Any = node.Kids
    return max((_highest(kid) for kid in kids), default=-1)


def _add(pdf: Pdf, structure: _Structure, place: dict[str, Any], number: int) -> None:
    """One field where the typesetter noted a place."""
    page = pdf.pages[place["page"] - 1].obj
    inset = INSET if place["kind"] == "text" else 0
    place = place | {"width": place["width"] - 2 * inset, "height": place["height"] - 2 * inset}
    top, left = HEIGHT - place["y"] - inset, place["x"] + inset
    box = [round(n, 2) for n in (left, top - place["height"], left + place["width"], top)]
    label = f"{number}. {place['about']}"  # two places may be asked the same, and each has its own name
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            T=String(f"felt-{number:03}"),
            TU=String(label),
            Rect=Array(box),
            F=PRINTED,
            P=page,
        )
    )
    (_tick if place["kind"] == "tick" else _text)(pdf, widget, place)
    structure.add(widget, page, label, box)
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(widget)
    page.Tabs = Name.S
    pdf.Root.AcroForm.Fields.append(widget)


def _text(pdf: Pdf, widget: pikepdf.Object, place: dict[str, Any]) -> None:
    widget.FT = Name.Tx
    widget.Ff = MULTILINE if place["height"] > HIGH else 0
    widget.DA = String(SMALL if place["kind"] == "text" and place["width"] < 150 else TYPED)
    widget.AP = Dictionary(N=_drawn(pdf, place, b"/Tx BMC EMC"))


def _tick(pdf: Pdf, widget: pikepdf.Object, place: dict[str, Any]) -> None:
    width, height = place["width"], place["height"]
    points = ((0.2, 0.5), (0.42, 0.25), (0.8, 0.8))
    moves = " ".join(
        f"{x * width:.2f} {y * height:.2f} {'l' if n else 'm'}" for n, (x, y) in enumerate(points)
    )
    widget.FT, widget.V, widget.AS = Name.Btn, Name.Off, Name.Off
    widget.AP = Dictionary(
        N=Dictionary(Ja=_drawn(pdf, place, f"1.4 w 0 G {moves} S".encode()), Off=_drawn(pdf, place, b""))
    )


def _drawn(pdf: Pdf, place: dict[str, Any], content: bytes) -> pikepdf.Object:
    """How a field looks: nothing but its content, since lines and boxes stand on the page."""
    stream = pdf.make_stream(content)
    stream.Type, stream.Subtype, stream.Resources = Name.XObject, Name.Form, Dictionary()
    stream.BBox = Array([0, 0, round(place["width"], 2), round(place["height"], 2)])
    return stream


@cache
def _metrics() -> tuple[bytes, list[int], dict[str, Any]]:
    """The font to type with, the widths of its letters, and what a viewer must know of it."""
    file = (FONTS / "IBMPlexSans-Regular.ttf").read_bytes()
    font: Any = TTFont(io.BytesIO(file))
    letters, head, os2 = font.getBestCmap(), font["head"], font["OS/2"]
    scale = 1000 / head.unitsPerEm
    widths = []
    for code in range(FIRST, LAST + 1):
        letter = bytes([code]).decode("cp1252", "ignore")
        glyph = letters.get(ord(letter)) if letter else None
        widths.append(round(font["hmtx"][glyph][0] * scale) if glyph else 0)
    box = [round(n * scale) for n in (head.xMin, head.yMin, head.xMax, head.yMax)]
    said = {
        "FontBBox": box,
        "Ascent": round(os2.sTypoAscender * scale),
        "Descent": round(os2.sTypoDescender * scale),
        "CapHeight": round(os2.sCapHeight * scale),
    }
    return file, widths, said


def _font(pdf: Pdf) -> pikepdf.Object:
    """IBM Plex Sans, whole: what will be typed is not known."""
    file, widths, said = _metrics()
    stream = pdf.make_stream(file)
    stream.Length1 = len(file)
    name = Name("/IBMPlexSans")
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=32, ItalicAngle=0, StemV=80, FontFile2=stream
    )
    for key, value in said.items():
        descriptor[f"/{key}"] = Array(value) if isinstance(value, list) else value
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=Array(widths),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )
