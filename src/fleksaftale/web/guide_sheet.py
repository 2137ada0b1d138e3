"""The guide as it is printed: stages with their texts, what the law says in short, and room for notes.

What older texts say stands on the pages alone: on paper, somebody in a hurry would take
the old sentence along.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from fleksaftale.core.formats import long_date
from fleksaftale.guidance.articles import READERS
from fleksaftale.guidance.stages import Stage
from fleksaftale.web import guide_page
from fleksaftale.web.guide_page import Shown


def sheet(chosen: Sequence[Stage], reader: str, day: date) -> dict[str, Any]:
    """What the printed guide is made of."""
    return {
        "reader": str(READERS[reader]) if reader else "",
        "day": long_date(day),
        "stages": [
            {
                "title": str(stage.title),
                "short": str(stage.short),
                "texts": [_text(guide_page.shown(each, day)) for each in stage.on(day, reader)],
            }
            for stage in chosen
        ],
    }


def _text(each: Shown) -> dict[str, Any]:
    return {
        "title": each.title,
        "old": each.may_be_old,
        "pieces": [
            {"kind": piece.kind, "items": [[[run.text, run.strong] for run in item] for item in piece.items]}
            for piece in each.pieces
        ],
        "laws": [{"when": row.when, "text": row.text, "from": _from(row)} for row in each.laws],
    }


def _from(row: guide_page.Law) -> str:
    """Where a sentence stands; one that is no law is told with the site that says it."""
    if row.law:
        return f"{row.law} ({row.certainty})"
    site = (urlsplit(row.source).hostname or "").removeprefix("www.")
    return f"{row.rank.rstrip('.')}: {site}" if site else row.rank.rstrip(".")
