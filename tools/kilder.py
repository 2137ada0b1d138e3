"""Where each sentence of the three older texts went: docs/kilder/*.toml, checked, and told in docs/kilder.md.

``python -m tools.kilder FILE...`` compares the rows with the texts themselves, for whoever has them: 000.txt
is compared with docs/kilder/000.toml.
"""

import os
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tools.saetninger import check, sentences
from tools.steps import ROOT

sys.path.insert(0, str(ROOT / "src"))
from fleksjob import tomlfil
from fleksjob.errors import LawError

FOLDER = ROOT / "docs" / "kilder"
MED_REGEL = ("regel", "spoergsmaal", "trin", "raad")
"""Kinds of sentence that have to be somewhere: a rule, a question, a step, a piece of advice."""
UDEN_REGEL = ("udsagn", "indledning", "overskrift", "kontakt")
ISSUES = (3, 4, 5, 6)
STATES = ("dækket", "delvis åben", "åben", "uden regel")

_HEAD = ("titel", "udgiver", "adresse", "antal")
_ROW, _ROW_MAY = ("nr", "tjek", "slags", "siger"), ("hvor", "test", "aaben")


class KildeFejl(LawError):
    """A row that is not in order. The message names file and line."""


@dataclass(frozen=True)
class Saetning:
    """One sentence: what it says in our words, where it went, its tests, and what issue brings the rest."""

    nr: str
    tjek: str
    slags: str
    siger: str
    hvor: tuple[str, ...]
    test: tuple[str, ...]
    aaben: tuple[int, ...]

    @property
    def stand(self) -> str:
        if self.slags in UDEN_REGEL:
            return "uden regel"
        if not self.aaben:
            return "dækket"
        return "delvis åben" if self.hvor else "åben"


@dataclass(frozen=True)
class Vejledning:
    """One text with its sentences."""

    nummer: str
    titel: str
    udgiver: str
    adresse: str
    saetninger: tuple[Saetning, ...]


def alle(folder: Path = FOLDER) -> tuple[Vejledning, ...]:
    """Every text. Raises KildeFejl, naming file and line."""
    return tuple(laes(path) for path in sorted(folder.glob("*.toml")))


def laes(path: Path) -> Vejledning:
    try:
        file = tomlfil.laes(path)
    except ValueError as problem:
        raise KildeFejl(str(problem)) from problem
    whole = tomlfil.Sted(file, KildeFejl)
    whole.tabel(file.tabeller, ("vejledning", "saetning"))
    head = whole.under("vejledning")
    table = head.tabel(file.tabeller["vejledning"], _HEAD)
    rows = [(place, _row(place, row)) for place, row in whole.raekker(file.tabeller, "saetning")]
    before = (0, 0)
    for place, row in rows:
        number = tuple(int(each) for each in row.nr.split("."))
        if number not in ((before[0], before[1] + 1), (before[0] + 1, 1)):
            raise place.nej("nr", fordi=f"{row.nr} følger ikke efter {before[0]}.{before[1]}")
        before = number
    if len(rows) != table["antal"]:
        raise head.nej("antal", fordi=f"der er {len(rows)} sætninger, ikke {table['antal']}")
    return Vejledning(
        path.stem,
        head.tekst(table, "titel"),
        head.tekst(table, "udgiver"),
        head.adresse(table, "adresse"),
        tuple(row for _, row in rows),
    )


def _row(place: tomlfil.Sted, row: dict[str, Any]) -> Saetning:
    place.tabel(row, _ROW, _ROW_MAY)
    number = place.tekst(row, "nr")
    if not re.fullmatch(r"[1-9][0-9]*\.[1-9][0-9]*", number):
        raise place.nej("nr", fordi=f"skrives som 12.2, ikke {number!r}")
    if not re.fullmatch(r"[0-9a-f]{8}", place.tekst(row, "tjek")):
        raise place.nej("tjek", fordi="er otte tegn fra python -m tools.saetninger")
    kind = place.valgt(row, "slags", (*MED_REGEL, *UDEN_REGEL))
    found = Saetning(
        number,
        row["tjek"],
        kind,
        place.tekst(row, "siger"),
        _list(place, row, "hvor"),
        _list(place, row, "test"),
        _list(place, row, "aaben"),
    )
    if kind in UDEN_REGEL and (found.hvor or found.test or found.aaben):
        raise place.nej(fordi=f"{kind} er uden regel og har hverken hvor, test eller aaben")
    if kind in MED_REGEL and not (found.aaben or found.hvor):
        raise place.nej(fordi=f"{kind} skal være et sted eller være åben")
    if bool(found.hvor) != bool(found.test):
        raise place.nej(fordi="det, der er et sted, har en prøve, og omvendt")
    _check_references(place, found)
    return found


