"""Sanctions in ledighedsydelse, and the guidance that must come first (R6.7, R6.8)."""

from __future__ import annotations

from fleksjob.law.emner import Emne, lov
from fleksjob.law.sanktion import fakta, raad, regler


def emne() -> Emne:
    """What an incident means for ledighedsydelse."""
    return Emne(
        "sanktion",
        "Sanktion i ledighedsydelse",
        "Sanction in ledighedsydelse",
        "sanktion",
        lov((regler,), fakta.FAKTA, fakta.POLITIKKER),
        datoer=("vejledning_fornyes_senest", "tolv_maaneder_slutter"),
        tjekliste=("vejledning_i_orden", "gentaget_inden_tolv_maaneder", "blev_hoert"),
        advarsler=raad.ADVARSLER,
        raad=raad.RAAD,
        fra=raad.FRA,
    )
