"""Fleksydelse: the age by birth, the conditions, and what is not certain."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.errors import LawError
from fleksjob.law.emner import emne
from fleksjob.law.fleksydelse import alder
from fleksjob.vurdering import UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("fleksydelse")
SENIOR = {
    "dato": "2026-11-21",
    "foedselsdag": "1961-05-10",
    "visitation_afgoerelse": "2015-01-01",
    "betaler_fleksydelsesbidrag": True,
    "anciennitet_bekraeftet": True,
    "pensionsformue_opgjort": True,
    "bopael_i_omraadet": True,
}


def answer(**changed):
    return vurder("fleksydelse", {**SENIOR, **changed})


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "kan_komme_paa_tale"),
        ({"betaler_fleksydelsesbidrag": False}, "betingelse_mangler"),
        ({"anciennitet_bekraeftet": False}, "betingelse_mangler"),
        ({"anciennitet_bekraeftet": None}, UKENDT),
        ({"pensionsformue_opgjort": False}, "betingelse_mangler"),
        ({"bopael_i_omraadet": False}, "betingelse_mangler"),
        ({"visitation_afgoerelse": "2026-08-21"}, "kan_komme_paa_tale"),
        ({"visitation_afgoerelse": "2026-08-22"}, "betingelse_mangler"),
        ({"dato": "2025-05-09"}, "under_alderen"),
        ({"dato": "2025-05-10"}, "kan_komme_paa_tale"),
        ({"dato": "2028-05-09"}, "kan_komme_paa_tale"),
        ({"dato": "2028-05-10"}, "slut_ved_folkepension"),
    ],
)
def test_every_outcome_and_its_first_day(changed, expected):
    assert answer(**changed).udfald == expected


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("1930-01-01", "1953-12-31", 720),
        ("1954-01-01", "1954-06-30", 726),
        ("1954-07-01", "1954-12-31", 732),
        ("1955-01-01", "1955-06-30", 738),
        ("1955-07-01", "1955-12-31", 744),
        ("1956-01-01", "1956-06-30", 750),
        ("1956-07-01", "1958-12-31", 756),
        ("1959-01-01", "1959-06-30", 762),
        ("1959-07-01", "1962-12-31", 768),
        ("1963-01-01", "1966-12-31", 780),
        ("1967-01-01", "1970-12-31", 792),
        ("1971-01-01", "2000-01-01", 804),
    ],
)
def test_the_age_of_every_birth(first, last, months):
    for born in (first, last):
        run = answer(foedselsdag=born).run
        assert run.explain("fleksydelsesalder").reason.answer == months


def test_births_after_1962_follow_the_folkepension_age_of_the_day_and_say_so():
    before = answer(foedselsdag="1971-01-01", dato="2025-12-30")
    since = answer(foedselsdag="1971-01-01", dato="2025-12-31")
    assert before.datoer["fleksydelsesdato"] == date(2037, 1, 1)
    assert since.datoer["fleksydelsesdato"] == date(2038, 1, 1)
    assert "alder_efter_1962" in {each.id for each in since.forbehold}
    assert "alder_efter_1962" not in {each.id for each in answer().forbehold}
    assert "alder_efter_1962" in {each.id for each in answer(foedselsdag="1963-01-01").forbehold}
    assert "alder_efter_1962" not in {each.id for each in answer(foedselsdag="1962-12-31").forbehold}


def test_who_is_below_the_age_is_asked_for_nothing_else():
    young = vurder("fleksydelse", {"dato": "2026-11-21", "foedselsdag": "1985-05-10"})
    assert (young.udfald, young.mangler) == ("under_alderen", ())


def test_the_years_of_contribution_are_not_computed():
    asked = {fact.name: fact for fact in EMNE.law.inputs}
    assert "Udbetaling Danmark" in asked["anciennitet_bekraeftet"].da
    assert "30 år" in {each.id: each.da for each in EMNE.raad}["hovedreglen_om_bidrag"]


HEAD = 'kilde = "https://x.dk"\nstatus = "officiel"\ntjekket = 2026-11-21\n'
ROW = "[[alder]]\nfoedt_til = 1953-12-31\naar = 60\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, "rækker af"),
        (ROW, "kilde, status"),
        (HEAD.replace("officiel", "hukommelse") + ROW, "kilde, status"),
        (HEAD + ROW + "maanader = 6\n", "række 1"),
        (HEAD + ROW + ROW, "række 2: fødselsdage og aldre skal stige"),
        (HEAD + ROW + ROW.replace("1953", "1954"), "række 2"),
    ],
)
def test_a_table_that_is_not_in_order_is_refused(tmp_path, text, said):
    path = tmp_path / "alder.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LawError, match=f"alder.toml.*{said}"):
        alder.tabel(path)


@settings(max_examples=200)
@given(
    hjaelp.all_answers(EMNE),
    hjaelp.hidden(EMNE),
    st.sampled_from([date(2013, 1, 1), date(2025, 12, 30), date(2026, 11, 21)]),
)
def test_answering_an_unknown_never_turns_a_settled_outcome(facts, unknown, day):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("fleksydelse", day, facts, unknown)
