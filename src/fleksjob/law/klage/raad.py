"""What is said beside a complaint: how it is sent, when a letter is received, and what is not known."""

from __future__ import annotations

from fleksjob.law.klage.regler import AST, AST_FRISTER
from fleksjob.law.raad import Raad

SAADAN_KLAGES = Raad(
    "saadan_klages",
    "Klag til kommunen, ikke til Ankestyrelsen. Brev, mail og telefon kan bruges.",
    "Complain to the municipality, not to Ankestyrelsen. Letter, mail and phone can be used.",
    AST,
    "oplysning",
)

RAAD = (
    SAADAN_KLAGES,
    Raad(
        "ingen_krav_til_form",
        "En klage behøver ingen begrundelse. Skriv alligevel, hvad du er utilfreds med.",
        "A complaint needs no grounds. Write all the same what you are dissatisfied with.",
        AST,
        "oplysning",
    ),
    Raad(
        "hvornaar_modtaget",
        "Digital Post er modtaget samme dag. Almindelig post regnes for modtaget efter seks hverdage.",
        "Digital Post is received the same day. Ordinary post counts as received after six weekdays.",
        AST_FRISTER,
        "oplysning",
    ),
    Raad(
        "fristen_i_brevet",
        "Står der en anden frist i brevet, så brug den.",
        "If the letter names another limit, use that one.",
        AST_FRISTER,
        "oplysning",
    ),
    Raad(
        "virker_afgoerelsen",
        "Om afgørelsen virker, mens klagen behandles, er ikke set. Spørg kommunen.",
        "Whether the decision has effect while the complaint is handled was not seen. Ask the municipality.",
        AST,
        "uvist",
    ),
)
ADVARSLER = {
    "klagen_er_sen": Raad(
        "saerlig_grund",
        "Ankestyrelsen kan se bort fra fristen ved en særlig grund, fx alvorlig sygdom i perioden.",
        "Ankestyrelsen can set the limit aside for a special reason, such as serious illness.",
        AST_FRISTER,
        "oplysning",
    ),
}
