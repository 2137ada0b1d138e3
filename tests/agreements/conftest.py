"""What the tests of the policy table stand on."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from fleksaftale.cases.seats import Seat
from tests.agreements.rooms import Everybody, case_of_all
from tests.standing import standing


class Cases:
    """A case with everybody in it, made once for tests in a row that begin at the same place."""

    def __init__(self, blocker: DjangoDbBlocker) -> None:
        self.blocker = blocker
        self.prepared: Callable[[Seat], Any] | None = None
        self.end = ExitStack()

    def at(self, prepare: Callable[[Seat], Any]) -> Everybody:
        if self.prepared is not prepare:
            self.end.close()
            self.found = self.end.enter_context(standing(self.blocker, lambda: case_of_all(prepare)))
            self.prepared = prepare
        return self.found


@pytest.fixture(scope="module")
def cases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cases]:
    made = Cases(django_db_blocker)
    with made.end:
        yield made


@pytest.fixture(scope="module")
def all_there(request: pytest.FixtureRequest, cases: Cases) -> Everybody:
    """The case as far as the parameter takes it. It comes before the transaction of the test itself."""
    return cases.at(request.param)
