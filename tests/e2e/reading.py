"""A person with a screen reader: what the browser tells in its accessibility tree, and what is said.

Everything is found by its role and its name in that tree. No program that speaks takes part: what stands in
the tree and in the live regions is what one is given to say. A person's own walk is docs/skaermlaeser.md.
"""

import re
from itertools import pairwise
from typing import Any

from playwright.sync_api import Locator, Page

from tests.e2e.agreeing import Hand

CONTROLS = ("textbox", "searchbox", "spinbutton", "combobox", "radio", "checkbox", "button", "link")
FIELDS = ("textbox", "radio", "checkbox", "combobox")
NAVIGATION, ONCE = "navigation", ("banner", "main", "contentinfo")

LISTEN = """() => {
  const said = window.said = [];
  const live = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
  const watched = {subtree: true, childList: true, characterData: true, attributeFilter: ["hidden"]};
  document.addEventListener("DOMContentLoaded", () => new MutationObserver(changes => {
    const nodes = changes.flatMap(each => each.type === "childList" ? [...each.addedNodes] : [each.target]);
    const elements = nodes.map(node => node.nodeType === 1 ? node : node.parentElement).filter(Boolean);
    for (const region of new Set(elements.map(element => element.closest(live)).filter(Boolean)))
      if (region.checkVisibility() && region.innerText.trim()) said.push(region.innerText.trim());
  }).observe(document.body, watched));
}"""


class Reader(Hand):
    """Reads a page by its headings and landmarks, and hears what is said."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        page.add_init_script(f"({LISTEN})()")
        self.line = page.context.new_cdp_session(page)

    def field(self, label: str, *, row: str = "") -> Locator:
        return self._named(self._place(row), re.compile(rf"^{re.escape(label)}( \(frivilligt\))?$"))

    def _choice(self, label: str, group: str) -> Locator:
        return self._named(self._place(group), re.compile(rf"^{re.escape(label)}$"))

    def _place(self, group: str) -> Page | Locator:
        return self.page.get_by_role("group", name=group) if group else self.page

    def _named(self, place: Page | Locator, name: re.Pattern[str]) -> Locator:
        found = place.get_by_role(FIELDS[0], name=name)  # type: ignore[arg-type]
        for role in FIELDS[1:]:
            found = found.or_(place.get_by_role(role, name=name))  # type: ignore[arg-type]
        return found

    def look(self) -> None:
        super().look()
        self.read()
        self.expect_focus_where_one_reads_on()
        self.expect_each_message_said_once()

    def read(self) -> None:
        """What the browser tells of the page, from its name to its last link."""
        tree = [Told(node) for node in self.line.send("Accessibility.getFullAXTree")["nodes"]]
        expect_told_in_order([each for each in tree if not each.ignored])

    def expect_focus_where_one_reads_on(self) -> None:
        """At the top of a new page, or at what is read first: an error, a question about the wording."""
        focused = self.page.evaluate("document.activeElement.id || document.activeElement.localName")
        first = self.page.evaluate("(document.querySelector('#fejl, [autofocus]') || {}).id || 'body'")
        assert focused in (first, "main"), f"{self.page.url}: focus is at {focused}, not at {first}"

    def expect_each_message_said_once(self) -> None:
        """What was done is said by itself; an error is not: its summary has the focus, and is read so."""
        shown = self.page.get_by_role("status").filter(visible=True, has_text=re.compile(r"\w"))
        for text in [] if self.page.locator("#fejl").count() else shown.all_inner_texts():
            self.page.wait_for_function("text => window.said.some(said => said === text)", arg=text.strip())
            assert self.page.evaluate("window.said").count(text.strip()) == 1, text


class Told:
    """One node of the accessibility tree."""

    def __init__(self, node: dict[str, Any]) -> None:
        self.ignored: bool = node["ignored"]
        self.role: str = node.get("role", {}).get("value", "")
        self.name: str = node.get("name", {}).get("value", "").strip()
        self.said = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}


def expect_told_in_order(tree: list[Told]) -> None:
    """A name for the page and for all that one can do, one of each landmark, and headings without a gap."""
    assert tree[0].name, "the page has no name"
    for landmark in ONCE:
        assert len([each for each in tree if each.role == landmark]) == 1, landmark
    ways = [each.name for each in tree if each.role == NAVIGATION]
    assert all(ways), "a navigation without a name"
    assert len(set(ways)) == len(ways), ways
    nameless = [each.role for each in tree if each.role in CONTROLS and not each.name]
    assert not nameless, nameless
    levels = [int(each.said["level"]) for each in tree if each.role == "heading"]
    assert levels.count(1) == 1, levels
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels[levels.index(1) :])), levels
