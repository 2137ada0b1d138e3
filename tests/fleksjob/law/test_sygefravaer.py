"""Sick leave: who follows up before and after act no. 1750, the talk, the plan, the declaration, the days."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.engine import UNKNOWN
from fleksjob.frister import frister
from fleksjob.law.emner import emne
from fleksjob.vurdering import UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("sygefravaer")
SICK = {
    "dato": "2026-11-21",
    "ansat_i_fleksjob": True,
    "foerste_sygedag": "2026-10-01",
    "opsagt_og_fratraeder_inden_otte_uger": False,
    "tilbage_inden_otte_uger": False,
    "du_venter_under_26_uger": True,
    "arbejdsgiveren_venter_under_26_uger": True,
}
PARTLY = {
    "kan_arbejde_noget": True,
    "ventes_fuldt_tilbage": True,
    "fravaer_timer_om_ugen": "4",
    "myndigheden_godkender_delvis": True,
}


def answer(**changed):
    return vurder("sygefravaer", {**SICK, **changed})


def checked(rule, **changed):
    return answer(**changed).run.explain(rule).reason.answer


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "kun_arbejdsgiver"),
        ({"du_venter_under_26_uger": False}, "arbejdsgiver_og_kommune"),
        ({"arbejdsgiveren_venter_under_26_uger": False}, "arbejdsgiver_og_kommune"),
        ({"opsagt_og_fratraeder_inden_otte_uger": True}, "ingen_pligt"),
        (
            {"opsagt_og_fratraeder_inden_otte_uger": True, "du_venter_under_26_uger": False},
            "kun_kommune",
        ),
        ({"du_venter_under_26_uger": None}, UKENDT),
        ({"dato": "2026-07-01"}, "kun_arbejdsgiver"),
        ({"dato": "2026-06-30"}, "arbejdsgiver_og_kommune"),
        ({"dato": "2026-02-01"}, "arbejdsgiver_og_kommune"),
        ({"dato": "2026-01-31"}, "arbejdsgiver_og_kommune"),
        ({"dato": "2026-01-31", "tilbage_inden_otte_uger": True}, "kun_arbejdsgiver"),
        ({"dato": "2013-01-01", "tilbage_inden_otte_uger": True}, "kun_arbejdsgiver"),
    ],
)
def test_who_follows_up(changed, expected):
    assert answer(**changed).udfald == expected


def test_before_the_act_nobody_is_asked_about_26_weeks_or_told_their_day():
    before = vurder("sygefravaer", {"dato": "2026-01-31"})
    assert not {"du_venter_under_26_uger", "arbejdsgiveren_venter_under_26_uger"} & {
        each.name for each in before.mangler
    }
    assert "seksogtyve_uger" not in before.datoer
    assert "seksogtyve_uger" not in answer(dato="2026-06-30").datoer
    assert "seksogtyve_uger" in answer(dato="2026-07-01").datoer


@pytest.mark.parametrize(
    ("day", "open_question"),
    [("2026-01-31", False), ("2026-02-01", True), ("2026-06-30", True), ("2026-07-01", False)],
)
def test_between_the_two_steps_of_the_act_the_day_is_an_open_question(day, open_question):
    assert (
        "ny_opfoelgning_fra_februar_2026" in {each.id for each in answer(dato=day).forbehold}
    ) is open_question


def test_the_other_answer_to_the_open_question_takes_the_municipality_out_in_february():
    other = answer(dato="2026-02-01", politik={"ny_opfoelgning_fra_februar_2026": "1. februar 2026"})
    assert other.udfald == "kun_arbejdsgiver"


@pytest.mark.parametrize(
    ("rule", "row"),
    [
        ("samtale_senest", "D12"),
        ("anmeldt_senest", "D13"),
        ("otte_uger", "D15"),
        ("seksogtyve_uger", "D16"),
    ],
)
def test_every_day_is_the_day_of_its_deadline(rule, row):
    days = answer(arbejdsgiveren_betaler="loen").datoer
    found = [each for each in frister({"foerste_sygedag": "2026-10-01"}).frister if each.id == row]
    assert [days[rule]] == [each.dato for each in found]


def test_who_leaves_within_eight_weeks_has_no_day_for_the_talk():
    leaving = answer(opsagt_og_fratraeder_inden_otte_uger=True)
    assert leaving.datoer["samtale_senest"] is None
    assert checked("sygefravaerssamtale", opsagt_og_fratraeder_inden_otte_uger=True) is False


@pytest.mark.parametrize(("back", "plan"), [(True, False), (False, True), (None, UNKNOWN)])
def test_a_retention_plan_may_be_asked_for_beyond_eight_weeks(back, plan):
    assert checked("fastholdelsesplan", tilbage_inden_otte_uger=back) is plan


@pytest.mark.parametrize(
    ("notice", "diagnosis", "right"),
    [(True, False, True), (False, False, False), (True, True, False)],
)
def test_the_declaration_takes_notice_and_never_the_diagnosis(notice, diagnosis, right):
    changed = {"indkaldt_med_rimeligt_varsel": notice, "spoergsmaal_om_diagnose": diagnosis}
    assert checked("mulighedserklaering", **changed) is right
    assert ("aldrig_diagnosen" in {each.id for each in answer(**changed).forbehold}) is diagnosis


@pytest.mark.parametrize(
    ("changed", "possible"),
    [
        ({}, True),
        ({"kan_arbejde_noget": False}, False),
        ({"ventes_fuldt_tilbage": False}, False),
        ({"myndigheden_godkender_delvis": False}, False),
        ({"myndigheden_godkender_delvis": None}, UNKNOWN),
        ({"fravaer_timer_om_ugen": "3:59"}, True),
        ({"ansat_i_fleksjob": False}, True),
        ({"ansat_i_fleksjob": False, "fravaer_timer_om_ugen": "3:59"}, False),
    ],
)
def test_a_partial_return_needs_the_municipality_and_outside_a_fleksjob_four_hours(changed, possible):
    assert checked("delvis_raskmelding", **{**PARTLY, **changed}) is possible


def test_the_least_absence_is_four_hours_and_not_applicable_in_a_fleksjob():
    assert answer(ansat_i_fleksjob=False).som_json()["beloeb"]["mindste_fravaer"] == "4"
    assert answer().som_json()["beloeb"]["mindste_fravaer"] == "ikke relevant"


@pytest.mark.parametrize(("fleksjob", "none"), [(True, True), (False, False)])
def test_there_is_no_employers_period_in_a_fleksjob(fleksjob, none):
    assert checked("ingen_arbejdsgiverperiode", ansat_i_fleksjob=fleksjob) is none


@pytest.mark.parametrize(
    ("pays", "limit", "day"),
    [
        ("loen", "fem_uger", date(2026, 11, 5)),
        ("sygedagpenge", "en_uge_efter_betalingen", None),
        ("ingenting", "fjorten_dage", None),
    ],
)
def test_the_time_limit_for_the_report_follows_what_the_employer_pays(pays, limit, day):
    assert checked("anmeldelsesfrist", arbejdsgiveren_betaler=pays) == limit
    assert answer(arbejdsgiveren_betaler=pays).datoer["anmeldt_senest"] == day


def test_the_only_fact_on_the_diagnosis_is_whether_it_is_asked_for():
    assert [fact.name for fact in EMNE.law.inputs if "diagnose" in fact.name] == ["spoergsmaal_om_diagnose"]


DAYS = st.sampled_from([date(2013, 1, 1), date(2026, 1, 31), date(2026, 2, 1), date(2026, 11, 21)])


@settings(max_examples=200)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("sygefravaer", day, facts, unknown)
