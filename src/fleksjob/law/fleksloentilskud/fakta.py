"""The facts that the rules of fleksløntilskud ask for.

Amounts include own and employer's pension, before tax.
"""

from __future__ import annotations

from fleksjob.engine import NOT_APPLICABLE, Input

MD = "kr/måned"
STOERSTE_MAANED = 10_000_000
STOERSTE_TIME = 100_000

TIMELOEN = Input("timeloen", "Timeløn", "Hourly wage", "kr/time", 100, STOERSTE_TIME, 200)
EFFEKTIVE_TIMER = Input(
    "effektive_timer", "Effektive timer om ugen", "Effective hours a week", "time/uge", 60, 168, 12
)
TIMER_PAA_ARBEJDSPLADSEN = Input(
    "timer_paa_arbejdspladsen",
    "Timer på arbejdspladsen om ugen",
    "Hours present a week",
    "time/uge",
    60,
    168,
    20,
)
INTENSITET = Input("intensitet", "Arbejdsintensitet", "Intensity", "andel", 1_000_000, 1, 0.5)
LOEN_MD = Input(
    "oplyst_loen_md", "Oplyst månedsløn", "Monthly wage as stated", MD, 100, STOERSTE_MAANED, 15000
)
FULDTIDSLOEN_MD = Input(
    "oplyst_fuldtidsloen_md",
    "Oplyst fuldtidsløn",
    "Full-time wage as stated",
    MD,
    100,
    STOERSTE_MAANED,
    32000,
)
ANDEN_LOEN_MD = Input("anden_loen_md", "Anden lønindtægt", "Other wage income", MD, 100, STOERSTE_MAANED, 0)
FULDTIDSTILLAEG_MD = Input(
    "fuldtidstillaeg_md", "Tillæg på fuld tid", "Supplements at full time", MD, 100, STOERSTE_MAANED, 0
)
SYGEDAGPENGE_MD = Input(
    "sygedagpenge_md",
    "Sygedagpenge, barselsdagpenge eller ressourceforløbsydelse",
    "Sickness or maternity benefit",
    MD,
    100,
    STOERSTE_MAANED,
    0,
)
LEDIGHEDSYDELSESDAGE = Input(
    "ledighedsydelsesdage", "Dage med ledighedsydelse", "Days with ledighedsydelse", "dag/måned", 100, 31, 0
)

LOEN_14_DAGE = Input(
    "loen_14_dage",
    "Løn om ugen, oplyst for 14 dage",
    "Weekly wage, stated for 14 days",
    "kr/uge",
    200,  # an øre of 14 days is half an øre of a week
    STOERSTE_MAANED // 2,
    3500,
    ellers=NOT_APPLICABLE,
)
SAERLIG_UDBETALING_MD = Input(
    "saerlig_udbetaling_md",
    "Ferietillæg, fritvalg, SH-betaling eller feriedifference, udbetalt i måneden",
    "Holiday supplement, fritvalg, SH or feriedifference paid out in the month",
    MD,
    100,
    STOERSTE_MAANED,
    0,
    ellers=0,
)
SAERLIG_UDBETALING_FULD_TID_MD = Input(
    "saerlig_udbetaling_fuld_tid_md",
    "Den samme udbetaling på fuld tid",
    "The same payout at full time",
    MD,
    100,
    STOERSTE_MAANED,
    0,
    ellers=NOT_APPLICABLE,
)
LOENDELE_MD = Input(
    "loendele_md",
    "Bonus og andre løndele i måneden",
    "Bonus and other parts of the wage in the month",
    MD,
    100,
    STOERSTE_MAANED,
    0,
    ellers=0,
)
FERIEPENGE_OPTJENT_MD = Input(
    "feriepenge_optjent_md",
    "Feriepenge til Feriekonto i måneden, brutto",
    "Holiday pay paid into Feriekonto in the month, gross",
    MD,
    100,
    STOERSTE_MAANED,
    0,
    ellers=0,
)
FERIEPENGE_PR_DAG = Input(
    "feriepenge_pr_dag",
    "Feriepenge pr. feriedag, brutto",
    "Holiday pay a day of holiday, gross",
    "kr/dag",
    100,
    STOERSTE_TIME,
    500,
    ellers=NOT_APPLICABLE,
)
FERIEINDKOMST_PR_DAG = Input(
    "ferieindkomst_pr_dag",
    "Indkomst i optjeningsperioden pr. optjent feriedag",
    "Income of the earning period a day of holiday earned",
    "kr/dag",
    100,
    STOERSTE_MAANED,
    5000,
    ellers=NOT_APPLICABLE,
)
FERIEDAGE = Input(
    "feriedage",
    "Feriedage i måneden med feriepenge fra Feriekonto",
    "Days of holiday in the month with pay from Feriekonto",
    "dag/måned",
    100,
    31,
    0,
    ellers=0,
)
TABT_ARBEJDSFORTJENESTE_MD = Input(
    "tabt_arbejdsfortjeneste_md",
    "Tabt arbejdsfortjeneste eller plejevederlag i måneden",
    "Compensation for lost earnings, or plejevederlag, in the month",
    MD,
    100,
    STOERSTE_MAANED,
    0,
    ellers=0,
)
HVERDAGE_I_JOB = Input(
    "hverdage_i_job",
    "Hverdage i fleksjob i en måned, der ikke er hel (0: hele måneden)",
    "Workdays in the fleksjob in a month that is not whole (0: the whole month)",
    "dag/måned",
    100,
    31,
    0,
    ellers=0,
)

I_MAANEDEN = (
    LOEN_14_DAGE,
    SAERLIG_UDBETALING_MD,
    SAERLIG_UDBETALING_FULD_TID_MD,
    LOENDELE_MD,
    FERIEPENGE_OPTJENT_MD,
    FERIEPENGE_PR_DAG,
    FERIEINDKOMST_PR_DAG,
    FERIEDAGE,
    TABT_ARBEJDSFORTJENESTE_MD,
    HVERDAGE_I_JOB,
)
"""What only some months have. Each says itself what it is where nobody mentions it."""

ALLE = (
    TIMELOEN,
    EFFEKTIVE_TIMER,
    TIMER_PAA_ARBEJDSPLADSEN,
    INTENSITET,
    LOEN_MD,
    FULDTIDSLOEN_MD,
    ANDEN_LOEN_MD,
    FULDTIDSTILLAEG_MD,
    SYGEDAGPENGE_MD,
    LEDIGHEDSYDELSESDAGE,
    *I_MAANEDEN,
    Input(
        "dagpengeandel",
        "Ydelsens andel af højeste dagpenge",
        "Share of highest dagpenge",
        "andel",
        100,
        1,
        0.98,
    ),
)
