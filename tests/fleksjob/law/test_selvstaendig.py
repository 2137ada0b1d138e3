"""The subsidy to the self-employed: six conditions, and a basic amount less 30 per cent of the income."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.law.emner import emne
from fleksjob.vurdering import AFHAENGER, IKKE, KAN, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("selvstaendig")
BASIC = {2015: 131_225, 2018: 138_437, 2023: 152_086, 2024: 156_956}
MET = {
    "foedselsdag": "1980-01-01",
    "maaneder_i_virksomheden": 12,
    "anden_forsoergelse": False,
    "arbejdsevnen_nedsat_i_virksomheden": True,
    "arbejdsevnen_udnyttes": True,
    "hovedbeskaeftigelse": True,
}
ONE_NOT_MET = {
    "foedselsdag": "1950-01-01",
    "maaneder_i_virksomheden": 11,
    "anden_forsoergelse": True,
    "arbejdsevnen_nedsat_i_virksomheden": False,
    "arbejdsevnen_udnyttes": False,
    "hovedbeskaeftigelse": False,
}


@settings(max_examples=100)
@given(st.sampled_from(sorted(BASIC)), st.integers(0, 900_000_00), st.integers(0, 300_000_00), st.booleans())
def test_the_subsidy_is_the_basic_amount_less_thirty_per_cent_of_both_incomes(year, profit, other, together):
    run = vurder(
        "selvstaendig",
        {
            "dato": f"{year}-12-31",
            "overskud_aar": Decimal(profit) / 100,
            "anden_arbejdsindkomst_aar": Decimal(other) / 100,
            "aegtefaeller_sammen": together,
        },
    ).run
    own = Fraction(profit, 200 if together else 100)
    expected = max(BASIC[year] - Fraction(3, 10) * (own + Fraction(other, 100)), 0)
    assert run.exact("tilskud_aar") == expected
    assert run.exact("tilskud_md") == expected / 12


def test_all_conditions_together():
    assert vurder("selvstaendig", MET | {"dato": "2024-06-01"}).udfald == KAN


@pytest.mark.parametrize("name", MET)
def test_each_condition_alone_can_refuse(name):
    given_ = {"dato": "2024-06-01", name: ONE_NOT_MET[name]}
    assert vurder("selvstaendig", given_).udfald == IKKE
    assert vurder("selvstaendig", MET | given_).udfald == IKKE


@pytest.mark.parametrize(
    "name", ["arbejdsevnen_nedsat_i_virksomheden", "arbejdsevnen_udnyttes", "hovedbeskaeftigelse"]
)
def test_three_of_the_conditions_are_the_findings_of_the_municipality(name):
    answer = vurder("selvstaendig", MET | {"dato": "2024-06-01", name: None})
    assert answer.udfald == AFHAENGER
    assert [each.name for each in answer.mangler] == [name]


def test_the_months_of_work_are_asked_up_to_the_two_years_that_count():
    assert EMNE.fakta["maaneder_i_virksomheden"].high == 24


@pytest.mark.parametrize("day", ["2013-06-01", "2017-06-01", "2020-06-01", "2022-06-01", "2025-06-01"])
def test_a_year_without_a_basic_amount_refuses_the_amount_and_says_so(day):
    money = {"overskud_aar": 0, "anden_arbejdsindkomst_aar": 0, "aegtefaeller_sammen": False}
    answer = vurder("selvstaendig", MET | money | {"dato": day}).som_json()
    assert answer["udfald"] == KAN
    assert answer["beloeb"] == {"tilskud_aar": None, "tilskud_md": None}
    assert "sats:selvstaendig_grundbeloeb" in [each["id"] for each in answer["forbehold"]]


def test_the_amounts_stand_beside_the_conditions_and_ask_only_for_money():
    answer = vurder("selvstaendig", MET | {"dato": "2024-06-01"})
    asked = {each.name for each in answer.mangler}
    assert asked == {"overskud_aar", "aegtefaeller_sammen", "anden_arbejdsindkomst_aar"}


def test_what_was_not_seen_is_said():
    unseen = {each.id for each in EMNE.raad if each.slags == "uvist"}
    assert unseen == {"underskud", "lavere_niveau"}


DAYS = st.sampled_from([date(2013, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2026, 11, 21)])


@settings(max_examples=100)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("selvstaendig", day, facts, unknown)
