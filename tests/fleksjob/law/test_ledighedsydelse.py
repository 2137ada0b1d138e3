"""Ledighedsydelse: the groups kept apart, the rates as published, and the amounts of a whole month."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob import rates as satser
from fleksjob.law import gaeldende
from fleksjob.law.emner import emne
from fleksjob.vurdering import UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("ledighedsydelse")
LEDIG = {
    "dato": "2022-06-01",
    "visiteret": True,
    "foedselsdag": "1980-05-10",
    "situation": "ledig_efter_fleksjob",
    "mistet_ved_sanktion": False,
    "maaneder_efter_fleksydelsesalder": 0,
    "ledighed_loen_md": "0",
}
INGEN_BETINGELSE = {
    "kunne_faa_sygedagpenge_eller_barsel": False,
    "fik_sygedagpenge": False,
    "var_i_revalidering": False,
    "fik_ydelse_efter_ustoettet_job": False,
}
HOEJ = {**LEDIG, "fik_sygedagpenge": True}
LAV = {**LEDIG, **INGEN_BETINGELSE, "fleksjobmaaneder_af_18": 0, "forsoerger_boern": False}
LOW_RATES = ("ledighedsydelse_forsoerger_maaned", "ledighedsydelse_ikke_forsoerger_maaned")


@pytest.fixture(scope="module")
def rates():
    return satser.gaeldende()


def amounts(case, **changed):
    return vurder("ledighedsydelse", {**case, **changed}).som_json()["beloeb"]


def level(case, **changed):
    return (
        vurder("ledighedsydelse", {**case, **changed}).run.explain("ledighedsydelsens_niveau").reason.answer
    )


def months(first, last):
    """The 15th of every month: a week's rate begins on the first Monday of the year."""
    day = first.replace(day=15)
    while day <= last:
        yield day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=15)


def test_the_high_rate_is_89_per_cent_of_the_highest_dagpenge_in_every_month(rates):
    law = gaeldende()
    for day in months(date(2017, 7, 1), date(2026, 12, 31)):
        computed = law.at(day).run({"dagpengeandel": 89}).exact("ydelse_maaned")
        assert rates["ledighedsydelse_89_maaned"].at(day).amount == computed, day


def test_the_weekly_rate_before_july_2017_is_rounded_to_five_kroner(rates):
    law = gaeldende()
    for day in months(date(2013, 1, 1), date(2017, 6, 30)):
        computed = law.at(day).run({"dagpengeandel": 89}).exact("ydelse_uge")
        assert rates["ledighedsydelse_89_uge"].at(day).amount == computed, day


def test_the_low_rates_follow_the_regulation_of_their_year_and_are_not_80_and_60_per_cent(rates):
    for name, share in zip(LOW_RATES, (Fraction(80, 100), Fraction(60, 100)), strict=True):
        for year in range(2018, 2025):
            value = rates[name].at(date(year, 6, 1))
            dagpenge = rates["dagpenge_maaned"].at(date(year, 6, 1)).amount
            assert 0 < value.amount - share * dagpenge < 150, (name, year)


def test_the_low_rates_of_providers_and_others_have_the_same_years_and_move_together(rates):
    provider, other = (rates[name] for name in LOW_RATES)
    assert [(v.fra, v.til, v.status) for v in provider.values] == [
        (v.fra, v.til, v.status) for v in other.values
    ]
    shares = {
        round(float(a.amount / b.amount), 3) for a, b in zip(provider.values, other.values, strict=True)
    }
    assert shares == {1.329}


def test_nothing_is_said_of_the_low_amount_after_1_july_2025(rates):
    for name in LOW_RATES:
        for day in months(date(2025, 7, 1), date(2027, 12, 31)):
            assert rates[name].at(day) is None
        assert "§§ 16-20" in rates[name].gaps[-1].grund


@pytest.mark.parametrize("betingelse", sorted(INGEN_BETINGELSE))
def test_one_condition_at_the_grant_is_enough_for_the_high_rate(betingelse):
    assert level({**LAV, betingelse: True}) == "hoej"


def test_no_condition_gives_the_low_rate_by_children():
    assert level(LAV) == "lav_andre"
    assert level(LAV, forsoerger_boern=True) == "lav_forsoerger"
    assert level(LAV, dato="2025-06-30") == "lav_andre"
    assert level(LAV, dato="2025-07-01") == "lav_ikke_kendt"


def test_after_july_2025_children_are_not_asked_about_since_their_meaning_was_not_seen():
    asked = vurder("ledighedsydelse", {**LAV, "dato": "2026-11-21", "forsoerger_boern": None}).mangler
    assert asked == ()
    asked = vurder("ledighedsydelse", {**LAV, "forsoerger_boern": None}).mangler
    assert [each.name for each in asked] == ["forsoerger_boern"]


def test_six_months_after_fleksydelse_age_put_providers_too_on_the_rate_of_others():
    case = {**HOEJ, "forsoerger_boern": True, "maaneder_efter_fleksydelsesalder": 6}
    assert level(case) == "lav_andre"
    assert level(case, maaneder_efter_fleksydelsesalder=5) == "hoej"


