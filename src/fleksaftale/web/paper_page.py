"""A signing on paper as the pages of a version and of a case show it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fleksaftale.agreements import document_types
from fleksaftale.cases.seats import Seat
from fleksaftale.core.formats import moment
from fleksaftale.documents import paper_shown
from fleksaftale.documents.models import Stage, Version
from fleksaftale.documents.stages import Sheet
from fleksaftale.web.addresses import address


def paper_section(here: Sheet, version: Version) -> dict[str, Any] | None:
    """What is told of the paper; None where the version was not signed on paper."""
    noted = paper_shown.noted_of(here, version)
    if noted is None:
        return None
    printed = paper_shown.printed(noted)
    said = paper_shown.remarks(here, noted)
    waiting = paper_shown.unconfirmed(here, noted.row)
    return {
        "unconfirmed": paper_shown.in_words([here.seat.name_of(p) for p in waiting]) if waiting else "",
        "may_confirm": here.seat.party in waiting and here.seat.may("paper.remark"),
        "rows": printed.rows,
        "scans": [
            {
                "text": paper_shown.scan_label(noted, one),
                "sha256": one.upload.sha256,
                "url": address(here, "paper_scan", version.pk, one.position),
            }
            for one in noted.scans
        ],
        "remarks": [{"said": remark, "at": moment(remark.at)} for remark in said],
        "mine_open": any(remark.mine and not remark.settled_at for remark in said),
        "may_remark": here.seat.may("paper.remark"),
    }


def typing_section(seat: Seat) -> dict[str, Any] | None:
    """What somebody with the grant *indtaster* can do now; None for everybody else."""
    if not seat.types_for:
        return None
    typing = seat.typing
    here = document_types.begun(typing, document_types.AFTALE)
    if here is None:
        return None
    name = {"name": typing.name}
    talks = {"url": reverse("talks", args=[seat.case.pk]), "text": _("Opfølgning: samtaler og referater")}
    known: dict[str, Any] = {**name, "links": [*_typing_links(here), *([talks] if here.signed else [])]}
    if here.stage is Stage.PREPARING:
        known["begin"] = address(here, "own_summary")
    known["text"] = _("Det, du skriver, bliver mærket med dit navn og ”for %(name)s”.") % name
    return known


def _typing_links(here: Sheet) -> list[dict[str, str]]:
    if here.stage is Stage.DRAFTING:
        print_url = address(here, "draft_print") + "?stor=1"
        return [
            {"url": address(here, "draft"), "text": _("Skriv i den fælles kladde")},
            {"url": address(here, "draft_summary"), "text": _("Se hele kladden")},
            {"url": print_url, "text": _("Hent kladden med stor skrift, 16 punkt (PDF)")},
        ]
    version = here.current or here.signed
    if version is None:
        return []
    links = [{"url": address(here, "version", version.pk), "text": _("Læs aftalen")}]
    if here.stage is Stage.PROPOSED:
        links.insert(0, {"url": address(here, "paper", version.pk), "text": _("Skriv under på papir")})
    return links


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


def remarks(seat: Seat) -> list[dict[str, str]]:
    """What stands on the case's page of papers that are not right, or that the reader is to confirm."""
    mine = paper_shown.to_confirm(seat) if seat.may("paper.remark") else []
    return [
        {
            "text": _("Aftalen er skrevet ind fra papir. Se, om det passer."),
            "url": address_of(seat, version, "version") + "#papir",
            "link": _("Se version %(number)s") % {"number": version.number},
        }
        for version in mine
    ] + [
        {
            "text": _("%(name)s skriver, at det ikke passer, der er skrevet ind fra papiret.")
            % {"name": name},
            "url": address_of(seat, version, "version") + "#papir",
            "link": _("Se version %(number)s") % {"number": version.number},
        }
        for name, version in paper_shown.open_remarks(seat)
    ]


def address_of(seat: Seat, version: Version, name: str) -> str:
    kind = document_types.of_document(version.document)
    return reverse(name, args=[seat.case.pk, kind, version.pk])
