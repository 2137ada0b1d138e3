"""What axe finds wrong on a page: in one look or in several, and each page once for the whole run."""

import hashlib
from itertools import pairwise
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_COLOURS = ["color-contrast", "link-in-text-block", "target-size"]
"""The rules whose answer can change when nothing but colours change."""
Look = tuple[str, bool]
"""A theme, and whether it is calm."""
AS_IT_IS: tuple[Look, ...] = ()
EVERY_LOOK: tuple[Look, ...] = (("light", False), ("dark", False), ("light", True), ("dark", True))

RUN = """async ([rules, look]) => {
  if (look) {
    document.documentElement.dataset.theme = look[0];
    document.documentElement.dataset.calm = look[1] ? "on" : "off";
    document.getAnimations().forEach(animation => animation.finish());
  }
  const found = await axe.run({runOnly: rules, resultTypes: ["violations"]});
  return found.violations.length;
}"""


def expect_accessible(page: Page, looks: tuple[Look, ...] = AS_IT_IS) -> None:
    """No violation of WCAG 2.2 A and AA that axe can find, headings in order, the page's language named.

    ``looks``: in each of these colours and calmnesses; the page is left in the last. A dark page is the light
    one in other colours: there the rules that colours decide are enough, if it has been looked at in light.
    """
    page.wait_for_load_state()  # a page without its style sheets has other sizes and colours
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    seen: set[bool] = set()
    for look in looks or (None,):
        rules = OF_COLOURS if look and look[1] in seen else WCAG
        if page.evaluate(RUN, [rules, look]):
            report = Axe().run(page, options={"runOnly": rules}).generate_report()
            raise AssertionError(f"{page.url} {look or ''}\n{report}")
        if look:
            seen.add(look[1])
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => Number(h.tagName[1]))")
    assert levels.count(1) == 1, f"{levels.count(1)} headings of level 1"
    after_first = levels[levels.index(1) :]
    assert all(lower <= upper + 1 for upper, lower in pairwise(after_first)), f"a level is skipped: {levels}"
    assert page.locator("html").get_attribute("lang") in {"da", "en"}


class Seen:
    """What has been looked at in this run of the suite, by whichever worker came first."""

    folder: Path

    def first(self, *place: object) -> bool:
        """Whether nobody has been here before; from now on somebody has."""
        name = hashlib.sha256(repr(place).encode()).hexdigest()
        try:
            (self.folder / name).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


SEEN = Seen()
