"""The reassessment of who has had ledighedsydelse for long (R6.9)."""

from __future__ import annotations

from fleksjob.law.emner import Emne, lov
from fleksjob.law.revurdering import fakta, raad, regler


def emne() -> Emne:
    """Whether the municipality is to assess the conditions for a fleksjob again."""
    return Emne(
        "revurdering",
        "Revurdering efter ledighedsydelse",
        "Reassessment after ledighedsydelse",
        "revurdering",
        lov((regler,), fakta.FAKTA, fakta.POLITIKKER),
        datoer=("ny_kommunes_frist",),
        tjekliste=("tolv_af_atten", "atten_maaneder_naaet"),
        advarsler=raad.ADVARSLER,
        raad=raad.RAAD,
    )
