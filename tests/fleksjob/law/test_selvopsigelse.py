"""Before resigning: the warning, the ground that the municipality finds, and the second time."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.law.emner import emne
from fleksjob.law.sanktion import regler as sanktion
from fleksjob.vurdering import AFHAENGER, UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("selvopsigelse")
SIGER_OP = {
    "dato": "2026-11-21",
    "ophoer": "siger_selv_op",
    "haendelse_dag": "2026-12-31",
    "nyt_job_straks": False,
    "rimelig_grund": False,
    "tidligere_haendelse": False,
}
IGEN = {**SIGER_OP, "tidligere_haendelse": True, "tidligere_haendelse_dag": "2026-03-01"}


def answer(case, **changed):
    return vurder("selvopsigelse", {**case, **changed})


def warnings(case, **changed):
    return {each.id for each in answer(case, **changed).forbehold}


@pytest.mark.parametrize(
    ("case", "changed", "expected"),
    [
        (SIGER_OP, {}, "tre_uger"),
        (SIGER_OP, {"rimelig_grund": True}, "rimelig_grund_fundet"),
        (SIGER_OP, {"rimelig_grund": None}, AFHAENGER),
        (SIGER_OP, {"nyt_job_straks": True}, "ingen_ledige_dage"),
        (SIGER_OP, {"ophoer": "aftale_om_fratraedelse"}, "spoerg_om_aftalen"),
        (SIGER_OP, {"ophoer": "arbejdsgiveren_siger_op"}, "arbejdsgiveren_siger_op"),
        (SIGER_OP, {"ophoer": None}, UKENDT),
        (IGEN, {}, "kan_mistes"),
        (IGEN, {"rimelig_grund": True}, "rimelig_grund_fundet"),
        (IGEN, {"tidligere_haendelse_dag": "2025-12-31"}, "kan_mistes"),
        (IGEN, {"tidligere_haendelse_dag": "2025-12-30"}, "tre_uger"),
        (IGEN, {"tidligere_haendelse_dag": None}, UKENDT),
    ],
)
def test_every_row_of_the_decision_table(case, changed, expected):
    assert answer(case, **changed).udfald == expected


def test_while_nobody_has_asked_the_municipality_the_answer_is_to_wait():
    for case in (SIGER_OP, IGEN):
        said = answer(case, rimelig_grund=None).siger
        assert said[0].startswith("Vent med at sige op eller skrive under. Spørg først kommunen")
        assert "Wait with resigning" in said[1]


def test_the_twelve_months_are_those_of_the_sanction():
    rules = {each.name: each for each in EMNE.law.rules if each.in_force(date(2026, 11, 21))}
    for version in sanktion.gentaget_inden_tolv_maaneder.rules:
        if version.in_force(date(2026, 11, 21)):
            assert rules["gentaget_inden_tolv_maaneder"] is version
    days = answer(IGEN).datoer
    assert days["tolv_maaneder_efter_den_tidligere"] == date(2027, 3, 1)
    assert days["tolv_maaneder_slutter"] == date(2027, 12, 31)


def test_who_goes_straight_to_another_job_hears_that_later_is_open():
    assert "ledig_senere" in warnings(SIGER_OP, nyt_job_straks=True)
    assert "ledig_senere" not in warnings(SIGER_OP)


def test_an_agreement_to_leave_and_the_old_scheme_are_warned_about():
    assert "fratraedelse_foerst" in warnings(SIGER_OP, ophoer="aftale_om_fratraedelse")
    assert "naeste_fleksjob" in warnings(SIGER_OP, fleksjob_begyndt="2012-12-31")
    assert "naeste_fleksjob" not in warnings(SIGER_OP, fleksjob_begyndt="2013-01-01")


def test_what_to_do_first_and_what_is_not_known_is_said():
    told = {each.id for each in EMNE.raad}
    assert {"foer_opsigelse", "skriv_grunden_ned", "vejledning_foerst", "faa_igen"} <= told
    assert "nye_sanktioner_2027" in warnings(SIGER_OP, dato="2027-01-01")


@settings(max_examples=200)
@given(hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE), st.sampled_from([date(2013, 1, 1), date(2026, 11, 21)]))
def test_answering_an_unknown_never_turns_a_settled_outcome(facts, unknown, day):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("selvopsigelse", day, facts, unknown)
