"""Dismissal by the employer: what is missing before it can be considered (R9.1)."""

from __future__ import annotations

from fleksjob.law.emner import Emne, lov
from fleksjob.law.opsigelse import fakta, raad, regler


def emne() -> Emne:
    """Dismissal by the employer."""
    return Emne(
        "opsigelse",
        "Opsigelse fra arbejdsgiveren",
        "Dismissal by the employer",
        "opsigelse",
        lov((regler,), fakta.FAKTA),
        tjekliste=(
            "varsel_som_for_andre",
            "saglig_grund",
            "handicap_formodes",
            "tilpasning_skal_undersoeges",
            "tilpasning_mangler",
            "indretning_overvejet",
            "arbejdsmoenster_overvejet",
            "opgavefordeling_overvejet",
            "oplaering_overvejet",
            "fagforening_kontaktet",
            "kommune_kontaktet",
        ),
        advarsler=raad.ADVARSLER,
        raad=raad.RAAD,
        kommunen_afgoer=False,
    )
