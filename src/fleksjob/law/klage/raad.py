"""What is said beside a complaint: how it is sent, when a letter is received, and what is not known."""

from __future__ import annotations

from datetime import date

from fleksjob.engine.rules import FOREVER
from fleksjob.law.klage.regler import AST, AST_FRAKENDELSE, AST_FRISTER, PARAGRAF_122
from fleksjob.law.raad import Fremgangsmaade, Raad

RAAD = (
    Raad(
        "saadan_klages",
        "Klag til kommunen, ikke til Ankestyrelsen. Brev, mail og telefon kan bruges.",
        "Complain to the municipality, not to Ankestyrelsen. Letter, mail and phone can be used.",
        AST,
        "oplysning",
    ),
    Raad(
        "to_spor",
        "Er I uenige om løn eller timer, så se fleksjob vurder arbejdstid.",
        "If you disagree on wage or hours, see fleksjob vurder arbejdstid.",
        PARAGRAF_122,
        "oplysning",
    ),
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
FREMGANGSMAADER = (
    Fremgangsmaade(
        date(2013, 1, 1),
        FOREVER,
        "Kommunen vurderer sin afgørelse igen. Fastholder den, sender den klagen til Ankestyrelsen.",
        "The municipality reviews its decision. If it keeps it, it sends the complaint to Ankestyrelsen.",
        AST,
        "officiel",
    ),
)
ADVARSLER = {
    "klage_over_frakendelse": Raad(
        "frakendelse_kraever_ny_vurdering",
        "En frakendelse kræver en gyldig, ny vurdering. Flere er underkendt, da bevillingen var forkert.",
        "A withdrawal needs a valid reassessment. Several over a wrong grant were struck down.",
        AST_FRAKENDELSE,
        "oplysning",
    ),
    "klagen_er_sen": Raad(
        "saerlig_grund",
        "Ankestyrelsen kan se bort fra fristen ved en særlig grund, fx alvorlig sygdom i perioden.",
        "Ankestyrelsen can set the limit aside for a special reason, such as serious illness.",
        AST_FRISTER,
        "oplysning",
    ),
}
