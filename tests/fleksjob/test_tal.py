"""Numbers with a unit: how they are read from text and from JSON, refused, and shown."""

import contextlib
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob import tal
from fleksjob.engine import Input
from fleksjob.errors import InputError
from fleksjob.law import emner


def fact(unit, den=1, high=1000, likely=0.5):
    return Input("oplysning", "Hvor meget?", "How much?", unit, den, high, likely)


KRONER = fact("kr/måned", 100, 10_000_000)
TIMER = fact("time/uge", 60, 168)
TIMER_MD = fact("time/måned", 60, 744)
ANDEL = fact("andel", 1_000_000, 1)
DAGE = fact("dag/måned", 100, 31)
UGER = fact("uge")
MAANEDER = fact("måned")


@pytest.mark.parametrize(
    ("of", "written", "number"),
    [
        (KRONER, "15600,00", 15600_00),
        (KRONER, "15.600,50 kr.", 15600_50),
        (KRONER, 15600, 15600_00),
        (KRONER, Decimal("15600.5"), 15600_50),
        (KRONER, "0", 0),
        (KRONER, "10000000", 10_000_000_00),
        (TIMER, "7,5", 450),
        (TIMER, "7:30", 450),
        (TIMER, "7 t 30 min", 450),
        (TIMER, 7, 420),
        (TIMER, Decimal("7.25"), 435),
        (TIMER, "0", 0),
        (TIMER, "168", 168 * 60),
        (TIMER_MD, "160,25", 9615),
        (TIMER_MD, "160:30", 9630),
        (TIMER_MD, "744 timer", 744 * 60),
        (ANDEL, "0,5", 500_000),
        (ANDEL, "50 %", 500_000),
        (ANDEL, "50%", 500_000),
        (ANDEL, "50 pct.", 500_000),
        (ANDEL, "12,5 procent", 125_000),
        (ANDEL, "0.125", 125_000),
        (ANDEL, "1,000", 1_000_000),
        (ANDEL, "100 %", 1_000_000),
        (ANDEL, 1, 1_000_000),
        (DAGE, "21,67", 2167),
        (DAGE, " 5  dage ", 500),
        (DAGE, "1 day", 100),
        (UGER, "53", 53),
        (UGER, "53 uger", 53),
        (UGER, "1 UGE", 1),
        (UGER, "4,0", 4),
        (UGER, Decimal("4.000"), 4),
        (UGER, Decimal("1E+2"), 100),
        (MAANEDER, "12 måneder", 12),
        (MAANEDER, 12, 12),
    ],
)
def test_a_number_is_read_by_its_unit(of, written, number):
    assert tal.laes(of, written) == number


