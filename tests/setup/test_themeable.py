"""The design system's colours as variables: nothing lost, nothing without a value."""

import re

from tools.steps import ROOT
from tools.themeable import themeable

SHEET = ROOT / "node_modules" / "dkfds" / "dist" / "css" / "dkfds.min.css"
THEME = ROOT / "src" / "fleksaftale" / "web" / "static" / "web" / "theme.css"
VARIABLE = re.compile(r"var\((--[a-z0-9-]+),([^)]*)\)")


def test_without_values_the_style_sheet_is_the_one_that_was_delivered() -> None:
    css = SHEET.read_text()
    assert VARIABLE.sub(lambda found: found[2], themeable(css)) == css


def test_every_colour_of_the_design_system_has_a_value_in_our_theme() -> None:
    wanted = {name for name, _colour in VARIABLE.findall(themeable(SHEET.read_text()))}
    given = set(re.findall(r"^\s*(--[a-z0-9-]+):", THEME.read_text(), re.MULTILINE))
    assert wanted - given == set()


def test_no_colour_is_left_in_a_rule_that_could_have_a_variable() -> None:
    rest = VARIABLE.sub(
        "", themeable("a{color:#1a1a1a;background:white}b{border:1px solid #8E8E8E;fill:purple}")
    )
    assert rest == "a{color:;background:}b{border:1px solid ;fill:}"


def test_a_browser_that_knows_no_light_dark_gets_the_light_colours() -> None:
    plain, _supports, modern = THEME.read_text().partition("@supports")
    pairs = re.findall(r"(--[a-z-]+):\s+light-dark\((#\w+), #\w+\);", modern.partition("Calm")[0])
    assert len(pairs) > 20
    assert dict(pairs).items() <= dict(re.findall(r"(--[a-z-]+):\s+(#\w+);", plain)).items()
    assert "light-dark(#" not in plain
