"""Seniorpension: the days, the years of work, who decides, and what it does to a fleksjob."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.frister import frister
from fleksjob.law.emner import emne
from fleksjob.vurdering import UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("seniorpension")
SENIOR = {
    "dato": "2026-11-21",
    "foedselsdag": "1963-05-10",
    "hoejst_15_timer": True,
    "aar_med_fuldtidsarbejde": "30",
    "faar_foertidspension": False,
    "almindelige_pensionskrav": True,
}


def answer(**changed):
    return vurder("seniorpension", {**SENIOR, **changed})


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "kan_komme_paa_tale"),
        ({"hoejst_15_timer": False}, "ikke_paa_tale"),
        ({"hoejst_15_timer": None}, UKENDT),
        ({"faar_foertidspension": True}, "ikke_paa_tale"),
        ({"almindelige_pensionskrav": False}, "ikke_paa_tale"),
        ({"aar_med_fuldtidsarbejde": "19"}, "ikke_paa_tale"),
        ({"aar_med_fuldtidsarbejde": "20"}, "konkret_vurdering"),
        ({"aar_med_fuldtidsarbejde": "24"}, "konkret_vurdering"),
        ({"aar_med_fuldtidsarbejde": "25"}, "kan_komme_paa_tale"),
        ({"dato": "2024-11-09"}, "for_tidligt"),
        ({"dato": "2024-11-10"}, "kan_soeges_nu"),
        ({"dato": "2025-05-09"}, "kan_soeges_nu"),
        ({"dato": "2025-05-10"}, "kan_komme_paa_tale"),
        ({"dato": "2031-05-09"}, "kan_komme_paa_tale"),
        ({"dato": "2031-05-10"}, "slut_ved_folkepension"),
        ({"dato": "2019-12-31"}, "findes_ikke_endnu"),
        ({"dato": "2020-01-01", "foedselsdag": "1957-05-10"}, "kan_komme_paa_tale"),
    ],
)
def test_every_outcome_and_its_first_day(changed, expected):
    assert answer(**changed).udfald == expected


def test_who_is_too_young_is_asked_for_nothing_else():
    young = vurder("seniorpension", {"dato": "2026-11-21", "foedselsdag": "1985-05-10"})
    assert (young.udfald, young.mangler) == ("for_tidligt", ())


@pytest.mark.parametrize(
    ("born", "pension", "six_years", "apply"),
    [
        ("1960-02-29", "2027-02-28", "2021-02-28", "2020-08-28"),
        ("1963-05-10", "2031-05-10", "2025-05-10", "2024-11-10"),
        ("1970-12-31", "2039-12-31", "2033-12-31", "2033-06-30"),
        ("1971-01-01", "2041-01-01", "2035-01-01", "2034-07-01"),
    ],
)
def test_the_days_are_those_of_the_test_vectors_and_of_row_d09(born, pension, six_years, apply):
    days = answer(foedselsdag=born).datoer
    shown = [days[n] for n in ("folkepensionsdato", "seniorpension_tidligst", "ansoegning_tidligst")]
    assert [day.isoformat() for day in shown] == [pension, six_years, apply]
    rows = {each.id: each.dato for each in frister({"foedselsdag": born}).frister}
    assert days["ansoegning_tidligst"] == rows["D09"]


@pytest.mark.parametrize(
    ("day", "who"),
    [("2020-12-31", "kommunen"), ("2021-01-01", "Seniorpensionsenheden")],
)
def test_who_decides_follows_the_day(day, who):
    assert who in answer(dato=day).fremgangsmaade.da


def test_before_2020_nobody_decides_and_no_day_is_given():
    before = answer(dato="2019-12-31")
    assert before.fremgangsmaade is None
    assert set(before.datoer) == {"folkepensionsdato"}
    assert before.mangler == ()


def test_what_it_and_tidlig_pension_do_to_a_fleksjob_is_told():
    told = {each.id: each.da for each in EMNE.raad}
    assert "visitation" in told["fleksjob_slutter"]
    assert "bruge" in told["tidlig_pension"]


@settings(max_examples=200)
@given(
    hjaelp.all_answers(EMNE),
    hjaelp.hidden(EMNE),
    st.sampled_from([date(2019, 12, 31), date(2020, 1, 1), date(2026, 11, 21)]),
)
def test_answering_an_unknown_never_turns_a_settled_outcome(facts, unknown, day):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("seniorpension", day, facts, unknown)
