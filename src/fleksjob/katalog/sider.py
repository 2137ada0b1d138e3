"""The catalogue: every rate, rule and open question, drawn from the law itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from fleksjob.engine import Law, Rule
from fleksjob.engine.rules import FOREVER
from fleksjob.law.emner import Emne
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.rates import Rates


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
