"""Signing in with MitID, against a real OpenID provider on this machine."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client
from pytest_django import Settings

from fleksaftale.audit import log
from fleksaftale.people.models import LinkedMitID, User
from fleksaftale.people.oidc.providers import Assurance, Levels
from tests.people.oidc.idp import Idp, at_provider, go, linked, said, visit
from tests.people.signing_in import mailed_code, sign_in

pytestmark = pytest.mark.django_db

ALL = {level.name.lower(): level for level in Assurance}


def signed_in(client: Client) -> str:
    return str(client.session.get("_auth_user_id", ""))


def test_without_a_provider_nothing_of_it_is_shown(client: Client, maja: User) -> None:
    assert "MitID" not in client.get("/ind/").content.decode()
    assert client.get("/ind/mitid/mitid/").status_code == 404
    client.force_login(maja)
    assert "MitID" not in client.get("/konto/").content.decode()


def test_a_linked_mitid_signs_its_person_in_and_leads_to_the_page_they_wanted(
    client: Client, idp: Idp, maja: User
) -> None:
    linked(maja, idp, "maja")
    page = client.get("/ind/?next=/sager/en/").content.decode()
    assert 'href="/ind/mitid/mitid/?next=/sager/en/"' in page
    answer = visit(client, "maja", "/ind/mitid/mitid/?next=/sager/en/")
    assert answer["Location"] == "/sager/en/"
    assert signed_in(client) == str(maja.pk)
    assert [entry.sentence for entry in log.history(maja.vault)] == ["Maja Kjærgaard loggede ind"]


def test_somebody_new_proves_an_address_and_says_a_name_and_then_has_their_mitid(
    client: Client, idp: Idp, db: None
) -> None:
    answer = visit(client, "ulla", "/ind/mitid/mitid/?next=/sager/en/")
    assert answer["Location"] == "/ind/?next=%2Fsager%2Fen%2F"
    assert said(answer).startswith("Vi kender ikke dit MitID endnu.")
    assert not User.objects.exists()
    page = client.get(answer["Location"]).content.decode()
    assert "Log ind med MitID" not in page, "it has just been shown"
    client.post("/ind/", {"email": "ulla@fjordby.example", "next": "/sager/en/"})
    client.post("/ind/kode/", {"code": mailed_code()})
    assert 'value="Ulla Friis"' in client.get("/ind/navn/").content.decode()
    answer = client.post("/ind/navn/", {"name": "Ulla Friis"})
    assert answer["Location"] == "/konto/mitid/ny/?next=%2Fsager%2Fen%2F"
    assert "Navnet i MitID er Ulla Friis." in client.get(answer["Location"]).content.decode()
    answer = client.post("/konto/mitid/ny/", {"mine": "1", "next": "/sager/en/"})
    assert answer["Location"] == "/sager/en/"
    assert said(answer) == "Dit MitID er knyttet til din konto."
    (mitid,) = LinkedMitID.objects.all()
    assert mitid.user == User.objects.get(email="ulla@fjordby.example")

    another = Client()
    visit(another, "ulla")
    assert signed_in(another) == str(mitid.user_id)


def test_what_was_shown_at_a_shared_machine_is_linked_to_nobody_who_does_not_say_that_it_is_theirs(
    client: Client, idp: Idp, maja: User
) -> None:
    """Ulla shows her MitID and goes; Maja signs in there with a code. Ulla must not get in as Maja."""
    visit(client, "ulla")
    client.post("/ind/", {"email": "maja@nordlys.example"})
    answer = client.post("/ind/kode/", {"code": mailed_code()})
    assert answer["Location"] == "/konto/mitid/ny/?next=%2Fsager%2F"
    client.get(answer["Location"])
    assert client.post("/konto/mitid/ny/", {"no": "1"})["Location"] == "/sager/"
    assert not LinkedMitID.objects.exists()
    assert client.post("/konto/mitid/ny/", {"mine": "1"})["Location"] == "/sager/"
    assert not LinkedMitID.objects.exists(), "said once, it is forgotten"


def test_a_mitid_never_finds_an_account_by_mail_address_or_name(client: Client, idp: Idp, db: None) -> None:
    """The provider says whose address it is; the account is somebody else's until the address is proved."""
    User.objects.create_user("maja.privat@hjem.example", "Maja Kjærgaard")
    answer = visit(client, "maja")
    assert answer["Location"] == "/ind/"
    assert signed_in(client) == ""
    assert not LinkedMitID.objects.exists()


