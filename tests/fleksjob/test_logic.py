"""Unknown, not applicable and zero are three things; an explanation shows only what decided."""

from datetime import date

import pytest

from fleksjob.engine import (
    NOT_APPLICABLE,
    UNKNOWN,
    Input,
    all_of,
    any_of,
    applies_if,
    first_of,
    greatest,
    least,
    where,
)
from fleksjob.errors import LawError
from tests.fleksjob.test_tree import law_of

DAY = date(2024, 1, 1)
QUESTIONS = [Input(name, name, name) for name in ("p", "q", "r")]
NUMBERS = [Input(name, name, name, "andel", 1, 1000) for name in ("a", "b")]
STATES = (True, False, UNKNOWN, NOT_APPLICABLE)


def program_of(*functions):
    return law_of(*functions, inputs=[*QUESTIONS, *NUMBERS]).at(DAY)


def og(p, q):
    return p & q


def eller(p, q):
    return p | q


def alle(p, q, r):
    return all_of(p, q, r)


def en(p, q, r):
    return any_of(p, ~q, r)


def expected_and(p, q):
    if p is False or q is False:
        return False
    if p is UNKNOWN or q is UNKNOWN:
        return UNKNOWN
    return NOT_APPLICABLE if p is NOT_APPLICABLE and q is NOT_APPLICABLE else True


def negated(value):
    return (not value) if isinstance(value, bool) else value


@pytest.mark.parametrize("p", STATES)
@pytest.mark.parametrize("q", STATES)
def test_and_and_or_follow_kleene_and_leave_out_what_is_not_applicable(p, q):
    program = program_of(og, eller)
    assert program.run({"p": p, "q": q}).value("og") is expected_and(p, q)
    assert program.run({"p": p, "q": q}).value("eller") is negated(expected_and(negated(p), negated(q)))


def test_one_no_decides_and_nothing_more_is_asked():
    explained = program_of(alle).explain("alle", {"q": False})
    assert explained.value is False
    assert explained.missing == ()
    assert explained.next_question is None
    assert [step.entry.name for step in explained.reason.af] == ["q"]


def test_an_undecided_and_names_what_it_still_waits_for():
    explained = program_of(alle).explain("alle", {"q": True})
    assert explained.value is UNKNOWN
    assert explained.exact is UNKNOWN
    assert explained.missing == ("p", "r")


def test_the_next_question_is_the_one_that_most_often_settles_the_answer():
    def svar(p, q, r):
        return p & (q | r)

    explained = program_of(svar).explain("svar", {})
    assert explained.missing == ("p", "q", "r")
    assert explained.next_question == "p"  # a no settles everything; no answer to q or r does


def test_the_next_question_weighs_how_likely_an_answer_is():
    def svar(p, q):
        return p & q

    law = law_of(svar, inputs=[Input("p", "", "", likely=0.9), Input("q", "", "", likely=0.2)])
    assert law.at(DAY).explain("svar", {}).next_question == "q"


def test_ties_are_asked_in_the_order_of_the_law():
    assert program_of(alle).explain("alle", {}).next_question == "p"


def test_a_number_can_be_the_next_question():
    def svar(p, a):
        return where(p, a, 0) > 5

    explained = program_of(svar).explain("svar", {"p": True})
    assert explained.missing == ("a",)
    assert explained.next_question == "a"


def test_unknown_is_not_zero():
    def svar(a, b):
        return a + b * 2

    program = program_of(svar)
    assert program.run({"a": 1}).value("svar") is UNKNOWN
    assert program.run({"a": 1, "b": 0}).value("svar") == 1
    assert program.run({"a": 1, "b": NOT_APPLICABLE}).value("svar") is NOT_APPLICABLE
    assert program.run({"b": NOT_APPLICABLE}).value("svar") is NOT_APPLICABLE


