"""Addresses of a document as a file: taken out, its schema, and brought along from elsewhere."""

from typing import Any

from fleksaftale.web.views import exchange


def pages(base: str, version: str) -> tuple[tuple[str, Any, str], ...]:
    return (
        (f"{base}alene/tag-med/", exchange.BringView, "own_bring"),
        (f"{version}aftale.json", exchange.ExportView, "version_json"),
    )
