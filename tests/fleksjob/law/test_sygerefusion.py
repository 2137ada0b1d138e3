"""Sickness refund to the employer: from the first day in a fleksjob, by the hour up to the highest rate."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob import rates
from fleksjob.engine import NOT_APPLICABLE
from fleksjob.frister import frister
from fleksjob.law.emner import emne
from fleksjob.vurdering import vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("sygerefusion")
IN_TIME = {
    "dato": "2024-06-01",
    "ansat_i_fleksjob": True,
    "loen_under_sygdom": True,
    "anmeldt_i_tide": True,
}


def hours(minutes):
    return f"{minutes // 60}:{minutes % 60:02d}"


@settings(max_examples=100)
@given(st.integers(0, 168 * 60), st.integers(0, 168 * 60), st.integers(0, 400_00), st.booleans())
def test_the_refund_is_hours_times_the_smaller_of_wage_and_highest_rate(absent, before, wage, in_time):
    run = vurder(
        "sygerefusion",
        IN_TIME
        | {
            "anmeldt_i_tide": in_time,
            "fravaerstimer_uge": hours(absent),
            "timer_foer_anmeldelsen": hours(before),
            "timeloen": Decimal(wage) / 100,
        },
    ).run
    counted = min(absent if in_time else max(absent - before, 0), 37 * 60)
    rate = min(Fraction(wage, 100), Fraction("126.89"))
    assert run.exact("refusion_time") == rate
    assert run.exact("refusion_uge") == rate * Fraction(counted, 60)


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({}, "fra_foerste_dag"),
        ({"anmeldt_i_tide": False}, "fra_anmeldelsen"),
        ({"loen_under_sygdom": False}, "ingen_loen_at_refundere"),
        ({"ansat_i_fleksjob": False}, "almindelige_regler"),
    ],
)
def test_every_outcome(changed, outcome):
    assert vurder("sygerefusion", IN_TIME | changed).udfald == outcome


@pytest.mark.parametrize("changed", [{"loen_under_sygdom": False}, {"ansat_i_fleksjob": False}])
def test_without_refund_to_the_employer_no_amount_applies_and_nothing_is_asked(changed):
    answer = vurder("sygerefusion", IN_TIME | changed)
    assert answer.run.value("refusion_uge") is NOT_APPLICABLE
    assert answer.run.value("refusion_time") is NOT_APPLICABLE
    assert answer.mangler == ()


def test_the_hours_before_the_report_are_asked_only_where_it_was_late():
    in_time = [each.name for each in vurder("sygerefusion", IN_TIME).mangler]
    assert sorted(in_time) == ["fravaerstimer_uge", "timeloen"]
    late = [each.name for each in vurder("sygerefusion", IN_TIME | {"anmeldt_i_tide": False}).mangler]
    assert sorted(late) == ["fravaerstimer_uge", "timeloen", "timer_foer_anmeldelsen"]


def test_the_five_weeks_of_the_question_are_those_of_the_deadlines():
    assert "fem uger" in EMNE.fakta["anmeldt_i_tide"].da
    answer = frister({"foerste_sygedag": "2024-06-03"}, date(2024, 6, 3)).som_json()
    (report,) = [each for each in answer["frister"] if each["id"] == "D13"]
    assert report["dato"] == (date(2024, 6, 3) + timedelta(weeks=5)).isoformat()


def test_the_amount_is_said_to_be_approximate_wherever_it_stands():
    for name in EMNE.beloeb:
        program = EMNE.law.at(date(2024, 6, 1))
        entry = program.entries[program.slots[name]]
        assert "tilnærmet" in entry.da
        assert "approximate" in entry.en
        assert entry.source.sikkerhed == "afledt"
    assert "tilnaermet" in [each.id for each in EMNE.raad if each.slags == "uvist"]


def test_the_rate_of_the_week_is_the_rate_of_37_hours_within_the_rounding():
    laws = rates.gaeldende()
    for hour in laws["hoejeste_sygedagpenge_time"].values:
        week = laws["hoejeste_sygedagpenge_uge"].at(hour.fra)
        assert week.last == hour.last
        assert abs(week.amount / 37 - hour.amount) <= Fraction(1, 100)
        assert week.amount % 5 == 0


def test_the_rates_begin_on_the_first_monday_of_the_year_and_leave_no_day_out():
    values = rates.gaeldende()["hoejeste_sygedagpenge_time"].values
    for value in values:
        assert value.fra.weekday() == 0
        assert value.fra.day <= 7
        assert value.fra.month == 1
    for one, other in pairwise(values):
        assert one.last + timedelta(days=1) == other.fra


def test_what_the_person_has_meanwhile_is_told():
    answer = vurder("sygerefusion", IN_TIME).som_json()
    assert answer["tjekliste"] == {
        "ingen_arbejdsgiverperiode": True,
        "mindstekrav_om_fire_timer": False,
        "tilskuddet_beregnes_som_ellers": True,
    }


DAYS = st.sampled_from([date(2013, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2026, 11, 21)])


@settings(max_examples=100)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("sygerefusion", day, facts, unknown)
