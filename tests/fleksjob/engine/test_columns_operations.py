"""Each operation by itself, in every combination of values and states that small facts can have."""

# ruff: noqa: PLW0108 - a rule is read by the names of its parameters

from calendar import isleap
from datetime import date
from itertools import product

import pytest

from fleksjob.engine import (
    NOT_APPLICABLE,
    UNKNOWN,
    add_days,
    add_months,
    all_of,
    any_of,
    applies_if,
    day,
    first_of,
    fixed,
    greatest,
    least,
    over,
    quantity,
    round_half_up,
    stepped,
    where,
)
from fleksjob.engine.columns import Column, Plan
from fleksjob.engine.compile import months_later
from fleksjob.errors import RateMissing
from tests.fleksjob.engine.hjaelp import all_agree, by_numba, by_polars, by_source, by_sql
from tests.fleksjob.engine.smaa_love import law_of, needs, program_of

VALUES = {
    "a": [*range(6), UNKNOWN, NOT_APPLICABLE],
    "b": [*range(7), UNKNOWN, NOT_APPLICABLE],
    "c": [*range(7), UNKNOWN, NOT_APPLICABLE],
    **{name: [True, False, UNKNOWN, NOT_APPLICABLE] for name in "pqr"},
    "valgt": [True, False],
}


def every_row(names):
    return [dict(zip(names, row, strict=True)) for row in product(*(VALUES[name] for name in names))]


def plan_of(function, **rest):
    facts = [name for name in needs(function) if name in VALUES]
    columns = [Column(name, unknown=name != "valgt", not_applicable=name != "valgt") for name in facts]
    return Plan(program_of(function), ["svar"], columns, **rest)


