"""The facts of the talks and of the duty to search."""

from __future__ import annotations

from fleksjob.engine import Input
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO

FAKTA = (
    Input(
        "faar_ledighedsydelse",
        "Får du ledighedsydelse, og er du godkendt (visiteret) til fleksjob?",
        "Do you get ledighedsydelse with a fleksjob granted?",
        likely=0.9,
    ),
    Input(
        "ledighedsydelse_fra",
        "Hvilken dag begyndte ledighedsydelsen?",
        "On which day did ledighedsydelse begin?",
        "dato",
        likely=739_500,
    ),
    Input(
        "begynder_inden_seks_uger",
        "Kan du vise, at du inden seks uger begynder i fleksjob eller fuldtidsjob, på barsel eller pension?",
        "Can you show that within six weeks you begin a fleksjob or full-time job, leave or pension?",
        likely=0.1,
    ),
    Input(
        "kommunen_fastholder_pligten",
        "Har {myndighed} besluttet, at pligterne gælder for dig alligevel?",
        "Has {myndighed} decided that the duties apply to you all the same?",
        likely=0.1,
        kommunen=True,
    ),
    Input(
        "foerste_samtale_holdt",
        "Har du haft den første samtale?",
        "Have you had the first talk?",
        likely=0.7,
    ),
    Input(
        "seneste_samtale",
        "Hvilken dag var den seneste samtale?",
        "On which day was the latest talk?",
        "dato",
        likely=737_000,
    ),
    Input(
        "har_cv",
        "Ligger dit CV på Jobnet eller i en løsning fra {myndighed}?",
        "Is your CV on Jobnet or in a system of {myndighed}?",
        likely=0.8,
    ),
    Input(
        "besked_om_jobsoegning",
        "Hvilken dag fik du besked om, at du ikke søger aktivt nok?",
        "On which day were you told that you do not search actively enough?",
        "dato",
        likely=739_500,
    ),
    DATO,
)
POLITIKKER = (DAG_DER_IKKE_FINDES,)
