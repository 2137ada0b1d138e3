"""The month as it comes: pay for 14 days, holiday pay, payouts, lost earnings, a month that is not whole."""

from __future__ import annotations

from fractions import Fraction

from fleksjob.engine import Node, first_of, greatest, least, quantity, rule, where
from fleksjob.law.lab import lab

BEK_6 = "https://www.elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/6/"
BEK_5_2021 = "https://www.elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/5/"
BEK_1 = "https://elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/1/"
BEK_2 = "https://hoeringsportalen.dk/Hearing/Details/65943"
BEK_11 = "https://www.ingelouv.dk/post/nye-regler-om-kombination-af-tabt-arbejdsfortjeneste-og-fleksjob"
PM_6_23 = "https://lundsteenwiederquist.dk/index.php/tag/tabt-arbejdsfortjeneste/"
PM_14_22 = "https://www.landbrugsinfo.dk/basis/e/8/3/familie_socialjura_p_14_22"
STAR = "https://star.dk/til-borgere/revalidering-fleksjob-og-ressourceforloebsydelse/beregn-loen-i-fleksjob/"

TO_LOENDAGE = quantity(4, "uge/måned")
ANDEL_AF_INDKOMST = Fraction(1111, 10_000)
"""The order of 2021 writes 11.11 per cent."""


@rule(
    law="Omregningen er ikke set i reglerne",
    fra="2013-01-01",
    kilde=BEK_1,
    sikkerhed="afledt",
    da="Løn for 14 dage, regnet om til en måned",
    en="Pay for 14 days made a month",
)
def loen_af_14_dage(loen_14_dage: Node, uger_pr_maaned: Node, fjortendagesloen: Node) -> Node:
    """26 pay days a year over 12 months, or the two pay days that an ordinary month has."""
    return where(fjortendagesloen, loen_14_dage * TO_LOENDAGE, loen_14_dage * uger_pr_maaned)


@lab(
    "LAB § 70 e", "LAB § 122", kilde=STAR, sikkerhed="officiel", da="Løn for arbejdet", en="Pay for the work"
)
def almindelig_loen_md(
    oplyst_loen_md: Node, loen_af_14_dage: Node, timeloen: Node, betalte_timer: Node, uger_pr_maaned: Node
) -> Node:
    """The ordinary wage a month: as stated, else hours × hourly wage × 52/12 as STAR computes it."""
    return first_of(oplyst_loen_md, loen_af_14_dage, timeloen * betalte_timer * uger_pr_maaned)


@rule(
    law="BEK om fleksløntilskud (§ 6, stk. 2; ikke set før 2024)",
    fra="2013-01-01",
    til="2024-03-06",
    kilde=BEK_6,
    sikkerhed="afledt",
    da="Løn uden feriepenge til Feriekonto",
    en="Wage without holiday pay to Feriekonto",
)
@rule(
    law="BEK om fleksløntilskud § 6, stk. 2",
    fra="2024-03-07",
    kilde=BEK_6,
    da="Løn uden feriepenge til Feriekonto",
    en="Wage without holiday pay to Feriekonto",
)
def loen_uden_feriepenge(almindelig_loen_md: Node, feriepenge_optjent_md: Node) -> Node:
    """Holiday pay that goes into Feriekonto stands in the register as wage. It counts when it is held."""
    return greatest(almindelig_loen_md - feriepenge_optjent_md, 0)


@rule(
    law="BEK om fleksløntilskud (ikke set før 2021)",
    fra="2013-01-01",
    til="2021-01-28",
    kilde=BEK_6,
    sikkerhed="afledt",
    da="Feriepenge for ferie, der holdes",
    en="Holiday pay of the holiday held",
)
@rule(
    law="BEK om fleksløntilskud (§ 6, stk. 3-4; ikke set før marts 2024)",
    fra="2022-02-24",
    til="2024-03-06",
    kilde=BEK_6,
    sikkerhed="afledt",
    da="Feriepenge for ferie, der holdes",
    en="Holiday pay of the holiday held",
)
@rule(
    law="BEK om fleksløntilskud § 6, stk. 3-4",
    fra="2024-03-07",
    kilde=BEK_6,
    da="Feriepenge for ferie, der holdes",
    en="Holiday pay of the holiday held",
)
def feriepenge_ved_ferie(feriepenge_pr_dag: Node, feriedage: Node) -> Node:
    """The gross amount of each day held: what was paid out, with tax and AM-bidrag laid on, by its days."""
    return where(feriedage > 0, feriepenge_pr_dag * feriedage, 0)


