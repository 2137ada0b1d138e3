"""Small laws of our own, to try one thing at a time."""

import inspect
from datetime import date
from fractions import Fraction

from fleksjob.engine import Input, Law, Policy, rule
from fleksjob.engine.rules import LAST_DAY
from fleksjob.rates import Gap, Rate, Rates, RateValue

DAY = date(2024, 6, 1)

NUMBERS = (
    Input("a", "a", "a", "andel", 1, 5),
    Input("b", "b", "b", "andel", 2, 3),
    Input("c", "c", "c", "andel", 3, 2),
)
ANSWERS = (Input("p", "p", "p"), Input("q", "q", "q"), Input("r", "r", "r"))
DAYS = (Input("dag", "dag", "day", "dato"), Input("md", "md", "months", "måned", 1, 100))
POLICY = Policy("valgt", "valgt", "chosen", ("nej", "ja"), "", "")


def _rate(name, *values):
    known = tuple(
        RateValue(date.min, date.max, each, str(each), "officiel", "https://x", DAY, "§ 1") for each in values
    )
    gaps = () if known else (Gap(date.min, date.max, "findes ikke"),)
    return Rate(name, name, name, "andel", "§ 1", known, gaps)


RATES = Rates(
    {"sats": _rate("sats", Fraction(7, 4)), "nul": _rate("nul", Fraction(0)), "mangler": _rate("mangler")}
)


def law_of(**rules):
    """A law of functions: each is a rule, its parameters are what it needs."""
    made = []
    for name, function in rules.items():
        versions = rule(law="§ 1", fra="2000-01-01", kilde="https://x", da=name, en=name, navn=name)(function)
        made.extend(versions.rules)
    return Law(tuple(made), (*NUMBERS, *ANSWERS, *DAYS), (POLICY,), RATES)


def program_of(function, **more):
    """The program of one rule, called `svar`, and perhaps some more."""
    return law_of(**more, svar=function).at(DAY)


def needs(function):
    """What a rule asks for."""
    return list(inspect.signature(function).parameters)


__all__ = [
    "ANSWERS",
    "DAY",
    "DAYS",
    "LAST_DAY",
    "NUMBERS",
    "POLICY",
    "RATES",
    "law_of",
    "needs",
    "program_of",
]
