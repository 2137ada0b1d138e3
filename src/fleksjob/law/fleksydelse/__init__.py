"""Fleksydelse: to retire from a fleksjob before folkepension (R9.4)."""

from __future__ import annotations

from fleksjob.law import folkepension
from fleksjob.law.emner import Emne, lov
from fleksjob.law.fleksydelse import fakta, raad, regler


def emne() -> Emne:
    """Fleksydelse."""
    return Emne(
        "fleksydelse",
        "Fleksydelse",
        "Fleksydelse",
        "fleksydelse",
        lov((folkepension, regler), fakta.FAKTA, fakta.POLITIKKER),
        datoer=("fleksydelsesdato", "folkepensionsdato"),
        tjekliste=(
            "visiteret_i_tre_maaneder",
            "betaler_fleksydelsesbidrag",
            "anciennitet_bekraeftet",
            "pensionsformue_opgjort",
            "bopael_i_omraadet",
        ),
        advarsler=raad.ADVARSLER,
        raad=raad.RAAD,
        kommunen_afgoer=False,
    )
