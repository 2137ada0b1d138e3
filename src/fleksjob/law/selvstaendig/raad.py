"""What is said beside the subsidy to the self-employed."""

from __future__ import annotations

from fleksjob.law.raad import Raad
from fleksjob.law.selvstaendig.regler import BEK_8

IKAST_BRANDE = (
    "https://ikast-brande.dk/borger/borgerservice-og-ydelse/udbetalinger-til-forsoergelse/"
    "fleksloentilskud-til-selvstaendige"
)

RAAD = (
    Raad(
        "et_kalenderaar",
        "Tilskuddet beregnes én gang og gælder for et kalenderår.",
        "The subsidy is computed once and holds for a calendar year.",
        BEK_8,
        "oplysning",
    ),
    Raad(
        "ny_beregning",
        "Ændres den skattepligtige indkomst, beregnes tilskuddet igen. Så kan penge skulle betales tilbage.",
        "If the taxable income changes, the subsidy is computed again. More may be paid, or some paid back.",
        BEK_8,
        "oplysning",
    ),
    Raad(
        "regnskaber",
        "Ikast-Brande bruger de to bedste af de seneste tre regnskaber. Spørg din kommune.",
        "Ikast-Brande uses the best two of the last three accounts. Ask your municipality.",
        IKAST_BRANDE,
        "oplysning",
    ),
    Raad(
        "underskud",
        "Om et underskud kan trækkes fra anden arbejdsindkomst, er ikke set.",
        "Whether a loss can be deducted from other income from work was not seen.",
        BEK_8,
        "uvist",
    ),
    Raad(
        "lavere_niveau",
        "For nogle er tilskuddet højst en lavere ydelse (LAB §§ 131-132 a). Betingelserne er ikke set.",
        "For some it is limited to a lower benefit (LAB §§ 131-132 a). The conditions were not seen.",
        BEK_8,
        "uvist",
    ),
)
