"""A talk for each agreement that has none: signed before talks were planned here, or without a rhythm."""

import contextlib
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from fleksaftale.agreements import document_types
from fleksaftale.agreements.template import OPFOELGNING as RYTME
from fleksaftale.audit import SYSTEM
from fleksaftale.cases.models import Case, Life
from fleksaftale.cases.seats import NotFound, Seat, of_case
from fleksaftale.core import clock
from fleksaftale.core.crypto import KeyErased
from fleksaftale.core.one_by_one import one_by_one
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.models import Version
from fleksaftale.documents.template import State
from fleksaftale.talks import commands, queries
from fleksaftale.talks.models import Reason, Talk
from fleksaftale.talks.planning import first_day

BY_ADVICE = {RYTME.key: Answer(State.ANSWERED, {"rytme": RYTME.field("rytme").advice})}
"""Where no rhythm is agreed: what the form suggests."""


def plan_missing() -> int:
    """Plan the next talk of each open case with an agreement and no talk to come; how many were planned.

    Done once, there is nothing left to do: the next talk follows from the minutes of each. Raises NotAll.
    """
    return one_by_one(_without_talk(), _plan)


def _without_talk() -> list[UUID]:
    kinds = [kind.template.id for kind in document_types.ALL if kind.has_rhythm]
    signed = Version.objects.filter(
        document__case=OuterRef("pk"), document__template_id__in=kinds, signed_at__isnull=False
    )
    coming = Talk.objects.filter(case=OuterRef("pk"), held_on__isnull=True, cancelled_at__isnull=True)
    cases = Case.objects.filter(Exists(signed), ~Exists(coming)).with_life().order_by("pk")
    rows = cases.values_list("pk", "life")  # type: ignore[misc]  # annotated by with_life()
    return [pk for pk, life in rows if life == Life.OPEN]


def _plan(case: UUID) -> bool:
    """Whether a talk was planned: not where somebody did it meanwhile, or the case's key is erased."""
    with contextlib.suppress(KeyErased, NotFound), transaction.atomic():
        seat = of_case(Case.objects.select_for_update().get(pk=case))
        if seat.life is not Life.OPEN or queries.open_talk(seat.case):
            return False
        answers = _agreed(seat)
        if answers.get(RYTME.key, EMPTY).state is State.NOT_RELEVANT:
            return False
        has_rhythm = bool(answers.get(RYTME.key, EMPTY).get("rytme"))
        due_on = first_day(seat.case, answers if has_rhythm else answers | BY_ADVICE)
        if pause := queries.pause_on(seat.case, clock.today()):
            due_on = max(due_on, pause.until + commands.TO_FIND_A_DAY)
        if seat.life_on and due_on > seat.life_on:
            return False
        reason = Reason.RHYTHM if has_rhythm else Reason.ADVICE
        commands.plan(seat, due_on, reason=reason, actor=SYSTEM)
        return True
    return False


def _agreed(seat: Seat) -> dict[str, Answer]:
    """What is signed of the document that says how often talks are held: the agreement before others."""
    for kind in document_types.in_case(seat):
        here = document_types.begun(seat, kind)
        version = here and (here.signed or here.base)
        if here and version and kind.has_rhythm:
            return here.content(version).answers(kind.template)
    return {}
