"""Who may ask for how many codes: guessing stays hopeless, and nobody is shut out by a stranger."""

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from fleksaftale.people.limits import network
from fleksaftale.people.models import User
from tests.people.signing_in import mailed_code, sign_in

pytestmark = pytest.mark.django_db


def ask(client: Client, email: str, source: str = "127.0.0.1") -> bool:
    """Whether a code was sent."""
    return client.post("/ind/", {"email": email}, REMOTE_ADDR=source).status_code == 302


def asked_by_strangers(email: str, times: int, source: str = "192.0.2.{}") -> int:
    """How many codes were sent, each asked for from another network."""
    return sum(ask(Client(), email, source.format(number)) for number in range(1, times + 1))


def test_ten_requests_from_elsewhere_do_not_shut_a_person_out(maja: User) -> None:
    sent = sum(ask(Client(), maja.email, "192.0.2.7") for _number in range(10))
    assert sent == 5
    assert ask(Client(), maja.email)


def test_the_same_holds_for_an_address_that_nobody_has(db: None) -> None:
    assert sum(ask(Client(), "ingen@nordlys.example", "192.0.2.7") for _number in range(10)) == 5


def test_one_address_gets_forty_codes_an_hour_from_all_networks_together(maja: User) -> None:
    assert asked_by_strangers(maja.email, 45) == 40
    assert not ask(Client(), maja.email)


def test_a_browser_that_has_signed_in_with_the_address_gets_its_code_whatever_strangers_do(
    client: Client, maja: User, settings: Settings
) -> None:
    ask(client, maja.email)
    client.post("/ind/kode/", {"code": mailed_code()})
    client.post("/ud/")
    settings.CODES_PER_ADDRESS = [(3, 3600)]
    asked_by_strangers(maja.email, 4)
    assert not ask(Client(), maja.email)
    assert ask(client, maja.email)
    client.post("/ind/kode/", {"code": mailed_code()})
    assert client.session["_auth_user_id"] == str(maja.pk)


def test_it_is_known_for_that_address_only_and_not_without_end(
    client: Client, maja: User, sofie: User, settings: Settings
) -> None:
    ask(client, maja.email)
    client.post("/ind/kode/", {"code": mailed_code()})
    client.post("/ud/")
    settings.CODES_PER_ADDRESS = [(0, 3600)]
    settings.CODES_PER_KNOWN_BROWSER = [(3, 3600)]
    assert not ask(client, sofie.email)
    assert [ask(client, maja.email) for _number in range(4)] == [True, True, True, False]


def test_its_cookie_names_nobody_and_cannot_be_made_up(
    client: Client, maja: User, settings: Settings
) -> None:
    ask(client, maja.email)
    answer = client.post("/ind/kode/", {"code": mailed_code()})
    cookie = answer.cookies["known"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 24 * 3600)
    assert "maja" not in cookie.value
    settings.CODES_PER_ADDRESS = [(0, 3600)]
    other = Client()
    for value in ("", "x", cookie.value[:-1] + ("A" if cookie.value[-1] != "A" else "B")):
        other.cookies["known"] = value
        assert not ask(other, maja.email)


def test_who_is_signed_in_can_confirm_whatever_strangers_do(
    client: Client, maja: User, settings: Settings
) -> None:
    settings.CODES_PER_ADDRESS = [(0, 3600)]
    sign_in(client, maja, seconds_ago=601)
    assert client.post("/ind/bekraeft/?next=/underskriv/").status_code == 302
    assert mail.outbox[-1].to == [maja.email]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("fe80::1%eth0", "fe80::2", True),
    ],
)
def test_a_line_with_many_ipv6_addresses_is_one_network(one: str, other: str, same: bool) -> None:
    assert (network(one) == network(other)) is same
