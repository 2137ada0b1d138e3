"""Edge table E1: what people write for hours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob import hours
from fleksjob.errors import ParseError


@pytest.mark.parametrize(
    "text",
    ["7,5", "7.5", "7:30", "7 t 30 min", "7½", "7 ½", " 7,50 ", "7 timer 30 minutter", "7t30m", "450 min"],
)
def test_seven_and_a_half_hours_are_read_however_they_are_written(text):
    assert hours.parse(text) == 450


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("7 t 24 min", 444),
        ("7 t 59 min", 479),
        ("7:59", 479),
        ("7,4", 444),
        ("37,5", 2250),
        ("½", 30),
        ("7¼", 435),
        ("7¾ time", 465),
        ("12", 720),
        ("168", 10080),
    ],
)
def test_other_hours_are_whole_minutes(text, minutes):
    assert hours.parse(text) == minutes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("0", "zero"),
        ("0:00", "zero"),
        ("-2", "negative"),
        ("−2", "negative"),
        ("abc", "not_hours"),
        ("7:75", "minutes"),
        ("7 t 75 min", "minutes"),
        ("7 t 60 min", "minutes"),
        ("7:60", "minutes"),
        ("7:5", "not_hours"),
        ("1.234", "ambiguous"),
        ("1,234", "ambiguous"),
        ("7,33", "not_whole_minutes"),
        ("168,5", "too_many"),
        ("1e2", "not_hours"),
        ("٧", "not_hours"),
        ("7,5,5", "not_hours"),
        ("9" * 5000, "not_hours"),
        ("NaN", "not_hours"),
        ("7 .5", "not_hours"),
    ],
)
def test_what_is_not_hours_is_refused_with_its_own_reason(text, code):
    with pytest.raises(ParseError) as refused:
        hours.parse(text)
    assert refused.value.code == code
    assert refused.value.message("da") != refused.value.message("en")


def test_zero_hours_can_be_let_through():
    assert hours.parse("0", zero=True) == 0


def test_the_message_for_no_agreed_hours_asks_how_many():
    with pytest.raises(ParseError, match="Indtast hvor mange timer"):
        hours.parse("0")


def test_the_message_for_broken_minutes_offers_the_nearest_whole_one():
    with pytest.raises(ParseError, match="7:20"):
        hours.parse("7,33")


@pytest.mark.parametrize(
    ("minutes", "danish", "english"),
    [
        (450, "7,5", "7.5"),
        (444, "7,4", "7.4"),
        (435, "7,25", "7.25"),
        (440, "7:20", "7:20"),
        (720, "12", "12"),
        (0, "0", "0"),
        (-90, "-1,5", "-1.5"),
    ],
)
def test_hours_are_shown_short_where_that_is_exact(minutes, danish, english):
    assert hours.show(minutes) == danish
    assert hours.show(minutes, "en") == english


@given(st.integers(1, hours.MINUTES_OF_A_WEEK))
def test_what_is_shown_can_be_read_again(minutes):
    assert hours.parse(hours.show(minutes)) == minutes
    assert hours.parse(hours.show(minutes, "en")) == minutes
    assert hours.parse(hours.show_clock(minutes)) == minutes


@given(st.text(max_size=20))
def test_any_text_is_minutes_or_a_refusal(text):
    try:
        value = hours.parse(text)
    except ParseError:
        return
    assert 0 < value <= hours.MINUTES_OF_A_WEEK
