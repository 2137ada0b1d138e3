"""The facts of a complaint."""

from __future__ import annotations

from fleksjob.engine import Choices, Input
from fleksjob.law.folkepension import DATO

KLAGE_OVER = Choices(
    "klage_over",
    "visitation",
    "arbejdsevne",
    "opfoelgning",
    "frakendelse",
    "sanktion",
    "ledighedsydelse",
    "hjaelpemidler",
    "andet_fra_kommunen",
    "anden_myndighed",
    "loen_eller_timer",
    "arbejdsgiveren",
    "sygesamtale_eller_plan",
    vist={
        "visitation": ("Visitation til fleksjob", "Visitation to a fleksjob"),
        "arbejdsevne": ("Vurderingen af arbejdsevnen", "The assessment of the capacity for work"),
        "opfoelgning": ("Afgørelsen efter opfølgning", "The decision after follow-up"),
        "frakendelse": ("Fleksjobbet er frakendt", "The fleksjob was withdrawn"),
        "sanktion": ("En sanktion", "A sanction"),
        "ledighedsydelse": ("Ledighedsydelse", "Ledighedsydelse"),
        "hjaelpemidler": ("Hjælpemidler", "Aids"),
        "andet_fra_kommunen": ("Noget andet fra kommunen", "Something else from the municipality"),
        "anden_myndighed": ("En anden myndigheds afgørelse", "Another authority's decision"),
        "loen_eller_timer": ("Løn eller effektive timer", "Wage or effective hours"),
        "arbejdsgiveren": ("Arbejdsgiverens beslutning", "The employer's decision"),
        "sygesamtale_eller_plan": (
            "Sygefraværssamtale eller fastholdelsesplan",
            "Talk on sickness absence or plan for staying in the job",
        ),
    },
)
"""What is complained about. The first seven are decisions of the municipality that the sources name."""

FAKTA = (
    Input(
        "klage_over",
        "Hvad vil du klage over?",
        "What do you want to complain about?",
        valg=KLAGE_OVER,
    ),
    Input(
        "afgoerelse_modtaget",
        "Hvilken dag fik du afgørelsen?",
        "On which day did you receive the decision?",
        "dato",
        likely=739_550,
    ),
    Input(
        "klage_modtaget",
        "Hvilken dag fik {myndighed} din klage?",
        "On which day did {myndighed} receive your complaint?",
        "dato",
        likely=739_570,
    ),
    DATO,
)
