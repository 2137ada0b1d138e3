"""Work over many: what meets another is tried again; a database that is gone ends it."""

from collections.abc import Callable

import pytest
from django.db import OperationalError
from psycopg import errors

from fleksaftale.core.one_by_one import NotAll, one_by_one, together

MEETINGS = (errors.DeadlockDetected, errors.SerializationFailure)


def failing(times: int, why: type[errors.Error]) -> tuple[list[int], Callable[[int], int]]:
    """What was tried, and work that fails so often at the number 2, as Django tells it."""
    tried: list[int] = []

    def do(number: int) -> int:
        tried.append(number)
        if number == 2 and tried.count(2) <= times:
            raise OperationalError from why()
        return 1

    return tried, do


@pytest.mark.parametrize("why", MEETINGS)
def test_who_meets_another_at_the_same_rows_tries_again(why: type[errors.Error]) -> None:
    tried, do = failing(1, why)
    assert one_by_one([1, 2, 3], do) == 3
    assert tried == [1, 2, 2, 3]


@pytest.mark.parametrize("why", MEETINGS)
def test_who_meets_another_again_and_again_stops_none_of_the_others(why: type[errors.Error]) -> None:
    tried, do = failing(99, why)
    with pytest.raises(NotAll) as some:
        together([1, 2, 3], lambda items: sum(do(item) for item in items))
    assert some.value.done == 2
    assert tried[-1] == 3


def test_a_database_that_is_gone_ends_the_work_at_once() -> None:
    tried, do = failing(1, errors.AdminShutdown)
    with pytest.raises(OperationalError):
        one_by_one([1, 2, 3], do)
    assert tried == [1, 2]
