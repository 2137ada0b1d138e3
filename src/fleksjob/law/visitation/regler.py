"""Visitation: whether a fleksjob can come into question at all (LAB §§ 116-118; before 2020 §§ 69-70 a).

Whether the capacity for work is permanently and substantially reduced is for the municipality to find, over
every occupation. Nothing here computes it, and refusing medical treatment counts nowhere (§ 118, stk. 3).
Today's text was read; that it said the same before 2020 is inferred.
"""

from __future__ import annotations

from fleksjob.engine import Node, all_of, any_of, fixed, rule, where
from fleksjob.law.lab import lab

PARAGRAF_116 = (
    "https://www.lovguiden.dk/loven/bekendtg%C3%B8relse-af-lov-om-en-aktiv-besk%C3%A6ftigelsesindsats/116"
)
PARAGRAF_118 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/118/"
SENIORPENSION = "http://www.socialjura.dk/content-storage/regler/2020/skr-9038-af-241-2020/"

_PENSION = {
    "ja": ("Du har en ydelse, der udelukker fleksjob.", "You have a benefit that rules out a fleksjob."),
    "nej": (
        "Du har ingen af de ydelser, der udelukker fleksjob.",
        "You have none of the benefits that rule out a fleksjob.",
    ),
}


@rule(
    law="LAB §§ 69-70",
    fra="2013-01-01",
    til="2019-12-31",
    kilde=PARAGRAF_116,
    sikkerhed="afledt",
    da="Udelukket af en anden ydelse",
    en="Ruled out by another benefit",
    navn="udelukket_af_ydelse",
    siger=_PENSION,
)
def udelukket_foer_2020(faar_foertidspension: Node) -> Node:
    """Førtidspension. Seniorpension came with 2020, tidlig pension after it."""
    return any_of(faar_foertidspension)


@rule(
    law="LAB § 116, stk. 1",
    fra="2020-01-01",
    til="2020-12-31",
    kilde=SENIORPENSION,
    da="Udelukket af en anden ydelse",
    en="Ruled out by another benefit",
    navn="udelukket_af_ydelse",
    siger=_PENSION,
)
def udelukket_2020(faar_foertidspension: Node, faar_seniorpension: Node) -> Node:
    """Seniorpension is an exclusion from 1 January 2020."""
    return faar_foertidspension | faar_seniorpension


@rule(
    law="LAB § 116, stk. 1",
    fra="2021-01-01",
    til="2021-12-31",
    kilde=PARAGRAF_116,
    sikkerhed="afledt",
    da="Udelukket af en anden ydelse",
    en="Ruled out by another benefit",
    navn="udelukket_af_ydelse",
    siger=_PENSION,
)
def udelukket_2021(
    faar_foertidspension: Node,
    faar_seniorpension: Node,
    har_brugt_tidlig_pension: Node,
    tidlig_pension_udelukker_senere: Node,
) -> Node:
    """The text on tidlig pension was seen, the day it took effect was not: within 2021 it is a policy."""
    tidlig = where(tidlig_pension_udelukker_senere, fixed(False), har_brugt_tidlig_pension)
    return any_of(faar_foertidspension, faar_seniorpension, tidlig)


@rule(
    law="LAB § 116, stk. 1",
    fra="2022-01-01",
    kilde=PARAGRAF_116,
    da="Udelukket af en anden ydelse",
    en="Ruled out by another benefit",
    siger=_PENSION,
)
def udelukket_af_ydelse(
    faar_foertidspension: Node, faar_seniorpension: Node, har_brugt_tidlig_pension: Node
) -> Node:
    """Tidlig pension excludes who has used the right, not who merely could.

    The text joins the exclusions with "eller"; read with its history and every guide they all count.
    """
    return any_of(faar_foertidspension, faar_seniorpension, har_brugt_tidlig_pension)


@lab(
    "LAB §§ 69-70",
    "LAB § 116, stk. 1",
    kilde=PARAGRAF_116,
    sikkerhed_foer="afledt",
    da="Varigt og væsentligt nedsat arbejdsevne",
    en="Capacity permanently and substantially reduced",
    siger={
        "ja": (
            "{Myndighed} har fundet, at arbejdsevnen er varigt og væsentligt nedsat.",
            "{Myndighed} has found that the capacity is permanently and substantially reduced.",
        ),
        "nej": (
            "{Myndighed} har ikke fundet, at arbejdsevnen er både varigt og væsentligt nedsat.",
            "{Myndighed} has not found that the capacity is both permanently and substantially reduced.",
        ),
    },
)
def arbejdsevnen_er_nedsat(arbejdsevne_varigt_nedsat: Node, arbejdsevne_vaesentligt_nedsat: Node) -> Node:
    """Two findings of the municipality, over every occupation, in hours and in effect. Never a percentage."""
    return arbejdsevne_varigt_nedsat & arbejdsevne_vaesentligt_nedsat


