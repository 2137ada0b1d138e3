"""Signing in and up by a code."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from pytest_django import Settings

from fleksaftale.audit import log
from fleksaftale.core import clock
from fleksaftale.people.models import Code, User
from tests.mail.conftest import PostOffice
from tests.people.signing_in import mailed_code, wrong

pytestmark = pytest.mark.django_db


def ask(client: Client, email: str, **more: str) -> None:
    answer = client.post("/ind/", {"email": email, **more})
    assert (answer.status_code, answer.get("Location")) == (302, "/ind/kode/")


def test_a_known_person_signs_in_with_the_code_from_the_mail(client: Client, maja: User) -> None:
    ask(client, "maja@nordlys.example")
    answer = client.post("/ind/kode/", {"code": mailed_code()})
    assert answer.headers["Location"] == "/sager/"
    assert client.session["_auth_user_id"] == str(maja.pk)
    assert [entry.sentence for entry in log.history(maja.vault)] == ["Maja Kjærgaard loggede ind"]


def test_what_a_browser_asks_for_by_itself_uses_up_no_message(client: Client, maja: User) -> None:
    client.post("/ind/", {"email": maja.email})
    client.post("/ind/kode/", {"code": mailed_code()})
    client.post("/ud/")
    assert client.get("/favicon.ico").status_code == 404
    assert "Du er logget ud." in client.get("/ind/").content.decode()


def test_the_address_may_be_written_in_capitals(client: Client, maja: User) -> None:
    ask(client, " Maja@Nordlys.Example ")
    client.post("/ind/kode/", {"code": mailed_code()})
    assert client.session["_auth_user_id"] == str(maja.pk)


def test_somebody_new_proves_the_address_first_and_then_says_a_name(client: Client) -> None:
    ask(client, "ulla@fjordby.example", next="/sager/en/")
    answer = client.post("/ind/kode/", {"code": mailed_code()})
    assert answer.headers["Location"] == "/ind/navn/"
    assert not User.objects.exists()
    answer = client.post("/ind/navn/", {"name": " Ulla Ærø-Løkke "})
    assert answer.headers["Location"] == "/sager/en/"
    ulla = User.objects.get()
    assert (ulla.name, ulla.email, ulla.has_usable_password()) == (
        "Ulla Ærø-Løkke",
        "ulla@fjordby.example",
        False,
    )
    assert {entry.kind for entry in log.history(ulla.vault)} == {"person.signed_up", "person.signed_in"}


def test_nobody_gets_to_the_name_without_a_code(client: Client) -> None:
    ask(client, "ulla@fjordby.example")
    assert client.get("/ind/navn/").headers["Location"] == "/ind/"
    assert client.post("/ind/navn/", {"name": "Ulla"}).headers["Location"] == "/ind/"
    assert not User.objects.exists()


def test_an_empty_name_is_asked_for_again(client: Client) -> None:
    ask(client, "ulla@fjordby.example")
    client.post("/ind/kode/", {"code": mailed_code()})
    answer = client.post("/ind/navn/", {"name": " "})
    assert answer.status_code == 422
    assert "Skriv dit navn" in answer.content.decode()


def test_the_name_sent_twice_makes_one_person(client: Client) -> None:
    ask(client, "ulla@fjordby.example")
    client.post("/ind/kode/", {"code": mailed_code()})
    client.post("/ind/navn/", {"name": "Ulla"})
    client.post("/ind/navn/", {"name": "Ulla"})
    assert User.objects.count() == 1


def test_known_and_unknown_addresses_get_the_same_page_and_the_same_mail(maja: User) -> None:
    def seen(email: str) -> tuple[str, str, str]:
        client = Client()
        ask(client, email)
        page = client.get("/ind/kode/").content.decode().replace(email, "X")
        page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
        return page, mail.outbox[-1].subject, re.sub(r"\d{3} \d{3}", "", mail.outbox[-1].body)

    assert seen(maja.email) == seen("ulla@fjordby.example")


@pytest.mark.parametrize("shape", ["{0} {1}", "{0}{1}", " {0}-{1} ", "Kode: {0} {1}"])
def test_the_code_can_be_pasted_in_any_shape(client: Client, maja: User, shape: str) -> None:
    ask(client, maja.email)
    client.post("/ind/kode/", {"code": shape.format(*mailed_code().split())})
    assert "_auth_user_id" in client.session


def test_a_wrong_code_is_told_at_the_field_and_can_be_tried_again(client: Client, maja: User) -> None:
    ask(client, maja.email)
    answer = client.post("/ind/kode/", {"code": wrong(mailed_code())})
    assert answer.status_code == 422
    assert "Koden passer ikke" in answer.content.decode()
    client.post("/ind/kode/", {"code": mailed_code()})
    assert "_auth_user_id" in client.session


def test_after_three_wrong_tries_the_right_code_is_dead_and_the_log_says_so(
    client: Client, maja: User
) -> None:
    ask(client, maja.email)
    for _try in range(2):
        client.post("/ind/kode/", {"code": wrong(mailed_code())})
    answer = client.post("/ind/kode/", {"code": wrong(mailed_code())})
    assert "lukket efter tre forsøg" in answer.content.decode()
    answer = client.post("/ind/kode/", {"code": mailed_code()})
    assert "Koden virker ikke længere" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert [entry.kind for entry in log.history(maja.vault)] == ["person.sign_in_failed"]


def test_a_code_is_dead_after_a_quarter_of_an_hour(client: Client, maja: User) -> None:
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as clockwork:
        ask(client, maja.email)
        clockwork.shift(timedelta(minutes=15))
        answer = client.post("/ind/kode/", {"code": mailed_code()})
    assert answer.status_code == 422
    assert "_auth_user_id" not in client.session


def test_a_new_code_kills_the_old_one(client: Client, maja: User) -> None:
    ask(client, maja.email)
    old = mailed_code()
    client.post("/ind/kode/", {"again": "1"})
    new = mailed_code()
    if old != new:
        assert client.post("/ind/kode/", {"code": old}).status_code == 422
    assert client.post("/ind/kode/", {"code": new}).status_code == 302


def test_a_code_works_only_in_the_browser_that_asked_for_it(client: Client, maja: User) -> None:
    ask(client, maja.email)
    code = mailed_code()
    other = Client()
    ask(other, maja.email)
    if mailed_code() != code:
        assert other.post("/ind/kode/", {"code": code}).status_code == 422
    assert Client().post("/ind/kode/", {"code": code}).headers["Location"] == "/ind/"


def test_a_code_works_once(client: Client, maja: User) -> None:
    ask(client, maja.email)
    session = dict(client.session.items())
    client.post("/ind/kode/", {"code": mailed_code()})
    again = Client()
    stolen = again.session
    stolen.update(session)
    stolen.save()
    again.cookies["session"] = stolen.session_key
    answer = again.post("/ind/kode/", {"code": mailed_code()})
    assert answer.status_code == 422
    assert "_auth_user_id" not in again.session


def test_neither_the_code_nor_the_address_stands_readable_in_the_table(client: Client, maja: User) -> None:
    ask(client, maja.email)
    row = str(Code.objects.values().get())
    assert mailed_code().replace(" ", "") not in row
    assert "maja" not in row


def test_one_code_too_many_in_an_hour_is_refused_in_plain_words(maja: User, settings: Settings) -> None:
    settings.CODES_PER_ADDRESS = [(2, 3600)]
    for _try in range(2):
        ask(Client(), maja.email)
    sent = len(mail.outbox)
    answer = Client().post("/ind/", {"email": maja.email})
    assert answer.status_code == 422
    assert "Vent lidt, og prøv igen" in answer.content.decode()
    assert len(mail.outbox) == sent
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        ask(Client(), maja.email)


def test_one_network_address_cannot_ask_for_codes_without_end(settings: Settings, db: None) -> None:
    settings.CODES_PER_SOURCE = [(3, 600)]
    for number in range(3):
        ask(Client(), f"nummer{number}@nordlys.example")
    assert Client().post("/ind/", {"email": "nummer4@nordlys.example"}).status_code == 422


def test_a_mail_server_that_is_down_is_told_and_nothing_is_kept(
    client: Client, maja: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "fleksaftale.mail.smtp.Backend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    answer = client.post("/ind/", {"email": maja.email})
    assert answer.status_code == 422
    assert "Vi kan ikke sende mails lige nu" in answer.content.decode()
    assert not Code.objects.exists()


def test_an_address_that_the_mail_server_does_not_know_is_told(
    client: Client, post_office: PostOffice, db: None
) -> None:
    post_office.refuse_recipient = "550 5.1.1 no such mailbox"
    answer = client.post("/ind/", {"email": "majja@nordlys.example"})
    assert answer.status_code == 422
    assert "Se efter, om den er skrevet rigtigt" in answer.content.decode()
    assert not Code.objects.exists()


@pytest.mark.parametrize("email", ["", "maja", "maja@", "a@b.dk\nbcc: c@d.dk", "x" * 300 + "@b.dk"])
def test_what_is_no_address_is_told_at_the_field(client: Client, db: None, email: str) -> None:
    answer = client.post("/ind/", {"email": email})
    assert answer.status_code == 422
    assert not mail.outbox


def test_on_ones_own_device_the_session_lasts_thirty_days(client: Client, maja: User) -> None:
    ask(client, maja.email, remember="on")
    answer = client.post("/ind/kode/", {"code": mailed_code()})
    assert answer.cookies["session"]["max-age"] == 30 * 24 * 3600
    assert client.session.get_expiry_age() == 30 * 24 * 3600


def test_else_the_session_ends_with_the_browser_and_after_half_a_day(client: Client, maja: User) -> None:
    ask(client, maja.email)
    answer = client.post("/ind/kode/", {"code": mailed_code()})
    assert answer.cookies["session"]["max-age"] == ""
    assert client.session.get_expiry_age() == 12 * 3600


@pytest.mark.parametrize(
    "target", ["https://ond.example/", "//ond.example", "javascript:alert(1)", "/\\ond.example"]
)
def test_nobody_is_sent_to_another_site_after_signing_in(client: Client, maja: User, target: str) -> None:
    ask(client, maja.email, next=target)
    answer = client.post("/ind/kode/", {"code": mailed_code()})
    assert answer.headers["Location"] == "/sager/"


def test_who_is_signed_in_is_sent_on(client: Client, maja: User) -> None:
    client.force_login(maja)
    assert client.get("/ind/?next=/sager/en/").headers["Location"] == "/sager/en/"


def test_a_closed_account_is_told_so_after_the_code(client: Client, maja: User) -> None:
    User.objects.filter(pk=maja.pk).update(is_active=False)
    ask(client, maja.email)
    answer = client.post("/ind/kode/", {"code": mailed_code()}, follow=True)
    assert "Kontoen er lukket" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_link_signs_nobody_out(client: Client, maja: User) -> None:
    client.force_login(maja)
    assert "Vil du logge ud?" in client.get("/ud/").content.decode()
    assert "_auth_user_id" in client.session
    client.post("/ud/")
    assert "_auth_user_id" not in client.session


def test_the_code_mail_is_in_the_language_of_the_person(client: Client, maja: User) -> None:
    User.objects.filter(pk=maja.pk).update(language="en")
    ask(client, maja.email)
    assert mail.outbox[-1].subject == "Your code for Aftalerummet"


def test_what_was_chosen_before_the_account_is_kept_in_the_account(client: Client) -> None:
    client.post("/sprog/", {"language": "en"})
    client.post("/visning/", {"theme": "dark", "calm": "1"})
    ask(client, "ulla@fjordby.example")
    client.post("/ind/kode/", {"code": mailed_code()})
    client.post("/ind/navn/", {"name": "Ulla Ærø-Løkke"})
    ulla = User.objects.get()
    assert (ulla.language, ulla.theme, ulla.calm) == ("en", "dark", True)


def test_cookies_that_say_nothing_known_leave_the_display_as_it_is(client: Client) -> None:
    client.cookies["theme"], client.cookies["calm"] = "lilla", "måske"
    ask(client, "ulla@fjordby.example")
    client.post("/ind/kode/", {"code": mailed_code()})
    client.post("/ind/navn/", {"name": "Ulla Ærø-Løkke"})
    ulla = User.objects.get()
    assert (ulla.theme, ulla.calm) == ("auto", False)


def test_who_has_an_account_keeps_its_display_whatever_the_device_has_chosen(
    client: Client, maja: User
) -> None:
    client.post("/visning/", {"theme": "dark", "calm": "1"})
    ask(client, maja.email)
    client.post("/ind/kode/", {"code": mailed_code()})
    maja.refresh_from_db()
    assert (maja.theme, maja.calm) == ("auto", False)


@pytest.mark.parametrize(
    "typed", ["12345", "1234567", "12 34 5", "abcdef", "12a3456", "²²²²²²", "maja@x.example"]
)
def test_what_cannot_be_a_code_is_told_at_the_field_and_is_no_try(
    client: Client, maja: User, typed: str
) -> None:
    ask(client, maja.email)
    for _time in range(4):
        answer = client.post("/ind/kode/", {"code": typed})
        assert answer.status_code == 422
        assert "Koden er seks tal" in answer.content.decode()
    assert Code.objects.get().tries == 0
    client.post("/ind/kode/", {"code": mailed_code()})
    assert "_auth_user_id" in client.session


def test_after_lock_out_the_page_has_one_way_on(client: Client, maja: User) -> None:
    ask(client, maja.email)
    assert "15 minutter" in client.get("/ind/kode/").content.decode()
    for _try in range(3):
        answer = client.post("/ind/kode/", {"code": wrong(mailed_code())})
    for page in (answer.content.decode(), client.get("/ind/kode/").content.decode()):
        assert "15 minutter" not in page
        assert 'name="code"' not in page
        assert re.findall(r"<button[^>]*button-primary[^>]*>([^<]*)<", page) == ["Send en ny kode"]
    client.post("/ind/kode/", {"again": "1"})
    assert 'name="code"' in client.get("/ind/kode/").content.decode()
    client.post("/ind/kode/", {"code": mailed_code()})
    assert "_auth_user_id" in client.session


def test_a_code_that_is_too_old_is_told_before_one_types_it(client: Client, maja: User) -> None:
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as clockwork:
        ask(client, maja.email)
        clockwork.shift(timedelta(minutes=16))
        page = client.get("/ind/kode/").content.decode()
    assert "Koden virker ikke længere" in page
    assert 'name="code"' not in page
