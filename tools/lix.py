"""How hard our Danish is to read: LIX for every file of texts and every subject of the law.

LIX is Björnsson's measure: words per sentence plus the per cent of words with more than six letters.
Headings, labels and buttons (what does not end as a sentence does) are left out, and so are the field's own
terms, which people meet on every letter: they stand in `lange_ord.txt`, one a line, with the beginning that
their forms share.
"""

import ast
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tools import messages
from tools.steps import ROOT

if TYPE_CHECKING:
    from fleksjob.law.emner import Emne

FEWEST_WORDS = 100  # below that the measure says little
MOST = {"page": 30.0, "rules": 35.0}
LONG_WORDS = Path(__file__).with_name("lange_ord.txt")
LONG = 6  # letters
A_SENTENCE = re.compile(r"[.!?:…][»”’'\")]*\s*$")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}|<[^>]+>")


def sentences(text: str) -> list[str]:
    parts = re.split(r"[.!?:](?=\s|$)|\n\s*\n|\n(?=\s)", text)
    return [part for part in parts if re.search(r"\w", part)]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def lix(text: str, terms: Iterable[str] = ()) -> float:
    """LIX of a running text. ``terms``: beginnings, in small letters, of long words that count as short."""
    known = tuple(terms)
    found = words(text)
    long = [word for word in found if len(word) > LONG and not word.lower().startswith(known)]
    return len(found) / len(sentences(text)) + 100 * len(long) / len(found)


def terms() -> tuple[str, ...]:
    lines = LONG_WORDS.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def too_hard() -> str:
    """A line for each file, chapter or subject that is harder to read than it may be."""
    known = terms()
    found = []
    for kind, name, text in everything():
        if len(words(text)) >= FEWEST_WORDS and (hard := lix(text, known)) > MOST[kind]:
            worst = ", ".join(longest(text, known))
            found.append(f"{name}: LIX {hard:.0f}, {MOST[kind]:.0f} at most; long words: {worst}")
    return "\n".join(found)


def longest(text: str, known: tuple[str, ...]) -> list[str]:
    """The long words that count most, most frequent first."""
    count: dict[str, int] = defaultdict(int)
    for word in words(text):
        if len(word) > LONG and not word.lower().startswith(known):
            count[word.lower()] += 1
    return sorted(count, key=lambda word: -count[word])[:8]


def everything() -> Iterator[tuple[str, str, str]]:
    """Kind, name and running text of all that is measured (the tests measure the guide, by chapter)."""
    for name, said in by_file().items():
        yield "page", name, running(said)
    for name, said in subjects():
        yield "rules", f"fleksjob: {name}", running(said)


def running(said: Iterable[str]) -> str:
    """Whole sentences only, each text a paragraph of its own."""
    plain = (PLACEHOLDER.sub(" ", text) for text in said)
    return "\n\n".join(text for text in plain if A_SENTENCE.search(text))


def by_file() -> dict[str, list[str]]:
    """The Danish texts of the program, by the file they stand in."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, text, _context in messages.texts():
        found[name] += [text] if isinstance(text, str) else list(text)
    for file in sorted((ROOT / "src" / "fleksaftale").rglob("*.py")):
        found[str(file.relative_to(ROOT))] += danish_halves(file.read_text(encoding="utf-8"))
    for file in sorted((ROOT / "src" / "fleksaftale" / "guidance").rglob("*.toml")):
        found[str(file.relative_to(ROOT))] += danish_of(tomllib.loads(file.read_text(encoding="utf-8")))
    for file in sorted((ROOT / "src" / "fleksaftale" / "guidance").rglob("*.md")):
        found[str(file.parent.relative_to(ROOT))] += danish_article(file.read_text(encoding="utf-8"))
    return found


def danish_article(text: str) -> list[str]:
    """The Danish of a text of the guide, by paragraph and point, without the lines that name a rule."""
    danish = text.split("+++\n", 2)[2].split("\n+++ en\n")[0]
    lines = [line for line in danish.splitlines() if not re.match(r"\{\w+ [^}]+\}\s*$", line)]
    return [part.strip("- ") for part in re.split(r"\n\s*\n|\n(?=- )", "\n".join(lines)) if part.strip()]


def danish_of(content: object) -> Iterator[str]:
    """Every text that a file of guidance says in Danish: what stands under ``da``, at any depth."""
    match content:
        case dict():
            for key, value in content.items():
                yield from [value] if key == "da" and isinstance(value, str) else danish_of(value)
        case list():
            for value in content:
                yield from danish_of(value)


def danish_halves(code: str) -> Iterator[str]:
    """The Danish of every `Text("...", "...")`: what the templates of the documents are written in."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text" and len(node.args) == 2:
            danish = node.args[0]
            if isinstance(danish, ast.Constant) and isinstance(danish.value, str):
                yield danish.value


def subjects() -> Iterator[tuple[str, list[str]]]:
    """What the law's answers say in Danish, by subject: questions, outcomes, advice and tables."""
    from fleksjob.law import emner

    for emne in emner.alle():
        yield emne.navn, list(dict.fromkeys(texts_of(emne)))


def texts_of(emne: "Emne") -> Iterator[str]:
    for fact in emne.law.inputs:
        yield fact.da
    for rule in emne.law.rules:
        yield from (danish for danish, _english in rule.siger.values())
    rows = (emne.raad, emne.punkter, emne.tabel, emne.fremgangsmaader, emne.advarsler.values())
    yield from (row.da for each in rows for row in each)


if __name__ == "__main__":
    hard = too_hard()
    sys.stdout.write(hard)
    sys.exit(bool(hard))
