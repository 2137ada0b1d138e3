"""A new leader begins: what is signed holds on unchanged, what was only a draft is not passed on."""

from collections.abc import Callable

from django.db import transaction

from fleksaftale.agreements import document_types
from fleksaftale.cases import handing_over
from fleksaftale.cases.commands import tell_other
from fleksaftale.cases.life import fresh
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import answers as saved
from fleksaftale.documents.amending import withdraw
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.models import JOINT, Preparation, Stage
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.writing import locked, move

WHEN_TAKEN_OVER: list[Callable[[Seat], None]] = []
"""What rooms above do when a new leader has begun, in the same transaction."""


def take_over(seat: Seat) -> None:
    """Say *Jeg har læst aftalen*. From then on the new leader may do what a leader may. Twice is once."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.take_over")
        if not seat.party.must_read:
            return
        for kind in document_types.in_case(seat):
            here = locked(seat, kind.template)
            Preparation.objects.get_or_create(document=here.document, party=seat.party)
            close_draft(here)
            close_preparations(here)
        handing_over.done_reading(seat)
        for listener in WHEN_TAKEN_OVER:
            listener(seat)
        tell_other(seat)


def close_preparations(here: Sheet) -> None:
    """Where nothing is signed, what the employee showed or called *klar* was for the leader of then."""
    if here.base or here.signed:
        return
    here.document.preparations.update(opened_at=None, ready_at=None)


def close_draft(here: Sheet) -> None:
    """A draft of the leaver's time ends: back to what is signed, or to preparing alone where nothing is."""
    if here.stage not in (Stage.DRAFTING, Stage.PROPOSED, Stage.DISAGREED):
        return
    if lying := here.current:
        withdraw(lying)
    if here.base:
        move(here, Stage.SIGNED)
        return
    for key, entry in here.joint.items():
        question = here.template.question(key)
        saved.save(here.seat, here.document, JOINT, question, Answer(), seen=entry.revision)
    move(here, Stage.PREPARING)
