"""What is said beside a sanction: before resigning, how to object, and what was not found."""

from __future__ import annotations

from datetime import date

from fleksjob.law.las import LOVTEKST_2021
from fleksjob.law.raad import Raad
from fleksjob.law.sanktion.regler import PARAGRAF_75A, PARAGRAF_77A, PM_15_21

TRE_F = "https://www.3f.dk/fagforening/fleksjob/selvforskyldt-ledighed"
ANKESTYRELSEN_KLAGE = (
    "https://ast.dk/for-borgere-med-en-klagesag/din-sag-i-ankestyrelsen/klagevejledning-og-tidsfrister"
)
STAR_PLAN = "https://star.dk/da/implementering/beskaeftigelsesreform/proces"
PARAGRAF_74G = "https://elov.dk/aktivloven/74g/"

RAAD = (
    Raad(
        "foer_opsigelse",
        "Tal med kommunen og din fagforening, før du siger op. Få svaret på skrift.",
        "Talk to the municipality and your union before you resign. Get the answer in writing.",
        TRE_F,
    ),
    Raad(
        "skriv_grunden_ned",
        "Skriv din grund ned, og gem det, der viser den. Helbred kan være en grund.",
        "Write your ground down and keep what shows it. Health can be a ground.",
        PARAGRAF_77A,
    ),
    Raad(
        "eget_system",
        "Reglerne er ikke de samme som for dagpenge. Der er fx ingen karantæne på 111 timer.",
        "The rules are not those of dagpenge. There is no quarantine of 111 hours, for example.",
        PARAGRAF_77A,
        "oplysning",
    ),
    Raad(
        "ikke_i_gruppe",
        "Et fælles møde er ikke nok som vejledning, siger Ankestyrelsen (15-21).",
        "A meeting for a group is not enough as guidance, says Ankestyrelsen (15-21).",
        PM_15_21,
        "oplysning",
    ),
    Raad(
        "foerste_samtale",
        "Vejledningen gennemgås senest ved den første samtale og derefter hvert halve år.",
        "The guidance is gone through at the first talk at latest, and every half year after that.",
        PARAGRAF_75A,
        "oplysning",
    ),
    Raad(
        "klag",
        "Du kan klage til kommunen inden fire uger. Se fleksjob frister for dagen.",
        "You can complain to the municipality within four weeks. See fleksjob frister for the day.",
        ANKESTYRELSEN_KLAGE,
        "oplysning",
    ),
    Raad(
        "faa_igen",
        "Hvordan ydelsen fås igen, når den er faldet bort, er ikke set.",
        "How the benefit is regained once lost was not seen.",
        PARAGRAF_77A,
        "uvist",
    ),
    Raad(
        "tre_ugers_start",
        "Hvilken dag de tre uger begynder, er ikke set. Se kommunens afgørelse.",
        "On which day the three weeks begin was not seen. See the municipality's decision.",
        PARAGRAF_77A,
        "uvist",
    ),
    Raad(
        "andre_regler_uden_visitation",
        "Er du ikke visiteret, men får ydelsen efter et job uden støtte, gælder andre regler.",
        "Other rules apply to who has the benefit after a job without support, without a grant.",
        PARAGRAF_74G,
        "oplysning",
    ),
    LOVTEKST_2021,
)
ADVARSLER = {
    "selv_stoppet": Raad(
        "grund_til_at_stoppe",
        "Fortæl kommunen, hvorfor du stoppede. Den afgør, om grunden er rimelig.",
        "Tell the municipality why you left. It decides whether the ground is reasonable.",
        TRE_F,
    ),
    "ikke_hoert": Raad(
        "partshoering",
        "Kommunen skal høre dig først. Skriv det i en klage, hvis den ikke gjorde det.",
        "The municipality must hear you first. Say so in a complaint if it did not.",
        PARAGRAF_77A,
        "oplysning",
    ),
}
FRA = {
    date(2027, 1, 1): Raad(
        "nye_sanktioner_2027",
        "Et nyt system for sanktioner ventes fra 2027. Det er ikke set og ikke regnet med her.",
        "A new system of sanctions is expected from 2027. It was not seen and is not used here.",
        STAR_PLAN,
        "uvist",
    )
}
