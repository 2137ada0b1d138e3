"""Visitation (LAB § 116): the conditions, the exclusions with their dates, the checklist, and who decides."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob.law.emner import emne
from fleksjob.law.visitation.raad import FREMGANGSMAADER
from fleksjob.vurdering import AFHAENGER, IKKE, KAN, UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("visitation")
GOOD = {
    "dato": "2026-11-21",
    "foedselsdag": "1980-05-10",
    "faar_foertidspension": False,
    "faar_seniorpension": False,
    "har_brugt_tidlig_pension": False,
    "arbejdsevne_varigt_nedsat": True,
    "arbejdsevne_vaesentligt_nedsat": True,
    "kan_have_almindeligt_job": False,
    "arbejdsevne_meget_begraenset": False,
    "relevante_tilbud_proevet": True,
    "omplacering_proevet": True,
    "aabenbart_formaalsloest": False,
}


def outcome(**changed):
    return vurder("visitation", {**GOOD, **changed}).udfald


def test_all_conditions_together_can_be_enough_and_the_municipality_decides():
    answer = vurder("visitation", GOOD)
    assert answer.udfald == KAN
    assert answer.siger == (
        "Et fleksjob kan komme på tale. Det er kommunen, der afgør det.",
        "A fleksjob is possible. The municipality decides.",
    )
    assert answer.mangler == ()


@pytest.mark.parametrize(
    "lacking",
    [
        {"faar_foertidspension": True},
        {"faar_seniorpension": True},
        {"har_brugt_tidlig_pension": True},
        {"foedselsdag": "1955-01-01"},
        {"arbejdsevne_varigt_nedsat": False},
        {"arbejdsevne_vaesentligt_nedsat": False},
        {"kan_have_almindeligt_job": True},
        {"arbejdsevne_meget_begraenset": True, "kan_udvikles_inden_rimelig_tid": False},
        {"relevante_tilbud_proevet": False},
        {"omplacering_proevet": False},
    ],
)
def test_each_condition_alone_takes_it_away(lacking):
    answer = vurder("visitation", {**GOOD, **lacking})
    assert answer.udfald == IKKE
    assert answer.naeste is None


def test_an_exclusion_settles_it_without_another_question():
    answer = vurder("visitation", {"dato": "2026-11-21", "faar_foertidspension": True})
    assert (answer.udfald, answer.mangler, answer.naeste) == (IKKE, (), None)


@pytest.mark.parametrize(
    ("fact", "day", "expected"),
    [
        ("faar_foertidspension", "2013-01-01", IKKE),
        ("faar_seniorpension", "2019-12-31", KAN),
        ("faar_seniorpension", "2020-01-01", IKKE),
        ("har_brugt_tidlig_pension", "2020-12-31", KAN),
        ("har_brugt_tidlig_pension", "2021-01-01", IKKE),
        ("har_brugt_tidlig_pension", "2021-12-31", IKKE),
        ("har_brugt_tidlig_pension", "2022-01-01", IKKE),
    ],
)
def test_every_exclusion_begins_on_its_day(fact, day, expected):
    assert outcome(**{fact: True, "dato": day}) == expected


def test_that_tidlig_pension_counted_from_2021_is_an_open_question():
    early = {**GOOD, "har_brugt_tidlig_pension": True, "dato": "2021-06-01"}
    assert "tidlig_pension_udelukker_senere" in [each.id for each in vurder("visitation", early).forbehold]
    later = {**early, "politik": {"tidlig_pension_udelukker_senere": "senere end 2021"}}
    assert vurder("visitation", later).udfald == KAN
    assert "tidlig_pension_udelukker_senere" not in {each.id for each in vurder("visitation", GOOD).forbehold}


def test_the_day_before_folkepension_is_the_last():
    assert outcome(foedselsdag="1959-11-22") == KAN
    assert outcome(foedselsdag="1959-11-21") == IKKE


def test_a_half_year_age_ends_on_the_last_of_a_shorter_month():
    answer = vurder("visitation", {**GOOD, "foedselsdag": "1955-03-31", "dato": "2020-01-01"})
    assert answer.datoer["folkepensionsdato"] == date(2021, 9, 30)
    assert "dag_der_ikke_findes" in [each.id for each in answer.forbehold]


def test_a_person_born_on_a_leap_day_reaches_the_age_on_28_february_by_default():
    assert outcome(foedselsdag="1960-02-29", dato="2027-02-27") == KAN
    assert outcome(foedselsdag="1960-02-29", dato="2027-02-28") == IKKE


def test_plainly_pointless_measures_need_not_be_tried():
    tried = {"relevante_tilbud_proevet": False, "omplacering_proevet": False}
    assert outcome(**tried, aabenbart_formaalsloest=True) == KAN
    assert outcome(**tried, aabenbart_formaalsloest=None) == AFHAENGER


def test_few_hours_need_development_and_no_number_of_hours_is_asked():
    assert outcome(arbejdsevne_meget_begraenset=True, kan_udvikles_inden_rimelig_tid=True) == KAN
    assert outcome(arbejdsevne_meget_begraenset=True) == AFHAENGER
    assert not [fact for fact in EMNE.law.inputs if "timer" in fact.name or fact.unit not in (None, "dato")]


@pytest.mark.parametrize(
    "finding", ["arbejdsevne_varigt_nedsat", "arbejdsevne_vaesentligt_nedsat", "kan_have_almindeligt_job"]
)
def test_what_the_municipality_has_not_found_is_not_computed(finding):
    answer = vurder("visitation", {**GOOD, finding: None})
    assert answer.udfald == AFHAENGER
    assert [each.name for each in answer.mangler] == [finding]


def test_something_of_the_person_missing_too_is_unknown():
    answer = vurder("visitation", {**GOOD, "arbejdsevne_varigt_nedsat": None, "faar_seniorpension": None})
    assert answer.udfald == UKENDT
    assert {each.name for each in answer.mangler} == {"arbejdsevne_varigt_nedsat", "faar_seniorpension"}


def test_refused_treatment_is_no_fact_here():
    names = " ".join(fact.name for fact in EMNE.law.inputs)
    assert not any(word in names for word in ("behandling", "medicin", "operation"))
    assert "behandling" in {each.id for each in EMNE.raad}


DOCUMENTS = {
    "ressourcer_afklaret_dokumenteret": True,
    "tilbud_proevet_dokumenteret": True,
    "nedsat_arbejdsevne_dokumenteret": True,
    "hidtidig_arbejdsplads": False,
}


def checklist(**changed):
    return vurder("visitation", {**GOOD, **DOCUMENTS, **changed}).tjekliste


def test_the_checklist_needs_every_point():
    assert checklist()["beslutningsgrundlag_komplet"] is True
    for name in ("ressourcer_afklaret_dokumenteret", "tilbud_proevet_dokumenteret"):
        assert checklist(**{name: False})["beslutningsgrundlag_komplet"] is False
    assert checklist(nedsat_arbejdsevne_dokumenteret=None)["beslutningsgrundlag_komplet"] is None


def test_the_twelve_months_are_on_the_checklist_only_at_ones_own_workplace():
    missing = {"tolv_maaneder_eller_undtaget_dokumenteret": False}
    assert checklist(**missing)["dokumenteret_tolv_maaneder"] is True
    assert checklist(**missing, hidtidig_arbejdsplads=True)["dokumenteret_tolv_maaneder"] is False


def test_the_checklist_does_not_decide_the_conditions():
    assert outcome(**dict.fromkeys(DOCUMENTS, False)) == KAN


@pytest.mark.parametrize(
    ("day", "words", "certainty"),
    [
        ("2013-01-01", "afgør jobcenteret", "lovtekst"),
        ("2026-01-31", "afgør jobcenteret", "lovtekst"),
        ("2026-02-01", "uden ressourceforløb", "afledt"),
        ("2026-06-30", "uden ressourceforløb", "afledt"),
        ("2026-07-01", "regionens kliniske funktion", "afledt"),
        ("2027-12-31", "regionens kliniske funktion", "afledt"),
    ],
)
def test_how_the_case_is_handled_by_date(day, words, certainty):
    steps = vurder("visitation", {"dato": day}).fremgangsmaade
    assert words in steps.da
    assert steps.sikkerhed == certainty


def test_every_day_has_one_way_of_handling_a_case():
    for one, other in pairwise(FREMGANGSMAADER):
        assert one.til + timedelta(days=1) == other.fra


def test_the_abolished_measures_are_named_from_2026():
    def named(day):
        return "afskaffede_tilbud" in {e.id for e in vurder("visitation", {**GOOD, "dato": day}).forbehold}

    assert (named("2026-01-31"), named("2026-02-01")) == (False, True)


def test_the_paragraph_is_that_of_the_day():
    assert vurder("visitation", {**GOOD, "dato": "2019-12-31"}).begrundelse.entry.law == "LAB §§ 69-70"
    assert vurder("visitation", {**GOOD, "dato": "2020-01-01"}).begrundelse.entry.law == "LAB § 116"


DAYS = st.sampled_from(
    [date(2013, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2021, 6, 1), date(2026, 11, 21)]
)


@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("visitation", day, facts, unknown)
