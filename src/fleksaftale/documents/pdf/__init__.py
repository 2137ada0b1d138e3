"""Documents on paper: the signed agreement as an accessible PDF, and the blank form to print.

Both are PDF/UA-1 and PDF/A-3a in one file, set by typst from the templates in this folder. Public:
:func:`render`, :func:`render_blank`, :class:`RenderError`.
"""

from .agreement import render
from .blank import render_blank
from .typesetting import RenderError

__all__ = ["RenderError", "render", "render_blank"]
