"""The subsidy of the scheme from before 2013, to employers and to the self-employed (money § 8)."""

from __future__ import annotations

from fleksjob.law.emner import Emne, lov
from fleksjob.law.gammel_ordning import arbejdstid, fakta, raad, regler


def emne() -> Emne:
    """The subsidy of the scheme from before 2013."""
    return Emne(
        "gammel_ordning",
        "Tilskud efter den gamle ordning",
        "Subsidy of the old scheme",
        "gammelt_tilskud",
        lov((regler, arbejdstid), fakta.FAKTA, fakta.POLITIKKER),
        beloeb=(
            "tilskud_time",
            "tilskud_md_foer_refusion",
            "tilskud_md",
            "tilskud_selvstaendig_time",
            "hoejeste_tilskud_time",
            "hoejeste_tilskud_aar",
        ),
        tjekliste=("gammel_arbejdstid",),
        raad=raad.RAAD,
    )
