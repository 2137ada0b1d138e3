"""What few months have is not there where nobody mentions it, asked of the rules themselves."""

from datetime import date
from fractions import Fraction

import pytest

from fleksjob.engine import NOT_APPLICABLE
from fleksjob.law import gaeldende

LAW = gaeldende()
MONTHLY = {
    "oplyst_loen_md": 1_500_000,
    "oplyst_fuldtidsloen_md": 3_200_000,
    "anden_loen_md": 0,
    "fuldtidstillaeg_md": 0,
    "sygedagpenge_md": 0,
    "ledighedsydelsesdage": 0,
}
HOURLY = {
    **MONTHLY,
    "oplyst_loen_md": NOT_APPLICABLE,
    "oplyst_fuldtidsloen_md": NOT_APPLICABLE,
    "timeloen": 20_000,
    "effektive_timer": 600,
}


@pytest.mark.parametrize("day", [date(2021, 6, 1), date(2024, 6, 1)])
def test_who_is_paid_by_the_hour_is_asked_for_nothing_about_14_days_or_holiday(day):
    told = {"timer_paa_arbejdspladsen": NOT_APPLICABLE, "intensitet": NOT_APPLICABLE}
    answer = LAW.at(day).explain("loen_md", {**HOURLY, **told})
    assert answer.exact == Fraction(200 * 10 * 52, 12)
    assert answer.missing == ()


def test_holiday_in_2021_asks_for_neither_of_the_two_amounts_of_a_day():
    program = LAW.at(date(2021, 6, 1))
    days = {"feriedage": 500}
    of_income = program.explain("feriepenge_ved_ferie", {**days, "ferieindkomst_pr_dag": 500_000})
    as_stated = program.explain("feriepenge_ved_ferie", {**days, "feriepenge_pr_dag": 50_000})
    assert (of_income.exact, of_income.missing) == (Fraction("2777.5"), ())
    assert (as_stated.exact, as_stated.missing) == (2500, ())
    neither = program.explain("feriepenge_ved_ferie", days)
    assert (neither.exact, neither.missing) == (NOT_APPLICABLE, ())


def test_holiday_since_2024_is_only_asked_of_the_amount_that_was_paid_out():
    answer = LAW.at(date(2024, 6, 1)).explain("feriepenge_ved_ferie", {"feriedage": 500})
    assert (answer.exact, answer.missing) == (NOT_APPLICABLE, ())


def test_effective_hours_that_are_stated_come_before_those_computed_from_the_hours_present():
    both = {"effektive_timer": 600, "timer_paa_arbejdspladsen": 1200, "intensitet": 400_000}
    assert LAW.at(date(2024, 6, 1)).explain("betalte_timer", both).exact == 10


@pytest.mark.parametrize(
    ("day", "share", "published"),
    [
        (date(2016, 6, 1), 98, 17745),  # a week of 4.095 kr. makes a month
        (date(2017, 6, 30), 98, 18027),  # the last day of dagpenge by the day
        (date(2017, 7, 1), 98, 18035),  # the first of dagpenge by the month
        (date(2017, 6, 30), 89, 16380),
        (date(2017, 7, 1), 89, 16379),
    ],
)
def test_the_published_month_follows_from_the_highest_dagpenge_of_the_day(day, share, published):
    assert LAW.at(day).explain("ydelse_maaned", {"dagpengeandel": share}).exact == published
