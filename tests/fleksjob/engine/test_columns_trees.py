"""Random trees of every operation over small facts: what `explain` gives, the columns give."""

from fractions import Fraction
from itertools import product

from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from fleksjob.engine import (
    NOT_APPLICABLE,
    UNKNOWN,
    all_of,
    any_of,
    applies_if,
    first_of,
    fixed,
    greatest,
    least,
    round_half_up,
    where,
)
from fleksjob.engine.columns import Column, Plan, TooWide
from fleksjob.errors import LawError, RateMissing
from tests.fleksjob.engine.hjaelp import all_agree
from tests.fleksjob.engine.smaa_love import law_of, program_of

VALUES = {
    "a": [0, 1, 5, UNKNOWN, NOT_APPLICABLE],
    "b": [0, 3, 4, UNKNOWN, NOT_APPLICABLE],
    "p": [True, False, UNKNOWN, NOT_APPLICABLE],
    "q": [True, False, UNKNOWN, NOT_APPLICABLE],
}
ROWS = [dict(zip(VALUES, row, strict=True)) for row in product(*VALUES.values())]
STEPS = [Fraction(1), Fraction(1, 2), Fraction(5), Fraction(2, 3)]

small = st.integers(-7, 7) | st.fractions(-2, 2, max_denominator=3)


def _numbers(numbers, answers):
    """One more operation that gives a number."""
    return st.one_of(
        st.tuples(st.sampled_from(["add", "sub", "mul"]), numbers, numbers),
        st.tuples(st.sampled_from(["least", "greatest", "first_of"]), numbers, numbers, numbers),
        st.tuples(st.just("where"), answers, numbers, numbers),
        st.tuples(st.just("applies_if"), answers, numbers),
        st.tuples(st.just("round"), numbers, st.sampled_from(STEPS)),
        st.tuples(st.just("div"), numbers, st.sampled_from([Fraction(3), Fraction(2, 5)])),
        st.tuples(st.just("div by a rate"), numbers),
    )


def _answers(numbers, answers):
    """One more operation that gives yes or no."""
    return st.one_of(
        st.tuples(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), numbers, numbers),
        st.tuples(st.sampled_from(["and", "or"]), answers, answers, answers),
        st.tuples(st.just("not"), answers),
        st.tuples(st.just("where"), answers, answers, answers),
        st.tuples(st.sampled_from(["applies_if", "first_of"]), answers, answers),
    )


numbers = st.sampled_from(["a", "b", "sats", "mangler"]) | small.map(lambda number: ("const", number))
answers = st.sampled_from(["p", "q", "valgt"]) | st.booleans().map(lambda answer: ("fixed", answer))
for _ in range(3):
    numbers, answers = numbers | _numbers(numbers, answers), answers | _answers(numbers, answers)

_JOINED = {"least": least, "greatest": greatest, "and": all_of, "or": any_of, "not": lambda one: ~one}
_SIGNS = {
    "add": "__add__",
    "sub": "__sub__",
    "mul": "__mul__",
    "<": "__lt__",
    "<=": "__le__",
    ">": "__gt__",
    ">=": "__ge__",
    "==": "__eq__",
    "!=": "__ne__",
}
_OTHERS = {"where": where, "applies_if": applies_if, "first_of": first_of}


def build(tree, facts):
    """The node that a drawn tree stands for."""
    if isinstance(tree, str):
        return facts[tree]
    op, *parts = tree
    if op == "fixed":
        return fixed(parts[0])
    if op == "const":
        return facts["a"] * 0 + parts[0] if parts[0] == 0 else _constant(parts[0])
    if op == "round":
        return round_half_up(build(parts[0], facts), to=parts[1])
    if op == "div":
        return build(parts[0], facts) / parts[1]
    if op == "div by a rate":
        return build(parts[0], facts) / facts["sats"]
    made = [build(part, facts) for part in parts]
    if op in _SIGNS:
        return getattr(made[0], _SIGNS[op])(made[1])
    return {**_JOINED, **_OTHERS}[op](*made)


def _constant(number):
    from fleksjob.engine.nodes import as_node

    return as_node(number)


def program_for(tree):
    """The program of a tree, and of a second rule that shares it."""

    def svar(a, b, p, q, valgt, sats, mangler):
        facts = {"a": a, "b": b, "p": p, "q": q, "valgt": valgt, "sats": sats, "mangler": mangler}
        return build(tree, facts)

    return program_of(svar)


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(numbers | answers, st.booleans(), st.sampled_from(["p", "q", None]))
def test_a_random_tree_is_the_same_in_columns(tree, policy, fixed_unknown):
    program = program_for(tree)
    columns = [Column(name, not_applicable=True) for name in VALUES if name != fixed_unknown]
    chosen = {"valgt": policy} | ({fixed_unknown: UNKNOWN} if fixed_unknown else {})
    try:
        plan = Plan(program, ["svar"], columns, fixed=chosen, bits=128)
    except RateMissing:
        event("a missing rate can be reached")
        return
    except TooWide:
        assume(False)
    event(f"{min(plan.needs, 65)} bits" if plan.needs > 64 else "fits 64 bits")
    rows = [row for row in ROWS if fixed_unknown is None or row[fixed_unknown] is UNKNOWN]
    rows = [{name: row[name] for name in plan.columns} for row in rows]
    all_agree(plan, rows)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(numbers, st.sampled_from([1, 2, 100]))
def test_a_random_number_is_rounded_half_up_whatever_its_sign(tree, den):
    program = program_for(tree)
    columns = [Column(name) for name in VALUES]
    try:
        plan = Plan(program, ["svar"], columns, rounded={"svar": den}, bits=128)
    except (RateMissing, TooWide):
        assume(False)
    assert plan.results["svar"].den == den
    all_agree(plan, [row for row in ROWS if NOT_APPLICABLE not in row.values()])


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(numbers, answers)
def test_rules_that_share_a_tree_are_the_same_in_columns(number, answer):
    def mellem(a, b, p, q, valgt, sats, mangler):
        return build(number, locals())

    def hvis(a, b, p, q, valgt, sats, mangler):
        return build(answer, locals())

    def svar(mellem, hvis, a):
        return where(hvis, mellem, a) - mellem

    try:
        law = law_of(mellem=mellem, hvis=hvis, svar=svar)
        plan = Plan(
            law.at(program_for("a").day),
            ["hvis", "svar", "mellem"],
            [Column(name, not_applicable=True) for name in VALUES],
            bits=128,
        )
    except (RateMissing, TooWide, LawError):
        assume(False)
    all_agree(plan, ROWS)
