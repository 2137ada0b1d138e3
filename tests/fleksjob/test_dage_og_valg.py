"""Days and choices in rules: compared and moved by whole months, never reckoned with as numbers."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob import dates
from fleksjob.engine import (
    NOT_APPLICABLE,
    UNKNOWN,
    Choices,
    Input,
    Law,
    add_days,
    add_months,
    day,
    fixed,
    greatest,
    least,
    quantity,
    rule,
    stepped,
    where,
)
from fleksjob.engine.compile import months_later
from fleksjob.errors import LawError
from fleksjob.rates import Rates

TODAY = date(2026, 11, 21)
FARVE = Choices("farve", "roed", "groen", "blaa")
INPUTS = (
    Input("d", "d", "d", "dato"),
    Input("e", "e", "e", "dato"),
    Input("f", "f", "f", valg=FARVE),
    Input("p", "p", "p"),
    Input("a", "a", "a", "måned", 1, 2000),
)
D, E, F, P, A = (each.node() for each in INPUTS)


def value(function, valg=None, **facts):
    version = rule(law="§", fra="2013-01-01", kilde="test", da="x", en="x", valg=valg)(function)
    law = Law(version.rules, INPUTS, (), Rates({}))
    return law.at(TODAY).explain(function.__name__, facts).reason


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: D + E,
        lambda: D - 1,
        lambda: D * 2,
        lambda: D / 2,
        lambda: D > 0,
        lambda: D < A,
        lambda: F + F,
        lambda: FARVE("roed") < F,
        lambda: least(F, F),
        lambda: D == F,
        lambda: FARVE("roed") == Choices("andet", "roed", "sort")("roed"),
        lambda: add_months(A, 3),
        lambda: add_days(A, 3),
        lambda: add_days(P, 3),
        lambda: add_months(D, E),
        lambda: add_months(D, quantity(Fraction(1, 2), "måned")),
        lambda: where(P, D, 0),
        lambda: FARVE("gul"),
        lambda: Choices("en", "alene"),
        lambda: Choices("to", "ens", "ens"),
    ],
)
def test_a_day_or_choice_used_as_a_number_is_refused(wrong):
    with pytest.raises(LawError):
        wrong()


@given(st.dates(date(1900, 1, 1), date(2300, 1, 1)), st.integers(-1000, 1000))
def test_months_in_a_rule_are_those_of_the_calendar(start, months):
    later = dates.add_months(start, months)
    assert months_later(start.toordinal(), months, into_next=False) == later.toordinal()
    rolled = date.fromordinal(months_later(start.toordinal(), months, into_next=True))
    assert rolled == later if later.day == start.day else rolled.day == 1


def test_the_last_of_february_or_the_first_of_march():
    def senere(d):
        return add_months(d, 12)

    def naeste(d):
        return add_months(d, 12, into_next=True)

    leap = date(2024, 2, 29).toordinal()
    assert value(senere, d=leap).answer == date(2025, 2, 28)
    assert value(naeste, d=leap).answer == date(2025, 3, 1)
    assert value(senere, d=UNKNOWN).answer is UNKNOWN
    assert value(senere, d=NOT_APPLICABLE).answer is NOT_APPLICABLE


def test_days_later_count_weekends_and_keep_what_is_not_known():
    def senere(d):
        return add_days(d, 28)

    assert value(senere, d=date(2026, 12, 24).toordinal()).answer == date(2027, 1, 21)
    assert value(senere, d=UNKNOWN).answer is UNKNOWN
    assert value(senere, d=NOT_APPLICABLE).answer is NOT_APPLICABLE


def test_days_are_compared_and_the_later_of_two_is_found():
    def senest(d, e):
        return greatest(d, e)

    one, other = date(2026, 1, 1).toordinal(), date(2025, 1, 1).toordinal()
    assert value(senest, d=one, e=other).answer == date(2026, 1, 1)


def test_a_table_of_steps_gives_the_row_of_the_value():
    def trin(d):
        return stepped(
            d,
            [(day(date(2000, 1, 1)), quantity(1, "måned")), (day(date(2010, 1, 1)), quantity(2, "måned"))],
            quantity(3, "måned"),
        )

    answers = {"1999-12-31": 1, "2000-01-01": 2, "2009-12-31": 2, "2010-01-01": 3}
    for text, expected in answers.items():
        assert value(trin, d=date.fromisoformat(text).toordinal()).value == expected


def test_a_choice_is_answered_by_its_name():
    def samme(f):
        return f == FARVE("groen")

    def svar(p):
        return where(p, FARVE("blaa"), FARVE("roed"))

    assert value(samme, f=1).answer is True
    assert value(samme, f=2).answer is False
    assert value(svar, FARVE, p=True).answer == "blaa"
    assert value(svar, FARVE, p=UNKNOWN).answer is UNKNOWN


def test_a_rule_that_answers_with_a_choice_says_which_list():
    def svar(p):
        return where(p, FARVE("blaa"), FARVE("roed"))

    with pytest.raises(LawError, match="valg"):
        value(svar, p=True)


def test_a_choice_is_a_question_too():
    def svar(f, p):
        return (f == FARVE("groen")) & p

    version = rule(law="§", fra="2013-01-01", kilde="test", da="x", en="x")(svar)
    explained = Law(version.rules, INPUTS, (), Rates({})).at(TODAY).explain("svar", {})
    assert explained.missing == ("f", "p")
    assert explained.next_question == "f"  # two of three answers settle it; of p one of two


def test_a_rule_without_needs_can_be_fixed():
    def altid():
        return fixed(True)

    assert value(altid).answer is True


@pytest.mark.parametrize(
    ("name", "wrong"), [("d", 0), ("d", True), ("d", 10**7), ("f", 3), ("f", True), ("f", -1)]
)
def test_facts_of_the_wrong_kind_are_refused(name, wrong):
    def svar(d, f):
        return (d > day(TODAY)) & (f == FARVE("roed"))

    with pytest.raises(ValueError, match=name):
        value(svar, **{name: wrong})


def test_a_sentence_about_an_outcome_there_is_not_is_refused():
    with pytest.raises(LawError, match="måske"):
        rule(law="§", fra="2013-01-01", kilde="x", da="x", en="x", siger={"måske": ("a", "b")})(lambda a: a)
