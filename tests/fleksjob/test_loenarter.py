"""What counts as wage: the table itself, how it is read, and how a case uses it."""

import json
import re
from datetime import date

import pytest

from fleksjob import cli, loen_visning
from fleksjob.beregning import beregn
from fleksjob.errors import InputError
from fleksjob.law import gaeldende
from fleksjob.law.fleksloentilskud import fakta, loenarter
from fleksjob.visning import WIDTH, Style, tekst
from tests.fleksjob.test_engelsk import is_english

LAW = gaeldende()
MONTHLY = {"dato": "2024-06-01", "loen_md": "10000", "fuldtidsloen_md": "32000"}


def of(table, **more):
    return beregn({**MONTHLY, **more, "loenarter": table}, LAW)


def ids(answer):
    return [each.id for each in answer.forbehold]


# -- the table


def test_every_kind_of_the_sources_has_one_row_on_every_day():
    names = {each.id for each in loenarter.gaeldende()}
    for day in (
        date(2013, 1, 1),
        date(2022, 2, 24),
        date(2023, 12, 31),
        date(2024, 1, 1),
        date(2026, 11, 22),
    ):
        assert sorted(each.id for each in loenarter.paa(day)) == sorted(names)


def test_what_money_md_says_counts_does_so_with_the_day_it_changed():
    def on(day):
        return {each.id: each.taeller for each in loenarter.paa(date.fromisoformat(day))}

    now = on("2024-01-01")
    assert {name for name, counts in now.items() if counts == "nej"} == {
        "julegave",
        "personalegoder",
        "loebende_pension",
        "gruppeliv",
        "tab_af_erhvervsevne",
    }
    assert {name for name, counts in now.items() if counts == "uvist"} == {
        "raadighedsvederlag",
        "arbejdsgivers_atp",
        "g_dage",
    }
    assert (on("2023-12-31")["tabt_arbejdsfortjeneste"], now["tabt_arbejdsfortjeneste"]) == ("nej", "ja")
    assert on("2022-02-23")["feriegodtgoerelse_arbejdsgiver"] == "uvist"


def test_what_is_open_is_never_called_the_text_of_the_law():
    for each in loenarter.gaeldende():
        if each.taeller == "uvist":
            assert each.sikkerhed == "afledt"


def test_every_field_is_a_fact_of_the_calculation():
    assert set(loenarter.FELTER) <= {each.name for each in fakta.ALLE}


def test_every_row_can_be_read_in_both_languages():
    for each in loenarter.gaeldende():
        names = re.compile(r"\b(fritvalg|tantieme|feriedifference|fleksjob|forloeb)\b", re.IGNORECASE)
        assert is_english(names.sub("", f"{each.en} {each.regel[1]}")), each.en
    for language in ("da", "en"):
        lines = loen_visning.tekst(loen_visning.raekker(), language).splitlines()
        assert max(map(len, lines)) <= WIDTH + 4


GOOD = loenarter.FIL.read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('id = "loen"', 'navn = "loen"'), "ukendt nøgle"),
        (('taeller = "ja"', 'taeller = "måske"'), "måske"),
        (('felt = "loendele_md"', 'felt = "loen_md"'), "loen_md"),
        (('felt = "loendele_md"\n', ""), "felt"),
        (('kilde = "https://elov', 'kilde = "elov'), "adresse"),
        (("fra = 2013-01-01", 'fra = "2013"'), "dato"),
        (("fra = 2022-02-24", "fra = 2022-02-23"), "to rækker"),
        (("til = 2022-02-23", "til = 2012-02-23"), "før fra"),
        (('sikkerhed = "lovtekst"', 'sikkerhed = "gæt"'), "gæt"),
        (('regel_en = "Earned', 'note = "Earned'), "ukendt nøgle"),
        (("[[loenart]]", "[[loen]]"), "ukendt nøgle"),
        (('taeller = "saerlig"', 'taeller = "ja"'), "regel_da"),
        (('da = "', "da = "), "TOML"),
    ],
)
def test_a_file_that_is_not_in_order_is_refused_with_its_line(tmp_path, change, said):
    assert change[0] in GOOD
    file = tmp_path / "loenarter.toml"
    file.write_text(GOOD.replace(change[0], change[1], 1), encoding="utf-8")
    with pytest.raises(loenarter.Fejl, match=r"loenarter\.toml, linje \d+") as refused:
        loenarter.indlaes(file)
    assert said in str(refused.value)