@pytest.mark.parametrize(
    ("loen", "fradrag", "ydelse"),
    [
        ("0", "0.00", "17222.00"),
        ("15401", "4620.30", "12601.70"),
        ("15402", "4620.85", "12601.15"),
        ("38313,27", "17222.05", "0.00"),
        ("100000", "51149.75", "0.00"),
    ],
)
def test_wage_takes_30_per_cent_up_to_the_threshold_and_55_above(loen, fradrag, ydelse):
    found = amounts(HOEJ, ledighed_loen_md=loen)
    assert (found["ledighedsydelse_fradrag_md"], found["ledighedsydelse_md"]) == (fradrag, ydelse)


def test_hours_in_ones_own_business_count_as_wage_at_the_conversion_rate():
    found = amounts(HOEJ, ledighed_loen_md="1000", timer_selvstaendig_md="10,5")
    assert found["ledighedsydelse_fradrag_md"] == "1118.37"  # 0.30 × (1,000 + 10.5 × 259.80)


def test_the_amounts_are_not_applicable_where_the_benefit_is_not_possible():
    for case in ({**HOEJ, "situation": "i_arbejde"}, {**HOEJ, "mistet_ved_sanktion": True}):
        assert set(amounts(case).values()) == {"ikke relevant"}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, True),
        ({"visiteret": False, "efter_ustoettet_job": True}, False),
        ({"situation": "i_arbejde"}, False),
    ],
)
def test_a_holiday_is_to_be_reported_and_gets_no_amount_of_a_whole_month(changed, told):
    answer = vurder("ledighedsydelse", {**HOEJ, "situation": "ferie", **changed})
    assert ("meld_ferien" in {each.id for each in answer.forbehold}) is told
    assert set(answer.som_json()["beloeb"].values()) == {"ikke relevant"}


@pytest.mark.parametrize(
    ("situation", "own_doing", "expected"),
    [
        ("venter_paa_fleksjob", None, "kan_komme_paa_tale"),
        ("syg_barsel_sorgorlov", None, "kan_komme_paa_tale"),
        ("midlertidig_afbrydelse", False, "kan_komme_paa_tale"),
        ("midlertidig_afbrydelse", True, "ikke_paa_tale"),
        ("midlertidig_afbrydelse", None, "afhaenger_af_kommunen"),
        ("ledig_efter_fleksjob", True, "kan_komme_paa_tale"),
        ("i_arbejde", None, "ikke_paa_tale"),
    ],
)
def test_the_periods_of_the_act_are_a_closed_list(situation, own_doing, expected):
    case = {**LEDIG, "situation": situation, "afbrydelse_kan_tilregnes": own_doing}
    assert vurder("ledighedsydelse", case).udfald == expected


def test_the_other_group_gets_no_amount_and_no_question_about_the_rate():
    answer = vurder(
        "ledighedsydelse", {"dato": "2026-11-21", "visiteret": False, "efter_ustoettet_job": True}
    )
    assert answer.udfald == "andre_regler"
    assert answer.mangler == ()
    assert set(answer.som_json()["beloeb"].values()) == {"ikke relevant"}


def test_what_is_left_to_ask_when_the_outcome_stands_is_for_the_amount():
    case = {
        key: LEDIG[key] for key in ("dato", "visiteret", "foedselsdag", "situation", "mistet_ved_sanktion")
    }
    answer = vurder("ledighedsydelse", case)
    assert answer.udfald == "kan_komme_paa_tale"
    asked = {each.name for each in answer.mangler}
    assert {"fik_sygedagpenge", "fleksjobmaaneder_af_18", "ledighed_loen_md"} <= asked
    assert "afbrydelse_kan_tilregnes" not in asked
    assert vurder("ledighedsydelse", {"dato": "2026-11-21"}).udfald == UKENDT


def test_an_uncertain_rate_is_told_with_the_amount():
    warned = {each.id for each in vurder("ledighedsydelse", {**HOEJ, "dato": "2026-11-21"}).forbehold}
    assert {"sats:ledighedsydelse_89_maaned", "sats:knaek_maanedsloen"} <= warned
    assert "lav_sats_efter_juli_2025" not in warned


DAYS = st.sampled_from([date(2014, 6, 1), date(2017, 7, 1), date(2022, 6, 1), date(2025, 7, 1), hjaelp.DAY])


@settings(max_examples=100)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("ledighedsydelse", day, facts, unknown)


@settings(max_examples=100)
@given(st.integers(0, 6_000_000), st.integers(0, 6_000_000))
def test_more_wage_never_gives_less_in_all_and_never_more_benefit(one, other):
    low, high = sorted((one, other))
    program = EMNE.law.at(date(2022, 6, 1))

    def benefit(wage):
        facts = {
            "visiteret": True,
            "foedselsdag": date(1980, 5, 10).toordinal(),
            "situation": 1,
            "mistet_ved_sanktion": False,
            "fik_sygedagpenge": True,
            "maaneder_efter_fleksydelsesalder": 0,
            "ledighed_loen_md": wage,
            "timer_selvstaendig_md": 0,
            "dato": date(2022, 6, 1).toordinal(),
        }
        return program.run(facts).exact("ledighedsydelse_md")

    assert benefit(low) >= benefit(high)
    assert Fraction(low, 100) + benefit(low) <= Fraction(high, 100) + benefit(high)
