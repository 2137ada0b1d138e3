"""Writing a document: alone, ready, open, together. Every function is one thing a person does."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.audit.log import record
from fleksaftale.cases.commands import tell_other
from fleksaftale.cases.life import fresh
from fleksaftale.cases.models import Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents import answers as saved
from fleksaftale.documents import guarding
from fleksaftale.documents.answers import Answer, Conflict
from fleksaftale.documents.events import about
from fleksaftale.documents.gathering import gathered
from fleksaftale.documents.guarding import Held
from fleksaftale.documents.models import JOINT, MOVES, Document, Preparation, Stage, StageChange, Version
from fleksaftale.documents.stages import Sheet, documents_of, has_answer, sheet
from fleksaftale.documents.template import Question, State, Template

Drafts = Mapping[str, tuple[Answer, int]]
"""Answers to save, by question: the answer, and the revision its writer had seen."""


class Conflicts(Exception):
    """Some answers were saved by somebody else in between; the others are saved."""

    def __init__(self, conflicts: list[Conflict]) -> None:
        super().__init__(f"{len(conflicts)} conflicts")
        self.conflicts = {c.question.key: c for c in conflicts}


def start(seat: Seat, template: Template) -> Sheet:
    """Begin a document in a case: both parties prepare alone. Begun already, it is as it stands."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("agreement.prepare")
        if documents_of(seat, template).exists():
            return sheet(seat, template)
        document = Document.objects.create(
            case=seat.case, template_id=template.id, occasion=template.occasion
        )
        Preparation.objects.bulk_create(Preparation(document=document, party=p) for p in seat.parties)
        StageChange.objects.create(document=document, stage=Stage.PREPARING, by=seat.party)
        record(
            "document.started",
            vault=seat.vault,
            actor=seat.actor,
            details={"document": template.title.da},
        )
        if template.named_in_log:  # the one document of every case is told of by the invitation
            tell_other(seat)
    return sheet(seat, template)


def save_alone(seat: Seat, template: Template, drafts: Drafts, *, yes: Collection[str] = ()) -> None:
    """Save a party's own answers. Raises Conflicts when another device of the same person came first.

    ``yes`` is what the writer has said yes to (see guarding); what is still stopped raises Held.
    """
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.prepare")
        if here.stage is not Stage.PREPARING:
            raise NotAllowed(_("I skriver nu i den fælles kladde. Dine egne svar kan ikke ændres mere."))
        scope = str(seat.party.pk)
        passed = _passed(here, scope, drafts, yes)
        conflicts, changed = _save(here, scope, passed)
        _record_saved("preparation.saved", here, changed)
    _raise_for(conflicts, drafts, passed)


def save_together(seat: Seat, template: Template, drafts: Drafts, *, yes: Collection[str] = ()) -> None:
    """Save answers in the joint draft. Raises Conflicts when the other party came first, NotAllowed, Held."""
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.edit_draft")
        require_draft(here)
        passed = _passed(here, JOINT, drafts, yes)
        conflicts, changed = _save(here, JOINT, passed)
        _record_saved("draft.saved", here, changed)
    _raise_for(conflicts, drafts, passed)


def take_answer(
    seat: Seat, template: Template, key: str, role: Role, *, seen: int, yes: Collection[str] = ()
) -> None:
    """Put one party's own wording into the joint draft. Raises Conflicts, NotAllowed, Held."""
    here = sheet(seat, template)
    if not role.is_principal:
        raise NotAllowed(_("Der er ikke noget svar at bruge. Skriv et fælles svar."))
    party = here.seat.by_role[role]
    entries = here.own if party.pk == seat.party.pk else here.others
    question = template.question(key)
    readable = party.pk == seat.party.pk or here.is_open(party)  # showing one's own is one's own choice
    answer = takeable(question, entries[key].answer) if key in entries and readable else None
    if answer is None:
        raise NotAllowed(_("Der er ikke noget svar at bruge. Skriv et fælles svar."))
    save_together(seat, template, {key: (answer, seen)}, yes=yes)