OPERATIONS = {
    "sum": lambda a, b: a + b,
    "difference": lambda a, b: a - b,
    "of a constant": lambda a: 3 - a,
    "sum of two over different denominators": lambda b, c: b + c,
    "product": lambda a, b: (a - 2) * (b - 2),
    "times a rate": lambda a, sats: (a - 2) * sats,
    "times nothing": lambda a, nul: a * nul,
    "over a rate": lambda a, sats: (a - 2) / sats,
    "over a number": lambda b: (b - 1) / 7,
    "least": lambda a, b, c: least(a, b, c),
    "greatest": lambda a, b, c: greatest(a - 3, b - 1, c),
    "least with a constant": lambda a: least(a, 2),
    "greatest with zero": lambda a: greatest(a - 3, 0),
    "over a limit": lambda a, b: over(a, b),
    "less": lambda a, b: a < b,
    "at most": lambda b, c: b <= c,
    "more": lambda a, c: a > c,
    "at least": lambda a, b: a >= b,
    "equal": lambda b, c: b == c,
    "different": lambda a, b: a != b,
    "less than a constant": lambda b: b < 1,
    "at most a constant between": lambda c: c * 2 <= 1,
    "a constant less": lambda c: 1 - c * 3 < 0,
    "a constant at most": lambda b: quantity(1, "andel") <= b * 3,
    "equal to what cannot be": lambda a: a * 2 == 3,
    "and": lambda p, q, r: p & q & r,
    "or": lambda p, q, r: p | q | r,
    "all of none but one": lambda p: all_of(p),
    "any with a constant": lambda p, q: any_of(p, fixed(False), q),
    "not": lambda p, q: ~(p & ~q),
    "where": lambda p, a, b: where(p, a, b - 2),
    "where of yes and no": lambda p, q, r: where(p, q, r),
    "where both are equal": lambda p, a: where(p, a + 1, 1 + a),
    "where both are the same constant": lambda p: where(p, 3, 3),
    "where one is a constant yes": lambda p, q: where(p, fixed(True), q),
    "where one is a constant no": lambda p, q: where(p, q, fixed(False)),
    "where a number decides": lambda a, b: where(a > 2, b, 1),
    "first of": lambda a, b, c: first_of(a, b, c),
    "first of and a constant": lambda a, b: first_of(a, b * 2, 7),
    "first of yes and no": lambda p, q: first_of(p, q),
    "applies if": lambda p, a: applies_if(p, a),
    "applies if of yes and no": lambda p, q: applies_if(p, q),
    "what does not apply caps nothing": lambda p, a, b: least(a, applies_if(p, b)),
    "a policy": lambda valgt, a, b: where(valgt, a, b),
    "a table": lambda a, b: stepped(a, [(quantity(2, "andel"), b), (quantity(4, "andel"), 1)], 0),
    "round down and up": lambda b: round_half_up((b - 1) * 3, to=1),
    "round ties of both signs": lambda b: round_half_up(b - 2, to=1),
    "round to fives": lambda a, b: round_half_up((a - 2) * (b - 2) * 5 / 2, to=5),
    "round to what it is": lambda a: round_half_up(a, to=1),
    "round thirds to halves": lambda c: round_half_up(c - 1, to=quantity(1, "andel").low / 2),
    "round a constant": lambda a: a + round_half_up(quantity(5, "andel") / 2, to=1),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_is_the_same_in_every_state(name):
    plan = plan_of(OPERATIONS[name])
    all_agree(plan, every_row(list(plan.columns)))


def test_what_no_row_can_be_is_not_computed():
    program = program_of(lambda p, a, b: where(p, a, b))
    plan = Plan(program, ["svar"], [Column(name, unknown=False) for name in ("p", "a", "b")])
    assert not plan.results["svar"].unknown
    assert not plan.results["svar"].not_applicable
    assert {cell.op for cell in plan.cells} == {"column", "scale", "select"}


def test_a_fact_that_is_neither_a_column_nor_fixed_is_unknown():
    plan = Plan(program_of(lambda a, b: least(a, b)), ["svar"], [Column("a", unknown=False)])
    all_agree(plan, every_row(["a"])[:6])
    assert by_polars(plan, [{"a": 1}]) == [{"svar": UNKNOWN}]


@pytest.mark.parametrize("value", [2, UNKNOWN, NOT_APPLICABLE])
def test_a_fixed_fact_is_as_if_every_row_brought_it(value):
    plan = Plan(
        program_of(lambda a, b, p: where(p, least(a, b), first_of(b, a))),
        ["svar"],
        [Column("a", not_applicable=True), Column("p", not_applicable=True)],
        fixed={"b": value},
    )
    all_agree(plan, every_row(["a", "p"]))


def test_a_rule_can_be_given_as_a_column():
    law = law_of(mellem=lambda a: a * 2, svar=lambda mellem, b: mellem - b)
    plan = Plan(law.at(date(2024, 6, 1)), ["svar"], [Column("mellem", 0, 10), Column("b")])
    rows = [{"mellem": 7, "b": 2}, {"mellem": UNKNOWN, "b": 2}]
    assert by_polars(plan, rows) == by_source(plan, rows) == by_sql(plan, rows) == plan.explain_rows(rows)
    assert plan.explain_rows(rows)[0] == {"svar": 12}


def test_a_column_may_count_in_steps():
    program = program_of(lambda b, a: b * a)
    plan = Plan(program, ["svar"], [Column("b", step=2), Column("a")])
    assert (plan.columns["b"].low, plan.columns["b"].high) == (0, 3)
    rows = [{"b": b, "a": a} for b in range(4) for a in range(6)]
    all_agree(plan, rows)
    assert plan.explain_rows(rows) == by_polars(plan, rows)


# -- rates that are missing
def test_a_missing_rate_that_a_row_can_reach_is_refused_when_the_plan_is_made():
    for function in (
        lambda a, mangler: a + mangler,
        lambda p, a, mangler: where(p, a, mangler),
        lambda p, a, mangler: p & (a > mangler),
        lambda a, mangler: first_of(a, mangler),
        lambda p, mangler: applies_if(p, mangler),
        lambda a, mangler: a / mangler,
        lambda a, mangler: least(a, mangler),
    ):
        with pytest.raises(RateMissing, match="mangler"):
            plan_of(function)


def test_a_missing_rate_in_what_cannot_be_reached_is_no_reason_to_refuse():
    for function in (
        lambda valgt, a, mangler: where(valgt, mangler, a),
        lambda valgt, a, mangler: valgt & (a > mangler),
        lambda a, mangler: first_of(2, a * mangler),
        lambda valgt, mangler: applies_if(valgt, mangler),
        lambda a, mangler: where(a < 6, a, mangler),
    ):
        plan = Plan(program_of(function), ["svar"], [Column("a", unknown=False)])
        all_agree(plan, [{"a": 1}, {"a": 5}])


def test_a_missing_rate_below_an_unknown_condition_makes_the_answer_unknown():
    deep = lambda q, a, mangler: where(q, where(a > 2, mangler, a), a)  # noqa: E731
    for function in (
        lambda q, a, mangler: where(q, mangler, a),
        lambda q, a, mangler: where(q, a, a - mangler),
        lambda q, a, mangler: where(q, least(a, mangler), a),
        lambda q, a, mangler: applies_if(q, where(q, mangler, a)),
        lambda q, a, mangler: where(q, where(a > 2, mangler, a) + 1, a + 1),
        deep,
    ):
        plan = Plan(program_of(function), ["svar"], [Column("a")], fixed={"q": UNKNOWN})
        all_agree(plan, every_row(["a"])[:7])
    plan = Plan(program_of(deep), ["svar"], [Column("a")], fixed={"q": UNKNOWN})
    assert by_polars(plan, [{"a": 1}, {"a": 3}]) == [{"svar": 1}, {"svar": UNKNOWN}]


# -- days
def some_days():
    """The end of every month from 1898 to 1905, 1996 to 2004 and 2095 to 2104, and the days beside it."""
    years = [*range(1898, 1906), *range(1996, 2005), *range(2095, 2105)]
    firsts = [date(year, month, 1).toordinal() for year in years for month in range(1, 13)]
    return sorted({first + by for first in firsts for by in (-4, -3, -2, -1, 0, 27, 28)})


@pytest.mark.parametrize("into_next", [False, True])
@pytest.mark.parametrize("months", [-1201, -72, -13, -12, -1, 0, 1, 6, 11, 12, 48, 804, 4799])
def test_months_are_added_as_the_calendar_has_them(months, into_next):
    program = program_of(lambda dag: add_months(dag, months, into_next=into_next))
    plan = Plan(program, ["svar"], [Column("dag", low=500_000, unknown=False)])
    rows = [{"dag": each} for each in some_days()]
    expected = [{"svar": months_later(row["dag"], months, into_next=into_next)} for row in rows]
    assert by_source(plan, rows) == expected
    assert by_polars(plan, rows) == expected


@pytest.mark.parametrize("into_next", [False, True])
def test_months_that_differ_from_row_to_row_are_added_to_days_in_any_state(into_next):
    program = program_of(lambda dag, md: add_months(dag, md, into_next=into_next))
    plan = Plan(program, ["svar"], [Column(name, not_applicable=True) for name in ("dag", "md")])
    days = [*some_days()[::7], 1, 31, 59, 60, 365, 366, UNKNOWN, NOT_APPLICABLE]
    rows = [{"dag": each, "md": md} for each in days for md in (0, 1, 11, 12, 100, UNKNOWN, NOT_APPLICABLE)]
    all_agree(plan, rows)


def test_the_29th_of_february_ends_on_the_28th_or_the_1st():
    leap = date(2024, 2, 29)
    for into_next, expected in ((False, date(2025, 2, 28)), (True, date(2025, 3, 1))):
        program = program_of(lambda dag: add_months(dag, 12, into_next=into_next))  # noqa: B023
        plan = Plan(program, ["svar"], [Column("dag")])
        for back_end in (by_polars, by_sql, by_numba):
            assert back_end(plan, [{"dag": leap.toordinal()}]) == [{"svar": expected.toordinal()}]
    assert isleap(leap.year)


def test_days_are_compared_and_chosen_between():
    limit = day(date(2020, 1, 1))
    program = program_of(
        lambda dag, p: where(p, greatest(dag, limit), least(add_months(dag, 6), limit)),
    )
    plan = Plan(program, ["svar"], [Column("dag"), Column("p")])
    rows = [
        {"dag": limit.data + by, "p": p} for by in (-200, -184, -183, 0, 1) for p in (True, False, UNKNOWN)
    ]
    all_agree(plan, rows)


@pytest.mark.parametrize("days", [-400, -1, 0, 28])
def test_days_are_counted_from_a_day_in_any_state(days):
    program = program_of(lambda dag: add_days(add_months(dag, 1), days))
    plan = Plan(program, ["svar"], [Column("dag", not_applicable=True)])
    all_agree(plan, [{"dag": each} for each in [*some_days()[::9], UNKNOWN, NOT_APPLICABLE]])


def test_a_table_may_hold_days_as_dates():
    import polars as pl

    program = program_of(lambda dag: add_months(dag, 1))
    plan = Plan(program, ["svar"], [Column("dag")])
    table = pl.LazyFrame({"dag": [date(2024, 1, 31), None]})
    assert plan.polars(table).collect()["svar"].to_list() == [date(2024, 2, 29).toordinal(), None]
