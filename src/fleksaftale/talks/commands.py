"""What people do with a talk: find a time, move it, give it up, let the follow-up rest.

The first talk is planned when an agreement is signed, and the next when the minutes of one are.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from fleksaftale.agreements import document_types
from fleksaftale.audit import Actor
from fleksaftale.audit.log import record
from fleksaftale.cases.commands import tell_other
from fleksaftale.cases.life import fresh
from fleksaftale.cases.models import Life
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.writing import start
from fleksaftale.talks import history, queries, registry
from fleksaftale.talks.models import Pause, Reason, Step, Talk, TalkStep
from fleksjob import dates

TO_FIND_A_DAY = timedelta(days=14)
"""How long there is at least to find a day: after a pause, and where the agreed day has passed."""

LONGEST_PAUSE = timedelta(days=366)
"""A pause can be made longer while it runs: nobody ends the follow-up for good by one."""

SHORTEST, LONGEST = 15, 480  # minutes


def plan(seat: Seat, due_on: date, *, reason: Reason = Reason.RHYTHM, actor: Actor | None = None) -> Talk:
    """Plan the case's next talk, to be held on ``due_on`` at latest. Inside a transaction.

    ``actor``: who does it, where it is not the person in the seat.
    Raises IntegrityError where a talk is planned already.
    """
    newest = Talk.objects.filter(case=seat.case).aggregate(newest=Max("number"))["newest"] or 0
    talk = Talk.objects.create(case=seat.case, number=newest + 1, reason=reason, due_on=due_on)
    _step(talk, Step.PLANNED)
    _note(seat, "talk.planned", talk, actor, date=dates.show(due_on))
    registry.tell(talk)
    return talk


def ask(seat: Seat, due_on: date, *, reason: Reason = Reason.ASKED) -> Talk:
    """Ask for a talk on a day at latest: the planned one is held by then, or one is planned.

    Raises NotAllowed (the day has passed, or the planned talk is sooner).
    """
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("talk.plan")
        if due_on < clock.today():
            raise NotAllowed(_("Datoen er passeret. Vælg i dag eller en senere dag."))
        talk = queries.open_talk(seat.case)
        if talk is None:
            talk = plan(seat, due_on, reason=reason)
        elif talk.due_on < due_on:
            raise NotAllowed(_("Der er planlagt en samtale, der er før den dag."))
        elif (talk.due_on, talk.reason) != (due_on, reason):
            _due(talk, due_on, reason)
            _step(talk, Step.MOVED, seat)
            registry.tell(talk)
        else:  # pressed twice
            return talk
        _note(seat, "talk.asked", talk, date=dates.show(due_on))
        tell_other(seat)
    return talk


class Moved(NotAllowed):
    """The talk is not as it was when the person looked."""


def book(seat: Seat, number: int, starts_at: datetime, *, lasts: int = 60, seen: str | None = None) -> Talk:
    """Find a time for the planned talk, or another than the one that was found. The same twice is once.

    ``seen``: how the talk stood on the person's page (``queries.stand_of``).
    Raises NotAllowed (the talk is held by now, the time has passed), Moved.
    """
    with transaction.atomic():
        seat, talk = _planned(seat, number)
        if (talk.starts_at, talk.lasts) == (starts_at, lasts):
            return talk
        _require_seen(talk, seen)
        if starts_at < clock.now():
            raise NotAllowed(_("Tidspunktet er passeret. Vælg et senere."))
        if not SHORTEST <= lasts <= LONGEST:
            raise NotAllowed(_("En samtale varer mellem et kvarter og otte timer."))
        moved = talk.starts_at is not None
        talk.starts_at, talk.lasts = starts_at, lasts
        talk.save(update_fields=["starts_at", "lasts"])
        _step(talk, Step.MOVED if moved else Step.BOOKED, seat)
        _note(seat, "talk.moved" if moved else "talk.booked", talk, date=_at(starts_at))
        registry.tell(talk)  # the other is told with the meeting for the calendar
    return talk


def cancel(seat: Seat, number: int, *, seen: str | None = None) -> Talk:
    """Give up the time that was found. The talk is still to be held: another time is to be found.

    Raises NotAllowed, Moved.
    """
    with transaction.atomic():
        seat, talk = _planned(seat, number)
        if talk.starts_at is None:  # pressed twice, or by both
            return talk
        _require_seen(talk, seen)
        _give_up_time(seat, talk)  # the other is told with the calendar's cancellation
    return talk


def pause(seat: Seat, until: date) -> Pause:
    """Let the follow-up rest to the end of a day. Nobody is asked why.

    The planned talk is due when there has been time to find a day after it. A running pause gets the new day.
    Raises NotAllowed where the day has passed, or is more than a year ahead.
    """
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("talk.pause")
        if until < clock.today():
            raise NotAllowed(_("Datoen er passeret. Vælg i dag eller en senere dag."))
        if until > clock.today() + LONGEST_PAUSE:
            raise NotAllowed(_("En pause er højst et år. I kan gøre den længere, når den er i gang."))
        running = queries.pause_on(seat.case, clock.today())
        if running and running.until == until:
            return running
        if running:
            running.ended_at = clock.now()
            running.save(update_fields=["ended_at"])
        made = Pause.objects.create(case=seat.case, since=clock.today(), until=until, by=seat.party)
        record("talk.paused", vault=seat.vault, actor=seat.actor, details={"date": dates.show(until)})
        if talk := queries.open_talk(seat.case):
            if talk.starts_at and made.since <= clock.day_of(talk.starts_at) <= until:
                _give_up_time(seat, talk)
            _due_after_pause(seat, talk, until)
        tell_other(seat)
    return made


def resume(seat: Seat) -> None:
    """End the pause before its day: the talk is due as before, or when there has been time to find a day.

    Pressed twice, it is done once.
    """
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("talk.pause")
        running = queries.pause_on(seat.case, clock.today())
        if running is None:
            return
        running.ended_at = clock.now()
        running.save(update_fields=["ended_at"])
        record("talk.resumed", vault=seat.vault, actor=seat.actor)
        if talk := queries.open_talk(seat.case):
            _due_after_pause(seat, talk, clock.today())
        tell_other(seat)


def _due_after_pause(seat: Seat, talk: Talk, end: date) -> None:
    """Due on its own day, or later where the pause leaves too little time. The own day is kept."""
    own = talk.due_before_pause or talk.due_on
    due_on = max(own, end + TO_FIND_A_DAY)
    if due_on != talk.due_on:
        talk.due_on, talk.due_before_pause = due_on, own if due_on != own else None
        talk.save(update_fields=["due_on", "due_before_pause"])
        _step(talk, Step.MOVED, seat)
    registry.tell(talk)


def put_due(seat: Seat, talk: Talk, due_on: date, *, reason: Reason = Reason.RHYTHM) -> None:
    """Plan an open talk for another day at latest. Inside a transaction."""
    _due(talk, due_on, reason)
    _step(talk, Step.MOVED)
    _note(seat, "talk.planned", talk, date=dates.show(due_on))
    registry.tell(talk)


def follow_life(seat: Seat, talk: Talk) -> None:
    """Let a talk follow the case's life: no time is kept after the last day. Inside a transaction."""
    if talk.starts_at and talk.starts_at > clock.now() and not _runs_on(seat, clock.day_of(talk.starts_at)):
        _give_up_time(seat, talk)
    else:
        registry.tell(talk)


