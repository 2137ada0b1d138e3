"""Talks by the rule of the day: three months before 2020, four in six months, and a group since July 2026."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.law.emner import emne
from fleksjob.vurdering import vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("kontaktforloeb")
NY = {
    "faar_ledighedsydelse": True,
    "begynder_inden_seks_uger": False,
    "foerste_samtale_holdt": True,
}
OUTDATED = ("hver tredje måned", "hver 3. måned", "tre måneder mellem", "three months between", "third month")


def outcome(day, **changed):
    return vurder("kontaktforloeb", {"dato": day, "ledighedsydelse_fra": day, **NY, **changed}).udfald


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2013-01-01", "hoejst_tre_maaneder_imellem"),
        ("2019-12-31", "hoejst_tre_maaneder_imellem"),
        ("2020-01-01", "mindst_fire_paa_seks_maaneder"),
        ("2026-06-30", "mindst_fire_paa_seks_maaneder"),
        ("2026-07-01", "kan_ikke_siges_for_dig"),
        ("2027-12-31", "kan_ikke_siges_for_dig"),
    ],
)
def test_each_day_has_its_rule(day, expected):
    assert outcome(day) == expected


@pytest.mark.parametrize("day", ["2020-01-01", "2024-03-01", "2026-11-21", "2027-06-01"])
def test_the_three_months_are_never_shown_for_a_day_since_2020(day):
    case = {"dato": day, "ledighedsydelse_fra": "2019-01-01", **NY, "seneste_samtale": "2020-01-01"}
    shown = json.dumps(vurder("kontaktforloeb", case).som_json(), ensure_ascii=False)
    assert not [words for words in OUTDATED if words in shown]
    assert "naeste_samtale_senest" not in shown


def test_no_number_of_talks_is_asserted_for_a_person_since_july_2026():
    for held in (True, False):
        case = {
            "dato": "2026-07-01",
            "ledighedsydelse_fra": "2026-06-01",
            **NY,
            "foerste_samtale_holdt": held,
        }
        text = vurder("kontaktforloeb", case).siger
        assert not any(word in said for said in text for word in ("fire", "four", "4"))


def test_the_exemption_takes_the_search_but_not_the_cv():
    answer = vurder(
        "kontaktforloeb",
        {"dato": "2026-11-21", **NY, "begynder_inden_seks_uger": True, "kommunen_fastholder_pligten": False},
    )
    assert answer.udfald == "fritaget"
    assert answer.tjekliste == {"skal_have_cv_og_joblog": True, "skal_soege_aktivt": False}


def test_the_exemption_before_2020_is_a_declared_gap():
    program = EMNE.law.at(date(2019, 12, 31))
    assert "fritaget_inden_seks_uger" not in program.slots
    gaps = {each.name: each.reason for each in EMNE.law.walk(date(2019, 12, 31), date(2019, 12, 31))}
    assert "kap. 7 a" in gaps["fritaget_inden_seks_uger"]


def test_no_time_to_search_runs_where_nobody_was_told():
    answer = vurder("kontaktforloeb", {"dato": "2026-11-21", "ledighedsydelse_fra": "2026-09-01", **NY})
    assert answer.datoer["soegefrist_slutter"] is None
    assert not {"lav_en_plan", "tal_med_kommunen"} & {each.id for each in answer.forbehold}


@pytest.mark.parametrize(
    ("told", "warned"),
    [
        ("2026-11-22", set()),
        ("2026-11-21", {"lav_en_plan"}),
        ("2026-08-21", {"lav_en_plan"}),
        ("2026-08-20", {"tal_med_kommunen"}),
    ],
)
def test_the_time_to_show_a_search_runs_from_the_notice_for_three_months(told, warned):
    answer = vurder("kontaktforloeb", {"dato": "2026-11-21", **NY, "besked_om_jobsoegning": told})
    assert {"lav_en_plan", "tal_med_kommunen"} & {each.id for each in answer.forbehold} == warned


def test_a_missing_cv_matters_only_to_who_gets_the_benefit():
    def warned(**facts):
        answer = vurder("kontaktforloeb", {"dato": "2026-11-21", **facts})
        return "laeg_cv_ind" in {each.id for each in answer.forbehold}

    assert warned(faar_ledighedsydelse=True, har_cv=False)
    assert not warned(faar_ledighedsydelse=True, har_cv=True)
    assert not warned(faar_ledighedsydelse=False, har_cv=False)


@pytest.mark.parametrize("gets", [True, False])
def test_before_2020_whoever_got_the_benefit_had_to_search(gets):
    answer = vurder("kontaktforloeb", {"dato": "2019-12-31", "faar_ledighedsydelse": gets})
    assert answer.tjekliste["skal_soege_aktivt"] is gets


def test_a_rule_that_one_municipality_tells_is_marked():
    told = next(rule for rule in EMNE.law.rules if rule.name == "soegefrist_slutter")
    assert told.sikkerhed == "sekundaer"
    assert {EMNE.advarsler[name].slags for name in ("soegefrist_loeber", "soegefrist_gaaet")} == {"uvist"}


DAYS = st.sampled_from(
    [date(2013, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2026, 6, 30), hjaelp.DAY]
)


@settings(max_examples=100)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("kontaktforloeb", day, facts, unknown)