@rule(
    law="BEK 110/2021 om fleksløntilskud § 5",
    fra="2021-01-29",
    til="2022-02-23",
    kilde=BEK_5_2021,
    da="Feriepenge for ferie, der holdes",
    en="Holiday pay of the holiday held",
    navn="feriepenge_ved_ferie",
)
def feriepenge_af_indkomst(ferieindkomst_pr_dag: Node, feriepenge_pr_dag: Node, feriedage: Node) -> Node:
    """11.11 per cent of the income of the earning period, by the days held; else the amount as stated."""
    pr_dag = first_of(ferieindkomst_pr_dag * ANDEL_AF_INDKOMST, feriepenge_pr_dag)
    return where(feriedage > 0, pr_dag * feriedage, 0)


@lab(
    "LAB § 70 f, stk. 2",
    "LAB § 123, stk. 2",
    kilde=PM_14_22,
    sikkerhed="sekundaer",
    da="Løn i fleksjobbet",
    en="Wage",
)
def loen_md(
    loen_uden_feriepenge: Node, feriepenge_ved_ferie: Node, saerlig_udbetaling_md: Node, loendele_md: Node
) -> Node:
    """Wage of the fleksjob in the month: pay for the work, holiday pay when held, payouts when paid out.

    Ferietillæg, feriedifference, fritvalg and SH are wage in the month they are paid out (PM 14-22), and so
    is a bonus, by the month's part of it (PM 27-23).
    """
    return loen_uden_feriepenge + feriepenge_ved_ferie + saerlig_udbetaling_md + loendele_md


@rule(
    law="Principmeddelelse 6-23",
    fra="2013-01-01",
    til="2023-12-31",
    kilde=PM_6_23,
    sikkerhed="sekundaer",
    da="Tabt arbejdsfortjeneste, der regnes som løn",
    en="Lost earnings that count as wage",
    navn="tabt_arbejdsfortjeneste_som_loen",
)
def tabt_arbejdsfortjeneste_er_ikke_loen() -> Node:
    """No employer paid it: it was not wage, and alone it gave no subsidy."""
    return quantity(0, "kr/måned")


@rule(
    law="BEK om fleksløntilskud § 11",
    fra="2024-01-01",
    kilde=BEK_11,
    sikkerhed="sekundaer",
    da="Tabt arbejdsfortjeneste, der regnes som løn",
    en="Lost earnings that count as wage",
)
def tabt_arbejdsfortjeneste_som_loen(tabt_arbejdsfortjeneste_md: Node) -> Node:
    """Since 2024 it is deducted as wage is, together with the wage of the month."""
    return tabt_arbejdsfortjeneste_md


@rule(
    law="Principmeddelelse 14-22; beløbet er ikke set",
    fra="2013-01-01",
    kilde=PM_14_22,
    sikkerhed="afledt",
    da="Lønloftet hæves i måneden",
    en="The cap is raised this month",
)
def loenloft_haevet(
    saerlig_udbetaling_md: Node, saerlig_udbetaling_fuld_tid_md: Node, loenloft_haeves_med: Node
) -> Node:
    """A payout raises the cap of its month. By how much was not seen: the same at full time, or as it is."""
    paa_fuld_tid = first_of(saerlig_udbetaling_fuld_tid_md, saerlig_udbetaling_md)
    return where(loenloft_haeves_med, saerlig_udbetaling_md, paa_fuld_tid)


@rule(
    law="BEK om fleksløntilskud § 2, stk. 2",
    fra="2013-01-01",
    kilde=BEK_2,
    sikkerhed="afledt",
    da="Andel af måneden i fleksjob",
    en="Share of the month in the fleksjob",
)
def andel_i_fleksjob(hverdage_i_job: Node, dage_pr_maaned: Node, delmaaned: Node) -> Node:
    """A job that starts or stops in the month: its workdays of 21.6667, never more than the month."""
    return where(~delmaaned & (hverdage_i_job > 0), least(hverdage_i_job / dage_pr_maaned, 1), 1)


@lab(
    "LAB § 70 f, stk. 1",
    "LAB § 123, stk. 1",
    kilde="https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/123/",
    da="Højeste tilskud i måneden",
    en="Highest subsidy of the month",
)
def hoejeste_i_maaneden(hoejeste_fleksloentilskud: Node, andel_i_fleksjob: Node) -> Node:
    """The base of a whole month, or its share."""
    return hoejeste_fleksloentilskud * andel_i_fleksjob
