"""Addresses of a version as another file than its PDF, and of answers that are brought along from one."""

from typing import Any

from fleksaftale.web.views import copies, exchange


def pages(base: str, version: str) -> tuple[tuple[str, Any, str], ...]:
    return (
        (f"{base}alene/tag-med/", exchange.BringView, "own_bring"),
        (f"{version}aftale.json", exchange.ExportView, "version_json"),
        (f"{version}en-side.pdf", copies.CribView, "version_crib"),
        (f"{version}til-kommunen.pdf", copies.KommuneView, "version_kommune"),
    )
