"""Moving: what goes on, who takes over, and the days that come along."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.errors import LawError
from fleksjob.frister import frister
from fleksjob.law import frist
from fleksjob.law.emner import emne
from fleksjob.law.folkepension import DATO
from fleksjob.vurdering import UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("flytning")
I_JOB = {
    "dato": "2026-11-21",
    "anden_kommune": True,
    "flyttedato": "2027-01-31",
    "ansat_i_fleksjob": True,
    "beholder_fleksjobbet": True,
    "fleksjob_begyndt": "2024-03-01",
    "faar_ledighedsydelse": False,
}
LEDIG = {**I_JOB, "ansat_i_fleksjob": False, "beholder_fleksjobbet": False, "faar_ledighedsydelse": True}


def answer(case, **changed):
    return vurder("flytning", {**case, **changed})


@pytest.mark.parametrize(
    ("case", "changed", "expected"),
    [
        (I_JOB, {}, "tilskuddet_fortsaetter"),
        (I_JOB, {"fleksjob_begyndt": "2012-12-31"}, "gammel_ordning_fortsaetter"),
        (I_JOB, {"fleksjob_begyndt": "2013-01-01"}, "tilskuddet_fortsaetter"),
        (I_JOB, {"beholder_fleksjobbet": False}, "jobbet_stopper"),
        (I_JOB, {"anden_kommune": False}, "samme_kommune"),
        (I_JOB, {"anden_kommune": None}, UKENDT),
        (LEDIG, {}, "ledighedsydelse_i_ny_kommune"),
        (LEDIG, {"faar_ledighedsydelse": False}, "visitationen_foelger_med"),
    ],
)
def test_every_row_of_the_decision_table(case, changed, expected):
    assert answer(case, **changed).udfald == expected


def test_the_follow_up_is_counted_from_the_latest_one_wherever_it_was_held():
    assert answer(I_JOB).datoer["naeste_opfoelgning"] == date(2026, 9, 1)
    days = answer(I_JOB, seneste_opfoelgning="2026-11-10").datoer
    assert days["naeste_opfoelgning"] == date(2029, 5, 10)
    assert days["ny_kommune_fra"] == date(2027, 1, 31)


def test_the_six_months_are_those_of_row_d22():
    computed = answer(LEDIG).datoer["revurdering_efter_flytning"]
    rows = frister({"flyttedato": "2027-01-31", "ledighedsydelse_fra": "2026-09-01"}).frister
    assert computed == next(each.dato for each in rows if each.id == "D22") == date(2027, 7, 31)
    assert answer(I_JOB).datoer["revurdering_efter_flytning"] is None
    assert answer(LEDIG, anden_kommune=False).datoer["revurdering_efter_flytning"] is None


def test_a_day_that_the_month_does_not_have_is_told():
    moved = {"flyttedato": "2026-08-31"}
    answered = answer(LEDIG, **moved)
    assert answered.datoer["revurdering_efter_flytning"] == date(2027, 2, 28)
    assert "dag_der_ikke_findes" in {each.id for each in answered.forbehold}
    later = answer(LEDIG, **moved, politik={"dag_der_ikke_findes": "den første i næste måned"})
    assert later.datoer["revurdering_efter_flytning"] == date(2027, 3, 1)


def test_a_job_that_ends_with_the_move_brings_the_ombudsmans_case():
    assert "flytning_som_grund" in {each.id for each in answer(I_JOB, beholder_fleksjobbet=False).forbehold}
    assert "flytning_som_grund" not in {each.id for each in answer(I_JOB).forbehold}


@pytest.mark.parametrize(("day", "word"), [("2023-12-31", "opholdskommune"), ("2024-01-01", "handlekommune")])
def test_the_municipality_has_the_word_of_the_day(day, word):
    entry = (
        answer(I_JOB, dato=day, fleksjob_begyndt="2018-03-01")
        .run.explain("handlekommunen_skifter")
        .reason.entry
    )
    assert word in entry.da


@pytest.mark.parametrize(("day", "law"), [("2019-12-31", "LAB § 70 f"), ("2020-01-01", "LAB § 123, stk. 4")])
def test_the_paragraph_follows_the_day(day, law):
    assert answer(I_JOB, dato=day, fleksjob_begyndt="2018-03-01").begrundelse.entry.law == law


def test_only_a_row_of_the_right_kind_gives_a_distance():
    with pytest.raises(LawError, match="D22"):
        frist.efter_dage(DATO.node(), "D22")
    with pytest.raises(LawError, match="D27"):
        frist.efter_maaneder(DATO.node(), "D27", DATO.node())
    with pytest.raises(LawError, match="D99"):
        frist.efter_dage(DATO.node(), "D99")


@settings(max_examples=200)
@given(
    hjaelp.all_answers(EMNE),
    hjaelp.hidden(EMNE),
    st.sampled_from([date(2013, 1, 1), date(2023, 12, 31), date(2026, 11, 21)]),
)
def test_answering_an_unknown_never_turns_a_settled_outcome(facts, unknown, day):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("flytning", day, facts, unknown)
