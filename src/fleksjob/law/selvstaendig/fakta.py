"""The facts of the subsidy to the self-employed."""

from __future__ import annotations

from fleksjob.engine import Input
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO, FOEDSELSDAG

STOERSTE_AAR = 100_000_000

FAKTA = (
    FOEDSELSDAG,
    Input(
        "maaneder_i_virksomheden",
        "I hvor mange af de seneste 24 måneder havde du mindst 30 timer om ugen?",
        "In how many of the last 24 months had you at least 30 hours a week?",
        "måned",
        1,
        24,
        18,
    ),
    Input(
        "anden_forsoergelse",
        "Får du førtidspension, seniorpension, tidlig pension, delpension, efterløn, fleksydelse "
        "eller anden støtte til virksomheden?",
        "Do you receive førtidspension, seniorpension, tidlig pension, delpension, efterløn, fleksydelse "
        "or other support of the business?",
        likely=0.1,
    ),
    Input(
        "arbejdsevnen_nedsat_i_virksomheden",
        "Er arbejdsevnen varigt og væsentligt nedsat i forhold til arbejdet i virksomheden?",
        "Is the capacity permanently and substantially reduced for the work in the business?",
        kommunen=True,
    ),
    Input(
        "arbejdsevnen_udnyttes",
        "Bruges arbejdsevnen fuldt ud i virksomheden?",
        "Is the capacity used to the full in the business?",
        kommunen=True,
    ),
    Input(
        "hovedbeskaeftigelse",
        "Er virksomheden hovedbeskæftigelsen, her i landet?",
        "Is the business the main occupation, in Denmark?",
        kommunen=True,
    ),
    Input(
        "overskud_aar",
        "Hvad er virksomhedens årsindtægt: skattemæssigt overskud før renter? Skriv 0 ved underskud.",
        "What is the year's income of the business: taxable profit before interest? Write 0 for a loss.",
        "kr/år",
        100,
        STOERSTE_AAR,
        200_000,
    ),
    Input(
        "aegtefaeller_sammen",
        "Driver du virksomheden sammen med din ægtefælle, som hovedbeskæftigelse for jer begge?",
        "Do you run the business with your spouse, as the main occupation of both?",
        likely=0.2,
    ),
    Input(
        "anden_arbejdsindkomst_aar",
        "Hvad er din anden arbejdsindkomst i året?",
        "What is your other income from work in the year?",
        "kr/år",
        100,
        STOERSTE_AAR,
        20_000,
    ),
    DATO,
)
POLITIKKER = (DAG_DER_IKKE_FINDES,)
