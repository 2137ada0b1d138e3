"""Complaint: what can be complained about, to whom, and until when (R9.7, R4.4)."""

from __future__ import annotations

from fleksjob.engine import NOT_APPLICABLE
from fleksjob.law.emner import Emne, lov
from fleksjob.law.klage import fakta, raad, regler


def emne() -> Emne:
    """Complaint."""
    return Emne(
        "klage",
        "Klage",
        "Complaint",
        "klage",
        lov((regler,), fakta.FAKTA),
        datoer=("klagefrist", "genvurdering_senest"),
        advarsler=raad.ADVARSLER,
        udeladt={"klage_modtaget": NOT_APPLICABLE},
        raad=raad.RAAD,
        fremgangsmaader=raad.FREMGANGSMAADER,
    )
