"""The drawing of the curve for paper: the page's own drawing, with the colours of print written into it."""

import re
from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from fleksaftale.documents.pdf.answer_sheet import SheetPicture

STYLE = """<style>
text { font-family: "IBM Plex Sans"; font-size: 15px; fill: #1a1a1a }
.draw-tick, .draw-name { fill: #454545 }
.draw-number, .draw-said, .draw-cap-name { font-weight: 600 }
.draw-number, .draw-said { stroke: #ffffff; stroke-width: 5px; paint-order: stroke }
.draw-said { font-size: 17px }
.draw-grid { stroke: #d9d9d9; stroke-width: 1; fill: none }
.draw-axis { stroke: #454545; stroke-width: 1.5; fill: none }
.draw-wage { fill: #c3d3de }
.draw-other { fill: #e6e6e6 }
.draw-dot { fill: #595959 }
.draw-subsidy { fill: #f6e7d3 }
.draw-hatch { stroke: #a8630c; stroke-width: 2; fill: none }
.draw-total { stroke: #1a1a1a; stroke-width: 3.5; stroke-linejoin: round; stroke-linecap: round; fill: none }
.draw-cap { stroke: #a3182c; stroke-width: 2; stroke-dasharray: 9 6; fill: none }
.draw-drop { stroke: #1a1a1a; stroke-width: 1.5; stroke-dasharray: 2 4; fill: none }
.draw-bend, .draw-open { fill: #ffffff; stroke: #1a1a1a; stroke-width: 2.5 }
.draw-zero { fill: #1a1a1a }
.draw-here { fill: #1f5570; stroke: #ffffff; stroke-width: 3 }
.draw-tried { fill: #ffffff; stroke: #1f5570; stroke-width: 3 }
</style>"""


def picture(found: dict[str, Any]) -> SheetPicture:
    """The drawing for a desk. ``found``: see calculator.page()."""
    context = {name: found[name] for name in ("by_hours", "here", "drawn")}
    drawn = render_to_string("web/calculator/_drawing.html", context | {"chart": found["charts"][1]})
    svg = re.sub(r"<svg ([^>]*)>", rf'<svg xmlns="http://www.w3.org/2000/svg" \1>{STYLE}', drawn, count=1)
    title = _caption(by_hours=found["by_hours"])
    return SheetPicture(svg, caption=title, alt=f"{title}. {found['drawn']}")


def drawn_in_words(found: Mapping[str, Any]) -> str:
    """The drawing for who does not see it: where one stands, how the line begins, and its bends."""
    bends = (f"{bend['number']}: {bend['why']}, {bend['where']}, {bend['total']}" for bend in found["bends"])
    told = [_("Her står du: %(where)s, %(total)s") % found["here"], found["at_zero"], *bends]
    return " ".join(f"{text.removesuffix('.')}." for text in told if text)


def _caption(*, by_hours: bool) -> str:
    if by_hours:
        return _("Løn og tilskud i alt ved flere eller færre effektive timer")
    return _("Løn og tilskud i alt ved højere eller lavere løn")
