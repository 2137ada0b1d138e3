"""A fleksjob at one's own workplace (R3)."""

from __future__ import annotations

from fleksjob.law import folkepension
from fleksjob.law.emner import Emne, lov
from fleksjob.law.fastholdelse import fakta, raad, regler


def emne() -> Emne:
    """A fleksjob at one's own workplace."""
    return Emne(
        "fastholdelse",
        "Fastholdelsesfleksjob",
        "Fastholdelsesfleksjob",
        "fastholdelsesfleksjob",
        lov((folkepension, regler), fakta.FAKTA, fakta.POLITIKKER),
        datoer=(
            "folkepensionsdato",
            "seks_aar_foer_folkepension",
            "perioden_begynder",
            "tolv_maaneder_gaaet",
        ),
        tjekliste=(
            "kraever_tolv_maaneder",
            "tolv_maaneder_paa_saerlige_vilkaar",
            "aftale_skriftlig",
            "aftale_naevner_funktioner",
            "aftale_naevner_skaanehensyn",
            "reelt_forsoeg",
            "akut_undtagelse",
        ),
        venter_paa={"tolv_maaneder_gaaet": raad.IKKE_ENDNU},
        punkter=raad.AFTALENS_INDHOLD,
        raad=raad.RAAD,
    )
