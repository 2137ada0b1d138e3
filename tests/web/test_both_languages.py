"""Every page of the program in Danish and in English, at every stage of an agreement."""

import io
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pikepdf
import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import translation

from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.document_types import FORVENTNINGER
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import commands, life, seats
from fleksaftale.cases import workplace_commands as workplaces
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.cases.workplaces import Employer
from fleksaftale.documents import signing, writing
from fleksaftale.documents.models import Version
from fleksaftale.documents.signing import Intent
from fleksaftale.people.models import User
from tests import wrong_language
from tests.cast import ANSWERS, answered, save_alone, save_together
from tests.documents.pdf.reading import attachments
from tests.e2e.steps import text_of_pdf
from tests.people.signing_in import sign_in
from tests.web.test_who_may_see import (
    FOR_EVERYBODY,
    FOR_THE_SIGNED_IN,
    OF_A_CASE,
    address,
)

LANGUAGES = ("da", "en")
WRITTEN = {
    "da": ("layout, korrektur", "pause hver time", "stabile timer", "flere timer"),
    "en": ("layout, proofs", "a break every hour", "stable hours", "more hours"),
}
WITH_AN_ID: dict[str, Any] = {
    "account_address": 999,
    "mfa_remove_webauthn": 999,
    "mitid_unlink": 999,
    "mitid_go": "mitid",
    "mitid_back": "mitid",
    "invitation": "x" * 43,
    "guest_link": "x" * 43,
    "guest_code": "x" * 43,
    "demo_mail_message": "x",
    "hard_page": "klage",
    **dict.fromkeys(("check", "check_result", "check_load"), "paragraf-56"),
    "guide_stage": "i-jobbet",
    "question": "loenloft",
    "rules_subject": "visitation",
    "calendar_feed": "x" * 43,
    "hr_invitation": "x" * 43,
}
OF_A_WORKPLACE = {"attach", "workplace"} | {
    f"workplace_{name}" for name in ("import", "invitations", "invite", "log", "name", "rules", "statistics")
}


NO_PAGES = {
    "blank_form", "blank_talk_sheet", "fillable_form", "schema", "health", "language_set", "display_set",
    "robots", "sitemap",
    "workplace_template", "workplace_import_file", "workplace_invitation", "guide_pdf",
    "check_restart", "check_result_pdf", "check_file", "check_save", "check_carry",
    "check_payment_restart", "check_payment_pdf", "api_openapi", "api_not_there",
    "months_restart", "months_pdf", "stay",
}  # fmt: skip
"""Files, and what stands in the pages of a case or a file that was brought in."""


def url_of(name: str, workplace: UUID | None = None) -> str:
    if name == "check_question":
        return reverse(name, args=["paragraf-56", "ansat_i_fleksjob"])
    args = [workplace] if name in OF_A_WORKPLACE else [WITH_AN_ID[name]] if name in WITH_AN_ID else []
    return reverse(name, args=args)


def answers(language: str, *, goal: int = 2) -> dict[str, Any]:
    written = WRITTEN[language]
    return ANSWERS | {
        "opgaver": answered(tekst=written[0]),
        "hjaelp_fra_arbejdspladsen": answered(tekst=written[1]),
        "maal": answered(tekst=written[goal]),
    }


