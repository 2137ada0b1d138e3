"""``fleksaftale worker``: remind, send the mails that wait, seal what is signed and make the cases of a long
file, until told to stop."""

import logging
import signal
import threading
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, close_old_connections

from fleksaftale.agreements.sealing import seal_next
from fleksaftale.core import keystore, masterkey, secrets
from fleksaftale.deadlines import nightly
from fleksaftale.documents import disagreeing
from fleksaftale.mail import outbox
from fleksaftale.overview import bringing, standing
from fleksaftale.people import codes
from fleksaftale.reminders import new_leader, own_dates, sending
from fleksaftale.talks import catching_up

IDLE = 1.0  # seconds between looks when there is nothing to do
GIVE_WAY = 0.2  # between two portions of a long file, so that others come to write in SQLite
TROUBLED = 15.0  # after an error, for instance a database that restarts
TIDY_EVERY = 3600

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
            write()
            while sending.send_due():
                pass
            while outbox.deliver_due():
                pass
            while seal_next():
                pass
            while bringing.go_on():
                pass
            tidy()
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


def write() -> None:
    """Plan talks that are missing, and write the mails that nothing but the time of day gives cause for:
    of one's own dates, of meetings that pass on to a new leader, of a disagreement."""
    catching_up.plan_missing()
    own_dates.remind()
    new_leader.pass_on_meetings()
    disagreeing.send_due_reminders()


def tidy() -> None:
    """Write the next dates anew once a day, and what HR's list is chosen by where it is stale;
    delete what nobody needs any more: sent mails, old codes, ended sessions."""
    nightly.catch_up()
    standing.catch_up()
    sending.settle()
    outbox.forget_sent()
    codes.forget_old()
    SessionStore.clear_expired()


def run(stop: threading.Event) -> None:
    """Look once a second for due mails, seals and files that are being made, until ``stop`` is set."""
    rounds = 0
    while not stop.is_set():
        wait = IDLE
        try:
            if rounds % TIDY_EVERY == 0:
                write()
                tidy()
            if sending.send_due() + outbox.deliver_due(limit=100) + seal_next():
                wait = 0.0
            elif bringing.go_on():
                wait = GIVE_WAY
        except Exception:
            log.exception("The worker met an error; it goes on in %s seconds.", TROUBLED)
            wait = TROUBLED
        close_old_connections()
        rounds += 1
        stop.wait(wait)
