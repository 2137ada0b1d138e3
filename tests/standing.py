"""What all tests of a module stand on: made once, in a transaction around those of the tests.

Each test undoes its own changes as always. Not for a module with tests that commit (``transactional_db``).
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from django.db import connections, transaction
from pytest_django import DjangoDbBlocker

Made = TypeVar("Made")


@contextmanager
def standing(blocker: DjangoDbBlocker, make: Callable[[], Made]) -> Iterator[Made]:
    """In a fixture of the scope ``module``: what ``make`` writes is there until the module ends."""
    with ExitStack() as around:
        with blocker.unblock():
            around.enter_context(undone())
            made = make()
        try:
            yield made
        finally:
            with blocker.unblock():
                around.close()


@contextmanager
def undone() -> Iterator[None]:
    """What is written inside is gone afterwards, in every database."""
    with ExitStack() as around:
        for alias in connections:
            around.enter_context(_undone(alias))
        yield


@contextmanager
def _undone(alias: str) -> Iterator[None]:
    with transaction.atomic(using=alias):
        yield
        transaction.set_rollback(True, using=alias)
