"""The facts of a move."""

from __future__ import annotations

from fleksjob.engine import Input
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO
from fleksjob.law.varighed.fakta import FAKTA as VARIGHED

_FROM_DURATION = ("fleksjob_begyndt", "seneste_opfoelgning")

FAKTA = (
    Input("anden_kommune", "Flytter du til en anden kommune?", "Do you move to another municipality?"),
    Input("flyttedato", "Hvilken dag flytter du?", "On which day do you move?", "dato", likely=739_600),
    Input("ansat_i_fleksjob", "Er du ansat i et fleksjob?", "Are you employed in a fleksjob?", likely=0.8),
    Input(
        "beholder_fleksjobbet",
        "Beholder du fleksjobbet, når du flytter?",
        "Do you keep the fleksjob when you move?",
        likely=0.7,
    ),
    Input(
        "faar_ledighedsydelse",
        "Får du ledighedsydelse, når du flytter?",
        "Do you receive ledighedsydelse when you move?",
        likely=0.4,
    ),
    *(each for each in VARIGHED if each.name in _FROM_DURATION),
    DATO,
)
POLITIKKER = (DAG_DER_IKKE_FINDES,)
