"""When the next follow-up talk is due, and the workday suggested before it."""

from datetime import date

import pytest

from fleksaftale.agreements.queries import NextTalk, next_talk
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.rhythm import Step, Unit
from fleksjob.dates import week_text
from tests.cast import ANSWERS, answered

TWO_MONTHS = (Step(2, Unit.MONTHS),)


def talk(since: date, steps: tuple[Step, ...] = TWO_MONTHS, last_held: date | None = None) -> NextTalk:
    found = next_talk(
        {"start": answered(dato=since), "opfoelgning": answered(rytme=steps)}, last_held=last_held
    )
    assert found
    return found


@pytest.mark.parametrize(
    ("start", "months", "due", "suggested"),
    [
        (date(2026, 12, 31), 2, date(2027, 2, 28), date(2027, 2, 26)),
        (date(2024, 8, 31), 30, date(2027, 2, 28), date(2027, 2, 26)),
        (date(2027, 1, 25), 2, date(2027, 3, 25), date(2027, 3, 24)),
        (date(2027, 1, 29), 2, date(2027, 3, 29), date(2027, 3, 24)),
        (date(2027, 3, 6), 2, date(2027, 5, 6), date(2027, 5, 5)),
        (date(2027, 3, 17), 2, date(2027, 5, 17), date(2027, 5, 14)),
        (date(2027, 2, 23), 2, date(2027, 4, 23), date(2027, 4, 23)),
        (date(2026, 10, 24), 2, date(2026, 12, 24), date(2026, 12, 23)),
        (date(2026, 12, 1), 2, date(2027, 2, 1), date(2027, 2, 1)),
        (date(2027, 12, 31), 2, date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_senest_is_the_legal_day_and_the_last_workday_before_it_is_suggested(
    start: date, months: int, due: date, suggested: date
) -> None:
    found = talk(start, (Step(months, Unit.MONTHS),))
    assert (found.due, found.suggested) == (due, suggested)


def test_a_day_that_depends_on_the_collective_agreement_is_told() -> None:
    assert talk(date(2026, 10, 24)).note == "Dagen kan være fri. Det afhænger af overenskomsten."
    assert talk(date(2026, 12, 1)).note == ""


def test_the_first_talk_counts_from_the_start_and_later_ones_from_the_last_talk_held() -> None:
    assert talk(date(2026, 12, 1)).due == date(2027, 2, 1)
    assert talk(date(2026, 12, 1), last_held=date(2027, 1, 29)).due == date(2027, 3, 29)


def test_the_rhythm_that_holds_on_the_day_of_the_last_talk_decides() -> None:
    slower = (Step(2, Unit.MONTHS, date(2027, 3, 31)), Step(6, Unit.MONTHS))
    assert talk(date(2026, 12, 1), slower, date(2027, 3, 31)).due == date(2027, 5, 31)
    assert talk(date(2026, 12, 1), slower, date(2027, 4, 1)).due == date(2027, 10, 1)


def test_every_talk_on_the_last_day_of_a_month_stays_on_the_last_day_it_can() -> None:
    held, days = date(2026, 12, 31), []
    for _talk in range(4):
        held = talk(date(2026, 12, 31), last_held=held).due
        days.append(held)
    assert days == [date(2027, 2, 28), date(2027, 4, 28), date(2027, 6, 28), date(2027, 8, 28)]


@pytest.mark.parametrize("missing", ["start", "opfoelgning"])
def test_without_a_start_or_a_rhythm_there_is_no_day(missing: str) -> None:
    assert next_talk(ANSWERS | {missing: Answer()}) is None


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 12, 28), "uge 53/2026"),
        (date(2027, 1, 1), "uge 53/2026"),
        (date(2027, 1, 4), "uge 1/2027"),
        (date(2027, 2, 1), "uge 5/2027"),
    ],
)
def test_weeks_are_iso_weeks(day: date, week: str) -> None:
    assert week_text(day) == week
