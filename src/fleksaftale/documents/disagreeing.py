"""Not agreeing: a version that one of the two cannot sign, what each says to it, and one reminder at most.

Nothing runs out. The version in force stays, and either party may open a new draft at any time.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.audit.log import record
from fleksaftale.cases.commands import tell_both, tell_other
from fleksaftale.cases.models import Party
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.one_by_one import one_by_one
from fleksaftale.documents.events import about
from fleksaftale.documents.guarding import require_comment
from fleksaftale.documents.models import Objection, Reminder, Stage, Version
from fleksaftale.documents.signing import lying_version
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.template import Template
from fleksaftale.documents.writing import locked, move

REMIND_AFTER = timedelta(days=14)


@dataclass(frozen=True)
class Said:
    """What one party says to a version; ``text`` may be empty: nobody has to give reasons."""

    party: Party
    name: str
    mine: bool
    text: str
    at: datetime


def cannot_sign(
    seat: Seat, template: Template, version_id: UUID, text: str, *, yes: Collection[str] = ()
) -> Objection:
    """Say that one cannot sign, with or without a reason. Saying it twice says it once.

    Raises NotAllowed: one has signed already, or another version lies there by now; Held (see guarding).
    """
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.disagree")
        if again := _said_by(here, version_id, seat.party):
            return again
        version = lying_version(here, version_id, Stage.PROPOSED)
        if here.signature_of(version, seat.party):
            raise NotAllowed(
                _("Du har skrevet under. En underskrift kan ikke trækkes tilbage. Lav en ny kladde i stedet.")
            )
        said = _say(here, version, text, yes)
        move(here, Stage.DISAGREED)
        Reminder.objects.create(version=version, due_at=clock.now() + REMIND_AFTER)
        details = about(template, version=version.number, fingerprint=version.fingerprint)
        record("version.refused", vault=seat.vault, actor=seat.actor, details=details)
        tell_other(here.seat)
    return said


def comment(
    seat: Seat, template: Template, version_id: UUID, text: str, *, yes: Collection[str] = ()
) -> Objection:
    """Add one's own side to a disagreement, once: both texts stand beside each other. Raises Held."""
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.disagree")
        if again := _said_by(here, version_id, seat.party):
            return again
        version = lying_version(here, version_id, Stage.DISAGREED)
        said = _say(here, version, text, yes)
        details = about(template, version=version.number)
        record("version.commented", vault=seat.vault, actor=seat.actor, details=details)
        tell_other(here.seat)
    return said


def _say(here: Sheet, version: Version, text: str, yes: Collection[str]) -> Objection:
    require_comment(here, text, yes)
    said = Objection(version=version, party=here.seat.party)
    said.sealed = here.seat.vault.seal(said.place, text.strip())
    said.save(force_insert=True)
    return said


def _said_by(here: Sheet, version_id: UUID, party: Party) -> Objection | None:
    version = here.current
    if version is None or version.pk != version_id:
        return None
    return next((o for o in version.objections.all() if o.party_id == party.pk), None)


def said(here: Sheet, version: Version) -> list[Said]:
    """What both have said to a version, in the order they said it."""
    parties = here.seat.ever
    return [
        Said(
            parties[row.party_id],
            here.seat.name_of(parties[row.party_id]),
            row.party_id == here.seat.party.pk,
            here.seat.vault.open(row.place, row.sealed),
            row.said_at,
        )
        for row in version.objections.all()
        if row.party_id in parties
    ]


def send_due_reminders() -> int:
    """Tell both, once and neutrally, that there is something to read. How many disagreements it was about.

    Two workers at once send it once: who marks the row sends. Raises NotAll.
    """
    due = Reminder.objects.filter(done_at__isnull=True, due_at__lte=clock.now())
    return one_by_one(due.select_related("version__document"), _remind)


def _remind(row: Reminder) -> bool:
    with transaction.atomic():
        if not Reminder.objects.filter(pk=row.pk, done_at__isnull=True).update(done_at=clock.now()):
            return False
        tell_both(row.version.document.case_id)
        return True
