"""When the employee is asked about more hours than agreed, and when not."""

from datetime import date

import pytest

from fleksaftale.hours_log.creep import Creep, creep, to_ask
from fleksaftale.hours_log.logs import Answered, Log, Said
from fleksaftale.hours_log.weeks import Week

S10 = (13.5, 14, 13, 15, 14.5, 14)
TODAY = date(2026, 11, 23)


def log(*hours: float, first: int = 42, **more: object) -> Log:
    return Log({Week(2026, first + n): round(h * 60) for n, h in enumerate(hours)}, **more)  # type: ignore[arg-type]


def twelve(_week: Week) -> int:
    return 12 * 60


def test_six_weeks_of_two_hours_more_are_asked_about() -> None:
    assert creep(log(*S10), twelve) == Creep(120, 14 * 60, 12 * 60, Week(2026, 42), Week(2026, 47))


@pytest.mark.parametrize(
    ("why", "found"),
    [
        ("five weeks are one busy month", log(*S10[:5])),
        ("the average is as agreed", log(11, 13, 11, 13, 11, 13)),
        ("less than a quarter of an hour is rounding", log(12, 12, 12, 12, 12, 13.25)),
        ("half a year lies between", Log({Week(2026, 5 * n): 14 * 60 for n in range(1, 7)})),
    ],
)
def test_nothing_is_asked_when(why: str, found: Log) -> None:
    assert creep(found, twelve) is None, why


def test_a_week_without_hours_is_a_holiday_and_no_rest_of_the_spell() -> None:
    found = creep(log(13.5, 14, 0, 13, 15, 14.5, 14), twelve)
    assert found
    assert found.average == 14 * 60


def test_each_week_is_held_against_what_was_agreed_for_it() -> None:
    later = lambda week: (14 if week.number >= 45 else 12) * 60  # noqa: E731
    assert creep(log(12, 12, 12, 14, 14, 14), later) is None
    assert creep(log(12, 12, 12, 14, 14, 14), lambda _week: None) is None


@pytest.mark.parametrize(
    ("answered", "today", "asked"),
    [
        (Answered(Said.NO, Week(2026, 47)), date(2027, 11, 23), False),
        (Answered(Said.BRING, Week(2026, 47)), date(2027, 11, 23), False),
        (Answered(Said.NO, Week(2026, 41)), TODAY, True),
        (Answered(Said.LATER, Week(2026, 47), date(2026, 12, 21)), date(2026, 12, 20), False),
        (Answered(Said.LATER, Week(2026, 47), date(2026, 12, 21)), date(2026, 12, 21), True),
    ],
)
def test_after_an_answer_it_rests_until_four_weeks_or_six_new_weeks(
    answered: Answered, today: date, asked: bool
) -> None:
    assert (to_ask(log(*S10, answered=answered), twelve, today) is not None) is asked


def test_weeks_are_iso_weeks() -> None:
    assert [str(Week.of(day)) for day in (date(2026, 12, 28), date(2027, 1, 1), date(2027, 1, 4))] == [
        "2026-53", "2026-53", "2027-01",
    ]  # fmt: skip
    assert Week(2027, 1).shifted(-1) == Week(2026, 53)
    with pytest.raises(ValueError, match="week"):
        Week.parse("2027-53")
