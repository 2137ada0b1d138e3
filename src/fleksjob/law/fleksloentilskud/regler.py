"""Fleksløntilskud: the subsidy, month by month (LAB §§ 122-124 and 137; before 2020 § 70 e and § 70 f).

All amounts are kroner a month before tax, wage including own and employer's pension.
"""

from __future__ import annotations

from fractions import Fraction

from fleksjob.engine import (
    Node,
    applies_if,
    first_of,
    greatest,
    least,
    over,
    quantity,
    round_half_up,
    rule,
    where,
)
from fleksjob.law.fleksloentilskud.saetninger import BINDER, TILSKUD
from fleksjob.law.lab import lab

PARAGRAF_123 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/123/"
PARAGRAF_124 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/124/"
PARAGRAF_137 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/137/"
L140_2014 = (
    "https://www.parlamentet.dk/folketinget/lovforslag/"
    "forslag_til_lov_om_aendring_af_lov_om_en_aktiv_beskaeftigelsesindsats_3"
)
EFFEKTIV_TID = "https://www.fysio.dk/radgivning-regler/lon/lon-for-fleksjob"
STAR = "https://star.dk/til-borgere/revalidering-fleksjob-og-ressourceforloebsydelse/beregn-loen-i-fleksjob/"
LOENLOFT = "https://www.nemform.dk/621/Loenloftskema"
BEK_10 = "https://elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/10/"

HELE_KRONER = 1
ARBEJDSDAGE = quantity(Fraction(260, 12), "dag/måned")
"""260 workdays a year, without rounding to four decimals."""


@lab(
    "LAB § 70 e",
    "LAB § 122",
    kilde=EFFEKTIV_TID,
    sikkerhed="sekundaer",
    da="Effektive timer",
    en="Effective hours",
)
def betalte_timer(effektive_timer: Node, timer_paa_arbejdspladsen: Node, intensitet: Node) -> Node:
    """The hours the employer pays for: work done, not time present. 20 hours at 50 per cent are 10."""
    return first_of(effektive_timer, timer_paa_arbejdspladsen * intensitet)


@lab(
    "LAB § 70 f, stk. 3",
    "LAB § 123, stk. 3",
    kilde=LOENLOFT,
    sikkerhed="sekundaer",
    da="Lønloft (løn på fuld tid)",
    en="Cap (full-time wage)",
)
def fuldtidsloen_md(
    oplyst_fuldtidsloen_md: Node,
    fuldtidsnorm: Node,
    timeloen: Node,
    uger_pr_maaned: Node,
    fuldtidstillaeg_md: Node,
    loenloft_haevet: Node,
) -> Node:
    """Wage at full time on ordinary terms, with supplements, unreduced hours and unreduced hourly wage."""
    fuld_tid = first_of(oplyst_fuldtidsloen_md, fuldtidsnorm * timeloen * uger_pr_maaned)
    return fuld_tid + fuldtidstillaeg_md + loenloft_haevet


@lab("LAB § 70 f, stk. 2", "LAB § 123, stk. 2", kilde=PARAGRAF_123, da="Lønindtægt i alt", en="Wage income")
def loenindtaegt(loen_md: Node, anden_loen_md: Node, tabt_arbejdsfortjeneste_som_loen: Node) -> Node:
    """Wage in the fleksjob and what counts beside it, together: all of it reduces the subsidy."""
    return loen_md + anden_loen_md + tabt_arbejdsfortjeneste_som_loen


@lab(
    "LAB § 70 f, stk. 2",
    "LAB § 123, stk. 2",
    kilde=PARAGRAF_123,
    da="Nedsættelse op til beløbsgrænsen",
    en="Reduction up to the threshold",
)
def nedsaettelse_under_knaek(
    loenindtaegt: Node, knaek_maanedsloen: Node, sats_under_knaek: Node, afrund_hvert_led: Node
) -> Node:
    """30 per cent of wage income up to the threshold."""
    fradrag = least(loenindtaegt, knaek_maanedsloen) * sats_under_knaek
    return where(afrund_hvert_led, round_half_up(fradrag, to=HELE_KRONER), fradrag)


