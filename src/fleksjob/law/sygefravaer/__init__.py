"""Sick leave in the job: who follows up, and the tools (R6.2 and R7.2-R7.7)."""

from __future__ import annotations

from fleksjob.law.emner import Emne, lov
from fleksjob.law.sygefravaer import faelles, fakta, opfoelgning, raad, regler


def emne() -> Emne:
    """Sick leave from a fleksjob."""
    return Emne(
        "sygefravaer",
        "Sygefravær",
        "Sick leave",
        "sygefravaer",
        lov((faelles, regler, opfoelgning), fakta.FAKTA, fakta.POLITIKKER),
        datoer=("samtale_senest", "anmeldt_senest", "otte_uger", "seksogtyve_uger"),
        beloeb=("mindste_fravaer",),
        tjekliste=(
            "ingen_arbejdsgiverperiode",
            "anmeldelsesfrist",
            "sygefravaerssamtale",
            "fastholdelsesplan",
            "mulighedserklaering",
            "delvis_raskmelding",
            "kommunen_foelger_op",
        ),
        advarsler=raad.ADVARSLER,
        raad=raad.RAAD,
    )
