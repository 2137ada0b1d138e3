"""Fastholdelsesfleksjob (LAB § 119): who needs twelve months, what they must hold, and the exceptions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob.errors import InputError
from fleksjob.law import folkepension
from fleksjob.law.emner import emne
from fleksjob.law.fastholdelse.raad import AFTALENS_INDHOLD, RAAD
from fleksjob.vurdering import AFHAENGER, IKKE, KAN, UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("fastholdelse")
GOOD = {
    "dato": "2026-11-21",
    "foedselsdag": "1980-05-10",
    "hidtidig_arbejdsplads": True,
    "aftale_skriftlig": True,
    "aftale_naevner_funktioner": True,
    "aftale_naevner_skaanehensyn": True,
    "aftale_underskrevet": "2025-11-21",
    "aftale_gaelder_fra": "2025-11-01",
    "ansat_med_loentilskud": False,
    "forsoeg_dokumenteret": True,
    "akut_opstaaet": False,
    "kommunen_bruger_akut_undtagelse": False,
    "betingelser_for_fleksjob_opfyldt": True,
}


def outcome(**changed):
    return vurder("fastholdelse", {**GOOD, **changed}).udfald


def test_twelve_months_with_a_written_agreement_and_a_genuine_attempt_can_be_enough():
    answer = vurder("fastholdelse", GOOD)
    assert answer.udfald == KAN
    assert answer.siger[0] == "Et fastholdelsesfleksjob kan komme på tale. Det er kommunen, der afgør det."
    assert answer.mangler == ()
    assert answer.naeste is None


@pytest.mark.parametrize(
    "lacking",
    [
        {"hidtidig_arbejdsplads": False},
        {"aftale_skriftlig": False},
        {"aftale_naevner_funktioner": False},
        {"aftale_naevner_skaanehensyn": False},
        {"ansat_med_loentilskud": True},
        {"forsoeg_dokumenteret": False},
        {"betingelser_for_fleksjob_opfyldt": False},
        {"aftale_underskrevet": "2025-11-22"},
        {"foedselsdag": "1950-01-01"},
    ],
)
def test_each_condition_alone_takes_it_away(lacking):
    assert outcome(**lacking) == IKKE


def test_the_twelve_months_count_from_the_signature_and_end_before_the_hiring():
    assert outcome(aftale_underskrevet="2025-11-21") == KAN
    assert outcome(aftale_underskrevet="2025-11-22") == IKKE
    answer = vurder("fastholdelse", {**GOOD, "aftale_underskrevet": "2025-03-31"})
    assert answer.datoer["perioden_begynder"] == date(2025, 11, 1)
    assert answer.datoer["tolv_maaneder_gaaet"] == date(2026, 11, 1)


def test_a_day_before_the_signature_counts_only_under_the_open_question():
    late = {**GOOD, "aftale_underskrevet": "2026-05-01", "aftale_gaelder_fra": "2025-05-01"}
    answer = vurder("fastholdelse", late)
    assert answer.udfald == IKKE
    assert "aftale_tilbagevirkende" in [each.id for each in answer.forbehold]
    assert vurder("fastholdelse", {**late, "politik": {"aftale_tilbagevirkende": "ja"}}).udfald == KAN


def test_an_agreement_that_is_not_signed_yet_has_no_day_of_signature():
    with pytest.raises(InputError) as refused:
        vurder("fastholdelse", {**GOOD, "aftale_underskrevet": "2026-11-22"})
    assert (refused.value.field, refused.value.other) == ("aftale_underskrevet", "dato")


SENIOR = {
    **GOOD,
    "aftale_skriftlig": False,
    "aftale_underskrevet": None,
    "aftale_gaelder_fra": None,
    "forsoeg_dokumenteret": False,
}


@pytest.mark.parametrize(
    ("birth", "exempt"),
    [
        ("1955-03-15", "2015-09-15"),
        ("1960-02-29", "2021-02-28"),
        ("1963-05-10", "2025-05-10"),
        ("1970-12-31", "2033-12-31"),
        ("1971-01-01", "2035-01-01"),
    ],
)
def test_the_day_six_years_before_folkepension(birth, exempt):
    answer = vurder("fastholdelse", {**SENIOR, "foedselsdag": birth})
    assert answer.datoer["seks_aar_foer_folkepension"] == date.fromisoformat(exempt)


def test_exactly_six_years_is_exempt_and_one_day_more_is_not():
    senior = {**SENIOR, "foedselsdag": "1963-05-10"}
    assert vurder("fastholdelse", {**senior, "dato": "2025-05-10"}).udfald == KAN
    assert vurder("fastholdelse", {**senior, "dato": "2025-05-09"}).udfald == IKKE


def test_the_exemption_of_seniors_begins_on_1_january_2020():
    senior = {**SENIOR, "foedselsdag": "1955-07-01"}
    before, after = (vurder("fastholdelse", {**senior, "dato": d}) for d in ("2019-12-31", "2020-01-01"))
    assert (before.udfald, after.udfald) == (IKKE, KAN)
    assert "LAB § 70 b" in str(before.som_json()["begrundelse"])
    assert "LAB § 119" in str(after.som_json()["begrundelse"])


def test_the_exemption_never_takes_away_the_conditions_of_the_scheme():
    senior = {**SENIOR, "foedselsdag": "1962-01-01"}
    assert vurder("fastholdelse", senior).udfald == KAN
    assert vurder("fastholdelse", {**senior, "betingelser_for_fleksjob_opfyldt": False}).udfald == IKKE
    assert vurder("fastholdelse", {**senior, "betingelser_for_fleksjob_opfyldt": None}).udfald == AFHAENGER


def test_the_acute_exception_is_a_decision_of_the_municipality():
    short = {**SENIOR, "akut_opstaaet": True}
    assert vurder("fastholdelse", {**short, "kommunen_bruger_akut_undtagelse": True}).udfald == KAN
    assert vurder("fastholdelse", {**short, "kommunen_bruger_akut_undtagelse": None}).udfald == AFHAENGER
    assert vurder("fastholdelse", {**short, "kommunen_bruger_akut_undtagelse": False}).udfald == IKKE
    assert outcome(aftale_skriftlig=False, akut_opstaaet=False, kommunen_bruger_akut_undtagelse=True) == IKKE


def test_a_person_born_on_a_leap_day_is_told_that_the_day_is_uncertain():
    senior = {**SENIOR, "foedselsdag": "1960-02-29", "dato": "2021-02-28"}
    answer = vurder("fastholdelse", senior)
    assert answer.udfald == KAN
    assert "dag_der_ikke_findes" in [each.id for each in answer.forbehold]
    other = {**senior, "politik": {"dag_der_ikke_findes": "den første i næste måned"}}
    assert vurder("fastholdelse", other).udfald == IKKE
    assert vurder("fastholdelse", other).datoer["folkepensionsdato"] == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("birth", "day", "months"),
    [
        ("1953-12-31", "2016-01-01", 65 * 12),
        ("1954-01-01", "2016-01-01", 65 * 12 + 6),
        ("1954-06-30", "2016-01-01", 65 * 12 + 6),
        ("1954-07-01", "2016-01-01", 66 * 12),
        ("1954-12-31", "2016-01-01", 66 * 12),
        ("1955-01-01", "2016-01-01", 66 * 12 + 6),
        ("1955-06-30", "2016-01-01", 66 * 12 + 6),
        ("1955-07-01", "2016-01-01", 67 * 12),
        ("1962-12-31", "2026-01-01", 67 * 12),
        ("1963-01-01", "2026-01-01", 68 * 12),
        ("1966-12-31", "2026-01-01", 68 * 12),
        ("1967-01-01", "2026-01-01", 69 * 12),
        ("1970-12-31", "2026-01-01", 69 * 12),
        ("1971-01-01", "2025-12-31", 70 * 12),
        ("1971-01-01", "2025-12-30", 69 * 12),
        ("1999-01-01", "2025-12-30", 69 * 12),
        ("1999-01-01", "2027-06-01", 70 * 12),
    ],
)
def test_folkepension_age_follows_the_birth_and_the_law_of_the_day(birth, day, months):
    day = date.fromisoformat(day)
    born = date.fromisoformat(birth)
    run = EMNE.law.at(day).run({"foedselsdag": born.toordinal(), "dato": day.toordinal()})
    assert run.value("folkepensionsalder") == months
    assert folkepension.alder(born, day).maaneder == months


def test_the_age_of_70_is_shown_as_seen_in_secondary_sources():
    ids = [each.id for each in vurder("fastholdelse", GOOD).forbehold]
    assert "folkepensionsalder_70" in ids
    ids = [each.id for each in vurder("fastholdelse", {**GOOD, "foedselsdag": "1965-01-01"}).forbehold]
    assert "folkepensionsalder_70" not in ids


def test_functions_and_skaanehensyn_are_required_and_the_unions_five_points_recommended():
    assert [each.id for each in AFTALENS_INDHOLD if each.kraevet] == ["parter", "funktioner", "skaanehensyn"]
    union = {"normale_vilkaar", "loen_og_omplacering", "fysiske_rammer", "hjaelperedskaber", "arbejdstid"}
    assert union <= {each.id for each in AFTALENS_INDHOLD if not each.kraevet}


def test_the_unions_condition_of_twelve_months_before_the_illness_is_advice_only():
    assert next(each for each in RAAD if each.id == "ansat_foer_sygdom").slags == "oplysning"
    assert not [each for each in EMNE.law.inputs if "sygdom" in each.name]


def test_nothing_known_asks_and_does_not_guess():
    answer = vurder("fastholdelse", {"dato": "2026-11-21"})
    assert answer.udfald == UKENDT
    assert answer.naeste in answer.mangler


def test_only_the_municipalitys_answer_missing_is_said_as_such():
    answer = vurder("fastholdelse", {**GOOD, "betingelser_for_fleksjob_opfyldt": None})
    assert (answer.udfald, answer.siger[0]) == (AFHAENGER, "Det afhænger af kommunens vurdering.")
    old = vurder("fastholdelse", {**GOOD, "dato": "2026-01-31", "betingelser_for_fleksjob_opfyldt": None})
    assert old.udfald == IKKE  # signed too late for that day
    earlier = {"aftale_underskrevet": "2020-01-01", "aftale_gaelder_fra": "2020-01-01", "dato": "2026-01-31"}
    old = vurder("fastholdelse", {**GOOD, **earlier, "betingelser_for_fleksjob_opfyldt": None})
    assert old.siger == (
        "Det afhænger af jobcenterets vurdering.",
        "It depends on the assessment of the job centre.",
    )


DAYS = st.sampled_from([date(2013, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2026, 11, 21)])


@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("fastholdelse", day, facts, unknown)