def take_both(seat: Seat, template: Template, key: str, *, seen: int) -> None:
    """Put the rows of both into the joint draft. Raises Conflicts, NotAllowed, Held."""
    question = template.question(key)
    answer = both_answers(sheet(seat, template), question)
    if answer is None:
        raise NotAllowed(_("De to svar kan ikke stå sammen. Skriv et fælles svar."))
    save_together(seat, template, {key: (answer, seen)})


def both_answers(here: Sheet, question: Question) -> Answer | None:
    """What the two have shown each other, gathered, the employee's first; None where that cannot be."""
    if not (here.is_open(here.seat.party) and here.is_open(here.seat.other)):
        return None
    sides = [here.own.get(question.key), here.others.get(question.key)]
    if here.seat.role is not Role.EMPLOYEE:
        sides.reverse()
    answers = [takeable(question, side.answer) if side else None for side in sides]
    if answers[0] is None or answers[1] is None:
        return None
    return gathered(question, answers[0], answers[1])


def takeable(question: Question, answer: Answer) -> Answer | None:
    """A prepared answer as it would stand in the joint draft; None if it says nothing there."""
    if answer.state in (State.IN_DOUBT, State.THINKING):
        answer = Answer(State.ANSWERED, answer.values)
    return answer if has_answer(question, answer) else None


def require_draft(here: Sheet) -> None:
    """Raises NotAllowed, with what to do, when the answers lie for signature or are signed."""
    if here.stage is Stage.DRAFTING:
        return
    if here.stage is Stage.PREPARING:
        raise NotAllowed(_("I skriver stadig hver for sig. Den fælles kladde er ikke åbnet endnu."))
    if here.stage is Stage.SIGNED:
        raise NotAllowed(_("Der er skrevet under. Åbn en ny kladde, hvis noget skal ændres."))
    if here.stage is Stage.DISAGREED:
        raise NotAllowed(_("I er ikke enige om denne version. Lav en ny kladde, når I vil prøve igen."))
    require_unsigned(here, here.current)
    raise NotAllowed(_("Kladden er klar til underskrift. Lav en ny kladde, hvis noget skal ændres."))


def require_unsigned(here: Sheet, version: Version | None) -> None:
    """Raises NotAllowed, with what to do, when somebody has signed the version."""
    signed_by = [s.party_id for s in version.signatures.all()] if version else []
    if signed_by:
        party = here.seat.party if here.seat.party.pk in signed_by else here.seat.ever[signed_by[0]]
        name = here.seat.name_of(party)
        raise NotAllowed(
            _("%(name)s har skrevet under. Lav en ny kladde, så I begge kan læse ændringen.") % {"name": name}
        )


def say_ready(seat: Seat, template: Template, *, health_too: bool = False) -> Sheet:
    """Say *klar*. When both have, their answers open to each other and the joint draft begins.

    Raises NeedsYes where the employee's answers are about health and ``health_too`` is not said.
    """
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.prepare")
        if here.stage is not Stage.PREPARING:  # the draft is open already: it is late for *klar*
            return here
        if here.mine.ready_at is None:
            guarding.require_yes(here, health_too=health_too)
            here.mine.ready_at = clock.now()
            here.mine.save(update_fields=["ready_at"])
            _record("preparation.ready", here)
            tell_other(here.seat)
        if here.both_ready and here.stage is Stage.PREPARING:
            _open_draft(here, _agreed_already(sheet(here.seat, template)))
    return sheet(seat, template)


def say_not_ready(seat: Seat, template: Template) -> None:
    """Take *klar* back, as long as the other has not said it too."""
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.prepare")
        if here.stage is not Stage.PREPARING:
            raise NotAllowed(_("Den fælles kladde er åbnet. Ret i den i stedet."))
        here.mine.ready_at = None
        here.mine.save(update_fields=["ready_at"])
        _record("preparation.not_ready", here)


