"""What a rule leans on, as Mermaid and as plain text: the same tree twice, for the eye and for the reader."""

from __future__ import annotations

from collections.abc import Iterator

from fleksjob.katalog.fag import Fag
from fleksjob.law.myndighed import med_dagens_ord

_SHAPES = {
    "regel": ('["', '"]'),
    "oplysning": ('("', '")'),
    "sats": ('[/"', '"/]'),
    "spørgsmål": ('{{"', '"}}'),
}


def slags(fag: Fag, name: str) -> str:
    """Whether a name is a rule, a fact, a rate or an open question."""
    if name in fag.regler:
        return "regel"
    if name in fag.law.rates:
        return "sats"
    return "oplysning" if any(fact.name == name for fact in fag.law.inputs) else "spørgsmål"


def af(fag: Fag, name: str) -> tuple[str, ...]:
    """What the newest version of a rule leans on; nothing for what is no rule."""
    return fag.regler[name][-1].needs if name in fag.regler else ()


def mermaid(fag: Fag, name: str | None = None) -> Iterator[str]:
    """A diagram of one rule and what it leans on, or of all rules of the subject."""
    edges = [(rule, need) for rule in ((name,) if name else fag.regler) for need in af(fag, rule)]
    if name is None:  # facts and rates would hide the rules; they stand in the rules' own diagrams
        edges = [(rule, need) for rule, need in edges if need in fag.regler]
    nodes = dict.fromkeys([name] if name else list(fag.regler)) | dict.fromkeys(need for _, need in edges)
    yield "```mermaid"
    yield "flowchart LR"
    for node in nodes:
        before, after = _SHAPES[slags(fag, node)]
        yield f"  {node}{before}{_label(fag, node)}{after}"
    for rule, need in edges:
        yield f"  {need} --> {rule}"
    yield "```"


def _label(fag: Fag, name: str) -> str:
    text = fag.regler[name][-1].da if name in fag.regler else name
    if name in fag.law.rates:
        text = fag.law.rates[name].titel
    return med_dagens_ord(text.replace('"', "'"), fag.law.rules[0].til)


def traeer(fag: Fag) -> Iterator[str]:
    """The same as text: a tree from each rule that no other rule leans on. What was told before is marked."""
    leaned_on = {need for rule in fag.regler for need in af(fag, rule)}
    told: set[str] = set()
    for name in fag.regler:
        if name not in leaned_on:
            yield from _tree(fag, name, 0, told)


def _tree(fag: Fag, name: str, depth: int, told: set[str]) -> Iterator[str]:
    kind = slags(fag, name)
    again = kind == "regel" and name in told and bool(af(fag, name))
    mark = " (se ovenfor)" if again else "" if kind == "regel" else f" ({kind})"
    yield f"{'  ' * depth}{name}{mark}"
    if not again:
        told.add(name)
        for need in af(fag, name):
            yield from _tree(fag, need, depth + 1, told)
