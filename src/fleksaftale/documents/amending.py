"""Changing a signed agreement: a new draft from it, with a day, that both sign; or dropped again.

The signed version is never touched. Which one is in force is computed from signatures and dates, see
:mod:`documents.stages`: no job has to run at midnight.
"""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.audit.log import record
from fleksaftale.cases.commands import tell_other
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents import answers as saved
from fleksaftale.documents.answers import NOTHING, Answer
from fleksaftale.documents.changes import Change, changes
from fleksaftale.documents.events import about
from fleksaftale.documents.models import JOINT, Reminder, Stage, Version
from fleksaftale.documents.stages import Sheet, sheet
from fleksaftale.documents.template import State, Template
from fleksaftale.documents.writing import locked, move, require_unsigned
from fleksjob import dates


def open_amendment(seat: Seat, template: Template, begins: date) -> Sheet:
    """Open the draft of the next version, with the answers of the newest signed one and the day it begins.

    Open already, it stays as it is: both may ask at once, and somebody may press twice.
    Raises NotAllowed (nothing is signed yet, a version lies for signature, the day has passed).
    """
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.amend")
        base = here.base
        if base is None:
            raise NotAllowed(_("Der er ikke skrevet under endnu. Ret i stedet i kladden."))
        if here.stage is Stage.DRAFTING:
            return here
        if not template.amendable:
            raise NotAllowed(_("Det er underskrevet og bliver stående. Skriv det nye ved næste samtale."))
        if here.stage is not Stage.SIGNED:
            raise NotAllowed(_("Der ligger allerede en ændring. Læs den, eller lav en ny kladde af den."))
        if begins < clock.today():
            raise NotAllowed(_("Datoen er passeret. Vælg i dag eller en senere dag."))
        move(here, Stage.DRAFTING)
        _begin_with(here, starting_answers(here, base, begins))
        record(
            "amendment.opened",
            vault=seat.vault,
            actor=seat.actor,
            details=about(template, version=base.number, date=dates.show(begins)),
        )
        tell_other(here.seat)
    return sheet(seat, template)


def starting_answers(here: Sheet, base: Version, begins: date) -> dict[str, Answer]:
    """What the draft starts with: the signed answers, and the new day."""
    answers = here.content(base).answers(here.template)
    question, field = here.template.in_force
    values = {**answers.get(question, Answer()).values, field: begins}
    return {**answers, question: Answer(State.ANSWERED, values)}


def _begin_with(here: Sheet, answers: Mapping[str, Answer]) -> None:
    """Lay the answers over what an earlier draft may have left."""
    for question in here.template.questions:
        seen = here.joint.get(question.key, NOTHING).revision
        answer = answers.get(question.key, Answer(State.NOT_AGREED) if not question.required else Answer())
        saved.save(here.seat, here.document, JOINT, question, answer, seen=seen)


def drop_amendment(seat: Seat, template: Template) -> None:
    """Give the change up: what is signed holds on as it is. Refused once somebody has signed the change.

    After a disagreement it can be given up whoever had signed: the version will not be signed by both.
    """
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.amend")
        base = here.base
        if base is None:
            raise NotAllowed(_("Der er ingen ændring at opgive."))
        if here.stage is Stage.SIGNED:  # pressed twice, or by both
            return
        version = here.current
        if here.stage is Stage.PROPOSED:
            require_unsigned(here, version)
        if version:
            withdraw(version)
        move(here, Stage.SIGNED)
        details = about(template, version=base.number)
        record("amendment.dropped", vault=seat.vault, actor=seat.actor, details=details)
        tell_other(here.seat)


def withdraw(version: Version) -> None:
    """Note that a version will not be signed by all. What was signed and said about it stays on it."""
    version.withdrawn_at = clock.now()
    version.save(update_fields=["withdrawn_at"])
    Reminder.objects.filter(version=version, done_at__isnull=True).update(done_at=clock.now())


def draft_changes(here: Sheet) -> list[Change]:
    """What the joint draft changes in the newest signed version."""
    base = here.base
    if base is None:
        return []
    return changes(here.template, here.content(base).answers(here.template), here.answers(JOINT))


def version_changes(here: Sheet, version: Version) -> list[Change]:
    """What a version changes in the signed one before it; nothing for a first version."""
    before = here.before(version)
    if before is None:
        return []
    old, new = here.content(before), here.content(version)
    return changes(here.template, old.answers(here.template), new.answers(here.template))


def changes_something(here: Sheet) -> bool:
    """Whether the draft says anything new. Another day alone does, as long as the agreement has not begun."""
    if here.base is None:
        return False
    old, new = here.content(here.base).answers(here.template), here.answers(JOINT)
    if here.base.begins_on <= clock.today():
        old, new = _without_the_day(here.template, old), _without_the_day(here.template, new)
    return bool(changes(here.template, old, new))


def _without_the_day(template: Template, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    question, field = template.in_force
    answer = answers.get(question, Answer())
    rest = {key: value for key, value in answer.values.items() if key != field}
    return {**answers, question: Answer(answer.state, rest)}
