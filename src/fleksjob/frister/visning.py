"""Deadlines and their rows as a person reads them: a table with notes, the list of rows, the page of docs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fleksjob import dates
from fleksjob.engine.rules import FOREVER
from fleksjob.frister.betingelser import FORKLARING
from fleksjob.frister.model import Frist, Hul, Raekke, Regler, Svar, Version
from fleksjob.frister.navne import ANSVARLIGE, NAVNE
from fleksjob.frister.oplysninger import NOEGLER, POLITIKKER
from fleksjob.trin import SIKKERHED

WIDTH = 80
_WHO = {"myndighed": "jobcenteret til 31.01.2026, derefter kommunen", "ny_myndighed": "den nye kommune"}

_ORD = {
    "da": {
        "head": ("Dag", "Retning", "Forslag", "Hvem", "Frist"),
        "senest": "senest", "tidligst": "tidligst", "interval": "fra–til", "dato": "på dagen",
        "why": "Regnet", "do": "Gør", "then": "Derefter", "note": "Obs", "source": "Kilde",
        "missing": "Det mangler vi at vide", "not": "Gælder ikke her", "never": "Regnes ikke ud",
        "set": "Regelsæt", "none": "Der er ingen frister ud fra det oplyste.",
        "week": "uge", "late": "er passeret",
        "end": "Datoerne er forslag. En dato i kommunens brev går altid forud.",
    },
    "en": {
        "head": ("Day", "Direction", "Suggested", "Who", "Deadline"),
        "senest": "no later than", "tidligst": "no earlier than", "interval": "from–to", "dato": "on the day",
        "why": "Counted", "do": "Do", "then": "Then", "note": "Note", "source": "Source",
        "missing": "What we need to know", "not": "Does not apply here", "never": "Not computed",
        "set": "Rule set", "none": "The facts give no deadlines.",
        "week": "week", "late": "has passed",
        "end": "The days are suggestions. A date in the municipality's letter always comes first.",
    },
}  # fmt: skip


def tekst(svar: Svar, sprog: str = "da") -> str:
    """The whole answer: the table, then each deadline with its reason and what to do."""
    return "\n".join(_lines(svar, sprog)) + "\n"


def _lines(svar: Svar, sprog: str) -> Iterator[str]:
    words = _ORD[sprog]
    if svar.frister:
        yield from _table([words["head"], *(_cells(each, sprog) for each in svar.frister)])
    else:
        yield str(words["none"])
    for each in svar.frister:
        yield ""
        yield from _notes(each, sprog)
    for title, rows in ((words["not"], svar.ikke_aktuelle), (words["never"], svar.udeladt)):
        if rows:
            yield from ("", str(title))
        for row in rows:
            yield from _wrap(f"{row.id} {row.titel.i(sprog)}: {row.grund.i(sprog)}")
    if svar.mangler:
        yield from ("", str(words["missing"]))
    for missing in svar.mangler:
        what = missing.hjaelp if sprog == "da" else missing.hjaelp_en
        yield from _wrap(f"{missing.oplysning} ({', '.join(missing.frister)}): {what}")
    yield from ("", str(words["end"]), f"{words['set']}: {svar.regelsaet}")


def _cells(frist: Frist, sprog: str) -> tuple[str, ...]:
    workday = frist.forslag
    proposed = dates.show(workday.date) if workday else "–"
    day = f"{dates.show(frist.fra)}–{dates.show(frist.dato)}" if frist.fra else dates.show(frist.dato)
    title = f"{frist.id} {frist.raekke.titel.i(sprog)}"
    return day, str(_ORD[sprog][frist.raekke.retning]), proposed, frist.ansvarlig.i(sprog), title


def _table(rows: list[Iterable[object]]) -> Iterator[str]:
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]) - 1)]
    for number, row in enumerate(cells):
        padded = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*padded, row[-1]])
        if number == 0:
            yield "  ".join("-" * width for width in (*widths, len(row[-1])))


def _notes(frist: Frist, sprog: str) -> Iterator[str]:
    words = _ORD[sprog]
    late = f" – {words['late']}" if frist.overskredet else ""
    yield f"{frist.id} {frist.raekke.titel.i(sprog)}: {_day(frist.dato, sprog)}{late}"
    workday = frist.forslag
    if workday and workday.date != frist.dato:
        note = workday.note_in(sprog)
        yield f"  {words['head'][2]}: {_day(workday.date, sprog)}{f' ({note})' if note else ''}"
    yield from _wrap(f"{words['why']}: {frist.begrundelse.i(sprog)}")
    yield from _wrap(f"{words['do']}: {frist.goer.i(sprog)}")
    yield from _wrap(f"{words['then']}: {frist.raekke.foelge.i(sprog)}")
    for caveat in frist.forbehold:
        yield from _wrap(f"{words['note']}: {caveat.i(sprog)}")
    certain = SIKKERHED[frist.sikkerhed][sprog == "en"]
    yield from _wrap(f"{words['source']}: {frist.lov} ({certain})")
    yield f"    {frist.kilde}"


def _day(day: date, sprog: str) -> str:
    year, week, _ = day.isocalendar()
    number = f"{week}" if year == day.year else f"{week}/{year}"
    return f"{dates.weekday_name(day, sprog)} {dates.show(day)} ({_ORD[sprog]['week']} {number})"


def _wrap(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")


def raekker_tekst(rules: Regler) -> str:
    """Every row D01-D34 in one line, the ones that are left out with their reason."""
    lines = []
    for name in sorted((*rules.raekker, *rules.udeladt)):
        if name in rules.udeladt:
            left_out = rules.udeladt[name]
            lines += [f"{name}  {left_out.titel.da}", f"     regnes ikke ud: {left_out.grund.da}"]
            continue
        row = rules.raekker[name]
        newest = row.versioner[-1]
        lines.append(f"{name}  {row.titel.da}")
        lines.append(f"     {_offset(row)}; {row.retning}; {newest.lov} ({SIKKERHED[newest.sikkerhed][0]})")
    return "\n".join([*lines, "", f"Regelsæt: {rules.navn}"]) + "\n"


def raekker_json(rules: Regler) -> dict[str, Any]:
    """Every row with its law by date, as JSON has it; the ones that are left out with their reason."""
    return {
        "regelsaet": rules.navn,
        "raekker": [_row_json(row) for row in rules.raekker.values()],
        "udeladt": [
            {"id": each.id, "titel": each.titel.da, "grund": each.grund.da, "reason": each.grund.en}
            for each in rules.udeladt.values()
        ],
    }


def _row_json(row: Raekke) -> dict[str, Any]:
    spans: list[Version | Hul] = [*row.versioner, *row.huller]
    return {
        "id": row.id,
        "titel": row.titel.da,
        "title": row.titel.en,
        "slags": row.slags,
        "udloeser": list(row.udloeser),
        "regnes": _offset(row),
        "retning": row.retning,
        "betingelser": list(row.hvis),
        "ansvarlig": row.ansvarlig,
        "brev": row.brev,
        "loven": [_law_json(each) for each in sorted(spans, key=lambda each: each.fra)],
    }


def _law_json(each: Version | Hul) -> dict[str, Any]:
    days = {"fra": each.fra.isoformat(), "til": None if each.til == FOREVER else each.til.isoformat()}
    if isinstance(each, Hul):
        return {**days, "regnes_ikke": each.grund._asdict()}
    return {
        **days,
        "lov": each.lov,
        "sikkerhed": each.sikkerhed,
        "kilde": each.kilde,
        "tjekket": each.tjekket.isoformat(),
        "start_set": each.start_set,
        "derefter": each.derefter._asdict() if each.derefter else None,
    }


def _offset(row: Raekke) -> str:
    """What the day is counted from, and how."""
    if row.grundlag == "tolv_i_atten":
        return "12 måneder med ledighedsydelse inden for 18 måneder"
    if row.grundlag == "atten_i_alt":
        return "18 måneder med ledighedsydelse i alt"
    if row.grundlag == "folkepension":
        return f"Folkepensionsdato {row.plus.tekst.da}".strip()
    joined = ", den seneste af " if row.grundlag == "seneste" else ""
    names = [NAVNE[key].da for key in row.udloeser]
    base = f"{joined[2:]}{' og '.join(names)}" if joined else " eller ".join(names)
    if row.grundlag == "naeste_maaned":
        return f"{base}: den 1. i næste måned"
    if row.plus_oplysning:
        return f"{base} + {NAVNE[row.plus_oplysning].da.lower()}"
    if row.fra_plus is not None:
        return f"{base} {row.fra_plus.tekst.da or '+ 0'} til {base} {row.plus.tekst.da or '+ 0'}"
    return f"{base} {row.plus.tekst.da}"


_INTRODUCTION = """\
Rækkerne er D01-D34. `senest`, `tidligst` og `interval` er frister; `dato` er en dag, hvor noget ændrer sig af
sig selv. Lovens dag og den arbejdsdag, vi foreslår, holdes adskilt. Måneder regnes fra dag til dag;
findes dagen ikke i måneden, bruges dens sidste dag. En uge er syv dage. En dato i kommunens brev går forud,
hvor der står *ja* under brev.

