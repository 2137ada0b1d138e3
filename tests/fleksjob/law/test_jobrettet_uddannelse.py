"""Six weeks of job-related training: the group, the window, the list, and the days not reviewed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.law.emner import emne
from fleksjob.vurdering import vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("jobrettet_uddannelse")
KURSUS = {
    "dato": "2025-11-21",
    "ledig_og_visiteret": True,
    "uddannelse": "faglaert",
    "ledige_uger": 5,
    "ledige_maaneder_i_alt": 8,
    "brugte_uger": 0,
    "oenskede_uger": 6,
    "paa_positivlisten": True,
}


def outcome(**changed):
    return vurder("jobrettet_uddannelse", {**KURSUS, **changed}).udfald


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "kan_komme_paa_tale"),
        ({"uddannelse": "ufaglaert"}, "kan_komme_paa_tale"),
        ({"uddannelse": "kort_videregaaende_og_faglaert"}, "kan_komme_paa_tale"),
        ({"uddannelse": "anden_videregaaende"}, "ikke_maalgruppe"),
        ({"ledig_og_visiteret": False}, "ikke_maalgruppe"),
        ({"ledige_uger": 4}, "for_tidligt"),
        ({"ledige_maaneder_i_alt": 9}, "for_sent"),
        ({"paa_positivlisten": False}, "ikke_paa_listen"),
        ({"oenskede_uger": 7}, "for_mange_uger"),
        ({"brugte_uger": 3, "oenskede_uger": 3}, "kan_komme_paa_tale"),
        ({"brugte_uger": 3, "oenskede_uger": 4}, "for_mange_uger"),
    ],
)
def test_every_condition_has_its_outcome_and_its_border(changed, expected):
    assert outcome(**changed) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2013-01-01", "ikke_gennemgaaet"),
        ("2017-12-31", "ikke_gennemgaaet"),
        ("2018-01-01", "kan_komme_paa_tale"),
    ],
)
def test_the_days_before_2018_are_said_not_to_be_reviewed(day, expected):
    assert outcome(dato=day) == expected


@pytest.mark.parametrize(("day", "told"), [("2026-01-31", False), ("2026-02-01", True), ("2027-01-01", True)])
def test_from_the_reform_on_it_is_said_that_the_scheme_was_not_seen(day, told):
    answer = vurder("jobrettet_uddannelse", {**KURSUS, "dato": day})
    assert answer.udfald == "kan_komme_paa_tale"
    assert ("ordningen_aendret_fra_2026" in {each.id for each in answer.forbehold}) is told


def test_who_takes_the_scheme_to_be_changed_gets_no_answer_of_the_old_rule():
    politik = {"ordningen_aendret_fra_2026": "ændret"}
    assert outcome(dato="2026-02-01", politik=politik) == "ikke_gennemgaaet"
    assert outcome(dato="2026-01-31", politik=politik) == "kan_komme_paa_tale"


DAYS = st.sampled_from([date(2017, 12, 31), date(2018, 1, 1), date(2026, 1, 31), hjaelp.DAY])


@settings(max_examples=100)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("jobrettet_uddannelse", day, facts, unknown)
