"""Tables of the catalogue's pages: the rates, the deviations of the older texts, the ages of folkepension."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from fleksjob.engine.rules import FOREVER
from fleksjob.katalog.henvisning import link
from fleksjob.law import afvigelser, folkepension
from fleksjob.rates import Rates

WRITTEN = "Skrevet af `make docs`. Ret i {source}."


def tabel(head: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A Markdown table, line by line. A bar in a cell is escaped.

    >>> list(tabel(("a", "b"), [("1", "2 | 3")]))
    ['| a | b |', '| --- | --- |', '| 1 | 2 \\\\| 3 |']
    """
    cells: list[Iterable[str]] = [head, ["---"] * len(head), *rows]
    for row in cells:
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"


def kilde(address: str, text: str = "kilde") -> str:
    """A link to a source. Not every one is an address: some are the name of an act."""
    if not address.startswith("http"):
        return address
    return f"[{text}]({address.replace('(', '%28').replace(')', '%29')})"


def rates_side(rates: Rates) -> Iterator[str]:
    """The page of rates, year by year, with their declared gaps."""
    yield from ("# Satserne", "", WRITTEN.format(source="`src/fleksjob/rates`"), "")
    yield "Et nyt års satser kan lægges i en mappe, som `FLEKSJOB_SATSER` nævner."
    yield "`fleksjob satser --mangler` siger, hvad der skal slås op."
    for rate in rates.values():
        yield from ("", f"## {rate.name}", "", f"**{rate.titel}** · {rate.title}, {rate.unit}", "")
        yield from tabel(
            ("fra", "til", "værdi", "status", "lov", "kilde", "note"),
            (
                (
                    str(value.fra),
                    str(value.til) if value.til else f"gennemgået til {value.gennemgaaet_til}",
                    value.text.replace(".", ","),
                    value.status + (", lokal" if value.lokal else ""),
                    value.law,
                    kilde(value.kilde),
                    value.note,
                )
                for value in rate.values
            ),
        )
        if rate.gaps:
            yield ""
        for gap in rate.gaps:
            yield f"- Ingen værdi fra {gap.fra} til {gap.til}: {gap.grund}."


def afvigelser_tabel(rows: Iterable[afvigelser.Afvigelse]) -> Iterator[str]:
    """What older texts say, what holds today, and where that stands."""
    yield from tabel(
        ("", "vejledning", "den siger", "i dag", "regel", "sikkerhed", "kilde"),
        (
            (
                each.id,
                ", ".join(each.seeds),
                each.siger[0],
                each.i_dag[0],
                ", ".join(link(ref) for ref in each.regler),
                each.sikkerhed,
                kilde(each.kilde),
            )
            for each in rows
        ),
    )


def afvigelser_side() -> Iterator[str]:
    """The page of all deviations."""
    yield from ("# Hvor de ældre vejledninger afviger", "")
    yield from (WRITTEN.format(source="`src/fleksjob/law/afvigelser.toml`"), "")
    yield from (
        "Tre tekster, som mange stadig læser, forenkler loven eller er forældede: 000 er STARs guide til",
        "fleksjobbere, 001 fagforeningens side om reglerne, 004 STARs skema til en fleks-tillægsaftale.",
        "Her står med vores ord, hvad de siger, og hvad der gælder i dag.",
        "",
    )
    yield from afvigelser_tabel(afvigelser.alle())


def aldre() -> Iterator[str]:
    """The table of folkepension ages that the rule steps through."""

    def years(months: int) -> str:
        return f"{months // 12}½ år" if months % 12 else f"{months // 12} år"

    rows = (
        (
            "" if row.foedt_fra == date.min else str(row.foedt_fra),
            "" if row.foedt_til == date.max else str(row.foedt_til),
            years(row.maaneder),
            "" if row.til == FOREVER else str(row.til),
            row.status,
            kilde(row.kilde),
        )
        for row in folkepension.tabel()
    )
    yield from tabel(("født fra", "født til", "alder", "loven gjaldt til", "sikkerhed", "kilde"), rows)
