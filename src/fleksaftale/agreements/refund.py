"""The § 56 agreement on refunds: where it is, and what the law says of it. Not for a fleksjob.

The agreement itself names an illness and goes to the municipality on its own form. Nothing of that is asked
for here: only days, and where the paper is.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from fleksaftale.agreements.models import RefundNote
from fleksaftale.agreements.queries import agreement
from fleksaftale.audit.log import record
from fleksaftale.cases.commands import tell_other
from fleksaftale.cases.life import fresh
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksjob.vurdering import Vurdering, vurder

SUBJECT = "paragraf56"
STATUSES = ("ikke_sendt", "afventer", "godkendt", "afslag")
"""Where the municipality has it, in the words of the subject's fact ``godkendelse``."""
WHEN_NOTED: list[Callable[[Seat], None]] = []
"""What rooms above do with a new note, in the same transaction."""


@dataclass(frozen=True)
class Refund:
    """``agreed``: the day the two agreed. ``status``: a name of ``STATUSES``. ``approved`` and ``until``: the
    days in the municipality's letter. ``revision``: 0 where nothing is noted."""

    agreed: date | None = None
    status: str = STATUSES[0]
    approved: date | None = None
    until: date | None = None
    revision: int = 0


class NotedMeanwhile(Exception):
    """The other noted something since the page was shown."""


def refund(seat: Seat) -> Refund:
    """What is noted now."""
    newest = RefundNote.objects.filter(case=seat.case).last()
    if newest is None:
        return Refund()
    said = json.loads(seat.vault.open(newest.place, newest.sealed))
    days = {
        key: date.fromisoformat(said[key]) if said[key] else None for key in ("agreed", "approved", "until")
    }
    return Refund(status=said["status"], revision=newest.revision, **days)


def note(seat: Seat, refund: Refund) -> None:
    """Note where it is. ``refund.revision`` is what the page showed. Raises NotAllowed, NotedMeanwhile."""
    try:
        with transaction.atomic():
            seat = fresh(seat)
            seat.allow("refund.note")
            _add(seat, refund)
            for listener in WHEN_NOTED:
                listener(seat)
            record("refund.noted", vault=seat.vault, actor=seat.actor)
            tell_other(seat)
    except IntegrityError:
        raise NotedMeanwhile from None


def _add(seat: Seat, refund: Refund) -> None:
    row = RefundNote(case=seat.case, revision=refund.revision + 1, noted_by=seat.party)
    days = {"agreed": refund.agreed, "approved": refund.approved, "until": refund.until}
    said = {"status": refund.status} | {key: day.isoformat() if day else "" for key, day in days.items()}
    row.sealed = seat.vault.seal(row.place, json.dumps(said))
    row.save()


def in_fleksjob(seat: Seat) -> bool:
    """Whether the case is a fleksjob already: the two have signed the Fleks-tillægsaftale."""
    return bool(agreement(seat).agreed)


def assessed(seat: Seat, noted: Refund) -> Vurdering:
    """What the law says of what is noted. It never says that the twelve months have begun."""
    facts = {"dato": clock.today().isoformat(), "ansat_i_fleksjob": "ja" if in_fleksjob(seat) else "nej"}
    if noted.revision:
        facts["godkendelse"] = noted.status
    days = {"godkendt_den": noted.approved, "godkendt_til": noted.until}
    facts |= {key: day.isoformat() for key, day in days.items() if day and noted.status == "godkendt"}
    return vurder(SUBJECT, facts)


def said(sentence: tuple[str, str]) -> str:
    """A sentence of the law in the reader's language."""
    return sentence[get_language() == "en"]
