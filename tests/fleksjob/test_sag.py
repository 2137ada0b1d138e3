"""What a case may say, and how each slip is answered: the field by name, and a good value."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob.engine import NOT_APPLICABLE
from fleksjob.errors import InputError
from fleksjob.sag import NOEGLER, laes

HOURLY = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}
MONTHLY = {"dato": "2024-06-01", "loen_md": "15600", "fuldtidsloen_md": "32066,67"}
PRESENT = {"dato": "2024-06-01", "timeloen": "200", "timer_paa_arbejdspladsen": "20", "intensitet": "0,5"}


def refusal(**oplyst):
    with pytest.raises(InputError) as refused:
        laes(oplyst)
    assert "\n" not in str(refused.value)
    return refused.value


@pytest.mark.parametrize("hours", ["7,5", "7.5", "7½", "7:30", "7 t 30 min", Decimal("7.5"), " 7,50 "])
def test_hours_are_minutes_however_they_are_written(hours):
    assert laes({**HOURLY, "effektive_timer": hours}).facts["effektive_timer"] == 450


@pytest.mark.parametrize(
    ("written", "oere"),
    [
        ("1.234,56", 123456),
        ("1234.56", 123456),
        (Decimal("1234.56"), 123456),
        (1234, 123400),
        (Decimal("1E+3"), 100000),
        ("0", 0),
        (Decimal("0E+5"), 0),
    ],
)
def test_amounts_are_oere_however_they_are_written(written, oere):
    assert laes({**MONTHLY, "loen_md": written}).facts["oplyst_loen_md"] == oere


@pytest.mark.parametrize(
    ("written", "millionths"),
    [
        ("0,83", 830000),
        ("83 %", 830000),
        ("83%", 830000),
        ("83 pct.", 830000),
        (Decimal("0.83"), 830000),
        ("1", 10**6),
        (1, 10**6),
        ("100 %", 10**6),
        ("0", 0),
        ("0,125", 125000),
        ("33,3333 %", 333333),
    ],
)
def test_intensity_is_a_share_however_it_is_written(written, millionths):
    assert laes({**PRESENT, "intensitet": written}).facts["intensitet"] == millionths


def test_the_form_of_wage_that_was_not_used_does_not_apply():
    assert laes(HOURLY).facts["oplyst_loen_md"] is NOT_APPLICABLE
    assert laes(HOURLY).facts["intensitet"] is NOT_APPLICABLE
    assert laes(MONTHLY).facts["timeloen"] is NOT_APPLICABLE
    assert laes(HOURLY).facts["anden_loen_md"] == 0
    assert laes(HOURLY).dato == date(2024, 6, 1)
    assert laes(HOURLY).paid_by_hour
    assert not laes(MONTHLY).paid_by_hour


@pytest.mark.parametrize(
    "written", ["1.234", "1,234", "16.000", Decimal("16.000"), Decimal("1.234"), "0.500"]
)
def test_a_lone_mark_before_three_final_digits_is_refused_as_ambiguous(written):
    problem = refusal(**{**MONTHLY, "loen_md": written})
    assert problem.field == "loen_md"
    assert "to ting" in problem.reason


@pytest.mark.parametrize(
    "field", ["loen_md", "fuldtidsloen_md", "anden_loen_md", "fuldtidstillaeg_md", "sygedagpenge_md"]
)
@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "-1",
        -1,
        Decimal("-0.01"),
        "NaN",
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        "1e3",
        "10000000,01",
        10**60,
        Decimal("1e50"),
        Decimal("1e-50"),
        "12,345,6",
        None,
        True,
        [],
        {},
        "1.2345",
        "abc",
        "\u202e1",
        "x" * 5000,
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_amounts_that_cannot_be_used_name_their_field(field, written):
    problem = refusal(**{**MONTHLY, field: written})
    assert problem.field == field
    assert "skriv" in problem.reason.lower()


@pytest.mark.parametrize(
    "written", ["", "-2", -2, "abc", "7:75", "1.234", "7,33", "200", None, False, Decimal("7.33")]
)
@pytest.mark.parametrize("field", ["effektive_timer", "timer_paa_arbejdspladsen"])
def test_hours_that_cannot_be_used_name_their_field(field, written):
    base = HOURLY if field in HOURLY else PRESENT
    assert refusal(**{**base, field: written}).field == field


@pytest.mark.parametrize(
    "written", ["", "83", 83, "1,01", "101 %", "-0,5", "halv", "0,1234567", None, Decimal("NaN"), "٪"]
)
def test_intensity_that_cannot_be_used_is_refused(written):
    problem = refusal(**{**PRESENT, "intensitet": written})
    assert problem.field == "intensitet"
    assert "0,83 eller 83 %" in problem.reason or "fx 0,83" in problem.reason


@pytest.mark.parametrize("written", ["", "-1", "32", "31,01", "1,234", "to", None, Decimal("NaN"), 10**30])
def test_days_that_cannot_be_used_are_refused(written):
    assert refusal(**{**HOURLY, "ledighedsydelsesdage": written}).field == "ledighedsydelsesdage"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2024-13-01",
        "2024-02-30",
        "2024-6-1",
        "01.06.2024",
        "20240601",
        "2024-W01-1",
        20240601,
        None,
        "0000-01-01",
        "2024-06-01T00:00",
        "i dag",
        "２024-06-01",
    ],
)
def test_what_is_not_a_day_is_refused(written):
    problem = refusal(**{**HOURLY, "dato": written})
    assert problem.field == "dato"
    assert "2024-06-01" in problem.reason


@pytest.mark.parametrize(
    ("oplyst", "field"),
    [
        ({}, "dato"),
        ({"dato": "2024-06-01"}, "timeloen"),
        ({"dato": "2024-06-01", "timeloen": "200"}, "effektive_timer"),
        ({"dato": "2024-06-01", "effektive_timer": "18"}, "timeloen"),
        ({"dato": "2024-06-01", "loen_md": "1"}, "fuldtidsloen_md"),
        ({"dato": "2024-06-01", "fuldtidsloen_md": "1"}, "loen_md"),
        ({**HOURLY, "loen_md": "1"}, "timeloen"),
        ({**HOURLY, "fuldtidsloen_md": "1"}, "timeloen"),
        ({**HOURLY, "timer_paa_arbejdspladsen": "20", "intensitet": "1"}, "effektive_timer"),
        ({**HOURLY, "intensitet": "1"}, "effektive_timer"),
        ({**MONTHLY, "effektive_timer": "18"}, "loen_md"),
        ({"dato": "2024-06-01", "timeloen": "200", "timer_paa_arbejdspladsen": "20"}, "intensitet"),
        ({"dato": "2024-06-01", "timeloen": "200", "intensitet": "0,5"}, "timer_paa_arbejdspladsen"),
        ({**HOURLY, "tmeloen": "1"}, "tmeloen"),
        ({**HOURLY, "": "1"}, ""),
        ({**HOURLY, "politik": "ja"}, "politik"),
        ({**HOURLY, "politik": None}, "politik"),
        ({**HOURLY, "politik": {"x": "ja"}}, "politik.x"),
        ({**HOURLY, "politik": {"atp_afrunding": "ja"}}, "politik.atp_afrunding"),
        ({**HOURLY, "politik": {"atp_afrunding": 3}}, "politik.atp_afrunding"),
        ({**HOURLY, "politik": {"cap_other_income": 2}}, "politik.cap_other_income"),
        (
            {**HOURLY, "politik": {"cap_other_income": 1, "loenloft_medregner_anden_loen": "ja"}},
            "politik.loenloft_medregner_anden_loen",
        ),
    ],
)
def test_what_is_missing_unknown_or_said_twice_is_named(oplyst, field):
    assert refusal(**oplyst).field == field


@pytest.mark.parametrize(
    ("choice", "chosen"), [("ja", True), ("nej", False), (True, True), (0, False), (" Ja ", True)]
)
def test_a_policy_of_yes_and_no_is_chosen_in_words_or_as_json_has_them(choice, chosen):
    assert laes({**HOURLY, "politik": {"cap_other_income": choice}}).politik == {
        "loenloft_medregner_anden_loen": chosen
    }


def test_a_policy_may_be_written_with_a_dot_or_a_comma():
    for choice in ("21.6667", "21,6667"):
        assert laes({**HOURLY, "politik": {"ledighedsydelse_divisor": choice}}).politik == {
            "ledighedsydelse_divisor": False
        }


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(sorted(NOEGLER)) | st.text(max_size=8), anything, max_size=5))
def test_any_case_is_read_or_refused_in_one_line(oplyst):
    try:
        laes({**HOURLY, **oplyst})
    except InputError as problem:
        line = str(problem)
    else:
        line = ""
    assert line == "" or line.isprintable()
