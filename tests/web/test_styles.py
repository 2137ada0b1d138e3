"""The style sheets say nothing twice, nothing to nobody, and name colours by their use."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import fleksaftale

SOURCE = Path(fleksaftale.__file__).parent
SHEETS = sorted((SOURCE / "web/static/web").glob("*.css"))
BY_OTHERS = {"htmx-request"}
"""Written by a library of others while it works."""


@cache
def written() -> str:
    """Every template, program and script of ours, in which a class could be given to something."""
    kinds = ("html", "py", "js", "svg")
    files = (path for kind in kinds for path in SOURCE.rglob(f"*.{kind}") if "vendor" not in path.parts)
    return "\n".join(path.read_text() for path in files)


def rules(sheet: Path, *, everywhere: bool = True) -> list[tuple[str, str]]:
    """Selector and declarations of each rule; ``everywhere``: also of what holds on some screens only."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    if not everywhere:
        text = re.sub(r"@\w+[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", text)
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", text)
    return [(" ".join(selector.split()), " ".join(said.split())) for selector, said in found]


def is_given(name: str) -> bool:
    """Whether a class is written somewhere: whole, or a beginning that is filled in (``tag-{{ kind }}``)."""
    if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", written()):
        return True
    parts = name.split("-")
    starts = ("-".join(parts[:until]) + "-{" for until in range(1, len(parts)))
    return any(start in written() for start in starts)


def test_every_class_that_is_styled_is_given_to_something() -> None:
    styled = {
        (name, sheet.name)
        for sheet in SHEETS
        for selector, _said in rules(sheet)
        for name in re.findall(r"\.([a-z][\w-]*)", selector)
    }
    assert len(styled) > 300
    assert sorted(one for one in styled if one[0] not in BY_OTHERS and not is_given(one[0])) == []


def test_every_sheet_is_used_by_a_page() -> None:
    assert [sheet.name for sheet in SHEETS if f'"web/{sheet.name}"' not in written()] == []


def test_four_declarations_or_more_stand_together_once() -> None:
    places = defaultdict(list)
    for sheet in SHEETS:
        for selector, said in rules(sheet, everywhere=False):
            together = frozenset(part.strip() for part in said.split(";") if part.strip())
            if len(together) >= 4:
                places[together].append(f"{sheet.name}: {selector}")
    assert [where for where in places.values() if len(where) > 1] == []


def test_a_colour_is_named_by_its_use_and_every_name_is_known() -> None:
    known = set(re.findall(r"(--[\w-]+):", "\n".join(sheet.read_text() for sheet in SHEETS)))
    for sheet in SHEETS:
        for selector, said in rules(sheet):
            assert set(re.findall(r"var\((--[\w-]+)", said)) <= known, f"{sheet.name}: {selector}"
            if sheet.name not in {"theme.css", "print.css"}:
                assert not re.search(r"#[0-9a-f]{3,8}\b", said, re.IGNORECASE), f"{sheet.name}: {selector}"
