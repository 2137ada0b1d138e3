"""What is said beside the sickness refund."""

from __future__ import annotations

from fleksjob.law.raad import Raad
from fleksjob.law.sygerefusion.regler import PARAGRAF_59, PAV, SLAGELSE

RAAD = (
    Raad(
        "tilnaermet",
        "Beløbet er tilnærmet: timer gange timeløn, højst satsen. Fleksjobbets egen timesats er ikke set.",
        "The amount is approximate: hours times wage, up to the rate. The proper basis was not seen.",
        PAV,
        "uvist",
    ),
    Raad(
        "hoejst_loennen",
        "Refusionen er aldrig større end lønnen for den samme tid.",
        "The refund is never more than the wage for the same time.",
        PAV,
        "oplysning",
    ),
    Raad(
        "kun_set_hos_kommune",
        "At de fem uger også gælder fra første fraværsdag, er kun set hos en kommune.",
        "That the five weeks hold from the first day too was seen at one municipality.",
        SLAGELSE,
        "uvist",
    ),
    Raad(
        "undtagelser",
        "Der er undtagelser, når fraværet er anmeldt for sent. De er ikke med her. Spørg kommunen.",
        "There are exceptions where the absence was reported late. They are not here. Ask the municipality.",
        PARAGRAF_59,
        "uvist",
    ),
)
