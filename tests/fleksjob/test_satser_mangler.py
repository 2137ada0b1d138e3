"""fleksjob satser --mangler: what somebody has to look up, seen from a day."""

import json
from datetime import date
from fractions import Fraction

import pytest
import time_machine

from fleksjob import cli, katalog, rates
from fleksjob.rates import Gap, Rate, Rates, RateValue

CHECKED = date(2026, 11, 21)


def value(fra, til, status="officiel", checked=CHECKED):
    day = date.fromisoformat
    return RateValue(day(fra), day(til), Fraction(1), "1.00", status, "https://x.dk/", checked, "§ 1")


def asked(*values, gaps=(), day="2026-11-22"):
    rate = Rate("prøve", "Prøve", "Trial", "kr/måned", "§ 1", values, tuple(gaps))
    rows = katalog.mangler(Rates({"prøve": rate}), date.fromisoformat(day))
    return [(row["hvorfor"], row["fra"], row["til"]) for row in rows]


def test_2027_is_missing_for_every_rate_that_is_still_used():
    rows = katalog.mangler(rates.gaeldende(), date(2026, 11, 22))
    missing = {row["id"] for row in rows if row["hvorfor"] == "mangler" and row["til"] == "2027-12-31"}
    ended = {name for name, rate in rates.gaeldende().items() if any(gap.ophoert for gap in rate.gaps)}
    assert missing | ended == set(rates.gaeldende())
    assert "hoejeste_fleksloentilskud_uge" in ended - missing


def test_a_gap_is_named_with_its_last_day_declared_or_not():
    gap = Gap(date(2027, 1, 1), date(2027, 12, 31), "ikke offentliggjort")
    year = value("2026-01-01", "2026-12-31")
    assert asked(year, gaps=[gap]) == [("mangler", "2027-01-01", "2027-12-31")]
    assert asked(year) == [("mangler", "2027-01-01", "2027-12-31")]
    later = value("2027-07-01", "2027-12-31")
    assert asked(year, later) == [("mangler", "2027-01-01", "2027-06-30")]


def test_a_rate_that_is_not_used_any_more_lacks_nothing():
    gap = Gap(date(2026, 1, 1), date(2027, 12, 31), "bruges ikke længere", ophoert=True)
    assert asked(value("2025-01-01", "2025-12-31"), gaps=[gap]) == []


@pytest.mark.parametrize("status", ["afledt", "sekundaer"])
def test_what_no_authority_was_seen_to_publish_is_listed_while_it_is_in_use(status):
    uncertain = value("2025-01-01", "2027-12-31", status)
    assert asked(uncertain) == [(status, "2025-01-01", "2027-12-31")]
    before = value("2025-01-01", "2025-12-31", status)
    assert asked(before, value("2026-01-01", "2027-12-31")) == []


def test_a_recalled_value_is_no_value():
    assert asked(value("2026-01-01", "2027-12-31", "genkaldt")) == [("mangler", "2026-11-22", "2027-12-31")]


@pytest.mark.parametrize(("day", "old"), [("2027-05-20", False), ("2027-05-21", True)])
def test_a_source_is_to_be_seen_again_after_180_days(day, old):
    rows = asked(value("2026-01-01", "2028-12-31"), day=day)
    assert rows == ([("gammel", "2026-01-01", "2028-12-31")] if old else [])


def test_the_command_gives_the_same_for_a_person_and_as_json(capsys):
    assert cli.main(["satser", "--mangler", "--dato", "2026-11-22", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["hvorfor"] for row in rows} == {"mangler", "afledt", "sekundaer"}
    assert cli.main(["satser", "--mangler", "--dato", "2026-11-22"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Set fra 2026-11-22 Mangler" in said
    assert "knaek_maanedsloen): fra 2027-01-01 til 2027-12-31. Satserne for 2027 er ikke" in said
    assert "17672,00 kr/måned fra 2026-01-01 til 2026-12-31 afledt https://beraknare.se/dagpenge" in said


def test_without_a_day_it_is_seen_from_today(capsys):
    with time_machine.travel(date(2028, 1, 1)):
        assert cli.main(["satser", "--mangler"]) == 0
    assert capsys.readouterr().out.startswith("Set fra 2028-01-01\n")
