"""The pages and messages of *kun mig*, and what everybody else sees of them: nothing."""

import json
import re
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import life
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents import signing
from fleksaftale.documents.models import SavedAnswer, Version
from fleksaftale.documents.printing import signed_pdf
from fleksaftale.documents.signing import Intent
from fleksaftale.notes import commands, sealed
from fleksaftale.notes.models import Note, NoteVault, VaultKey, Way
from fleksaftale.people.models import User
from tests.cast import now
from tests.notes.making import a_key, a_note
from tests.people.signing_in import sign_in

TOKEN = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")\w+')


def url(name: str, seat: Seat) -> str:
    return reverse(name, args=[seat.case.pk])


def send(client: Client, address: str, message: Any) -> HttpResponse:
    body = message if isinstance(message, str) else json.dumps(message)
    return client.post(address, body, content_type="application/json")


def key_message(way: Way, other: dict[str, Any] | None = None) -> dict[str, Any]:
    key = a_key(way, credential="abc" if way is Way.PASSKEY else "")
    found = {"id": str(key.id), "way": way.value, "iterations": key.iterations, "credential": key.credential}
    found |= {"salt": sealed.to_base64(key.salt), "wrapped": sealed.to_base64(key.wrapped)}
    return found | (other or {})


def make(client: Client, seat: Seat, first: dict[str, Any] | None = None) -> tuple[str, HttpResponse]:
    vault = str(uuid4())
    keys = [key_message(Way.PASSPHRASE, first), key_message(Way.RECOVERY)]
    return vault, send(client, url("notes_key", seat), {"do": "make", "vault": vault, "keys": keys})


def saving(vault: str, **other: Any) -> dict[str, Any]:
    number = str(uuid4())
    content = sealed.to_base64(a_note())
    return {"vault": vault, "note": number, "slot": "", "seen": 0, "sealed": content} | other


def test_a_note_goes_in_and_comes_out_as_it_was(as_maja: Client, majas_seat: Seat) -> None:
    vault, answer = make(as_maja, majas_seat)
    assert answer.status_code == 200
    message = saving(vault)
    assert send(as_maja, url("notes_data", majas_seat), message).json()["revision"] == 1
    found = as_maja.get(url("notes_data", majas_seat)).json()
    assert found["vault"] == vault
    assert [(n["id"], n["sealed"]) for n in found["notes"]] == [(message["note"], message["sealed"])]
    conflict = send(as_maja, url("notes_data", majas_seat), saving(vault, note=message["note"])).json()
    assert conflict["conflict"]["sealed"] == message["sealed"]


def test_a_note_in_the_clear_is_refused_before_anything_is_stored(
    as_maja: Client, majas_seat: Seat, capsys: pytest.CaptureFixture[str]
) -> None:
    vault, _answer = make(as_maja, majas_seat)
    for wrong in (
        {"sealed": "Jeg sover dårligt"}, {"sealed": sealed.to_base64(b"Jeg sover" * 300)}, {"seen": -1},
        {"seen": True}, {"seen": "1"}, {"slot": "x" * 61}, {"slot": None}, {"note": "7"}, {"vault": ""},
    ):  # fmt: skip
        assert send(as_maja, url("notes_data", majas_seat), saving(vault) | wrong).status_code == 422, wrong
    for body in ("", "[]", "null", "{", '"Jeg sover dårligt"'):
        assert send(as_maja, url("notes_data", majas_seat), body).status_code == 422, body
    assert not Note.objects.exists()
    assert "sover" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [{"iterations": 599_999}, {"iterations": 0}, {"way": "recovery"}, {"way": "none"}, {"credential": "abc"},
     {"salt": ""}, {"wrapped": sealed.to_base64(b"0" * 32)}, {"id": "x"}, {"iterations": 10**12}],
)  # fmt: skip
def test_a_key_of_another_form_is_refused(as_maja: Client, majas_seat: Seat, wrong: dict[str, Any]) -> None:
    _vault, answer = make(as_maja, majas_seat, wrong)
    assert answer.status_code in (403, 422)
    assert not NoteVault.objects.exists()


def test_to_change_the_ways_in_takes_a_fresh_proof_and_to_write_does_not(
    maja: User, as_maja: Client, majas_seat: Seat
) -> None:
    vault, _answer = make(as_maja, majas_seat)
    sign_in(as_maja, maja, seconds_ago=2 * 3600)
    key = {"do": "put", "vault": vault, "key": key_message(Way.PASSPHRASE)}
    for answer in (
        as_maja.get(url("notes_key", majas_seat)),
        as_maja.get(url("notes_file", majas_seat)),
        send(as_maja, url("notes_key", majas_seat), key),
        send(as_maja, url("notes_key", majas_seat), {"do": "start over", "vault": vault, "sure": True}),
    ):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("step_up"))
    assert send(as_maja, url("notes_data", majas_seat), saving(vault)).status_code == 200


def test_starting_over_takes_a_clear_yes(as_maja: Client, majas_seat: Seat) -> None:
    vault, _answer = make(as_maja, majas_seat)
    wish = {"do": "start over", "vault": vault}
    for message in (wish, wish | {"sure": "yes"}, wish | {"sure": False}):
        assert send(as_maja, url("notes_key", majas_seat), message).status_code == 422
    assert NoteVault.objects.exists()
    send(as_maja, url("notes_key", majas_seat), wish | {"sure": True})
    assert not NoteVault.objects.exists()
    assert send(as_maja, url("notes_data", majas_seat), saving(vault)).json() == {"other": True}


