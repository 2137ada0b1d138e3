"""An answer is believed only when it is signed by the provider now, for us, for this visit, and fresh."""

import logging

import pytest
from django.test import Client
from pytest_django import Settings

from fleksaftale.people.models import User
from tests.people.oidc.idp import MAJA, PEOPLE, Idp, linked, said, visit

pytestmark = pytest.mark.django_db

SPOILT = {
    "audience": "InvalidAudienceError",
    "audiences": "azp",
    "issuer": "InvalidIssuerError",
    "nonce": "nonce",
    "no-nonce": "nonce",
    "expired": "ExpiredSignatureError",
    "future": "ImmatureSignatureError",
    "old-login": "auth_time",
    "no-login-time": "auth_time",
    "former-key": "key",
    "stolen-kid": "InvalidSignatureError",
    "none": "algorithm",
    "secret": "algorithm",
    "body": "InvalidSignatureError",
}


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(("broken", "reason"), SPOILT.items())
def test_a_spoilt_answer_signs_nobody_in(
    client: Client, idp: Idp, maja: User, broken: str, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    linked(maja, idp, "maja")
    if broken in {"former-key", "stolen-kid"}:
        idp.control(keys="new")  # so that there is one that no longer holds
    idp.control(broken=broken)
    with caplog.at_level(logging.WARNING, "fleksaftale"):
        answer = visit(client, "maja")
    assert said(answer) == "Vi kunne ikke bekræfte svaret fra MitID. Prøv igen."
    assert not signed_in(client)
    assert [record.args[1] for record in caplog.records if isinstance(record.args, tuple)] == [reason]


def test_a_clock_that_is_a_little_ahead_does_no_harm(client: Client, idp: Idp, maja: User) -> None:
    linked(maja, idp, "maja")
    idp.control(broken="ahead")
    visit(client, "maja")
    assert signed_in(client)


def test_after_the_provider_has_changed_its_key_people_still_get_in(
    client: Client, idp: Idp, maja: User
) -> None:
    linked(maja, idp, "maja")
    visit(client, "maja")
    idp.control(keys="new")
    another = Client()
    visit(another, "maja")
    assert signed_in(another)


@pytest.mark.parametrize(
    "claims",
    [{"loa": "unheard of"}, {"loa": ""}, {"loa": ["substantial"]}, {"identityscheme": "othereid"}],
    ids=["unknown level", "no level", "not a text", "another eID of the broker"],
)
def test_what_the_mapping_does_not_know_is_not_believed(
    client: Client, idp: Idp, maja: User, claims: dict[str, object]
) -> None:
    linked(maja, idp, "maja")
    idp.control(people=PEOPLE | {"maja": MAJA | claims})
    assert said(visit(client, "maja")) == "Vi kunne ikke bekræfte svaret fra MitID. Prøv igen."
    assert not signed_in(client)


@pytest.mark.parametrize("secret", ["wrong", ""])
def test_with_a_wrong_secret_nobody_gets_in(
    client: Client, idp: Idp, maja: User, settings: Settings, secret: str
) -> None:
    linked(maja, idp, "maja")
    settings.OIDC_PROVIDERS = (idp.provider(secret=secret),)
    assert said(visit(client, "maja")) == "Vi kunne ikke bekræfte svaret fra MitID. Prøv igen."
    assert not signed_in(client)


def test_the_secret_can_be_posted_where_a_broker_wants_that(
    client: Client, idp: Idp, maja: User, settings: Settings
) -> None:
    linked(maja, idp, "maja")
    posted = idp.provider(client_id="posted", secret="posted", says_who_by="client_secret_post")
    settings.OIDC_PROVIDERS = (posted,)
    visit(client, "maja")
    assert signed_in(client)


def test_a_key_of_our_own_can_stand_in_for_the_secret(
    client: Client, idp: Idp, maja: User, settings: Settings
) -> None:
    pem, jwk = idp.key_of_ours()
    idp.control(client=jwk)
    linked(maja, idp, "maja")
    settings.OIDC_PROVIDERS = (idp.provider(client_id="signed", secret=pem, says_who_by="private_key_jwt"),)
    visit(client, "maja")
    assert signed_in(client)


def test_the_name_may_stand_on_the_second_page_only(
    client: Client, idp: Idp, maja: User, settings: Settings
) -> None:
    settings.OIDC_PROVIDERS = (idp.provider(userinfo=True, scopes="openid profile"),)
    idp.control(people=PEOPLE | {"maja": MAJA | {"name": None, "only_in_userinfo": {"name": "Maja K"}}})
    visit(client, "maja")
    assert client.session["mitid.newcomer"]["name"] == "Maja K"


def test_a_protected_name_is_not_asked_for_on_the_second_page_either(
    client: Client, idp: Idp, maja: User, settings: Settings
) -> None:
    settings.OIDC_PROVIDERS = (idp.provider(userinfo=True, scopes="openid profile"),)
    told_there = {"name": "Maja K", "protected": None}
    hidden = MAJA | {"name": "", "protected": True, "only_in_userinfo": told_there}
    idp.control(people=PEOPLE | {"maja": hidden})
    visit(client, "maja")
    assert client.session["mitid.newcomer"]["name"] == ""
