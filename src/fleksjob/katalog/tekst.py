"""The catalogue for a person at a terminal: a list of subjects, one subject, or one rule."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from fleksjob.engine import Rule
from fleksjob.engine.rules import FOREVER
from fleksjob.errors import InputError, quoted
from fleksjob.katalog.fag import Fag, enhed, slags, udeladt
from fleksjob.law.myndighed import med_dagens_ord

WIDTH = 96
_CERTAIN: Mapping[str, str] = {
    "lovtekst": "loven selv er læst",
    "officiel": "set hos en myndighed",
    "sekundaer": "kun set i en sekundær kilde",
    "afledt": "sluttet af os",
}


def oversigt(fag: Iterable[Fag]) -> str:
    """Every subject with the number of its rules, facts and open questions."""
    lines = ["Emnerne. Se ét med fx: fleksjob regler visitation", ""]
    for each in fag:
        many = f"{len(each.regler)} regler, {len(each.law.inputs)} oplysninger"
        if each.law.policies:
            open_ = len(each.law.policies)
            many += f", {open_} åbne spørgsmål" if open_ > 1 else ", 1 åbent spørgsmål"
        lines.append(f"  {each.navn:<22} {each.da}: {many}")
    lines += ["", "Fristerne står i: fleksjob frister --alle. Satserne: fleksjob satser."]
    return "\n".join(lines) + "\n"


def emne_tekst(fag: Fag) -> str:
    """One subject: its rules, facts, open questions, and what the sources do not say."""
    return "\n".join(_subject(fag)) + "\n"


def regel_tekst(fag: Fag, name: str) -> str:
    """One rule with everything about it. Raises InputError for a rule the subject does not have."""
    if name not in fag.regler:
        known = ", ".join(fag.regler)
        raise InputError("regel", f"{fag.navn} har ikke {quoted(name)!r}; kendte er {known}")
    return "\n".join(_rule(fag, name, fag.regler[name])) + "\n"


def _subject(fag: Fag) -> Iterator[str]:
    yield f"{fag.da} ({fag.navn})"
    yield f"Svaret er {', '.join(fag.svar[:4])}."
    for name, versions in fag.regler.items():
        yield ""
        yield from _rule(fag, name, versions)
    yield from ("", "Oplysninger")
    for fact in fag.law.inputs:
        who = ", kommunens vurdering" if fact.kommunen else ""
        kind = " | ".join(fact.valg.names) if fact.valg else slags(fact)
        if fact.unit is not None and fact.valg is None and not fact.is_day:
            kind += f", 0-{fact.high}" + (f", i trin på 1/{fact.den}" if fact.den > 1 else "")
        yield f"  {fact.name}: {kind}{who}; udeladt: {udeladt(fag, fact)}"
        yield from _wrapped(med_dagens_ord(fact.da, date.max), "    ")
    if fag.law.policies:
        yield from ("", "Åbne spørgsmål (første valg er vores; vælg det andet med politik)")
    for policy in fag.law.policies:
        yield from _wrapped(f"{policy.name}: {policy.da} {' | '.join(policy.choices)}", "  ")
        yield from _wrapped(policy.warning, "    ")
    if unknown := list(fag.uvist):
        yield from ("", "Det siger kilderne ikke")
        for each in unknown:
            yield from _wrapped(each.da, "  - ")


def _rule(fag: Fag, name: str, versions: tuple[Rule, ...]) -> Iterator[str]:
    newest = versions[-1]
    kind = " | ".join(newest.valg.names) if newest.valg else enhed(fag.entry(newest))
    yield f"{name}: {newest.da} ({kind})"
    for rule in versions:
        yield f"  {periode(rule)}  {rule.law} ({_CERTAIN[rule.sikkerhed]})"
    if versions[0].foer:
        yield from _wrapped(f"før: {versions[0].foer}", "  ")
    if newest.ophoert:
        yield from _wrapped(f"ophørt: {newest.ophoert}", "  ")
    if newest.needs:
        yield from _wrapped(f"af: {', '.join(newest.needs)}", "  ")
    for outcome, (da, _) in newest.siger.items():
        yield from _wrapped(f"{outcome}: {med_dagens_ord(da, date.max)}", "  ")


def periode(rule: Rule) -> str:
    """`fra 2020-01-01`, or `fra 2013-01-01 til 2019-12-31`."""
    return f"fra {rule.fra.isoformat()}" + ("" if rule.til == FOREVER else f" til {rule.til.isoformat()}")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=" " * (len(indent) + 2), break_long_words=False
    )
