"""When talks are planned, moved, paused and held."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from fleksaftale.agreements import taking_over
from fleksaftale.agreements.crib import crib
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history as log
from fleksaftale.cases import commands as cases
from fleksaftale.cases import handing_over, seats
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import signing
from fleksaftale.documents.rhythm import Step, Unit
from fleksaftale.documents.stages import sheet
from fleksaftale.people.models import User
from fleksaftale.talks import commands, history, queries, registry
from fleksaftale.talks.models import Reason, Talk
from tests.cast import ANSWERS, answered, link_in_mail
from tests.talks.holding import agree, hold, open_minutes, sign_both, template, write

TEN = datetime(2027, 1, 29, 9, tzinfo=UTC)  # 10.00 in Denmark


@pytest.fixture(autouse=True)
def november(request: pytest.FixtureRequest) -> object:
    with time_machine.travel(datetime(2026, 11, 30, 9, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def test_the_first_talk_is_planned_when_the_agreement_is_signed(majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    talk = queries.open_talk(majas_seat.case)
    assert talk
    assert (talk.number, talk.due_on, talk.starts_at) == (1, date(2027, 2, 1), None)


def test_a_rhythm_that_began_long_ago_counts_from_the_signatures(majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat, ANSWERS | {"start": answered(dato=date(2024, 3, 1))})
    talk = queries.open_talk(majas_seat.case)
    assert talk
    assert talk.due_on == date(2027, 1, 30)


def test_the_workday_before_is_suggested(majas_seat: Seat, sofies_seat: Seat) -> None:
    rhythm = answered(rytme=(Step(5, Unit.WEEKS),))
    agree(
        sofies_seat, majas_seat, ANSWERS | {"opfoelgning": rhythm, "start": answered(dato=date(2026, 12, 6))}
    )
    talk = queries.open_talk(majas_seat.case)
    assert talk
    assert talk.due_on == date(2027, 1, 10)  # a Sunday
    assert queries.suggested(talk).date == date(2027, 1, 8)


def test_both_find_a_time_move_it_and_give_it_up(majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    commands.book(majas_seat, 1, TEN)
    commands.book(majas_seat, 1, TEN)  # pressed twice
    commands.book(sofies_seat, 1, datetime(2027, 1, 28, 9, tzinfo=UTC))
    talk = commands.cancel(majas_seat, 1)
    assert [step.step for step in talk.steps.all()] == ["planned", "booked", "moved", "cancelled"]
    assert talk.is_open
    assert talk.starts_at is None


def test_a_time_that_has_passed_is_refused(majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    with pytest.raises(NotAllowed, match="passeret"):
        commands.book(majas_seat, 1, datetime(2026, 11, 29, 9, tzinfo=UTC))


def test_rooms_above_hear_of_each_change(
    majas_seat: Seat, sofies_seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[int, datetime | None]] = []
    monkeypatch.setattr(registry, "CHANGED", [lambda talk: heard.append((talk.number, talk.starts_at))])
    agree(sofies_seat, majas_seat)
    commands.book(majas_seat, 1, TEN)
    commands.cancel(majas_seat, 1)
    assert heard == [(1, None), (1, TEN), (1, None)]


def test_a_pause_says_no_cause_and_puts_the_talk_off(majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    commands.book(sofies_seat, 1, TEN)
    commands.pause(majas_seat, date(2027, 2, 14))
    talk = queries.open_talk(majas_seat.case)
    assert talk
    assert talk.starts_at is None
    assert talk.due_on == date(2027, 2, 28)
    assert queries.is_paused(majas_seat.case, date(2027, 2, 14))
    assert not queries.is_paused(majas_seat.case, date(2027, 2, 15))
    commands.resume(sofies_seat)
    assert not queries.is_paused(majas_seat.case, date(2026, 11, 30))


def test_a_pause_that_is_undone_gives_the_talk_its_day_back(majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    commands.pause(sofies_seat, date(2027, 11, 1))
    assert queries.due_on(majas_seat.case) == date(2027, 11, 15)
    commands.resume(majas_seat)
    assert queries.due_on(majas_seat.case) == date(2027, 2, 1)


def test_a_pause_made_shorter_brings_the_talk_nearer(majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    commands.pause(sofies_seat, date(2027, 11, 1))
    commands.pause(sofies_seat, date(2027, 2, 28))
    assert queries.due_on(majas_seat.case) == date(2027, 3, 14)
    commands.pause(sofies_seat, date(2026, 12, 31))
    assert queries.due_on(majas_seat.case) == date(2027, 2, 1)


def test_after_a_pause_that_ends_early_there_is_time_to_find_a_day(
    majas_seat: Seat, sofies_seat: Seat, november: time_machine.Traveller
) -> None:
    agree(sofies_seat, majas_seat)
    commands.pause(sofies_seat, date(2027, 6, 30))
    november.move_to(datetime(2027, 2, 10, 9, tzinfo=UTC))
    commands.resume(majas_seat)
    assert queries.due_on(majas_seat.case) == date(2027, 2, 24)


def test_a_talk_asked_for_in_the_pause_keeps_the_day_that_was_asked_for(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    agree(sofies_seat, majas_seat)
    commands.pause(sofies_seat, date(2027, 6, 30))
    commands.ask(majas_seat, date(2027, 5, 3))
    commands.resume(majas_seat)
    assert queries.due_on(majas_seat.case) == date(2027, 5, 3)


def test_nobody_pauses_for_more_than_a_year(majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    with pytest.raises(NotAllowed, match="højst et år"):
        commands.pause(sofies_seat, date(9999, 12, 31))


def test_a_start_talk_takes_the_place_of_the_planned_one(majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    commands.ask(majas_seat, date(2027, 1, 4), reason=Reason.START)
    commands.ask(majas_seat, date(2027, 1, 4), reason=Reason.START)  # pressed twice
    talk = Talk.objects.get(case=majas_seat.case)
    assert (talk.due_on, talk.reason) == (date(2027, 1, 4), Reason.START)
    assert [entry.kind for entry in log(majas_seat.vault)].count("talk.asked") == 1


def test_the_employee_asks_for_a_start_talk_and_a_new_leader_meets_no_older_minutes(
    majas_seat: Seat, sofies_seat: Seat, peter: User, november: time_machine.Traveller
) -> None:
    """S15: the note names Monday 4 January 2027 (week 1); the talk is planned when Peter has begun."""
    agree(sofies_seat, majas_seat)
    for number, day, next_by in (
        (1, date(2026, 12, 8), date(2026, 12, 16)),
        (2, date(2026, 12, 15), date(2027, 2, 28)),
    ):
        november.move_to(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
        hold(sofies_seat, majas_seat, number, next_by=next_by)
    handing_over.register(sofies_seat, name=peter.name, email=peter.email, on=date(2027, 1, 1))
    cases.accept(peter, link_in_mail(peter.email).rstrip("/").rpartition("/")[2])
    first = handing_over.first_workday(date(2027, 1, 1))
    assert first == date(2027, 1, 4)
    handing_over.write_note(majas_seat, "", talk_on=first)
    planned = queries.open_talk(majas_seat.case)
    assert planned
    assert planned.due_on == date(2027, 2, 28)  # Sofie sees nothing of it
    november.move_to(datetime(2027, 1, 1, 9, tzinfo=UTC))
    taking_over.take_over(seats.take(peter, majas_seat.case.pk))
    planned.refresh_from_db()
    assert (planned.due_on, planned.reason) == (date(2027, 1, 4), Reason.START)
    peters = seats.take(peter, majas_seat.case.pk)
    assert [each.number for each in history.signed(peters)] == [2]
    assert [each.number for each in history.signed(majas_seat)] == [1, 2]


def test_a_talk_later_than_the_planned_one_is_not_asked_for(majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    with pytest.raises(NotAllowed, match="før den dag"):
        commands.ask(majas_seat, date(2027, 3, 1))


def test_signed_minutes_say_that_it_was_held_and_plan_the_next(
    majas_seat: Seat, sofies_seat: Seat, november: time_machine.Traveller
) -> None:
    agree(sofies_seat, majas_seat)
    commands.book(sofies_seat, 1, TEN)
    november.move_to(datetime(2027, 1, 29, 11, tzinfo=UTC))
    hold(sofies_seat, majas_seat, next_by=date(2027, 3, 31))
    held, coming = queries.talks_of(majas_seat.case)
    assert held.held_on == date(2027, 1, 29)
    assert held.document is not None
    assert (coming.number, coming.due_on, coming.is_open) == (2, date(2027, 3, 31), True)


def test_minutes_that_are_signed_late_leave_time_to_find_the_next_day(
    majas_seat: Seat, sofies_seat: Seat, november: time_machine.Traveller
) -> None:
    agree(sofies_seat, majas_seat)
    open_minutes(majas_seat)
    write(majas_seat, 1, naeste={"dato": date(2026, 12, 20)})
    version = signing.propose(majas_seat, template(), rule_set="2026-07")
    november.move_to(datetime(2027, 1, 10, 9, tzinfo=UTC))
    sign_both(majas_seat, sofies_seat, template(), version)
    assert queries.due_on(majas_seat.case) == date(2027, 1, 24)


def test_the_talk_after_the_next_cannot_be_begun(majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    open_minutes(majas_seat)
    with pytest.raises(NotAllowed):
        commands.begin(majas_seat, 2)


def test_the_page_with_the_agreement_on_it_names_the_talk_that_is_planned_now(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    version = agree(sofies_seat, majas_seat)
    commands.ask(majas_seat, date(2026, 12, 15))
    here = sheet(majas_seat, FLEKS_TILLAEGSAFTALE)
    block = crib(here, version, "da", due=queries.due_on(majas_seat.case)).blocks[-1]
    assert block == ("Næste samtale", ("Senest tirsdag 15. december 2026 (uge 51) (hver 2. måned)",))
