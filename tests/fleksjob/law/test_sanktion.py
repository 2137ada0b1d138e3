"""Sanctions: none without guidance, the ground is found by the municipality, and the second time counts."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.law.emner import emne
from fleksjob.vurdering import AFHAENGER, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("sanktion")
STOP = {
    "dato": "2026-11-21",
    "haendelse": "stoppede_i_fleksjob",
    "haendelse_dag": "2026-11-01",
    "vejledning_med_dig_alene": True,
    "vejledning_paa_skrift": True,
    "vejledning_seneste": "2026-06-01",
    "rimelig_grund": False,
    "tidligere_haendelse": False,
}
GUIDANCE = {
    "vejledning_med_dig_alene": False,
    "vejledning_paa_skrift": False,
    "vejledning_seneste": "2026-04-30",
}


def outcome(**changed):
    return vurder("sanktion", {**STOP, **changed}).udfald


def texts():
    subject = EMNE
    said = [text for rule in subject.law.rules for pair in rule.siger.values() for text in pair]
    more = (*subject.raad, *subject.advarsler.values(), *subject.fra.values())
    return said + [text for each in more for text in (each.da, each.en)]


@pytest.mark.parametrize("lacking", sorted(GUIDANCE))
@pytest.mark.parametrize(
    "haendelse",
    ["afslog_fleksjob", "stoppede_i_fleksjob", "afslog_eller_stoppede_i_tilbud", "udeblev_fra_tilbud"],
)
def test_without_guidance_there_is_no_valid_sanction_for_anything(haendelse, lacking):
    changed = {"haendelse": haendelse, lacking: GUIDANCE[lacking]}
    assert outcome(**changed) == "ikke_gyldig_uden_vejledning"
    answer = vurder("sanktion", {**STOP, **changed, "rimelig_grund": None, "tidligere_haendelse": None})
    assert (answer.udfald, answer.mangler) == ("ikke_gyldig_uden_vejledning", ())


def test_the_ground_is_never_judged_here():
    answer = vurder("sanktion", {**STOP, "rimelig_grund": None})
    assert answer.udfald == AFHAENGER
    assert [(each.name, each.kommunen) for each in answer.mangler] == [("rimelig_grund", True)]


def test_days_away_never_become_a_second_time():
    assert outcome(haendelse="udeblev_fra_tilbud", tidligere_haendelse=True) == "fradrag_for_dage"


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ("2025-10-31", "tre_uger"),
        ("2025-11-01", "kan_mistes"),
        ("2025-11-02", "kan_mistes"),
        ("2026-11-01", "kan_mistes"),
        ("2026-11-02", "tre_uger"),
    ],
)
def test_again_is_counted_from_incident_to_incident(earlier, expected):
    assert outcome(tidligere_haendelse=True, tidligere_haendelse_dag=earlier) == expected


def test_whether_the_last_day_counts_is_an_open_question_that_can_be_answered_otherwise():
    again = {"tidligere_haendelse": True, "tidligere_haendelse_dag": "2025-11-01"}
    other = {"politik": {"dagen_efter_tolv_maaneder": "dagen tæller ikke med"}}
    assert outcome(**again, **other) == "tre_uger"


def test_a_resignation_is_met_with_advice_about_the_ground():
    ids = {each.id for each in vurder("sanktion", STOP).forbehold}
    assert "grund_til_at_stoppe" in ids
    assert "foer_opsigelse" in {each.id for each in EMNE.raad}
    declined = vurder("sanktion", {**STOP, "haendelse": "afslog_fleksjob"})
    assert "grund_til_at_stoppe" not in {each.id for each in declined.forbehold}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, True),
        ({"haendelse": "udeblev_fra_tilbud"}, True),
        ({"tidligere_haendelse": True, "tidligere_haendelse_dag": "2026-01-01"}, True),
        ({"rimelig_grund": True}, False),
        ({"vejledning_paa_skrift": False}, False),
    ],
)
def test_not_having_been_heard_is_told_only_where_there_is_a_sanction(changed, told):
    answer = vurder("sanktion", {**STOP, **changed, "blev_hoert": False})
    assert ("partshoering" in {each.id for each in answer.forbehold}) is told
    heard = vurder("sanktion", {**STOP, **changed, "blev_hoert": True})
    assert "partshoering" not in {each.id for each in heard.forbehold}


def test_it_is_not_the_scheme_of_dagpenge():
    assert any("ikke de samme som for dagpenge" in text for text in texts())
    assert not any("samme sanktioner" in text for text in texts())


@pytest.mark.parametrize(("day", "told"), [("2026-12-31", False), ("2027-01-01", True)])
def test_the_new_system_expected_in_2027_is_said_not_to_have_been_seen(day, told):
    ids = {each.id for each in vurder("sanktion", {**STOP, "dato": day}).forbehold}
    assert ("nye_sanktioner_2027" in ids) is told


def test_what_was_not_seen_before_the_act_of_2021_is_marked():
    for day, mark in ((date(2021, 2, 11), "afledt"), (date(2021, 2, 12), "lovtekst")):
        rules = {rule.name: rule for rule in EMNE.law.rules if rule.in_force(day)}
        assert {rule.sikkerhed for rule in rules.values()} == {mark}


DAYS = st.sampled_from([date(2013, 1, 1), date(2021, 2, 11), date(2021, 2, 12), hjaelp.DAY])


@settings(max_examples=150)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("sanktion", day, facts, unknown)
