"""The night computes while somebody notes a date in a case: neither stops the other, what was noted holds."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection, connections

from fleksaftale.agreements import refund
from fleksaftale.agreements.refund import Refund
from fleksaftale.cases.seats import Seat
from fleksaftale.deadlines import nightly, registry
from fleksaftale.deadlines.models import NextDate
from fleksaftale.reminders import law_dates
from fleksaftale.reminders.models import Kind, Notice
from tests.deadlines.noting import note, row

TODAY = date(2026, 11, 7)
WAIT = 20  # seconds, for what happens at once unless something is wrong


@pytest.fixture
def morning() -> Iterator[None]:
    with time_machine.travel("2026-11-07 09:00", tick=True):
        yield


def law_days(seat: Seat) -> set[date | None]:
    """Where HR's list and the mails to come have the date."""
    told = Notice.objects.filter(case=seat.case, kind=Kind.LAW).values_list("day", flat=True)
    return {*NextDate.objects.filter(case=seat.case).values_list("law_day", flat=True), *told}


def agreed_by_another_night(seat: Seat) -> set[date | None]:
    """These days, which a night in which nothing happens leaves as they are."""
    found = law_days(seat)
    nightly.run(TODAY)
    assert law_days(seat) == found
    return found


@pytest.mark.usefixtures("morning")
def test_what_somebody_notes_while_the_night_computes_holds(
    majas_seat: Seat, sofies_seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    note(majas_seat, "ansaettelse_start", "2026-11-06")
    real = nightly.of_cases

    def of_cases(*read: Any) -> list[Any]:
        found = list(real(*read))
        note(majas_seat, "ansaettelse_start", "2026-11-02")
        return found

    with monkeypatch.context() as then:
        then.setattr(nightly, "of_cases", of_cases)
        nightly.run(TODAY)
    assert row(majas_seat, "D11", TODAY).day in agreed_by_another_night(majas_seat)


@pytest.mark.usefixtures("morning")
def test_a_note_on_the_refund_is_in_the_list_at_once(majas_seat: Seat, sofies_seat: Seat) -> None:
    noted = Refund(date(2026, 1, 15), "godkendt", approved=date(2026, 2, 1), until=date(2026, 11, 27))
    refund.note(majas_seat, noted)
    assert noted.until in agreed_by_another_night(majas_seat)


@pytest.mark.usefixtures("morning")
@pytest.mark.django_db(transaction=True)
def test_the_night_and_a_person_at_the_same_case_both_come_through(
    majas_seat: Seat, sofies_seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person comes between the night's two writings: the list's rows and the reminders."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time")
    note(majas_seat, "ansaettelse_start", "2026-11-06")
    Notice.objects.all().delete()  # as in a month that begins: there are rows to write
    night, person, begun = threading.local(), threading.Event(), threading.Event()

    def planned(days: Any) -> None:
        if getattr(night, "is_here", False):
            begun.set()
            person.wait(1)  # the person may have to wait for the night, and then never comes this far
        law_dates.plan(days)

    real = nightly._put

    def put(rows: Any) -> None:
        if not getattr(night, "is_here", False):
            person.set()
        real(rows)

    monkeypatch.setattr(registry, "COMPUTED", [planned])
    monkeypatch.setattr(nightly, "_put", put)

    def the_night() -> None:
        night.is_here = True
        nightly.run(TODAY)

    def the_person() -> None:
        assert begun.wait(WAIT)
        note(majas_seat, "ansaettelse_start", "2026-11-02")

    for each in at_once(the_night, the_person):
        each.result(WAIT)
    assert row(majas_seat, "D11", TODAY).day in agreed_by_another_night(majas_seat)


def at_once(*parts: Callable[[], None]) -> list[Future[None]]:
    """Each in a thread, with a connection of its own."""

    def alone(part: Callable[[], None]) -> None:
        try:
            part()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(parts)) as pool:
        return [pool.submit(alone, part) for part in parts]
