"""The expression tree: what a rule may say, and what is refused while it is built."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob.engine import (
    Dual,
    Input,
    Law,
    Node,
    applies_if,
    first_of,
    greatest,
    least,
    over,
    quantity,
    round_half_up,
    rule,
    units,
    where,
)
from fleksjob.engine.functions import bits, half_up
from fleksjob.engine.nodes import as_node
from fleksjob.errors import LawError
from fleksjob.rates import Rates

KR = Node("input", data="a", unit=units.parse("kr/måned"), den=100, bounds=(Fraction(0), Fraction(1000)))
OTHER = Node("input", data="b", unit=units.parse("kr/måned"), den=3)
TIMER = Node("input", data="t", unit=units.parse("time/uge"), den=60)
JA = Node("input", data="j", boolean=True)


def law_of(*functions, inputs=(), policies=(), rates=None):
    versions = [
        rule(law="§", fra="2013-01-01", kilde="test", da=f.__name__, en=f.__name__)(f) for f in functions
    ]
    return Law(
        tuple(r for v in versions for r in v.rules), tuple(inputs), tuple(policies), rates or Rates({})
    )


def compute(function, **facts):
    """A rule over plain integer numbers, run on one case."""
    names = function.__code__.co_varnames[: function.__code__.co_argcount]
    inputs = [
        Input(n, n, n)
        if isinstance(facts.get(n), bool) or n.startswith("q")
        else Input(n, n, n, "andel", 1, 10**6)
        for n in names
    ]
    law = law_of(function, inputs=inputs)
    run = law.at(date(2024, 1, 1)).run(facts)
    return run.exact(function.__name__)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: bool(KR < 3),
        lambda: 1 < KR < 3,
        lambda: max(KR, OTHER),
        lambda: min(KR, OTHER),
        lambda: KR and OTHER,
        lambda: not JA,
        lambda: KR in [OTHER, TIMER],
        lambda: list(KR),
        lambda: 1 if JA else 2,
    ],
)
def test_what_python_would_decide_on_its_own_is_refused(wrong):
    with pytest.raises(LawError):
        wrong()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: KR + TIMER,
        lambda: KR < TIMER,
        lambda: least(KR, TIMER),
        lambda: where(JA, KR, TIMER),
        lambda: KR + 1,
        lambda: KR * 0.5,
        lambda: KR + 0.5,
        lambda: KR / OTHER,
        lambda: KR / 0,
        lambda: KR & JA,
        lambda: JA + KR,
        lambda: JA * 2,
        lambda: ~KR,
        lambda: where(KR, 1, 2),
        lambda: where(JA, JA, KR),
        lambda: applies_if(KR, KR),
        lambda: round_half_up(JA, to=1),
        lambda: round_half_up(KR, to=0),
        lambda: quantity(3, "kr/parsec"),
        lambda: KR * True,
    ],
)
def test_mixed_units_floats_and_wrong_kinds_are_refused_when_the_law_is_read(wrong):
    with pytest.raises(LawError):
        wrong()


def test_denominators_follow_from_the_expression_and_nothing_is_rounded():
    assert (KR * Decimal("0.30")).den == 1000
    assert (KR + OTHER).den == 300
    assert (KR / 3).den == 300
    assert least(KR, OTHER).den == 300
    assert first_of(KR, OTHER).den == 300
    assert round_half_up(KR, to=Fraction(1, 4)).den == 4


def test_units_multiply_and_divide():
    hourly = Node("input", data="w", unit=units.parse("kr/time"), den=100)
    weeks = quantity(Fraction(52, 12), "uge/måned")
    assert units.text((hourly * TIMER * weeks).unit) == "kr/måned"
    assert units.text((KR / quantity(2, "kr/måned")).unit) == "andel"
    assert units.text((KR * KR).unit) == "kr/måned"


def test_bounds_say_how_many_bits_a_column_needs():
    assert bits(KR) == len(bin(1000 * 100)) - 2 + 1
    assert (over(KR, as_node(Fraction(400)) * quantity(1, "kr/måned"))).high == 600
    assert (KR - KR).low == -1000
    assert (KR * -2).low == -2000
    assert greatest(KR, 0).low == 0
    assert bits(OTHER) is None
    assert bits(Node("input", data="c", bounds=(Fraction(0), None))) is None
    assert bits(Node("input", data="c", bounds=(None, Fraction(0)))) is None
    assert round_half_up(KR * Fraction(1, 3), to=1).high == 333


def test_zero_takes_any_unit_and_other_bare_numbers_do_not():
    assert greatest(KR, 0).unit == KR.unit
    with pytest.raises(LawError):
        greatest(KR, 1)


def test_arithmetic_is_exact():
    def svar(a, b):
        return (a - b) * Fraction(1, 3) / 7

    assert compute(svar, a=10, b=3) == Fraction(1, 3)
    assert compute(svar, a=3, b=10) == Fraction(-1, 3)


def test_comparisons_know_their_edges():
    def svar(a, b):
        return where(a < b, 1, 0) + where(a <= b, 10, 0) + where(a == b, 100, 0) + where(a != b, 1000, 0)

    assert compute(svar, a=1, b=2) == 1011
    assert compute(svar, a=2, b=2) == 110
    assert compute(svar, a=3, b=2) == 1000


def test_numbers_of_different_scale_are_compared_by_value():
    def svar(a, b):
        return where(a * Fraction(1, 3) >= b * Fraction(1, 7), 1, 0)

    assert compute(svar, a=3, b=7) == 1
    assert compute(svar, a=3, b=8) == 0


@pytest.mark.parametrize(
    ("number", "den", "step", "steps"),
    [
        (5, 10, 1, 1),
        (15, 10, 1, 2),
        (25, 10, 1, 3),
        (4, 10, 1, 0),
        (-5, 10, 1, -1),
        (-4, 10, 1, 0),
        (125, 10, 5, 3),
        (124, 10, 5, 2),
    ],
)
def test_halves_are_rounded_away_from_zero(number, den, step, steps):
    assert half_up(number, den, Fraction(step)) == steps


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6), st.fractions(Fraction(1, 100), 100))
def test_rounding_is_within_half_a_step(number, den, step):
    assert abs(half_up(number, den, step) * step - Fraction(number, den)) <= step / 2


def test_a_rounded_value_keeps_its_place_in_the_formula():
    def svar(a):
        return round_half_up(a * Fraction(1, 3), to=Fraction(1, 4)) * 100

    assert compute(svar, a=1) == 25
    assert compute(svar, a=2) == 75


def test_a_slope_is_the_right_derivative_at_a_kink():
    def svar(a):
        return least(a, 10) * Fraction(1, 2) + over(a, as_node(10)) * 3

    law = law_of(svar, inputs=[Input("a", "a", "a", "andel", 1, 100)])
    program = law.at(date(2024, 1, 1))
    assert program.run({"a": 9}).slope("svar") == 0
    for at, slope in ((9, Fraction(1, 2)), (10, 3), (11, 3)):
        assert program.run({}, {"a": Dual(at, 1)}).slope("svar") == slope


def test_dual_numbers_compare_by_value_and_then_by_slope():
    assert Dual(1, 1) > 1
    assert Dual(1, -1) < 1
    assert Dual(1, 0) == 1
    assert Dual(1, 0) >= Dual(1, 0)
    assert Dual(2, 0) * Dual(3, 1) == Dual(6, 2)
    assert 1 + Dual(2, 5) == Dual(3, 5)
    assert Dual(1, 2) + Dual(3, 5) == Dual(4, 7)
    assert hash(Dual(1, 2)) == hash(Dual(1, 2))
    with pytest.raises(TypeError):
        assert Dual(1, 1) < "1"
