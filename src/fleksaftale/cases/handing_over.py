"""A new leader: registered for a day, told to the employee, and in the seat from 00.00 on that day.

Which leader sits there is computed from dates, so that no job has to run at midnight. What the leaver wrote
alone, drafts and comments aside belong to the leaver's seat and are not passed on.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.audit.log import record
from fleksaftale.cases.commands import name_changed, tell_party
from fleksaftale.cases.companions import Person, add_party, send_invitation
from fleksaftale.cases.life import fresh
from fleksaftale.cases.models import Handover, Party, Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.people.identity import verified_addresses
from fleksjob import dates


def pending(seat: Seat) -> Handover | None:
    """The handover that is registered and whose day has not come."""
    rows = Handover.objects.filter(successor__case=seat.case, successor__begins_on__gt=clock.today())
    return rows.select_related("leaver", "successor").first()


def newest(seat: Seat) -> Handover | None:
    """The handover to who is leader now, or will be."""
    rows = Handover.objects.filter(successor__case=seat.case).select_related("leaver", "successor")
    return rows.order_by("registered_at").last()


def register(seat: Seat, *, name: str, email: str, on: date) -> Handover:
    """Write who is leader from a day. The employee, the leader and HR may. Raises NotAllowed."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.hand_over")
        leaver = seat.by_role[Role.LEADER]
        _require_possible(seat, email.strip().lower(), on)
        leaver.left_on = on
        leaver.save(update_fields=["left_on"])
        party = add_party(seat, Person(Role.LEADER, name, email, begins_on=on))
        party.must_read = True
        party.save(update_fields=["must_read"])
        handover = Handover.objects.create(leaver=leaver, successor=party, registered_by=seat.party)
        said = {"date": dates.show(on)}
        record("handover.registered", vault=seat.vault, actor=seat.actor, subject=name, details=said)
        name_changed(seat.case.pk)
        send_invitation(seat, party, email.strip().lower())
        for one in (seat.by_role[Role.EMPLOYEE], leaver):
            if one.pk != seat.party.pk:
                tell_party(one, seat.case.pk, seat.vault)
    return handover


class TooEarly(NotAllowed):
    """The day is too near, or has passed."""


def _require_possible(seat: Seat, email: str, on: date) -> None:
    """Only the leader herself may go on the same day: who is written out by others has a day to see it."""
    if on < clock.today():
        raise TooEarly(_("Datoen er passeret. Vælg i dag eller en senere dag."))
    if on == clock.today() and seat.role is not Role.LEADER:
        raise TooEarly(_("Vælg i morgen eller en senere dag. Så når lederen at se det."))
    if pending(seat):
        raise NotAllowed(_("Der er allerede skrevet en ny leder. Fortryd det først."))
    for party in (*seat.parties, seat.party):
        if party.user and email in verified_addresses(party.user):
            raise NotAllowed(_("Det er en mailadresse, som en af jer selv bruger. Skriv den nye leders."))


def cancel(seat: Seat) -> None:
    """Take a registered handover back before its day: the leader stays. Pressed twice, it is done once."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.hand_over")
        handover = pending(seat)
        if handover is None:
            return
        name = seat.name_of(handover.successor)
        leaver = handover.leaver
        handover.successor.delete()
        leaver.left_on = None
        leaver.save(update_fields=["left_on"])
        record("handover.cancelled", vault=seat.vault, actor=seat.actor, subject=name)
        for one in (seat.by_role[Role.EMPLOYEE], leaver):
            if one.pk != seat.party.pk:
                tell_party(one, seat.case.pk, seat.vault)


def write_note(seat: Seat, text: str, *, talk_on: date | None) -> None:
    """The employee's own words to the new leader, and the day of a first talk if she wants one."""
    with transaction.atomic():
        seat = fresh(seat)
        handover = newest(seat)
        if seat.role is not Role.EMPLOYEE or handover is None or handover.read_at:
            raise NotAllowed(_("Det kan ikke lade sig gøre nu. Genindlæs siden og se, hvor langt I er."))
        seat.allow("case.hand_over")
        handover.sealed_note = seat.vault.seal(handover.place, text.strip())
        handover.talk_on = talk_on
        handover.save(update_fields=["sealed_note", "talk_on"])
        # what she writes to the successor is no matter of the leaver's
        only = {"only": str(seat.party.pk)}
        record("handover.noted", vault=seat.vault, actor=seat.actor, details=only)
        if talk_on:
            said = {"date": dates.show(talk_on), **only}
            record("handover.talk", vault=seat.vault, actor=seat.actor, details=said)


def note_of(seat: Seat, handover: Handover) -> str:
    """The note, for who wrote it and who it is for."""
    if seat.party.pk != handover.successor_id and seat.role is not Role.EMPLOYEE:
        return ""
    return seat.vault.open(handover.place, handover.sealed_note) if handover.sealed_note else ""


def first_workday(on: date) -> date:
    """The first day from ``on`` that is a workday: the suggested day of a first talk."""
    day = on
    while dates.workday_on_or_before(day).date != day:
        day = date.fromordinal(day.toordinal() + 1)
    return day


def done_reading(seat: Seat) -> Party:
    """Note that the new leader has read the agreement. Inside a transaction; see agreements.taking_over."""
    Handover.objects.filter(successor=seat.party, read_at__isnull=True).update(read_at=clock.now())
    Party.objects.filter(pk=seat.party.pk).update(must_read=False)
    record("handover.read", vault=seat.vault, actor=seat.actor)
    return seat.party
