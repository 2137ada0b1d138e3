"""The facts that the rules of fleksløntilskud ask for.

Amounts include own and employer's pension, before tax.
"""

from __future__ import annotations

from fleksjob.engine import Input

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
