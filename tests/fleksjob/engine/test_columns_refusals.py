"""What a plan and its back ends refuse: names, ranges, kinds."""

import numpy as np
import polars as pl
import pytest

from fleksjob.engine import UNKNOWN, where
from fleksjob.engine.columns import Column, Plan
from fleksjob.errors import FleksjobError, LawError
from tests.fleksjob.engine.hjaelp import arrays_of
from tests.fleksjob.engine.smaa_love import program_of


def small(function=lambda a, b: a - b, **rest):
    return Plan(program_of(function), ["svar"], [Column("a"), Column("b", unknown=False)], **rest)


@pytest.mark.parametrize(
    ("wanted", "columns", "rest", "problem", "text"),
    [
        (["findes_ikke"], [], {}, LawError, "findes_ikke"),
        (["a"], [], {}, LawError, "ikke en regel"),
        (["svar"], [Column("findes_ikke")], {}, LawError, "findes_ikke"),
        (["svar"], [Column("sats")], {}, LawError, "sats"),
        (["svar"], [Column("a")], {"fixed": {"a": 1}}, LawError, "både en kolonne og fast"),
        (["svar"], [], {"fixed": {"sats": 1}}, LawError, "hverken en oplysning"),
        (["svar"], [], {"fixed": {"a": 99}}, ValueError, "fra 0 til 5"),
        (["svar"], [], {"fixed": {"valgt": UNKNOWN}}, ValueError, "ja eller nej"),
        (["svar"], [Column("valgt")], {}, ValueError, "unknown=False"),
        (["svar"], [Column("a", high=6)], {}, ValueError, "0 til 6 ligger ikke inden for 0 til 5"),
        (["svar"], [Column("a", low=4, high=3)], {}, ValueError, "4 til 3"),
        (["svar"], [Column("p", high=1)], {}, ValueError, "ja/nej"),
        (["svar"], [Column("a", step=0)], {}, ValueError, "trin"),
        (["svar"], [], {"rounded": {"ja": 1}}, ValueError, "kun tal"),
        (["svar"], [], {"bits": 32}, ValueError, "64 eller 128"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(wanted, columns, rest, problem, text):
    program = program_of(lambda a, ja, valgt, sats: where(valgt & ja, a * sats, 0), ja=lambda p: ~p)
    with pytest.raises(problem, match=text):
        Plan(program, wanted, columns, **rest)


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ({"a": [1]}, "'b' mangler"),
        ({"a": [1.5], "b": [1]}, "'a' er Float64, ikke Int64"),
        ({"a": [1], "b": [True]}, "'b' er Boolean, ikke Int64"),
    ],
)
def test_a_table_that_does_not_fit_the_plan_is_refused(table, text):
    with pytest.raises(FleksjobError, match=text):
        small().polars(pl.LazyFrame(table))


@pytest.mark.parametrize(
    ("arrays", "text"),
    [
        ({"a": np.array([1]), "b": np.array([1])}, "'a__tilstand' mangler"),
        ({"a": np.array([1.0]), "a__tilstand": np.array([0]), "b": np.array([1])}, "hele tal"),
        ({"a": np.array([1, 2]), "a__tilstand": np.array([0, 0]), "b": np.array([1])}, "lige lange"),
    ],
)
def test_arrays_that_do_not_fit_the_plan_are_refused(arrays, text):
    with pytest.raises(FleksjobError, match=text):
        small().numba().run(arrays)


def test_results_are_only_written_where_they_fit():
    plan = small()
    arrays = arrays_of(plan, [{"a": 1, "b": 1}])
    for out in ({}, {"svar": np.empty(1), "svar__tilstand": np.empty(1, np.uint8)}):
        with pytest.raises(FleksjobError, match="svar: resultatet skal være 1 af int64"):
            plan.numba().run(arrays, out)


def test_a_dialect_there_is_not_is_refused():
    with pytest.raises(FleksjobError, match="'oracle'; kendte er duckdb"):
        small().sql(dialect="oracle")
