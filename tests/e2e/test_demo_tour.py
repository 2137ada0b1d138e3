"""The three minutes with the demo, as README tells them."""

import pytest
from playwright.sync_api import Page, expect

from fleksaftale import demo
from fleksaftale.demo import people
from tests.e2e import steps as s
from tests.e2e.conftest import Visitor


@pytest.fixture
def loaded(address: str, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    demo.load_once()


def enter_as(page: Page, person: people.Person) -> None:
    """Choose the person on the front page, and type the code that was mailed."""
    page.goto("/")
    s.press(page, person.name)
    s.expect_page(page, "Skriv koden")
    s.confirm_with_code(page, person.email)
    s.expect_page(page, "Mine aftaler")


def test_the_tour_in_readme(loaded: None, visitor: Visitor) -> None:
    # Karim signs, and has the PDF
    page = visitor()
    enter_as(page, people.KARIM)
    s.press(page, "Vandstyrelsen")
    s.press(page, "Læs og skriv under")
    page.get_by_label("Skriv dit fulde navn").fill("Karim Haddad")
    page.get_by_label("Jeg har læst hele aftalen").check()
    s.press(page, "Underskriv")
    s.expect_page(page, "Aftalen er underskrevet")
    expect(page.get_by_text("Næste opfølgning er senest")).to_be_visible()
    link = page.get_by_role("link", name="Hent aftalen som PDF").get_attribute("href")
    for text in s.text_of_pdf(page.request.get(str(link)).body()):
        assert {
            word for word in ("Karim Haddad", "Hanne Vestergaard", "Version 1") if word not in text
        } == set()

    # Torben takes an answer of his own
    page = visitor()
    enter_as(page, people.TORBEN)
    s.press(page, "Skovby Kommune, materielgården")
    s.press(page, "Åbn den fælles kladde")
    expect(page.get_by_text("8 spørgsmål mangler et fælles svar.")).to_be_visible()
    page.get_by_role("button", name="Brug mit svar").first.click()
    expect(page.get_by_text("7 spørgsmål mangler et fælles svar.")).to_be_visible()

    # Maja goes on where she stopped, and looks with Sofie's eyes
    page = visitor()
    enter_as(page, people.MAJA)
    s.press(page, "Nordlys Reklame A/S")
    expect(page.get_by_text("Du har svaret på 2 af 11.")).to_be_visible()
    s.press(page, "Dine egne svar")
    s.press(page, "Se siden, som Sofie Bang ser den")
    s.expect_page(page, "Det ser Sofie Bang")

    # Freja, who is new, says yes
    page = visitor()
    page.goto(s.link_sent_to(people.FREJA.email))
    s.press(page, "Log ind")
    s.sign_in(page, people.FREJA.email)
    page.get_by_label("Hvad hedder du?").fill(people.FREJA.name)
    s.press(page, "Gem og fortsæt")
    s.press(page, "Sig ja, og åbn")
    s.expect_page(page, "Nordlys Reklame A/S")

    # Mikkel has two; for Ulla his page does not exist
    page, other = visitor(), visitor()
    enter_as(page, people.MIKKEL)
    expect(page.get_by_role("link", name="Skovby Kommune, materielgården")).to_be_visible()
    s.press(page, "Friis Cykler")
    expect(page.get_by_role("heading", name="Næste samtale")).to_be_visible()
    enter_as(other, people.ULLA)
    assert other.request.get(page.url).status == 404
