"""Resigning from a fleksjob: the warning before it is done (R9.2, R6.8)."""

from __future__ import annotations

from fleksjob.law.emner import Emne, lov
from fleksjob.law.sanktion.raad import FRA
from fleksjob.law.selvopsigelse import fakta, raad, regler


def emne() -> Emne:
    """Resigning from a fleksjob."""
    return Emne(
        "selvopsigelse",
        "Før du selv siger op",
        "Before you resign",
        "selvopsigelse",
        lov((regler,), fakta.FAKTA, fakta.POLITIKKER),
        datoer=("tolv_maaneder_efter_den_tidligere", "tolv_maaneder_slutter"),
        tjekliste=("gentaget_inden_tolv_maaneder",),
        advarsler=raad.ADVARSLER,
        raad=raad.RAAD,
        fra=FRA,
    )
