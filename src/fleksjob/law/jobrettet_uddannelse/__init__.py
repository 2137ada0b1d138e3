"""Six weeks of job-related training for who is unemployed with a fleksjob granted (R6.10)."""

from __future__ import annotations

from fleksjob.law.emner import Emne, lov
from fleksjob.law.jobrettet_uddannelse import fakta, raad, regler


def emne() -> Emne:
    """Whether six weeks of job-related training can come into question."""
    return Emne(
        "jobrettet_uddannelse",
        "6 ugers jobrettet uddannelse",
        "Six weeks of job-related training",
        "jobrettet_uddannelse",
        lov((regler,), fakta.FAKTA, fakta.POLITIKKER),
        tjekliste=("i_maalgruppen", "fem_uger_ledig", "inden_for_ni_maaneder", "paa_positivlisten"),
        raad=raad.RAAD,
    )
