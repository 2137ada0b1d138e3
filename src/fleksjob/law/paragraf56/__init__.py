"""The § 56 agreement on sickness refund from the first day (R7.1)."""

from __future__ import annotations

from fleksjob.engine import NOT_APPLICABLE
from fleksjob.law.emner import Emne, lov
from fleksjob.law.paragraf56 import faelles, fakta, grunde, raad, regler


def emne() -> Emne:
    """The § 56 agreement."""
    return Emne(
        "paragraf56",
        "§ 56-aftale",
        "§ 56 agreement",
        "paragraf_56",
        lov((faelles, grunde, regler), fakta.FAKTA, fakta.POLITIKKER),
        datoer=("aftalen_udloeber",),
        tjekliste=(
            "lidelse_med_fravaer",
            "behandling_besluttet_foer",
            "arbejdsgiveren_har_betalt",
            "aftalen_er_i_orden",
            "kan_fornyes",
            "tolv_maaneder_loeber",
        ),
        advarsler=raad.ADVARSLER,
        udeladt={"godkendt_til": NOT_APPLICABLE},
        raad=raad.RAAD,
    )
