"""What a provider sends beyond who, name, level and time is kept nowhere: not in the database, a session, a
mail or the log. A CPR number least of all."""

import logging

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from fleksaftale.core.logs import Formatter
from fleksaftale.mail import outbox
from fleksaftale.people.models import LinkedMitID
from fleksaftale.people.sealed_sessions import SessionStore
from tests.people.oidc.idp import ADDRESS, CPR, MAJA, PEOPLE, Idp, visit
from tests.people.signing_in import mailed_code

pytestmark = pytest.mark.django_db

SENT = [CPR, ADDRESS, "1986-02-07", "maja.privat@hjem.example", str(MAJA["sub"])]


def everything_stored() -> str:
    """Each row of each table of both databases as text, and each session opened with its own key."""
    rows = [
        [bytes(value) if isinstance(value, memoryview) else value for value in row]
        for model in apps.get_models()
        for row in model._base_manager.values_list()
    ]
    sessions = [dict(SessionStore(session.session_key).items()) for session in Session.objects.all()]
    return "\n".join(map(repr, [*rows, *sessions]))


def test_nothing_else_that_the_provider_sends_is_kept_anywhere(
    client: Client, idp: Idp, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        visit(client, "maja")
        client.post("/ind/", {"email": "maja@nordlys.example"})
        client.post("/ind/kode/", {"code": mailed_code()})
        client.post("/ind/navn/", {"name": "Maja Kjærgaard"})
        client.post("/konto/mitid/ny/", {"mine": "1"})
        idp.control(broken="nonce")
        visit(client, "maja")
        idp.control(broken="")
        visit(client, "ulla")
        visit(client, "maja")
    outbox.deliver_due()
    assert LinkedMitID.objects.count() == 1
    assert client.session["mitid.proof"]["name"] == "Maja Kjærgaard"
    stored = everything_stored()
    assert str(client.session["mitid.proof"]["subject"]) in stored, "the search looks into sessions"
    lines = "\n".join(Formatter().format(record) + record.getMessage() for record in caplog.records)
    letters = "\n".join(str(letter.message()) for letter in mail.outbox)
    for secret in SENT:
        assert secret not in stored
        assert secret not in lines
        assert secret not in letters


def test_a_cpr_number_as_the_subject_is_a_keyed_hash_too(client: Client, idp: Idp) -> None:
    """A broker can be set up so badly that the person's number is what it calls them."""
    idp.control(people=PEOPLE | {"maja": MAJA | {"sub": CPR}})
    visit(client, "maja")
    assert CPR not in everything_stored()
