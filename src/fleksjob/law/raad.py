"""Advice and lists beside the rules. Nothing here is law unless it says so, and no rule leans on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

SEED_UNION = "https://finansforbundet.dk/dk/dine-rettigheder/regler-om-fleksjob/"
CABI_FASTHOLDELSE = "https://www.cabiweb.dk/temaer/fleksjob/om-fleksjob-for-jobcentre/fastholdelsesfleksjob/"


@dataclass(frozen=True)
class Raad:
    """A piece of advice, in both languages, with who gives it."""

    id: str
    da: str
    en: str
    kilde: str
    slags: str = "raad"
    """"raad": advice. "oplysning": what the sources say. "uvist": what they do not say."""


@dataclass(frozen=True)
class Punkt:
    """One point that an agreement holds: required by the rule, or recommended."""

    id: str
    da: str
    en: str
    kraevet: bool
    kilde: str
    sikkerhed: str


@dataclass(frozen=True)
class Raekke:
    """One row of a decision table: what happens, the facts it means, and the outcome it has."""

    id: str
    da: str
    en: str
    fakta: Mapping[str, bool | str]
    udfald: str
    sikkerhed: str
    kilde: str
    seed: bool = False
    """Whether the union's page names this row."""


@dataclass(frozen=True)
class Fremgangsmaade:
    """How a decision is prepared and who takes it, from and to a day."""

    fra: date
    til: date
    da: str
    en: str
    kilde: str
    sikkerhed: str
