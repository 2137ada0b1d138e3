"""``fleksaftale worker``: remind, send the mails that wait, seal what is signed and make the cases of a long
file, until told to stop."""

import logging
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, close_old_connections

from fleksaftale.agreements.sealing import seal_next
from fleksaftale.core import keystore, masterkey, secrets
from fleksaftale.core.one_by_one import NotAll
from fleksaftale.deadlines import nightly
from fleksaftale.documents import disagreeing
from fleksaftale.mail import outbox
from fleksaftale.overview import bringing, standing
from fleksaftale.people import codes
from fleksaftale.reminders import new_leader, own_dates, sending
from fleksaftale.talks import catching_up

IDLE = 1.0  # seconds between looks when there is nothing to do
GIVE_WAY = 0.2  # between two portions of a long file, so that others come to write in SQLite
TROUBLED = 15.0  # after an error, for instance a database that restarts; twice as long after each more
EVERY_HOUR = 3600.0

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Reminds of talks, sends the mails that wait, seals what is signed. Stops cleanly on SIGTERM."
    requires_system_checks: list[str] = []  # pages and templates are no business of the worker

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="send what is due, then end (for cron)")

    def handle(self, *_args: Any, once: bool = False, **_options: Any) -> None:
        secrets.owner_only()
        self.require_keys()
        if once:
            run_once()
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: stop.set())
        run(stop)

    def require_keys(self) -> None:
        """With a wrong master key no mail could be opened: end with one line. A database that does not answer
        is no such case; the worker waits for it.
        """
        try:
            keystore.require()
        except (keystore.KeyStoreLost, masterkey.MasterKeyMissing, masterkey.MasterKeyMalformed) as error:
            raise CommandError(f"Not started: {error}", returncode=2) from error
        except DatabaseError:
            log.exception("The databases do not answer yet.")


@dataclass
class Task:
    """One kind of work. It fails by itself: the others go on, and it is tried again soon."""

    do: Callable[[], int | None]
    every: float = 0.0  # seconds between two times; 0: as often as there is something to do
    patience: float = 0.0  # after an error, longer each time
    due: float = 0.0
    failed: bool = False

    def try_it(self) -> int:
        """How much was done, also where something of it failed; that is in the log."""
        try:
            done = self.do() or 0
        except NotAll as some:
            self._again()
            return some.done
        except Exception:
            log.exception("The worker met an error; the rest goes on.")
            self._again()
            return 0
        self.patience, self.due = 0.0, monotonic() + self.every
        return done

    def _again(self) -> None:
        self.failed = True
        self.patience = min(max(2 * self.patience, TROUBLED), self.every or TROUBLED)
        self.due = monotonic() + self.patience
        log.error("Something could not be done; it is tried again in %s seconds.", self.patience)


def to_write() -> list[Task]:
    """Plan talks that are missing, and write the mails that nothing but the time of day gives cause for:
    of one's own dates, of meetings that pass on to a new leader, of a disagreement."""
    parts = (
        catching_up.plan_missing,
        own_dates.remind,
        new_leader.pass_on_meetings,
        disagreeing.send_due_reminders,
    )
    return [Task(part, EVERY_HOUR) for part in parts]


def to_tidy() -> list[Task]:
    """Write the next dates anew once a day, and what HR's list is chosen by where it is stale;
    delete what nobody needs any more: sent mails, old codes, ended sessions."""
    parts = (
        nightly.catch_up,
        standing.catch_up,
        sending.settle,
        outbox.forget_sent,
        codes.forget_old,
        SessionStore.clear_expired,
    )
    return [Task(part, EVERY_HOUR) for part in parts]


def to_send() -> list[Task]:
    """Due mails and seals: what somebody waits for."""
    return [Task(sending.send_due), Task(lambda: outbox.deliver_due(limit=100)), Task(seal_next)]


def run_once() -> None:
    """Each task as long as it finds something to do, also where another fails. Raises CommandError then."""
    writing, sending_it, tidying = to_write(), [*to_send(), Task(bringing.go_on)], to_tidy()
    for task in writing:
        task.try_it()
    for task in sending_it:
        while task.try_it():
            pass
    for task in tidying:
        task.try_it()
    if failed := sum(task.failed for task in (*writing, *sending_it, *tidying)):
        raise CommandError(f"Not everything could be done: {failed} of the tasks failed. See the log above.")


def run(stop: threading.Event) -> None:
    """Look once a second for due mails, seals and files that are being made, until ``stop`` is set."""
    hourly, at_once, files = [*to_write(), *to_tidy()], to_send(), Task(bringing.go_on)
    while not stop.is_set():
        for task in hourly:
            if task.due <= monotonic():
                task.try_it()
        wait = IDLE
        if sum(task.try_it() for task in at_once if task.due <= monotonic()):
            wait = 0.0
        elif files.due <= monotonic() and files.try_it():
            wait = GIVE_WAY
        close_old_connections()
        stop.wait(wait)
