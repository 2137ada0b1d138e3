"""Seniorpension, and what it does to a fleksjob (R9.5); tidlig pension as information (R9.6)."""

from __future__ import annotations

from fleksjob.law import folkepension
from fleksjob.law.emner import Emne, lov
from fleksjob.law.seniorpension import fakta, raad, regler


def emne() -> Emne:
    """Seniorpension."""
    return Emne(
        "seniorpension",
        "Seniorpension",
        "Seniorpension",
        "seniorpension",
        lov((folkepension, regler), fakta.FAKTA, fakta.POLITIKKER),
        datoer=("ansoegning_tidligst", "seniorpension_tidligst", "folkepensionsdato"),
        tjekliste=("arbejdsevne_til_seniorpension", "lang_tilknytning", "almindelige_pensionskrav"),
        fremgangsmaader=raad.FREMGANGSMAADER,
        raad=raad.RAAD,
        kommunen_afgoer=False,
    )
