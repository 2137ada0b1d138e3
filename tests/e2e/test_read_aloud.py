"""The page is read aloud by a voice on the device. The headless browser has none, so the test brings one."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.conftest import Visitor

ENGINE = """(local) => {
  const voices = [{lang: "en-GB", localService: true}, {lang: "da-DK", localService: local}];
  const said = window.said = [];
  window.SpeechSynthesisUtterance = function (words) { this.words = words; };
  Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => voices,
    cancel: () => said.push("cancelled"),
    speak: (utterance) => { said.push(utterance.words); window.saying = utterance; },
  }});
}"""


def at_help(visitor: Visitor, *, local: bool) -> Page:
    page = visitor()
    page.add_init_script(f"({ENGINE})({str(local).lower()})")
    page.goto("/hjaelp/")
    page.get_by_text("Visning", exact=True).click()
    page.get_by_role("button", name="Rolig visning").click()
    expect(page.locator("html")).to_have_attribute("data-calm", "on")
    return page


@pytest.mark.django_db(transaction=True)
def test_a_calm_page_is_read_sentence_by_sentence_until_it_is_stopped(visitor: Visitor) -> None:
    page = at_help(visitor, local=True)
    button = page.get_by_role("main").get_by_role("button", name="Læs siden højt")
    button.click()
    heading = page.get_by_role("heading", level=1)
    assert page.evaluate("said") == [heading.inner_text()]
    assert "is-read" in (heading.get_attribute("class") or "")
    steps.expect_accessible(page)
    steps.screenshot(page, "read-aloud")
    page.evaluate("saying.onend()")
    first = page.get_by_role("main").locator("p.lead, p").first.inner_text()
    assert first.startswith(page.evaluate("said.at(-1)"))
    page.get_by_role("main").get_by_role("button", name="Stop oplæsning").click()
    page.evaluate("saying.onend()")
    assert page.evaluate("said").index("cancelled") == len(page.evaluate("said")) - 1
    expect(button).to_be_visible()
    assert not page.locator(".is-read").count()


@pytest.mark.django_db(transaction=True)
def test_no_text_is_given_to_a_voice_elsewhere(visitor: Visitor) -> None:
    page = at_help(visitor, local=False)
    expect(page.get_by_role("button", name="Læs siden højt")).to_have_count(0)