@pytest.mark.parametrize(
    ("of", "written", "why"),
    [
        (KRONER, "15,600", "kan betyde to ting"),
        (KRONER, "mange", "kan ikke læses som et beløb"),
        (KRONER, "-5", "kan ikke være under 0"),
        (KRONER, "10000000,01", "for stort"),
        (KRONER, Decimal("0.001"), "trin på 1/100"),
        (KRONER, -1, "fra 0 til 10000000 kr/måned"),
        (KRONER, 10_000_001, "fra 0 til 10000000 kr/måned"),
        (KRONER, Decimal("10000000.01"), "fra 0 til 10000000 kr/måned"),
        (TIMER, "169", "168 timer"),
        (TIMER, "7,33", "hele minutter"),
        (TIMER, Decimal("7.33"), "trin på 1/60"),
        (TIMER_MD, "745", "højst være 744 timer"),
        (TIMER_MD, "1.600", "to ting"),
        (ANDEL, "1,01", "fra 0 til 1;"),
        (ANDEL, "101 %", "fra 0 til 1;"),
        (ANDEL, "0,0000001", "trin på 1/1000000"),
        (DAGE, "50 %", "kan ikke bruges"),
        (DAGE, "5 uger", "kan ikke bruges"),
        (DAGE, "1.500", "to ting"),
        (DAGE, "1,125", "to ting"),
        (UGER, "1.500 uger", "to ting"),
        (UGER, "4,5", "brug hele tal"),
        (UGER, Decimal("4.5"), "brug hele tal"),
        (UGER, "1001", "fra 0 til 1000 uge"),
        (UGER, "-1", "kan ikke bruges"),
        (UGER, "", "skriv fx 3 (uge) eller null (ved ikke)"),
        (UGER, "uger", "kan ikke bruges"),
        (UGER, "3 3", "kan ikke bruges"),
        (UGER, "9" * 13, "kan ikke bruges"),
        (UGER, "³", "kan ikke bruges"),
        (UGER, True, "kan ikke bruges"),
        (UGER, 4.0, "kan ikke bruges"),
        (UGER, [], "kan ikke bruges"),
        (UGER, Decimal("NaN"), "kan ikke bruges"),
        (UGER, Decimal("Infinity"), "kan ikke bruges"),
        (UGER, Decimal("1E+999999"), "fra 0 til 1000 uge"),
        (UGER, Decimal("1E-999999"), "kan ikke bruges"),
        pytest.param(UGER, 10**5000, "fra 0 til 1000 uge", id="5000 digits"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_field_the_reason_and_a_good_value(of, written, why):
    with pytest.raises(InputError) as refused:
        tal.laes(of, written)
    assert refused.value.field == "oplysning"
    assert why in refused.value.reason
    assert "skriv" in refused.value.reason.lower()
    assert "\n" not in refused.value.reason
    assert len(refused.value.reason) < 160


def test_a_refusal_is_told_in_english_too():
    with pytest.raises(InputError) as refused:
        tal.laes(UGER, "4,5")
    assert refused.value.reason_en == (
        "“4,5” cannot be used; use whole numbers; write 3 (uge) or null (not known)"
    )


def test_a_hint_uses_the_usual_number_of_the_fact():
    assert "200,00 (kr/time)" in tal.godt_tal(fact("kr/time", 100, 10_000, 200))
    assert "15600,00 (kr/måned)" in tal.godt_tal(KRONER)
    assert "write 26 (uge)" in tal.godt_tal(fact("uge", likely=26), "en")


def test_the_good_value_of_every_fact_of_the_law_is_taken():
    asked = [each for subject in emner.alle() for each in subject.law.inputs if each.unit and not each.is_day]
    assert asked
    for each in asked:
        good = re.findall(r"\d[\d,:]*(?: %)?", tal.godt_tal(each).partition("(")[0])
        assert good
        for value in good:
            tal.laes(each, value)


@pytest.mark.parametrize(
    ("exact", "unit", "text"),
    [
        (Fraction(15600), "kr/måned", "15600.00"),
        (Fraction(1, 3), "kr", "0.33"),
        (Fraction(1, 200), "kr", "0.01"),
        (Fraction(-1, 200), "kr", "-0.01"),
        (Fraction(-1, 1000), "kr", "0.00"),
        (Fraction(15, 2), "time/uge", "7.5"),
        (Fraction(22, 3), "time/uge", "7.333333"),
        (Fraction(100), "uge", "100"),
        (Fraction(0), "andel", "0"),
        (Fraction(2, 3), "andel", "0.666667"),
        (Fraction(10) ** 30, "uge", "1" + "0" * 30),
    ],
)
def test_a_number_as_json_has_it(exact, unit, text):
    assert tal.som_json(exact, unit) == text


@pytest.mark.parametrize(
    ("exact", "unit", "danish", "english"),
    [
        (Fraction(15600), "kr/måned", "15.600,00 kr. om måneden", "15.600,00 kr. a month"),
        (Fraction("123.19"), "kr/time", "123,19 kr. i timen", "123,19 kr. an hour"),
        (Fraction(474060), "kr/år", "474.060,00 kr. om året", "474.060,00 kr. a year"),
        (Fraction(129189), "kr/kvartal", "129.189,00 kr. i kvartalet", "129.189,00 kr. a quarter"),
        (Fraction(-3, 2), "kr/uge", "-1,50 kr. om ugen", "-1,50 kr. a week"),
        (Fraction(7), "kr", "7,00 kr.", "7,00 kr."),
        (Fraction(1, 2), "andel", "50 pct.", "50 per cent"),
        (Fraction(1, 8), "andel", "12,5 pct.", "12.5 per cent"),
        (Fraction(2, 3), "andel", "66,666667 pct.", "66.666667 per cent"),
        (Fraction(15, 2), "time/uge", "7,5 timer om ugen", "7.5 hours a week"),
        (Fraction(22, 3), "time/dag", "7:20 timer om dagen", "7:20 hours a day"),
        (Fraction(1, 7), "time", "0,142857 timer", "0.142857 hours"),
        (Fraction(1), "time", "1 time", "1 hour"),
        (Fraction(1), "dag", "1 dag", "1 day"),
        (Fraction(1), "uge", "1 uge", "1 week"),
        (Fraction(1), "måned", "1 måned", "1 month"),
        (Fraction(1), "kvartal", "1 kvartal", "1 quarter"),
        (Fraction(1), "år", "1 år", "1 year"),
        (Fraction(0), "dag", "0 dage", "0 days"),
        (Fraction(2), "måned", "2 måneder", "2 months"),
        (Fraction(2), "kvartal", "2 kvartaler", "2 quarters"),
        (Fraction(2), "år", "2 år", "2 years"),
        (Fraction(5, 2), "dag/uge", "2,5 dage om ugen", "2.5 days a week"),
    ],
)
def test_a_number_as_a_person_reads_it(exact, unit, danish, english):
    assert tal.vis(exact, unit) == danish
    assert tal.vis(exact, unit, "en") == english


FACTS = st.sampled_from([KRONER, ANDEL, DAGE, UGER, MAANEDER])


@settings(max_examples=200)
@given(FACTS.flatmap(lambda of: st.tuples(st.just(of), st.integers(0, of.high * of.den))))
def test_what_is_written_as_json_is_read_back(case):
    of, number = case
    exact = Fraction(number, of.den)
    text = tal.som_json(exact, of.unit)
    assert tal.laes(of, text) == number
    assert tal.laes(of, Decimal(text)) == number


@settings(max_examples=200)
@given(FACTS.flatmap(lambda of: st.tuples(st.just(of), st.integers(0, of.high * of.den))))
def test_what_a_person_is_shown_can_be_written_back(case):
    of, number = case
    for language in ("da", "en"):
        shown = tal.vis(Fraction(number, of.den), of.unit, language)
        assert tal.laes(of, re.sub(r" (om|i|a|an) \w+$", "", shown)) == number


@settings(max_examples=200)
@given(st.integers(0, 168 * 60))
def test_hours_are_shown_as_they_can_be_written_back(minutes):
    shown = tal.vis(Fraction(minutes, 60), "time/uge")
    assert tal.laes(TIMER, shown.split(" ")[0]) == minutes


@settings(max_examples=200)
@given(FACTS, st.one_of(st.text(max_size=20), st.integers(), st.decimals(), st.booleans(), st.none()))
def test_whatever_is_written_gives_a_number_in_range_or_a_refusal(of, written):
    with contextlib.suppress(InputError):
        assert 0 <= tal.laes(of, written) <= of.high * of.den
