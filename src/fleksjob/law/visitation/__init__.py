"""Visitation: whether a fleksjob can come into question (process.md R1)."""

from __future__ import annotations

from fleksjob.law import folkepension
from fleksjob.law.emner import Emne, lov
from fleksjob.law.visitation import fakta, raad, regler


def emne() -> Emne:
    """Whether a fleksjob can come into question."""
    return Emne(
        "visitation",
        "Visitation til fleksjob",
        "Visitation to a fleksjob",
        "visitation",
        lov((folkepension, regler), fakta.FAKTA, fakta.POLITIKKER),
        datoer=("folkepensionsdato",),
        tjekliste=(
            "ressourcer_afklaret_dokumenteret",
            "tilbud_proevet_dokumenteret",
            "nedsat_arbejdsevne_dokumenteret",
            "dokumenteret_tolv_maaneder",
            "beslutningsgrundlag_komplet",
        ),
        fremgangsmaader=raad.FREMGANGSMAADER,
        fra={raad.AFSKAFFET_FRA: raad.RESSOURCEFORLOEB},
        raad=raad.RAAD,
    )
