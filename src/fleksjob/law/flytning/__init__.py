"""Moving to another municipality: what goes on, who takes over, and what to bring (R9.3)."""

from __future__ import annotations

from fleksjob.engine import NOT_APPLICABLE
from fleksjob.law.emner import Emne, lov
from fleksjob.law.flytning import fakta, raad, regler


def emne() -> Emne:
    """Moving to another municipality."""
    return Emne(
        "flytning",
        "Flytning til en anden kommune",
        "Moving to another municipality",
        "flytning",
        lov((regler,), fakta.FAKTA, fakta.POLITIKKER),
        datoer=("ny_kommune_fra", "naeste_opfoelgning", "revurdering_efter_flytning"),
        tjekliste=("handlekommunen_skifter", "fleksjobbet_fortsaetter", "paa_gammel_ordning"),
        advarsler=raad.ADVARSLER,
        udeladt={"seneste_opfoelgning": NOT_APPLICABLE},
        raad=raad.RAAD,
    )
