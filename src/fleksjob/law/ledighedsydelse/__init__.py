"""Ledighedsydelse: when it can come into question, at which rate, and how much in a month (R6.3, R6.11)."""

from __future__ import annotations

from fleksjob.law import folkepension
from fleksjob.law.emner import Emne, lov
from fleksjob.law.ledighedsydelse import beloeb, fakta, raad, regler


def emne() -> Emne:
    """When ledighedsydelse can come into question, and how much in a month."""
    return Emne(
        "ledighedsydelse",
        "Ledighedsydelse",
        "Ledighedsydelse",
        "ledighedsydelse",
        lov((folkepension, regler, beloeb), fakta.FAKTA, fakta.POLITIKKER),
        beloeb=("ledighedsydelse_sats_md", "ledighedsydelse_fradrag_md", "ledighedsydelse_md"),
        tjekliste=("hoej_sats_ved_visitation", "ni_maaneder_i_fleksjob", "ledighedsydelsens_niveau"),
        advarsler=raad.ADVARSLER,
        udeladt={"timer_selvstaendig_md": 0},
        raad=raad.RAAD,
    )
