"""The worker as a process of its own: it sends, it waits quietly, it stops when told, it survives a kill."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connections
from pytest_django import Settings

from fleksaftale.cli.management.commands import worker
from fleksaftale.core.crypto import Vault
from fleksaftale.mail import outbox
from fleksaftale.mail.models import Outbox
from fleksaftale.people.models import User
from fleksaftale.reminders import sending
from fleksaftale.reminders.models import Notice, State
from tests.mail.conftest import PostOffice
from tests.reminders.many import make_talks

pytestmark = pytest.mark.django_db(transaction=True)


def post(vault: Vault) -> Outbox:
    context = {"link": "http://127.0.0.1:8000/sager/"}
    outbox.post("case.news", to="maja@nordlys.example", language="da", vault=vault, context=context)
    return Outbox.objects.latest("created_at")


def until(holds: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def url(alias: str) -> str:
    """The tests' own database, for another process."""
    named = connections[alias].settings_dict
    if connections[alias].vendor == "sqlite":
        return f"sqlite:///{named['NAME']}"
    return f"postgres://{named['USER']}@{quote(named['HOST'], safe='')}/{named['NAME']}"


def begin(settings: Settings, *more: str, stderr: int | None = None) -> "subprocess.Popen[bytes]":
    """``fleksaftale worker`` on the tests' own database."""
    environment = os.environ | {
        "DATABASE_URL": url("default"),
        "KEYS_DATABASE_URL": url("keys"),
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(settings.EMAIL_PORT),
        "DJANGO_SETTINGS_MODULE": "fleksaftale.config.settings",
    }
    command = [sys.executable, "-m", "fleksaftale", "worker", *more]
    return subprocess.Popen(command, env=environment, cwd=Path.cwd(), stderr=stderr)


@pytest.fixture
def process(settings: Settings, post_office: PostOffice) -> Iterator["subprocess.Popen[bytes]"]:
    """One worker."""
    program = begin(settings)
    yield program
    program.kill()
    program.wait()


def test_the_worker_sends_what_comes_and_stops_cleanly(
    vault: Vault, post_office: PostOffice, process: "subprocess.Popen[bytes]"
) -> None:
    first = post(vault)
    until(lambda: len(post_office.taken) == 1)
    second = post(vault)
    until(lambda: Outbox.objects.get(pk=second.pk).status == "sent", 5)
    process.send_signal(signal.SIGTERM)
    assert process.wait(5) == 0
    assert Outbox.objects.get(pk=first.pk).status == "sent"


def test_a_kill_between_the_servers_yes_and_ours_sends_nothing_twice(
    vault: Vault, post_office: PostOffice, process: "subprocess.Popen[bytes]"
) -> None:
    post_office.before_yes = process.kill
    row = post(vault)
    until(lambda: process.poll() is not None)
    row.refresh_from_db()
    assert row.status == "sending"
    Outbox.objects.filter(pk=row.pk).update(claimed_until=row.created_at)  # the lease has run out
    post_office.before_yes = lambda: None
    call_command("worker", once=True)
    row.refresh_from_db()
    assert row.status == "uncertain"
    assert len(post_office.taken) == 1


def test_a_batch_cut_by_a_kill_is_ended_by_two_workers_and_nobody_gets_two_mails(
    post_office: PostOffice, settings: Settings
) -> None:
    """kill -9 in the middle of forty reminders, then two workers at once, each a process of its own."""
    if connections["default"].vendor == "sqlite":
        pytest.skip("two workers are for PostgreSQL")
    make_talks(0, 20)
    first = begin(settings)

    def kill_at_seven() -> None:
        if len(post_office.taken) == 7:
            first.kill()

    post_office.before_yes = kill_at_seven
    until(lambda: first.poll() is not None)
    post_office.before_yes = lambda: None
    both = [begin(settings), begin(settings)]
    still = Outbox.objects.filter(status__in=["waiting", "sending"])
    until(lambda: Outbox.objects.count() == 40 and still.count() == 1, 30)
    still.update(claimed_until=Outbox.objects.latest("created_at").created_at)  # the lease has run out
    until(lambda: not still.exists())
    for one in both:
        one.kill()
        one.wait()
    sending.settle()
    assert sorted(post_office.recipients) == sorted(User.objects.values_list("email", flat=True))
    states = Counter(Notice.objects.values_list("state", flat=True))
    assert states == {State.SENT: 39, State.UNCERTAIN: 1}


def test_once_sends_everything_that_is_due_and_ends(vault: Vault, post_office: PostOffice) -> None:
    for _number in range(3):
        post(vault)
    call_command("worker", once=True)
    assert len(post_office.taken) == 3


def test_an_error_does_not_end_the_worker(
    vault: Vault, post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "TROUBLED", 0.01)
    real, calls, stop = outbox.deliver_due, [], threading.Event()

    def shaky(limit: int = 50) -> int:
        calls.append(limit)
        if len(calls) == 1:
            raise RuntimeError("the database restarts")
        stop.set()
        return real(limit)

    monkeypatch.setattr(outbox, "deliver_due", shaky)
    post(vault)
    worker.run(stop)
    assert len(post_office.taken) == 1
