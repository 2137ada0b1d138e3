"""Working time: hours and assessment, changes, terms, copies, and the two tracks of a dispute."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.engine import UNKNOWN
from fleksjob.errors import InputError
from fleksjob.law.arbejdstid.fakta import HAENDELSE, UENIGHED
from fleksjob.law.arbejdstid.tabel import AENDRINGER, UDFALD, UENIGHEDER
from fleksjob.law.emner import emne
from fleksjob.trin import siger
from fleksjob.vurdering import AFHAENGER, UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("arbejdstid")
JOB = {
    "dato": "2026-11-21",
    "effektive_timer": "10",
    "vurderet_i_jobbet": True,
    "skaanebehov_tilgodeset": True,
    "vurderede_timer": "10",
}
BEVIS = {
    "fleksjob_begyndt": "2024-03-01",
    "gennemsnitlige_timer": "16",
    "uden_fast_timetal": False,
    "ansat_over_en_maaned": True,
}


def answer(**changed):
    return vurder("arbejdstid", {**JOB, **changed})


def checked(rule, **changed):
    return answer(**changed).run.explain(rule).reason.answer


def warnings(**changed):
    return {each.id for each in answer(**changed).forbehold}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "paa_plads"),
        ({"vurderet_i_jobbet": False}, "vurdering_mangler"),
        ({"effektive_timer": "0"}, "intet_loennet_arbejde"),
        ({"skaanebehov_tilgodeset": False}, "skaanebehov_mangler"),
        ({"vurderede_timer": "9:59"}, "ny_vurdering"),
        ({"haendelse": "nyt_fleksjob", "arbejdsevne_aendret": False}, "ny_vurdering"),
        ({"haendelse": "helbred", "arbejdsevne_aendret": True}, "ny_vurdering"),
        ({"vurderede_timer": "10:01", "faerre_timer_begrundet": False}, "begrundelse_mangler"),
        ({"vurderede_timer": "10:01", "faerre_timer_begrundet": True}, "paa_plads"),
        ({"vurderede_timer": "10:01"}, AFHAENGER),
        ({"vurderet_i_jobbet": None, "vurderede_timer": None}, AFHAENGER),
        ({"haendelse": "helbred"}, UKENDT),
    ],
)
def test_what_the_hours_lack_comes_in_the_order_in_which_it_is_put_right(changed, expected):
    assert answer(**changed).udfald == expected


def test_a_job_that_was_not_assessed_asks_nothing_more():
    alone = vurder("arbejdstid", {"dato": "2026-11-21", "effektive_timer": "10", "vurderet_i_jobbet": False})
    assert (alone.udfald, alone.mangler) == ("vurdering_mangler", ())


@pytest.mark.parametrize(
    ("present", "intensity", "paid"), [("16", "62,5 %", "10"), ("20", "0,5", "10"), ("7:30", "100 %", "7.5")]
)
def test_effective_hours_are_hours_present_times_intensity(present, intensity, paid):
    hours = answer(effektive_timer=None, timer_paa_arbejdspladsen=present, intensitet=intensity)
    assert hours.som_json()["beloeb"]["betalte_timer"] == paid


def test_an_intensity_is_told_with_one_full_stop():
    hours = answer(effektive_timer=None, timer_paa_arbejdspladsen="16", intensitet="62,5 %")
    (step,) = [each for each in hours.begrundelse.walk() if each.entry.name == "intensitet"]
    assert siger(step, hours.dato)[0].endswith("? 62,5 pct.")


def test_pay_never_follows_from_presence_alone():
    hours = answer(effektive_timer=None, timer_paa_arbejdspladsen="16")
    assert hours.som_json()["beloeb"]["betalte_timer"] is None
    assert "intensitet" in {each.name for each in hours.mangler}


def test_an_intensity_of_zero_is_no_job_and_one_above_one_is_refused():
    def of(intensity):
        return answer(effektive_timer=None, timer_paa_arbejdspladsen="16", intensitet=intensity)

    assert of("0").udfald == "intet_loennet_arbejde"
    assert of("100 %").udfald == "ny_vurdering"
    with pytest.raises(InputError, match="intensitet"):
        of("101 %")


def test_more_effective_hours_than_hours_present_are_pointed_out():
    assert "timerne_passer_ikke" in warnings(timer_paa_arbejdspladsen="9:59")
    assert "timerne_passer_ikke" not in warnings(timer_paa_arbejdspladsen="10")
    assert "timerne_passer_ikke" not in warnings()


@pytest.mark.parametrize("row", AENDRINGER, ids=lambda row: row.id)
def test_every_row_of_the_table_of_changes(row):
    case = answer(**BEVIS, **row.fakta)
    assert ", ".join(case.run.explain(rule).reason.answer for rule in UDFALD) == row.udfald


def test_every_change_there_is_stands_in_the_table():
    assert {row.fakta["haendelse"] for row in AENDRINGER} == set(HAENDELSE.names) - {"ingen"}


@pytest.mark.parametrize("row", AENDRINGER, ids=lambda row: row.id)
def test_no_change_is_passed_over_in_silence(row):
    assert checked("oplys_kommunen", **row.fakta) in ("pligt", "kontakt")


def test_without_a_change_there_is_nothing_to_tell_assess_or_add():
    assert [checked(rule) for rule in UDFALD] == ["ingen_aendring", "ikke_af_den_grund", "intet"]


@pytest.mark.parametrize(
    ("day", "hired", "hours", "covered"),
    [
        ("2023-06-30", "2020-01-01", "8", False),
        ("2023-06-30", "2020-01-01", "8:01", True),
        ("2023-07-01", "2023-06-30", "8", False),
        ("2023-07-01", "2023-06-30", "8:01", True),
        ("2023-07-01", "2023-07-01", "3", False),
        ("2023-07-01", "2023-07-01", "3:01", True),
    ],
)
def test_the_hours_above_which_a_statement_of_employment_is_due(day, hired, hours, covered):
    changed = {**BEVIS, "dato": day, "fleksjob_begyndt": hired, "gennemsnitlige_timer": hours}
    assert checked("ansaettelsesbevis", **changed) is covered


def test_work_without_fixed_hours_is_covered_since_july_2023_only():
    few = {**BEVIS, "gennemsnitlige_timer": "1", "uden_fast_timetal": True}
    begun = {**few, "fleksjob_begyndt": "2023-06-30"}
    assert checked("ansaettelsesbevis", **few) is True
    assert checked("ansaettelsesbevis", **begun) is False
    assert checked("ansaettelsesbevis", **{**begun, "dato": "2023-06-30"}) is False


def test_the_earlier_act_asked_for_more_than_a_month():
    before = {
        **BEVIS,
        "dato": "2023-06-30",
        "fleksjob_begyndt": "2023-06-30",
        "ansat_over_en_maaned": False,
    }
    assert checked("ansaettelsesbevis", **before) is False
    assert checked("ansaettelsesbevis", **{**BEVIS, "ansat_over_en_maaned": False}) is True


def test_below_the_hours_a_change_asks_for_no_addendum_by_law():
    assert checked("tillaeg", **{**BEVIS, "gennemsnitlige_timer": "3"}, haendelse="timer") == "uden_for_loven"


@pytest.mark.parametrize(
    ("day", "hired", "due"),
    [
        ("2023-06-30", "2020-01-01", "2023-07-30"),
        ("2023-07-01", "2023-07-01", "2023-06-30"),
        ("2023-07-01", "2023-06-30", "2023-06-30"),
    ],
)
def test_an_addendum_was_due_within_a_month_and_is_due_on_the_day_since_july_2023(day, hired, due):
    change = {"haendelse": "timer", "arbejdsevne_aendret": False, "aendring_fra": "2023-06-30"}
    days = answer(**{**BEVIS, "dato": day, "fleksjob_begyndt": hired}, **change).datoer
    assert days["tillaeg_senest"] == date.fromisoformat(due)


def test_a_change_that_may_need_an_addendum_has_a_day_for_one_too():
    change = {"haendelse": "opgaver", "arbejdsevne_aendret": False, "aendring_fra": "2026-12-31"}
    assert answer(**BEVIS, **change).datoer["tillaeg_senest"] == date(2026, 12, 31)


def test_whether_the_new_time_limit_holds_for_those_hired_earlier_is_an_open_question():
    change = {"haendelse": "timer", "arbejdsevne_aendret": False, "aendring_fra": "2026-12-31"}
    earlier = {**BEVIS, **change, "fleksjob_begyndt": "2020-01-01"}
    assert "ny_frist_ogsaa_for_tidligere_ansatte" in warnings(**earlier)
    assert "ny_frist_ogsaa_for_tidligere_ansatte" not in warnings(**BEVIS, **change)
    other = answer(**earlier, politik={"ny_frist_ogsaa_for_tidligere_ansatte": "nej"})
    assert other.datoer["tillaeg_senest"] == date(2027, 1, 31)


def test_a_change_that_needs_no_addendum_has_no_day_for_one():
    change = {"haendelse": "flytning", "arbejdsevne_aendret": False, "aendring_fra": "2026-12-31"}
    assert answer(**BEVIS, **change).datoer["tillaeg_senest"] is None


@pytest.mark.parametrize(
    ("there", "usable", "expected"),
    [
        (True, True, "overenskomst"),
        (True, False, "aftale_fra_overenskomst"),
        (False, None, "aftale_uden_overenskomst"),
    ],
)
def test_wage_and_terms_follow_the_collective_agreement_first(there, usable, expected):
    changed = {"overenskomst_paa_omraadet": there, "overenskomst_kan_bruges": usable}
    assert checked("loenvilkaar", **changed) == expected


@pytest.mark.parametrize(
    ("hired", "expected"),
    [
        ("2012-12-31", "kapitel_4"),
        ("2013-01-01", "lov_2013_2015"),
        ("2015-05-31", "lov_2013_2015"),
        ("2015-06-01", "kapitel_4a"),
    ],
)
def test_the_three_periods_of_hiring_in_a_municipality(hired, expected):
    assert checked("kl_vilkaar", kl_omraadet=True, fleksjob_begyndt=hired) == expected


def test_outside_the_municipalities_their_framework_agreement_does_not_apply():
    shown = answer(kl_omraadet=False, fleksjob_begyndt="2020-01-01").som_json()["tjekliste"]["kl_vilkaar"]
    assert shown == "ikke relevant"


def test_a_yes_to_one_recipient_is_not_a_yes_to_the_other():
    changed = {"samtykke_kommunen": True, "samtykke_fagforeningen": False}
    assert checked("kopi_til_kommunen", **changed) is True
    assert checked("kopi_til_fagforeningen", **changed) is False
    assert checked("kopi_til_fagforeningen", samtykke_kommunen=True) is UNKNOWN


def test_a_demand_for_a_copy_is_answered_with_the_precedent():
    assert "kopi_kan_ikke_kraeves" in warnings(myndigheden_kraever_kopi=True)
    assert "kopi_kan_ikke_kraeves" not in warnings(myndigheden_kraever_kopi=False)


@pytest.mark.parametrize("row", UENIGHEDER, ids=lambda row: row.id)
def test_every_row_of_the_table_of_disputes(row):
    assert checked("tvistespor", **row.fakta) == row.udfald


def test_every_dispute_there_is_stands_in_the_table():
    assert {row.fakta["uenighed_om"] for row in UENIGHEDER} == set(UENIGHED.names) - {"ingen"}
    assert checked("tvistespor") == "ingen_uenighed"


def test_the_paid_hours_and_the_assessed_hours_are_two_disputes():
    assert checked("tvistespor", uenighed_om="effektive_timer") == "fagretlig"
    assert checked("tvistespor", uenighed_om="kommunens_vurdering") == "klage"


def test_on_the_old_scheme_the_full_wage_is_pointed_out():
    assert "gammel_ordning_fuld_loen" in warnings(fleksjob_begyndt="2012-12-31")
    assert "gammel_ordning_fuld_loen" not in warnings(fleksjob_begyndt="2013-01-01")


def test_the_duty_to_tell_is_marked_as_inferred_since_its_paragraph_changed_number():
    marks = {}
    for day in ("2019-12-31", "2020-01-01"):
        source = answer(dato=day).run.explain("oplys_kommunen").reason.entry.source
        marks[day] = (source.law, source.sikkerhed)
    assert marks["2019-12-31"] == ("LAB § 70 d, stk. 2", "sekundaer")
    assert marks["2020-01-01"][1] == "afledt"


DAYS = st.sampled_from([date(2013, 1, 1), date(2020, 1, 1), date(2023, 6, 30), date(2026, 11, 21)])


@settings(max_examples=200)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("arbejdstid", day, facts, unknown)