@lab(
    "LAB § 70 f, stk. 2",
    "LAB § 123, stk. 2",
    kilde=PARAGRAF_123,
    da="Nedsættelse over beløbsgrænsen",
    en="Reduction above the threshold",
)
def nedsaettelse_over_knaek(
    loenindtaegt: Node, knaek_maanedsloen: Node, sats_over_knaek: Node, afrund_hvert_led: Node
) -> Node:
    """55 per cent of wage income above the threshold."""
    fradrag = over(loenindtaegt, knaek_maanedsloen) * sats_over_knaek
    return where(afrund_hvert_led, round_half_up(fradrag, to=HELE_KRONER), fradrag)


@lab("LAB § 70 f, stk. 2", "LAB § 123, stk. 2", kilde=PARAGRAF_123, da="Nedsættelse", en="Reduction")
def nedsaettelse(nedsaettelse_under_knaek: Node, nedsaettelse_over_knaek: Node) -> Node:
    """What wage income takes off the subsidy."""
    return nedsaettelse_under_knaek + nedsaettelse_over_knaek


@lab(
    "LAB § 70 f",
    "LAB § 124, stk. 3",
    kilde=PARAGRAF_124,
    sikkerhed_foer="afledt",
    da="Fradrag for ydelse",
    en="Deduction of the benefit",
)
def fradrag_for_ydelse(loen_md: Node, sygedagpenge_md: Node, ydelse_fradrages_kun_uden_loen: Node) -> Node:
    """Sygedagpenge, barselsdagpenge or ressourceforløbsydelse, krone for krone.

    Without wage the Act says so. With wage and benefit in one month the order says so for maternity (§ 9);
    for sickness it is inferred, hence the policy.
    """
    return where(ydelse_fradrages_kun_uden_loen & (loen_md > 0), 0, sygedagpenge_md)


@rule(
    law="LAB § 70 f",
    fra="2013-01-01",
    til="2014-04-27",
    kilde=L140_2014,
    sikkerhed="afledt",
    da="Løn eller ydelse, som tilskuddet kan følge",
    en="Wage or benefit that the subsidy can follow",
    siger=TILSKUD,
)
@lab(
    "LAB § 70 f (LOV 400/2014)",
    "LAB §§ 123-124",
    kilde=PARAGRAF_124,
    fra="2014-04-28",
    da="Løn eller ydelse, som tilskuddet kan følge",
    en="Wage or benefit that the subsidy can follow",
    siger=TILSKUD,
)
def ret_til_tilskud(loen_md: Node, sygedagpenge_md: Node, tabt_arbejdsfortjeneste_som_loen: Node) -> Node:
    """Wage is a condition, or a benefit instead of it. No wage and no benefit: no subsidy.

    The condition was written into the Act in 2014; that it held before is our inference.
    """
    return (loen_md > 0) | (sygedagpenge_md > 0) | (tabt_arbejdsfortjeneste_som_loen > 0)


@lab(
    "LAB § 70 f, stk. 1-2",
    "LAB § 123, stk. 1-2",
    kilde=PARAGRAF_123,
    da="Tilskud før lønloft",
    en="Subsidy before the cap",
)
def tilskud_foer_loenloft(hoejeste_i_maaneden: Node, nedsaettelse: Node, fradrag_for_ydelse: Node) -> Node:
    """The base less reduction and benefit, never below zero."""
    return greatest(hoejeste_i_maaneden - nedsaettelse - fradrag_for_ydelse, 0)


@lab(
    "LAB § 70 f, stk. 3",
    "LAB § 123, stk. 3",
    kilde=PARAGRAF_123,
    sikkerhed_foer="sekundaer",
    da="Plads under lønloftet",
    en="Room below the cap",
)
def plads_under_loenloft(
    fuldtidsloen_md: Node,
    loen_md: Node,
    anden_loen_md: Node,
    sygedagpenge_md: Node,
    tabt_arbejdsfortjeneste_som_loen: Node,
    andel_i_fleksjob: Node,
    loenloft_medregner_anden_loen: Node,
    loenloft_medregner_ydelser: Node,
    loenloft_medregner_tabt_arbejdsfortjeneste: Node,
    loenloft_i_delmaaned: Node,
    intet_loenloft_uden_loen: Node,
) -> Node:
    """What wage and subsidy together may still be filled with, up to the full-time wage.

    The Act counts only the fleksjob's wage (§ 122). Whether other income counts is open, hence the policies.
    """
    anden = where(loenloft_medregner_anden_loen, anden_loen_md, 0)
    ydelser = where(loenloft_medregner_ydelser, sygedagpenge_md, 0)
    tabt = where(loenloft_medregner_tabt_arbejdsfortjeneste, 0, tabt_arbejdsfortjeneste_som_loen)
    loft = fuldtidsloen_md * where(loenloft_i_delmaaned, andel_i_fleksjob, 1)
    plads = greatest(loft - loen_md - anden - ydelser - tabt, 0)
    return applies_if(~intet_loenloft_uden_loen | (loen_md > 0), plads)


