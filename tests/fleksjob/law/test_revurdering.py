"""Reassessment: twelve months within eighteen, done by eighteen, and the new municipality's six months."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.law.emner import emne
from fleksjob.vurdering import vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("revurdering")
LANG = {
    "dato": "2026-11-21",
    "ydelsesmaaneder_af_18": 12,
    "ydelsesmaaneder_i_alt": 12,
    "revurdering_afsluttet": False,
}
FLYTTET = {
    "ydelsesmaaneder_i_alt": 18,
    "flyttet": True,
    "flyttedag": "2026-05-21",
    "kunne_ikke_naas_inden_18_maaneder": True,
}


def outcome(**changed):
    return vurder("revurdering", {**LANG, **changed}).udfald


@pytest.mark.parametrize(
    ("within", "total", "expected"),
    [
        (11, 18, "ikke_endnu"),
        (12, 12, "skal_vurderes"),
        (18, 17, "skal_vurderes"),
        (12, 18, "skal_vaere_faerdig"),
        (18, 30, "skal_vaere_faerdig"),
    ],
)
def test_the_months_decide(within, total, expected):
    assert outcome(ydelsesmaaneder_af_18=within, ydelsesmaaneder_i_alt=total, flyttet=False) == expected


def test_the_question_leaves_out_the_months_of_family_leave():
    asked = {fact.name: fact.da for fact in EMNE.law.inputs}
    for name in ("ydelsesmaaneder_af_18", "ydelsesmaaneder_i_alt"):
        assert "uden barsel og sorgorlov" in asked[name]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-11-21", "ny_kommunes_frist_loeber"), ("2026-11-22", "skal_vaere_faerdig")],
)
def test_the_new_municipality_has_six_months_from_the_move(day, expected):
    assert outcome(**FLYTTET, dato=day) == expected


def test_a_move_is_not_asked_about_before_it_can_matter():
    answer = vurder("revurdering", {**LANG, "ydelsesmaaneder_i_alt": 17})
    assert (answer.udfald, answer.mangler) == ("skal_vurderes", ())


def test_the_limit_after_a_move_is_shown_as_a_day():
    answer = vurder("revurdering", {**LANG, "flyttet": True, "flyttedag": "2026-08-31"})
    assert answer.datoer == {"ny_kommunes_frist": date(2027, 2, 28)}
    assert "dag_der_ikke_findes" in {each.id for each in answer.forbehold}


def test_nobody_is_told_that_the_grant_ends_by_itself():
    assert any("slutter ikke af sig selv" in each.da for each in EMNE.raad)


DAYS = st.sampled_from([date(2013, 1, 1), date(2021, 2, 12), hjaelp.DAY])


@settings(max_examples=100)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("revurdering", day, facts, unknown)
