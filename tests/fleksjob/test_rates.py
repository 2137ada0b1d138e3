"""Rate files: what they hold, and what is refused with file and key."""

import csv
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from fleksjob import rates as satser
from fleksjob.errors import LawError, RateMissing
from fleksjob.law import gaeldende
from fleksjob.rates import RateFileError, load

DATA = Path(__file__).parent / "data"
NAMES = {
    "fleksloentilskud_base_share": "andel_af_dagpenge",
    "fleksloentilskud_taper_1": "sats_under_knaek",
    "fleksloentilskud_taper_2": "sats_over_knaek",
    "fleksloentilskud_atp_rate": "atp_sats",
    "fleksloentilskud_atp_max": "atp_hoejst",
    "fleksloentilskud_max_month": "hoejeste_fleksloentilskud",
    "fleksloentilskud_max_week": "hoejeste_fleksloentilskud_uge",
    "fleksloentilskud_threshold_month": "knaek_maanedsloen",
    "days_per_month_mixed": "dage_pr_maaned",
    "dagpenge_max_month": "dagpenge_maaned",
    "dagpenge_max_day": "dagpenge_dag",
}
AUTHORITIES = {
    *("star.dk", "bm.dk", "borger.dk", "statens-adm.dk", "ast.dk", "ft.dk", "medst.dk", "pav.medst.dk"),
    *("retsinformation.dk", "elov.dk", "danskelove.dk", "lovguiden.dk", "skat.dk", "sm.dk", "atp.dk"),
}
"""Whose pages may be called official: the state, and those that print the text of the law."""

GOOD = """
[knaek]
titel = "Grænse"
title = "Threshold"
enhed = "kr/måned"
lov   = "LAB § 123"

  [[knaek.vaerdi]]
  fra     = 2024-01-01
  til     = 2024-12-31
  beloeb  = 16323
  status  = "officiel"
  kilde   = "https://star.dk/"
  tjekket = 2026-11-21
"""


@pytest.fixture(scope="module")
def rates():
    return satser.gaeldende()


