"""Rows of several law years in one plan: a rate that differs from row to row."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from fleksjob.engine import UNKNOWN
from fleksjob.engine.columns import Column, Plan, RowsOutside
from fleksjob.errors import LawError
from fleksjob.law import gaeldende
from tests.fleksjob.engine.hjaelp import (
    arrays_of,
    by_explain,
    by_numba,
    by_polars,
    by_source,
    by_sql,
    compare,
    some_rows,
)
from tests.fleksjob.engine.smaa_love import program_of

LAW = gaeldende()
YEARS = range(2015, 2025)
RATES = ("hoejeste_fleksloentilskud", "knaek_maanedsloen")
FIXED = dict.fromkeys(["ledighedsydelsesdage", "sygedagpenge_md", "fuldtidstillaeg_md"], 0)
COLUMNS = [
    Column("oplyst_loen_md", high=50_000_00),
    Column("oplyst_fuldtidsloen_md"),
    Column("anden_loen_md"),
]
WANTED = ["fleksloentilskud", "loenloft_binder"]


def amounts(name):
    return [LAW.rates[name].at(date(year, 6, 1)).amount for year in YEARS]


def several_years():
    program = LAW.at(date(YEARS[-1], 6, 1))
    rates = {name: amounts(name) for name in RATES}
    rounded = {"fleksloentilskud": 100}
    return Plan(program, WANTED, COLUMNS, fixed=FIXED, rounded=rounded, rates=rates, by="aar")


def test_a_row_gets_the_rates_of_its_year():
    plan = several_years()
    rows = some_rows(plan, 600, seed=7)
    expected = []
    for row in rows:
        facts = {name: value for name, value in row.items() if name != "aar"}
        own = Plan(
            LAW.at(date(YEARS[row["aar"]], 6, 1)),
            WANTED,
            COLUMNS,
            fixed=FIXED,
            rounded={"fleksloentilskud": 100},
        )
        expected += by_explain(own, [facts])
    assert len({row["aar"] for row in rows}) == len(YEARS)
    for back_end in (by_polars, by_sql, by_source, by_numba):
        compare(plan, rows, back_end(plan, rows), expected)
    assert plan.explain_rows(rows) == expected


def test_a_year_there_is_not_lies_outside():
    plan = several_years()
    rows = [
        {"aar": year, "oplyst_loen_md": 1, "oplyst_fuldtidsloen_md": 1, "anden_loen_md": UNKNOWN}
        for year in (9, 10)
    ]
    arrays = arrays_of(plan, rows) | {"aar": np.array([-1, 10])}
    assert plan.check(arrays).tolist() == [0, 1]
    with pytest.raises(RowsOutside):
        plan.numba().run(arrays)


@pytest.mark.parametrize(
    ("function", "rates", "by", "text"),
    [
        (lambda a, sats: a * sats, {"a": [1]}, "aar", "'a' er ikke en sats"),
        (lambda a, sats: a * sats, {"sats": [Fraction(1, 3)]}, "aar", "hele 1/4"),
        (lambda a, sats: a * sats, {"sats": []}, "aar", "hele 1/4"),
        (lambda a, mangler: a * mangler, {"mangler": [1]}, "aar", "mangler"),
        (lambda a, sats: a * sats, {"sats": [1, 2]}, "a", "'a' kan ikke være kolonnen"),
        (lambda a, sats: a * sats, {"sats": [1, 2]}, "", "kan ikke være kolonnen"),
        (lambda a, sats, nul: a * sats * nul, {"sats": [1, 2], "nul": [1]}, "aar", "ikke lige mange"),
        (lambda a, sats: a / sats, {"sats": [1, 2]}, "aar", "divideres med satsen 'sats'"),
    ],
)
def test_rates_that_cannot_differ_are_refused(function, rates, by, text):
    with pytest.raises(LawError, match=text):
        Plan(program_of(function), ["svar"], [Column("a")], rates=rates, by=by)
