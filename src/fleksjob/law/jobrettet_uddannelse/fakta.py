"""The facts of six weeks of job-related training."""

from __future__ import annotations

from fleksjob.engine import Choices, Input, Policy
from fleksjob.law.folkepension import DATO

UDDANNELSE = Choices(
    "uddannelse",
    "ufaglaert",
    "faglaert",
    "kort_videregaaende_og_faglaert",
    "anden_videregaaende",
    vist={
        "ufaglaert": ("Ufaglært", "Unskilled"),
        "faglaert": ("Faglært", "Skilled"),
        "kort_videregaaende_og_faglaert": (
            "Kort videregående og en erhvervsuddannelse",
            "Short further education and vocational training",
        ),
        "anden_videregaaende": ("Anden videregående uddannelse", "Other further education"),
    },
)
ORDNINGEN_AENDRET = Policy(
    name="ordningen_aendret_fra_2026",
    da="Er ordningen ændret fra februar 2026?",
    en="Was the scheme changed from February 2026?",
    choices=("som før", "ændret"),
    warning="Vi regner ordningen som før reformen. Om den er beholdt i 2026 og 2027, er ikke set.",
    kilde="Lov 1750 af 29/12/2025 og den nye hovedlov; ordningen er ikke set nævnt",
    warning_en="We take the scheme as before the reform. Whether it was kept in 2026 and 2027 was not seen.",
)

FAKTA = (
    Input(
        "ledig_og_visiteret",
        "Er du ledig og godkendt (visiteret) til fleksjob?",
        "Are you unemployed with a fleksjob granted?",
        likely=0.9,
    ),
    Input("uddannelse", "Hvilken uddannelse har du?", "Which education do you have?", valg=UDDANNELSE),
    Input(
        "ledige_uger",
        "Hvor mange hele uger har du været ledig?",
        "For how many whole weeks have you been unemployed?",
        "uge",
        high=520,
        likely=8,
    ),
    Input(
        "ledige_maaneder_i_alt",
        "Hvor mange hele måneder har du været ledig, lagt sammen?",
        "For how many whole months have you been unemployed, added up?",
        "måned",
        high=240,
        likely=3,
    ),
    Input(
        "brugte_uger",
        "Hvor mange uger af ordningen har du brugt?",
        "How many weeks of the scheme have you used?",
        "uge",
        high=6,
        likely=0,
    ),
    Input(
        "oenskede_uger",
        "Hvor mange uger varer kurset?",
        "How many weeks does the course last?",
        "uge",
        high=52,
        likely=3,
    ),
    Input(
        "paa_positivlisten",
        "Står kurset på positivlisten, i den ene erhvervsgruppe, du har valgt?",
        "Is the course on the list, in the one group of trades you have chosen?",
        likely=0.7,
    ),
    DATO,
)
POLITIKKER = (ORDNINGEN_AENDRET,)
