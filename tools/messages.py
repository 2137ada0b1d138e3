"""``make messages``: collect the Danish texts of code and templates into the ``.po`` files, with Babel.

What has been translated stays; what is no longer used goes. Texts that lack a translation are counted, and
``make check`` fails on them, as on texts that nobody uses and on translations that would break a page.
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
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}")
TAG = re.compile(r"</?\w[^>]*>")
DANISH_LETTER = re.compile(r"\w*[æøåÆØÅ]\w*")
TERMS_OF_LAW = {"tillægsaftale", "fleksløntilskud", "Fleksløntilskud"}  # Danish names that English keeps


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
    """What is wrong with the translations, one line each."""
    template = collected()
    for file in TRANSLATIONS:
        for problem in problems_of(read(file), template):
            yield f"{file.relative_to(ROOT)}: {problem}"


def problems_of(catalogue: "Catalog", template: "Catalog") -> Iterator[str]:
    """``template``: the texts that are used. A text is named by its first words and its file."""
    for wanted in template:
        if not wanted.id:
            continue
        message = catalogue.get(wanted.id, wanted.context)
        where = f"{shown(wanted)} in {wanted.locations[0][0]}" if wanted.locations else shown(wanted)
        if message is None:
            yield f"not collected (make messages): {where}"
        elif not is_translated(message):
            yield f"not translated: {where}"
        elif len(as_texts(message.string)) != (catalogue.num_plurals if message.pluralizable else 1):
            yield f"a plural is missing: {where}"
        else:
            yield from (f"{problem}: {where}" for problem in faults(message))
    for message in (*catalogue, *catalogue.obsolete.values()):
        if message.id and template.get(message.id, message.context) is None:
            yield f"no longer used (make messages): {shown(message)}"


def faults(message: "Message") -> Iterator[str]:
    """What would break a page, or leave Danish in it."""
    if found(PLACEHOLDER, message.id) != found(PLACEHOLDER, message.string):
        yield "other placeholders"
    if found(TAG, message.id) != found(TAG, message.string):
        yield "other HTML"
    if left := found(DANISH_LETTER, message.string) - TERMS_OF_LAW:
        yield f"Danish words ({', '.join(sorted(left))})"


def is_translated(message: "Message") -> bool:
    return not message.fuzzy and all(as_texts(message.string))


def as_texts(text: Any) -> list[str]:
    return list(text) if isinstance(text, (list, tuple)) else [text]


def found(pattern: re.Pattern[str], text: Any) -> set[str]:
    return {match for part in as_texts(text) for match in pattern.findall(part)}


def shown(message: "Message") -> str:
    text = as_texts(message.id)[0]
    return repr(text if len(text) <= 60 else f"{text[:57]}...")


def main(words: list[str]) -> int:
    """Without a word: set up, and start again in the environment that has Babel and Django."""
    if words == ["check"]:
        wrong = list(problems())
        print("\n".join(wrong))
        return 1 if wrong else 0
    if words == ["update"]:
        update()
        return 0
    with errors_for_a_person():
        setup.prepare("dev")
    return subprocess.run([environment.PYTHON, "-m", "tools.messages", "update"], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