def test_an_unknown_condition_is_never_read_as_no():
    def svar(p, a, b):
        return where(p, a, b)

    program = program_of(svar)
    assert program.run({"a": 1, "b": 2}).value("svar") is UNKNOWN
    assert program.run({"a": 2, "b": 2}).value("svar") == 2
    assert program.run({"a": 1, "b": 2, "p": NOT_APPLICABLE}).value("svar") is NOT_APPLICABLE
    assert program.run({"p": False, "b": 2}).value("svar") == 2


def test_the_smallest_skips_what_is_not_applicable_but_not_what_is_unknown():
    def mindst(a, b):
        return least(a, b)

    def stoerst(a, b):
        return greatest(a, b)

    program = program_of(mindst, stoerst)
    assert program.run({"a": 3, "b": NOT_APPLICABLE}).value("mindst") == 3
    assert program.run({"a": NOT_APPLICABLE, "b": 3}).value("stoerst") == 3
    assert program.run({"a": 3}).value("mindst") is UNKNOWN
    assert program.run({"b": 3}).value("mindst") is UNKNOWN
    assert program.run({"a": NOT_APPLICABLE, "b": NOT_APPLICABLE}).value("mindst") is NOT_APPLICABLE
    assert program.run({"a": 3, "b": 5}).value("stoerst") == 5


def test_a_value_can_be_not_applicable_and_have_a_substitute():
    def gaelder(p, a):
        return applies_if(p, a)

    def svar(gaelder, b):
        return first_of(gaelder, b)

    program = program_of(gaelder, svar)
    assert program.run({"p": True, "a": 1, "b": 2}).value("svar") == 1
    explained = program.explain("svar", {"p": False, "b": 2})
    assert explained.value == 2
    assert [step.entry.name for step in explained.reason.af] == ["b"]
    assert program.run({"b": 2, "a": 1}).value("svar") is UNKNOWN
    assert program.run({"p": False, "b": NOT_APPLICABLE}).value("svar") is NOT_APPLICABLE


def test_comparison_and_negation_pass_unknown_and_not_applicable_on():
    def svar(a, b):
        return ~(a < b)

    program = program_of(svar)
    assert program.run({"a": 1}).value("svar") is UNKNOWN
    assert program.run({"a": 1, "b": NOT_APPLICABLE}).value("svar") is NOT_APPLICABLE
    assert program.run({"a": 1, "b": 1}).value("svar") is True


def test_a_state_is_neither_true_nor_false():
    with pytest.raises(TypeError):
        bool(UNKNOWN)


def test_only_the_chosen_side_is_shown_and_asked_for():
    def svar(p, a, b):
        return where(p, a, b)

    explained = program_of(svar).explain("svar", {"p": True, "a": 7})
    assert [step.entry.name for step in explained.reason.walk()] == ["svar", "p", "a"]
    assert explained.rule_set.startswith("fleksjob 0.1.0 / 2024-01-01 / ")


@pytest.mark.parametrize(
    "facts",
    [{"x": 1}, {"p": 1}, {"a": True}, {"a": 1.5}, {"a": -1}, {"a": 1001}, {"a": "1"}, {"p": None}],
)
def test_facts_nobody_asks_for_or_of_the_wrong_kind_are_refused(facts):
    with pytest.raises(ValueError, match=next(iter(facts))):
        program_of(og, alle).run(facts)


def test_rules_that_wait_for_each_other_are_refused():
    def hoene(aeg):
        return aeg

    def aeg(hoene):
        return hoene

    with pytest.raises(LawError, match="hoene → aeg → hoene"):
        law_of(hoene, aeg).at(DAY)


def test_a_rule_must_give_an_expression():
    def svar(p):
        return 3

    with pytest.raises(LawError, match="svar"):
        program_of(svar)


def test_a_rule_with_an_if_is_refused_by_name():
    def svar(a):
        return a if a > 3 else 0

    with pytest.raises(LawError, match="svar"):
        program_of(svar)
