"""What is said beside the subsidy of the old scheme."""

from __future__ import annotations

from fleksjob.law.gammel_ordning.arbejdstid import PARAGRAF_134
from fleksjob.law.gammel_ordning.fakta import PARAGRAF_133
from fleksjob.law.gammel_ordning.regler import PARAGRAF_136
from fleksjob.law.ordning import raad as ordning
from fleksjob.law.raad import Raad

FULD_LOEN = next(each for each in ordning.RAAD if each.id == "gammel_loen")
SCLEROSE = "https://scleroseforeningen.dk/netraadgivningen/refusion"

RAAD = (
    FULD_LOEN,
    Raad(
        "refusion_hver_dag",
        "På en dag med sygedagpengerefusion nedsættes tilskuddet. De to lægges ikke sammen.",
        "On a day with sickness refund the subsidy is reduced. The two are not added.",
        SCLEROSE,
        "oplysning",
    ),
    Raad(
        "orienter_kommunen",
        "Arbejdsgiveren giver kommunen besked fra første fraværsdag eller snarest efter.",
        "The employer tells the municipality from the first day of absence or soon after.",
        PARAGRAF_133,
        "oplysning",
    ),
    Raad(
        "selvstaendig_timer",
        "For hvor mange timer en selvstændig får tilskuddet, er ikke set. Spørg kommunen.",
        "For how many hours the self-employed have the subsidy was not seen. Ask the municipality.",
        PARAGRAF_136,
        "uvist",
    ),
    Raad(
        "samlivsophoer",
        "Ved samlivsophør kan fuld tid også komme på tale. Resten af den regel er ikke set.",
        "When a couple parts, full time is possible too. The rest of that rule was not seen.",
        PARAGRAF_134,
        "uvist",
    ),
)
