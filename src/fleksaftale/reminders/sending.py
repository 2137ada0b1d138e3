"""Due reminders become mails: one for each person and day, however many talks it is about.

A worker takes rows by one conditional UPDATE in the transaction that writes the mail, so that two workers
never write the same. What became of the mail is the outbox's to say; :func:`settle` notes it here.
"""

import contextlib
import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, OuterRef, QuerySet, Subquery

from fleksaftale.cases.models import Case, Life
from fleksaftale.cases.seats import NotFound
from fleksaftale.cases.workplaces import rules_of
from fleksaftale.core import clock
from fleksaftale.core.crypto import Tampered, Vault
from fleksaftale.core.models import DataKey
from fleksaftale.core.one_by_one import DATABASE_GONE
from fleksaftale.mail import outbox
from fleksaftale.mail.models import Outbox
from fleksaftale.reminders.models import Kind, Notice, State
from fleksaftale.reminders.planning import REMINDERS, morning_of
from fleksaftale.reminders.receivers import Receiver, choices, principals
from fleksaftale.talks.models import Pause

Rows = list[Notice]
A_DAY = timedelta(days=1)
LONGEST_REST = timedelta(days=62)  # no workplace asks for a longer one between two mails

log = logging.getLogger(__name__)


def send_due(limit: int = 200) -> int:
    """Put due reminders in the outbox, at least ``limit`` rows if there are as many; how many rows were dealt
    with. Not to be called in a transaction.
    """
    first = list(_due()[:limit])
    if not first:
        return 0
    people = _people(first)
    rows = _all_of(people, first)
    to_send, to_drop = _sorted(rows, people)
    _drop(to_drop)
    resting = _resting(to_send)
    receivers = {key: people[_seat(mine[0])] for key, mine in to_send.items()}
    vaults, altered = Vault.of_many_readable(person.owner for person in receivers.values())
    for key, mine in to_send.items():
        for row in mine:
            if row.pk in resting:
                _put_off(row, resting[row.pk])
        if now := [row for row in mine if row.pk not in resting]:
            owner = receivers[key].owner
            _post_or_put_off(receivers[key], now, vaults.get(owner), unreadable=owner in altered)
    return len(rows)


def _due() -> QuerySet[Notice]:
    waiting = Notice.objects.filter(state=State.WAITING, due_at__lte=clock.now())
    return waiting.select_related("talk", "case__workplace").order_by("due_at", "case_id", "talk_id")


# --- who, and what is left to say --------------------------------------------------------------------------

Seat = tuple[UUID, str]


def _seat(row: Notice) -> Seat:
    return row.case_id, row.role


def _people(rows: Rows) -> dict[Seat, Receiver]:
    """Who sits in the rows' seats, and in which others the same people sit."""
    found = principals({row.case_id for row in rows})
    wanted = {_seat(row) for row in rows}
    users = {p.user for p in found if p.user and (p.party.case_id, p.party.role) in wanted}
    more = Notice.objects.filter(state=State.WAITING, due_at__lte=clock.now())
    more = more.filter(case__parties__user__in=users)
    others = principals(set(more.values_list("case_id", flat=True)) - {case for case, _role in wanted})
    return {(p.party.case_id, p.party.role): p for p in [*found, *others]}


def _all_of(people: dict[Seat, Receiver], first: Rows) -> Rows:
    """All that is due to the people of the first rows: a mail tells of everything at once."""
    keys = {people[_seat(row)].key for row in first if _seat(row) in people}
    cases = {case for case, _role in people}
    more = (row for row in _due().filter(case__in=cases) if _seat(row) in people)
    found = {row.pk: row for row in more if people[_seat(row)].key in keys}
    return list((found | {row.pk: row for row in first}).values())


def _sorted(rows: Rows, people: dict[Seat, Receiver]) -> tuple[dict[UUID, Rows], Rows]:
    """What is to be sent, by person, and what is not: nobody there, not wanted, or no longer so."""
    cases = {row.case_id for row in rows}
    at_rest, last_days = _at_rest(cases), _last_days(cases)
    wanted = choices(people.values())
    to_send: dict[UUID, Rows] = defaultdict(list)
    to_drop: Rows = []
    for row in _newest_last(rows):
        person = people.get(_seat(row))
        turned_off = person and person.key in wanted and not wanted[person.key].reminders
        silent = row.case_id in at_rest[row.kind == Kind.LAW] or row.day > last_days[row.case_id]
        if person is None or turned_off or silent or _has_passed(row):
            to_drop.append(row)
            continue
        mine = to_send[person.key]
        to_drop += [old for old in mine if _is_about(old) == _is_about(row)]
        mine[:] = [*(old for old in mine if _is_about(old) != _is_about(row)), row]
    return to_send, to_drop


def _is_about(row: Notice) -> tuple[UUID, UUID | None, date | None]:
    """The talk, or the date of the law: of each, one mail tells once."""
    return row.case_id, row.talk_id, None if row.talk_id else row.day


def _newest_last(rows: Rows) -> Rows:
    return sorted(rows, key=lambda row: row.due_at)


def _at_rest(cases: set[UUID]) -> tuple[set[UUID], set[UUID]]:
    """Cases that are erased or paused today; and those erased alone, since the law's dates know no pause."""
    today = clock.today()
    pauses = Pause.objects.filter(case__in=cases, since__lte=today, until__gte=today, ended_at__isnull=True)
    erased = cases - set(DataKey.objects.filter(owner__in=cases).values_list("owner", flat=True))
    return erased | set(pauses.values_list("case_id", flat=True)), erased


