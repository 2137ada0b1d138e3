"""The pages for everybody, and the frame around all pages: colours, calm, language."""

import re

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, Page, Response, expect

from fleksaftale.people.models import User
from tests.e2e import steps
from tests.e2e.accessible import EVERY_LOOK
from tests.e2e.conftest import PATIENCE, PHONE, ZOOMED, Visitor
from tests.e2e.watch import Watch

SHIFTED = """() => new Promise(done => {
  let moved = 0;
  const add = list => list.getEntries().forEach(shift => { moved += shift.value; });
  new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => done(moved)));
})"""
"""How much has moved by itself since the page came: 1 is a whole screen."""

PAGES = [
    ("/", "Få fleksjobbet til at lykkes", "front"),
    ("/kontakt/", "Hvem kan jeg spørge?", "contact"),
    ("/regler/", "Regler", "rules"),
    ("/regler/klage/", "Klage", "rules-klage"),
    ("/ord/", "Ord", "words"),
    ("/om/", "Om Aftalerummet", "about"),
    ("/hvem-ser-hvad/", "Hvem ser hvad", "privacy"),
    ("/tilgaengelighed/", "Tilgængelighed", "accessibility"),
    ("/hjaelp/", "Hjælp til at logge ind", "help"),
    ("/findes-ikke/", "Siden findes ikke, eller du har ikke adgang", "404"),
]


@pytest.mark.parametrize(("where", "heading", "name"), PAGES)
def test_pages_for_everybody_are_accessible_in_every_look(
    visitor: Visitor, where: str, heading: str, name: str
) -> None:
    page = visitor()
    page.goto(where)
    steps.expect_page(page, heading)
    steps.expect_accessible(page, EVERY_LOOK)
    steps.expect_targets_large_enough(page)
    steps.screenshots(page, name)
    for window in (PHONE, ZOOMED):
        page.set_viewport_size(window)  # type: ignore[arg-type]
        steps.expect_no_sideways_scrolling(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_colours_and_calm_are_chosen_on_any_page_and_stay(visitor: Visitor, javascript: bool) -> None:
    page = visitor(PHONE, javascript=javascript)
    page.goto("/hjaelp/")
    page.get_by_text("Visning", exact=True).click()
    steps.press(page, "Mørk")
    steps.expect_page(page, "Hjælp til at logge ind")
    page.get_by_text("Visning", exact=True).click()
    steps.follow(page, "Rolig visning")
    page.goto("/")
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(root).to_have_attribute("data-calm", "on")
    page.get_by_text("Visning", exact=True).click()
    expect(page.get_by_role("button", name="Mørk", pressed=True)).to_be_visible()
    expect(page.get_by_role("button", name="Rolig visning", pressed=True)).to_be_visible()


@override_settings(DEMO=True)
def test_in_the_demo_one_signs_in_as_a_made_up_person_with_one_press(page: Page) -> None:
    User.objects.create_user("maja@nordlys.example", "Maja Kjærgaard")
    page.goto("/")
    steps.expect_accessible(page)
    steps.expect_targets_large_enough(page)
    steps.screenshots(page, "front-demo")
    steps.press(page, "Maja Kjærgaard")
    steps.expect_page(page, "Skriv koden")


def test_colours_follow_the_device_until_something_else_is_chosen(visitor: Visitor) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    seen = []
    for colours in ("light", "dark"):
        page = visitor(colours=colours)
        page.goto("/")
        seen.append(page.evaluate(background))
    assert seen == ["rgb(251, 249, 245)", "rgb(21, 25, 27)"]


def test_a_menu_closes_with_escape_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/")
    menu = page.get_by_text("Visning", exact=True)
    menu.click()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Som din enhed")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Som din enhed")).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_language_is_chosen_on_any_page_and_the_page_says_which_it_is(page: Page) -> None:
    page.goto("/hjaelp/")
    expect(page.locator("html")).to_have_attribute("lang", "da")
    steps.press(page, "English")
    assert page.url.endswith("/hjaelp/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    steps.press(page, "Dansk")
    expect(page.locator("html")).to_have_attribute("lang", "da")


@pytest.mark.parametrize("window", [PHONE, ZOOMED], ids=["phone", "400 percent"])
def test_a_long_name_fits_in_the_header_of_a_narrow_window(visitor: Visitor, window: dict[str, int]) -> None:
    User.objects.create_user("bjoern@nordlys.example", "Bjørn Åge Sebastian Ærø-Løkke Kjærsgaard-Thorvaldsen")
    page = visitor(window)
    steps.sign_in(page, "bjoern@nordlys.example")
    for calm in (False, True):
        steps.set_look(page, "light", calm=calm)
        steps.expect_no_sideways_scrolling(page)
    page.locator("summary", has_text="Bjørn").click()
    expect(page.get_by_role("button", name="Log ud")).to_be_in_viewport()


def test_a_form_without_its_cookie_gets_a_page_with_a_way_on(page: Page) -> None:
    page.goto("/ind/")
    page.get_by_label("Din mailadresse").fill("maja@nordlys.example")
    page.context.clear_cookies()
    steps.submit(page, near="input[name=email]")
    steps.expect_page(page, "Vi kunne ikke tage imod formularen")
    steps.expect_accessible(page)


def test_open_pages_are_light_to_load_and_nothing_on_them_jumps(visitor: Visitor) -> None:
    page = visitor(PHONE)
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  Playwright takes no built-in
    for where in ("/", "/beregner/", "/find-ud-af/paragraf-56/"):
        page.goto(where, wait_until="networkidle" if where == "/" else "load")
        assert page.evaluate(SHIFTED) <= 0.1, where
        if where == "/":
            assert len(answers) <= 24, [answer.url for answer in answers]
            assert sum(len(answer.body()) for answer in answers if answer.ok) < 600_000
    for answer in answers:
        if "/static/" in answer.url:
            assert re.search(r"\.[0-9a-f]{12}\.", answer.url), f"{answer.url} stays the same when it changes"
            assert "immutable" in answer.headers["cache-control"], answer.url
            if answer.url.endswith((".css", ".js")):
                assert answer.headers["content-encoding"] == "gzip", answer.url


@override_settings(DEMO=True)
def test_on_a_calm_phone_the_front_page_is_short_and_a_question_fits_the_screen(visitor: Visitor) -> None:
    page = visitor(PHONE)
    for calm in (False, True):
        page.goto("/find-ud-af/paragraf-56/")
        if calm:
            page.get_by_text("Visning", exact=True).click()
            steps.follow(page, "Rolig visning")
        steps.follow(page, "Begynd")
        expect(page.get_by_role("button", name="Næste")).to_be_in_viewport(ratio=1)
    page.goto("/")
    assert page.evaluate("document.documentElement.scrollHeight") <= 3 * PHONE["height"]


def test_the_harness_sees_what_a_browser_complains_about(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    watch = Watch(context, address)
    page = context.new_page()
    page.goto("/")
    assert watch.problems == []
    page.evaluate("fetch('https://elsewhere.example/').catch(() => null)")
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('style'), {textContent: 'p{}'}))"
    )
    page.evaluate("fetch('/static/missing.css')")
    page.evaluate("setTimeout(() => { throw new Error('as wanted') })")
    wanted = ("violates the following Content Security Policy", "404 for", "page error: as wanted")
    for _look in range(PATIENCE // 50):
        missing = [problem for problem in wanted if problem not in "\n".join(watch.problems)]
        if not missing:
            break
        page.wait_for_timeout(50)
    context.close()
    assert not missing, watch.problems