@lab(
    "LAB § 70 f, stk. 3",
    "LAB § 123, stk. 3",
    kilde=PARAGRAF_123,
    sikkerhed_foer="sekundaer",
    da="Tilskud efter lønloft",
    en="Subsidy after the cap",
)
def tilskud_efter_loenloft(tilskud_foer_loenloft: Node, plads_under_loenloft: Node) -> Node:
    """What exceeds the full-time wage reduces the subsidy, never the wage."""
    return least(tilskud_foer_loenloft, plads_under_loenloft)


@lab(
    "LAB § 70 f, stk. 3",
    "LAB § 123, stk. 3",
    kilde=PARAGRAF_123,
    sikkerhed_foer="sekundaer",
    da="Lønloftet binder",
    en="The cap binds",
    siger=BINDER,
)
def loenloft_binder(ret_til_tilskud: Node, tilskud_efter_loenloft: Node, tilskud_foer_loenloft: Node) -> Node:
    """Whether the full-time wage really cuts the subsidy. Reaching it exactly cuts nothing."""
    return ret_til_tilskud & (tilskud_efter_loenloft < tilskud_foer_loenloft)


@rule(
    law="BEK om fleksløntilskud § 10",
    fra="2013-01-01",
    kilde=BEK_10,
    sikkerhed="afledt",
    da="Andel af måneden uden ledighedsydelse",
    en="Share of the month without ledighedsydelse",
)
def andel_uden_ledighedsydelse(
    ledighedsydelsesdage: Node, dage_pr_maaned: Node, ledighedsydelse_divisor: Node
) -> Node:
    """Days with ledighedsydelse give no subsidy: it is reduced in proportion.

    The order gives 21.6667 days for wage and benefit in one month; that it also divides here is inferred.
    """
    efter_bekendtgoerelsen = ledighedsydelsesdage / dage_pr_maaned
    andel = where(ledighedsydelse_divisor, ledighedsydelsesdage / ARBEJDSDAGE, efter_bekendtgoerelsen)
    return where(ledighedsydelsesdage > 0, greatest(1 - andel, 0), 1)


@lab("LAB § 70 f", "LAB §§ 123-124", kilde=PARAGRAF_123, da="Fleksløntilskud", en="Fleksløntilskud")
def fleksloentilskud(
    ret_til_tilskud: Node, tilskud_efter_loenloft: Node, andel_uden_ledighedsydelse: Node
) -> Node:
    """The subsidy of the month, before ATP and tax."""
    return where(ret_til_tilskud, tilskud_efter_loenloft * andel_uden_ledighedsydelse, 0)


@lab("LAB kap. 13", "LAB § 137", kilde=PARAGRAF_137, sikkerhed_foer="afledt", da="ATP", en="ATP")
def atp(fleksloentilskud: Node, atp_sats: Node, atp_hoejst: Node, atp_afrunding: Node) -> Node:
    """5 per cent of the subsidy, at most 500 kr., withheld from the person."""
    bidrag = least(fleksloentilskud * atp_sats, atp_hoejst)
    return where(atp_afrunding, round_half_up(bidrag, to=HELE_KRONER), bidrag)


@lab("LAB § 70 f", "LAB § 123", kilde=STAR, sikkerhed="officiel", da="I alt", en="In all")
def i_alt(loenindtaegt: Node, fleksloentilskud: Node) -> Node:
    """Wages and subsidy together, before ATP and tax. Sygedagpenge are not in it.

    Compensation for lost earnings is, since 2024, when it counts as wage.
    """
    return loenindtaegt + fleksloentilskud
