"""Rates from a folder of one's own: added to the shipped ones, no less strict, and always shown as local."""

import json
import re
from datetime import date

import pytest

from fleksjob import cli, rates
from fleksjob.engine import Law, rule
from fleksjob.fakta import Oplyst
from fleksjob.law import emner, gaeldende
from fleksjob.law.folkepension import DATO
from fleksjob.rates import RateFileError
from fleksjob.vurdering import vurder_sag

NEXT_YEAR = """
[knaek_maanedsloen]
  [[knaek_maanedsloen.vaerdi]]
  fra     = 2027-01-01
  til     = 2027-12-31
  beloeb  = 18202
  status  = "officiel"
  kilde   = "https://bm.dk/satser/satser-for-2027"
  tjekket = 2026-12-15

[hoejeste_fleksloentilskud]
  [[hoejeste_fleksloentilskud.vaerdi]]
  fra     = 2027-01-01
  til     = 2027-06-30
  beloeb  = 22248
  status  = "sekundaer"
  kilde   = "https://www.danskerhverv.dk/satser-for-2027/"
  tjekket = 2026-12-15
"""
OWN = """
[kommunens_sats]
titel = "Kommunens egen sats"
title = "The municipality's own rate"
enhed = "kr/måned"
lov   = "Byrådet 2026"
  [[kommunens_sats.vaerdi]]
  fra     = 2026-01-01
  til     = 2026-12-31
  beloeb  = 100
  status  = "officiel"
  kilde   = "https://example.dk/"
  tjekket = 2026-11-21
"""
NEW_YEARS_DAY = date(2027, 1, 1)
REVIEWED = "".join(
    f"""
[{name}]
  [[{name}.vaerdi]]
  fra = 2027-01-01
  til = 2027-12-31
  {key} = {number}
  status = "officiel"
  kilde = "https://example.dk/"
  tjekket = 2026-12-15
"""
    for name, key, number in (
        ("sats_under_knaek", "andel", "0.30"),
        ("sats_over_knaek", "andel", "0.55"),
        ("atp_sats", "andel", "0.05"),
        ("atp_hoejst", "beloeb", "500"),
    )
)
"""The constants of the new year, as somebody who has read the law would add them."""


@rule(law="§", fra="2013-01-01", kilde="https://example.dk/", da="Svar", en="Answer")
def svaret(dato):
    return dato > dato