def _list(place: tomlfil.Sted, row: dict[str, Any], key: str) -> tuple[Any, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or (key in row and not value) or len(set(map(str, value))) != len(value):
        raise place.nej(key, fordi="skal være en liste uden gentagelser, der ikke er tom")
    return tuple(value)


def _check_references(place: tomlfil.Sted, row: Saetning) -> None:
    for each in row.hvor:
        if not _is_there(each):
            raise place.nej("hvor", fordi=f"{each} findes ikke")
    for each in row.test:
        if not _is_a_test(each):
            raise place.nej("test", fordi=f"{each} findes ikke")
    for each in row.aaben:
        if each not in ISSUES:
            raise place.nej("aaben", fordi=f"{each} er ikke en sag; kendte er {ISSUES}")


def _is_there(reference: str) -> bool:
    """A name of the law, a page by its address's name, a question of a document, or a text of the guide."""
    kind, colon, name = reference.partition(":")
    if not colon:
        from fleksjob.katalog import henvisning

        return henvisning.findes(reference)
    return name in {"side": _pages, "skabelon": _questions, "guide": _guide}.get(kind, frozenset)()


@cache
def _pages() -> frozenset[str]:
    from django.urls import get_resolver
    from django.urls.resolvers import URLPattern, URLResolver

    def names(resolver: URLResolver) -> Iterator[str]:
        for found in resolver.url_patterns:
            if isinstance(found, URLPattern):
                yield str(found.name)
            else:
                yield from names(found)

    return frozenset(names(get_resolver()))


@cache
def _questions() -> frozenset[str]:
    from fleksaftale.agreements.document_types import AFTALE, OTHERS
    from fleksaftale.talks.document_type import SAMTALE

    kinds = dict.fromkeys((*OTHERS, SAMTALE))
    others = {f"{kind}.{question.key}" for kind in kinds for question in kind.template.questions}
    return frozenset(others | {question.key for question in AFTALE.template.questions})


@cache
def _guide() -> frozenset[str]:
    from fleksaftale.guidance import questions, stages

    return frozenset(each.id for each in (*stages.everything(), *questions.everything()))


def _is_a_test(reference: str) -> bool:
    file, _, name = reference.partition("::")
    return name in _tests_of(ROOT / file)


@cache
def _tests_of(path: Path) -> frozenset[str]:
    """The tests of a Python file, or the cases of a TOML file."""
    if not path.exists():
        return frozenset()
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return frozenset(row["navn"] for row in tomllib.loads(text)["sag"])
    return frozenset(re.findall(r"^def (test_\w+)\(", text, re.MULTILINE))


# -- the page


def page() -> str:
    """docs/kilder.md."""
    texts = alle()
    return "\n".join(_lines(texts)) + "\n"


def _lines(texts: tuple[Vejledning, ...]) -> Iterator[str]:
    from fleksjob.katalog.tabeller import tabel

    yield from (
        "# Hvor sætningerne er blevet af",
        "",
        "Skrevet af `make docs`. Ret i `docs/kilder/*.toml`.",
        "",
    )
    yield from (
        "Tre vejledninger er udgangspunktet for programmet. Her står hver af deres sætninger med vores ord,",
        "hvor den er blevet af, og hvilken prøve der viser det. Det, en senere sag bringer, står som åbent.",
        "Hvor vejledningen afviger fra loven i dag (H1-H28), står i [afvigelser](regler/afvigelser.md).",
        "Hvordan sætningerne er nummereret, står i [kilder/README.md](kilder/README.md).",
        "",
    )
    counts = {text.nummer: Counter(each.stand for each in text.saetninger) for text in texts}
    yield from tabel(
        ("vejledning", "sætninger", *STATES),
        (
            (
                f"[{text.nummer} {text.titel}](#{_anchor(text)})",
                str(len(text.saetninger)),
                *(str(counts[text.nummer][state]) for state in STATES),
            )
            for text in texts
        ),
    )
    for text in texts:
        yield from ("", f"## {_heading(text)}", "", f"{text.udgiver}: <{text.adresse}>", "")
        yield from tabel(
            ("nr", "slags", "den siger", "her", "prøve", "åben"),
            (
                (
                    row.nr,
                    row.slags,
                    row.siger,
                    ", ".join(_link(each) for each in row.hvor),
                    "<br>".join(f"`{_short(each)}`" for each in row.test),
                    ", ".join(f"sag {each}" for each in row.aaben),
                )
                for row in text.saetninger
            ),
        )


def _heading(text: Vejledning) -> str:
    return f"{text.nummer} {text.titel}"


def _anchor(text: Vejledning) -> str:
    return re.sub(r"[^\w\- ]", "", _heading(text).lower()).replace(" ", "-")


def _link(reference: str) -> str:
    from fleksjob.katalog import henvisning

    kind, colon, name = reference.partition(":")
    if not colon:
        return henvisning.link(reference, "./")
    if kind == "side":
        return f"[side `{name}`](adresser.md)"
    return f"guiden `{name}`" if kind == "guide" else f"aftalens spørgsmål `{name}`"


def _short(test: str) -> str:
    return test.removeprefix("tests/").replace("fleksjob/cases/", "cases/")


# -- the texts themselves


def differ(path: Path, text: Vejledning) -> Iterator[str]:
    """Where the rows are not those of a text."""
    found = [(number, check(sentence)) for number, sentence in sentences(path.read_text(encoding="utf-8"))]
    rows = [(row.nr, row.tjek) for row in text.saetninger]
    for number, what in found:
        if (number, what) not in rows:
            yield f"{path.name}: {number} ({what}) står ikke i {text.nummer}.toml"
    for number, what in rows:
        if (number, what) not in found:
            yield f"{text.nummer}.toml: {number} ({what}) står ikke i {path.name}"


def main(names: list[str]) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fleksaftale.config.settings")
    django.setup()
    by_number = {text.nummer: text for text in alle()}
    problems = [each for name in names for each in differ(Path(name), by_number[Path(name).stem[:3]])]
    print("\n".join(problems) or f"{len(names)} tekster stemmer")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