def test_who_is_sent_off_may_only_come_back_to_a_page_of_ours(client: Client, idp: Idp, maja: User) -> None:
    linked(maja, idp, "maja")
    answer = visit(client, "maja", "/ind/mitid/mitid/?next=https://evil.example/")
    assert answer["Location"] == "/sager/"


def test_a_closed_account_stays_closed(client: Client, idp: Idp, maja: User) -> None:
    linked(maja, idp, "maja")
    maja.is_active = False
    maja.save()
    assert visit(client, "maja")["Location"] == "/ind/lukket/"
    assert signed_in(client) == ""


def test_who_stops_at_the_provider_is_back_where_they_began(client: Client, idp: Idp, maja: User) -> None:
    answer = visit(client, "", "/ind/mitid/mitid/?next=/sager/en/")
    assert answer["Location"] == "/ind/?next=%2Fsager%2Fen%2F"
    assert said(answer) == "Du stoppede hos MitID. Der er ikke sket noget."


def test_a_level_below_what_a_sign_in_asks_for_is_refused(
    client: Client, idp: Idp, maja: User, settings: Settings
) -> None:
    strict = Levels("loa", ALL, to_sign_in=Assurance.SUBSTANTIAL)
    settings.OIDC_PROVIDERS = (idp.provider(assurance=strict),)
    linked(maja, idp, "maja")
    answer = visit(client, "maja-lav")
    assert said(answer) == "Dit MitID svarede med niveau Lav. Her kræves mindst Betydelig. Prøv igen."
    assert signed_in(client) == ""
    visit(client, "maja")
    assert signed_in(client) == str(maja.pk)


def test_every_request_asks_for_a_fresh_login_bound_to_this_session(
    client: Client, idp: Idp, settings: Settings
) -> None:
    settings.OIDC_PROVIDERS = (
        idp.provider(ask={"idp_values": "mitid"}, ask_to_sign={"acr_values": "substantial"}),
    )
    asked = [parse_qs(urlsplit(go(client, "/ind/mitid/mitid/?acr_values=low")).query) for _ in range(2)]
    first = asked[0]
    assert (first["prompt"], first["max_age"], first["code_challenge_method"]) == (["login"], ["0"], ["S256"])
    assert (first["response_type"], first["scope"], first["idp_values"]) == (["code"], ["openid"], ["mitid"])
    assert "acr_values" not in first, "that is only for signing, and no visitor can ask for another one"
    for once in ("state", "nonce", "code_challenge"):
        assert first[once] != asked[1][once]
        assert len(first[once][0]) >= 43


def test_an_answer_counts_once_and_only_in_the_browser_that_asked(
    client: Client, idp: Idp, maja: User
) -> None:
    linked(maja, idp, "maja")
    back = at_provider(go(client, "/ind/mitid/mitid/"), "maja")
    path = back[back.index("/", 8) :]
    thief = Client()
    assert said(thief.get(path)) == "Forbindelsen til MitID blev afbrudt. Prøv igen."
    assert signed_in(thief) == ""
    client.get(path)
    assert signed_in(client) == str(maja.pk)


def test_an_answer_is_forgotten_when_it_has_been_read(client: Client, idp: Idp, maja: User) -> None:
    linked(maja, idp, "maja")
    sign_in(client, maja)
    back = at_provider(go(client, "/ind/mitid/mitid/?next=/underskriv/"), "maja")
    path = back[back.index("/", 8) :]
    assert client.get(path)["Location"] == "/underskriv/"
    assert said(client.get(path)) == "Forbindelsen til MitID blev afbrudt. Prøv igen."


