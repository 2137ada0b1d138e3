"""The facts of the sickness refund to the employer."""

from __future__ import annotations

from fleksjob.engine import Input
from fleksjob.law.folkepension import DATO

FAKTA = (
    Input(
        "ansat_i_fleksjob",
        "Er den syge ansat i et fleksjob hos arbejdsgiveren?",
        "Is the sick person employed in a fleksjob with the employer?",
        likely=0.9,
    ),
    Input(
        "loen_under_sygdom",
        "Betaler arbejdsgiveren løn under sygefraværet?",
        "Does the employer pay wage during the sick leave?",
        likely=0.8,
    ),
    Input(
        "anmeldt_i_tide",
        "Er fraværet anmeldt i NemRefusion senest fem uger efter første fraværsdag? "
        "Dagen står i fleksjob frister.",
        "Was the absence reported in NemRefusion within five weeks of the first day? "
        "The day stands in fleksjob frister.",
        likely=0.8,
    ),
    Input(
        "fravaerstimer_uge",
        "Hvor mange betalte timer var den syge væk i ugen?",
        "For how many paid hours was the sick person away in the week?",
        "time/uge",
        60,
        168,
        10,
    ),
    Input(
        "timer_foer_anmeldelsen",
        "Hvor mange af ugens timer ligger før den dag, fraværet blev anmeldt?",
        "How many of the week's hours lie before the day the absence was reported?",
        "time/uge",
        60,
        168,
        0,
    ),
    Input(
        "timeloen",
        "Hvad er timelønnen, som den betales under sygdom?",
        "What is the hourly wage, as it is paid during sickness?",
        "kr/time",
        100,
        10_000,
        180,
    ),
    DATO,
)
