"""Every rule of every rule set, for random rows of every kind: what `explain` gives, the columns give."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.engine import NOT_APPLICABLE
from fleksjob.engine.columns import Column, Plan, TooWide
from fleksjob.engine.columns.fold_numba import source_of
from fleksjob.errors import RateMissing
from fleksjob.law import gaeldende
from fleksjob.law.emner import alle
from tests.fleksjob.engine.hjaelp import (
    all_agree,
    by_explain,
    by_numba,
    compare,
    every_column,
    fitting,
    some_rows,
)

DAYS = [date(2013, 6, 1), date(2019, 6, 1), date(2020, 3, 1), date(2024, 6, 1), date(2026, 3, 1)]
SUBJECTS = {emne.navn: emne for emne in alle()}
SUBSIDY = gaeldende()
MONTH = 100_000_00
"""100,000 kroner a month, in øre."""

seeds = st.integers(0, 10**9)


def rules_of(program, fixed=None):
    """The rules of a program that need no rate it lacks, whatever the facts are."""
    found = []
    for entry in program.entries:
        if entry.kind == "rule":
            try:
                Plan(program, [entry.name], every_column(program, leave=fixed or ()), fixed=fixed)
            except RateMissing:
                continue
            except TooWide:
                pass
            found.append(entry.name)
    return found


def plans_of(law):
    """A plan with every rule and every fact for each of the days on which the rules or rates are others."""
    plans = {}
    for day in DAYS:
        program = law.at(day)
        plan = fitting(program, rules_of(program), every_column(program))
        trees = tuple(repr(entry.node.args) for entry in program.entries if entry.kind == "rule")
        plans[source_of(plan), trees] = plan
    return list(plans.values())


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_rule_of_a_subject_is_the_same_in_columns(subject):
    plans = plans_of(SUBJECTS[subject].law)

    @settings(max_examples=max(2, 6 // len(plans)))
    @given(seeds)
    def same(seed):
        for plan in plans:
            all_agree(plan, some_rows(plan, 250, seed))

    same()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_answer_of_a_subject_is_the_same_when_it_is_compiled(subject):
    program = SUBJECTS[subject].law.at(DAYS[-1])
    columns = every_column(program, not_applicable=False)
    plan = fitting(program, [SUBJECTS[subject].maal], columns)
    rows = some_rows(plan, 500, seed=1)
    compare(plan, rows, by_numba(plan, rows), by_explain(plan, rows))


OTHER = dict.fromkeys(["anden_loen_md", "sygedagpenge_md", "fuldtidstillaeg_md"], MONTH)
WAGES = {
    "as amounts": (
        {"oplyst_loen_md": MONTH, "oplyst_fuldtidsloen_md": MONTH, **OTHER},
        {"ledighedsydelsesdage": 0},
    ),
    "by the hour": (
        {"timeloen": 1_000_00, "effektive_timer": 60 * 60, **OTHER},
        {
            "ledighedsydelsesdage": 0,
            "oplyst_loen_md": NOT_APPLICABLE,
            "oplyst_fuldtidsloen_md": NOT_APPLICABLE,
        },
    ),
    "by intensity": (
        {"timeloen": 1_000_00, "timer_paa_arbejdspladsen": 60 * 60, "intensitet": 10**6},
        {"ledighedsydelsesdage": 0, "effektive_timer": NOT_APPLICABLE, "oplyst_loen_md": NOT_APPLICABLE}
        | dict.fromkeys(OTHER, 0),
    ),
    "with days of ledighedsydelse": (
        {"oplyst_loen_md": MONTH, "oplyst_fuldtidsloen_md": MONTH, "ledighedsydelsesdage": 31_00, **OTHER},
        {},
    ),
}


def subsidy_plan(day, wage, wanted=None, *, states=True, rounded=None):
    """Rules of the subsidy on a day for one way to give the wage, with every policy as a column."""
    facts, fixed = WAGES[wage]
    program = SUBSIDY.at(day)
    columns = [Column(name, None, high, states, states) for name, high in facts.items()]
    columns += [Column(name, unknown=False) for name in program.policies if name != "ledighedsydelse_divisor"]
    return Plan(program, wanted or rules_of(program, fixed), columns, fixed=fixed, rounded=rounded)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("wage", WAGES)
def test_every_rule_of_the_subsidy_is_the_same_in_columns(wage, day):
    plan = subsidy_plan(day, wage)

    @settings(max_examples=2)
    @given(seeds)
    def same(seed):
        all_agree(plan, some_rows(plan, 250, seed))

    same()


@pytest.mark.parametrize(("wage", "states"), list(zip(WAGES, [True, True, False, False], strict=True)))
def test_the_subsidy_in_whole_oere_is_the_same_when_it_is_compiled(wage, states):
    rounded = dict.fromkeys(["fleksloentilskud", "atp", "i_alt"], 100)
    wanted = [*rounded, "loenloft_binder"]
    plan = subsidy_plan(date(2024, 6, 1), wage, wanted, states=states, rounded=rounded)
    assert all(plan.results[name].den == 100 for name in rounded)
    rows = some_rows(plan, 500, seed=2)
    compare(plan, rows, by_numba(plan, rows), by_explain(plan, rows))


@pytest.mark.parametrize("policy", [True, False])
def test_a_policy_that_is_fixed_is_the_same_as_one_that_comes_in_rows(policy):
    facts, fixed = WAGES["with days of ledighedsydelse"]
    program = SUBSIDY.at(date(2024, 6, 1))
    chosen = dict.fromkeys([name for name in program.policies if name != "satser_for"], policy)
    plan = Plan(
        program,
        ["fleksloentilskud", "atp", "loenloft_binder"],
        [Column(name, None, high) for name, high in facts.items()],
        fixed={**fixed, **chosen},
    )
    all_agree(plan, some_rows(plan, 500, seed=3))
