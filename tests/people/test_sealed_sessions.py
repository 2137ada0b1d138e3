"""What a session remembers cannot be read in the database."""

import base64
import zlib

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from fleksaftale.people.models import User
from fleksaftale.people.sealed_sessions import SessionStore
from tests.people.signing_in import sign_in

pytestmark = pytest.mark.django_db


def readable(row: str) -> bytes:
    """Whatever can be got from a row without a key: as it stands, decoded, unpacked."""
    seen = row.encode()
    for part in row.replace(".", ":").split(":"):
        try:
            raw = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
        except ValueError:
            continue
        seen += raw
        try:
            seen += zlib.decompress(raw)
        except zlib.error:
            continue
    return seen


def stored(**values: str) -> SessionStore:
    store = SessionStore()
    store.update(values)
    store.create()
    return store


def opened(key: str | None) -> dict[str, object]:
    return dict(SessionStore(key).items())


def test_the_address_and_the_page_of_somebody_signing_in_do_not_stand_in_the_table(client: Client) -> None:
    client.post("/ind/", {"email": "ulla@fjordby.example", "next": "/invitation/HEMMELIGT/"})
    row = readable(Session.objects.get().session_data)
    assert b"ulla" not in row
    assert b"HEMMELIGT" not in row
    assert client.session["sign-in.entry"]["next"] == "/invitation/HEMMELIGT/"


def test_a_session_is_read_again_by_whoever_has_its_key(client: Client, maja: User) -> None:
    sign_in(client, maja)
    assert client.get("/konto/").status_code == 200


def test_the_same_session_looks_different_each_time_it_is_stored() -> None:
    store = stored(name="Maja")
    first = Session.objects.get().session_data
    store.save()
    assert Session.objects.get().session_data != first


def test_a_session_that_was_altered_or_moved_is_empty() -> None:
    mine, other = stored(name="Maja"), stored(name="Ulla")
    row = Session.objects.get(session_key=other.session_key)
    Session.objects.filter(session_key=mine.session_key).update(session_data=row.session_data)
    assert opened(mine.session_key) == {}
    assert opened(other.session_key) == {"name": "Ulla"}
    for damaged in ("", "x", "æ", row.session_data[:-4] + "AAAA", row.session_data[:8]):
        Session.objects.filter(session_key=other.session_key).update(session_data=damaged)
        assert opened(other.session_key) == {}


def test_an_old_secret_key_still_opens_and_another_does_not(settings: Settings) -> None:
    key = stored(name="Maja").session_key
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", ["only-for-tests"]
    assert opened(key) == {"name": "Maja"}
    settings.SECRET_KEY_FALLBACKS = []
    assert opened(key) == {}
