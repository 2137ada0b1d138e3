"""Addresses of the pages about a signing on paper, below those of a document."""

from typing import Any

from fleksaftale.web.views import paper


def pages(base: str, version: str) -> tuple[tuple[str, Any, str], ...]:
    return (
        (f"{base}papir/kladde.pdf", paper.DraftPrintView, "draft_print"),
        (f"{version}papir/", paper.PaperView, "paper"),
        (f"{version}papir/til-underskrift.pdf", paper.PaperPrintView, "paper_print"),
        (f"{version}papir/scanning/<int:position>/", paper.PaperScanView, "paper_scan"),
        (f"{version}papir/passer-ikke/", paper.PaperRemarkView, "paper_remark"),
        (f"{version}papir/kopi/", paper.PaperCopyView, "paper_copy"),
    )