def _last_days(cases: set[UUID]) -> dict[UUID, date]:
    """Up to which day each case has talks: all the time, to the noted last day, or no more."""
    found = {}
    for case in Case.objects.filter(pk__in=cases).with_life():
        life, on = Life(case.life), case.life_on  # type: ignore[attr-defined]  # annotated by with_life()
        ending = life is Life.ENDED and on is not None and on >= clock.today()
        found[case.pk] = date.max if life is Life.OPEN else on if ending else date.min
    return found


def _has_passed(row: Notice) -> bool:
    """A reminder of a day that has passed: the worker stood still."""
    return row.kind in (Kind.BEFORE, Kind.LAW) and row.day < clock.today()


def _resting(to_send: dict[UUID, Rows]) -> dict[UUID, date]:
    """Which rows come so soon after another mail that there is a rest first, and until which day.

    A day between any two mails to one person; between two about the same workplace, what it asks for.
    """
    last, last_of = _last_mails(to_send)
    found = {}
    for key in to_send.keys() & last.keys():
        for row in to_send[key]:
            until = last[key] + A_DAY
            if about_it := last_of.get((key, row.case.workplace_id)):
                until = max(until, about_it + rules_of(row.case).between_mails)
            if until > clock.today():
                found[row.pk] = until
    return found


def _last_mails(people: Iterable[UUID]) -> tuple[dict[UUID, date], dict[tuple[UUID, UUID | None], date]]:
    """The day of each person's last reminder, of all and of each workplace; long ago is not counted."""
    lately = Notice.objects.filter(
        receiver__in=list(people), kind__in=REMINDERS, done_at__gt=clock.now() - LONGEST_REST
    )
    last_of = {}
    for person, workplace, at in lately.values_list("receiver", "case__workplace").annotate(
        at=Max("done_at")
    ):
        last_of[person, workplace] = clock.day_of(at)
    last: dict[UUID, date] = {}
    for (person, _workplace), day in last_of.items():
        last[person] = max(last.get(person, day), day)
    return last, last_of


# --- what is done with it ----------------------------------------------------------------------------------


def _waiting(rows: Iterable[Notice]) -> QuerySet[Notice]:
    return Notice.objects.filter(pk__in=[row.pk for row in rows], state=State.WAITING)


def _drop(rows: Rows) -> None:
    _waiting(rows).update(state=State.DROPPED, done_at=clock.now())


def _put_off(row: Notice, day: date) -> None:
    _waiting([row]).update(due_at=morning_of(day))


def _post_or_put_off(person: Receiver, rows: Rows, vault: Vault | None, *, unreadable: bool) -> None:
    """Whose case or key cannot be read is tried again tomorrow, and holds back nobody else."""
    try:
        if unreadable:
            raise Tampered
        _post(person, rows, vault)
    except DATABASE_GONE:
        raise
    except Exception:
        log.exception("A reminder could not be written; it is tried again tomorrow.")
        for row in rows:
            _put_off(row, clock.today() + A_DAY)


def _post(person: Receiver, rows: Rows, vault: Vault | None) -> None:
    """One mail to one person. Whom nobody can write to (any more) does not stop the others."""
    with contextlib.suppress(NotFound, ValidationError):
        if vault and person.address:
            _write(person, rows, vault)
            return
    _drop(rows)


def _write(person: Receiver, rows: Rows, vault: Vault) -> None:
    """What another worker has taken meanwhile, that one tells of. Raises NotFound, ValidationError."""
    number = uuid4()
    with transaction.atomic():
        taken = _waiting(rows).update(
            state=State.POSTED, receiver=person.key, mail=number, done_at=clock.now()
        )
        if taken != len(rows):
            transaction.set_rollback(True)
            return
        outbox.post(
            "talk.reminder",
            to=person.address,
            language=person.language,
            vault=vault,
            context=_told(rows) | {"link": person.link(row.case_id for row in rows)},
            number=number,
        )


def _told(rows: Rows) -> dict[str, str]:
    """The days that the mail tells, and nothing of what is on them."""
    after = [f"{row.day}" for row in rows if row.kind == Kind.AFTER]
    ahead = [row for row in rows if row.kind == Kind.BEFORE]
    times = [row.talk.starts_at if row.talk else None for row in ahead]
    booked = [at.astimezone(clock.DENMARK).isoformat() for at in times if at]
    due = [f"{row.day}" for row, at in zip(ahead, times, strict=True) if not at]
    told = {"after": after, "booked": booked, "due": due}
    if law := [f"{row.day}" for row in rows if row.kind == Kind.LAW]:
        told["dates"] = law
    return {word: " ".join(sorted(set(days))) for word, days in told.items()}


OUTCOMES = {
    State.SENT: Outbox.Status.SENT,
    State.FAILED: Outbox.Status.FAILED,
    State.UNCERTAIN: Outbox.Status.UNCERTAIN,
}


def settle() -> int:
    """Note what became of the mails, before the outbox forgets them; how many rows."""
    noted = 0
    for state, status in OUTCOMES.items():
        mails = Outbox.objects.filter(status=status)
        done = Subquery(mails.filter(pk=OuterRef("mail")).values("done_at")[:1])
        posted = Notice.objects.filter(state=State.POSTED, mail__in=mails.values("pk"))
        noted += posted.update(state=state, done_at=done)
    return noted
