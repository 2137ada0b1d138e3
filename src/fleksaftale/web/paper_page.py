"""A signing on paper as the pages of a version and of a case show it."""

from typing import Any

from django.urls import reverse

from fleksaftale.agreements import document_types
from fleksaftale.cases.seats import Seat
from fleksaftale.core.formats import moment
from fleksaftale.documents import paper_shown
from fleksaftale.documents.models import Version
from fleksaftale.documents.stages import Sheet
from fleksaftale.web.addresses import address


def paper_section(here: Sheet, version: Version) -> dict[str, Any] | None:
    """What is told of the paper; None where the version was not signed on paper."""
    noted, printed = paper_shown.noted_of(here, version), paper_shown.printed_paper(here, version)
    if noted is None or printed is None:
        return None
    said = paper_shown.remarks(here, noted)
    return {
        "rows": printed.rows,
        "scans": [
            {
                "text": paper_shown.scan_label(one.upload),
                "sha256": one.upload.sha256,
                "url": address(here, "paper_scan", version.pk, one.position),
            }
            for one in noted.scans
        ],
        "remarks": [{"said": remark, "at": moment(remark.at)} for remark in said],
        "mine_open": any(remark.mine and not remark.settled_at for remark in said),
        "may_remark": here.seat.may("paper.remark"),
    }


def copies(seat: Seat) -> list[dict[str, str]]:
    """Who is to have a version on paper, for whoever may tick it."""
    if not (seat.is_principal or seat.for_action("paper.copy").may("paper.copy")):
        return []
    return [
        {
            "name": seat.name_of(row.party),
            "version": str(row.version.number),
            "url": address_of(seat, row.version, "paper_copy"),
            "pdf": address_of(seat, row.version, "version_pdf"),
        }
        for row in paper_shown.copies_owed(seat)
    ]


def address_of(seat: Seat, version: Version, name: str) -> str:
    kind = document_types.by_template(version.document.template_id)
    return reverse(name, args=[seat.case.pk, kind, version.pk])
