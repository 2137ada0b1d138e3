"""The day a person reaches folkepensionsalder (SP § 1 a): a table by birth and by the law of the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from fleksjob.engine import Input, Node, Policy, add_months, day, quantity, rule, stepped, where
from fleksjob.engine.rules import CERTAINTIES, FOREVER, Versions
from fleksjob.errors import LawError
from fleksjob.law.lab import lab
from fleksjob.tomlfil import laes_lov

FILE = Path(__file__).with_name("folkepensionsalder.toml")
FIRST_DAY = date(2013, 1, 1)
PARAGRAF_116 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/kapitel/20/"
SENESTE_LOV = date(2025, 12, 31)
FOERSTE_ALDER = 65 * 12
_KEYS = {"foedt_fra", "foedt_til", "aar", "maaneder", "fra", "til", "status", "kilde", "tjekket"}
_NEEDED = {"aar", "status", "kilde", "tjekket"}

FOEDSELSDAG = Input("foedselsdag", "Hvornår er du født?", "When were you born?", "dato", likely=724_276)
DATO = Input("dato", "Hvilken dag gælder det?", "Which day is it about?", "dato", likely=739_576)

FLEKSJOB_BEGYNDT = Input(
    "fleksjob_begyndt",
    "Hvilken dag begyndte du i det fleksjob, du har nu?",
    "On which day did you begin in the fleksjob you have now?",
    "dato",
    likely=738_200,
)

DAG_DER_IKKE_FINDES = Policy(
    name="dag_der_ikke_findes",
    da="Hvilken dag gælder, når dagen ikke findes i måneden (fx 29. februar)?",
    en="Which day counts when the month does not have the day (such as 29 February)?",
    choices=("månedens sidste dag", "den første i næste måned"),
    warning="Dagen findes ikke i måneden. Vi bruger månedens sidste dag. Den første i måneden efter "
    "kan lige så godt være rigtig.",
    kilde="Ikke set i loven; vores regneregel",
    warning_en="The day does not exist in the month. We use the month's last day. The first of the month "
    "after may be just as right.",
)


@dataclass(frozen=True)
class Alder:
    """One row: who was born from and to a day has this age under the law from and to a day."""

    foedt_fra: date
    foedt_til: date
    maaneder: int
    fra: date
    til: date
    status: str
    kilde: str
    tjekket: date


def tabel(path: Path = FILE) -> tuple[Alder, ...]:
    """The rows in the order of births. Raises LawError, naming file and line of the row not in order."""
    file = laes_lov(path)
    content = file.tabeller
    rows = [
        _row(f"{file.sted('alder', number)}, række {number + 1}", entry)
        for number, entry in enumerate(content.get("alder", []))
    ]
    if set(content) != {"alder"} or not rows:
        raise LawError(f"{path.name}: der skal stå rækker af [[alder]] og ikke andet")
    for first, _ in _law_periods(rows):
        _check_births([row for row in rows if row.fra <= first <= row.til], f"{path.name}, {first}")
    return tuple(rows)


def _row(where_: str, entry: dict[str, Any]) -> Alder:
    if wrong := sorted(set(entry) - _KEYS) or sorted(_NEEDED - set(entry)):
        raise LawError(f"{where_}: {wrong[0]!r} mangler eller er ukendt")
    if entry["status"] not in CERTAINTIES or not str(entry["kilde"]).startswith("https://"):
        raise LawError(f"{where_}: status eller kilde kan ikke bruges")
    return Alder(
        entry.get("foedt_fra", date.min),
        entry.get("foedt_til", date.max),
        entry["aar"] * 12 + entry.get("maaneder", 0),
        entry.get("fra", FIRST_DAY),
        entry.get("til", FOREVER),
        entry["status"],
        entry["kilde"],
        entry["tjekket"],
    )


def _law_periods(rows: list[Alder]) -> Iterator[tuple[date, date]]:
    """The stretches of days on which the same rows apply."""
    starts = sorted({row.fra for row in rows})
    ends = [start - timedelta(days=1) for start in starts[1:]]
    yield from zip(starts, [*ends, FOREVER], strict=True)


def _check_births(rows: list[Alder], where_: str) -> None:
    rows = sorted(rows, key=lambda row: row.foedt_fra)
    whole = rows[0].foedt_fra == date.min and rows[-1].foedt_til == date.max
    joined = all(one.foedt_til + timedelta(days=1) == other.foedt_fra for one, other in pairwise(rows))
    if not (whole and joined):
        raise LawError(f"{where_}: hver fødselsdag skal stå i én række")


def alder(foedselsdag: date, dag: date) -> Alder:
    """The row of a birth under the law of a day."""
    return next(
        row
        for row in tabel()
        if row.foedt_fra <= foedselsdag <= row.foedt_til and row.fra <= max(dag, FIRST_DAY) <= row.til
    )


def _age_rules() -> Versions:
    """One version of the rule for each stretch of days with the same table."""
    rows = list(tabel())
    versions: list[Versions] = []
    for first, last in _law_periods(rows):
        now = sorted((row for row in rows if row.fra <= first <= row.til), key=lambda row: row.foedt_fra)
        weakest = max(now, key=lambda row: CERTAINTIES.index(row.status))
        versions.append(
            rule(
                law="SP § 1 a",
                fra=first.isoformat(),
                til=None if last == FOREVER else last.isoformat(),
                kilde=weakest.kilde,
                sikkerhed=weakest.status,
                da="Folkepensionsalder",
                en="Folkepension age",
                navn="folkepensionsalder",
            )(_age_rule(now))
        )
    return Versions(tuple(one for version in versions for one in version.rules))


def _age_rule(rows: list[Alder]) -> Any:
    def folkepensionsalder(foedselsdag: Node) -> Node:
        """The age in months, after the table. It says 70 for those born 1971 and later since 2025-12-31."""
        steps = [
            (day(row.foedt_til + timedelta(days=1)), quantity(row.maaneder, "måned")) for row in rows[:-1]
        ]
        return stepped(foedselsdag, steps, quantity(rows[-1].maaneder, "måned"))

    return folkepensionsalder


FOLKEPENSIONSALDER = _age_rules()


def maaneder_efter(start: Node, months: Node | int, into_next: Node) -> Node:
    """Some months later. `into_next` is the open question `dag_der_ikke_findes`."""
    return where(into_next, add_months(start, months, into_next=True), add_months(start, months))


@rule(
    law="SP § 1 a",
    fra="2013-01-01",
    kilde="https://danskelove.dk/pensionsloven/1a",
    da="Folkepensionsdato",
    en="Folkepension date",
)
def folkepensionsdato(foedselsdag: Node, folkepensionsalder: Node, dag_der_ikke_findes: Node) -> Node:
    """The day the age is reached."""
    return maaneder_efter(foedselsdag, folkepensionsalder, dag_der_ikke_findes)


@lab(
    "LAB §§ 69-70",
    "LAB § 116, stk. 1",
    kilde=PARAGRAF_116,
    sikkerhed_foer="afledt",
    da="Under folkepensionsalderen",
    en="Below folkepension age",
    siger={
        "ja": ("Du er under folkepensionsalderen.", "You are below folkepension age."),
        "nej": (
            "Du har nået folkepensionsalderen. Der slutter ordningen med fleksjob.",
            "You have reached folkepension age. The scheme ends there.",
        ),
    },
)
def under_folkepensionsalder(dato: Node, folkepensionsdato: Node) -> Node:
    """The scheme ends on the day the age is reached, not the day after."""
    return dato < folkepensionsdato