def _runs_on(seat: Seat, day: date) -> bool:
    return seat.life is Life.OPEN and (seat.life_on is None or day <= seat.life_on)


def begin(seat: Seat, number: int) -> Sheet:
    """Begin the back page of the planned talk: both prepare alone. Begun already, it is as it stands.

    Raises NotAllowed where the talk is held, or is not the next.
    """
    template = document_types.by_template(history.TEMPLATE_ID, number).template
    with transaction.atomic():
        seat, talk = _planned(seat, number)
        here = start(seat, template)
        if talk.document_id is None:
            talk.document = here.document
            talk.save(update_fields=["document"])
    return here


def hold(seat: Seat, talk: Talk, held_on: date, next_by: date) -> Talk:
    """Note that a talk was held, and plan the next one. Inside the transaction that signs its minutes.

    Where they are signed so late that the day of the next one has passed, there is time to find another.
    """
    talk.held_on = held_on
    talk.save(update_fields=["held_on"])
    _step(talk, Step.HELD)
    _note(seat, "talk.held", talk, date=dates.show(held_on))
    registry.tell(talk)
    today = clock.today()
    return plan(seat, next_by if next_by >= today else today + TO_FIND_A_DAY)


# --- shared ------------------------------------------------------------------------------------------------


def _planned(seat: Seat, number: int) -> tuple[Seat, Talk]:
    """The seat as it stands now, and the open talk of this number. Raises NotAllowed."""
    seat = fresh(seat)
    seat.allow("talk.plan")
    talk = Talk.objects.select_for_update().filter(case=seat.case, number=number).first()
    if talk is None or not talk.is_open:
        raise NotAllowed(_("Samtalen er holdt. Se den næste."))
    return seat, talk


def _require_seen(talk: Talk, seen: str | None) -> None:
    if seen is not None and seen != queries.stand_of(talk):
        raise Moved(_("Samtalen er ændret imens. Se, hvordan den står nu."))


def _due(talk: Talk, due_on: date, reason: Reason) -> None:
    talk.due_on, talk.reason, talk.due_before_pause = due_on, reason, None
    talk.save(update_fields=["due_on", "reason", "due_before_pause"])


def _give_up_time(seat: Seat, talk: Talk) -> None:
    talk.starts_at = None
    talk.save(update_fields=["starts_at"])
    _step(talk, Step.CANCELLED, seat)
    _note(seat, "talk.cancelled", talk)
    registry.tell(talk)


def _step(talk: Talk, step: Step, seat: Seat | None = None) -> None:
    by = seat.party if seat else None
    TalkStep.objects.create(talk=talk, step=step, by=by, due_on=talk.due_on, starts_at=talk.starts_at)


def _at(moment: datetime) -> str:
    local = moment.astimezone(clock.DENMARK)
    return f"{dates.show(local.date())} {local:%H.%M}"


def _note(seat: Seat, kind: str, talk: Talk, actor: Actor | None = None, **details: str) -> None:
    record(kind, vault=seat.vault, actor=actor or seat.actor, details={"number": talk.number, **details})
