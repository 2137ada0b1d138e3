"""Scenario S02: Mikkel has a fleksjob at Friis Cykler; Jonas leads the shop and wants no account."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.cases import guests
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.people.models import User
from tests.people.signing_in import mailed_code

JONAS = "jonas@friiscykler.example"
SECRET = "MIKKELS EGET MÅL"
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture
def mikkel(db: None) -> User:
    return User.objects.create_user("mikkel@post.example", "Mikkel Dam")


@pytest.fixture
def mikkels_seat(mikkel: User) -> Seat:
    return open_agreement(mikkel, role=Role.EMPLOYEE, facts=Facts("Friis Cykler"), other_name="Jonas Friis")


@pytest.fixture
def token(mikkels_seat: Seat) -> str:
    """What stands in the link that Mikkel has had sent to Jonas."""
    return guests.make_link(mikkels_seat, name="Jonas Friis", email=JONAS)


def heading(answer: Any) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", answer.content.decode(), re.DOTALL)
    assert found
    return found[1].strip()


def ask_for_code(client: Client, token: str) -> str:
    answer = client.post(reverse("guest_link", args=[token]))
    assert answer.headers["Location"] == reverse("guest_code", args=[token])
    assert mail.outbox[-1].to == [JONAS]
    return mailed_code()


def type_code(client: Client, token: str, code: str) -> Any:
    return client.post(reverse("guest_code", args=[token]), {"code": code})


def come_in(client: Client, token: str) -> Client:
    """Jonas opens the link and types the code from his mail."""
    answer = type_code(client, token, ask_for_code(client, token))
    assert answer.headers["Location"] == reverse("guest_start")
    return client
