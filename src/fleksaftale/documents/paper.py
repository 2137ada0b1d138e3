"""Signing on paper: what stands on a sheet is typed in by a named person, with the scan beside it.

The level stays "papir": the program knows what somebody typed and what the scan looks like, and no more. So
the record says who typed it, when and for whom; each party is told and may say that it is not right; and a
party without an account is to have the agreement on paper.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.audit.log import record
from fleksaftale.cases import guests
from fleksaftale.cases.commands import tell_both
from fleksaftale.cases.models import Party
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.core.guard import look_at
from fleksaftale.documents import uploads
from fleksaftale.documents.events import about
from fleksaftale.documents.guarding import require_comment
from fleksaftale.documents.models import (
    Level,
    PaperConfirmation,
    PaperCopy,
    PaperRemark,
    PaperScan,
    PaperSigning,
    Signature,
    Version,
)
from fleksaftale.documents.paper_shown import Which, unconfirmed
from fleksaftale.documents.signing import close, evidence, proposed_version
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.template import Template
from fleksaftale.documents.uploads import Looked, Upload
from fleksaftale.documents.writing import locked
from fleksjob import dates

STATEMENT = gettext_lazy("Underskrevet med pen på papir.")


@dataclass(frozen=True)
class Paper:
    """What somebody types in of a paper. ``names``: by role, as they stand there."""

    signed_on: date
    names: Mapping[str, str]
    which: Which
    scans: Sequence[Looked]


class WrongDay(Exception):
    """The paper cannot have been signed on that day. The text says why."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def record_paper(seat: Seat, template: Template, version_id: UUID, paper: Paper) -> PaperSigning:
    """Note that a version was signed on paper by everybody who has not signed it here. It is in force then.

    The same once more gives the one that was noted. Raises NotAllowed, WrongDay.
    """
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("paper.record")
        if again := _already(here, version_id, paper):
            return again
        version = proposed_version(here, version_id)
        here.content(version)  # what lies there is what its row says
        for earlier in here.signatures(version):
            evidence(here.seat, earlier)
        require_day(here, version, paper.signed_on)
        missing = to_sign(here, version)
        if not all(is_name(paper.names[party.role], here.seat.name_of(party)) for party in missing):
            raise NotAllowed(_("Skriv kun navnet her."))
        typed = typist(here.seat)
        kept = uploads.keep(here.seat, paper.scans, by=typed)
        noted = _noted(here, version, paper, kept, typed)
        given = [_signature(here, noted, party, paper.names[party.role]) for party in missing]
        said = {"date": dates.show(paper.signed_on), "scan": kept[0].sha256}
        details = about(here.template, version=version.number, fingerprint=version.fingerprint, **said)
        record("paper.recorded", vault=here.seat.vault, actor=here.seat.actor, details=details)
        for party in without_account(here.seat):
            PaperCopy.objects.create(version=version, party=party)
        close(here, max([*given, *here.signatures(version)], key=lambda one: one.signed_at))
        if here.seat.typist:
            tell_both(here.seat.case.pk)
    return noted


def typist(seat: Seat) -> Party:
    """Who types: a principal, or the one who types for a principal."""
    return seat.typist or seat.party


def to_sign(here: Sheet, version: Version) -> list[Party]:
    """Whose signature the version still lacks."""
    return [party for party in here.must_sign() if not here.signature_of(version, party)]


def without_account(seat: Seat) -> list[Party]:
    """Who can read nothing here: without an account, and never in by a guest's link."""
    reads = [p for p in seat.parties if p.user_id or (p.joined_at and guests.is_with(p))]
    return [party for party in seat.parties if party not in reads]


def first_day(here: Sheet) -> date | None:
    """A change cannot have been signed before what it changes; a first agreement may lie before this case."""
    base = here.base
    return clock.day_of(base.signed_at) if base and base.signed_at else None


def require_day(here: Sheet, version: Version, day: date) -> None:
    """Raises WrongDay. A draft may be printed and signed before somebody makes it a version here."""
    if day > clock.today():
        raise WrongDay(_("Datoen er ikke kommet endnu. Skriv den dag, der står på papiret."))
    first = first_day(here)
    if first and day < first:
        raise WrongDay(
            _("Version %(number)s ændrer en aftale, der er underskrevet %(date)s. Tjek datoen på papiret.")
            % {"number": version.number, "date": long_date(first)}
        )


def is_name(typed: str, known: str) -> bool:
    """Whether nothing in a name from a paper names an illness, but for what is part of the known name."""
    names = {one.word for one in look_at(known)}
    return not any(one.strong and one.word not in names for one in look_at(typed))


def _already(here: Sheet, version_id: UUID, paper: Paper) -> PaperSigning | None:
    found = PaperSigning.objects.filter(version=version_id, version__document=here.document).first()
    if found is None:
        return None
    if [one.upload.sha256 for one in found.scans.select_related("upload")] == [s.sha256 for s in paper.scans]:
        return found
    raise NotAllowed(_("Underskriften på papir er allerede skrevet ind. Se den på siden."))


