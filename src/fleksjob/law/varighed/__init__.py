"""How long a fleksjob is granted for (R2)."""

from __future__ import annotations

from fleksjob.engine import NOT_APPLICABLE
from fleksjob.law import folkepension
from fleksjob.law.emner import Emne, lov
from fleksjob.law.varighed import fakta, raad, regler


def emne() -> Emne:
    """How long a fleksjob is granted for."""
    return Emne(
        "varighed",
        "Fleksjobbets varighed",
        "Duration of the fleksjob",
        "varighed",
        lov((folkepension, regler), fakta.FAKTA, fakta.POLITIKKER),
        datoer=(
            "naeste_opfoelgning",
            "status_dag",
            "fem_aar_gaaet",
            "perioden_slutter",
            "fyrre_aars_foedselsdag",
            "folkepensionsdato",
        ),
        advarsler=raad.ADVARSLER,
        udeladt={"bevilling_udloeber": NOT_APPLICABLE, "seneste_opfoelgning": NOT_APPLICABLE},
        raad=raad.RAAD,
    )
