"""Confirming who one is before a sensitive act."""

from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from fleksaftale.audit import log
from fleksaftale.core import clock
from fleksaftale.people import commands
from fleksaftale.people.models import User
from tests.people.signing_in import mailed_code, sign_in, wrong

pytestmark = pytest.mark.django_db
CONFIRM = "/ind/bekraeft/?next=/underskriv/"
CODE = "/ind/bekraeft/kode/?next=/underskriv/"


def test_who_signed_in_just_now_is_not_asked(client: Client, maja: User) -> None:
    sign_in(client, maja, seconds_ago=9 * 60)
    assert client.get("/underskriv/").content == b"formular"
    assert client.post("/underskriv/").content == b"underskrevet"
    assert client.get("/udtag/").status_code == 200


def test_after_ten_minutes_one_is_asked_and_comes_back_to_the_same_page(client: Client, maja: User) -> None:
    sign_in(client, maja, seconds_ago=601)
    answer = client.get("/underskriv/?udgave=2")
    assert answer.headers["Location"] == f"/ind/bekraeft/?next={quote('/underskriv/?udgave=2', safe='/')}"
    assert not mail.outbox, "looking at the page sends no mail"
    client.get(answer.headers["Location"])
    assert not mail.outbox
    answer = client.post(answer.headers["Location"])
    assert mail.outbox[-1].to == [maja.email]
    answer = client.post(answer.headers["Location"], {"code": mailed_code()})
    assert answer.headers["Location"] == "/underskriv/?udgave=2"
    assert client.get("/underskriv/?udgave=2").content == b"formular"
    assert log.history(maja.vault)[0].sentence == "Maja Kjærgaard bekræftede sig selv igen"


def test_a_post_is_not_carried_out_but_led_back_to_its_page_with_a_message(
    client: Client, maja: User
) -> None:
    sign_in(client, maja, seconds_ago=601)
    answer = client.post("/underskriv/", {"name": "Maja Kjærgaard"}, follow=True)
    assert answer.redirect_chain == [("/ind/bekraeft/?next=/underskriv/", 302)]
    assert "Bekræft først, at det er dig" in answer.content.decode()


def test_who_is_not_signed_in_signs_in_instead(client: Client, db: None) -> None:
    assert client.get("/underskriv/").headers["Location"] == "/ind/?next=/underskriv/"
    assert client.get("/udtag/").headers["Location"] == "/ind/?next=/udtag/"
    assert client.get(CONFIRM).headers["Location"].startswith("/ind/?next=")


def test_a_session_that_never_proved_anything_is_asked(client: Client, maja: User) -> None:
    client.force_login(maja)
    assert client.get("/underskriv/").status_code == 302


def test_the_code_goes_to_the_address_that_this_session_signed_in_with(client: Client, maja: User) -> None:
    commands.add_private_email(maja, "maja@hjemme.example")
    client.post("/ind/", {"email": "maja@hjemme.example"})
    client.post("/ind/kode/", {"code": mailed_code()})
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        client.post(CONFIRM)
        assert mail.outbox[-1].to == ["maja@hjemme.example"]
        EmailAddress.objects.filter(email="maja@hjemme.example").delete()  # and the session lives on
        client.post(CONFIRM)
        assert mail.outbox[-1].to == ["maja@nordlys.example"]


def test_three_wrong_codes_confirm_nothing(client: Client, maja: User) -> None:
    sign_in(client, maja, seconds_ago=601)
    client.post(CONFIRM)
    for _try in range(3):
        assert client.post(CODE, {"code": wrong(mailed_code())}).status_code == 422
    assert client.post(CODE, {"code": mailed_code()}).status_code == 422
    assert client.get("/underskriv/").status_code == 302


def test_a_code_for_signing_in_confirms_nothing(client: Client, maja: User) -> None:
    sign_in(client, maja, seconds_ago=601)
    client.post(CONFIRM)
    other = Client()
    other.post("/ind/", {"email": maja.email})
    code = mailed_code()
    if code != mail.outbox[-2].body:
        assert client.post(CODE, {"code": code}).status_code == 422
    assert client.get("/underskriv/").status_code == 302


def test_a_code_confirms_once(client: Client, maja: User) -> None:
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as clockwork:
        sign_in(client, maja, seconds_ago=601)
        client.post(CONFIRM)
        assert client.post(CODE, {"code": mailed_code()}).status_code == 302
        clockwork.shift(timedelta(minutes=11))
        assert client.post(CODE, {"code": mailed_code()}).headers["Location"] == CONFIRM
        assert client.get("/underskriv/").status_code == 302


@pytest.mark.parametrize("target", ["https://ond.example/", "//ond.example/", "javascript:alert(1)"])
def test_one_is_never_led_to_another_site(client: Client, maja: User, target: str) -> None:
    sign_in(client, maja, seconds_ago=601)
    client.post(f"/ind/bekraeft/?next={quote(target)}")
    answer = client.post(f"/ind/bekraeft/kode/?next={quote(target)}", {"code": mailed_code()})
    assert answer.headers["Location"] == "/sager/"


def test_another_person_in_the_same_browser_has_proved_nothing(
    client: Client, maja: User, sofie: User
) -> None:
    sign_in(client, maja)
    client.force_login(sofie)
    assert client.get("/underskriv/").status_code == 302
