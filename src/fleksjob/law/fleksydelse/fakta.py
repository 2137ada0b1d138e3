"""The facts of fleksydelse."""

from __future__ import annotations

from fleksjob.engine import Input
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO, FOEDSELSDAG

FAKTA = (
    FOEDSELSDAG,
    Input(
        "visitation_afgoerelse",
        "Hvilken dag blev du visiteret til et fleksjob?",
        "On which day were you approved for a fleksjob?",
        "dato",
        likely=738_000,
    ),
    Input(
        "betaler_fleksydelsesbidrag",
        "Betaler du bidrag til fleksydelse?",
        "Do you pay contributions to fleksydelse?",
        likely=0.7,
    ),
    Input(
        "anciennitet_bekraeftet",
        "Har Udbetaling Danmark bekræftet, at du har betalt bidrag længe nok?",
        "Has Udbetaling Danmark confirmed that you have paid contributions for long enough?",
        likely=0.6,
    ),
    Input(
        "pensionsformue_opgjort",
        "Er din pensionsformue opgjort?",
        "Have your pension assets been reported?",
        likely=0.7,
    ),
    Input(
        "bopael_i_omraadet",
        "Bor du i Danmark, Færøerne, Grønland, Schweiz eller et andet EU- eller EØS-land?",
        "Do you live in Denmark, the Faroes, Greenland, Switzerland or another EU or EEA country?",
        likely=0.97,
    ),
    DATO,
)
POLITIKKER = (DAG_DER_IKKE_FINDES,)