# -- in a case


def test_each_amount_goes_where_its_kind_counts():
    answer = of(
        {
            "bonus": "1000",
            "pension": "500",
            "ferietillaeg": "700",
            "andet_job": "2000",
            "feriekonto_optjent": "1200",
            "sygedagpenge": "300",
            "tabt_arbejdsfortjeneste": "400",
            "julegave": "900",
            "g_dage": "800",
        },
        anden_loen_md="100",
    )
    facts = answer.sag.facts
    assert facts["loendele_md"] == 1500_00
    assert facts["saerlig_udbetaling_md"] == 700_00
    assert facts["anden_loen_md"] == 2100_00
    assert facts["feriepenge_optjent_md"] == 1200_00
    assert facts["sygedagpenge_md"] == 300_00
    assert facts["tabt_arbejdsfortjeneste_md"] == 400_00
    assert answer.loen_md == 10000 - 1200 + 700 + 1500
    shown = {each["id"]: each for each in answer.som_json()["loenarter"]}
    assert shown["julegave"]["regnet_i"] is None
    assert shown["bonus"]["regnet_i"] == "loendele_md"
    assert shown["g_dage"]["taeller"] == "uvist"


def test_what_does_not_count_changes_nothing_and_is_shown():
    answer = of({"personalegoder": "3000"})
    assert answer.fleksloentilskud == beregn(MONTHLY, LAW).fleksloentilskud
    assert "Ikke regnet med: Personalegoder" in tekst(answer, Style())
    assert "Not counted: Fringe benefits" in tekst(answer, Style(), "en")
    assert "loenart:personalegoder" not in ids(answer)


def test_what_is_open_is_asked_about_until_the_municipality_has_said():
    open_ = of({"g_dage": "900"})
    counted = of({"g_dage": {"beloeb": "900", "taeller": "ja"}})
    left_out = of({"g_dage": {"beloeb": "900", "taeller": "nej"}})
    assert (open_.loen_md, counted.loen_md, left_out.loen_md) == (10000, 10900, 10000)
    said = {each.id: each.tekst for each in open_.forbehold}
    assert said["loenart:g_dage"].endswith("Spørg kommunen.")
    for answer in (counted, left_out):
        assert "har kommunen oplyst" in {each.id: each.tekst for each in answer.forbehold}["loenart:g_dage"]


def test_the_rule_is_that_of_the_day():
    before = of({"tabt_arbejdsfortjeneste": "4000"}, dato="2023-12-31")
    assert before.sag.facts["tabt_arbejdsfortjeneste_md"] == 0
    assert of({"tabt_arbejdsfortjeneste": "4000"}).sag.facts["tabt_arbejdsfortjeneste_md"] == 4000_00


def test_without_kinds_the_answer_has_no_list_of_them():
    assert "loenarter" not in beregn(MONTHLY, LAW).som_json()


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ([], "loenarter"),
        ({"gaver": "1"}, "loenarter.gaver"),
        ({"bonus": "1.234"}, "loenarter.bonus"),
        ({"bonus": {"beloeb": "1", "taeller": "ja"}}, "loenarter.bonus"),
        ({"g_dage": {"beloeb": "1"}}, "loenarter.g_dage"),
        ({"g_dage": {"beloeb": "1", "taeller": "måske"}}, "loenarter.g_dage.taeller"),
        ({"g_dage": {"beloeb": "x", "taeller": "ja"}}, "loenarter.g_dage"),
        ({"bonus": "10000000", "pension": "1"}, "loenarter.pension"),
    ],
    ids=str,
)
def test_what_cannot_be_sorted_is_refused_by_its_kind(table, field):
    with pytest.raises(InputError) as refused:
        of(table)
    assert refused.value.field == field
    assert refused.value.message_en != str(refused.value)


# -- the command


def test_the_command_shows_the_table_of_a_day_or_of_all(capsys):
    assert cli.main(["loen"]) == 0
    text = capsys.readouterr().out
    assert "Tæller ikke\n- Julegave i penge" in text
    assert "Til 31.12.2023. Principmeddelelse 6-23. sekundær kilde." in text
    assert cli.main(["loen", "--dato", "2024-06-01", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {each["id"]: each["taeller"] for each in rows}["tabt_arbejdsfortjeneste"] == "ja"
    assert cli.main(["loen", "--dato", "i går", "--engelsk"]) == 2
    assert "is not a date" in capsys.readouterr().err