def collected():
    with (DATA / "rates.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["valid_from"] >= "2013"]


@pytest.mark.parametrize("row", collected(), ids=lambda row: f"{row['parameter']}-{row['valid_from']}")
def test_every_collected_value_stands_in_the_rate_files_on_its_first_and_last_day(rates, row):
    rate = rates[NAMES[row["parameter"]]]
    last = row["valid_to"] or "2026-12-31"
    for day in (row["valid_from"], last):
        value = rate.at(date.fromisoformat(day))
        assert value is not None
        assert value.amount == Fraction(row["value"])
        assert value.kilde == row["source_url"]
    if row["confidence"].startswith(("derived", "implied")):
        assert value.status == "afledt"
    elif "secondary" in row["confidence"]:
        assert value.status == "sekundaer"


@pytest.mark.parametrize(
    ("name", "day", "status"),
    [
        ("hoejeste_fleksloentilskud", "2024-06-01", "officiel"),
        ("knaek_maanedsloen", "2024-06-01", "officiel"),
        ("knaek_maanedsloen", "2020-06-01", "afledt"),
        ("knaek_maanedsloen", "2021-06-01", "sekundaer"),
        ("hoejeste_fleksloentilskud", "2016-06-01", "sekundaer"),
        ("hoejeste_fleksloentilskud", "2025-06-01", "afledt"),
        ("dagpenge_maaned", "2026-06-01", "sekundaer"),
        ("atp_hoejst", "2013-06-01", "afledt"),
        ("sats_over_knaek", "2026-06-01", "officiel"),
    ],
)
def test_certainty_is_as_the_source_allows(rates, name, day, status):
    assert rates[name].at(date.fromisoformat(day)).status == status


def test_only_an_authority_or_the_law_itself_is_called_official(rates):
    for rate in rates.values():
        for value in rate.values:
            host = value.kilde.split("/")[2].removeprefix("www.")
            assert (value.status != "officiel") or host in AUTHORITIES, (rate.name, value.fra)


def test_nothing_is_used_after_the_day_it_was_reviewed_to(rates):
    assert rates["sats_under_knaek"].at(date(2026, 12, 31)) is not None
    assert rates["sats_under_knaek"].at(date(2027, 1, 1)) is None


def test_a_yearly_rate_ends_with_its_year(rates):
    for name in ("hoejeste_fleksloentilskud", "knaek_maanedsloen", "dagpenge_maaned"):
        assert all(value.til and value.til.year == value.fra.year for value in rates[name].values)


def test_every_value_was_checked_and_has_a_source(rates):
    for rate in rates.values():
        for value in rate.values:
            assert value.tjekket >= date(2026, 11, 21)
            assert value.kilde.startswith("http")


def test_the_subsidy_follows_from_the_highest_dagpenge_on_every_day():
    """The rule of money.md 1.1 reproduces every value there is, official or not."""
    law = gaeldende()
    day = date(2013, 1, 1)
    while day <= date(2026, 12, 31):
        run = law.at(day).run({"dagpengeandel": 98})
        assert run.exact("ydelse_maaned") == law.rates["hoejeste_fleksloentilskud"].at(day).amount, day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def test_a_missing_rate_names_itself_and_the_years_there_are(rates):
    rate = rates["knaek_maanedsloen"]
    assert "knaek_maanedsloen" in str(rate.missing(date(2027, 3, 1)))
    assert "sidste år er 2026" in str(rate.missing(date(2027, 3, 1)))
    assert "første år er 2013" in str(rate.missing(date(2012, 3, 1)))
    assert isinstance(rate.missing(date(2012, 3, 1)), RateMissing)


@pytest.mark.parametrize(
    ("change", "line", "complaint"),
    [
        (
            ("til     = 2024-12-31", "til     = 2024-12-31\n  rounding = 1"),
            11,
            r"vaerdi\[1\].rounding: ukendt nøgle",
        ),
        (("lov   =", "loov  ="), 6, "knaek.loov: ukendt nøgle"),
        (('title = "Threshold"\n', ""), 2, "knaek.title: mangler"),
        (('  kilde   = "https://star.dk/"\n', ""), 8, "kilde: mangler"),
        (('"https://star.dk/"', '"star"'), 13, "kilde: skal være en adresse"),
        (('"https://star.dk/"', "3"), 13, "kilde: skal være en tekst"),
        (('  status  = "officiel"\n', ""), 8, "status: mangler"),
        (("  tjekket = 2026-11-21\n", ""), 8, "tjekket: mangler"),
        (("  til     = 2024-12-31\n", ""), 8, "enten til eller gennemgaaet_til"),
        (("2024-12-31", "2024-12-31\n  gennemgaaet_til = 2024-12-31"), 8, "enten til eller gennemgaaet_til"),
        (("2024-12-31", "2023-12-31"), 8, "slutter 2023-12-31, før den begynder"),
        (("fra     = 2024-01-01", 'fra     = "2024-01-01"'), 9, "fra: skal være en dato"),
        (("fra     = 2024-01-01", "fra     = 2024-01-01T00:00:00"), 9, "fra: skal være en dato"),
        (('"officiel"', '"sikker"'), 12, "ukendt status 'sikker'"),
        (("16323", '"16323"'), 11, "beloeb: skal være et tal"),
        (("16323", "true"), 11, "beloeb: skal være et tal"),
        (("16323", "-1"), 11, "beloeb: skal være et tal"),
        (("16323", "nan"), 11, "beloeb: skal være et tal"),
        (("16323", "16323.005"), 11, "højst to decimaler"),
        (("beloeb  =", "andel   ="), 11, "andel: ukendt nøgle"),
        (("kr/måned", "andel"), 11, "beloeb: ukendt nøgle"),
        (("kr/måned", "euro/måned"), 5, "ukendt enhed 'euro'"),
        (("[[knaek.vaerdi]]", "[knaek.vaerdi]"), 8, "skal være en liste"),
        (("[knaek]", "[kn-aek]"), 2, "navn"),
        (("16323", ""), 11, "kan ikke læses som TOML"),
    ],
)
def test_a_broken_file_is_refused_with_file_line_and_key(tmp_path, change, line, complaint):
    broken = GOOD.replace(*change)
    assert broken != GOOD
    (tmp_path / "satser.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(RateFileError, match=complaint) as refused:
        load(tmp_path)
    assert str(refused.value).startswith(f"satser.toml, linje {line}: ")


def row_of(fra, til):
    return GOOD[GOOD.index("  [[knaek.vaerdi]]") :].replace("2024-12-31", til).replace("2024-01-01", fra)


def test_overlapping_dates_are_refused(tmp_path):
    (tmp_path / "a.toml").write_text(GOOD + row_of("2024-12-31", "2025-12-31"), encoding="utf-8")
    with pytest.raises(
        RateFileError, match=r"linje 15: knaek: .* overlapper hinanden 2024-12-31; se a.toml, linje 8"
    ):
        load(tmp_path)


def test_a_declared_gap_cannot_lie_over_a_value(tmp_path):
    gap = '\n  [[knaek.hul]]\n  fra = 2024-12-31\n  til = 2025-01-01\n  grund = "x"\n'
    (tmp_path / "a.toml").write_text(GOOD + gap, encoding="utf-8")
    with pytest.raises(RateFileError, match="overlapper"):
        load(tmp_path)


def test_one_rate_in_two_files_is_refused(tmp_path):
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    with pytest.raises(RateFileError, match=r"b\.toml, linje 2: knaek: satsen står også i en anden fil"):
        load(tmp_path)


def test_a_folder_without_rates_is_refused(tmp_path):
    with pytest.raises(RateFileError, match="ingen satser"):
        load(tmp_path)


def test_a_recalled_value_is_never_computed_with(tmp_path):
    (tmp_path / "a.toml").write_text(GOOD.replace('"officiel"', '"genkaldt"'), encoding="utf-8")
    rate = load(tmp_path)["knaek"]
    assert rate.values[0].amount == 16323
    assert rate.at(date(2024, 6, 1)) is None
    assert "ingen værdier" in str(rate.missing(date(2024, 6, 1)))


def test_a_gap_between_two_values_is_said_as_such(tmp_path):
    (tmp_path / "a.toml").write_text(GOOD + row_of("2026-01-01", "2026-12-31"), encoding="utf-8")
    assert "men ikke for denne dag" in str(load(tmp_path)["knaek"].missing(date(2025, 6, 1)))


def test_rates_cannot_be_changed_under_a_law(rates):
    with pytest.raises(TypeError):
        rates["knaek"] = 3
    with pytest.raises(LawError, match="ukendt"):
        rates.with_({"ukendt": rates["knaek_maanedsloen"]})
