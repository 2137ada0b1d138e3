"""Edge tables E2 and E3: months, weeks and workdays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob import dates


@pytest.mark.parametrize(
    ("start", "months", "legal", "meeting", "weekday", "note"),
    [
        ("2026-12-31", 2, "2027-02-28", "2027-02-26", "fredag", ""),
        ("2024-08-31", 30, "2027-02-28", "2027-02-26", "fredag", ""),
        ("2027-01-25", 2, "2027-03-25", "2027-03-24", "onsdag", ""),
        ("2027-01-29", 2, "2027-03-29", "2027-03-24", "onsdag", ""),
        ("2027-03-06", 2, "2027-05-06", "2027-05-05", "onsdag", ""),
        ("2027-03-17", 2, "2027-05-17", "2027-05-14", "fredag", ""),
        ("2027-02-23", 2, "2027-04-23", "2027-04-23", "fredag", ""),
        ("2026-10-24", 2, "2026-12-24", "2026-12-23", "onsdag", "afhænger af overenskomst"),
    ],
)
def test_the_legal_date_and_the_workday_before_it(start, months, legal, meeting, weekday, note):
    computed = dates.add_months(date.fromisoformat(start), months)
    workday = dates.workday_on_or_before(computed)
    assert computed == date.fromisoformat(legal)
    assert workday == dates.Workday(date.fromisoformat(meeting), note)
    assert dates.weekday_name(workday.date) == weekday


@pytest.mark.parametrize(
    ("day", "text"),
    [("2026-12-28", "uge 53/2026"), ("2027-01-01", "uge 53/2026"), ("2027-01-04", "uge 1/2027")],
)
def test_iso_weeks_carry_their_own_year(day, text):
    assert dates.week_text(date.fromisoformat(day)) == text


@pytest.mark.parametrize(
    ("day", "workday", "note"),
    [
        ("2026-05-01", "2026-04-30", True),
        ("2026-06-05", "2026-06-04", True),
        ("2026-12-31", "2026-12-30", True),
        ("2027-06-05", "2027-06-04", False),
        ("2027-01-01", "2026-12-30", True),
        ("2026-12-26", "2026-12-23", True),
        ("2023-05-05", "2023-05-04", False),
        ("2024-05-03", "2024-05-03", False),
    ],
)
def test_days_that_depend_on_the_agreement_are_passed_over_and_said(day, workday, note):
    found = dates.workday_on_or_before(date.fromisoformat(day))
    assert found.date == date.fromisoformat(workday)
    assert bool(found.note) is note


def test_the_note_is_also_in_english():
    assert (
        dates.workday_on_or_before(date(2026, 12, 24)).note_in("en") == "depends on the collective agreement"
    )
    assert dates.workday_on_or_before(date(2026, 12, 22)).note_in("en") == ""


def test_31_august_and_six_months_is_the_last_day_of_february():
    assert dates.add_months(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert dates.add_months(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert dates.add_months(date(2024, 1, 15), -1) == date(2023, 12, 15)


def test_dates_and_weekdays_are_shown_in_both_languages():
    assert dates.show(date(2027, 2, 3)) == "03.02.2027"
    assert dates.weekday_name(date(2027, 2, 3), "en") == "Wednesday"
    assert dates.holiday_name(date(2027, 3, 25)) == "Skærtorsdag"
    assert dates.holiday_name(date(2027, 3, 25), "en") == "Maundy Thursday"


@given(st.dates(date(2013, 1, 1), date(2035, 12, 31)), st.integers(-60, 60))
def test_adding_months_lands_in_the_right_month(day, months):
    later = dates.add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(st.dates(date(2013, 1, 1), date(2035, 12, 31)))
def test_a_suggested_workday_is_never_later_and_never_a_day_off(day):
    found = dates.workday_on_or_before(day).date
    assert found <= day
    assert found.weekday() < 5
    assert not dates.holiday_name(found)
    assert not dates.is_by_agreement(found)
