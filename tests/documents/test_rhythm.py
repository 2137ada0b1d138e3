"""How often talks are held, and the day the next one is due."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from fleksaftale.documents import rhythm
from fleksaftale.documents.rhythm import Step, Unit, describe, due
from fleksaftale.documents.rhythm_field import RhythmField

EVERY_SECOND_MONTH = (Step(2, Unit.MONTHS),)
SLOWER_LATER = (
    Step(2, Unit.WEEKS, date(2026, 12, 31)),
    Step(2, Unit.MONTHS, date(2027, 6, 30)),
    Step(6, Unit.MONTHS),
)
STEPS = st.builds(
    Step,
    st.integers(1, 24),
    st.sampled_from(Unit),
    st.none() | st.dates(date(2020, 1, 1), date(2060, 12, 31)),
)


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (date(2026, 12, 1), date(2027, 2, 1)),
        (date(2026, 12, 31), date(2027, 2, 28)),
        (date(2027, 12, 31), date(2028, 2, 29)),
        (date(2027, 7, 31), date(2027, 9, 30)),
    ],
)
def test_the_end_of_a_month_is_kept_inside_the_month(since: date, expected: date) -> None:
    assert due(EVERY_SECOND_MONTH, since) == expected


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (date(2026, 12, 1), date(2026, 12, 15)),
        (date(2026, 12, 31), date(2027, 1, 14)),  # the last day the first step counts from
        (date(2027, 1, 1), date(2027, 3, 1)),
        (date(2027, 6, 30), date(2027, 8, 30)),
        (date(2027, 7, 1), date(2028, 1, 1)),
    ],
)
def test_the_step_that_holds_on_the_day_of_the_last_talk_decides(since: date, expected: date) -> None:
    assert due(SLOWER_LATER, since) == expected


def test_after_the_last_steps_end_the_last_step_goes_on() -> None:
    ended = (Step(2, Unit.MONTHS, date(2027, 3, 31)),)
    assert due(ended, date(2027, 4, 1)) == date(2027, 6, 1)


def test_a_rhythm_is_told_as_a_person_says_it() -> None:
    assert describe(EVERY_SECOND_MONTH) == "hver 2. måned"
    assert describe((Step(1, Unit.WEEKS),)) == "hver uge"
    assert describe(SLOWER_LATER) == (
        "hver 2. uge til og med 31. december 2026, "
        "derefter hver 2. måned til og med 30. juni 2027, derefter hver 6. måned"
    )


@given(st.lists(STEPS, min_size=1, max_size=3).map(tuple))
def test_a_rhythm_comes_back_from_data_as_it_was(steps: rhythm.Rhythm) -> None:
    assert rhythm.from_data(rhythm.to_data(steps)) == steps


@given(st.lists(STEPS, min_size=1, max_size=3).map(tuple), st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_the_next_talk_is_always_later_than_the_last(steps: rhythm.Rhythm, since: date) -> None:
    assert due(steps, since) > since


# --- as it is written --------------------------------------------------------------------------------------


def read(*rows: tuple[str, str, str]) -> rhythm.Rhythm | None:
    """What the field makes of up to three rows of every, unit and until."""
    data = QueryDict(mutable=True)
    for number, row in enumerate(rows):
        for part, value in zip(("every", "unit", "until"), row, strict=True):
            data[f"r_{number}_{part}"] = value
    field = RhythmField(required=False)
    return field.clean(field.widget.value_from_datadict(data, {}, "r"))


def test_rows_are_read_in_the_order_they_stand() -> None:
    assert (
        read(("2", "weeks", "31.12.2026"), ("2", "months", "30. juni 2027"), ("6", "months", ""))
        == SLOWER_LATER
    )


def test_an_empty_row_between_two_is_passed_over() -> None:
    assert read(("2", "months", "31 03 2027"), ("", "months", ""), ("6", "months", "")) == (
        Step(2, Unit.MONTHS, date(2027, 3, 31)),
        Step(6, Unit.MONTHS),
    )


def test_nothing_written_is_no_rhythm() -> None:
    assert read(("", "months", ""), ("", "weeks", " ")) is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("0", "months", "")], "fra 1 til 24"),
        ([("25", "months", "")], "fra 1 til 24"),
        ([("53", "weeks", "")], "fra 1 til 52"),
        ([("-2", "months", "")], "helt tal"),
        ([("1,5", "months", "")], "helt tal"),
        ([("to", "months", "")], "helt tal"),
        ([("9" * 5000, "months", "")], "helt tal"),
        ([("²", "months", "")], "helt tal"),
        ([("", "months", "31 03 2027")], "hvor mange måneder eller uger"),
        ([("2", "months", ""), ("6", "months", "")], "hvornår den første rytme slutter"),
        ([("2", "months", "31 06 2027")], "Der er ingen 31. juni"),
        ([("2", "months", "til sommer")], "Dagen skal være et tal"),
        ([("2", "months", "30 06 2027"), ("3", "months", "30 06 2027")], "komme efter hinanden"),
        ([("2", "months", "30 06 2027"), ("3", "months", "1 6 2027")], "komme efter hinanden"),
    ],
)
def test_a_faulty_rhythm_is_told_with_what_to_do(rows: list[tuple[str, str, str]], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        read(*rows)


def test_an_unknown_unit_counts_as_months() -> None:
    assert read(("2", "decades", "")) == EVERY_SECOND_MONTH
