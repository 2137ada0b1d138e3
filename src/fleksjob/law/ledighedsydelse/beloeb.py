"""Ledighedsydelse in a whole month: the rate, the deduction for wage, and what is left (LAS §§ 74 a, 74 d).

Amounts are kroner a month before tax and ATP. No rule for part of a month was seen, so none is computed.
"""

from __future__ import annotations

from fleksjob.engine import Node, applies_if, greatest, least, over, round_half_up, rule, where
from fleksjob.law.las import las
from fleksjob.law.ledighedsydelse.fakta import SITUATION
from fleksjob.law.ledighedsydelse.regler import AALBORG, LEDIGHEDSYDELSE, NIVEAU, PARAGRAF_74, PARAGRAF_74A

PARAGRAF_74D = "https://elov.dk/aktivloven/74d/"
BEK_15 = (
    "https://www.elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-ledighedsydelsen-samt-"
    "afholdelse-af-og-varsling-af-ferie-med-ledighedsydelse/paragraf/15/"
)
STAR_89 = "https://star.dk/ydelser/nedsat-arbejdsevne/ledighedsydelse"


@las(
    "LAS § 74 d",
    kilde=PARAGRAF_74,
    sikkerhed="afledt",
    da="Der regnes en hel måned",
    en="A whole month is computed",
    siger={
        "ja": ("Der regnes et beløb for en hel måned.", "An amount for a whole month is computed."),
        "nej": ("Der regnes intet beløb.", "No amount is computed."),
    },
)
def hel_maaned_regnes(ledighedsydelse: Node, situation: Node) -> Node:
    """For who is granted a fleksjob only, and not for single days of holiday."""
    paa_tale = ledighedsydelse == LEDIGHEDSYDELSE("kan_komme_paa_tale")
    return paa_tale & (situation != SITUATION("ferie"))


@rule(
    law="LAS § 74 a, stk. 2",
    fra="2013-01-01",
    til="2017-06-30",
    kilde=STAR_89,
    sikkerhed="afledt",
    da="Høj sats om måneden",
    en="High rate a month",
    navn="hoej_sats_md",
)
def hoej_sats_af_uge(ledighedsydelse_89_uge: Node, uger_pr_maaned: Node) -> Node:
    """The rate was published a week. 52 weeks over 12 months is how the subsidy's was made; inferred here."""
    return round_half_up(ledighedsydelse_89_uge * uger_pr_maaned, to=1)


@rule(
    law="LAS § 74 a, stk. 2",
    fra="2017-07-01",
    kilde=PARAGRAF_74A,
    da="Høj sats om måneden",
    en="High rate a month",
    navn="hoej_sats_md",
)
def hoej_sats_af_maaned(ledighedsydelse_89_maaned: Node) -> Node:
    """A monthly rate since dagpenge became one on 1 July 2017. It is read, not computed."""
    return ledighedsydelse_89_maaned


@rule(
    law="LAS § 74 a, stk. 2-4",
    fra="2013-01-01",
    til="2025-06-30",
    kilde=PARAGRAF_74A,
    da="Sats om måneden",
    en="Rate a month",
    navn="ledighedsydelse_sats_md",
)
def sats_efter_paragraf_25(
    hel_maaned_regnes: Node,
    ledighedsydelsens_niveau: Node,
    hoej_sats_md: Node,
    ledighedsydelse_forsoerger_maaned: Node,
    ledighedsydelse_ikke_forsoerger_maaned: Node,
) -> Node:
    """The low rates are read. About 80 and 60 per cent is a way of speaking, not how they are made."""
    lav = where(
        ledighedsydelsens_niveau == NIVEAU("lav_forsoerger"),
        ledighedsydelse_forsoerger_maaned,
        ledighedsydelse_ikke_forsoerger_maaned,
    )
    sats = where(ledighedsydelsens_niveau == NIVEAU("hoej"), hoej_sats_md, lav)
    return applies_if(hel_maaned_regnes, sats)


