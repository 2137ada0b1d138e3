"""The § 56 agreement: not in a fleksjob, three grounds, approval, two years, renewal, what it never does."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.frister import frister
from fleksjob.law.emner import emne
from fleksjob.vurdering import AFHAENGER, UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("paragraf56")
CHRONIC = {
    "dato": "2026-11-21",
    "ansat_i_fleksjob": False,
    "godkendelse": "ikke_sendt",
    "fast_nedsat_arbejdstid": False,
    "opfylder_beskaeftigelseskravet": True,
    "langvarig_eller_kronisk": True,
    "risiko_vaesentligt_foroeget": True,
    "forventede_fravaersdage": 10,
    "indlaeggelse_eller_behandling": False,
    "aftale_skriftlig": True,
    "aftale_naevner_parterne": True,
    "aftale_naevner_sygdommens_art": True,
}
HOSPITAL = {**CHRONIC, "langvarig_eller_kronisk": False, "indlaeggelse_eller_behandling": True}
APPROVED = {
    **CHRONIC,
    "godkendelse": "godkendt",
    "godkendt_den": "2024-11-22",
    "fravaersdage_seneste_aar": 10,
}


def outcome(case, **changed):
    return vurder("paragraf56", {**case, **changed}).udfald


@pytest.mark.parametrize(
    ("case", "changed", "expected"),
    [
        (CHRONIC, {}, "kan_sendes"),
        (CHRONIC, {"forventede_fravaersdage": 9}, "ikke_paa_tale"),
        (CHRONIC, {"risiko_vaesentligt_foroeget": False}, "ikke_paa_tale"),
        (CHRONIC, {"langvarig_eller_kronisk": False}, "ikke_paa_tale"),
        (CHRONIC, {"opfylder_beskaeftigelseskravet": False}, "ikke_paa_tale"),
        (CHRONIC, {"fast_nedsat_arbejdstid": True}, "ikke_paa_tale"),
        (CHRONIC, {"aftale_skriftlig": False}, "aftalen_mangler_noget"),
        (CHRONIC, {"aftale_naevner_parterne": False}, "aftalen_mangler_noget"),
        (CHRONIC, {"aftale_naevner_sygdommens_art": False}, "aftalen_mangler_noget"),
        (CHRONIC, {"godkendelse": "afventer"}, "afventer"),
        (CHRONIC, {"godkendelse": "afslag"}, "afslag"),
        (CHRONIC, {"godkendelse": None}, UKENDT),
        (CHRONIC, {"risiko_vaesentligt_foroeget": None}, AFHAENGER),
        (HOSPITAL, {"besluttet_ved_ansaettelsen": True}, "kan_sendes"),
        (HOSPITAL, {"besluttet_ved_ansaettelsen": False, "betalte_kalenderdage": 21}, "kan_sendes"),
        (HOSPITAL, {"besluttet_ved_ansaettelsen": False, "betalte_kalenderdage": 20}, "ikke_paa_tale"),
        (APPROVED, {}, "gaelder"),
        (APPROVED, {"dato": "2026-11-22"}, "kan_fornyes"),
        (
            APPROVED,
            {"dato": "2026-11-22", "fravaersdage_seneste_aar": 9, "vaesentligt_aendret": True},
            "kan_fornyes",
        ),
        (
            APPROVED,
            {"dato": "2026-11-22", "fravaersdage_seneste_aar": 9, "vaesentligt_aendret": False},
            "kan_ikke_fornyes",
        ),
        (APPROVED, {"dato": "2026-11-22", "fast_nedsat_arbejdstid": True}, "kan_ikke_fornyes"),
    ],
)
def test_where_the_agreement_stands(case, changed, expected):
    assert outcome(case, **changed) == expected


@pytest.mark.parametrize("where", ["ikke_sendt", "afventer", "godkendt", "afslag"])
def test_in_a_fleksjob_no_agreement_is_needed_wherever_it_stands(where):
    alone = {"dato": "2026-11-21", "ansat_i_fleksjob": True, "godkendelse": where}
    answer = vurder("paragraf56", alone)
    assert (answer.udfald, answer.mangler) == ("ikke_noedvendig", ())


def test_paid_days_without_any_treatment_are_no_ground():
    without = {**HOSPITAL, "indlaeggelse_eller_behandling": False, "betalte_kalenderdage": 30}
    assert outcome(without) == "ikke_paa_tale"


@pytest.mark.parametrize(
    ("paid", "default", "other", "warned"),
    [
        (20, "ikke_paa_tale", "ikke_paa_tale", False),
        (21, "kan_sendes", "ikke_paa_tale", True),
        (29, "kan_sendes", "ikke_paa_tale", True),
        (30, "kan_sendes", "kan_sendes", False),
    ],
)
def test_the_sources_disagree_on_21_and_30_paid_days_and_it_is_said_where_it_matters(
    paid, default, other, warned
):
    case = {**HOSPITAL, "besluttet_ved_ansaettelsen": False, "betalte_kalenderdage": paid}
    answer = vurder("paragraf56", case)
    assert answer.udfald == default
    assert outcome(case, politik={"paragraf_56_efter_tredive_dage": "30"}) == other
    assert ("paragraf_56_efter_tredive_dage" in {each.id for each in answer.forbehold}) is warned


def test_the_disagreement_is_always_told_as_unanswered():
    told = {each.id: each.slags for each in EMNE.raad}
    assert told["enogtyve_eller_tredive_dage"] == "uvist"


@pytest.mark.parametrize("approved", ["2024-11-22", "2024-02-29", "2023-08-31"])
def test_two_years_are_counted_as_the_deadline_d17_counts_them(approved):
    days = vurder("paragraf56", {**APPROVED, "godkendt_den": approved}).datoer
    (row,) = [each for each in frister({"paragraf56_godkendt": approved}).frister if each.id == "D17"]
    assert days["aftalen_udloeber"] == row.dato


def test_the_day_in_the_approval_comes_before_the_two_years():
    answer = vurder("paragraf56", {**APPROVED, "godkendt_til": "2026-11-21"})
    assert answer.datoer["aftalen_udloeber"] == date(2026, 11, 21)
    assert answer.udfald == "kan_fornyes"


def test_a_leap_day_shows_that_the_day_is_an_open_question():
    answer = vurder("paragraf56", {**APPROVED, "godkendt_den": "2024-02-29"})
    assert answer.datoer["aftalen_udloeber"] == date(2026, 2, 28)
    assert "dag_der_ikke_findes" in {each.id for each in answer.forbehold}


def test_an_agreement_on_a_fixed_day_off_is_answered_with_the_precedent():
    answer = vurder("paragraf56", {**CHRONIC, "fast_nedsat_arbejdstid": True})
    assert "ikke_til_fast_nedsaettelse" in {each.id for each in answer.forbehold}


@pytest.mark.parametrize(("also", "runs"), [(False, False), (True, True)])
def test_the_agreement_itself_never_starts_the_twelve_months(also, runs):
    answer = vurder("paragraf56", {**APPROVED, "aftale_om_saerlige_vilkaar": also})
    reason = answer.run.explain("tolv_maaneder_loeber").reason
    assert reason.answer is runs
    assert reason.entry.source.sikkerhed == "afledt"


DAYS = st.sampled_from([date(2013, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2026, 11, 21)])


@settings(max_examples=200)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("paragraf56", day, facts, unknown)
