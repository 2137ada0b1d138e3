"""What a case's own page says of its life and of the next talk."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.cases import life
from fleksaftale.cases.seats import Seat, take
from fleksaftale.documents.models import Version
from fleksaftale.people.models import User
from tests.agreements.test_sign import sign

pytestmark = pytest.mark.django_db
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def read_page(majas_seat: Seat, sofies_seat: Seat, proposed: Version, maja: User) -> Callable[[], str]:
    """The text of Maja's page; the agreement is signed, and its next talk is due on 1 February 2027."""
    sign(majas_seat, proposed)
    sign(sofies_seat, proposed)
    client = Client()

    def read() -> str:
        client.force_login(maja)
        return client.get(reverse("case_detail", args=[majas_seat.case.pk])).content.decode()

    return read


def test_a_talk_whose_day_has_passed_asks_for_a_new_day(read_page: Callable[[], str]) -> None:
    with time_machine.travel(datetime(2027, 2, 1, 12, tzinfo=COPENHAGEN)):
        assert "Dagen er passeret" not in read_page()
    with time_machine.travel(datetime(2027, 2, 2, 0, 5, tzinfo=COPENHAGEN)):
        assert "Dagen er passeret" in read_page()


def test_an_employment_that_ends_shows_its_last_day_and_no_next_talk(
    read_page: Callable[[], str], sofies_seat: Seat, sofie: User
) -> None:
    assert "Senest mandag 1. februar 2027 (uge 5)" in read_page()
    life.end(sofies_seat, date(2027, 1, 31))
    said = read_page()
    assert "Gælder fra 1. december 2026 til 31. januar 2027" in said
    assert "Senest" not in said
    life.close(take(sofie, sofies_seat.case.pk))
    assert "til 31. januar 2027" in read_page()
