"""Complaint: what, to whom, until when; and what goes another way."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.frister import frister
from fleksjob.law.emner import emne
from fleksjob.law.klage.fakta import KLAGE_OVER
from fleksjob.vurdering import UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("klage")
CASE = {"dato": "2026-11-21", "klage_over": "visitation", "afgoerelse_modtaget": "2026-11-02"}
MUNICIPAL = KLAGE_OVER.names[:7]


def answer(**changed):
    return vurder("klage", {**CASE, **changed})


@pytest.mark.parametrize("about", MUNICIPAL)
def test_a_decision_of_the_municipality_can_be_complained_about(about):
    assert answer(klage_over=about).udfald == "kan_klages"


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("loen_eller_timer", "fagretlig_vej"),
        ("arbejdsgiveren", "ikke_en_klagesag"),
        ("sygesamtale_eller_plan", "ikke_en_klagesag"),
        ("anden_myndighed", "anden_myndighed"),
        ("andet_fra_kommunen", "se_klagevejledningen"),
    ],
)
def test_what_goes_another_way_is_told_which_without_a_day(about, expected):
    answered = answer(klage_over=about, afgoerelse_modtaget=None)
    assert answered.udfald == expected
    assert answered.mangler == ()


def test_every_thing_to_complain_about_is_tested():
    assert len(MUNICIPAL) + 5 == len(KLAGE_OVER.names)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-01", "afvent_afgoerelsen"),
        ("2026-11-02", "kan_klages"),
        ("2026-11-30", "kan_klages"),
        ("2026-12-01", "for_sent"),
    ],
)
def test_the_last_day_is_the_same_weekday_four_weeks_later(today, expected):
    answered = answer(dato=today)
    assert answered.udfald == expected
    assert answered.datoer["klagefrist"] == date(2026, 11, 30)
    assert date(2026, 11, 30).weekday() == date(2026, 11, 2).weekday()


def test_a_complaint_that_came_in_time_stays_in_time():
    sent = {"klage_modtaget": "2026-11-30", "dato": "2027-02-01"}
    assert answer(**sent).udfald == "kan_klages"
    assert answer(**{**sent, "klage_modtaget": "2026-12-01"}).udfald == "for_sent"


def test_the_municipality_has_four_weeks_from_the_complaint():
    assert answer(klage_modtaget="2026-11-20").datoer["genvurdering_senest"] == date(2026, 12, 18)
    assert answer().datoer["genvurdering_senest"] is None


@given(st.dates(date(2013, 1, 1), date(2026, 10, 1)))
def test_both_days_are_those_of_the_deadlines(received):
    sent = received + timedelta(days=3)
    facts = {"afgoerelse_modtaget": received.isoformat(), "klage_modtaget": sent.isoformat()}
    rows = {each.id: each.dato for each in frister(facts).frister}
    days = answer(**facts).datoer
    assert (days["klagefrist"], days["genvurdering_senest"]) == (rows["D27"], rows["D28"])


def test_late_is_told_with_what_can_be_done():
    late = answer(dato="2026-12-01")
    assert "saerlig_grund" in {each.id for each in late.forbehold}
    assert "Klag alligevel" in late.siger[0]
    assert "saerlig_grund" not in {each.id for each in answer().forbehold}


def test_a_withdrawal_brings_what_ankestyrelsen_found():
    assert "frakendelse_kraever_ny_vurdering" in {
        each.id for each in answer(klage_over="frakendelse").forbehold
    }
    assert "frakendelse_kraever_ny_vurdering" not in {each.id for each in answer().forbehold}


def test_whether_the_decision_has_effect_meanwhile_is_said_to_be_open():
    assert [each.slags for each in EMNE.raad if each.id == "virker_afgoerelsen"] == ["uvist"]


def test_without_the_day_of_receipt_the_limit_is_asked_for():
    answered = answer(afgoerelse_modtaget=None)
    assert answered.udfald == UKENDT
    assert answered.naeste.name == "afgoerelse_modtaget"


@settings(max_examples=200)
@given(hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE), st.sampled_from([date(2013, 1, 1), date(2026, 11, 21)]))
def test_answering_an_unknown_never_turns_a_settled_outcome(facts, unknown, day):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("klage", day, facts, unknown)
