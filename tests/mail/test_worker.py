"""The worker as a process of its own: it sends, it waits quietly, it stops when told, it survives a kill."""

import os
import signal
import subprocess
import sys
import threading
import time
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
from tests.mail.conftest import PostOffice

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


@pytest.fixture
def process(settings: Settings, post_office: PostOffice) -> Iterator["subprocess.Popen[bytes]"]:
    """``fleksaftale worker`` on the tests' own database."""
    environment = os.environ | {
        "DATABASE_URL": url("default"),
        "KEYS_DATABASE_URL": url("keys"),
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(settings.EMAIL_PORT),
        "DJANGO_SETTINGS_MODULE": "fleksaftale.config.settings",
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "fleksaftale", "worker"], env=environment, cwd=Path.cwd()
    )
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
