"""Another choice of an open question computes only what may lean on it, and comes to the same as all anew."""

from datetime import date

import pytest

from fleksjob import sag
from fleksjob.beregning import BELOEB, beregn_sag, program_of
from fleksjob.law import gaeldende

CASES = [
    {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"},
    {"dato": "2024-06-01", "timeloen": "180", "effektive_timer": "18", "fuldtidstillaeg_md": "900"},
    {"dato": "2026-01-01", "timeloen": "165,50", "timer_paa_arbejdspladsen": "20", "intensitet": "45 %"},
    {"dato": "2023-12-01", "loen_md": "31000", "fuldtidsloen_md": "32000", "ledighedsydelsesdage": "4"},
    {"dato": "2025-05-01", "loen_14_dage": "7000", "fuldtidsloen_md": "30000", "anden_loen_md": "2500"},
    {"dato": "2024-06-01", "loen_md": "0", "fuldtidsloen_md": "30000", "sygedagpenge_md": "12000"},
]


@pytest.mark.parametrize("facts", CASES)
def test_another_choice_comes_to_what_the_whole_case_comes_to(facts: dict[str, str]) -> None:
    case, law = sag.laes(facts), gaeldende()
    program = program_of(law, case.dato)
    run = beregn_sag(case, law).run
    before = [run.exact(name) for name in BELOEB]
    for policy in law.policies:
        for choice in (True, False):
            anew = program.run({**case.facts, **case.politik, policy.name: choice})
            switched = run.switched(policy.name, choice)
            assert [switched.exact(name) for name in BELOEB] == [anew.exact(name) for name in BELOEB]
            steps = [(step.entry.name, step.value) for step in switched.explain("i_alt").reason.walk()]
            assert steps == [(step.entry.name, step.value) for step in anew.explain("i_alt").reason.walk()]
    assert [run.exact(name) for name in BELOEB] == before, "the case itself stays as it was"


@pytest.mark.parametrize("facts", CASES)
def test_the_steps_are_those_of_the_reasons_each_once_and_in_their_order(facts: dict[str, str]) -> None:
    run = beregn_sag(sag.laes(facts), gaeldende()).run
    told = [step.entry.name for name in BELOEB for step in run.explain(name).reason.walk()]
    assert [step.name for step in run.steps(*BELOEB)] == list(dict.fromkeys(told))


def test_what_leans_on_a_question_is_found_through_the_rules_between() -> None:
    program = gaeldende().at(date(2024, 6, 1))
    leaning = {program.entries[slot].name for slot in program.leaning_on("effektive_timer")}
    assert {"betalte_timer", "loen_md", "i_alt"} <= leaning
    assert "hoejeste_fleksloentilskud" not in leaning
