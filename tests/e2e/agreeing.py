"""Steps on the way to a Fleks-tillægsaftale, as a person does them: with a mouse, or with the keyboard alone.

A :class:`Hand` fills, chooses and presses by the words on the page. After every page it looks around: one
heading, no scrolling sideways, large enough targets, and no violation that axe can find.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page, expect

from fleksaftale.people.models import User
from tests.e2e import steps as s
from tests.e2e.accessible import SEEN
from tests.people.signing_in import sign_in

MAJA, SOFIE, ULLA = "maja@nordlys.example", "sofie@nordlys.example", "ulla@andetsted.example"
WORKPLACE = "Nordlys Reklame A/S"
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|/[ig]/[^/]+")
HENSYN = (
    "Pause på 15 minutter hvert 60. minut",
    "Adgang til stille lokale eller hvilerum",
    "Arbejdsplads uden støj og forstyrrelser",
    "Møder højst 30 minutter",
    "Møder tidligst kl. 10.00",
)
"""The five of scenario S01: P01, P04, M01, S05, T05."""
CPR = re.compile(r"\b\d{6}-\d{4}\b")


class Hand:
    """One person at a page, with mouse and keys. ``axe`` is off where scripts are."""

    def __init__(self, page: Page, *, axe: bool = True) -> None:
        self.page = page
        self.axe = axe

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.look()

    def press(self, name: str) -> None:
        """Press a button or follow a link by its words, on the page before around it; both lead to a page."""
        for place in (self.page.get_by_role("main"), self.page.locator("body")):
            button = place.get_by_role("button", name=name, exact=True)
            found = button.or_(place.get_by_role("link", name=name, exact=True))
            if found.count():
                break
        self.activate(found.first)

    def activate(self, control: Locator) -> None:
        with self.page.expect_navigation():
            control.click()
        self.look()

    def fill(self, label: str, text: str, *, row: str = "") -> None:
        self.field(label, row=row).fill(text)

    def field(self, label: str, *, row: str = "") -> Locator:
        """The control with this label, whether or not it is voluntary; ``row``: inside this row of a list."""
        place = self.page.get_by_role("group", name=row, exact=True) if row else self.page
        return place.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(\(frivilligt\))?\s*$"))

    def fill_date(self, legend: str, day: str, month: str, year: str) -> None:
        s.fill_date(self.page, legend, day, month, year)

    def choose(self, label: str, *, group: str = "") -> None:
        self._choice(label, group).check()

    def _choice(self, label: str, group: str) -> Locator:
        if not group:
            return self.field(label)
        return self.page.get_by_role("group", name=group).get_by_label(label, exact=True)

    def select(self, label: str, option: str, *, row: str = "") -> None:
        self.field(label, row=row).select_option(label=option)

    def tick(self, label: str) -> None:
        self.field(label).check()

    def look(self) -> None:
        """What holds for every page; axe looks once at each page under each heading and at each width."""
        self.page.wait_for_load_state()
        seen = self.page.evaluate(LOOK)
        assert len(seen["headings"]) == 1, seen["headings"]
        s.expect_no_sideways_scrolling(self.page)
        assert not CPR.search(seen["text"])
        assert "diagnose" not in seen["text"].lower()
        if self.axe and SEEN.first(ID.sub("*", seen["path"]), seen["headings"], seen["width"]):
            s.expect_accessible(self.page)
            s.expect_targets_large_enough(self.page)


LOOK = """() => ({
  headings: [...document.querySelectorAll("h1")].map(heading => heading.innerText),
  text: document.querySelector("main").innerText,
  path: location.pathname,
  width: innerWidth,
})"""


class Keys(Hand):
    """A person who has no mouse: Tab, arrows, Space and Enter. The focus must be seen on every stop."""

    def activate(self, control: Locator) -> None:
        self._reach(control)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def fill(self, label: str, text: str, *, row: str = "") -> None:
        self._write(self.field(label, row=row), text)

    def fill_date(self, legend: str, day: str, month: str, year: str) -> None:
        group = self.page.get_by_role("group", name=legend)
        for label, value in (("Dag", day), ("Måned", month), ("År", year)):
            self._write(group.get_by_label(label, exact=True), value)

    def choose(self, label: str, *, group: str = "") -> None:
        """Tab goes to the group of radio buttons, the arrows walk in it and choose."""
        wanted = self._choice(label, group)
        name = wanted.get_attribute("name")
        for _press in range(80):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.name") == name:
                break
        assert s.has_visible_focus(self.page)
        s.expect_focus_not_covered(self.page)
        self.page.keyboard.press("Space")
        for _press in range(6):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {label}")

    def select(self, label: str, option: str, *, row: str = "") -> None:
        """The arrow walks down the list from its first line."""
        wanted = self.field(label, row=row)
        self._reach(wanted)
        self.page.keyboard.press("Home")
        for _press in range(10):
            if wanted.evaluate("element => element.selectedOptions[0].label") == option:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrow does not reach {option}")

    def tick(self, label: str) -> None:
        self._reach(self.field(label))
        self.page.keyboard.press("Space")

    def _write(self, field: Locator, text: str) -> None:
        self._reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def _reach(self, target: Locator) -> None:
        if not target.evaluate("element => element === document.activeElement"):
            s.tab_to(self.page, target)
            s.expect_focus_not_covered(self.page)


def signed_in(page: Page, person: User, *, seconds_ago: float = 0) -> Page:
    """The browser with a session of the person, as after a code; for tests that begin further on."""
    client = Client()
    sign_in(client, person, seconds_ago=seconds_ago)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": settings.PUBLIC_URL}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    return page


# --- steps --------------------------------------------------------------------------------------------------


def arrive(hand: Hand, email: str, name: str) -> None:
    """Sign in for the first time, and say one's name."""
    hand.fill("Din mailadresse", email)
    hand.tick("Det er min egen enhed. Husk mig i 30 dage.")
    hand.press("Send mig en kode")
    hand.fill("Kode", s.code_sent_to(email))
    hand.press("Fortsæt")
    hand.fill("Hvad hedder du?", name)
    hand.press("Gem og fortsæt")