Sikkerhed: `lovtekst` er læst i loven eller lovforslaget; `officiel` er udgivet af myndigheden; `sekundaer` er
fra fagforening, kommune, forlag eller lignende; `afledt` er vores slutning. Står to kilder sammen, tæller den
svageste. Hvad der kun er husket, regnes aldrig. Hvor reglens start ikke er set, er svaret `afledt` før 2026.
Efter `gennemgået til` er loven ukendt, og svaret siger det."""


def markdown(rules: Regler) -> str:
    """docs/frister.md: every row with its law by date, and the facts that can be stated."""
    lines = [
        "# Fristerne",
        "",
        "Skrevet af `make docs`. Ret i `src/fleksjob/frister/*.toml`.",
        "",
        *_INTRODUCTION.splitlines(),
        "",
        *_cells_of_all(rules),
        "",
        "## Loven, periode for periode",
    ]
    for row in rules.raekker.values():
        lines += [
            "",
            f"### {row.id} {row.titel.da} · {row.titel.en}",
            "",
            f"{row.goer.da} {row.foelge.da}",
            "",
        ]
        spans: list[Version | Hul] = [*row.versioner, *row.huller]
        lines += [_law(each) for each in sorted(spans, key=lambda each: each.fra)]
        lines += [f"- Betingelse: {FORKLARING[each]}" for each in row.hvis]
        lines += [f"- Forbehold: {each.da}" for each in row.forbehold]
    lines += ["", "## Regnes ikke ud", ""]
    lines += [f"- **{each.id} {each.titel.da}**: {each.grund.da}" for each in rules.udeladt.values()]
    lines += ["", "## Åbne spørgsmål", "", "Første valg er vores; det andet vælges med `politik`.", ""]
    for policy in POLITIKKER:
        choices = " · ".join(policy.choices)
        lines.append(f"- `{policy.name}`: {policy.da} ({choices}) {policy.warning}")
    lines += ["", "## Oplysninger", "", "| Nøgle | Hvad den er |", "| --- | --- |"]
    lines += [f"| `{key}` | {what} |" for key, what in NOEGLER.items()]
    return "\n".join(lines) + "\n"


def _cells_of_all(rules: Regler) -> Iterator[str]:
    yield "| Id | Frist | Regnes fra | Retning | Hvem | Sikkerhed | Brev |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for row in rules.raekker.values():
        who = _WHO.get(row.ansvarlig) or ANSVARLIGE[row.ansvarlig].da
        kind = row.versioner[-1].sikkerhed if row.slags == "lov" else "anbefaling"
        letter = "ja" if row.brev else "nej"
        yield f"| {row.id} | {row.titel.da} | {_offset(row)} | {row.retning} | {who} | {kind} | {letter} |"
    for left_out in rules.udeladt.values():
        yield f"| {left_out.id} | {left_out.titel.da} | regnes ikke ud | – | – | – | – |"


def _law(each: Version | Hul) -> str:
    if isinstance(each, Hul):
        return f"- fra {each.fra}{_until(each)}: regnes ikke. {each.grund.da}"
    end = f", gennemgået til {each.til}" if each.derefter else _until(each)
    unseen = "" if each.start_set else "; starten er ikke set"
    source = each.kilde.replace("(", "%28").replace(")", "%29")
    law = f"{each.lov} ({each.sikkerhed}{unseen})"
    return f"- fra {each.fra}{end}: {law}, [kilde]({source}), tjekket {each.tjekket}"


def _until(each: Version | Hul) -> str:
    return "" if each.til == FOREVER else f" til {each.til}"
