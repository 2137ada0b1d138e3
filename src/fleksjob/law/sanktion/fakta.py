"""The facts of a sanction. Whether a ground was reasonable is the municipality's finding, never ours."""

from __future__ import annotations

from fleksjob.engine import Choices, Input, Policy
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO

HAENDELSE = Choices(
    "haendelse",
    "afslog_fleksjob",
    "stoppede_i_fleksjob",
    "afslog_eller_stoppede_i_tilbud",
    "udeblev_fra_tilbud",
    "andet",
    vist={
        "afslog_fleksjob": ("Sagde nej til et tilbud om fleksjob", "Declined an offer of a fleksjob"),
        "stoppede_i_fleksjob": ("Stoppede selv i et fleksjob", "Left a fleksjob oneself"),
        "afslog_eller_stoppede_i_tilbud": (
            "Sagde nej til et tilbud eller stoppede i det",
            "Declined an offer of a measure, or left it",
        ),
        "udeblev_fra_tilbud": ("Kom ikke til et tilbud", "Stayed away from a measure"),
        "andet": ("Noget andet", "Something else"),
    },
)
TOLV_MAANEDER_DAGEN = Policy(
    name="dagen_efter_tolv_maaneder",
    da="Tæller selve dagen 12 måneder efter med?",
    en="Does the day itself twelve months after count?",
    choices=("dagen tæller med", "dagen tæller ikke med"),
    warning="Det er på dagen 12 måneder siden sidst. Vi tæller dagen med. Det er ikke set i loven.",
    kilde="LAS § 77 a, stk. 4; regnemåden er ikke set",
    warning_en="The incident is on the day twelve months after the last. We count the day. The Act was not "
    "seen to say so.",
)

FAKTA = (
    Input("haendelse", "Hvad er der sket?", "What has happened?", valg=HAENDELSE),
    Input(
        "sidestilles_med_afslag",
        "Har {myndighed} fundet, at det svarer til at sige nej?",
        "Has {myndighed} found that it amounts to declining?",
        likely=0.5,
        kommunen=True,
    ),
    Input("haendelse_dag", "Hvilken dag skete det?", "On which day did it happen?", "dato", likely=739_570),
    Input(
        "vejledning_med_dig_alene",
        "Har {myndighed} gennemgået dine rettigheder og pligter med dig alene?",
        "Has {myndighed} gone through your rights and duties with you alone?",
        likely=0.7,
    ),
    Input(
        "vejledning_paa_skrift",
        "Har du fået vejledningen om rettigheder og pligter på skrift?",
        "Have you had the guidance on rights and duties in writing?",
        likely=0.7,
    ),
    Input(
        "vejledning_seneste",
        "Hvilken dag fik du senest vejledningen før hændelsen?",
        "On which day did you last have the guidance before the incident?",
        "dato",
        likely=739_500,
    ),
    Input(
        "rimelig_grund",
        "Har {myndighed} fundet, at du havde en rimelig grund?",
        "Has {myndighed} found that you had a reasonable ground?",
        likely=0.4,
        kommunen=True,
    ),
    Input(
        "tidligere_haendelse",
        "Har du før sagt nej til eller er stoppet i et fleksjob eller et tilbud uden rimelig grund?",
        "Have you before declined or left a fleksjob or a measure without reasonable ground?",
        likely=0.2,
    ),
    Input(
        "tidligere_haendelse_dag",
        "Hvilken dag skete det sidst?",
        "On which day did that last happen?",
        "dato",
        likely=739_400,
    ),
    Input(
        "blev_hoert",
        "Har {myndighed} hørt dig, før den afgjorde sagen?",
        "Has {myndighed} heard you before it decided?",
        likely=0.8,
    ),
    DATO,
)
POLITIKKER = (DAG_DER_IKKE_FINDES, TOLV_MAANEDER_DAGEN)