def open_case(hand: Hand, email: str, name: str, *, role: str, other: str) -> None:
    hand.go("/sager/ny/")
    arrive(hand, email, name)
    s.expect_page(hand.page, "Begynd en aftale")
    hand.choose(role)
    hand.fill("Arbejdspladsens navn", WORKPLACE)
    hand.fill("CVR-nummer", "10000009")
    hand.fill("Hvad hedder den anden?", other)
    hand.press("Opret aftalen")


def invite(hand: Hand, email: str) -> None:
    hand.fill("Mailadresse", email)
    hand.press("Send invitationen")
    s.expect_message(hand.page, "Invitationen er på vej")


def accept_invitation(hand: Hand, email: str, name: str) -> None:
    hand.go(s.link_sent_to(email))
    s.expect_page(hand.page, "Du er inviteret til at læse et dokument")
    hand.press("Log ind")
    arrive(hand, email, name)
    s.expect_page(hand.page, "Du er inviteret til at svare på spørgsmål")
    hand.press("Sig ja, og åbn")
    s.expect_page(hand.page, WORKPLACE)


def open_the_case(hand: Hand) -> None:
    """From the list of one's cases: a leader's is named after the employee too."""
    link = hand.page.get_by_role("main").get_by_role("link", name=WORKPLACE)
    hand.activate(link.first)


def prepare(hand: Hand, *, goals: str, hensyn: Sequence[str] = HENSYN[:1]) -> None:
    """Answer all eleven questions alone, from the list of one's cases to the summary."""
    hand.go("/sager/")
    open_the_case(hand)
    hand.press("Begynd")
    answer_everything(hand, goals=goals, hensyn=hensyn)


def answer_everything(
    hand: Hand, *, goals: str, contact: str = "Sofie Bang", hensyn: Sequence[str] = HENSYN[:1]
) -> None:
    """From the first question, one page at a time, to the summary."""
    hand.fill("Opgaver", "layout af nyhedsbrev, billedbehandling, korrektur")
    hand.press("Gem og fortsæt")
    working_time(hand)
    hand.press("Gem og fortsæt")
    granted(hand)
    hand.press("Gem og fortsæt")
    hand.fill("Kontaktpersonens navn", contact)
    hand.fill("Stedfortræder", "Peter Dahl")
    hand.press("Gem og fortsæt")
    hand.fill("Navn", "Birgitte Holm")
    hand.press("Gem og fortsæt")
    write_hensyn(hand, hensyn)
    hand.press("Gem og fortsæt")
    hand.choose("Ikke aktuelt")
    hand.press("Gem og fortsæt")
    hand.fill("Mål", goals)
    hand.press("Gem og fortsæt")
    hand.choose("Ikke aftalt endnu")
    hand.press("Gem og fortsæt")
    hand.choose("Jeg er i tvivl")
    hand.press("Gem og fortsæt")
    hand.fill("Hver", "2")
    hand.press("Gem og fortsæt")
    s.expect_page(hand.page, "Tjek dine svar")


def write_hensyn(hand: Hand, sentences: Sequence[str]) -> None:
    """One row for each, with the button for one more."""
    for number, sentence in enumerate(sentences, start=1):
        if number > 1:
            hand.press("Tilføj et hensyn")
        hand.fill("Hensyn", sentence, row=f"Hensyn {number}")


def working_time(hand: Hand, present: str = "12", effective: str = "10") -> None:
    hand.fill("Timer på arbejdspladsen om ugen", present)
    hand.choose("Kommunen har vurderet timerne")
    hand.fill("Effektive timer om ugen", effective)
    hand.fill_date("Dato for kommunens vurdering (frivilligt)", "10", "11", "2026")
    hand.fill_date("Startdato", "01", "12", "2026")


def granted(hand: Hand) -> None:
    hand.choose("Kommunen har bevilget fleksjobbet")
    hand.fill_date("Dato for bevillingen", "10", "11", "2026")


def settle_everything(hand: Hand, name: str) -> None:
    """Take the named person's answer wherever the two differ."""
    while (button := hand.page.get_by_role("button", name=f"Brug {name}s svar")).count():
        hand.activate(button.first)


def sign(hand: Hand, name: str) -> None:
    s.expect_page(hand.page, "Læs og skriv under")
    hand.fill("Skriv dit fulde navn", name)
    hand.tick("Jeg har læst hele aftalen, og jeg skriver under på den.")
    hand.press("Underskriv")


def read_pdf(page: Page) -> bytes:
    """The PDF behind the link on the page, fetched with the person's own cookies."""
    link = page.get_by_role("link", name="Hent aftalen som PDF").get_attribute("href")
    answer: Any = page.request.get(str(link))
    expect(answer).to_be_ok()
    assert answer.headers["content-type"] == "application/pdf"
    return bytes(answer.body())
