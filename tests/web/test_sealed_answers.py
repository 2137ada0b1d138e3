"""Answers of the open pages: one sealed cookie, which only this installation opens, and only for a while."""

import base64
from collections.abc import Iterator
from http.cookies import Morsel

import pytest
import time_machine
from cryptography.fernet import Fernet
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from fleksaftale.web import sealed_answers

SAID = {"bevilling": "nej", "dato": "2026-11-21", "note": "åben 🌱"}
KEYS = [base64.b64encode(bytes([n]) * 32).decode() for n in range(3)]

pytestmark = pytest.mark.usefixtures("_a_master_key")


@pytest.fixture
def _a_master_key() -> Iterator[None]:
    with override_settings(MASTER_KEY=KEYS[0]):
        yield


def kept(purpose: str = "check-varighed", answers: dict[str, str] | None = None) -> "Morsel[str]":
    response = HttpResponse()
    sealed_answers.keep(HttpRequest(), response, purpose, SAID if answers is None else answers)
    return response.cookies[sealed_answers.cookie_name(purpose)]


def asking(value: str, purpose: str = "check-varighed") -> HttpRequest:
    request = HttpRequest()
    request.COOKIES = {sealed_answers.cookie_name(purpose): value}
    return request


def test_what_was_kept_is_read_again() -> None:
    assert sealed_answers.read(asking(kept().value), "check-varighed") == SAID


def test_nobody_reads_the_answers_in_the_cookie() -> None:
    sealed = base64.urlsafe_b64decode(kept().value)
    assert b"nej" not in sealed
    assert b"dato" not in sealed
    assert kept().value != kept().value, "the same answers twice look different"


def test_the_cookie_goes_to_its_own_pages_only_and_dies_with_the_browsers_session() -> None:
    morsel = kept()
    assert morsel["path"] == "/find-ud-af/varighed/"
    assert morsel["httponly"] is True
    assert morsel["samesite"] == "Lax"
    assert morsel["max-age"] == morsel["expires"] == ""
    assert "varighed" not in morsel.key


@pytest.mark.parametrize("tls", [True, False])
def test_with_tls_the_cookie_goes_over_tls_only(tls: bool) -> None:
    with override_settings(SESSION_COOKIE_SECURE=tls):
        assert bool(kept()["secure"]) is tls


def test_after_twelve_hours_it_is_empty() -> None:
    with time_machine.travel("2026-11-21T08:00:00Z", tick=False) as clock:
        value = kept().value
        clock.move_to("2026-11-21T20:00:00Z")
        assert sealed_answers.read(asking(value), "check-varighed") == SAID
        clock.move_to("2026-11-21T20:00:01Z")
        assert sealed_answers.read(asking(value), "check-varighed") == {}


def test_one_purpose_does_not_read_anothers() -> None:
    assert sealed_answers.read(asking(kept().value, "months"), "months") == {}


@pytest.mark.parametrize("value", ["", "x", "=====", "æ", "A" * 20, "A" * 4000])
def test_nonsense_is_empty(value: str) -> None:
    assert sealed_answers.read(asking(value), "check-varighed") == {}


def test_one_altered_byte_is_empty() -> None:
    sealed = bytearray(base64.urlsafe_b64decode(kept().value))
    sealed[20] ^= 1
    value = base64.urlsafe_b64encode(sealed).decode()
    assert sealed_answers.read(asking(value), "check-varighed") == {}


def test_what_another_program_sealed_is_empty() -> None:
    foreign = Fernet(Fernet.generate_key()).encrypt(b"{}").decode()
    assert sealed_answers.read(asking(foreign), "check-varighed") == {}


def test_another_installation_cannot_read_it() -> None:
    value = kept().value
    with override_settings(MASTER_KEY=KEYS[1]):
        assert sealed_answers.read(asking(value), "check-varighed") == {}


def test_a_change_of_master_key_in_the_middle_of_a_check_loses_nothing() -> None:
    value = kept().value
    with override_settings(MASTER_KEY=f"{KEYS[1]} {KEYS[0]}"):
        assert sealed_answers.read(asking(value), "check-varighed") == SAID


def test_more_than_a_cookie_holds_is_refused_and_nothing_is_sent() -> None:
    response = HttpResponse()
    with pytest.raises(sealed_answers.TooMuch):
        sealed_answers.keep(HttpRequest(), response, "months", {"note": "x" * 3000})
    assert not response.cookies


def test_forgetting_takes_the_cookie_away_where_it_was_set() -> None:
    response = HttpResponse()
    sealed_answers.forget(response, "check-varighed")
    morsel = response.cookies[sealed_answers.cookie_name("check-varighed")]
    assert (morsel.value, morsel["max-age"], morsel["path"]) == ("", 0, kept()["path"])


def test_a_purpose_that_nobody_declared_is_an_error() -> None:
    with pytest.raises(KeyError):
        sealed_answers.keep(HttpRequest(), HttpResponse(), "elsewhere", SAID)
