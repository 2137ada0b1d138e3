"""S01's meeting beside the agreement, E8's late mail, and what one may not see of another's calendar."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from pytest_django import Settings

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents import signing
from fleksaftale.documents.models import Version
from fleksaftale.mail import outbox
from tests.people.signing_in import sign_in


def sign(seat: Seat, version: Version) -> None:
    intent = signing.Intent(seat.name, version.fingerprint)
    signing.sign(seat, FLEKS_TILLAEGSAFTALE, version.pk, intent)


@pytest.fixture
def agreed(proposed: Version, majas_seat: Seat, sofies_seat: Seat) -> Version:
    sign(sofies_seat, proposed)
    sign(majas_seat, proposed)
    return proposed


def test_the_first_talk_lies_beside_the_signed_agreement_as_a_meeting(
    client: Client, agreed: Version, majas_seat: Seat
) -> None:
    """S01: senest Monday 1 February 2027, with a neutral title and CLASS:PRIVATE."""
    sign_in(client, majas_seat.user)
    receipt = client.get(reverse("signed", args=[majas_seat.case.pk, agreed.pk])).content.decode()
    url = reverse("meeting_file", args=[majas_seat.case.pk])
    assert f'href="{url}"' in receipt
    text = client.get(url).content.decode()
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert (event["summary"], event["class"]) == ("Møde", "PRIVATE")
    assert f"{event.decoded('dtstart')}" == "2027-02-01"
    assert "fleks" not in text.lower()


def test_with_the_mail_server_down_one_signs_and_is_told_that_mail_is_late(
    client: Client, proposed: Version, majas_seat: Seat, sofies_seat: Seat, settings: Settings
) -> None:
    """E8: signing succeeds, the outbox goes on trying for 24 hours, the page says that the mail is late."""
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "fleksaftale.mail.smtp.Backend", 9
    sign(sofies_seat, proposed)
    sign(majas_seat, proposed)
    outbox.deliver_due()
    sign_in(client, majas_seat.user)
    page = reverse("case_detail", args=[majas_seat.case.pk])
    assert "Mailen er forsinket" not in client.get(page).content.decode()
    with time_machine.travel(clock.now() + timedelta(hours=1)):
        sign_in(client, majas_seat.user)
        outbox.deliver_due()
        said = client.get(page).content.decode()
    assert "Gældende" in said or "Underskrevet" in said
    assert "Mailen er forsinket" in said
    assert "i et døgn" in said
