"""Maja at her own answers; Jonas with a link, and the device that Mikkel and he share."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.models import Version
from fleksaftale.people.models import User
from tests.cast import ANSWERS, answered, now, save_alone, save_together
from tests.guest_cast import MONDAY, SECRET
from tests.people.signing_in import sign_in


@pytest.fixture
def as_maja(client: Client, maja: User) -> Client:
    sign_in(client, maja)
    return client


@pytest.fixture
def write(as_maja: Client, majas_seat: Seat) -> Callable[..., HttpResponse]:
    """Post a page of Maja's own answers, over what stands."""

    def post(page: str, **data: str) -> HttpResponse:
        own, questions = now(majas_seat).own, FLEKS_TILLAEGSAFTALE.page(page).questions
        seen = {f"{q.key}-seen": str(own[q.key].revision if q.key in own else 0) for q in questions}
        url = reverse("own_page", args=[majas_seat.case.pk, page])
        return as_maja.post(url, {key.replace("__", "-"): value for key, value in data.items()} | seen)

    return post


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Time stands still on a Monday until the test moves it."""
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def ready(mikkels_seat: Seat, token: str) -> Version:
    """Jonas has a link; Mikkel has written an answer of his own, and the draft lies to be signed."""
    save_alone(mikkels_seat, {"maal": answered(tekst=SECRET)})
    writing.write_together(mikkels_seat, FLEKS_TILLAEGSAFTALE)
    save_together(mikkels_seat, ANSWERS)
    return propose_version(mikkels_seat)


@pytest.fixture
def device(client: Client, mikkel: User) -> Client:
    sign_in(client, mikkel)
    return client
