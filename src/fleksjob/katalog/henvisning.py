"""References to the law by name: `varighed.status_dag`, `frister.D03`, `satser.knaek_maanedsloen`."""

from __future__ import annotations

from functools import cache

from fleksjob import frister, rates
from fleksjob.katalog import fag

FRISTER, SATSER = "frister", "satser"


def findes(henvisning: str) -> bool:
    """Whether there is such a rule, fact, question, advice, point or row; a deadline; or a rate."""
    subject, _, name = henvisning.partition(".")
    return name in _navne().get(subject, ())


def link(henvisning: str, herfra: str = "") -> str:
    """A Markdown link to where it is told, from a page of docs/regler, or with a prefix from elsewhere."""
    subject, _, name = henvisning.partition(".")
    if subject == FRISTER:
        return f"[{name}]({herfra or '../'}frister.md)"
    page = f"{herfra}{'regler/' if herfra else ''}{subject}.md"
    return f"[`{henvisning}`]({page}{_anchor(subject, name)})"


def _anchor(subject: str, name: str) -> str:
    if subject == SATSER:
        return f"#{name}"
    return f"#{name}" if name in _regler().get(subject, ()) else ""


@cache
def _regler() -> dict[str, frozenset[str]]:
    return {each.navn: frozenset(each.regler) for each in fag.alle()}


@cache
def _navne() -> dict[str, frozenset[str]]:
    rows = frister.gaeldende()
    found = {each.navn: frozenset(each.navne()) for each in fag.alle()}
    found[FRISTER] = frozenset({*rows.raekker, *rows.udeladt})
    found[SATSER] = frozenset(rates.gaeldende())
    return found
