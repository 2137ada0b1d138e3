"""Every collected value beside those of the subsidy, on its first and last day (data/satser_andre.csv)."""

import csv
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from fleksjob import rates

COLLECTED = Path(__file__).parent / "data" / "satser_andre.csv"
FINANSIERING = "lov om kommunernes finansiering § "
BEGINNING, REVIEWED = "2013-01-01", "2026-12-31"
"""The first day the program answers for, and the last that what has no end was reviewed to."""


def collected():
    with COLLECTED.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def shipped():
    return rates.gaeldende()


@pytest.mark.parametrize("row", collected(), ids=lambda row: f"{row['sats']}-{row['fra']}")
def test_every_collected_value_holds_on_its_first_and_last_day(shipped, row):
    for day in (max(row["fra"], BEGINNING), row["til"] or REVIEWED):
        value = shipped[row["sats"]].at(date.fromisoformat(day))
        assert value is not None, day
        assert value.amount == Fraction(row["beloeb"])


SAME_AMOUNT = [
    (
        "andel_af_dagpenge",
        "2020-01-01",
        ("LAB § 70 f, stk. 1", "officiel"),
        ("LAB § 123, stk. 1", "officiel"),
    ),
    ("sats_under_knaek", "2020-01-01", ("LAB § 70 f, stk. 2", "officiel"), ("LAB § 123, stk. 2", "officiel")),
    ("sats_over_knaek", "2020-01-01", ("LAB § 70 f, stk. 2", "officiel"), ("LAB § 123, stk. 2", "officiel")),
    ("atp_sats", "2020-01-01", ("LAB kap. 13", "afledt"), ("LAB § 137", "officiel")),
    ("atp_hoejst", "2020-01-01", ("LAB kap. 13", "officiel"), ("LAB § 137, stk. 1", "officiel")),
    ("statsrefusion_uge_1_4", "2026-01-01", (FINANSIERING + "5", "officiel"), (FINANSIERING + "5", "afledt")),
    (
        "statsrefusion_uge_5_26",
        "2026-01-01",
        (FINANSIERING + "5", "officiel"),
        (FINANSIERING + "5", "afledt"),
    ),
    (
        "statsrefusion_uge_27_52",
        "2026-01-01",
        (FINANSIERING + "5", "officiel"),
        (FINANSIERING + "5", "afledt"),
    ),
    (
        "statsrefusion_fra_uge_53",
        "2026-01-01",
        (FINANSIERING + "5", "officiel"),
        (FINANSIERING + "5", "afledt"),
    ),
    ("selvstaendig_nedsaettelse", "2020-01-01", ("LAB § 70 g, stk. 5", "afledt"), ("LAB § 126", "afledt")),
    ("selvstaendig_nedsaettelse", "2023-01-01", ("LAB § 126", "afledt"), ("LAB § 126", "officiel")),
    ("selvstaendig_nedsaettelse", "2024-01-01", ("LAB § 126", "officiel"), ("LAB § 126", "officiel")),
]


@pytest.mark.parametrize(("name", "day", "before", "since"), SAME_AMOUNT)
def test_an_amount_that_stays_changes_its_paragraph_or_its_certainty_on_its_day(
    shipped, name, day, before, since
):
    first = date.fromisoformat(day)
    earlier, later = shipped[name].at(first - timedelta(days=1)), shipped[name].at(first)
    assert earlier.amount == later.amount
    assert ((earlier.law, earlier.status), (later.law, later.status)) == (before, since)


@pytest.mark.parametrize("name", ["hoejeste_sygedagpenge_time", "hoejeste_sygedagpenge_uge"])
def test_the_rates_of_sickness_change_on_a_monday_and_hold_until_the_sunday_before(shipped, name):
    """They run by weeks: in force from the first Monday of the year."""
    values = sorted(shipped[name].values, key=lambda value: value.fra)
    for earlier, later in pairwise(values):
        assert later.fra.weekday() == 0, later.fra
        assert earlier.til == later.fra - timedelta(days=1)