@lab(
    "LAB §§ 69-70",
    "LAB § 116, stk. 2",
    kilde=PARAGRAF_116,
    sikkerhed_foer="afledt",
    da="Få timer, men i udvikling",
    en="Few hours, but developing",
    siger={
        "ja": (
            "Arbejdsevnen er ikke aktuelt meget begrænset, eller den kan udvikles inden for rimelig tid.",
            "The capacity is not currently very limited, or it can develop within a reasonable time.",
        ),
        "nej": (
            "Arbejdsevnen er aktuelt meget begrænset og kan ikke udvikles inden for rimelig tid.",
            "The capacity is currently very limited and cannot develop within a reasonable time.",
        ),
    },
)
def kan_udvikles_hvis_meget_begraenset(
    arbejdsevne_meget_begraenset: Node, kan_udvikles_inden_rimelig_tid: Node
) -> Node:
    """The law has no number of hours for this: "ten hours" is a word of statistics."""
    return ~arbejdsevne_meget_begraenset | kan_udvikles_inden_rimelig_tid


@lab(
    "LAB §§ 69-70",
    "LAB § 116, stk. 3",
    kilde=PARAGRAF_116,
    sikkerhed_foer="afledt",
    da="Alle relevante tilbud er prøvet",
    en="All relevant measures tried",
    siger={
        "ja": (
            "Alle relevante tilbud er prøvet, eller det er åbenbart formålsløst at prøve dem.",
            "All relevant measures are tried, or it is plainly pointless to try them.",
        ),
        "nej": (
            "Der er tilbud, som skal prøves først.",
            "There are measures that must be tried first.",
        ),
    },
)
def alt_er_proevet(
    relevante_tilbud_proevet: Node, omplacering_proevet: Node, aabenbart_formaalsloest: Node
) -> Node:
    """Offers and other measures, relocation at the workplace included; pointless before visitation only."""
    return (relevante_tilbud_proevet & omplacering_proevet) | aabenbart_formaalsloest


@lab(
    "LAB §§ 69-70",
    "LAB § 116",
    kilde=PARAGRAF_116,
    sikkerhed="afledt",
    da="Visitation til fleksjob",
    en="Visitation to a fleksjob",
    siger={
        "ja": (
            "Et fleksjob kan komme på tale. Det er {myndighed}, der afgør det.",
            "A fleksjob is possible. {Myndighed} decides.",
        ),
        "nej": (
            "Et fleksjob er ikke på tale, som sagen står nu.",
            "A fleksjob is not possible as the case stands now.",
        ),
    },
)
def visitation(
    udelukket_af_ydelse: Node,
    under_folkepensionsalder: Node,
    arbejdsevnen_er_nedsat: Node,
    kan_have_almindeligt_job: Node,
    kan_udvikles_hvis_meget_begraenset: Node,
    alt_er_proevet: Node,
) -> Node:
    """All conditions together. Ordinary jobs include those under the sociale kapitler."""
    return all_of(
        ~udelukket_af_ydelse,
        under_folkepensionsalder,
        arbejdsevnen_er_nedsat,
        ~kan_have_almindeligt_job,
        kan_udvikles_hvis_meget_begraenset,
        alt_er_proevet,
    )


@lab(
    "LAB § 70 a",
    "LAB § 118, stk. 2",
    kilde=PARAGRAF_118,
    sikkerhed_foer="afledt",
    da="Tolv måneder, hvis det er den hidtidige arbejdsplads",
    en="Twelve months, if it is the same workplace",
    siger={
        "ja": (
            "Der er ikke brug for mere om den hidtidige arbejdsplads.",
            "Nothing more is needed about the present workplace.",
        ),
        "nej": (
            "De tolv måneder på særlige vilkår er ikke dokumenteret.",
            "The twelve months on special terms are not documented.",
        ),
    },
)
def dokumenteret_tolv_maaneder(
    hidtidig_arbejdsplads: Node, tolv_maaneder_eller_undtaget_dokumenteret: Node
) -> Node:
    """Only where the person is hired at the present workplace; see the assessment `fastholdelse`."""
    return ~hidtidig_arbejdsplads | tolv_maaneder_eller_undtaget_dokumenteret


@lab(
    "LAB § 70 a",
    "LAB § 118, stk. 2",
    kilde=PARAGRAF_118,
    sikkerhed_foer="afledt",
    da="Beslutningsgrundlaget er komplet",
    en="The basis for the decision is complete",
    siger={
        "ja": (
            "Alt det, loven kræver dokumenteret, er dokumenteret.",
            "Everything the Act requires to be documented is documented.",
        ),
        "nej": (
            "Noget af det, loven kræver dokumenteret, mangler.",
            "Something the Act requires to be documented is missing.",
        ),
    },
)
def beslutningsgrundlag_komplet(
    ressourcer_afklaret_dokumenteret: Node,
    tilbud_proevet_dokumenteret: Node,
    nedsat_arbejdsevne_dokumenteret: Node,
    dokumenteret_tolv_maaneder: Node,
) -> Node:
    """All points must be there. The checklist does not decide the conditions themselves."""
    return all_of(
        ressourcer_afklaret_dokumenteret,
        tilbud_proevet_dokumenteret,
        nedsat_arbejdsevne_dokumenteret,
        dokumenteret_tolv_maaneder,
    )
