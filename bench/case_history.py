"""A case with five years of history: 60 talks and 300 journal entries. ``python -m bench.case_history``.

Server time of whole requests through every middleware, on SQLite files as an installation has them. The
queries of the case page and of the journal must not grow with the history.
"""

from bench.agreement_page import (
    FOLDER,
    Measured,
    measure,
    queries_of,
)  # first: it points the settings to a folder

# isort: split
from datetime import date, datetime, timedelta
from time import perf_counter
from uuid import uuid4

import time_machine
from django.core.management import call_command
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse
from tests.talks import holding

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.cases import commands, seats
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.core.clock import DENMARK
from fleksaftale.evidence import journal
from fleksaftale.evidence.content import About, Said
from fleksaftale.evidence.models import Zone
from fleksaftale.people.models import User

TALKS, ENTRIES = 60, 300
FEW = (2, 6)
GOAL = 100  # ms p95, case page
BEGIN = date(2026, 12, 1)
EVERY = timedelta(days=30)


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=DENMARK)


def a_case(name: str) -> tuple[Seat, Seat]:
    sofie = User.objects.create_user(f"sofie{name}@eks.example", "Sofie Bang")
    maja = User.objects.create_user(f"maja{name}@eks.example", "Maja Kjærgaard")
    seat = open_agreement(sofie, role=Role.LEADER, facts=Facts("Nordlys"), other_name="Maja Kjærgaard")
    commands.accept(maja, commands.invite(seat, name="Maja Kjærgaard", email=maja.email))
    return seats.take(maja, seat.case.pk), seats.take(sofie, seat.case.pk)


def with_history(name: str, talks: int, entries: int) -> Seat:
    """Talks a month apart with signed minutes, and entries spread over the same time."""
    with time_machine.travel(moment(BEGIN), tick=True):
        maja, sofie = a_case(name)
        holding.agree(maja, sofie)
    for number in range(1, talks + 1):
        day = BEGIN + number * EVERY
        with time_machine.travel(moment(day), tick=True):
            both = [seats.take(seat.user, seat.case.pk) for seat in (maja, sofie)]
            holding.hold(*both, number, next_by=day + EVERY)
    last = BEGIN + talks * EVERY
    with time_machine.travel(moment(last), tick=True):
        for number in range(entries):
            on = BEGIN + timedelta(days=number * (last - BEGIN).days // entries)
            about = About.TRIED if number % 10 == 0 else About.OTHER
            said = Said(f"Møde {number}", "Aftalt at prøve det i fire uger. " * 20, on, Zone.BOTH, about)
            journal.add_note(maja, said, once=uuid4())
    return maja


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("migrate", database="keys", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    few, many = with_history("few", *FEW), with_history("many", TALKS, ENTRIES)
    last = moment(BEGIN + TALKS * EVERY + timedelta(days=3))
    with time_machine.travel(last, tick=True), override_settings(ALLOWED_HOSTS=["testserver"]):
        measured = {name: _measured(name, few, many) for name in ("case_detail", "journal")}
        told = _once("documentation", many)
    print(f"documentation  once {told:.0f} ms")
    FOLDER.cleanup()
    assert measured["case_detail"][0].slow < GOAL, "the case page is too slow"
    for name, (found, before) in measured.items():
        assert found.queries == before, f"{name}: queries grow with the history"


def _once(name: str, seat: Seat) -> float:
    """Milliseconds of one request, the second."""
    client, url = _client(name, seat)
    client.get(url)
    start = perf_counter()
    client.get(url)
    return (perf_counter() - start) * 1000


def _client(name: str, seat: Seat) -> tuple[Client, str]:
    client = Client()
    client.force_login(seat.user)
    return client, reverse(name, args=[seat.case.pk])


def _measured(name: str, few: Seat, many: Seat) -> tuple[Measured, int]:
    """Of the long case, and the queries of the short one."""
    short, long = _client(name, few), _client(name, many)
    short[0].get(short[1])
    found, before = measure(*long), queries_of(*short)
    print(
        f"{name:14} median {found.middle:5.1f} ms  p95 {found.slow:5.1f} ms  cpu {found.cpu:5.1f} ms  "
        f"queries {found.queries} (with little history {before})",
        flush=True,
    )
    return found, before


if __name__ == "__main__":
    main()
