"""What is said beside a dismissal: whom to call, what to look at together, and what is not known."""

from __future__ import annotations

from fleksjob.law.opsigelse.regler import CABI
from fleksjob.law.ordning.regler import PAV as PAV_GAMMEL_ORDNING
from fleksjob.law.raad import SEED_UNION, Raad
from fleksjob.law.varighed.raad import RAAD as VARIGHED

GUIDE = "https://star.dk/til-virksomheder/medarbejdere-i-fleksjob/"
PAV = "https://pav.medst.dk/Afskedigelse/Saerlig-beskyttelse-mod-afskedigelse"
DANSK_ERHVERV = (
    "https://www.danskerhverv.dk/presse-og-nyheder/nyheder/2021/juni/"
    "i-orden-at-opsige-fleksjobber-efter-120-dages-reglen/"
)

FRATRAEDELSE = Raad(
    "fratraedelse_foerst",
    "Kontakt kommunen, før du skriver under. Hvad det gør ved ledighedsydelsen, er ikke set i loven.",
    "Contact the municipality before you sign. What it does to ledighedsydelse was not seen in the Act.",
    SEED_UNION,
    "uvist",
)
NAESTE_FLEKSJOB = Raad(
    "naeste_fleksjob",
    "Er fleksjobbet fra før 2013, er det næste på den nye ordning. Se fleksjob vurder ordning.",
    "If the fleksjob is from before 2013, the next is on the new scheme. See fleksjob vurder ordning.",
    SEED_UNION,
    "oplysning",
)

RAAD = (
    Raad(
        "foer_du_skriver_under",
        "Tal med din fagforening og kommunen, før du skriver under på noget.",
        "Talk with your union and the municipality before you sign anything.",
        SEED_UNION,
    ),
    Raad(
        "samme_regler",
        "For en opsigelse gælder de samme regler og overenskomster som for andre ansatte.",
        "The same rules and collective agreements apply to a dismissal as for other employees.",
        GUIDE,
        "oplysning",
    ),
    Raad(
        "find_loesninger",
        "Se sammen på indretning, arbejdstider, opgaver og oplæring, før nogen siger op.",
        "Look together at layout, hours, tasks and training before anybody gives notice.",
        GUIDE,
    ),
    Raad(
        "eksempler_paa_tilpasning",
        "Tilpasning kan være færre timer, andre opgaver eller omplacering.",
        "An adaptation can be fewer hours, other tasks or another post.",
        CABI,
        "oplysning",
    ),
    Raad(
        "delt_bevisbyrde",
        "Viser du fakta, der tyder på forskelsbehandling, skal arbejdsgiveren bevise det modsatte.",
        "If you show facts that suggest discrimination, the employer has to prove the opposite.",
        PAV,
        "oplysning",
    ),
    Raad(
        "godtgoerelse",
        "En godtgørelse kan komme på tale, hvis pligten ikke er opfyldt. Fagforeningen kan vurdere det.",
        "Compensation may come into question if the duty was not met. The union can assess it.",
        PAV,
        "oplysning",
    ),
    Raad(
        "varslet",
        "Varslet står i kontrakt, overenskomst eller funktionærloven. Det regnes ikke ud her.",
        "The notice stands in the contract, the collective agreement or the Act. It is not computed here.",
        CABI,
        "oplysning",
    ),
    Raad(
        "bliver_du_ledig",
        "Bliver du ledig, så se fleksjob vurder ledighedsydelse og fleksjob frister.",
        "If you become unemployed, see fleksjob vurder ledighedsydelse and fleksjob frister.",
        GUIDE,
        "oplysning",
    ),
    NAESTE_FLEKSJOB,
)
ADVARSLER = {
    "bevillingen_slutter": next(each for each in VARIGHED if each.id == "kontrakten_fortsaetter"),
    "alderen_er_grunden": Raad(
        "tilskud_ved_folkepension",
        "På den gamle ordning var tabt tilskud ved folkepension en saglig grund (UfR 2019.2426 H).",
        "On the old scheme, subsidy lost at folkepension was an objective reason (UfR 2019.2426 H).",
        PAV_GAMMEL_ORDNING,
        "oplysning",
    ),
    "kontakt_mangler": Raad(
        "kontakt_nu",
        "Kontakt både fagforening og kommune med det samme. De kan se på, om alt er prøvet.",
        "Contact both union and municipality at once. They can look at whether everything was tried.",
        GUIDE,
    ),
    "efter_120_dage": Raad(
        "regel_om_120_dage",
        "Fravær på grund af handicap kan ofte ikke tælle med, hvis jobbet ikke er tilpasset.",
        "Absence because of a handicap often cannot count if the job was not adapted.",
        DANSK_ERHVERV,
        "oplysning",
    ),
    "fratraedelsesordning_tilbudt": FRATRAEDELSE,
}
