"""The traps that the back ends set, each met once: none of them may come back."""

# ruff: noqa: PLW0108 - a rule is read by the names of its parameters

import re

import duckdb
import numpy as np
import polars as pl
import pytest

from fleksjob.engine import NOT_APPLICABLE, UNKNOWN, applies_if, greatest, least, round_half_up, where
from fleksjob.engine.columns import Column, Plan, fold_numba
from fleksjob.engine.columns.machine import Graph
from tests.fleksjob.engine.hjaelp import by_numba, by_polars, by_source, by_sql
from tests.fleksjob.engine.smaa_love import program_of

BACK_ENDS = [by_polars, by_sql, by_source]
every_back_end = pytest.mark.parametrize("back_end", BACK_ENDS, ids=lambda each: each.__name__)


def answers(back_end, function, rows, **states):
    facts = dict.fromkeys(name for row in rows for name in row)
    columns = [Column(name, **({"not_applicable": True} | states)) for name in facts]
    plan = Plan(program_of(function), ["svar"], columns)
    return [each["svar"] for each in back_end(plan, rows)]


@every_back_end
def test_an_unknown_condition_never_falls_to_otherwise(back_end):
    rows = [{"p": UNKNOWN, "a": 4}, {"p": NOT_APPLICABLE, "a": 4}, {"p": UNKNOWN, "a": 0}]
    assert answers(back_end, lambda p, a: where(p, a, 0), rows) == [UNKNOWN, NOT_APPLICABLE, 0]


@every_back_end
def test_an_unknown_number_is_not_skipped_by_least_and_greatest(back_end):
    rows = [{"a": UNKNOWN, "b": 2}, {"a": NOT_APPLICABLE, "b": 2}, {"a": NOT_APPLICABLE, "b": NOT_APPLICABLE}]
    assert answers(back_end, lambda a, b: least(a, b), rows) == [UNKNOWN, 2, NOT_APPLICABLE]
    assert answers(back_end, lambda a, b: greatest(a, b), rows) == [UNKNOWN, 2, NOT_APPLICABLE]


@every_back_end
def test_an_unknown_comparison_is_unknown_and_one_no_decides(back_end):
    rows = [{"a": UNKNOWN, "p": True}, {"a": UNKNOWN, "p": False}, {"a": NOT_APPLICABLE, "p": True}]
    assert answers(back_end, lambda a, p: (a > 2) & p, rows) == [UNKNOWN, False, True]


@every_back_end
def test_ties_are_rounded_away_from_zero(back_end):
    rows = [{"b": each} for each in range(7)]  # halves from 0 to 3
    assert answers(back_end, lambda b: round_half_up(b, to=1), rows) == [0, 1, 1, 2, 2, 3, 3]
    assert answers(back_end, lambda b: round_half_up(b - 3, to=1), rows) == [-3, -3, -2, -2, -1, -1, 0]


@every_back_end
def test_negative_numbers_are_rounded_and_not_floored(back_end):
    rows = [{"c": each} for each in range(7)]  # thirds from 0 to 2, less 2
    assert answers(back_end, lambda c: round_half_up(c - 2, to=1), rows) == [-2, -2, -1, -1, -1, 0, 0]


def test_no_quotient_of_a_negative_number_can_be_made():
    graph = Graph()
    for operation in (graph.div, graph.mod):
        with pytest.raises(AssertionError):
            operation(graph.column("a", (-1, 5)), 2)


@every_back_end
def test_what_does_not_apply_is_neither_zero_nor_unknown(back_end):
    rows = [{"p": True}, {"p": False}, {"p": UNKNOWN}]
    assert answers(back_end, lambda p: applies_if(p, 0), rows) == [0, NOT_APPLICABLE, UNKNOWN]


def test_rows_keep_their_order():
    plan = Plan(program_of(lambda a, p: where(p, a, a + 1)), ["svar"], [Column("a"), Column("p")])
    numbers = np.arange(300_000)
    table = pl.DataFrame({"nr": numbers, "a": numbers % 6, "p": numbers % 7 == 0})
    expected = np.where(numbers % 7 == 0, numbers % 6, numbers % 6 + 1)
    found = plan.polars(table.lazy()).collect(engine="streaming")
    assert (found["nr"].to_numpy() == numbers).all()
    assert (found["svar"].to_numpy() == expected).all()
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        connection.execute(
            "CREATE TABLE sager AS SELECT nr, nr % 6 AS a, nr % 7 = 0 AS p FROM range(300000) AS t(nr)"
        )
        columns = connection.execute(plan.sql()).fetchnumpy()
    assert (columns["nr"] == numbers).all()
    assert (columns["svar"] == expected).all()


def test_the_loop_is_compiled_with_simd_also_for_one_thread():
    facts = ["a", "b", "c", "p", "q", "r"]
    program = program_of(lambda a, b, c, p, q, r: where(p & q & r, greatest(a * 3 - b, 0) + c, least(a, b)))
    plan = Plan(program, ["svar"], [Column(name, not_applicable=True) for name in facts])
    plan.numba()
    compiled = fold_numba.compiled_of(plan)
    (llvm,) = compiled.inspect_llvm().values()
    assert re.search(r"load <\d+ x i64>", llvm)
    assert re.search(r"store <\d+ x i64>", llvm)


def test_an_answer_of_an_earlier_run_is_no_answer():
    """The outputs are poisoned before the loop: every row is written."""
    plan = Plan(program_of(lambda a: a + 1), ["svar"], [Column("a")])
    assert by_numba(plan, [{"a": UNKNOWN}, {"a": 5}]) == [{"svar": UNKNOWN}, {"svar": 6}]


def test_what_stands_where_nothing_is_known_reaches_no_answer():
    """A table may hold any number beside `ikke relevant`, also one that would not fit."""
    plan = Plan(
        program_of(lambda a, b: least(a * 7, b)), ["svar"], [Column("a", not_applicable=True), Column("b")]
    )
    table = pl.DataFrame({"a": [2**62, None], "a__ikke_relevant": [True, None], "b": [4, 4]})
    found = plan.polars(table.lazy(), outside="udenfor").collect()
    assert found["svar"].to_list() == [4, None]
    assert found["udenfor"].to_list() == [False, False]
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE sager (a BIGINT, a__ikke_relevant BOOLEAN, b BIGINT)")
        connection.execute(f"INSERT INTO sager VALUES ({2**62}, TRUE, 4), (NULL, NULL, 4)")  # noqa: S608
        names = [each[0] for each in connection.execute(plan.sql()).description]
        rows = connection.execute(plan.sql()).fetchall()
    assert [row[names.index("svar")] for row in rows] == [4, None]


def test_a_sum_too_large_for_sql_is_refused_and_not_wrapped():
    plan = Plan(program_of(lambda a: (a + 1) * 3), ["svar"], [Column("a")])
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE sager AS SELECT {2**62} AS a")
        with pytest.raises(duckdb.Error):
            connection.execute(plan.sql()).fetchall()
