"""Scenario S01 in two languages: Sofie's browser is English, Maja's Danish, and both sign one agreement."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import Locator, Page, expect

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import seats
from fleksaftale.cases.models import Party
from fleksaftale.documents import writing
from fleksaftale.people.models import User
from tests import wrong_language
from tests.cast import ANSWERS, save_alone
from tests.documents.pdf.reading import attachments, failures
from tests.e2e import steps as s
from tests.e2e.accessible import SEEN
from tests.e2e.agreeing import (
    ID,
    MAJA,
    SOFIE,
    WORKPLACE,
    Hand,
    accept_invitation,
    open_the_case,
    read_pdf,
    sign,
    signed_in,
)
from tests.e2e.conftest import DESK, PHONE, Visitor

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
QUESTIONS_IN_DANISH = re.compile("Hvilke opgaver skal den ansatte varetage")


@pytest.fixture(autouse=True)
def _on_monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=True):
        yield


class EnglishHand(Hand):
    """Somebody who reads English: no page says anything in Danish but what the other has written."""

    theirs = re.compile("layout af nyhedsbrev|holde timerne stabilt|Pause på 15|Stille lokale")
    pictures = ""

    def field(self, label: str, *, row: str = "") -> Locator:
        place = self.page.get_by_role("group", name=row, exact=True) if row else self.page
        return place.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(\(optional\))?\s*$"))

    def fill_date(self, legend: str, day: str, month: str, year: str) -> None:
        group = self.page.get_by_role("group", name=legend)
        for label, value in (("Day", day), ("Month", month), ("Year", year)):
            group.get_by_label(label, exact=True).fill(value)

    def look(self) -> None:
        """At a desk; and English words may be longer than Danish ones, so that a phone is tried too."""
        super().look()
        if SEEN.first("english", ID.sub("*", self.page.url), self.page.title()):
            self.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
            s.expect_no_sideways_scrolling(self.page)
            self.page.set_viewport_size(DESK)  # type: ignore[arg-type]
        wrong = wrong_language.in_page(self.page.content(), "en")
        assert [found for found in wrong if not self.theirs.search(found)] == [], self.page.url
        if self.pictures:
            heading = self.page.get_by_role("heading", level=1).inner_text()
            name = re.sub(r"\W+", "-", heading.lower()).strip("-")[:40]
            s.screenshots(self.page, f"{self.pictures}-{name}")

    def arrive(self, email: str, name: str) -> None:
        self.fill("Your email address", email)
        self.tick("This is my own device. Remember me for 30 days.")
        self.press("Send me a code")
        self.fill("Code", s.code_sent_to(email))
        self.press("Continue")
        self.fill("What is your name?", name)
        self.press("Save and continue")

    def prepare(self) -> None:
        """Answer all eleven questions, and see what is missing said in English on the way."""
        self.press("Begin")
        self.press("Save and continue")
        s.expect_error_summary(self.page, ["Write which tasks the employee will do."])
        self.fill("Tasks", "layout, image editing, proofreading")
        self.press("Save and continue")
        self.fill("Hours at the workplace per week", "12")
        self.choose("The municipality has assessed the hours")
        self.fill("Effective hours per week", "14.5")
        self.fill_date("Start date", "01", "12", "2026")
        self.press("Save and continue")
        too_many = "Effective hours can be at most 12, because hours at the workplace are 12"
        s.expect_error_summary(self.page, [too_many])
        self.fill("Effective hours per week", "10")
        self.press("Save and continue")
        self.choose("The municipality has granted it")
        self.fill_date("Date of the grant", "10", "11", "2026")
        self.press("Save and continue")
        self.fill("Name of the contact person", "Sofie Bang")
        self.press("Save and continue")
        for _unanswered in range(2):
            self.press("Save and continue")
            self.press("Skip this, and answer later")
        self.choose("Not relevant")
        self.press("Save and continue")
        self.fill("Goal", "More hours in the summer")
        self.press("Save and continue")
        self.choose("Not agreed yet")
        self.press("Save and continue")
        self.choose("I am not sure")
        self.press("Save and continue")
        self.fill("Every", "2")
        self.press("Save and continue")
        s.expect_page(self.page, "Check your answers")


def test_an_english_leader_and_a_danish_employee_sign_one_agreement(visitor: Visitor) -> None:
    sofie = EnglishHand(visitor(language="en-GB"))
    sofie.pictures = "english"
    maja = Hand(visitor(), axe=False)
    # given Sofie signs in, opens an agreement and invites Maja, all in English
    sofie.go("/")
    s.expect_page(sofie.page, "Make the fleksjob work")
    sofie.press("Start an agreement")
    sofie.arrive(SOFIE, "Sofie Bang")
    assert User.objects.get(email=SOFIE).language == "en"
    sofie.choose("I am the line manager")
    sofie.fill("Name of the workplace", WORKPLACE)
    sofie.fill("CVR number (company number)", "10000009")
    sofie.fill("What is the other person’s name?", "Maja Kjærgaard")
    sofie.press("Create the agreement")
    sofie.fill("Email address", MAJA)
    sofie.press("Send the invitation")
    s.expect_message(sofie.page, "The invitation is on its way")
    accept_invitation(maja, MAJA, "Maja Kjærgaard")
    # when each prepares in their own language (Maja's pages are walked through in S01)
    prepared_in_danish(User.objects.get(email=MAJA))
    sofie.go("/sager/")
    open_the_case(sofie)
    sofie.prepare()
    sofie.press("I am ready")
    # then Sofie settles what differs, and both sign
    s.expect_page(sofie.page, "The shared draft")
    expect(sofie.page.get_by_text("holde timerne stabilt til 31.03.2027")).to_be_visible()
    take = re.compile("^Use Maja Kjærgaard’s answer")
    while (button := sofie.page.get_by_role("button", name=take)).count():
        sofie.activate(button.first)
    sofie.press("See the whole draft")
    expect(sofie.page.get_by_text("work intensity 83 % (calculated)")).to_be_visible()
    sofie.press("Make ready to sign")
    s.expect_page(sofie.page, "Read and sign")
    sofie.fill("Write your full name", "Sofie Bang")
    sofie.tick("I have read the whole agreement, and I sign it.")
    sofie.press("Sign")
    s.expect_page(sofie.page, "You have signed")
    assert s.letters_to(MAJA)[-1].subject.startswith("Ny besked i")
    maja.go(s.link_sent_to(MAJA))
    maja.press("Læs og skriv under")
    sign(maja, "Maja Kjærgaard")
    s.expect_page(maja.page, "Aftalen er underskrevet")
    # then the mail to Sofie is English, and she reads where it stands
    assert s.letters_to(SOFIE)[-1].subject.startswith("New message in")
    sofie.go(s.link_sent_to(SOFIE))
    expect(sofie.page.get_by_text("In force (from 1 December 2026)").first).to_be_visible()
    expect(sofie.page.get_by_text("Monday 1 February 2027 (week 5) at the latest")).to_be_visible()
    sofie.press("Who has read and changed what")
    expect(sofie.page.get_by_role("main")).to_contain_text("Maja Kjærgaard signed version 1")
    sofie.go(s.link_sent_to(SOFIE))
    sofie.press("Read version 1")
    expect_one_signed_text(sofie.page, maja.page)


def prepared_in_danish(maja: User) -> None:
    seat = seats.take(maja, Party.objects.get(user=maja).case_id)
    save_alone(seat, ANSWERS)
    writing.say_ready(seat, FLEKS_TILLAEGSAFTALE)


def expect_one_signed_text(english: Page, danish: Page) -> None:
    """Both get the same signed file, with Danish questions; the English edition says what it is."""
    danish.goto(english.url)
    expect(danish.get_by_role("heading", level=1)).to_have_text("Fleks-tillægsaftale")
    links = {"da": "Download the agreement as a PDF", "en": "Download a translation into English (PDF)"}
    signed, translated = (_download(english, link) for link in links.values())
    assert read_pdf(danish) == signed
    content = attachments(signed)["aftale.json"]
    assert attachments(translated)["aftale.json"] == content
    asked = [answer["question"] for answer in json.loads(content)["answers"]]
    assert any(QUESTIONS_IN_DANISH.search(question) for question in asked)
    proof = json.loads(attachments(signed)["underskrifter.json"])
    said = {signature["name"]: signature["statement"] for signature in proof["signatures"]}
    assert said["Sofie Bang"] == "I have read the whole agreement, and I sign it."
    assert said["Maja Kjærgaard"] == "Jeg har læst hele aftalen, og jeg skriver under på den."
    assert failures(translated) == []
    text = " ".join(" ".join(s.text_of_pdf(translated)).split())
    assert "This is a translation. The Danish text is the one that is signed." in text
    assert "Which tasks will the employee do?" in text


def _download(page: Page, link: str) -> bytes:
    address = str(page.get_by_role("link", name=link, exact=True).get_attribute("href"))
    answer = page.request.get(address)
    expect(answer).to_be_ok()
    return bytes(answer.body())


def test_the_language_is_changed_on_any_page_and_kept_with_the_person(visitor: Visitor, maja: User) -> None:
    english = EnglishHand(visitor(language="da-DK"))
    # signed out, the choice is kept in this browser
    english.page.goto("/hjaelp/")
    s.press(english.page, "English")
    s.expect_page(english.page, "Help with signing in")
    # signed in, it is the person's own, in every browser
    signed_in(english.page, maja)
    english.page.goto("/konto/")
    s.expect_page(english.page, "Indstillinger")
    s.press(english.page, "English")
    s.expect_page(english.page, "Settings")
    english.look()
    elsewhere = EnglishHand(signed_in(visitor(language="da-DK"), maja))
    elsewhere.go("/sager/")
    s.expect_page(elsewhere.page, "My agreements")
    # and who signs out goes on in it
    english.page.get_by_text("Maja Kjærgaard", exact=True).click()
    english.press("Sign out")
    s.expect_page(english.page, "Make the fleksjob work")
