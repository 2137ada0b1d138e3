"""Support measures: which can come into question, who decides, and how much (process.md, section 11)."""

from __future__ import annotations

from fleksjob.law.emner import Emne, lov
from fleksjob.law.stoette import fakta, raad, regler


def emne() -> Emne:
    """Support measures."""
    return Emne(
        "stoette",
        "Støtte i jobbet",
        "Support in the job",
        "stoette",
        lov((regler,), fakta.FAKTA),
        beloeb=("personlig_assistance_timer",),
        tjekliste=(
            "hjaelpemiddel",
            "personlig_assistance",
            "mentor",
            "opkvalificering",
            "virksomhedspraktik",
            "arbejdsgiverens_tilpasning",
        ),
        advarsler=raad.ADVARSLER,
        tabel=raad.RAEKKER,
        fra=raad.FRA,
        raad=raad.RAAD,
    )
