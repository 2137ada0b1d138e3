"""Old or new scheme, and when a change is a new fleksjob (R5)."""

from __future__ import annotations

from fleksjob.law.emner import Emne, lov
from fleksjob.law.ordning import fakta, raad, regler


def emne() -> Emne:
    """Old or new scheme."""
    return Emne(
        "ordning",
        "Gammel eller ny ordning",
        "Old or new scheme",
        "ordning",
        lov((regler,), fakta.FAKTA, ()),
        tjekliste=("fleksjob_fra_foer_2013", "nyt_fleksjob"),
        advarsler={"gammel_ordning_kan_gaa_tabt": raad.TABT},
        tabel=raad.RAEKKER,
        raad=raad.RAAD,
    )