@rule(law="§", fra="2013-01-01", kilde="https://example.dk/", da="Grænse", en="Threshold", navn="grænsen")
def graensen(knaek_maanedsloen):
    return knaek_maanedsloen * 1


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Write the local file; gives its path."""

    def write(text):
        file = tmp_path / "satser" / "egne.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        monkeypatch.setenv("FLEKSJOB_SATSER", str(file.parent))
        return file

    return write


def test_a_new_year_is_added_without_a_release(folder):
    assert rates.gaeldende()["knaek_maanedsloen"].at(NEW_YEARS_DAY) is None
    folder(NEXT_YEAR)
    value = rates.gaeldende()["knaek_maanedsloen"].at(NEW_YEARS_DAY)
    assert (value.amount, value.status, value.lokal) == (18202, "officiel", True)
    assert not rates.gaeldende()["knaek_maanedsloen"].at(date(2026, 12, 31)).lokal


def test_the_declared_gap_ends_where_the_local_value_begins(folder):
    folder(NEXT_YEAR)
    found = rates.gaeldende()
    assert [gap for gap in found["knaek_maanedsloen"].gaps if gap.fra.year == 2027] == []
    (left,) = [gap for gap in found["hoejeste_fleksloentilskud"].gaps if gap.til.year == 2027]
    assert (left.fra, left.til) == (date(2027, 7, 1), date(2027, 12, 31))
    assert [each for each in gaeldende().walk(NEW_YEARS_DAY, date(2027, 12, 31)) if not each.reason] == []


def test_a_rate_of_ones_own_needs_everything_a_shipped_one_does(folder):
    folder(OWN)
    assert rates.gaeldende()["kommunens_sats"].at(date(2026, 6, 1)).lokal
    file = folder(OWN.replace('lov   = "Byrådet 2026"\n', ""))
    with pytest.raises(RateFileError, match=r"kommunens_sats\.lov: mangler") as refused:
        rates.gaeldende()
    assert str(refused.value).startswith(f"{file}, linje 2: ")


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (
            ("2027-01-01", "2026-12-31"),
            3,
            "to perioder overlapper hinanden 2026-12-31; se fleksloentilskud.toml",
        ),
        (('"officiel"', '"sikker"'), 7, "ukendt status 'sikker'"),
        (
            ("[knaek_maanedsloen]", '[knaek_maanedsloen]\nenhed = "kr/uge"'),
            3,
            "satsen findes og har 'kr/måned'",
        ),
        (("  tjekket = 2026-12-15\n", ""), 3, "tjekket: mangler"),
        (("beloeb  = 18202", "tal = 18202"), 6, "tal: ukendt nøgle"),
        (("beloeb  = 18202", "beloeb ="), 6, "kan ikke læses som TOML"),
    ],
)
def test_a_local_file_is_read_no_less_strictly(folder, change, line, said):
    file = folder(NEXT_YEAR.replace(*change, 1))
    with pytest.raises(RateFileError) as refused:
        rates.gaeldende()
    assert str(refused.value).startswith(f"{file}, linje {line}: ")
    assert said in str(refused.value)


def test_a_folder_that_is_not_there_is_refused_in_one_line(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("FLEKSJOB_SATSER", str(tmp_path / "borte"))
    assert cli.main(["satser"]) == 2
    said = capsys.readouterr().err
    assert "borte: her er ingen satser" in said
    assert said.count("\n") == 1


def test_a_changed_file_is_read_anew(folder):
    folder(NEXT_YEAR)
    assert rates.gaeldende()["knaek_maanedsloen"].at(NEW_YEARS_DAY).amount == 18202
    folder(NEXT_YEAR.replace("18202", "18203.50"))
    assert rates.gaeldende()["knaek_maanedsloen"].at(NEW_YEARS_DAY).amount == 18203.5


def test_the_rule_set_has_another_name_with_local_rates(folder):
    before = gaeldende().at(NEW_YEARS_DAY).fingerprint()
    untouched = gaeldende().at(date(2026, 1, 1)).fingerprint()
    folder(NEXT_YEAR)
    assert gaeldende().at(NEW_YEARS_DAY).fingerprint() != before
    assert gaeldende().at(date(2026, 1, 1)).fingerprint() == untouched


def test_the_list_of_rates_shows_what_is_local_with_its_source(folder, capsys):
    folder(NEXT_YEAR)
    assert cli.main(["satser", "--dato", "2027-01-01", "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    shown = rows["knaek_maanedsloen"]
    assert (shown["lokal"], shown["status"], shown["vaerdi"]) == (True, "officiel", "18202.00")
    assert shown["kilde"] == "https://bm.dk/satser/satser-for-2027"
    assert cli.main(["satser", "--dato", "2027-01-01"]) == 0
    (shown_line,) = re.findall(r".*18202,00.*\n.*", capsys.readouterr().out)
    assert "officiel, lokal" in shown_line
    assert "https://bm.dk/satser/satser-for-2027" in shown_line


def test_a_calculation_lists_the_local_rates_and_says_so(folder, capsys):
    folder(NEXT_YEAR + REVIEWED)
    facts = ["--dato", "2027-03-01", "--loen-md", "15000", "--fuldtidsloen-md", "40000"]
    assert cli.main(["beregn", "--json", *facts]) == 0
    answer = json.loads(capsys.readouterr().out)
    local = {rate["id"]: rate["kilde"] for rate in answer["satser"] if rate.get("lokal")}
    assert local["knaek_maanedsloen"] == "https://bm.dk/satser/satser-for-2027"
    caveats = {each["id"]: each for each in answer["forbehold"]}
    assert "er en lokal sats fra https://bm.dk/satser" in caveats["sats:knaek_maanedsloen"]["tekst"]
    assert "is a local rate from https://bm.dk" in caveats["sats:knaek_maanedsloen"]["tekst_en"]
    other = caveats["sats:hoejeste_fleksloentilskud"]["tekst"]
    assert "er fra en sekundær kilde, ikke set hos myndigheden og er en lokal sats" in other


def test_an_assessment_says_so_too(folder):
    folder(NEXT_YEAR)
    law = Law((*svaret.rules, *graensen.rules), (DATO,), (), rates.gaeldende())
    subject = emner.Emne("prøve", "Prøve", "Trial", "svaret", law, beloeb=("grænsen",))
    case = Oplyst(NEW_YEARS_DAY, {}, {})
    answer = vurder_sag(subject, subject.law.at(NEW_YEARS_DAY), case)
    (caveat,) = [each for each in answer.forbehold if each.id == "sats:knaek_maanedsloen"]
    assert "er en lokal sats fra https://bm.dk" in caveat.da
