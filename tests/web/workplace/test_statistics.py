"""Numbers that tell of no single case."""

from datetime import date, datetime
from typing import Any

import pytest
import time_machine

from fleksaftale.cases.workplaces import Desk
from fleksaftale.overview import statistics
from fleksaftale.overview.choosing import Show
from fleksaftale.people.models import User
from fleksaftale.talks.models import Talk
from tests.web.workplace.hr import DECEMBER, brought, place, told


def test_below_five_there_are_no_numbers(as_person: Any, at: Desk, henrik: User) -> None:
    brought(at, *(f"Person {letter}" for letter in "ABCD"))
    assert statistics.numbers(at).total is None
    assert "under fem aftaler" in told(as_person(henrik).get(place("workplace_statistics", at)))
    brought(at, "Person E")
    assert statistics.numbers(at).by_status[Show.NO_AGREEMENT] == 5


@pytest.mark.parametrize(
    ("counts", "told_of"),
    [((10, 7, 6), (10, 7, 6)), ((10, 0, 6), (10, 0, 6)), ((10, 3, 6), (10, None, None)),
     ((10, 2, 2), (None, None, None)), ((10, 4, 4), (10, None, None)), ((10, 3, 0), (None, None, 0))],
)  # fmt: skip
def test_a_small_group_cannot_be_taken_from_the_total(counts: Any, told_of: Any) -> None:
    found = statistics.held_back(dict(zip(statistics.COUNTED, counts, strict=True)))
    assert tuple(found.values()) == told_of


@pytest.mark.parametrize(("held", "late", "share"), [(5, 5, 50), (6, 0, 100), (9, 1, None), (4, 0, None)])
def test_the_share_held_in_time_tells_of_no_small_group(
    at: Desk, held: int, late: int, share: int | None
) -> None:
    numbers = brought(at, *(f"Person {chr(65 + n)}" for n in range(held + late)), next_talk=date(2026, 11, 1))
    for place_, talk in enumerate(Talk.objects.filter(case__in=numbers)):
        talk.held_on = date(2026, 10, 30) if place_ < held else date(2026, 11, 20)
        talk.save()
    assert statistics.numbers(at).in_time == share


def test_what_is_told_stays_the_same_until_the_next_month(at: Desk, henrik: User, as_person: Any) -> None:
    """Who writes the numbers down every day cannot see one case move."""
    client = as_person(henrik)
    brought(at, *(f"Person {letter}" for letter in "ABCDEF"))
    page = told(client.get(place("workplace_statistics", at)))
    assert "6 aftaler i alt" in page
    assert "Talt op 1. december 2026" in page
    brought(at, "Person G")
    with time_machine.travel(datetime(2026, 12, 31, 22, tzinfo=DECEMBER.tzinfo)):
        assert statistics.told(at).numbers.total == 6
    with time_machine.travel(datetime(2027, 1, 1, 9, tzinfo=DECEMBER.tzinfo)):
        assert statistics.told(at).numbers.total == 7
    assert statistics.told(at).numbers.by_status[Show.NO_AGREEMENT] == 6


def test_below_five_nothing_is_kept_so_a_new_workplace_does_not_wait_a_month(at: Desk) -> None:
    brought(at, *(f"Person {letter}" for letter in "ABCD"))
    assert statistics.told(at).numbers.total is None
    brought(at, "Person E")
    assert statistics.told(at).numbers.total == 5