def test_who_is_signed_out_meanwhile_is_not_told_that_the_text_is_lost(
    client: Client, majas_seat: Seat
) -> None:
    answer = send(client, url("notes_data", majas_seat), saving(str(uuid4())))
    assert answer.status_code == 302
    assert "messages" not in client.cookies


@pytest.mark.parametrize("page", ["notes_data", "notes_move", "notes_key"])
@pytest.mark.parametrize(
    "body", ["[" * 100_000, '{"a":' * 3000 + "1" + "}" * 3000, '{"sure": true, "text": "a\\ud800"}']
)
def test_what_is_no_message_is_refused_however_deep_or_broken(
    as_maja: Client, majas_seat: Seat, page: str, body: str
) -> None:
    assert send(as_maja, url(page, majas_seat), body).status_code == 422


# --- moving ------------------------------------------------------------------------------------------------


def test_nothing_is_moved_without_a_yes_to_moving_and_a_yes_to_words_about_health(
    as_maja: Client, majas_seat: Seat
) -> None:
    target, text = "aftale:opgaver", "Korrektur, men ikke når jeg har migræne"
    move = url("notes_move", majas_seat)
    for sure in (None, False, "on", 1):
        message = {"target": target, "text": text, "yes": [], "sure": sure}
        assert send(as_maja, move, message).status_code == 422
    message = {"target": target, "text": text, "yes": [], "sure": True}
    (ask,) = send(as_maja, move, message).json()["asks"]
    assert ask["words"] == ["migræne"]
    assert not SavedAnswer.objects.exists()
    assert "url" in send(as_maja, move, message | {"yes": [ask["yes"]]}).json()
    assert now(majas_seat).own["opgaver"].answer.get("tekst") == text


def test_a_text_goes_to_a_question_that_takes_one_while_answers_are_written_alone(
    as_maja: Client, majas_seat: Seat, proposed: Version
) -> None:
    for target in ("aftale:opgaver", "aftale:timer", "x:opgaver", ""):
        message = {"target": target, "text": "Korrektur", "yes": [], "sure": True}
        assert send(as_maja, url("notes_move", majas_seat), message).status_code == 403, target


# --- what others see ----------------------------------------------------------------------------------------


def keep_notes(seat: Seat) -> UUID:
    vault = uuid4()
    commands.make_vault(seat, vault, [a_key(Way.PASSPHRASE), a_key(Way.RECOVERY)])
    commands.save(seat, vault, uuid4(), a_note(), seen=0)
    return vault


def seen_by(person: User, addresses: list[str]) -> list[tuple[int, bytes]]:
    """Every page as the person gets it; what only tells of their own looking is not kept."""
    client = Client()
    sign_in(client, person)
    found = []
    for address in addresses:
        with transaction.atomic():
            answer = client.get(address)
            body = getattr(answer, "content", b"")
            found.append((answer.status_code, TOKEN.sub(b"", body)))
            transaction.set_rollback(True)
    return found


def test_the_leader_gets_the_same_bytes_whether_there_are_notes_or_not(
    majas_seat: Seat, sofie: User, proposed: Version
) -> None:
    pages = ["case_detail", "case_log", "case_invite", "own_summary", "draft", "draft_summary", "notes",
             "notes_key", "notes_sheet", "notes_data", "notes_file"]  # fmt: skip
    addresses = ["/sager/", "/konto/", *(url(name, majas_seat) for name in pages)]
    addresses.append(reverse("version", args=[majas_seat.case.pk, proposed.pk]))
    with time_machine.travel(clock.now(), tick=False):  # the log says when
        before = seen_by(sofie, addresses)
        assert {status for status, _body in before[-6:-1]} == {403}
        keep_notes(majas_seat)
        after = seen_by(sofie, addresses)
    for address, old, new in zip(addresses, before, after, strict=True):
        assert old == new, address


def test_the_signed_file_and_everything_in_it_are_the_same_bytes_with_notes(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    for seat in (majas_seat, sofies_seat):
        signing.sign(seat, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent(seat.name, proposed.fingerprint))
    here = now(sofies_seat)
    assert here.signed
    content = here.content(here.signed).canonical
    pdf = signed_pdf(here, here.signed)
    keep_notes(majas_seat)
    here = now(sofies_seat)
    assert here.signed
    assert here.content(here.signed).canonical == content
    assert signed_pdf(here, here.signed) == pdf


def test_notes_stay_hers_when_the_employment_has_ended(as_maja: Client, majas_seat: Seat) -> None:
    vault = keep_notes(majas_seat)
    life.end(majas_seat, date(2026, 1, 31))
    assert len(as_maja.get(url("notes_data", majas_seat)).json()["notes"]) == 1
    assert send(as_maja, url("notes_data", majas_seat), saving(str(vault))).status_code == 200


def test_the_case_takes_its_notes_along_when_it_is_deleted(majas_seat: Seat) -> None:
    keep_notes(majas_seat)
    majas_seat.case.delete()
    assert not Note.objects.exists()
    assert VaultKey.objects.count() == 2