def _noted(here: Sheet, version: Version, paper: Paper, kept: Sequence[Upload], typed: Party) -> PaperSigning:
    noted = PaperSigning(version=version, signed_on=paper.signed_on, entered_by=typed)
    said = {
        "signed_on": paper.signed_on.isoformat(),
        "entered_by": here.seat.name_of(typed),
        "entered_role": typed.role,
        "entered_for": [here.seat.name_of(party) for party in _entered_for(here, version, typed)],
        "paper": paper.which.value,
        "scan": [{"sha256": u.sha256, "kind": u.kind, "pages": u.pages, "bytes": u.size} for u in kept],
    }
    noted.sealed = here.seat.vault.seal(noted.place, json.dumps(said, ensure_ascii=False))
    noted.save(force_insert=True)
    for position, upload in enumerate(kept, start=1):
        PaperScan.objects.create(paper=noted, upload=upload, position=position)
    return noted


def _entered_for(here: Sheet, version: Version, typed: Party) -> list[Party]:
    """Whose signature somebody else typed in. Who has an account has typed nothing themselves either."""
    return [party for party in to_sign(here, version) if party.pk != typed.pk]


def _signature(here: Sheet, noted: PaperSigning, party: Party, name: str) -> Signature:
    """A signature given with a pen: on that day, at no known hour."""
    version = noted.version
    midnight = datetime.combine(noted.signed_on, time(), tzinfo=clock.DENMARK)
    signature = Signature(version=version, party=party, level=Level.PAPER, signed_at=midnight)
    said = {
        "name": " ".join(name.split()),
        "role": party.role,
        "statement": str(STATEMENT),
        "fingerprint": version.fingerprint,
        "level": signature.level,
        "authenticated_at": "",
        "signed_on": noted.signed_on.isoformat(),
        "entered_by": here.seat.name_of(noted.entered_by),
        "entered_for": "" if party.pk == noted.entered_by_id else here.seat.name_of(party),
        "entered_at": noted.entered_at.isoformat(),
    }
    signature.sealed = here.seat.vault.seal(signature.place, json.dumps(said, ensure_ascii=False))
    signature.save(force_insert=True)
    return signature


# --- "det passer ikke" -------------------------------------------------------------------------------------


def say_not_right(
    seat: Seat, template: Template, version_id: UUID, text: str, *, yes: Sequence[str] = ()
) -> PaperRemark:
    """Say that what was typed in of the paper is not right. Both see it; the version stands as it is.

    Saying it twice says it once. Raises NotAllowed, Held (see guarding).
    """
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("paper.remark")
        paper = _paper(here, version_id)
        mine = PaperRemark.objects.filter(paper=paper, party=here.seat.party, settled_at__isnull=True).first()
        if mine:
            return mine
        require_comment(here, text, yes)
        said = PaperRemark(paper=paper, party=here.seat.party)
        said.sealed = here.seat.vault.seal(said.place, text.strip())
        said.save(force_insert=True)
        _tell(here, "paper.remarked", paper)
    return said


def settle_remark(seat: Seat, template: Template, version_id: UUID) -> None:
    """Take one's own remark back: it was cleared up. It stays to be read, with the day."""
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("paper.remark")
        paper = _paper(here, version_id)
        mine = PaperRemark.objects.filter(paper=paper, party=here.seat.party, settled_at__isnull=True)
        if mine.update(settled_at=clock.now()):
            _tell(here, "paper.remark_settled", paper)


def confirm(seat: Seat, template: Template, version_id: UUID) -> None:
    """Say that what another typed in of the paper is right. Saying it twice says it once."""
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("paper.remark")
        paper = _paper(here, version_id)
        if here.seat.party not in unconfirmed(here, paper):
            return
        PaperConfirmation.objects.create(paper=paper, party=here.seat.party)
        _tell(here, "paper.confirmed", paper)


def _paper(here: Sheet, version_id: UUID) -> PaperSigning:
    found = PaperSigning.objects.filter(version=version_id, version__document=here.document).first()
    if found is None:
        raise NotAllowed(_("Denne version er ikke underskrevet på papir."))
    return found


def _tell(here: Sheet, kind: str, paper: PaperSigning) -> None:
    details = about(here.template, version=paper.version.number)
    record(kind, vault=here.seat.vault, actor=here.seat.actor, details=details)
    tell_both(here.seat.case.pk)


# --- the copy on paper -------------------------------------------------------------------------------------


def copy_given(seat: Seat, template: Template, version_id: UUID) -> None:
    """Note that the copy was handed over. Noting it twice notes it once."""
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("paper.copy")
        owed = PaperCopy.objects.filter(
            version=version_id, version__document=here.document, given_at__isnull=True
        )
        for row in owed.select_related("version", "party"):
            row.given_at, row.given_by = clock.now(), typist(here.seat)
            row.save(update_fields=["given_at", "given_by"])
            details = about(here.template, version=row.version.number)
            subject = here.seat.name_of(row.party)
            record("paper.copied", vault=seat.vault, actor=here.seat.actor, subject=subject, details=details)