@rule(
    law="LAS § 74 a, stk. 2-4 (stk. 3 efter 1. juli 2025 er ikke set)",
    fra="2025-07-01",
    kilde=AALBORG,
    sikkerhed="afledt",
    da="Sats om måneden",
    en="Rate a month",
    navn="ledighedsydelse_sats_md",
)
def sats_uden_paragraf_25(
    hel_maaned_regnes: Node,
    ledighedsydelsens_niveau: Node,
    hoej_sats_md: Node,
    ledighedsydelse_ikke_forsoerger_maaned: Node,
) -> Node:
    """The low rate has no amount since 1 July 2025: the rate's declared gap stops the calculation."""
    sats = where(
        ledighedsydelsens_niveau == NIVEAU("hoej"), hoej_sats_md, ledighedsydelse_ikke_forsoerger_maaned
    )
    return applies_if(hel_maaned_regnes, sats)


@rule(
    law="LAS § 74 a, stk. 3 (efter 1. juli 2025 er den ikke set)",
    fra="2025-07-01",
    kilde=AALBORG,
    sikkerhed="afledt",
    da="Den lave sats er ikke fundet",
    en="The low rate was not found",
    foer="Før 1. juli 2025 fulgte den lave sats kontanthjælpens § 25",
    siger={
        "ja": ("Beløbet på lav sats er ikke fundet.", "The amount of the low rate was not found."),
        "nej": ("Satsen er den høje.", "The rate is the high one."),
    },
)
def lav_sats_mangler(hel_maaned_regnes: Node, ledighedsydelsens_niveau: Node) -> Node:
    """Whether the gap in the low rates is what stops the calculation."""
    return hel_maaned_regnes & (ledighedsydelsens_niveau == NIVEAU("lav_ikke_kendt"))


@las(
    "BEK om fradrag i ledighedsydelsen § 15",
    kilde=BEK_15,
    da="Indtægt fra egen virksomhed",
    en="Income from one's own business",
)
def indtaegt_egen_virksomhed_md(timer_selvstaendig_md: Node, omregningssats_time: Node) -> Node:
    """Hours times the conversion rate, whatever the business earned. The rate was found for some years."""
    return where(timer_selvstaendig_md > 0, timer_selvstaendig_md * omregningssats_time, 0)


@las(
    "LAS § 74 d, stk. 3",
    kilde=PARAGRAF_74D,
    da="Lønindtægt i måneden",
    en="Wage income of the month",
)
def ledighed_indtaegt_md(ledighed_loen_md: Node, indtaegt_egen_virksomhed_md: Node) -> Node:
    """Wage, income instead of wage, and the hours in one's own business as if they were wage."""
    return ledighed_loen_md + indtaegt_egen_virksomhed_md


@las(
    "LAS § 74 d, stk. 3",
    kilde=PARAGRAF_74D,
    da="Fradrag for løn",
    en="Deduction for wage",
)
def ledighedsydelse_fradrag_md(
    hel_maaned_regnes: Node,
    ledighed_indtaegt_md: Node,
    knaek_maanedsloen: Node,
    ledighedsydelse_fradrag_under_knaek: Node,
    ledighedsydelse_fradrag_over_knaek: Node,
) -> Node:
    """30 per cent up to the threshold of fleksløntilskud, then 55: 13,000 kr. at the level of 2012 in both.

    Stk. 2 says that wage from a short job reduces the benefit; stk. 3 is read as how. That is inferred.
    """
    under = least(ledighed_indtaegt_md, knaek_maanedsloen) * ledighedsydelse_fradrag_under_knaek
    ovenfor = over(ledighed_indtaegt_md, knaek_maanedsloen) * ledighedsydelse_fradrag_over_knaek
    return applies_if(hel_maaned_regnes, under + ovenfor)


@las(
    "LAS § 74 d",
    kilde=PARAGRAF_74D,
    da="Ledighedsydelse i en hel måned",
    en="Ledighedsydelse in a whole month",
)
def ledighedsydelse_md(
    hel_maaned_regnes: Node, ledighedsydelse_sats_md: Node, ledighedsydelse_fradrag_md: Node
) -> Node:
    """The rate less the deduction, never below zero."""
    return applies_if(hel_maaned_regnes, greatest(ledighedsydelse_sats_md - ledighedsydelse_fradrag_md, 0))
