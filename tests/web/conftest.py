"""Maja at her own answers."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.people.models import User
from tests.cast import now
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