def test_an_answer_to_somebody_who_was_nobody_yet_does_not_change_who_sits_there(
    client: Client, idp: Idp, maja: User, sofie: User
) -> None:
    """Sofie goes to MitID in one tab; in another, Maja signs in with a code before Sofie is back."""
    linked(sofie, idp, "sofie")
    back = at_provider(go(client, "/ind/mitid/mitid/"), "sofie")
    client.post("/ind/", {"email": "maja@nordlys.example"})
    client.post("/ind/kode/", {"code": mailed_code()})
    answer = client.get(back[back.index("/", 8) :])
    assert said(answer) == "Forbindelsen til MitID blev afbrudt. Prøv igen."
    assert signed_in(client) == str(maja.pk)
    assert "mitid.proof" not in client.session


def test_a_code_of_another_visit_is_worth_nothing(client: Client, idp: Idp, maja: User) -> None:
    """Somebody puts their own code behind the other's state: PKCE and nonce belong to the visit."""
    linked(maja, idp, "maja")
    attacker = Client()
    stolen = parse_qs(urlsplit(at_provider(go(attacker, "/ind/mitid/mitid/"), "maja")).query)["code"][0]
    mine = parse_qs(urlsplit(go(client, "/ind/mitid/mitid/")).query)["state"][0]
    answer = client.get("/ind/mitid/mitid/svar/", {"state": mine, "code": stolen, "iss": idp.issuer})
    assert said(answer) == "Vi kunne ikke bekræfte svaret fra MitID. Prøv igen."
    assert signed_in(client) == ""


def test_an_answer_of_another_issuer_is_not_looked_at(client: Client, idp: Idp, maja: User) -> None:
    linked(maja, idp, "maja")
    back = urlsplit(at_provider(go(client, "/ind/mitid/mitid/"), "maja"))
    sent = {name: values[0] for name, values in parse_qs(back.query).items()}
    assert sent["iss"] == idp.issuer
    answer = client.get(back.path, sent | {"iss": "https://evil.example"})
    assert said(answer) == "Vi kunne ikke bekræfte svaret fra MitID. Prøv igen."
    assert signed_in(client) == ""


def test_two_tabs_do_not_hinder_each_other(client: Client, idp: Idp, maja: User) -> None:
    linked(maja, idp, "maja")
    first = go(client, "/ind/mitid/mitid/?next=/sager/en/")
    go(client, "/ind/mitid/mitid/?next=/sager/to/")
    back = at_provider(first, "maja")
    assert client.get(back[back.index("/", 8) :])["Location"] == "/sager/en/"


@pytest.mark.parametrize("trouble", [{"down": True}, {"slow": 6000}], ids=["down", "slow"])
def test_a_provider_that_does_not_answer_is_told_and_the_code_by_mail_is_named(
    client: Client, idp: Idp, trouble: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fleksaftale.people.oidc.wire.PATIENCE", 0.3)
    idp.control(**trouble)
    answer = client.get("/ind/mitid/mitid/?next=/sager/en/")
    assert answer["Location"] == "/ind/?next=%2Fsager%2Fen%2F"
    assert said(answer) == "MitID svarer ikke lige nu. Få en kode på mail i stedet."


def test_a_provider_that_dies_on_the_way_back_leaves_the_person_at_the_way_in(
    client: Client, idp: Idp, maja: User
) -> None:
    back = at_provider(go(client, "/ind/mitid/mitid/"), "maja")
    idp.control(down=True)
    answer = client.get(back[back.index("/", 8) :])
    assert said(answer) == "MitID svarer ikke lige nu. Få en kode på mail i stedet."
    assert mail.outbox == []
    assert [str(message) for message in get_messages(answer.wsgi_request)] == [said(answer)]
