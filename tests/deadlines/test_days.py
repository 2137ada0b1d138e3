"""Days that are easy to get wrong: leap days, the night summer time begins, the turn of a day in Denmark."""

from datetime import date, datetime

import pytest
import time_machine
from django.test import Client

from fleksaftale.cases.seats import Seat
from fleksaftale.deadlines import commands
from fleksaftale.deadlines.queries import When, rows
from fleksaftale.people.models import User
from tests.deadlines.noting import note, page, post_fact, row


@pytest.mark.parametrize(
    ("start", "half", "four", "five"),
    [
        (date(2024, 3, 1), date(2026, 9, 1), date(2028, 9, 1), date(2029, 3, 1)),
        (date(2022, 8, 31), date(2025, 2, 28), date(2027, 2, 28), date(2027, 8, 31)),
        (date(2024, 2, 29), date(2026, 8, 29), date(2028, 8, 29), date(2029, 2, 28)),
        (date(2021, 8, 31), date(2024, 2, 29), date(2026, 2, 28), date(2026, 8, 31)),
    ],
)
def test_the_three_milestones_fall_on_the_last_day_a_month_has(
    majas_seat: Seat, start: date, half: date, four: date, five: date
) -> None:
    note(majas_seat, "ansaettelse_start", start.isoformat())
    note(majas_seat, "varighed", "midlertidigt")
    days = {each.id: each.day for each in rows(majas_seat, date(2026, 11, 23))}
    assert (days["D01"], days["D03"], days["D04"]) == (half, four, five)


def test_a_birth_on_a_leap_day_gives_a_date_and_says_that_another_is_arguable(majas_seat: Seat) -> None:
    note(majas_seat, "foedselsdag", "1960-02-29")
    found = row(majas_seat, "D06", date(2026, 11, 23))
    assert found.day == date(2027, 2, 28)
    assert any("Den første i måneden efter" in text for text in found.caveats)


@pytest.mark.parametrize(
    ("moment", "late"),
    [
        ("2027-03-28 00:30+01:00", False),  # the day itself, before the clocks are put forward
        ("2027-03-28 23:30+02:00", False),
        ("2027-03-29 00:30+02:00", True),  # the day after in Denmark, the same day in Greenwich
        ("2026-10-25 23:30+01:00", False),
    ],
)
def test_a_day_is_over_at_midnight_in_denmark_in_summer_and_winter(
    client: Client, maja: User, majas_seat: Seat, moment: str, late: bool
) -> None:
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        note(majas_seat, "ansaettelse_start", "2024-09-28")
        shown = page(client, maja, majas_seat)
    after = shown[shown.index("Dage, der er gået") :] if "Dage, der er gået" in shown else ""
    assert ("Kommunens første opfølgning i fleksjobbet" in after) == late


def test_who_is_to_be_asked_now_has_the_name_of_today(majas_seat: Seat) -> None:
    note(majas_seat, "ansaettelse_start", "2020-03-01")  # the follow-up was due at what was jobcenteret then
    assert row(majas_seat, "D01", date(2026, 11, 23)).responsible == "kommunen"


def test_an_interval_is_running_between_its_days(majas_seat: Seat) -> None:
    with time_machine.travel("2026-11-23 08:00", tick=False):
        note(majas_seat, "naeste_start", "2027-01-01")
    whens = [
        row(majas_seat, "D29", day).when for day in (date(2026, 11, 19), date(2026, 11, 20), date(2027, 1, 2))
    ]
    assert whens == [When.COMING, When.NOW, When.PASSED]


def test_months_with_benefit_are_written_as_runs_and_counted(
    client: Client, maja: User, majas_seat: Seat
) -> None:
    with time_machine.travel("2026-11-23 08:00", tick=False):
        page(client, maja, majas_seat)
        wrong = post_fact(client, majas_seat, "ledighedsydelse_maaneder", value="februar")
        assert wrong.status_code == 422
        assert "Skriv måneder som 02 2025." in wrong.content.decode()
        right = post_fact(client, majas_seat, "ledighedsydelse_maaneder", value="02 2026 - 10 2026, 12.2025")
        assert right.status_code == 302
        state = commands.state_of(majas_seat)
    months = state.facts["ledighedsydelse_maaneder"].value
    assert months == ["2025-12", *(f"2026-{n:02}" for n in range(2, 11))]
    assert row(majas_seat, "D20", date(2026, 11, 23)).day == date(2026, 12, 31)
