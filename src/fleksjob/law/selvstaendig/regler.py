"""The subsidy to the self-employed, granted from 2013 (LAB § 126; before 2020 § 70 g).

A basic amount a year less 30 per cent of the income of the business and of other work, for a calendar year
at a time. What was granted before 2013 is another subject, `gammel_ordning`.
"""

from __future__ import annotations

from fractions import Fraction

from fleksjob.engine import Node, all_of, greatest, quantity, where
from fleksjob.law.lab import lab

STAR = "https://www.star.dk/ydelser/nedsat-arbejdsevne/tilskud-til-selvstaendigt-erhvervsdrivende/"
KOEBENHAVN = (
    "https://www.kk.dk/borger/jobsoegning-og-ledighed/job-med-saerlig-stoette/"
    "tilskud-til-selvstaendige-med-nedsat-arbejdsevne"
)
BEK_8 = (
    "https://elov.dk/bekendtgorelse-om-tilskud-til-selvstaendigt-erhvervsdrivende-med-nedsat-arbejdsevne-og-"
    "ansaettelse-som-lonmodtager-i-fleksjob-i-en-aegtefaelles-virksomhed/paragraf/8/"
)
RINGSTED = "https://www.rk.dk/jobcenter/borger/beskaeftigelsestilbud/tilskud-til-selvstaendige-med-nedsat-arbejdsevne/"
TOLV_MAANEDER = quantity(12, "måned")
MAANEDER_PR_AAR = quantity(12, "måned/år")


@lab(
    "LAB § 70 g",
    "BEK 247/2022 § 1 (LAB § 126)",
    kilde=STAR,
    sikkerhed="officiel",
    da="Tolv måneder i virksomheden",
    en="Twelve months in the business",
    siger={
        "ja": (
            "Du har 12 måneder med mindst 30 timer om ugen inden for to år.",
            "You have 12 months of at least 30 hours a week within two years.",
        ),
        "nej": (
            "Du har ikke 12 måneder med mindst 30 timer om ugen inden for to år.",
            "You have not 12 months of at least 30 hours a week within two years.",
        ),
    },
)
def beskaeftigelseskrav(maaneder_i_virksomheden: Node) -> Node:
    """30 hours a week in the business in 12 of the last 24 months, wherever in them the 12 lie."""
    return maaneder_i_virksomheden >= TOLV_MAANEDER


@lab(
    "LAB § 70 g",
    "BEK 247/2022 § 1 (LAB § 126)",
    kilde=KOEBENHAVN,
    sikkerhed="sekundaer",
    da="Ingen pension eller anden støtte",
    en="No pension or other support",
    siger={
        "ja": (
            "Du får ikke en pension, efterløn, fleksydelse eller anden støtte til virksomheden.",
            "You receive no pension, efterløn, fleksydelse or other support of the business.",
        ),
        "nej": (
            "Du får en ydelse, som tilskuddet ikke kan gives ved siden af.",
            "You receive a benefit beside which the subsidy is not given.",
        ),
    },
)
def uden_anden_ydelse(anden_forsoergelse: Node) -> Node:
    """The list of the ministry, with the two pensions that Copenhagen adds."""
    return ~anden_forsoergelse


@lab(
    "LAB § 70 g",
    "LAB § 126",
    kilde=STAR,
    sikkerhed="officiel",
    da="Tilskud til selvstændig",
    en="Subsidy to the self-employed",
    siger={
        "ja": (
            "Et tilskud til dig som selvstændig kan komme på tale. {Myndighed} afgør det.",
            "A subsidy to you as self-employed is possible. {Myndighed} decides.",
        ),
        "nej": (
            "Et tilskud til dig som selvstændig er ikke på tale efter det, du har oplyst.",
            "A subsidy to you as self-employed is not possible by what you have stated.",
        ),
    },
)
def tilskud_til_selvstaendig(
    under_folkepensionsalder: Node,
    beskaeftigelseskrav: Node,
    uden_anden_ydelse: Node,
    arbejdsevnen_nedsat_i_virksomheden: Node,
    arbejdsevnen_udnyttes: Node,
    hovedbeskaeftigelse: Node,
) -> Node:
    """All conditions together."""
    return all_of(
        under_folkepensionsalder,
        beskaeftigelseskrav,
        uden_anden_ydelse,
        arbejdsevnen_nedsat_i_virksomheden,
        arbejdsevnen_udnyttes,
        hovedbeskaeftigelse,
    )


@lab(
    "LAB § 70 g",
    "LAB § 126",
    kilde=RINGSTED,
    sikkerhed="sekundaer",
    da="Din del af virksomhedens årsindtægt",
    en="Your part of the year's income of the business",
)
def aarsindtaegt(overskud_aar: Node, aegtefaeller_sammen: Node) -> Node:
    """Half each where two spouses run the business as their main occupation."""
    return where(aegtefaeller_sammen, overskud_aar * Fraction(1, 2), overskud_aar)


@lab(
    "LAB § 70 g, stk. 5",
    "BEK 233/2024 § 8, stk. 1 (LAB § 126)",
    kilde=BEK_8,
    sikkerhed_foer="afledt",
    da="Tilskud pr. år",
    en="Subsidy a year",
)
def tilskud_aar(
    selvstaendig_grundbeloeb: Node,
    selvstaendig_nedsaettelse: Node,
    aarsindtaegt: Node,
    anden_arbejdsindkomst_aar: Node,
) -> Node:
    """Computed once for a calendar year, whether the conditions are met or not: they stand beside it."""
    indtaegt = aarsindtaegt + anden_arbejdsindkomst_aar
    return greatest(selvstaendig_grundbeloeb - indtaegt * selvstaendig_nedsaettelse, 0)


@lab(
    "LAB § 70 g",
    "LAB § 126",
    kilde=RINGSTED,
    sikkerhed="sekundaer",
    da="Tilskud pr. måned",
    en="Subsidy a month",
)
def tilskud_md(tilskud_aar: Node) -> Node:
    """One twelfth, paid to the person and not through the accounts of the business."""
    return tilskud_aar / MAANEDER_PR_AAR
