"""``make messages``: collect the Danish texts of code and templates into the ``.po`` files, with Babel.

What has been translated stays; what is no longer used goes. Texts that lack a translation are counted, and
``make check`` fails on them.
"""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools import environment, setup
from tools.catalogues import LOCALES
from tools.steps import ROOT, errors_for_a_person, replace, say

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

PACKAGE = ROOT / "src" / "fleksaftale"
TRANSLATIONS = [LOCALES / "en" / "LC_MESSAGES" / "django.po"]
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def texts() -> Iterator[tuple[str, Any, Any]]:
    """File, text (a pair for plurals) and context of everything that is marked for translation."""
    from babel.messages.extract import extract
    from django.utils.translation.template import templatize

    for file in sorted(PACKAGE.rglob("*")):
        if file.suffix not in {".py", ".html", ".txt"} or "migrations" in file.parts:
            continue
        code = file.read_text()
        if file.suffix != ".py":
            if "templates" not in file.parts:
                continue
            # One call a line is left of a template; its indentation means nothing to Python.
            code = "\n".join(line.strip() for line in templatize(code).splitlines())
        for _line, text, _comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
            yield str(file.relative_to(ROOT)), text, context


def collected() -> "Catalog":
    from babel.messages.catalog import Catalog

    catalogue = Catalog()
    for file, text, context in texts():
        flags = ["python-format"] if "%(" in str(text) else []
        catalogue.add(text, locations=[(file, 0)], flags=flags, context=context)
    return catalogue


def read(file: Path) -> "Catalog":
    """The translations in a file; an empty catalogue of its language if there is none yet."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    if not file.exists():
        return Catalog(locale=file.parts[-3], fuzzy=False)
    with file.open("rb") as source:
        return read_po(source, locale=file.parts[-3])


def update() -> None:
    from babel.messages.pofile import write_po

    template = collected()
    for file in TRANSLATIONS:
        catalogue = read(file)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.project, catalogue.version = "fleksaftale", ""
        out = io.BytesIO()
        write_po(out, catalogue, width=100, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
        replace(file, out.getvalue())
        missing = sum(1 for message in catalogue if message.id and not is_translated(message))
        say(f"{file.relative_to(ROOT)}: {len(catalogue)} texts, {missing} without a translation")


def problems() -> Iterator[str]:
    template = collected()
    for file in TRANSLATIONS:
        catalogue = read(file)
        name = file.relative_to(ROOT)
        for wanted in template:
            if not wanted.id:
                continue
            message = catalogue.get(wanted.id, wanted.context)
            where = wanted.locations[0][0]
            if message is None:
                yield f"{name}: not collected (make messages): {shown(wanted)} in {where}"
            elif not is_translated(message):
                yield f"{name}: not translated: {shown(wanted)} in {where}"
            elif placeholders(message.id) != placeholders(message.string):
                yield f"{name}: other placeholders than in {shown(wanted)} in {where}"


def is_translated(message: "Message") -> bool:
    return not message.fuzzy and all(as_texts(message.string))


def as_texts(text: Any) -> list[str]:
    return list(text) if isinstance(text, (list, tuple)) else [text]


def placeholders(text: Any) -> set[str]:
    return {found for part in as_texts(text) for found in PLACEHOLDER.findall(part)}


def shown(message: "Message") -> str:
    text = as_texts(message.id)[0]
    return repr(text if len(text) <= 60 else f"{text[:57]}...")


def main(words: list[str]) -> int:
    """Without a word: set up, and start again in the environment that has Babel and Django."""
    if words == ["check"]:
        found = list(problems())
        print("\n".join(found))
        return 1 if found else 0
    if words == ["update"]:
        update()
        return 0
    with errors_for_a_person():
        setup.prepare("dev")
    return subprocess.run([environment.PYTHON, "-m", "tools.messages", "update"], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
