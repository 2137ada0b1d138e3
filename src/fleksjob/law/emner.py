"""The assessments: for each subject its rules, facts, open questions, and what is shown beside the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from types import ModuleType

from fleksjob import rates
from fleksjob.engine import Input, Law, Policy, Value, rules_of
from fleksjob.engine.rules import Sentence
from fleksjob.errors import LawError
from fleksjob.law.raad import Fremgangsmaade, Punkt, Raad, Raekke


@dataclass(frozen=True)
class Emne:
    """One subject. `maal` is the rule that answers; `datoer` and `beloeb` are rules whose days and
    numbers are shown beside it.

    `tjekliste` are rules and facts that are shown one by one, whatever decided the answer. `advarsler` are
    shown where a rule says yes, those of `fra` from a day on. `udeladt` is the value of a fact that is left
    out, where it is not unknown. `venter_paa` are rules whose day can be all that is missing, each with what
    is then said instead of a no.
    """

    navn: str
    da: str
    en: str
    maal: str
    law: Law
    datoer: tuple[str, ...] = ()
    beloeb: tuple[str, ...] = ()
    tjekliste: tuple[str, ...] = ()
    advarsler: Mapping[str, Raad] = field(default_factory=dict)
    udeladt: Mapping[str, Value] = field(default_factory=dict)
    punkter: tuple[Punkt, ...] = ()
    raad: tuple[Raad, ...] = ()
    tabel: tuple[Raekke, ...] = ()
    fremgangsmaader: tuple[Fremgangsmaade, ...] = ()
    fra: Mapping[date, Raad] = field(default_factory=dict)
    venter_paa: Mapping[str, Sentence] = field(default_factory=dict)
    kommunen_afgoer: bool = True
    """Whether it is the municipality that decides; where not, the answer does not end with saying so."""

    @property
    def fakta(self) -> dict[str, Input]:
        """The facts a case may bring, by name."""
        return {each.name: each for each in self.law.inputs}


def lov(modules: tuple[ModuleType, ...], inputs: tuple[Input, ...], policies: tuple[Policy, ...] = ()) -> Law:
    """The law of one subject: the rules of some modules, its facts and open questions, and every rate."""
    return Law(tuple(rules_of(*modules)), inputs, policies, rates.gaeldende())


NAVNE = (
    "visitation",
    "fastholdelse",
    "varighed",
    "ordning",
    "arbejdstid",
    "ledighedsydelse",
    "sanktion",
    "kontaktforloeb",
    "revurdering",
    "jobrettet_uddannelse",
    "gammel_ordning",
    "selvstaendig",
    "sygerefusion",
    "kommuneoekonomi",
    "paragraf56",
    "sygefravaer",
    "opsigelse",
    "selvopsigelse",
    "flytning",
    "klage",
    "seniorpension",
    "fleksydelse",
    "stoette",
)
"""The subjects in order. Each is a package of its name in this folder, imported when it is asked for."""


def emne(navn: str) -> Emne:
    """The subject of a name. Raises LawError for a name there is not.

    >>> emne("varighed").maal, emne("varighed").fakta["foedselsdag"].unit
    ('varighed', 'dato')
    """
    if navn not in NAVNE:
        raise LawError(f"kender ikke {navn!r}; kendte er {', '.join(NAVNE)}")
    found: Emne = import_module(f"fleksjob.law.{navn}").emne()
    return found


def alle() -> tuple[Emne, ...]:
    """Every subject."""
    return tuple(emne(navn) for navn in NAVNE)
