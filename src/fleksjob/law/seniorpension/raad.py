"""Who decides on seniorpension, by date, and what it and tidlig pension do to a fleksjob."""

from __future__ import annotations

from datetime import date

from fleksjob.engine.rules import FOREVER
from fleksjob.law.raad import Fremgangsmaade, Raad
from fleksjob.law.seniorpension.regler import BORGER_DK, SKRIVELSE, STAR

VEJLEDNING = (
    "http://socialjura.dk/content-storage/regler/2021/vejl-9513-af-306-2021/menu/pension/"
    "?cHash=a2865e475dc8709685614d849172b7a8&showpage=1"
)
VEJLE = "https://www.vejle.dk/borger/mit-liv/job-og-ledighed/nedsat-arbejdsevne/seniorpension/"
PARAGRAF_116 = (
    "https://www.lovguiden.dk/loven/bekendtg%C3%B8relse-af-lov-om-en-aktiv-besk%C3%A6ftigelsesindsats/116"
)

FREMGANGSMAADER = (
    Fremgangsmaade(
        date(2020, 1, 1),
        date(2020, 12, 31),
        "Du søger hos din bopælskommune, og kommunen afgør sagen.",
        "You apply to your municipality of residence, and the municipality decides.",
        VEJLEDNING,
        "officiel",
    ),
    Fremgangsmaade(
        date(2021, 1, 1),
        FOREVER,
        "Du søger på borger.dk. Seniorpensionsenheden afgør sagen, og Udbetaling Danmark udbetaler.",
        "You apply on borger.dk. Seniorpensionsenheden decides, and Udbetaling Danmark pays.",
        VEJLEDNING,
        "officiel",
    ),
)

RAAD = (
    Raad(
        "fleksjob_slutter",
        "Får du seniorpension, er et fleksjob ikke længere på tale. Se fleksjob vurder visitation.",
        "With seniorpension a fleksjob is no longer possible. See fleksjob vurder visitation.",
        SKRIVELSE,
        "oplysning",
    ),
    Raad(
        "tidlig_pension",
        "At bruge tidlig pension udelukker fleksjob. At kunne få den gør ikke.",
        "Using tidlig pension rules out a fleksjob. Being able to get it does not.",
        PARAGRAF_116,
        "oplysning",
    ),
    Raad(
        "fleksjob_taeller_med",
        "Tid i fleksjob tæller med, selv om timerne er færre.",
        "Time in a fleksjob counts, although the hours are fewer.",
        VEJLE,
        "oplysning",
    ),
    Raad(
        "behandlingstid",
        "En sag kan tage op til seks måneder. Søg i god tid.",
        "A case can take up to six months. Apply in good time.",
        BORGER_DK,
        "oplysning",
    ),
    Raad(
        "klage_over_afgoerelsen",
        "Afgørelsen kan indbringes for Ankestyrelsen. Fristen står i brevet.",
        "The decision can be brought before Ankestyrelsen. The limit stands in the letter.",
        STAR,
        "oplysning",
    ),
)
