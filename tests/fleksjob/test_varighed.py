"""Duration: the first fleksjob, under and over 40, permanent, and the days of follow-up and status."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob.errors import InputError
from fleksjob.law.emner import emne
from fleksjob.vurdering import AFHAENGER, UKENDT, vurder
from fleksjob.vurdering_visning import tekst
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("varighed")
FIRST = {
    "dato": "2026-11-21",
    "foedselsdag": "1985-05-10",
    "fleksjob_begyndt": "2024-03-01",
    "bevilling_permanent": False,
    "foerste_fleksjob_afsluttet": False,
    "kommunens_vurdering": "fortsat_nedsat",
}
AFTER = {**FIRST, "foerste_fleksjob_afsluttet": True}


def outcome(case, **changed):
    return vurder("varighed", {**case, **changed}).udfald


@pytest.mark.parametrize(
    ("case", "changed", "expected"),
    [
        (FIRST, {}, "foerste_midlertidigt"),
        (FIRST, {"foedselsdag": "1962-01-01"}, "foerste_midlertidigt"),
        (FIRST, {"kommunens_vurdering": "ikke_vurderet_endnu"}, "foerste_midlertidigt"),
        (AFTER, {}, "permanent_kan_vurderes"),
        (AFTER, {"kommunens_vurdering": "ikke_vurderet_endnu"}, "permanent_kan_vurderes"),
        (AFTER, {"foedselsdag": "1990-01-01"}, "nyt_midlertidigt"),
        (AFTER, {"kommunens_vurdering": "kan_have_almindeligt_job"}, "ikke_paa_tale"),
        (AFTER, {"kommunens_vurdering": None}, AFHAENGER),
        (AFTER, {"bevilling_permanent": True}, "permanent_bevilget"),
        (FIRST, {"fleksjob_begyndt": "2012-12-31"}, "uden_femaarsgraense"),
        (FIRST, {"fleksjob_begyndt": "2013-01-01"}, "permanent_kan_vurderes"),
        (AFTER, {"foedselsdag": "1955-01-01"}, "slut_ved_folkepension"),
        (FIRST, {"fleksjob_begyndt": "2012-12-31", "foedselsdag": "1955-01-01"}, "slut_ved_folkepension"),
    ],
)
def test_every_row_of_the_decision_table(case, changed, expected):
    assert outcome(case, **changed) == expected


@pytest.mark.parametrize("begun", ["1985-05-10", "1984-03-01"])
def test_a_fleksjob_that_began_before_the_person_was_born_is_refused(begun):
    with pytest.raises(InputError, match="fleksjob_begyndt: ligger ikke efter foedselsdag") as refused:
        outcome(FIRST, fleksjob_begyndt=begun)
    assert refused.value.other == "foedselsdag"


def test_the_fortieth_birthday_itself_is_enough():
    assert outcome(AFTER, foedselsdag="1986-11-21") == "permanent_kan_vurderes"
    assert outcome(AFTER, foedselsdag="1986-11-22") == "nyt_midlertidigt"


def test_a_person_born_on_a_leap_day_turns_40_on_a_leap_day():
    born = {"foedselsdag": "1984-02-29", "fleksjob_begyndt": "2023-03-01"}
    assert outcome(AFTER, **born, dato="2024-02-29") == "permanent_kan_vurderes"
    assert outcome(AFTER, **born, dato="2024-02-28") == "nyt_midlertidigt"


def test_the_first_fleksjob_is_over_when_its_five_years_have_passed():
    assert outcome(FIRST, dato="2029-02-28") == "foerste_midlertidigt"
    assert outcome(FIRST, dato="2029-03-01") == "permanent_kan_vurderes"


def test_the_day_in_the_decision_comes_before_the_computed_one():
    answer = vurder("varighed", {**FIRST, "bevilling_udloeber": "2026-10-31"})
    assert answer.udfald == "permanent_kan_vurderes"
    assert answer.datoer["perioden_slutter"] == date(2026, 10, 31)
    assert answer.datoer["fem_aar_gaaet"] == date(2029, 3, 1)


@pytest.mark.parametrize(
    ("start", "follow_up", "status", "end"),
    [
        ("2024-03-01", "2026-09-01", "2028-09-01", "2029-03-01"),
        ("2022-08-31", "2025-02-28", "2027-02-28", "2027-08-31"),
        ("2024-02-29", "2026-08-29", "2028-08-29", "2029-02-28"),
    ],
)
def test_the_days_of_follow_up_status_and_end(start, follow_up, status, end):
    days = vurder("varighed", {**FIRST, "fleksjob_begyndt": start}).datoer
    shown = [days["naeste_opfoelgning"], days["status_dag"], days["fem_aar_gaaet"]]
    assert [day.isoformat() for day in shown] == [follow_up, status, end]


def test_the_next_follow_up_counts_from_the_latest_one():
    answer = vurder("varighed", {**FIRST, "seneste_opfoelgning": "2026-11-10"})
    assert answer.datoer["naeste_opfoelgning"] == date(2029, 5, 10)


@pytest.mark.parametrize(
    "changed",
    [
        {"bevilling_permanent": True},
        {"fleksjob_begyndt": "2010-01-01", "seneste_opfoelgning": "2025-06-01"},
    ],
)
def test_permanent_and_old_fleksjob_have_follow_up_but_no_end(changed):
    days = vurder("varighed", {**FIRST, **changed}).datoer
    assert (days["status_dag"], days["fem_aar_gaaet"], days["perioden_slutter"]) == (None, None, None)
    assert days["naeste_opfoelgning"] is not None


def test_the_start_of_an_old_fleksjob_is_no_day_to_count_the_follow_up_from():
    """As in the deadlines: what was to be done before 2013 was seen in part only."""
    facts = {**FIRST, "fleksjob_begyndt": "2010-01-01", "bevilling_permanent": False}
    assert vurder("varighed", facts).datoer["naeste_opfoelgning"] is None


def warnings(**changed):
    return {each.id for each in vurder("varighed", {**FIRST, **changed}).forbehold}


def test_a_period_that_has_passed_is_never_said_to_have_lapsed():
    assert "afgoerelse_mangler" in warnings(dato="2029-03-01")
    assert "afgoerelse_mangler" not in warnings(dato="2029-02-28")
    assert "afgoerelse_mangler" not in warnings(dato="2029-03-01", bevilling_permanent=True)


def test_the_status_is_due_from_4_and_a_half_years_until_the_end():
    assert "status_nu" not in warnings(dato="2028-08-31")
    assert "status_nu" in warnings(dato="2028-09-01")
    assert "status_nu" not in warnings(dato="2029-03-01")


def test_a_change_of_job_and_unemployment_are_said_to_be_open_questions():
    assert {"jobskifte", "ledighed"} <= warnings(skiftet_job_undervejs=True, ledig_undervejs=True)
    assert not {"jobskifte", "ledighed"} & warnings()


def test_from_2027_the_new_act_is_said_not_to_have_been_seen():
    assert "ny_hovedlov" in warnings(dato="2027-01-01")
    assert "ny_hovedlov" not in warnings(dato="2026-12-31")


def test_what_cannot_matter_is_not_asked():
    answer = vurder("varighed", {key: FIRST[key] for key in ("dato", "foedselsdag")})
    assert answer.udfald == UKENDT
    asked = {each.name for each in answer.mangler}
    assert not asked & {
        "skiftet_job_undervejs",
        "ledig_undervejs",
        "seneste_opfoelgning",
        "bevilling_udloeber",
    }


DAYS = st.sampled_from([date(2013, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2026, 11, 21)])


@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("varighed", day, facts, unknown)


def test_a_day_that_there_is_none_of_is_not_told_as_one_that_is_unknown_yet():
    """A permanent fleksjob has no status and no end to wait for."""
    told = tekst(vurder("varighed", {**FIRST, "bevilling_permanent": True}))
    assert "Næste opfølgning senest: " in told
    assert "Status efter 4½ år" not in told
    assert "Perioden slutter" not in told
