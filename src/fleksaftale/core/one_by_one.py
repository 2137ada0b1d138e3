"""Work over many where one that cannot be read stops none of the others."""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from django.db import InterfaceError, OperationalError

T = TypeVar("T")
DATABASE_GONE = (OperationalError, InterfaceError)
"""No matter of one among many: nothing more can be done now."""

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
            done += do(item)
        except DATABASE_GONE:
            raise
        except NotAll as some:
            done += some.done
            failed = True
        except Exception:
            log.exception("One of many could not be done; the others go on.")
            failed = True
    if failed:
        raise NotAll(done)
    return done


def together(items: Sequence[T], do: Callable[[Sequence[T]], int]) -> int:
    """Do it for all at once, which is quick; where that fails, for each by itself. Raises NotAll."""
    try:
        return do(items)
    except DATABASE_GONE:
        raise
    except Exception:
        return one_by_one(items, lambda item: do([item]))
