"""The page behind the link of an invitation: reading it does no harm, saying yes takes the seat."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.agreements.document_types import OTHERS, VILKAAR, DocumentType
from fleksaftale.cases import life
from fleksaftale.cases.commands import accept, cancel_invitation, invite
from fleksaftale.cases.models import Invitation, Role
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.people.models import User
from tests.cast import NORDLYS
from tests.people.signing_in import sign_in

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
CLOSED = "Linket virker ikke mere"


@pytest.fixture
def alone(sofie: User) -> Seat:
    return open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")


@pytest.fixture
def link(alone: Seat, maja: User) -> str:
    return reverse("invitation", args=[invite(alone, name="Maja Kjærgaard", email=maja.email)])


def heading(answer: HttpResponse) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", answer.content.decode(), re.DOTALL)
    assert found
    return found[1].strip()


def test_a_mail_scanner_that_reads_the_link_many_times_does_no_harm(
    client: Client, link: str, maja: User
) -> None:
    for _time in range(10):
        assert client.get(link).status_code == 200
        assert client.head(link).status_code == 200
        assert client.options(link).status_code in (200, 405)
    row = Invitation.objects.get()
    assert (row.tries, row.used_at) == (0, None)
    sign_in(client, maja)
    assert client.post(link).status_code == 302


@pytest.mark.parametrize("kind", OTHERS, ids=str)
def test_who_is_invited_is_told_of_the_document_that_was_begun(
    client: Client, alone: Seat, link: str, maja: User, kind: DocumentType
) -> None:
    writing.start(alone, kind.template)
    sign_in(client, maja)
    page = client.get(link).content.decode()
    assert str(kind.one or kind.title) in page
    assert heading(client.get(link)) == "Du er inviteret til at svare på spørgsmål"
    assert f"I svarer på {len(kind.template.alone.numbered)} spørgsmål" in page
    assert "fleks-tillægsaftale" not in page


def test_the_page_of_a_document_says_that_the_other_is_invited(
    client: Client, alone: Seat, link: str, sofie: User
) -> None:
    writing.start(alone, VILKAAR.template)
    writing.say_ready(alone, VILKAAR.template)
    sign_in(client, sofie)
    page = client.get(reverse("document", args=[alone.case.pk, VILKAAR])).content.decode()
    assert "Maja Kjærgaard er inviteret" in page
    assert "Ikke inviteret endnu" not in page


def test_a_post_without_signing_in_keeps_the_link(client: Client, link: str, maja: User) -> None:
    for _time in range(5):
        answer = client.post(link)
        assert answer.headers["Location"] == f"/ind/?next={link}"
    assert Invitation.objects.get().is_open()
    sign_in(client, maja)
    assert client.post(link).headers["Location"] == f"/sager/{Invitation.objects.get().case_id}/"


def test_before_and_after_signing_in_the_page_names_nobody(client: Client, link: str, ulla: User) -> None:
    def text() -> str:
        return client.get(link).content.decode()

    pages = [text()]
    sign_in(client, ulla)
    pages += [text(), client.post(link).content.decode()]
    for page in pages:
        for word in ("Maja", "Sofie", "Nordlys", "fleks", "maja@"):
            assert word.lower() not in page.lower()


def test_the_wrong_person_is_told_what_to_do(client: Client, link: str, ulla: User) -> None:
    sign_in(client, ulla)
    answer = client.post(link)
    assert answer.status_code == 403
    assert heading(answer) == "Denne invitation er til en anden"
    assert "Bed afsenderen om at sende den igen" in answer.content.decode()


@pytest.mark.parametrize("how", ["used", "taken back", "too old", "cancelled", "never was"])
def test_a_link_that_is_closed_says_so_and_looks_the_same_whatever_closed_it(
    client: Client, alone: Seat, maja: User, ulla: User, how: str
) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        token = invite(alone, name="Maja Kjærgaard", email=maja.email)
        if how == "used":
            accept(maja, token)
        elif how == "taken back":
            cancel_invitation(alone)
        elif how == "cancelled":
            life.cancel(alone)
        elif how == "too old":
            clock.move_to(MONDAY + timedelta(days=15))
        else:
            token = "x" * 43
        link = reverse("invitation", args=[token])
        signed_out = client.get(link)
        sign_in(client, ulla)
        for answer in (signed_out, client.get(link), client.post(link)):
            assert answer.status_code == 410
            assert heading(answer) == CLOSED
            assert "Nordlys" not in answer.content.decode()


def test_who_has_said_yes_is_led_on_to_the_list_when_the_mail_is_opened_again(
    client: Client, link: str, maja: User
) -> None:
    sign_in(client, maja)
    client.post(link)
    page = client.get(link).content.decode()
    assert f'href="{reverse("case_list")}"' in page


def test_a_wrong_address_is_corrected_by_a_new_invitation(
    client: Client, alone: Seat, sofie: User, maja: User
) -> None:
    sign_in(client, sofie)
    url = reverse("case_invite", args=[alone.case.pk])
    client.post(url, {"name": "Maja Kjærgaard", "email": "maja@nordlys.exampel"})
    page = client.get(url).content.decode()
    assert "maja@nordlys.exampel" in page
    assert "Send en ny invitation" in page
    client.post(url, {"name": "Maja Kjærgaard", "email": maja.email})
    assert [row.is_open() for row in Invitation.objects.order_by("created_at")] == [False, True]
    client.post(url, {"cancel": "1"})
    assert not any(row.is_open() for row in Invitation.objects.all())


def test_inviting_oneself_is_refused_where_it_was_written(client: Client, alone: Seat, sofie: User) -> None:
    sign_in(client, sofie)
    url = reverse("case_invite", args=[alone.case.pk])
    answer = client.post(url, {"name": "Sofie", "email": sofie.email})
    assert answer.status_code == 422
    assert answer.context["form"].errors["email"] == ["Det er din egen mailadresse. Skriv den andens."]
    assert f'value="{sofie.email}"' in answer.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "email", ["", "maja", "maja@", "maja@nordlys", "a b@c.dk", "x" * 400 + "@a.dk", "a@b.dk\nBcc: c@d.dk"]
)
def test_an_address_that_is_none_is_refused(client: Client, alone: Seat, sofie: User, email: str) -> None:
    sign_in(client, sofie)
    answer = client.post(reverse("case_invite", args=[alone.case.pk]), {"name": "Maja", "email": email})
    assert answer.status_code == 422
    assert not Invitation.objects.exists()


def test_inviting_and_signing_ask_for_a_fresh_proof(client: Client, alone: Seat, sofie: User) -> None:
    sign_in(client, sofie, seconds_ago=3600)
    url = reverse("case_invite", args=[alone.case.pk])
    for answer in (client.get(url), client.post(url, {"name": "Maja", "email": "maja@nordlys.example"})):
        assert answer.headers["Location"] == f"{reverse('step_up')}?next={url}"
    assert not Invitation.objects.exists()
