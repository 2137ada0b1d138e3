"""A link as a picture that a telephone reads: drawn here, so that nobody else learns the link."""

import io

import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage


def qr_svg(text: str) -> SafeString:
    """The QR code as SVG to stand in a page. Dark on light in every look: telephones want it so."""
    image = qrcode.make(text, image_factory=SvgPathImage, border=4)
    out = io.BytesIO()
    image.save(out)
    svg = out.getvalue().decode()
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308  drawn from numbers by the library
