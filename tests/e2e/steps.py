"""What people do and see, in words: a browser test reads as given, when, then.

Everything here looks at what a person meets: heading, focus, label, message. Nothing looks at CSS classes.
"""

import io
import os
import re
from pathlib import Path
from typing import Any

from django.core import mail
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from fleksaftale.mail import outbox
from tests.e2e.accessible import expect_accessible as expect_accessible

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "var" / "screenshots"
LOOKS = ("light", "dark", "calm", "calm-dark")
CODE = re.compile(r"^\s*(\d{3} ?\d{3})\s*$", re.MULTILINE)
LINK = re.compile(r"https?://\S+")


# --- when ---------------------------------------------------------------------------------------------


def sign_in(page: Page, email: str, *, own_device: bool = True) -> None:
    """Sign in with a code from the mail. A page that was asked for before stays the goal."""
    if page.locator("input[name=email]").count() == 0:
        page.goto(reverse("account_login"))
    page.locator("input[name=email]").fill(email)
    if own_device and page.locator("input[name=remember]").count():
        page.locator("input[name=remember]").check()
    submit(page, near="input[name=email]")
    page.locator("input[name=code]").fill(code_sent_to(email))
    submit(page, near="input[name=code]")


def confirm_with_code(page: Page, email: str) -> None:
    """Answer the question "is it still you?" with a fresh code from the mail."""
    page.locator("input[name=code]").fill(code_sent_to(email))
    submit(page, near="input[name=code]")


def submit(page: Page, *, near: str) -> None:
    """Press the first button of the form that a control belongs to, and wait for the page it leads to."""
    form = page.locator("form").filter(has=page.locator(near))
    with page.expect_navigation():
        form.locator("button[type=submit]").first.click()


def press(page: Page, name: str) -> None:
    """Press a button or follow a link by its words: the one on the page itself, before one in the header."""
    for place in (page.get_by_role("main"), page):
        found = place.get_by_role("button", name=name, exact=True).or_(
            place.get_by_role("link", name=name, exact=True)
        )
        if found.count() or place is page:
            found.first.click()
            return


def follow(page: Page, name: str) -> None:
    """Press what leads to a page, and wait until it has come: a step elsewhere before that takes it back."""
    with page.expect_navigation():
        press(page, name)


def fill_date(page: Page, legend: str, day: str, month: str, year: str) -> None:
    """Write a date into the three fields under a legend."""
    group = page.get_by_role("group", name=legend)
    for label, value in (("Dag", day), ("Måned", month), ("År", year)):
        group.get_by_label(label, exact=True).fill(value)


def letters_to(email: str) -> list[Any]:
    """Every mail that a person has got, oldest first; what waits in the outbox is sent first."""
    outbox.deliver_due()
    return [letter for letter in mail.outbox if email in letter.to]


def code_sent_to(email: str) -> str:
    """The six digits of the newest code that was mailed to the address."""
    for letter in reversed(letters_to(email)):
        if found := CODE.search(str(letter.body)):
            return found[1]
    raise AssertionError(
        f"no code was mailed to {email}; mails: {[letter.subject for letter in mail.outbox]}"
    )


def link_sent_to(email: str) -> str:
    """The address in the newest mail to a person, as a path on this site."""
    for letter in reversed(letters_to(email)):
        if found := LINK.search(str(letter.body)):
            return "/" + found[0].rstrip(".,)").split("/", 3)[3]
    raise AssertionError(f"no link was mailed to {email}")


# --- keyboard only -------------------------------------------------------------------------------------


