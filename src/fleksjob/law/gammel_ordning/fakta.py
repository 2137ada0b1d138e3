"""The facts of the subsidy in the old scheme, and what the sources leave open about its cap."""

from __future__ import annotations

from fleksjob.engine import Choices, Input, Policy
from fleksjob.law.folkepension import DATO

PARAGRAF_133 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/133/"
STOERSTE_TIME, STOERSTE_DAG = 10_000, 100_000

STILLING = Choices(
    "stilling",
    "ansat",
    "selvstaendig",
    vist={
        "ansat": ("Ansat i et fleksjob", "Employed in a fleksjob"),
        "selvstaendig": ("Selvstændig", "Self-employed"),
    },
)
TILSKUDSANDEL = Choices(
    "tilskudsandel",
    "halvdelen",
    "to_tredjedele",
    vist={
        "halvdelen": ("Halvdelen", "One half"),
        "to_tredjedele": ("To tredjedele", "Two thirds"),
    },
)

FAKTA = (
    Input(
        "stilling",
        "Er du ansat i et fleksjob eller selvstændig?",
        "Are you employed in a fleksjob or self-employed?",
        valg=STILLING,
    ),
    Input(
        "paa_gammel_ordning",
        "Er fleksjobbet stadig på ordningen fra før 2013? Se fleksjob vurder ordning.",
        "Is the fleksjob still on the scheme from before 2013? See fleksjob vurder ordning.",
        kommunen=True,
    ),
    Input(
        "stoette_bevilget",
        "Hvilken dag blev støtten til virksomheden bevilget?",
        "On which day was the support of the business granted?",
        "dato",
        likely=734_000,
    ),
    Input(
        "tilskudsandel",
        "Er tilskuddet bevilget med halvdelen eller to tredjedele?",
        "Is the subsidy granted with one half or two thirds?",
        valg=TILSKUDSANDEL,
        kommunen=True,
    ),
    Input("timeloen", "Hvad er timelønnen?", "What is the hourly wage?", "kr/time", 100, STOERSTE_TIME, 180),
    Input(
        "atp_time",
        "Hvad er arbejdsgiverens bidrag til ATP pr. time?",
        "What does the employer pay to ATP an hour?",
        "kr/time",
        100,
        STOERSTE_TIME,
        1,
    ),
    Input(
        "andre_bidrag_time",
        "Hvad er arbejdsgiverens andre bidrag pr. time?",
        "What are the employer's other contributions an hour?",
        "kr/time",
        100,
        STOERSTE_TIME,
        5,
    ),
    Input(
        "mindsteloen_time",
        "Hvad er den mindste timeløn efter overenskomsten, eller ellers den sædvanlige?",
        "What is the lowest hourly wage of the collective agreement, or else the usual one?",
        "kr/time",
        100,
        STOERSTE_TIME,
        170,
    ),
    Input(
        "mindsteloen_ufaglaert_time",
        "Hvad er den mindste timeløn på området for nyansatte uden faglige kvalifikationer?",
        "What is the lowest hourly wage in the field for newly hired without skills?",
        "kr/time",
        100,
        STOERSTE_TIME,
        130,
    ),
    Input(
        "timer_uge",
        "Hvor mange timer om ugen betaler arbejdsgiveren løn for?",
        "For how many hours a week does the employer pay?",
        "time/uge",
        60,
        168,
        37,
    ),
    Input(
        "refusionsdage",
        "Hvor mange dage i måneden er der refusion for sygdom eller barsel?",
        "For how many days of the month is there refund for sickness or maternity?",
        "dag/måned",
        1,
        31,
        2,
    ),
    Input(
        "timer_paa_refusionsdag",
        "Hvor mange timer er der løn for på en dag med refusion?",
        "For how many hours is there wage on a day with refund?",
        "time/dag",
        60,
        24,
        7,
    ),
    Input(
        "refusion_dag",
        "Hvor stor refusion kan arbejdsgiveren få for en sådan dag?",
        "How much refund can the employer have for such a day?",
        "kr/dag",
        100,
        STOERSTE_DAG,
        800,
    ),
    Input(
        "oensker_deltid",
        "Har du selv ønsket at arbejde på deltid?",
        "Did you yourself wish to work part time?",
        likely=0.3,
    ),
    Input(
        "timer_i_seneste_job",
        "Hvor mange timer havde du i dit seneste almindelige job (gennemsnit over fire uger)?",
        "How many hours had you in your latest ordinary job (average over four weeks)?",
        "time/uge",
        60,
        168,
        37,
    ),
    Input(
        "deltid_i_tolv_maaneder",
        "Var du på deltid i de seneste 12 måneder, hvor du var i arbejde?",
        "Were you part time in the latest 12 months in which you were in work?",
        likely=0.3,
    ),
    Input(
        "deltid_skyldtes_arbejdsevnen",
        "Var du på deltid af de samme grunde, som du fik fleksjob af?",
        "Were you part time for the same reasons as you were granted a fleksjob?",
        likely=0.4,
    ),
    DATO,
)

LOFT_UDEN_BIDRAG = Policy(
    name="loft_uden_bidrag",
    da="Kommer arbejdsgiverens bidrag oven i loftet?",
    en="Do the employer's contributions come on top of the cap?",
    choices=("nej", "ja"),
    warning="Vi regner arbejdsgiverens bidrag med under loftet. "
    "Loven siger, hvad tilskuddet højst beregnes af, men nævner ikke bidragene der.",
    kilde=PARAGRAF_133,
    warning_en="We count the employer's contributions below the cap. "
    "The Act says what the subsidy is at most computed from, but not whether they count.",
)
LOFT_PR_AAR = Policy(
    name="loft_pr_aar",
    da="Bruges loftet pr. time eller pr. år?",
    en="Is the cap by the hour or by the year used?",
    choices=("pr. time", "pr. år"),
    warning="Vi bruger loftet pr. time. Loven har også et loft pr. år. "
    "Hvornår det bruges, og om det er mindre på deltid, er ikke set.",
    kilde=PARAGRAF_133,
    warning_en="We use the cap by the hour. The Act also has one by the year. "
    "When that is used, and whether part time lowers it, was not seen.",
)
POLITIKKER = (LOFT_UDEN_BIDRAG, LOFT_PR_AAR)