class Room:
    """A case that is taken as far as a test wants. Each step takes the ones before it."""

    def __init__(self, maja: User, sofie: User, language: str) -> None:
        self.maja, self.sofie, self.language = maja, sofie, language
        workplace = Facts("Nordlys Reklame A/S", "10000009")
        self.leader = open_agreement(sofie, role=Role.LEADER, facts=workplace, other_name=maja.name)
        self.employee: Seat = self.leader
        self.version_id = uuid4()

    def opened(self) -> None:
        """As it is made."""

    def invited(self) -> str:
        return commands.invite(self.leader, name=self.maja.name, email=self.maja.email)

    def joined(self) -> None:
        commands.accept(self.maja, self.invited())
        self.leader, self.employee = (seats.take(who, self.leader.case.pk) for who in (self.sofie, self.maja))

    def one_ready(self) -> None:
        self.joined()
        save_alone(self.leader, answers(self.language, goal=3))
        save_alone(self.employee, answers(self.language))
        writing.say_ready(self.employee, FLEKS_TILLAEGSAFTALE)

    def drafting(self) -> None:
        self.one_ready()
        writing.say_ready(self.leader, FLEKS_TILLAEGSAFTALE)

    def proposed(self) -> None:
        self.drafting()
        save_together(self.leader, answers(self.language))
        self.version_id = propose_version(self.leader).pk

    def one_signed(self) -> None:
        self.proposed()
        self.sign(self.leader)

    def signed(self) -> None:
        self.one_signed()
        self.sign(self.employee)

    def replaced(self) -> None:
        self.proposed()
        signing.new_draft(self.leader, FLEKS_TILLAEGSAFTALE, self.version_id)

    def ended(self) -> None:
        self.signed()
        life.end(self.leader, date(2026, 10, 31))

    def closed(self) -> None:
        self.ended()
        life.close(self.leader)

    def cancelled(self) -> None:
        self.joined()
        life.cancel(self.leader)

    def sign(self, seat: Seat) -> None:
        fingerprint = Version.objects.get(pk=self.version_id).fingerprint
        signing.sign(seat, FLEKS_TILLAEGSAFTALE, self.version_id, Intent(seat.name, fingerprint))


PAGE_OF = {"joined": "own_page", "drafting": "draft_page"}
STAGES = (
    *("opened", "invited", "joined", "one_ready", "drafting", "proposed"),
    *("one_signed", "signed", "replaced", "ended", "closed", "cancelled"),
)

BESIDE_THE_AGREEMENT = (
    *("talk", "back_page", "meeting_file", "reminders", "deadline", "hours", "refund"),
    *("journal", "documentation", "package", "notes", "companion", "handover", "take_over", "case_hard"),
)
"""How the names of pages begin that are the same from one stage of the agreement to the next: they are looked
at when the case is new, when both are there, when the agreement is in force, and when all is over."""
ALL_OF_THEM = ("opened", "joined", "signed", "closed")
ALONE = ("opened", "invited")


def pages(stage: str) -> list[str]:
    """What to look at in a stage."""
    wanted = OF_A_CASE - {"version_pdf"}
    if stage not in ALL_OF_THEM:
        wanted = {name for name in wanted if not name.startswith(BESIDE_THE_AGREEMENT)}
    return sorted(wanted)


@pytest.fixture
def room(maja: User, sofie: User, language: str) -> Room:
    for person in (maja, sofie):
        person.language = language
        person.save()
    return Room(maja, sofie, language)


def shows(answer: HttpResponse, language: str, what: str) -> None:
    """A page in this language and in no other; other kinds of answer are passed over."""
    if "text/html" not in answer.headers.get("Content-Type", "") or not answer.content:
        return
    assert answer.headers["Content-Language"] == language, what
    wrong = wrong_language.in_page(answer.content.decode(), language)
    assert wrong == [], f"{what}: {wrong}"


def visit(client: Client, url: str, language: str, what: str) -> None:
    """Look at a page, send its form empty, and look at what comes of it."""
    shows(client.get(url), language, what)
    shows(client.post(url, {"stop": ""}, follow=True), language, f"{what}, sent")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", STAGES)
