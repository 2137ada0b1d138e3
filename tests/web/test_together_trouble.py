"""Signing on one device when something is in the way: no code, a wrong name, a link taken back, too late."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from fleksaftale.cases import guests
from fleksaftale.cases.models import GuestLink
from fleksaftale.cases.seats import Seat, take
from fleksaftale.documents import signing
from fleksaftale.documents.models import Signature, Version
from fleksaftale.documents.signing import Intent
from fleksaftale.people.models import User
from tests.guest_cast import JONAS, MONDAY, come_in, heading
from tests.people.signing_in import mailed_code, sign_in, wrong
from tests.web.test_together import T, begin, levels, prove, sign_second


def test_without_the_code_the_other_cannot_sign(device: Client, ready: Version) -> None:
    begin(device, ready)
    device.post(reverse("together_hand"))
    assert mail.outbox[-1].to == [JONAS]
    for answer in (sign_second(device, ready, "Jonas Friis"), device.get(reverse("together_sign"))):
        assert answer.headers["Location"] == reverse("together_hand")
    for _time in range(3):
        answer = device.post(reverse("together_code"), {"code": wrong(mailed_code())})
    assert answer.headers["Location"] == reverse("together_back")
    assert GuestLink.objects.get().blocked
    assert not Signature.objects.exists()


def test_without_mail_nobody_can_prove_anything_and_the_page_says_so(
    device: Client, ready: Version, token: str, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    begin(device, ready)
    for answer in (
        device.post(reverse("together_hand")),
        Client().post(reverse("guest_link", args=[token])),
    ):
        assert answer.status_code == 422
        assert "Vi kan ikke sende mails lige nu" in answer.content.decode()
    assert GuestLink.objects.get().tries == 0
    device.post(reverse("together_back"))
    assert heading(device.get(reverse("together_back"))) == "Der er ikke skrevet under"


def test_a_wrong_name_is_said_beside_the_field_to_each(device: Client, ready: Version) -> None:
    answer = begin(device, ready, name="Jonas Friis")
    assert answer.status_code == 422
    assert answer.context["form"].errors["name"] == ["Skriv dit navn, som det står i aftalen: Mikkel Dam"]
    begin(device, ready)
    prove(device)
    answer = sign_second(device, ready, "Mikkel Dam")
    assert answer.status_code == 422
    assert answer.context["form"].errors["name"] == ["Skriv dit navn, som det står i aftalen: Jonas Friis"]
    assert not Signature.objects.exists()


def test_a_version_that_was_withdrawn_meanwhile_is_not_signed(
    device: Client,
    mikkels_seat: Seat,
    ready: Version,
) -> None:
    begin(device, ready)
    prove(device)
    signing.new_draft(mikkels_seat, T, ready.pk)
    assert sign_second(device, ready, "Jonas Friis").headers["Location"] == reverse("together_back")
    assert heading(device.get(reverse("together_back"))) == "Der er ikke skrevet under"
    assert not Signature.objects.exists()


def test_taking_the_link_back_on_another_device_ends_the_moment(
    device: Client,
    mikkels_seat: Seat,
    ready: Version,
) -> None:
    begin(device, ready)
    prove(device)
    guests.revoke(mikkels_seat)
    assert sign_second(device, ready, "Jonas Friis").headers["Location"] == reverse("together_back")
    assert not Signature.objects.exists()


def test_without_a_link_there_is_nobody_to_hand_it_to(
    device: Client,
    mikkels_seat: Seat,
    ready: Version,
) -> None:
    guests.revoke(mikkels_seat)
    url = reverse("together", args=[ready.document.case_id, ready.pk])
    assert "skal have et link først" in device.get(url).content.decode()
    begin(device, ready)
    assert "handed_over" not in device.session


def test_who_has_signed_alone_keeps_that_signature_and_the_other_does_not_sign_together(
    device: Client,
    mikkels_seat: Seat,
    ready: Version,
) -> None:
    signing.sign(mikkels_seat, T, ready.pk, Intent("Mikkel Dam", ready.fingerprint))
    begin(device, ready, name="")
    prove(device)
    assert "underskrevet sammen" not in device.get(reverse("together_sign")).content.decode()
    sign_second(device, ready, "Jonas Friis")
    assert levels() == {"employee": "login", "leader": "guest"}


def test_a_guest_whose_link_is_taken_back_meanwhile_loses_the_session_too(
    client: Client, mikkels_seat: Seat, ready: Version, token: str
) -> None:
    come_in(client, token)
    begin(client, ready, name="Jonas Friis")
    guests.revoke(mikkels_seat)
    assert client.get(reverse("together_hand")).status_code == 410
    assert "handed_over" not in client.session
    assert client.get(reverse("front")).status_code == 200


def test_who_cannot_get_a_code_closes_the_device_and_signs_in_later(device: Client, ready: Version) -> None:
    begin(device, ready)
    device.post(reverse("together_back"))
    assert reverse("account_logout") in device.get(reverse("together_back")).content.decode()
    device.post(reverse("account_logout"))
    assert "_auth_user_id" not in device.session
    assert device.get(reverse("front")).status_code == 200


def test_a_moment_that_ended_is_not_begun_again_with_a_code_from_before(
    device: Client, mikkels_seat: Seat, ready: Version
) -> None:
    begin(device, ready)
    prove(device)
    device.post(reverse("together_hand"))
    code = mailed_code()
    signing.new_draft(mikkels_seat, T, ready.pk)
    sign_second(device, ready, "Jonas Friis")  # refused, and so the moment ends
    for method in ("get", "post"):
        answer = getattr(device, method)(reverse("together_code"), {"code": code})
        assert answer.headers["Location"] == reverse("together_back")
    assert heading(device.get(reverse("together_back"))) == "Der er ikke skrevet under"


def test_pressing_twice_signs_once(device: Client, ready: Version) -> None:
    begin(device, ready)
    prove(device)
    for _click in range(2):
        sign_second(device, ready, "Jonas Friis")
    assert Signature.objects.count() == 2


@pytest.mark.parametrize("has_proved", [True, False])
def test_what_the_owner_agreed_to_waits_forty_minutes(
    device: Client, ready: Version, *, has_proved: bool
) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        sign_in(device, User.objects.get(email="mikkel@post.example"))
        guests.make_link(take_of(ready), name="Jonas Friis", email=JONAS)
        begin(device, ready)
        if has_proved:
            prove(device)
        clock.shift(timedelta(minutes=41))
        if has_proved:
            sign_second(device, ready, "Jonas Friis")
        else:
            assert device.post(reverse("together_hand")).headers["Location"] == reverse("together_back")
        assert not Signature.objects.exists()
        page = device.get(reverse("together_back"))
        assert heading(page) == "Der er ikke skrevet under"
        assert "Der er gået for lang tid." in page.content.decode()


def take_of(version: Version) -> Seat:
    return take(User.objects.get(email="mikkel@post.example"), version.document.case_id)
