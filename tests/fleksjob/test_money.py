"""Edge table E4: what people write for amounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob import money
from fleksjob.errors import ParseError


@pytest.mark.parametrize(
    ("text", "oere"),
    [
        ("15.272,00", 1527200),
        ("15272", 1527200),
        ("15272,5", 1527250),
        ("15272.5", 1527250),
        ("1234.56", 123456),
        ("1.234.567,89", 123456789),
        ("1.234.567", 123456700),
        ("15 272,00 kr.", 1527200),
        ("kr. 15.272,00", 1527200),
        ("15\N{NO-BREAK SPACE}272", 1527200),
        ("0", 0),
        ("0,05", 5),
        ("007", 700),
        ("10000000", 10_000_000_00),
    ],
)
def test_amounts_are_whole_oere(text, oere):
    assert money.parse(text) == oere


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("kr.", "empty"),
        ("-5", "negative"),
        ("−5", "negative"),
        ("abc", "not_amount"),
        ("15,272.00", "english"),
        ("1,234,567", "english"),
        ("15.272", "ambiguous"),
        ("15,272", "ambiguous"),
        ("1234.567", "ambiguous"),
        ("0.500", "ambiguous"),
        ("1.2345", "decimals"),
        ("1.234,567", "decimals"),
        ("12.34,56", "not_amount"),
        ("1.234.56", "not_amount"),
        ("1e5", "not_amount"),
        ("NaN", "not_amount"),
        ("Infinity", "not_amount"),
        ("+5", "not_amount"),
        ("5,", "not_amount"),
        (",5", "not_amount"),
        ("١٢", "not_amount"),
        ("10000000,01", "too_large"),
        ("9" * 5000, "too_large"),
    ],
)
def test_what_is_not_an_amount_is_refused_with_its_own_reason(text, code):
    with pytest.raises(ParseError) as refused:
        money.parse(text)
    assert refused.value.code == code
    assert refused.value.message("da") != refused.value.message("en")


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("15.600", "Skriv fx 15600 eller 15.600,00."),
        ("9,500 kr.", "Skriv fx 9500 eller 9,50."),
        ("0,505", "Skriv fx 15272 eller 15.272,00."),
        ("0.500", "Skriv fx 15272 eller 15.272,00."),
        ("9" * 5000 + ".123", "Skriv fx 15272 eller 15.272,00."),
    ],
)
def test_thousands_that_could_be_decimals_are_refused_with_the_persons_own_number(text, example):
    with pytest.raises(ParseError) as refused:
        money.parse(text)
    assert refused.value.code == "ambiguous"
    assert refused.value.message().endswith(example)


@pytest.mark.parametrize(
    ("oere", "text"),
    [
        (1527200, "15.272,00 kr."),
        (96075, "960,75 kr."),
        (0, "0,00 kr."),
        (-5, "-0,05 kr."),
        (123456789, "1.234.567,89 kr."),
    ],
)
def test_amounts_are_shown_the_danish_way(oere, text):
    assert money.show(oere) == text


@given(st.integers(0, money.LARGEST))
def test_what_is_shown_can_be_read_again(oere):
    assert money.parse(money.show(oere)) == oere


@given(st.text(alphabet="0123456789., kr-", max_size=20))
def test_any_text_is_an_amount_or_a_refusal(text):
    try:
        value = money.parse(text)
    except ParseError:
        return
    assert 0 <= value <= money.LARGEST