def test_a_case_is_in_the_readers_language_on_every_page_and_in_what_comes_of_an_empty_form(
    client: Client, room: Room, stage: str, language: str
) -> None:
    getattr(room, stage)()
    for person in (room.sofie,) if stage in ALONE else (room.maja, room.sofie):
        sign_in(client, person)
        for name in pages(stage):
            url = address(name, room.leader.case.pk, room.version_id)
            shows(client.get(url), language, f"{name} while {stage}")
        for page in FLEKS_TILLAEGSAFTALE.pages if stage in PAGE_OF else ():
            url = reverse(PAGE_OF[stage], args=[room.leader.case.pk, page.key])
            shows(client.get(url), language, f"{page.key} while {stage}")
    leads_to: set[str] = set()
    for name in pages(stage):
        if name not in {"case_afslut", "case_annuller", "case_genaabn"}:
            answer = client.post(address(name, room.leader.case.pk, room.version_id))
            shows(answer, language, f"{name} while {stage}, sent")
            leads_to.add(answer.headers.get("Location", ""))
    for url in sorted(leads_to - {""}):  # the first of them says what came of all that was sent
        shows(client.get(url, follow=True), language, f"{url} after all was sent while {stage}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_questions_says_what_is_missing_in_the_readers_language(
    client: Client, room: Room, language: str
) -> None:
    room.joined()
    sign_in(client, room.maja)
    for page in FLEKS_TILLAEGSAFTALE.pages:
        fields = [f"{q.key}-{f.key}" for q in page.questions for f in q.fields]
        empty = dict.fromkeys(fields, "") | {f"{name}_day": "" for name in fields}
        wrong = dict.fromkeys(fields, "x") | {f"{name}_day": "x" for name in fields}
        url = reverse("own_page", args=[room.leader.case.pk, page.key])
        for sent in (empty, wrong, {**wrong, "effektive_timer-kilde": "kommunen", "timer-timer": "1"}):
            shows(client.post(url, sent), language, page.key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_talking_expectations_through_is_in_the_readers_language(
    client: Client, room: Room, language: str
) -> None:
    room.joined()
    sign_in(client, room.maja)
    case, kind = room.leader.case.pk, FORVENTNINGER
    begin = reverse("document", args=[case, kind])
    shows(client.get(begin), language, "not begun")
    shows(client.post(begin, follow=True), language, "begun")
    pages = [reverse("own_page", args=[case, kind, page.key]) for page in kind.template.pages]
    for url in (*pages, reverse("own_summary", args=[case, kind]), reverse("case_detail", args=[case])):
        visit(client, url, language, url)
    writing.write_together(room.leader, kind.template)
    said = answers(language)["opgaver"]
    writing.save_together(room.leader, kind.template, {"opgaver": (said, 0), "hensyn": (said, 0)})
    carry = reverse("carry", args=[case, kind])
    names = ("document", "draft", "draft_summary", "carry")
    for name in names:
        shows(client.get(reverse(name, args=[case, kind])), language, name)
    shows(client.post(carry, {"open": "1"}, follow=True), language, "without a yes")
    shows(client.post(carry, {"open": "1", "sure": "open"}, follow=True), language, "opened")
    shows(client.post(carry, {"carry": "opgaver", "seen": "7"}, follow=True), language, "a conflict")
    shows(client.post(carry, {"carry": "opgaver", "seen": "0"}, follow=True), language, "taken")
    for url in (reverse("draft", args=[case]), reverse("draft_page", args=[case, "opgaver"])):
        shows(client.get(url), language, url)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_account_are_in_the_persons_language(client: Client, room: Room, language: str) -> None:
    room.joined()
    other = "en" if language == "da" else "da"
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = other
    workplace = workplaces.found(room.maja, Employer("Nordlys Reklame A/S")).workplace.pk
    for seconds_ago in (0, 3600):
        sign_in(client, room.maja, seconds_ago=seconds_ago)
        for name in sorted(FOR_THE_SIGNED_IN - {"sign_out_everywhere"} - NO_PAGES):
            visit(client, url_of(name, workplace), language, name)
    wrong = {"name": "", "email": "x", "workplace": "", "cvr": "12345678", "role": "boss", "code": "12"}
    for name in sorted(FOR_THE_SIGNED_IN - {"sign_out_everywhere"} - NO_PAGES - WITH_AN_ID.keys()):
        shows(client.post(url_of(name, workplace), wrong, follow=True), language, name)
    shows(client.post(reverse("sign_out_everywhere"), follow=True), language, "signed out everywhere")


@pytest.mark.django_db
@pytest.mark.parametrize(("browser", "language"), [("da-DK,en;q=0.5", "da"), ("en-GB,en;q=0.9", "en")])
def test_a_stranger_meets_the_browsers_language(client: Client, browser: str, language: str) -> None:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = browser
    for name in sorted(FOR_EVERYBODY - NO_PAGES):
        visit(client, url_of(name), language, name)
    for email in ("", "x", "maja@nordlys.example"):
        shows(client.post(reverse("account_login"), {"email": email}, follow=True), language, "sign in")
    code = reverse("account_confirm_login_code")
    for sent in ({"code": ""}, *[{"code": "000000"}] * 4, {"again": "1"}):
        shows(client.post(code, sent, follow=True), language, "the code")


@pytest.mark.django_db
@override_settings(ALLOWED_HOSTS=["testserver"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_that_say_no_are_in_the_browsers_language(language: str) -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": language})
    shows(client.get("/nowhere/"), language, "404")
    refused = client.post(reverse("account_login"), {"email": "maja@nordlys.example"})
    assert refused.status_code == 403
    shows(refused, language, "403, CSRF")
    with translation.override(language):
        for page in ("400", "403", "404", "429", "500", "403_csrf"):
            html = render_to_string(f"{page}.html", {"language": language, "PUBLIC_NAME": "Aftalerummet"})
            assert wrong_language.in_page(html, language) == [], page


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_switch_changes_the_language_signed_out_and_signed_in(
    client: Client, maja: User, language: str
) -> None:
    other = "en" if language == "da" else "da"
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = other
    page = wrong_language.Page(client.get("/").content.decode())
    assert page.marked == [(language, {"da": "Dansk", "en": "English"}[language])]
    switch = reverse("language_set")
    shows(client.post(switch, {"language": language, "next": "/"}, follow=True), language, "signed out")
    maja.language = other
    maja.save()
    sign_in(client, maja)
    shows(client.get("/"), other, "the person's own language comes before the browser's and the cookie's")
    shows(client.post(switch, {"language": language, "next": "/"}, follow=True), language, "signed in")
    maja.refresh_from_db()
    assert maja.language == language


@pytest.mark.parametrize("language", ["en"])
def test_what_stays_danish_on_an_english_page_says_so(client: Client, room: Room, language: str) -> None:
    """WCAG 3.1.2: the name of the document, the other language, the names of the languages."""
    room.proposed()
    sign_in(client, room.maja)
    for name, marked in (("version", "Fleks-tillægsaftale"), ("case_detail", "Fleks-tillægsaftale")):
        page = client.get(address(name, room.leader.case.pk, room.version_id)).content.decode()
        assert {("da", marked), ("da", "Dansk")} <= set(wrong_language.Page(page).marked)
    settings_page = client.get(reverse("account_settings")).content.decode()
    assert wrong_language.Page(settings_page).marked.count(("da", "Dansk")) == 3  # two switches and a choice


# --- printed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en"])
def test_the_english_pdf_says_that_it_is_a_translation(client: Client, room: Room, language: str) -> None:
    room.signed()
    sign_in(client, room.maja)
    url = address("version_pdf", room.leader.case.pk, room.version_id)
    signed, english = client.get(url).content, client.get(f"{url}?sprog=en").content
    assert (language_of(signed), language_of(english)) == ("da-DK", "en-GB")
    assert attachments(signed)["aftale.json"] == attachments(english)["aftale.json"]
    text = text_of_pdf(english)
    assert "This is a translation. The Danish text is the one that is signed." in " ".join(
        " ".join(text).split()
    )
    wrong = [
        found for page in text for line in page.splitlines() for found in wrong_language.in_text(line, "en")
    ]
    assert wrong == []
    assert "translation" not in " ".join(text_of_pdf(signed))


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_form_is_in_the_readers_language(client: Client, language: str) -> None:
    pdf = client.get(reverse("blank_form"), headers={"accept-language": language}).content
    assert language_of(pdf)[:2] == language
    lines = [line for page in text_of_pdf(pdf) for line in page.splitlines()]
    assert [found for line in lines for found in wrong_language.in_text(line, language)] == []


def language_of(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return str(opened.Root.Lang)