def open_own_answers(seat: Seat, template: Template, *, health_too: bool = False) -> None:
    """Show one's own answers to the other before both are ready. Cannot be taken back. Raises NeedsYes."""
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.prepare")
        guarding.require_yes(here, health_too=health_too)
        _open_mine(here)
        tell_other(here.seat)


def propose_draft(seat: Seat, template: Template, *, health_too: bool = False) -> Sheet:
    """Open one's own answers and the joint draft, so that nobody can block the other.

    The answers stand beside the questions as a proposal; none of them is settled by that. Raises NeedsYes.
    """
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.edit_draft")
        if here.stage is Stage.PREPARING:
            guarding.require_yes(here, health_too=health_too)
            _open_mine(here)
            _open_draft(here, {})
            tell_other(here.seat)
    return sheet(seat, template)


def write_together(seat: Seat, template: Template) -> Sheet:
    """Skip writing apart: begin an empty joint draft that both write in. Own answers stay closed."""
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.edit_draft")
        if here.stage is Stage.PREPARING:
            _open_draft(here, {})
            tell_other(here.seat)
    return sheet(seat, template)


# --- shared ------------------------------------------------------------------------------------------------


def locked(seat: Seat, template: Template) -> Sheet:
    """The document as it stands now, held until the transaction ends, so that two people take turns."""
    return sheet(fresh(seat), template, lock=True)


def move(here: Sheet, to: Stage) -> None:
    if to not in MOVES[here.stage]:
        raise NotAllowed(_("Det kan ikke lade sig gøre nu. Genindlæs siden og se, hvor langt I er."))
    StageChange.objects.create(document=here.document, stage=to, by=here.seat.party)


def _passed(here: Sheet, scope: str, drafts: Drafts, yes: Collection[str]) -> Drafts:
    """The drafts that the wording guard lets through."""
    return {
        key: (answer, seen)
        for key, (answer, seen) in drafts.items()
        if not guarding.stopped(here, scope, here.template.question(key), answer, yes)
    }


def _raise_for(conflicts: list[Conflict], drafts: Drafts, passed: Drafts) -> None:
    """After the rest is saved: tell of what is not."""
    if conflicts:
        raise Conflicts(conflicts)
    if held := [key for key in drafts if key not in passed]:
        raise Held(held)


def _save(here: Sheet, scope: str, drafts: Drafts) -> tuple[list[Conflict], list[str]]:
    conflicts, changed = [], []
    for key, (answer, seen) in drafts.items():
        question = here.template.question(key)
        try:
            if saved.save(here.seat, here.document, scope, question, answer, seen=seen) > seen:
                changed.append(str(question.number or question.key))
        except Conflict as conflict:
            conflicts.append(conflict)
    return conflicts, changed


def _record_saved(kind: str, here: Sheet, changed: list[str]) -> None:
    if changed:
        _record(kind, here, questions=", ".join(changed))


def _record(kind: str, here: Sheet, **details: str | int) -> None:
    record(kind, vault=here.seat.vault, actor=here.seat.actor, details=about(here.template, **details))


def _open_mine(here: Sheet) -> None:
    if here.mine.opened_at is None:
        here.mine.opened_at = clock.now()
        here.mine.save(update_fields=["opened_at"])
        _record("preparation.opened", here)


def _open_draft(here: Sheet, first: Mapping[str, Answer]) -> None:
    move(here, Stage.DRAFTING)
    opening = dict(here.template.opening(here, True))  # also what is not whole yet: it is to go on from
    ready = {key: takeable(here.template.question(key), answer) for key, answer in first.items()}
    for key, answer in (opening | {key: answer for key, answer in ready.items() if answer}).items():
        saved.save(here.seat, here.document, JOINT, here.template.question(key), answer, seen=0)
    _record("draft.opened", here)


def _agreed_already(here: Sheet) -> dict[str, Answer]:
    """What both wrote alike needs no settling."""
    mine, theirs = here.answers(str(here.seat.party.pk)), here.answers(str(here.seat.other.pk))
    return {
        key: answer
        for key, answer in mine.items()
        if key in theirs and answer.same_as(theirs[key]) and not answer.is_empty()
    }
