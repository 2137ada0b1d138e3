"""What is read of a signing on paper: who typed it, the scan, the remarks; on the screen and in the PDF."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fleksaftale.cases.models import Party
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import long_date, moment
from fleksaftale.documents.models import (
    Level,
    PaperCopy,
    PaperRemark,
    PaperScan,
    PaperSigning,
    Signature,
    Version,
)
from fleksaftale.documents.printed import PrintedPaper
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.uploads import Kind, Upload


class Which(models.TextChoices):
    """What was signed: the print of this version, or another paper that says the same."""

    PRINT = "print", gettext_lazy("Udskriften herfra")
    OTHER = "other", gettext_lazy("Et andet papir med de samme svar")


@dataclass(frozen=True)
class Noted:
    """A signing on paper as it is shown and printed."""

    row: PaperSigning
    said: Mapping[str, Any]

    @cached_property
    def scans(self) -> list[PaperScan]:
        return list(self.row.scans.select_related("upload"))

    @property
    def which(self) -> Which:
        return Which(self.said["paper"])

    @property
    def entered(self) -> str:
        """Indtastet af Henrik Møller for Torben Lund."""
        by, whom = self.said["entered_by"], self.said["entered_for"]
        if not whom:
            return _("indtastet af %(by)s") % {"by": by}
        return _("indtastet af %(by)s for %(whom)s") % {"by": by, "whom": in_words(whom)}


def in_words(names: Sequence[str]) -> str:
    """Torben Lund og Birgit Lind."""
    *some, last = names
    return _("%(some)s og %(last)s") % {"some": ", ".join(some), "last": last} if some else last


def noted_of(here: Sheet, version: Version) -> Noted | None:
    """The version's signing on paper; None where it has none."""
    row = PaperSigning.objects.filter(version=version).select_related("entered_by").first()
    return Noted(row, json.loads(here.seat.vault.open(row.place, row.sealed))) if row else None


def signed_when(signature: Signature) -> str:
    """The moment of a signature; of one with a pen only the day is known."""
    if signature.level == Level.PAPER:
        return long_date(clock.day_of(signature.signed_at))
    return moment(signature.signed_at)


def scan_label(noted: Noted, one: PaperScan) -> str:
    """Scanning, 2 sider (PDF); of several files also which: Scanning 1 af 2, 1 side (JPEG)."""
    said = {"n": one.upload.pages, "kind": Kind(one.upload.kind).label}
    pages = ngettext("%(n)d side (%(kind)s)", "%(n)d sider (%(kind)s)", one.upload.pages) % said
    if len(noted.scans) == 1:
        return _("Scanning, %(pages)s") % {"pages": pages}
    which = {"nth": one.position, "total": len(noted.scans), "pages": pages}
    return _("Scanning %(nth)s af %(total)s, %(pages)s") % which


def printed_paper(here: Sheet, version: Version) -> PrintedPaper | None:
    """The signing on paper as the PDF says it."""
    noted = noted_of(here, version)
    return printed(noted) if noted else None


def printed(noted: Noted) -> PrintedPaper:
    entered = f"{moment(noted.row.entered_at)}, {noted.entered}"
    rows = (
        (_("Underskrevet"), long_date(noted.row.signed_on)),
        (_("Skrevet ind"), entered),
        (_("Papiret"), str(noted.which.label)),
    )
    return PrintedPaper(rows, tuple((scan_label(noted, one), one.upload.sha256) for one in noted.scans))


def scan_of(noted: Noted, position: int) -> Upload | None:
    return next((one.upload for one in noted.scans if one.position == position), None)


@dataclass(frozen=True)
class Remark:
    name: str
    mine: bool
    text: str
    at: datetime
    settled_at: datetime | None


def remarks(here: Sheet, noted: Noted) -> list[Remark]:
    seat = here.seat
    return [
        Remark(
            seat.name_of(row.party),
            row.party_id == seat.party.pk,
            seat.vault.open(row.place, row.sealed),
            row.said_at,
            row.settled_at,
        )
        for row in noted.row.remarks.select_related("party")
    ]


def unconfirmed(here: Sheet, paper: PaperSigning) -> list[Party]:
    """Who of the two signed with a pen, did not type it in, and has not said that it is right."""
    said = set(paper.confirmations.values_list("party", flat=True))
    by_pen = {s.party_id for s in here.signatures(paper.version) if s.level == Level.PAPER}
    waiting = by_pen - said - {paper.entered_by_id}
    return sorted((p for p in here.seat.parties if p.pk in waiting), key=lambda p: p.role)


def to_confirm(seat: Seat) -> list[Version]:
    """The signed versions whose paper this person is still to confirm."""
    rows = PaperSigning.objects.filter(version__document__case=seat.case).exclude(entered_by=seat.party)
    rows = rows.exclude(confirmations__party=seat.party).exclude(remarks__party=seat.party)
    rows = rows.filter(version__signatures__party=seat.party, version__signatures__level=Level.PAPER)
    return [row.version for row in rows.select_related("version__document").distinct()]


def open_remarks(seat: Seat) -> list[tuple[str, Version]]:
    """Who says that what was typed in of a paper is not right, and of which version."""
    rows = PaperRemark.objects.filter(paper__version__document__case=seat.case, settled_at__isnull=True)
    found = rows.select_related("party", "paper__version__document")
    return [(seat.name_of(row.party), row.paper.version) for row in found]


def owing(cases: Collection[UUID]) -> set[UUID]:
    """In which of several cases somebody is to have a version on paper and has not got it."""
    rows = PaperCopy.objects.filter(version__document__case__in=cases, given_at__isnull=True)
    return set(rows.values_list("version__document__case", flat=True))


def copies_owed(seat: Seat) -> list[PaperCopy]:
    """Who is to have a version on paper and has not got it; the oldest first."""
    rows = PaperCopy.objects.filter(version__document__case=seat.case, given_at__isnull=True)
    return list(rows.select_related("version__document", "party"))
