"""Talks, CV and job search while one gets ledighedsydelse (R6.4-R6.6)."""

from __future__ import annotations

from fleksjob.engine import NOT_APPLICABLE
from fleksjob.law.emner import Emne, lov
from fleksjob.law.kontaktforloeb import fakta, pligter, raad, samtaler


def emne() -> Emne:
    """The talks with the municipality, by the rule of the day."""
    return Emne(
        "kontaktforloeb",
        "Samtaler og jobsøgning",
        "Talks and job search",
        "kontaktforloeb",
        lov((samtaler, pligter), fakta.FAKTA, fakta.POLITIKKER),
        datoer=("seks_maaneder_slutter", "naeste_samtale_senest", "soegefrist_slutter"),
        tjekliste=("skal_have_cv_og_joblog", "skal_soege_aktivt"),
        advarsler=raad.ADVARSLER,
        udeladt={"besked_om_jobsoegning": NOT_APPLICABLE, "seneste_samtale": NOT_APPLICABLE},
        raad=raad.RAAD,
        fra=raad.FRA,
    )
