"""A rule takes its distance from the row of the deadlines, and only from a row of its kind."""

from datetime import date

import pytest

from fleksjob.engine import add_days, day, fixed
from fleksjob.errors import LawError
from fleksjob.law.frist import efter_dage, efter_maaneder

START = day(date(2026, 11, 2))


def test_a_row_of_days_gives_its_days():
    assert repr(efter_dage(START, "D27")) == repr(add_days(START, 28))


@pytest.mark.parametrize("row", ["D22", "D06", "D99"])
def test_a_row_of_months_or_without_a_distance_is_no_row_of_days(row):
    with pytest.raises(LawError, match=f"{row} er ikke en frist i dage"):
        efter_dage(START, row)


@pytest.mark.parametrize("row", ["D27", "D06", "D99"])
def test_a_row_of_days_or_without_a_distance_is_no_row_of_months(row):
    with pytest.raises(LawError, match=f"{row} er ikke en frist i måneder"):
        efter_maaneder(START, row, fixed(False))
