"""What is this person's to do, over all their cases, in order of date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from fleksaftale.agreements import husk
from fleksaftale.agreements.document_types import AFTALE, in_cases, leading, type_of
from fleksaftale.cases.models import Life, Role
from fleksaftale.cases.seats import Seat, seats_of
from fleksaftale.cases.third_signature import asked_by_rule
from fleksaftale.core import clock
from fleksaftale.core.formats import first_name
from fleksaftale.deadlines.many import coming
from fleksaftale.deadlines.queries import Row
from fleksaftale.documents import paper_shown
from fleksaftale.documents.models import Stage
from fleksaftale.documents.stages import Sheet
from fleksaftale.people.models import User
from fleksaftale.talks import queries
from fleksaftale.talks.models import Talk
from fleksaftale.web.paper_page import copies
from fleksaftale.web.steps import next_step

AHEAD = timedelta(days=60)
"""Talks, dates and actions that lie later are not told of yet."""

ROLE_WORDS = {Role.LEADER: ("leder",), Role.EMPLOYEE: ("medarbejder", "den ansatte")}
BOTH = {"begge", "vi", "os", "both", "we"}


@dataclass(frozen=True)
class Task:
    """One thing to do: ``case`` says in which agreement, ``day`` by when; None where there is no day.

    ``by``: who does it, where it is somebody else, and the day is only good to know.
    """

    title: str
    case: str
    url: str
    day: date | None = None
    by: str = ""


ACTS = {
    Role.EMPLOYEE: {"borger", "medarbejder", "parterne"},
    Role.LEADER: {"arbejdsgiver", "parterne"},
}
"""Whose a date of the law is to act on, as the rows of the law name them."""


def tasks(user: User) -> list[Task]:
    """By date; what has no date comes last, in the order of the agreements."""
    seats = seats_of(user, own=True)
    active = [s for s in seats if s.is_principal and s.life is Life.OPEN and not s.party.must_read]
    found = [task for case in _read(active) for task in _of_case(case)]
    found += [_take_over(seat) for seat in seats if seat.party.must_read]
    return sorted(found, key=lambda task: (task.day is None, task.day or date.min))


@dataclass(frozen=True)
class _Case:
    """A case with what its tasks follow from. ``talk``: the next one, None while the follow-up rests."""

    seat: Seat
    sheets: list[Sheet]
    talk: Talk | None
    owes_paper: bool
    dates: list[Row]


def _read(seats: list[Seat]) -> list[_Case]:
    """All cases at once: a leader may have many."""
    numbers = [seat.case.pk for seat in seats]
    sheets, talks = in_cases(seats), queries.open_talks(numbers)
    today = clock.today()
    paused, owing = queries.paused(numbers, today), paper_shown.owing(numbers)
    dates = coming(seats, today, today + AHEAD)
    return [
        _Case(seat, sheets[pk], None if pk in paused else talks.get(pk), pk in owing, dates.get(pk, []))
        for pk, seat in zip(numbers, seats, strict=True)
    ]


def _take_over(seat: Seat) -> Task:
    url = reverse("take_over", args=[seat.case.pk])
    return Task(_("Læs aftalen, og overtag den"), seat.title, url, seat.party.begins_on)


def _of_case(case: _Case) -> Iterator[Task]:
    seat = case.seat
    for here in _at_work(case.sheets):
        if not _waits_for_other(here) and (step := next_step(here)) and step.url:
            document = f" ({here.template.title})" if here.template.named_in_log else ""
            yield Task(f"{step.title}{document}", seat.title, step.url, _signing_day(here))
    if case.talk:
        yield from _of_talk(seat, case.talk)
    yield from _of_dates(case)
    yield from _of_actions(case)
    yield from _to_remember(case)
    if asked_by_rule(seat):
        url = reverse("companion_new", args=[seat.case.pk, "organisation"])
        yield Task(_("Bed en faglig organisation om at skrive under"), seat.title, url)
    for copy in copies(seat) if case.owes_paper else ():
        url = reverse("case_detail", args=[seat.case.pk])
        yield Task(_("Giv %(name)s en kopi på papir") % {"name": copy["name"]}, seat.title, url)


def _at_work(sheets: list[Sheet]) -> list[Sheet]:
    """All documents but an agreement that lies untouched where the case is about another."""
    of_type = {type_of(here).slug: here for here in sheets}
    here = of_type.get(AFTALE.slug)
    return [s for s in sheets if s is not here] if here and leading(here, of_type) else sheets


def _waits_for_other(here: Sheet) -> bool:
    """Whether the next step is the other's."""
    if here.stage is Stage.PREPARING:
        return here.mine.ready_at is not None
    version = here.current
    signed = version is not None and here.signature_of(version, here.seat.party) is not None
    return here.stage is Stage.PROPOSED and signed


def _signing_day(here: Sheet) -> date | None:
    """The day a version is to begin, where it lies for signature."""
    version = here.current
    return version.in_force_from if version and here.stage is Stage.PROPOSED else None


def _of_talk(seat: Seat, talk: Talk) -> Iterator[Task]:
    """The next talk: find another day, find a time, or prepare."""
    day, today = queries.day_of(talk), clock.today()
    if day > today + AHEAD or (seat.life_on and day > seat.life_on):
        return
    book_url = reverse("talk_book", args=[seat.case.pk])
    if queries.is_late(talk, today):
        yield Task(_("Find en ny dag til samtalen"), seat.title, book_url, day)
    elif talk.starts_at is None:
        yield Task(_("Find en tid til samtalen"), seat.title, book_url, day)
    elif talk.document_id is None:
        url = reverse("talk", args=[seat.case.pk, talk.number])
        yield Task(_("Forbered samtalen"), seat.title, url, day)


def _of_dates(case: _Case) -> Iterator[Task]:
    """The dates of the law by their names, as this reader may know them, with who is to act."""
    for row in case.dates:
        url = reverse("deadlines", args=[case.seat.case.pk])
        by = "" if row.acts in ACTS[case.seat.role] else row.responsible
        yield Task(row.title, case.seat.title, url, row.day, by)


def _of_actions(case: _Case) -> Iterator[Task]:
    """What the last talk gave this person to do."""
    seat = case.seat
    for row in queries.open_actions_in(case.sheets):
        day = row.get("dato")
        if is_owner(seat, str(row.get("hvem") or "")) and (day is None or day <= clock.today() + AHEAD):
            url = reverse("talks", args=[seat.case.pk])
            yield Task(str(row.get("hvad") or ""), seat.title, url, day)


def is_owner(seat: Seat, written: str) -> bool:
    """Whether an action is this person's: it names them, their role, or both."""
    said = written.casefold()
    words = set(said.replace(",", " ").replace("/", " ").replace(".", " ").split())
    named = seat.name.casefold() in said or first_name(seat.name).casefold() in words
    return named or bool(words & BOTH) or any(word in said for word in ROLE_WORDS.get(seat.role, ()))


def _to_remember(case: _Case) -> Iterator[Task]:
    """The reader's own points of the list Husk that have no tick."""
    seat = case.seat
    here = next((each for each in case.sheets if each.template.id == AFTALE.template.id), None)
    if here is None or here.base is None:
        return
    url = reverse("remember", args=[seat.case.pk, here.base.pk])
    for row in husk.listed(here, here.base):
        if row.mine and not row.done_at:
            yield Task(str(row.point.title), seat.title, url)
