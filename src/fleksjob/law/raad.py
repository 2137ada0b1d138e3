"""Advice and lists beside the rules. Nothing here is law unless it says so, and no rule leans on it."""

from __future__ import annotations

from dataclasses import dataclass

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