def tab_to(page: Page, target: Locator, *, most: int = 80) -> None:
    """Press Tab until the control has focus; a focus that cannot be seen or never comes is a failure."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            assert has_visible_focus(page), f"focus cannot be seen on {target}"
            return
    raise AssertionError(f"Tab does not reach {target} within {most} presses")


def type_into(page: Page, label: str, text: str) -> None:
    """Reach a field with Tab and write in it."""
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def press_with_keys(page: Page, name: str) -> None:
    """Reach a button or link with Tab and press Enter."""
    target = page.get_by_role("button", name=name, exact=True)
    if target.count() == 0:
        target = page.get_by_role("link", name=name, exact=True)
    tab_to(page, target.first)
    page.keyboard.press("Enter")


def has_visible_focus(page: Page) -> bool:
    """Whether the element with focus, or the label that draws its box, has an outline or a shadow."""
    return bool(
        page.evaluate(
            """() => {
              const element = document.activeElement;
              const drawn = [element, element.nextElementSibling].filter(Boolean)
                .flatMap(e => [getComputedStyle(e), getComputedStyle(e, "::before")]);
              return drawn.some(s => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0)
                || s.boxShadow !== "none");
            }"""
        )
    )


def expect_focus_not_covered(page: Page) -> None:
    """What has focus can be seen: it lies in the window, and nothing that sticks there lies over it."""
    assert page.evaluate(SEEN_AT_FOCUS), f"{page.url}: focus is covered or out of sight"


SEEN_AT_FOCUS = """() => {
  const own = [document.activeElement, ...(document.activeElement.labels || [])];
  const points = own.flatMap(element => [...element.getClientRects()]).flatMap(box =>
    [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]]
      .map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]));
  return points.map(point => document.elementFromPoint(...point)).filter(Boolean)
    .some(hit => own.some(element => element.contains(hit) || hit.contains(element)));
}"""


# --- then ----------------------------------------------------------------------------------------------


def _breakable(text: str) -> str:
    """As a pattern; a long word may have a soft hyphen at its joint."""
    return "\u00ad?".join(r"\s" if letter == " " else re.escape(letter) for letter in text)


def expect_page(page: Page, heading: str) -> None:
    """One h1, with these words, and a title that begins with them or with "Fejl:"."""
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(rf"^\s*{_breakable(heading)}"))
    page.wait_for_load_state()
    assert page.title(), "the page has no title"
    page.wait_for_load_state()  # without its style sheets a page is of any width
    expect_no_sideways_scrolling(page)


def expect_error_summary(page: Page, messages: list[str]) -> None:
    """The summary stands above the heading and has focus; its links are the messages, lead to the faulty
    fields, and each field says the same with a hidden "Fejl:"; the title begins with "Fejl:"."""
    assert page.title().startswith(("Fejl:", "Error:")), page.title()
    summary = page.locator("#fejl")
    expect(summary).to_be_visible()
    expect(summary).to_be_focused()
    assert [text.strip() for text in summary.get_by_role("listitem").all_inner_texts()] == messages
    above = summary.bounding_box()
    heading = page.get_by_role("heading", level=1).bounding_box()
    assert above
    assert heading
    assert above["y"] < heading["y"], "the summary stands below the heading"
    links = summary.get_by_role("link")
    for number in range(links.count()):
        link = links.nth(number)
        target = page.locator(str(link.get_attribute("href")))
        expect_field_error(target, link.inner_text().strip())
        link.click()
        expect(target).to_be_focused()


def expect_field_error(field: Locator, message: str) -> None:
    """The message belongs to the field (or to its group) and stands above it, with a hidden "Fejl:"."""
    found = field.evaluate(
        """element => {
          const holders = [element, element.closest("fieldset")].filter(Boolean);
          return holders.flatMap(h => (h.getAttribute("aria-describedby") || "").split(" ").filter(Boolean))
            .map(id => document.getElementById(id)).filter(Boolean)
            .map(e => [e.textContent.replace(/\\s+/g, " ").trim(),
              !!(e.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)]);
        }"""
    )
    fitting = [above for text, above in found if message in text and text.startswith(("Fejl:", "Error:"))]
    assert fitting, f"no message {message!r} with the field; it is described by {found}"
    assert all(fitting), "the message stands below the field"


def expect_message(page: Page, text: str) -> None:
    """The message after an action, said once."""
    status = page.get_by_role("status")
    expect(status).to_have_count(1)
    expect(status).to_contain_text(text)


def expect_no_sideways_scrolling(page: Page) -> None:
    """The page is no wider than the window."""
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0, f"{page.url} is {width} px too wide; {page.evaluate(WIDEST)}"


def expect_targets_large_enough(page: Page, least: int = 24) -> None:
    """Every control outside running text is at least so many CSS pixels high and wide; primary ones 44."""
    small = page.evaluate(TARGETS, least)
    assert not small, f"too small to hit: {small}"


WIDEST = """() => {
  const limit = document.documentElement.clientWidth;
  return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > limit + 1)
    .slice(0, 5).map(e => e.tagName + "." + e.className);
}"""

TARGETS = """least => {
  const shown = e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().width > 1;
  const labelled = "input[type=radio], input[type=checkbox]";
  const box = e => (e.matches(labelled) && e.labels[0] || e).getBoundingClientRect();
  const controls = "a[href], button, summary, input:not([type=hidden]), select, textarea";
  const inText = e => e.matches("p a, li a, dd a, td a, .skip-link") && !e.closest("nav, footer, header");
  return [...document.querySelectorAll(controls)].filter(e => shown(e) && !inText(e))
    .filter(e => {
      const wanted = e.matches("button.button-primary, a.button-primary") ? 44 : least;
      const size = box(e);
      return Math.round(size.height) < wanted || Math.round(size.width) < least;
    }).map(e => (e.textContent || e.name).trim() + " " + JSON.stringify(box(e)));
}"""


# --- pictures -------------------------------------------------------------------------------------------


def screenshot(page: Page, name: str) -> None:
    """The whole page as a picture in var/screenshots (kept out of git), if SCREENSHOTS=some or =all asks."""
    if os.environ.get("SCREENSHOTS"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def screenshots(page: Page, name: str) -> None:
    """The page at a desk and on a phone, with SCREENSHOTS=all also in dark and calm colours. The window and
    the look are put back after."""
    if not os.environ.get("SCREENSHOTS"):
        return
    before = page.viewport_size
    root = page.locator("html")
    theme, calm = root.get_attribute("data-theme"), root.get_attribute("data-calm")
    looks = LOOKS if os.environ.get("SCREENSHOTS") == "all" else LOOKS[:1]
    for size, viewport in (
        ("desk", {"width": 1280, "height": 900}),
        ("phone", {"width": 360, "height": 740}),
    ):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        for look in looks:
            set_look(page, "dark" if look.endswith("dark") else "light", calm="calm" in look)
            screenshot(page, f"{name}-{size}-{look}")
    set_look(page, theme or "auto", calm=calm == "on")
    if before:
        page.set_viewport_size(before)


def set_look(page: Page, theme: str, *, calm: bool) -> None:
    """Colours and calmness without a trip to the server."""
    page.locator("html").evaluate(
        "(root, [theme, calm]) => { root.dataset.theme = theme; root.dataset.calm = calm ? 'on' : 'off' }",
        [theme, calm],
    )


def text_of_pdf(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
