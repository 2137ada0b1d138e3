"""A day in November 2026, and a worker that runs each morning."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import transaction

from fleksaftale.cases.seats import Seat
from fleksaftale.core.clock import DENMARK
from fleksaftale.talks import commands
from fleksaftale.talks.models import Talk

Morning = Callable[..., list[EmailMessage]]


@pytest.fixture
def clockwork() -> Iterator[time_machine.Traveller]:
    """Friday 6 November 2026, nine in the morning."""
    with time_machine.travel(at(2026, 11, 6), tick=False) as traveller:
        yield traveller


@pytest.fixture
def morning(clockwork: time_machine.Traveller) -> Morning:
    """Go on to a moment, let the worker run once, and see what it sent."""

    def run(year: int, month: int, day: int, hour: int = 8, minute: int = 0) -> list[EmailMessage]:
        clockwork.move_to(at(year, month, day, hour, minute))
        mail.outbox.clear()
        call_command("worker", once=True)
        return list(mail.outbox)

    return run


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment in Denmark."""
    return datetime(year, month, day, hour, minute, tzinfo=DENMARK)


@pytest.fixture
def planned(clockwork: time_machine.Traveller, sofies_seat: Seat, majas_seat: Seat) -> Talk:
    """Maja and Sofie are to talk on Sunday 6 December 2026 at latest; both have joined."""
    assert majas_seat
    with transaction.atomic():
        talk = commands.plan(sofies_seat, date(2026, 12, 6))
    call_command("worker", once=True)
    mail.outbox.clear()
    return talk


def receivers(mails: list[EmailMessage]) -> list[str]:
    return sorted(address for message in mails for address in message.to)


BOTH = ["maja@nordlys.example", "sofie@nordlys.example"]
