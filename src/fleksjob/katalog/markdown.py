"""The pages of docs/regler: an index, one page a subject, the rates, and where the older texts deviate."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from fleksjob.engine import Rule
from fleksjob.engine.rules import FOREVER
from fleksjob.katalog import diagram
from fleksjob.katalog.fag import Fag, alle, enhed, slags, udeladt
from fleksjob.katalog.tabeller import (
    WRITTEN,
    afvigelser_side,
    afvigelser_tabel,
    aldre,
    kilde,
    rates_side,
    tabel,
)
from fleksjob.law import afvigelser
from fleksjob.law.emner import Emne
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.vurdering import KILDER_TJEKKET

INDEX, SATSER, AFVIGELSER = "README.md", "satser.md", "afvigelser.md"


def sider() -> dict[str, str]:
    """The text of each page by its file name."""
    subjects = alle()
    pages: dict[str, Iterable[str]] = {
        INDEX: _index(subjects),
        **{f"{each.navn}.md": fag_side(each) for each in subjects},
        SATSER: rates_side(subjects[0].law.rates),
        AFVIGELSER: afvigelser_side(),
    }
    return {name: "\n".join(lines) + "\n" for name, lines in pages.items()}


def _index(subjects: tuple[Fag, ...]) -> Iterator[str]:
    yield from ("# Reglerne", "", WRITTEN.format(source="`src/fleksjob/law` og `src/fleksjob/rates`"), "")
    yield from tabel(
        ("emne", "", "regler", "oplysninger", "åbne spørgsmål"),
        (
            (
                f"[{each.da}]({each.navn}.md)",
                f"`{each.navn}`",
                str(len(each.regler)),
                str(len(each.law.inputs)),
                str(len(each.law.policies)),
            )
            for each in subjects
        ),
    )
    yield ""
    yield from (
        "- [Satserne](satser.md), år for år, med kilde og status",
        "- [Fristerne](../frister.md) D01-D34",
        "- [Hvor de ældre vejledninger afviger](afvigelser.md)",
        "- [Hvor hver sætning i vejledningerne er blevet af](../kilder.md)",
        "",
        "Sikkerheden siger, hvad der er set: `lovtekst` er loven selv, `officiel` en myndighed, `sekundaer`",
        f"andre, `afledt` er vores slutning. Kilderne er set {KILDER_TJEKKET.isoformat()}.",
        "En regel uden slutdato gælder til en ny lov. Fra 2027 siger svarene, at den nye lov ikke er set.",
    )


def fag_side(fag: Fag) -> Iterator[str]:
    """The page of one subject."""
    folder = f"`src/fleksjob/law/{fag.navn}`"
    yield from (f"# {fag.da} · {fag.en}", "", WRITTEN.format(source=folder), "")
    command = f"fleksjob vurder {fag.navn} -" if fag.emne else "fleksjob beregn"
    yield from (f"Spørg med `{command}`. Svaret er " + ", ".join(_code(fag.svar)) + ".", "")
    yield from ("## Sammenhæng", "", *diagram.mermaid(fag), "")
    yield from ("Det samme som tekst, med oplysninger, satser og åbne spørgsmål:", "", "```text")
    yield from diagram.traeer(fag)
    yield from ("```", "", "## Regler")
    for name, versions in fag.regler.items():
        yield from _rule(fag, name, versions)
    yield from ("", "## Oplysninger", "", *_facts(fag))
    if fag.satser:
        yield from ("", "## Satser", "")
        yield from (f"- [`{rate.name}`](satser.md#{rate.name}): {rate.titel}" for rate in fag.satser)
    yield from ("", "## Det usikre", "", *_uncertain(fag))
    if fag.emne:
        yield from _beside(fag.emne)
    if rows := [each for each in afvigelser.alle() if _about(fag, each)]:
        yield from ("", "## Hvad de ældre vejledninger siger", "", *afvigelser_tabel(rows))


def _beside(emne: Emne) -> Iterator[str]:
    """What an assessment shows beside its answer. No rule leans on it."""
    if emne.tabel:
        yield from ("", "## Tabellen", "")
        rows = ((f"`{r.id}`", r.da, f"`{r.udfald}`", r.sikkerhed, kilde(r.kilde)) for r in emne.tabel)
        yield from tabel(("", "det sker", "udfald", "sikkerhed", "kilde"), rows)
    if emne.punkter:
        yield from ("", "## Aftalens indhold", "")
        points = (
            (f"`{p.id}`", p.da, "skal stå der" if p.kraevet else "anbefales", p.sikkerhed, kilde(p.kilde))
            for p in emne.punkter
        )
        yield from tabel(("", "punkt", "", "sikkerhed", "kilde"), points)
    if emne.fremgangsmaader:
        yield from ("", "## Sådan behandles sagen", "")
        steps = (
            (str(f.fra), "" if f.til == FOREVER else str(f.til), f.da, f.sikkerhed, kilde(f.kilde))
            for f in emne.fremgangsmaader
        )
        yield from tabel(("fra", "til", "", "sikkerhed", "kilde"), steps)
    beside = (*emne.raad, *emne.advarsler.values(), *emne.fra.values())
    if told := [each for each in beside if each.slags != "uvist"]:
        yield from ("", "## Råd og oplysninger", "")
        yield from (f"- {_today(each.da)} ({each.slags}, {kilde(each.kilde)})" for each in told)


def _today(text: str) -> str:
    return med_dagens_ord(text, date.max)


def _rule(fag: Fag, name: str, versions: tuple[Rule, ...]) -> Iterator[str]:
    newest = versions[-1]
    answers = ", ".join(_code(newest.valg.names)) if newest.valg else enhed(fag.entry(newest))
    yield from ("", f"### {name}", "", f"**{newest.da}** · {newest.en}. Svarer: {answers}.", "")
    yield from tabel(
        ("fra", "til", "lov", "sikkerhed", "kilde"),
        (
            (str(r.fra), "" if r.til == FOREVER else str(r.til), r.law, r.sikkerhed, kilde(r.kilde))
            for r in versions
        ),
    )
    if versions[0].foer:
        yield from ("", f"Før: {versions[0].foer}.")
    if newest.ophoert:
        yield from ("", f"Ophørt: {newest.ophoert}.")
    for each in _texts(versions):
        days = f" ({_days(versions, each)})" if len(_texts(versions)) > 1 else ""
        yield from ("", f"{each.doc}{days}", "", "```python", kode(each), "```")
    if name == "folkepensionsalder":
        yield from ("", *aldre())
    if newest.siger:
        yield ""
    for outcome, (da, en) in newest.siger.items():
        yield f"- {outcome}: {med_dagens_ord(da, date.max)} · {med_dagens_ord(en, date.max, 'en')}"
    if newest.needs:
        yield from (
            "",
            "<details><summary>Diagram</summary>",
            "",
            *diagram.mermaid(fag, name),
            "",
            "</details>",
        )


def _texts(versions: tuple[Rule, ...]) -> list[Rule]:
    """One version for each text: a paragraph that only changed its number has one text."""
    return list({_text(each): each for each in versions}.values())


def _text(rule: Rule) -> tuple[str, str]:
    return rule.doc, kode(rule)


def _days(versions: tuple[Rule, ...], one: Rule) -> str:
    same = [each for each in versions if _text(each) == _text(one)]
    first, last = min(each.fra for each in same), max(each.til for each in same)
    return f"fra {first}" + ("" if last == FOREVER else f" til {last}")


def kode(rule: Rule) -> str:
    """What the function of a rule says, without its heading and docstring."""
    return _body(rule.fn)


@cache
def _body(fn: Callable[..., Any]) -> str:
    source = textwrap.dedent(inspect.getsource(fn))
    function = next(node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    body = function.body[1:] if ast.get_docstring(function) else function.body
    lines = source.splitlines()[body[0].lineno - 1 : body[-1].end_lineno]
    return textwrap.dedent("\n".join(lines))


def _facts(fag: Fag) -> Iterator[str]:
    def row(fact: Any) -> tuple[str, ...]:
        kind = ", ".join(_code(fact.valg.names)) if fact.valg else slags(fact)
        if fact.unit is not None and fact.valg is None and not fact.is_day:
            kind += f", 0 til {fact.high}" + (f", trin på 1/{fact.den}" if fact.den > 1 else "")
        who = "kommunen" if fact.kommunen else "dig"
        question = med_dagens_ord(fact.da, date.max)
        return f"`{fact.name}`", question, kind, who, udeladt(fag, fact)

    yield from tabel(
        ("oplysning", "spørgsmål", "svar", "hvem svarer", "udeladt"), (row(fact) for fact in fag.law.inputs)
    )


def _uncertain(fag: Fag) -> Iterator[str]:
    """The open questions, what no source says, and the rules whose text was not read."""
    nothing = True
    for policy in fag.law.policies:
        nothing = False
        choices = " · ".join(_code(policy.choices))
        yield f"- `{policy.name}`: {policy.da} {choices} (første er vores)."
        yield f"  {policy.warning} Kilde: {kilde(policy.kilde)}."
    for each in fag.uvist:
        nothing = False
        yield f"- {each.da} ({kilde(each.kilde)})"
    for certainty, words in (
        ("afledt", "Sluttet af os, ikke læst"),
        ("sekundaer", "Kun set i en sekundær kilde"),
    ):
        names = [f"`{name}`" for name, versions in fag.regler.items() if versions[-1].sikkerhed == certainty]
        if names:
            nothing = False
            yield f"- {words}: {', '.join(names)}."
    if nothing:
        yield "Intet."


def _about(fag: Fag, each: afvigelser.Afvigelse) -> bool:
    return any(ref.partition(".")[0] == fag.navn for ref in each.regler)


def _code(names: Iterable[str]) -> list[str]:
    return [f"`{name}`" for name in names]
