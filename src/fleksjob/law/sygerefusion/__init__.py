"""Sickness refund to the employer of somebody in a fleksjob (process R6.2, R7.2; money § 10)."""

from __future__ import annotations

from fleksjob.law.emner import Emne, lov
from fleksjob.law.sygerefusion import fakta, raad, regler


def emne() -> Emne:
    """Sickness refund to the employer."""
    return Emne(
        "sygerefusion",
        "Sygedagpengerefusion til arbejdsgiveren",
        "Sickness refund to the employer",
        "sygerefusion",
        lov((regler,), fakta.FAKTA),
        beloeb=("refusion_time", "refusion_uge"),
        tjekliste=(
            "ingen_arbejdsgiverperiode",
            "mindstekrav_om_fire_timer",
            "tilskuddet_beregnes_som_ellers",
        ),
        raad=raad.RAAD,
    )
