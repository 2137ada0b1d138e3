"""Work over many where one that cannot be read stops none of the others."""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.db import InterfaceError, OperationalError

T = TypeVar("T")
DATABASE_GONE = (OperationalError, InterfaceError)
"""No matter of one among many: nothing more can be done now."""
MET_ANOTHER = frozenset({"40P01", "40001"})
"""SQLSTATE of a deadlock and of a failed serialization: another was at the same rows; once more helps."""
TIMES = 3

log = logging.getLogger(__name__)


class NotAll(Exception):
    """Some could not be done. Each stands in the log, and the others are done: so much of it."""

    def __init__(self, done: int) -> None:
        super().__init__(done)
        self.done = done


def one_by_one(items: Iterable[T], do: Callable[[T], int]) -> int:
    """Do it for each; the sum of what each gave. ``do`` keeps its change in a transaction of its own.

    Raises NotAll at the end, where some failed.
    """
    done, failed = 0, False
    for item in items:
        try:
            done += _again(do, item)
        except NotAll as some:
            done += some.done
            failed = True
        except Exception as error:
            if _is_gone(error):
                raise
            log.exception("One of many could not be done; the others go on.")
            failed = True
    if failed:
        raise NotAll(done)
    return done


def together(items: Sequence[T], do: Callable[[Sequence[T]], int]) -> int:
    """Do it for all at once, which is quick; where that fails, for each by itself. Raises NotAll."""
    try:
        return _again(do, items)
    except Exception as error:
        if _is_gone(error):
            raise
        return one_by_one(items, lambda item: do([item]))


def _again(do: Callable[[T], int], item: T) -> int:
    """Do it, and once more where it met another at the same rows."""
    for _time in range(TIMES - 1):
        try:
            return do(item)
        except OperationalError as error:
            if _is_gone(error):
                raise
            log.warning("Something met another at the same rows; it is tried again at once.")
    return do(item)


def _is_gone(error: Exception) -> bool:
    return isinstance(error, DATABASE_GONE) and getattr(error.__cause__, "sqlstate", "") not in MET_ANOTHER
