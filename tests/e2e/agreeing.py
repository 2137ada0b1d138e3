"""Steps on the way to a Fleks-tillægsaftale, as a person does them. All of them leave the page where one goes on."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e import steps as s

MAJA, SOFIE, ULLA = "maja@nordlys.example", "sofie@nordlys.example", "ulla@andetsted.example"
WORKPLACE = "Nordlys Reklame A/S"


def arrive(page: Page, email: str, name: str) -> None:
    """Sign in for the first time, and say one's name."""
    s.sign_in(page, email)
    page.get_by_label("Hvad hedder du?").fill(name)
    s.press(page, "Gem og fortsæt")


def open_case(page: Page, email: str, name: str, *, role: str, other: str) -> None:
    page.goto("/sager/ny/")
    arrive(page, email, name)
    s.expect_page(page, "Begynd en aftale")
    page.get_by_label(role).check()
    page.get_by_label("Arbejdspladsens navn").fill(WORKPLACE)
    page.get_by_label("CVR-nummer").fill("10000009")
    page.get_by_label("Hvad hedder den anden?").fill(other)
    s.expect_accessible(page)
    s.press(page, "Opret aftalen")


def invite(page: Page, email: str) -> None:
    s.expect_accessible(page)
    page.get_by_label("Mailadresse").fill(email)
    s.press(page, "Send invitationen")
    s.expect_message(page, "Invitationen er på vej")


def accept_invitation(page: Page, email: str, name: str) -> None:
    page.goto(s.link_sent_to(email))
    s.expect_page(page, "Du er inviteret til at læse et dokument")
    s.expect_accessible(page)
    s.press(page, "Log ind")
    arrive(page, email, name)
    s.expect_page(page, "Du er inviteret til at læse et dokument")
    s.press(page, "Sig ja, og åbn")
    s.expect_page(page, WORKPLACE)


def fill_in(page: Page, label: str, text: str) -> None:
    page.get_by_label(label).fill(text)


def choose(page: Page, label: str) -> None:
    page.get_by_label(label, exact=True).check()


def go_on(page: Page) -> None:
    s.press(page, "Gem og fortsæt")


def prepare(page: Page, *, goals: str) -> None:
    """Answer all eleven questions alone, from one's own case page to the summary."""
    page.goto("/sager/")
    s.press(page, WORKPLACE)
    s.press(page, "Begynd")
    s.expect_accessible(page)
    fill_in(page, "Opgaver", "layout af nyhedsbrev, billedbehandling, korrektur")
    go_on(page)
    working_time(page)
    go_on(page)
    fill_in(page, "Kontaktpersonens navn", "Sofie Bang")
    fill_in(page, "Stedfortræder", "Peter Dahl")
    go_on(page)
    fill_in(page, "Navn", "Birgitte Holm")
    go_on(page)
    fill_in(page, "Hensyn og støtte", "Pause på 15 minutter hver time. Stille lokale efter behov.")
    go_on(page)
    choose(page, "Ikke aktuelt")
    go_on(page)
    fill_in(page, "Mål", goals)
    go_on(page)
    choose(page, "Ikke aftalt endnu")
    go_on(page)
    choose(page, "Jeg er i tvivl")
    go_on(page)
    page.get_by_label("Hver", exact=True).fill("2")
    s.expect_accessible(page)
    go_on(page)


def working_time(page: Page, present: str = "12", effective: str = "10") -> None:
    fill_in(page, "Timer på arbejdspladsen om ugen", present)
    choose(page, "Kommunen har vurderet timerne")
    fill_in(page, "Effektive timer om ugen", effective)
    s.fill_date(page, "Dato for kommunens vurdering (frivilligt)", "10", "11", "2026")
    s.fill_date(page, "Startdato", "01", "12", "2026")


def settle_everything(page: Page, name: str) -> None:
    """Take the named person's answer wherever the two differ."""
    button = page.get_by_role("button", name=f"Brug {name}s svar")
    while button.count():
        button.first.click()
        page.wait_for_load_state()


def sign(page: Page, name: str) -> None:
    s.expect_page(page, "Læs og skriv under")
    page.get_by_label("Skriv dit fulde navn").fill(name)
    page.get_by_label("Jeg har læst hele aftalen").check()
    s.press(page, "Underskriv")


def read_pdf(page: Page) -> bytes:
    """The PDF behind the link on the page, fetched with the person's own cookies."""
    link = page.get_by_role("link", name="Hent aftalen som PDF").get_attribute("href")
    answer: Any = page.request.get(str(link))
    expect(answer).to_be_ok()
    assert answer.headers["content-type"] == "application/pdf"
    return bytes(answer.body())
