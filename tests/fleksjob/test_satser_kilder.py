"""Every collected value beside those of the subsidy, on its first and last day (data/satser_andre.csv)."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from fleksjob import rates

COLLECTED = Path(__file__).parent / "data" / "satser_andre.csv"
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
