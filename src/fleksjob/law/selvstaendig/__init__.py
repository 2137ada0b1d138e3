"""The subsidy to the self-employed with reduced capacity, granted from 2013 (LAB § 126; money § 8)."""

from __future__ import annotations

from fleksjob.law import folkepension
from fleksjob.law.emner import Emne, lov
from fleksjob.law.selvstaendig import fakta, raad, regler


def emne() -> Emne:
    """The subsidy to the self-employed, granted from 2013."""
    return Emne(
        "selvstaendig",
        "Tilskud til selvstændige",
        "Subsidy to the self-employed",
        "tilskud_til_selvstaendig",
        lov((folkepension, regler), fakta.FAKTA, fakta.POLITIKKER),
        beloeb=("tilskud_aar", "tilskud_md"),
        datoer=("folkepensionsdato",),
        tjekliste=(
            "under_folkepensionsalder",
            "beskaeftigelseskrav",
            "uden_anden_ydelse",
            "arbejdsevnen_nedsat_i_virksomheden",
            "arbejdsevnen_udnyttes",
            "hovedbeskaeftigelse",
        ),
        raad=raad.RAAD,
    )
