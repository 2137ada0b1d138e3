"""/konto/: settings, addresses, sessions; and the people themselves."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client

from fleksaftale.audit import log
from fleksaftale.mail import outbox
from fleksaftale.people import commands
from fleksaftale.people.identity import actor, verified_addresses
from fleksaftale.people.models import User
from tests.people.signing_in import mailed_code, sign_in

pytestmark = pytest.mark.django_db
HOME = "maja@hjemme.example"


def test_everybody_has_a_key_of_their_own_and_no_password(maja: User, sofie: User) -> None:
    assert maja.vault.open("x", maja.vault.seal("x", "hemmeligt")) == "hemmeligt"
    assert maja.vault.trail != sofie.vault.trail
    assert not maja.has_usable_password()
    assert not maja.check_password("")


def test_one_address_is_one_person_however_it_is_written(maja: User) -> None:
    with pytest.raises(IntegrityError):
        User.objects.create_user("MAJA@nordlys.EXAMPLE", "En anden")


def test_the_actor_in_the_log_is_the_person_by_name(maja: User) -> None:
    assert (actor(maja).name, actor(maja).role) == ("Maja Kjærgaard", "person")


def test_the_page_needs_somebody_signed_in(client: Client) -> None:
    assert client.get("/konto/").headers["Location"] == "/ind/?next=/konto/"


def test_settings_are_saved_and_the_answer_is_in_the_new_language(client: Client, maja: User) -> None:
    sign_in(client, maja)
    values = {"name": "Maja K. Kjærgaard", "language": "en", "theme": "dark", "calm": "on"}
    client.post("/konto/", values)
    maja.refresh_from_db()
    assert (maja.name, maja.language, maja.theme, maja.calm) == ("Maja K. Kjærgaard", "en", "dark", True)
    assert 'lang="en"' in client.get("/konto/").content.decode()
    assert log.history(maja.vault)[0].kind == "person.settings_changed"


def test_an_empty_name_changes_nothing(client: Client, maja: User) -> None:
    sign_in(client, maja)
    answer = client.post("/konto/", {"name": "", "language": "en", "theme": "dark"})
    assert answer.status_code == 422
    maja.refresh_from_db()
    assert (maja.name, maja.language) == ("Maja Kjærgaard", "da")


def test_a_private_address_is_proved_by_a_code_and_then_signs_in_the_same_person(
    client: Client, maja: User
) -> None:
    sign_in(client, maja)
    client.post("/konto/adresse/", {"email": HOME.upper()})
    assert mail.outbox[-1].to == [HOME]
    assert verified_addresses(maja) == {maja.email}
    answer = client.post("/konto/adresse/kode/", {"code": mailed_code()}, follow=True)
    assert "Adressen er gemt" in answer.content.decode()
    assert verified_addresses(maja) == {maja.email, HOME}

    at_home = Client()
    at_home.post("/ind/", {"email": HOME})
    at_home.post("/ind/kode/", {"code": mailed_code()})
    assert at_home.session["_auth_user_id"] == str(maja.pk)


def test_the_old_address_is_told_that_a_new_one_was_added(client: Client, maja: User) -> None:
    commands.add_private_email(maja, HOME)
    outbox.deliver_due()
    assert mail.outbox[-1].to == [maja.email]
    assert mail.outbox[-1].subject == "Din konto i Aftalerummet er ændret"
    assert HOME not in mail.outbox[-1].body


def test_adding_an_address_needs_a_fresh_proof(client: Client, maja: User) -> None:
    sign_in(client, maja, seconds_ago=601)
    assert client.get("/konto/adresse/").headers["Location"] == "/ind/bekraeft/?next=/konto/adresse/"
    assert client.post("/konto/adresse/", {"email": HOME}).status_code == 302
    assert not mail.outbox


def test_the_address_of_another_person_is_not_taken_over(client: Client, maja: User, sofie: User) -> None:
    sign_in(client, maja)
    before = client.post("/konto/adresse/", {"email": sofie.email})
    unknown = client.post("/konto/adresse/", {"email": "ukendt@nordlys.example"})
    assert (before.status_code, before.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    client.post("/konto/adresse/", {"email": sofie.email})
    answer = client.post("/konto/adresse/kode/", {"code": mailed_code()}, follow=True)
    assert "hører til en anden konto" in answer.content.decode()
    assert verified_addresses(maja) == {maja.email}
    assert commands.person_of(sofie.email) == sofie


def test_mails_can_go_to_the_private_address_when_the_job_ends(client: Client, maja: User) -> None:
    commands.add_private_email(maja, HOME)
    sign_in(client, maja)
    at_work, at_home = maja.emailaddress_set.order_by("pk")
    client.post(f"/konto/adresse/{at_home.pk}/", {"choose": "1"})
    maja.refresh_from_db()
    assert maja.email == HOME
    client.post(f"/konto/adresse/{at_work.pk}/", {"remove": "1"})
    assert verified_addresses(maja) == {HOME}
    assert [entry.kind for entry in log.history(maja.vault)][:2] == [
        "person.email_removed",
        "person.email_chosen",
    ]


def test_removing_the_address_for_mails_moves_them_to_the_other_one(maja: User) -> None:
    commands.add_private_email(maja, HOME)
    commands.remove_address(maja, "maja@nordlys.example")
    maja.refresh_from_db()
    assert maja.email == HOME


def test_a_session_elsewhere_ends_when_an_address_is_removed_and_this_one_goes_on(
    client: Client, maja: User
) -> None:
    commands.add_private_email(maja, HOME)
    elsewhere = Client()
    sign_in(elsewhere, maja)
    sign_in(client, maja)
    number = maja.emailaddress_set.get(email=HOME).pk
    assert "logges du ud på andre enheder" in client.get(f"/konto/adresse/{number}/").content.decode()
    answer = client.post(f"/konto/adresse/{number}/", {"remove": "1"}, follow=True)
    assert "Du er logget ud på andre enheder" in answer.content.decode()
    assert elsewhere.get("/konto/").status_code == 302
    assert client.get("/konto/adresse/").status_code == 200, "nor is the proof forgotten"


def test_the_last_address_stays(client: Client, maja: User) -> None:
    sign_in(client, maja)
    answer = client.post(f"/konto/adresse/{maja.emailaddress_set.get().pk}/", {"remove": "1"}, follow=True)
    assert "mindst én adresse" in answer.content.decode()
    assert verified_addresses(maja) == {maja.email}


def test_somebody_elses_address_is_not_found(client: Client, maja: User, sofie: User) -> None:
    sign_in(client, maja)
    number = sofie.emailaddress_set.get().pk
    assert client.get(f"/konto/adresse/{number}/").status_code == 404
    assert client.post(f"/konto/adresse/{number}/", {"remove": "1"}).status_code == 404


def test_signing_out_everywhere_ends_all_sessions_and_no_other_persons(maja: User, sofie: User) -> None:
    telephone, desk, other = Client(), Client(), Client()
    sign_in(telephone, maja)
    sign_in(desk, maja)
    sign_in(other, sofie)
    desk.post("/konto/ud/")
    assert telephone.get("/konto/").status_code == 302
    assert desk.get("/konto/").status_code == 302
    assert other.get("/konto/").status_code == 200


def test_what_happened_to_the_account_can_be_read_there(client: Client, maja: User) -> None:
    client.post("/ind/", {"email": maja.email})
    client.post("/ind/kode/", {"code": mailed_code()})
    assert "Maja Kjærgaard loggede ind" in client.get("/konto/").content.decode()


def test_language_and_display_of_a_guest_are_kept_in_cookies(client: Client, db: None) -> None:
    answer = client.post("/sprog/", {"language": "en", "next": "/ind/"})
    assert answer.headers["Location"] == "/ind/"
    assert 'lang="en"' in client.get("/ind/").content.decode()
    client.post("/visning/", {"theme": "dark", "calm": "1"})
    page = client.get("/ind/").content.decode()
    assert 'data-theme="dark"' in page
    assert 'data-calm="on"' in page


def test_language_and_display_of_a_person_follow_the_person(client: Client, maja: User) -> None:
    sign_in(client, maja)
    client.post("/sprog/", {"language": "en"})
    client.post("/visning/", {"calm": "1", "theme": "turkis"})
    maja.refresh_from_db()
    assert (maja.language, maja.theme, maja.calm) == ("en", "auto", True)
    elsewhere = Client()
    sign_in(elsewhere, maja)
    assert 'lang="en"' in elsewhere.get("/konto/").content.decode()


@pytest.mark.parametrize("path", ["/sprog/", "/visning/"])
def test_choosing_leads_nowhere_else_and_needs_a_post(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 405
    answer = client.post(path, {"language": "fr", "next": "https://ond.example/"})
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("", "da"),
        ("en-GB,en;q=0.9", "en"),
        ("nb-NO,en;q=0.8", "da"),
        ("de,fr;q=0.5", "da"),
        ("de,en;q=0.5", "en"),
    ],
)
def test_a_guest_is_answered_in_the_language_of_the_browser(
    client: Client, db: None, wanted: str, language: str
) -> None:
    page = client.get("/ind/", headers={"accept-language": wanted}).content.decode()
    assert f'<html lang="{language}"' in page


def test_no_migration_is_missing(db: None) -> None:
    call_command("makemigrations", "people", "mail", check=True, dry_run=True, verbosity=0)


def test_every_address_says_that_it_can_be_changed_or_removed(client: Client, maja: User) -> None:
    sign_in(client, maja)
    alone = client.get("/konto/").content.decode()
    assert "Vil du skifte adresse? Tilføj den nye først." in alone
    commands.add_private_email(maja, HOME)
    page = " ".join(client.get("/konto/").content.decode().split())
    for email in (maja.email, HOME):
        assert f'>Skift eller fjern<span class="sr-only"> {email}</span></a>' in page


def test_the_settings_page_has_one_name(client: Client, maja: User) -> None:
    """The page is "Indstillinger"; an account is what one has, never a place one is sent to."""
    sign_in(client, maja, seconds_ago=601)
    client.post("/ind/bekraeft/?next=/konto/")
    assert "under Indstillinger" in mail.outbox[-1].body
    assert "kontoside" not in mail.outbox[-1].body
