"""Full time or part time in the old scheme (LAB § 134, stk. 2-5; before 2020 §§ 71-73)."""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, applies_if, quantity, where
from fleksjob.law.gammel_ordning.fakta import STILLING
from fleksjob.law.lab import lab

PARAGRAF_134 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/134/"
DELTID = quantity(30, "time/uge")
ARBEJDSTID = Choices("gammel_arbejdstid", "fuld_tid", "deltid_efter_oenske", "deltid_som_foer")


@lab(
    "LAB §§ 71-73",
    "LAB § 134, stk. 3",
    kilde=PARAGRAF_134,
    sikkerhed_foer="afledt",
    da="Seneste almindelige job var på deltid",
    en="The latest ordinary job was part time",
    siger={
        "ja": (
            "Dit seneste almindelige job var på højst 30 timer om ugen.",
            "Your latest ordinary job was of at most 30 hours a week.",
        ),
        "nej": (
            "Dit seneste almindelige job var på mere end 30 timer om ugen.",
            "Your latest ordinary job was of more than 30 hours a week.",
        ),
    },
)
def seneste_job_paa_deltid(timer_i_seneste_job: Node) -> Node:
    """At most 30 hours a week on average over four weeks is part time; 30 hours exactly is."""
    return timer_i_seneste_job <= DELTID


@lab(
    "LAB §§ 71-73",
    "LAB § 134, stk. 2-5",
    kilde=PARAGRAF_134,
    sikkerhed_foer="afledt",
    da="Arbejdstid i den gamle ordning",
    en="Working time in the old scheme",
    valg=ARBEJDSTID,
    siger={
        "fuld_tid": (
            "Fleksjob efter den gamle ordning er som udgangspunkt på fuld tid.",
            "A fleksjob of the old scheme is full time as a rule.",
        ),
        "deltid_efter_oenske": (
            "Fleksjobbet er på deltid, fordi du selv har ønsket det.",
            "The fleksjob is part time because you wished it yourself.",
        ),
        "deltid_som_foer": (
            "Fleksjobbet er på deltid med timer som i dit seneste almindelige job.",
            "The fleksjob is part time with the hours of your latest ordinary job.",
        ),
        "uvist": (
            "Om den gamle ordning er på fuld tid eller deltid, afhænger af dine tidligere timer.",
            "Whether the old scheme is full or part time depends on your earlier hours.",
        ),
    },
)
def gammel_arbejdstid(
    stilling: Node,
    oensker_deltid: Node,
    seneste_job_paa_deltid: Node,
    deltid_i_tolv_maaneder: Node,
    deltid_skyldtes_arbejdsevnen: Node,
) -> Node:
    """Full time, unless part time is wished or was the rule before.

    Who was part time for the very reasons of the fleksjob, and shows it, is not held to it.
    """
    som_foer = all_of(seneste_job_paa_deltid, deltid_i_tolv_maaneder, ~deltid_skyldtes_arbejdsevnen)
    uden_oenske = where(som_foer, ARBEJDSTID("deltid_som_foer"), ARBEJDSTID("fuld_tid"))
    return applies_if(
        stilling == STILLING("ansat"),
        where(oensker_deltid, ARBEJDSTID("deltid_efter_oenske"), uden_oenske),
    )
