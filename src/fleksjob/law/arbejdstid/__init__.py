"""Working time, what a change of it asks for, and where a dispute belongs (R4)."""

from __future__ import annotations

from fleksjob.engine import NOT_APPLICABLE
from fleksjob.law.arbejdstid import aendringer, bevis, faelles, fakta, raad, regler, tabel, vilkaar
from fleksjob.law.emner import Emne, lov


def emne() -> Emne:
    """Working time in the fleksjob: hours, intensity, changes, terms and disputes."""
    return Emne(
        "arbejdstid",
        "Arbejdstid, ændringer og uenighed",
        "Working time, changes and disputes",
        "arbejdstid",
        lov((faelles, regler, aendringer, bevis, vilkaar), fakta.FAKTA, fakta.POLITIKKER),
        beloeb=("betalte_timer",),
        datoer=("tillaeg_senest",),
        tjekliste=(
            "timeforskel",
            "oplys_kommunen",
            "ny_vurdering",
            "tillaeg",
            "ansaettelsesbevis",
            "loenvilkaar",
            "kl_vilkaar",
            "kopi_til_kommunen",
            "kopi_til_fagforeningen",
            "tvistespor",
        ),
        advarsler=raad.ADVARSLER,
        udeladt={
            "effektive_timer": NOT_APPLICABLE,
            "aendring_fra": NOT_APPLICABLE,
            "haendelse": fakta.HAENDELSE.number("ingen"),
            "uenighed_om": fakta.UENIGHED.number("ingen"),
        },
        raad=raad.RAAD,
        tabel=tabel.RAEKKER,
    )
