"""Which rate a number is or looks like: said of every rate, and never more than the likeness."""

import json
import re
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob import cli, rates
from fleksjob.forklar import ER, ET_CIFFER, NAER, OMBYTTET, REGNET, SLAGS, forklar, hele_kroner
from fleksjob.forklar_visning import som_json, tekst
from tests.fleksjob.test_engelsk import is_english

RATES = rates.gaeldende()
VALUES = [(rate, value) for rate in RATES.values() if rate.unit.startswith("kr") for value in rate.values]


def found(number, year=None):
    answer = forklar(Fraction(number), RATES, year)
    return [(each.slags, each.sats.name, each.vaerdi.fra.year) for each in answer.fund]


# -- the union's 19.332


def test_19332_is_no_rate_and_is_one_digit_from_two_and_near_that_of_2022():
    likes = found(19332, 2022)
    assert (ET_CIFFER, "dagpenge_maaned", 2021) in likes
    assert (ET_CIFFER, "hoejeste_fleksloentilskud", 2023) in likes
    assert (NAER, "dagpenge_maaned", 2022) in likes
    assert not {kind for kind, _, _ in likes} & {ER, REGNET}
    answer = forklar(Fraction(19332), RATES, 2022)
    in_year = {rate.name: value.amount for rate, value in answer.i_aaret}
    assert (in_year["dagpenge_maaned"], in_year["hoejeste_fleksloentilskud"]) == (19351, 18964)


def test_19332_is_told_with_what_the_year_had_and_without_saying_what_was_meant():
    text = " ".join(tekst(forklar(Fraction(19332), RATES, 2022)).split())
    for part in (
        "Med ét andet ciffer er det 19.322,00 kr.: højeste dagpenge om måneden, 2021.",
        "Ingen af de satser, vi kender, var 19.332,00 kr. i 2022.",
        "højeste fleksløntilskud: 18.964,00 kr.",
        "Ligheden siger ikke, hvad der var ment.",
    ):
        assert part in text
    assert "fejl" not in text


# -- every rate


@pytest.mark.parametrize(
    ("rate", "value"), VALUES, ids=lambda each: getattr(each, "name", None) or str(each.fra)
)
def test_every_rate_in_kroner_is_found_as_itself_and_first(rate, value):
    likes = found(value.amount)
    assert (ER, rate.name, value.fra.year) in likes
    assert likes[0][0] == ER


def test_the_subsidy_is_98_per_cent_of_the_highest_dagpenge_and_says_so():
    assert (REGNET, "dagpenge_maaned", 2022) in found(18964)
    assert (REGNET, "dagpenge_maaned", 2024) in found(19952)
    text = tekst(forklar(Fraction(18964), RATES))
    assert "98 pct. af højeste dagpenge om måneden, 2022" in text
    assert "Ligheden" not in text


@given(
    st.sampled_from([value for _, value in VALUES if value.amount >= 1000 and value.amount.denominator == 1]),
    st.data(),
)
def test_two_digits_swapped_are_seen_in_every_rate(value, data):
    digits = list(str(value.amount))
    place = data.draw(st.integers(1, len(digits) - 2))
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    swapped = int("".join(digits))
    answer = forklar(Fraction(swapped), RATES)
    kinds = {each.slags for each in answer.fund if each.vaerdi == value}
    assert kinds & {OMBYTTET} if swapped != value.amount else ER in kinds


@settings(max_examples=50)
@given(st.integers(1, 500_000_00).map(lambda oere: Fraction(oere, 100)), st.none() | st.integers(2010, 2030))
def test_any_number_is_explained_or_said_to_be_like_nothing(number, year):
    answer = forklar(number, RATES, year)
    order = [SLAGS.index(each.slags) for each in answer.fund]
    assert order == sorted(order)
    for each in answer.fund:
        assert each.slags != NAER or abs(each.forskel) <= each.vaerdi.amount / 1000
        assert each.slags != REGNET or number in (hele_kroner(each.vaerdi.amount * each.andel), int(number))
    assert is_english(re.sub(r"https?://\S+", "", tekst(answer, "en")))
    assert json.loads(json.dumps(som_json(answer))) == som_json(answer)


def test_oere_and_kroner_are_not_compared_as_if_they_were_the_same():
    assert (ET_CIFFER, "fleksbidrag_maksimum", 2018) in found(4682)
    assert (ET_CIFFER, "fleksbidrag_maksimum", 2018) not in found("46.82")


def test_a_short_number_is_not_compared_digit_by_digit():
    assert all(kind != ET_CIFFER for kind, _, _ in found(501))
    assert "Tallet ligner ingen sats" in tekst(forklar(Fraction(7), RATES))


# -- the command


def test_the_command_reads_numbers_as_rates_are_written(capsys):
    for written in ("19332", "19.332", "19332,00", "19.332,00 kr."):
        assert cli.main(["forklar", written, "--aar", "2022", "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert (answer["tal"], answer["aar"]) == ("19332.00", 2022)
        assert answer["fund"][0]["slags"] == ET_CIFFER


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x"], "tal: “x” kan ikke læses"),
        (["x", "--engelsk"], "cannot be read as an amount"),
        (["19332", "--aar", "i fjor"], "aar: skal være et år"),
        (["19332", "--aar", "²⁰²²", "--engelsk"], "aar: must be a year"),
    ],
)
def test_what_is_no_number_or_year_is_refused(arguments, said, capsys):
    assert cli.main(["forklar", *arguments]) == 2
    assert said in capsys.readouterr().err
