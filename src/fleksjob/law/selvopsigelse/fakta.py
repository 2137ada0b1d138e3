"""The facts of a resignation. The ground is the municipality's to find reasonable, as in `sanktion`."""

from __future__ import annotations

from fleksjob.engine import Choices, Input
from fleksjob.law.folkepension import DATO
from fleksjob.law.sanktion import fakta as sanktion
from fleksjob.law.varighed import fakta as varighed

OPHOER = Choices(
    "ophoer",
    "siger_selv_op",
    "aftale_om_fratraedelse",
    "arbejdsgiveren_siger_op",
    vist={
        "siger_selv_op": ("Jeg siger selv op", "I resign"),
        "aftale_om_fratraedelse": ("Vi aftaler, at jeg fratræder", "We agree that I leave"),
        "arbejdsgiveren_siger_op": ("Arbejdsgiveren siger mig op", "The employer dismisses me"),
    },
)
_SANKTION = {each.name: each for each in sanktion.FAKTA}
_VARIGHED = {each.name: each for each in varighed.FAKTA}

FAKTA = (
    Input("ophoer", "Hvordan slutter fleksjobbet?", "How does the fleksjob end?", valg=OPHOER),
    Input(
        "haendelse_dag",
        "Hvilken dag stopper du i fleksjobbet?",
        "On which day do you leave the fleksjob?",
        "dato",
        likely=739_600,
    ),
    Input(
        "nyt_job_straks",
        "Begynder du i et andet job uden ledige dage imellem?",
        "Do you begin in another job without days of unemployment between?",
        likely=0.3,
    ),
    Input(
        "rimelig_grund",
        "Har {myndighed} svaret, at din grund er rimelig?",
        "Has {myndighed} answered that your ground is reasonable?",
        likely=0.4,
        kommunen=True,
    ),
    _SANKTION["tidligere_haendelse"],
    _SANKTION["tidligere_haendelse_dag"],
    _VARIGHED["fleksjob_begyndt"],
    DATO,
)
POLITIKKER = sanktion.POLITIKKER
