"""The pages of hensyn in Danish and in English, also with something searched, ticked, chosen and refused."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.hensyn import library
from fleksaftale.cases.seats import Seat
from fleksaftale.people.models import User
from tests import wrong_language
from tests.people.signing_in import sign_in


@pytest.fixture(params=["da", "en"])
def language(request: pytest.FixtureRequest, maja: User) -> str:
    maja.language = request.param
    maja.save()
    return str(request.param)


@pytest.fixture
def as_maja(client: Client, maja: User, language: str) -> Client:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    sign_in(client, maja)
    return client


def shows(answer: HttpResponse, language: str) -> None:
    assert answer.status_code in (200, 422)
    assert wrong_language.in_page(answer.content.decode(), language) == []


@pytest.mark.parametrize("query", [{}, {"alle": "1"}, {"q": "chair"}, {"q": "rumskib"}, {"svaert": "lyd"}])
def test_the_library_is_in_the_readers_language(
    as_maja: Client, language: str, query: dict[str, str]
) -> None:
    shows(as_maja.get(reverse("hensyn"), query), language)


def test_choosing_is_in_the_readers_language(as_maja: Client, language: str, majas_seat: Seat) -> None:
    pick, fill = (reverse(name, args=[majas_seat.case.pk]) for name in ("own_hensyn", "own_hensyn_fill"))
    shows(as_maja.post(pick, {"q": "chair", "valgt": ["P01", "T05"]}, follow=True), language)
    for start in range(0, len(library()), 20):
        ids = [item.id for item in library()][start : start + 20]
        shows(as_maja.post(pick, {"valgt": ids, "do": "udfyld"}, follow=True), language)
        shows(as_maja.post(fill, {"valgt": ids}), language)
    sent: dict[str, Any] = {"valgt": ["P01", "F11"], "P01-laengde": "15", "P01-hver": "60", "F11-stol": "x"}
    shows(as_maja.post(fill, sent, follow=True), language)
    shows(as_maja.get(pick), language)


def test_the_sheet_is_in_the_readers_language(as_maja: Client, language: str, majas_seat: Seat) -> None:
    where = reverse("colleagues", args=[majas_seat.case.pk])
    shows(as_maja.get(where), language)
    shows(as_maja.post(where, {"heading": ""}), language)
    shows(as_maja.post(where, {"heading": "x"}), language)
    shows(as_maja.post(where, {"heading": "x", "words": "migraine"}), language)
    shows(as_maja.post(where, {"heading": "x", "words": "x"}), language)
