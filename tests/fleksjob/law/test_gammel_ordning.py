"""The subsidy of the old scheme: the smallest of wage, limit and cap, its share, and the days of refund."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob import rates
from fleksjob.engine import NOT_APPLICABLE
from fleksjob.law.emner import emne
from fleksjob.law.ordning.raad import RAAD as ORDNING
from fleksjob.vurdering import vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("gammel_ordning")
YEARS = {2013: "246.38", 2015: "254.57", 2018: "268.56", 2019: "273.93"}
OERE = st.one_of(st.integers(0, 400_00), st.integers(240_00, 300_00))
"""Wages of every size, and many about the caps."""

EMPLOYED = {"stilling": "ansat", "paa_gammel_ordning": True}


def kroner(oere):
    return Decimal(oere) / 100


def facts(year, share, wage, lowest, atp, other, **more):
    return EMPLOYED | {
        "dato": f"{year}-06-01",
        "tilskudsandel": share,
        "timeloen": kroner(wage),
        "mindsteloen_time": kroner(lowest),
        "atp_time": kroner(atp),
        "andre_bidrag_time": kroner(other),
        **more,
    }


@settings(max_examples=100)
@given(
    st.sampled_from(sorted(YEARS)),
    st.sampled_from([("halvdelen", Fraction(1, 2)), ("to_tredjedele", Fraction(2, 3))]),
    OERE,
    OERE,
    st.integers(0, 10_00),
    st.integers(0, 40_00),
    st.booleans(),
)
def test_the_subsidy_an_hour_is_the_share_of_the_smallest_of_three(
    year, share, wage, lowest, atp, other, on_top
):
    name, part = share
    given_ = facts(year, name, wage, lowest, atp, other)
    answer = vurder("gammel_ordning", given_ | {"politik": {"loft_uden_bidrag": "ja" if on_top else "nej"}})
    extra = Fraction(atp + other, 100)
    cap = Fraction(YEARS[year]) + (extra if on_top else 0)
    expected = part * min(Fraction(wage, 100) + extra, Fraction(lowest, 100) + extra, cap)
    assert answer.run.exact("tilskud_time") == expected


@settings(max_examples=100)
@given(
    OERE,
    st.integers(0, 37 * 60),
    st.integers(0, 31),
    st.integers(0, 24 * 60),
    st.integers(0, 2_000_00),
)
def test_each_day_of_refund_takes_its_own_subsidy_at_most_and_the_month_is_never_below_zero(
    wage, minutes, days, minutes_a_day, refund
):
    more = {
        "timer_uge": f"{minutes // 60}:{minutes % 60:02d}",
        "refusionsdage": days,
        "timer_paa_refusionsdag": f"{minutes_a_day // 60}:{minutes_a_day % 60:02d}",
        "refusion_dag": kroner(refund),
    }
    run = vurder("gammel_ordning", facts(2019, "halvdelen", wage, wage, 0, 0, **more)).run
    hour = min(Fraction(wage, 100), Fraction("273.93")) / 2
    month = hour * Fraction(minutes, 60) * Fraction(52, 12)
    off = days * min(Fraction(refund, 100), hour * Fraction(minutes_a_day, 60))
    assert run.exact("tilskud_md_foer_refusion") == month
    assert run.exact("tilskud_md") == max(month - off, 0)


def test_a_month_without_refund_asks_nothing_about_the_days_of_refund():
    answer = vurder(
        "gammel_ordning",
        facts(
            2019, "halvdelen", 200_00, 200_00, 0, 0, timer_uge="37", refusionsdage=0, stoette_bevilget=None
        ),
    )
    assert answer.mangler == ()
    assert answer.som_json()["beloeb"]["tilskud_md"] == "16033.33"


def test_whether_there_was_refund_is_asked_and_not_guessed():
    answer = vurder(
        "gammel_ordning", facts(2019, "halvdelen", 200_00, 200_00, 0, 0, timer_uge="37")
    ).som_json()
    assert answer["beloeb"]["tilskud_md_foer_refusion"] == "16033.33"
    assert answer["beloeb"]["tilskud_md"] is None
    assert answer["naeste"] == "refusionsdage"


def test_which_of_the_two_caps_is_used_is_told_only_where_it_changes_an_amount():
    low = vurder("gammel_ordning", facts(2015, "halvdelen", 100_00, 100_00, 0, 0, timer_uge="37"))
    assert "loft_uden_bidrag" not in [each.id for each in low.forbehold]
    high = vurder("gammel_ordning", facts(2015, "halvdelen", 300_00, 300_00, 0, 1_00, timer_uge="37"))
    assert {"loft_uden_bidrag", "loft_pr_aar"} <= {each.id for each in high.forbehold}


@pytest.mark.parametrize("day", ["2014-06-01", "2016-06-01", "2017-06-01", "2025-06-01", "2026-06-01"])
def test_a_year_without_a_cap_refuses_the_amounts_and_says_which_rate_is_missing(day):
    given_ = facts(2015, "halvdelen", 200_00, 200_00, 0, 0, timer_uge="37", refusionsdage=0)
    answer = vurder("gammel_ordning", given_ | {"dato": day}).som_json()
    assert answer["udfald"] == "til_arbejdsgiveren"
    assert answer["beloeb"]["tilskud_time"] is None
    assert answer["beloeb"]["tilskud_md"] is None
    missing = {each["id"] for each in answer["forbehold"]}
    assert {"sats:gammel_loft_time", "sats:gammel_loft_aar"} <= missing


def test_the_cap_of_the_hour_is_about_a_full_years_hours_of_the_cap_of_the_year():
    laws = rates.gaeldende()
    for value in laws["gammel_loft_time"].values:
        year = laws["gammel_loft_aar"].at(value.fra)
        assert abs(year.amount / (37 * 52) - value.amount) < Fraction(1, 20)


def test_the_caps_that_are_inferred_are_four_times_the_states_maximum_of_a_quarter():
    laws = rates.gaeldende()
    for value in laws["gammel_loft_aar"].values:
        quarter = laws["fleksrefusion_maksimum"].at(value.fra)
        if quarter is not None:
            assert abs(value.amount - 4 * quarter.amount) <= 1
    assert {v.fra.year for v in laws["gammel_loft_aar"].values if v.status == "afledt"} == {
        2018,
        *range(2020, 2025),
    }


@pytest.mark.parametrize(
    ("granted", "outcome"),
    [("2012-12-31", "til_den_selvstaendige"), ("2013-01-01", "ikke_paa_tale")],
)
def test_support_of_a_business_is_of_the_old_scheme_until_the_last_day_of_2012(granted, outcome):
    given_ = {"dato": "2019-06-01", "stilling": "selvstaendig", "stoette_bevilget": granted}
    assert vurder("gammel_ordning", given_).udfald == outcome


def test_the_full_wage_is_said_in_the_words_of_the_subject_that_decides_the_scheme():
    assert EMNE.raad[0] in ORDNING
    assert EMNE.raad[0].id == "gammel_loen"


@pytest.mark.parametrize(
    ("day", "law", "certainty"),
    [("2019-12-31", "LAB § 71, stk. 3", "afledt"), ("2020-01-01", "LAB § 133, stk. 3", "lovtekst")],
)
def test_the_paragraph_and_the_certainty_follow_the_day(day, law, certainty):
    rule = EMNE.law.at(date.fromisoformat(day))
    source = rule.entries[rule.slots["tilskud_time"]].source
    assert (source.law, source.sikkerhed) == (law, certainty)


@settings(max_examples=100)
@given(
    st.integers(0, 60 * 60),
    *[st.booleans()] * 3,
)
def test_the_hours_of_the_old_scheme_are_full_time_unless_wished_or_so_before(
    minutes, wished, twelve_months, same_reason
):
    run = vurder(
        "gammel_ordning",
        {
            "dato": "2026-11-21",
            "stilling": "ansat",
            "oensker_deltid": wished,
            "timer_i_seneste_job": f"{minutes // 60}:{minutes % 60:02d}",
            "deltid_i_tolv_maaneder": twelve_months,
            "deltid_skyldtes_arbejdsevnen": same_reason,
        },
    ).run
    before = minutes <= 30 * 60 and twelve_months and not same_reason
    expected = "deltid_efter_oenske" if wished else "deltid_som_foer" if before else "fuld_tid"
    assert run.explain("gammel_arbejdstid").reason.answer == expected


def test_amounts_of_the_employed_do_not_apply_to_the_self_employed_and_the_other_way_round():
    run = vurder(
        "gammel_ordning",
        {
            "dato": "2019-06-01",
            "stilling": "selvstaendig",
            "stoette_bevilget": "2010-01-01",
            "tilskudsandel": "halvdelen",
            "mindsteloen_ufaglaert_time": "130",
        },
    ).run
    assert run.value("tilskud_time") is NOT_APPLICABLE
    assert run.value("tilskud_md") is NOT_APPLICABLE
    assert run.exact("tilskud_selvstaendig_time") == 65
    employed = vurder("gammel_ordning", facts(2019, "halvdelen", 200_00, 200_00, 0, 0)).run
    assert employed.value("tilskud_selvstaendig_time") is NOT_APPLICABLE


DAYS = st.sampled_from([date(2013, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2026, 11, 21)])


@settings(max_examples=100)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, given_, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("gammel_ordning", day, given_, unknown)
