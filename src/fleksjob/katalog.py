"""The catalogue: every rate, rule and open question, drawn from the law itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fleksjob.engine import Law, Rule
from fleksjob.engine.rules import FOREVER
from fleksjob.law.emner import Emne
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.rates import Rates, RateValue


def satser(rates: Rates, day: date | None = None) -> list[dict[str, Any]]:
    """The values of all rates, or those of one day; a rate without a value then has status "mangler"."""
    rows: list[dict[str, Any]] = []
    for rate in rates.values():
        if day is None:
            rows += [_row(rate.name, rate.titel, rate.unit, value) for value in rate.values]
        elif (value := rate.at(day)) is not None:
            rows.append(_row(rate.name, rate.titel, rate.unit, value))
        else:
            reason = next((gap.grund for gap in rate.gaps if gap.covers(day)), "ingen sats for datoen")
            rows.append({"id": rate.name, "titel": rate.titel, "status": "mangler", "grund": reason})
    return rows


def _row(name: str, title: str, unit: str, value: RateValue) -> dict[str, Any]:
    return {
        "id": name,
        "titel": title,
        "vaerdi": value.text,
        "enhed": unit,
        "fra": value.fra.isoformat(),
        "til": value.til.isoformat() if value.til else None,
        "gennemgaaet_til": value.gennemgaaet_til.isoformat() if value.gennemgaaet_til else None,
        "status": value.status,
        "lov": value.law,
        "kilde": value.kilde,
        "tjekket": value.tjekket.isoformat(),
        "note": value.note,
    }


def satser_tekst(rows: Iterable[dict[str, Any]]) -> str:
    """The same as a table for people."""
    lines: list[str] = []
    title = ""
    for row in rows:
        if row["titel"] != title:
            title = row["titel"]
            lines += ["", f"{title} ({row['id']})"]
        if row["status"] == "mangler":
            lines.append(f"  mangler: {row['grund']}")
            continue
        until = f"til {row['til']}" if row["til"] else f"gennemgået til {row['gennemgaaet_til']}"
        amount = f"{row['vaerdi'].replace('.', ',')} {row['enhed']}"
        lines.append(f"  {amount:<22} fra {row['fra']} {until:<25} {row['status']:<9}  {row['kilde']}")
    return "\n".join(lines[1:]) + "\n"


def regler_tekst(law: Law, emner: Iterable[Emne] = ()) -> str:
    """The rules as a list for people: name, paragraph, dates, and what each needs.

    Those of each assessment come last, under its name.
    """
    lines = _rule_lines(law)
    for emne in emner:
        lines += ["", f"Vurdering: {emne.da} (fleksjob vurder {emne.navn})", *_rule_lines(emne.law)]
    return "\n".join(lines) + "\n"


def _rule_lines(law: Law) -> list[str]:
    lines: list[str] = []
    for name, versions in _by_name(law):
        lines.append(f"{name}: {versions[0].da}")
        lines += [f"  {_period(rule)}  {rule.law} ({rule.sikkerhed})" for rule in versions]
        lines.append(f"  af: {', '.join(versions[-1].needs)}")
    lines += ["", "Åbne spørgsmål (første valg er vores; vælg det andet med --politik NAVN=VALG)"]
    for policy in law.policies:
        lines += [f"{policy.name}: {policy.da} {' | '.join(policy.choices)}", f"  {policy.warning}"]
    return lines


def markdown(law: Law, emner: Iterable[Emne] = ()) -> str:
    """The whole catalogue as Markdown: rules with paragraph, dates and source; rates; open questions.

    The rules of `law` come first, then those of each assessment.
    """
    lines = [
        "# Reglerne",
        "",
        "Skrevet af `fleksjob regler --markdown`. Ret i `src/fleksjob/law` og `src/fleksjob/rates`.",
        "",
        "## Regler",
        *_rules(law),
        "",
        "## Åbne spørgsmål",
        "",
        "Kilderne svarer ikke på dem. Første valg er vores; det andet vælges med `politik`.",
        "",
        "| Navn | Spørgsmål | Valg | Hvad vi gør | Kilde |",
        "| --- | --- | --- | --- | --- |",
    ]
    for policy in law.policies:
        choices = " · ".join(f"`{choice}`" for choice in policy.choices)
        lines.append(f"| `{policy.name}` | {policy.da} | {choices} | {policy.warning} | {policy.kilde} |")
    lines += ["", "## Satser", *_rates(law.rates)]
    for emne in emner:
        lines += ["", *_assessment(emne)]
    return "\n".join(lines) + "\n"


def _assessment(emne: Emne) -> Iterator[str]:
    """One assessment: its facts, rules and open questions. The facts of the municipality are marked."""
    yield from (f"## Vurdering: {emne.da}", "", f"Svaret er reglen `{emne.maal}`.", "", "Oplysninger:", "")
    for fact in emne.law.inputs:
        who = " (kommunens vurdering)" if fact.kommunen else ""
        kinds = ", ".join(f"`{name}`" for name in fact.valg.names) if fact.valg else "ja/nej"
        yield f"- `{fact.name}`: {med_dagens_ord(fact.da, date.max)} {'dato' if fact.is_day else kinds}{who}"
    yield from _rules(emne.law)
    yield from ("", f"Åbne spørgsmål om {emne.da.lower()}:", "")
    for policy in emne.law.policies:
        choices = " · ".join(f"`{choice}`" for choice in policy.choices)
        yield f"- `{policy.name}`: {policy.da} {choices}. {policy.warning} ({policy.kilde})"


def _by_name(law: Law) -> Iterator[tuple[str, list[Rule]]]:
    for name in dict.fromkeys(rule.name for rule in law.rules):
        yield name, sorted((rule for rule in law.rules if rule.name == name), key=lambda rule: rule.fra)


def _period(rule: Rule) -> str:
    return f"fra {rule.fra.isoformat()}" + ("" if rule.til == FOREVER else f" til {rule.til.isoformat()}")


def _rules(law: Law) -> Iterator[str]:
    for name, versions in _by_name(law):
        newest = versions[-1]
        yield from ("", f"### {newest.da} · {newest.en}", "", newest.doc, "")
        yield f"`{name}` af " + ", ".join(f"`{need}`" for need in newest.needs)
        yield ""
        for rule in versions:
            yield f"- {_period(rule)}: {rule.law} ({rule.sikkerhed}), [kilde]({rule.kilde})"
        if newest.siger:
            yield ""
        for outcome, (da, en) in newest.siger.items():
            yield f"- {outcome}: {med_dagens_ord(da, date.max)} · {med_dagens_ord(en, date.max, 'en')}"


def _rates(rates: Rates) -> Iterator[str]:
    for rate in rates.values():
        yield from ("", f"### {rate.titel} · {rate.title}", "", f"`{rate.name}`, {rate.unit}", "")
        yield from (
            "| Fra | Til | Værdi | Status | Lov | Kilde | Note |",
            "| --- | --- | --- | --- | --- | --- | --- |",
        )
        for value in rate.values:
            until = value.til.isoformat() if value.til else f"gennemgået til {value.gennemgaaet_til}"
            amount = value.text.replace(".", ",")
            source = f"[kilde]({value.kilde.replace(')', '%29').replace('(', '%28')})"
            cells = (str(value.fra), until, amount, value.status, value.law, source, value.note)
            yield f"| {' | '.join(cells)} |"
        if rate.gaps:
            yield ""
        for gap in rate.gaps:
            yield f"- Ingen værdi fra {gap.fra} til {gap.til}: {gap.grund}."
