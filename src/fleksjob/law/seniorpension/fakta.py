"""The facts of seniorpension."""

from __future__ import annotations

from fleksjob.engine import Input
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO, FOEDSELSDAG

FAKTA = (
    FOEDSELSDAG,
    Input(
        "hoejst_15_timer",
        "Er din arbejdsevne i seneste job vurderet varigt til højst 15 timer om ugen?",
        "Was your lasting capacity in your latest job assessed at 15 weekly hours or less?",
        likely=0.6,
    ),
    Input(
        "aar_med_fuldtidsarbejde",
        "Hvor mange hele års arbejde svarende til fuld tid har du haft?",
        "How many whole years of work corresponding to full time have you had?",
        "år",
        high=70,
        likely=27,
    ),
    Input(
        "faar_foertidspension",
        "Får du førtidspension eller invaliditetsydelse?",
        "Do you get førtidspension or invaliditetsydelse?",
        likely=0.1,
    ),
    Input(
        "almindelige_pensionskrav",
        "Opfylder du pensionslovens krav om statsborgerskab og bopæl?",
        "Do you meet the Pension Act's requirements of citizenship and residence?",
        likely=0.9,
    ),
    DATO,
)
POLITIKKER = (DAG_DER_IKKE_FINDES,)
