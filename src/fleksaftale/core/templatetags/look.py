"""What templates need for the look: icons drawn in place, and the errors of a form."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.utils.html import conditional_escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from fleksaftale.core import formats
from fleksaftale.core.forms.summary import ErrorItem
from fleksaftale.core.forms.summary import error_items as items_of

register = template.Library()
ICONS = "vendor/dkfds/img/svg-icons"
DANISH_NAME = re.compile(r"[Ff]leks-tillægsaftale")

SENTENCE_ENDS = re.compile(r"(?<=[.?]) (?=[A-ZÆØÅ])")
ENOUGH, MOST = 50, 160
"""Letters in the description of a page: fewer say too little, and of more the end is cut off elsewhere."""

LONG_WORDS = {"Forventningsafstemning": "Forventnings\u00adafstemning"}


@register.filter
def error_items(form: object) -> list[ErrorItem]:
    """The messages of a form with the ids they lead to."""
    return items_of(form)


@register.filter
def labelled(cells: Sequence[object], headers: Sequence[object]) -> list[tuple[object, object]]:
    """A row of a table as pairs of header and cell, for screens too narrow for columns."""
    return list(zip(headers, cells, strict=True))


@register.filter
def whose(name: str) -> str:
    """A name as owner, in the language of the reader: Majas, Lars', Maja’s."""
    return formats.whose(str(name))


@register.filter
def named(text: object) -> SafeString:
    """A title in which the document's Danish name is marked as Danish, so that it is read out right."""
    said: str = conditional_escape(str(text))
    if get_language() != "da":
        said = DANISH_NAME.sub(lambda found: f'<span lang="da">{found[0]}</span>', said)
    return mark_safe(said)  # noqa: S308 (escaped above)


@register.filter
def brief(text: SafeString) -> SafeString:
    """The first sentences of a text, enough of them for the description of a page and not much more."""
    sentences = SENTENCE_ENDS.split(" ".join(strip_tags(text).replace("\u00ad", "").split()))
    said = ""
    while sentences and len(said) < ENOUGH:
        said = f"{said} {sentences.pop(0)}".lstrip()
    if len(said) > MOST:
        said = f"{said[: MOST - 1].rpartition(' ')[0].rstrip(' ,;:–')}…"
    return mark_safe(said)  # noqa: S308 (escaped as it came)


@register.filter
def breakable(text: SafeString) -> SafeString:
    """A heading whose longest words may break at their joint, on a narrow screen. For headings only: what is
    stored, copied from elsewhere or read out is the word itself."""
    said: str = conditional_escape(text)
    for word, parts in LONG_WORDS.items():
        said = said.replace(word, parts)
    return mark_safe(said)  # noqa: S308 (escaped above)


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """A DKFDS icon, drawn in place so that it takes the colour of the text. Always decorative: the meaning
    stands in words beside it. Empty where the npm files have not been fetched."""
    drawing = _drawing(name)
    return mark_safe(drawing.replace("<svg", f'<svg class="icon-svg {css}"', 1))  # noqa: S308 (our own files)


@lru_cache
def _drawing(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise ValueError(f"{name!r} is no name of an icon")
    path = finders.find(f"{ICONS}/{name}.svg")
    if not path:
        return ""
    svg = Path(path).read_text(encoding="utf-8")
    svg = re.sub(r"<\?xml.*?\?>|<!--.*?-->|<title>.*?</title>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\s(?:fill|class|id|width|height|style|aria-hidden|focusable)="[^"]*"', "", svg)
    return svg.replace("<svg", '<svg focusable="false" aria-hidden="true"', 1).strip()
