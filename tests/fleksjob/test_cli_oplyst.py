"""Facts on the command line: a file of JSON, NAME=VALUE, or both."""

import json

import pytest

from fleksjob import cli
from fleksjob.cli_oplyst import laes
from fleksjob.errors import InputError


def answer(capsys, *words):
    assert cli.main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_pairs_give_the_same_answer_as_json(capsys, tmp_path):
    facts = {"dato": "2026-11-21", "fleksjob_begyndt": "2010-01-01", "ny_arbejdsgiver": True}
    case = tmp_path / "sag.json"
    case.write_text(json.dumps(facts))
    pairs = ("dato=2026-11-21", "fleksjob_begyndt=2010-01-01", "ny_arbejdsgiver=ja")
    assert answer(capsys, "vurder", "ordning", *pairs) == answer(capsys, "vurder", "ordning", str(case))


def test_a_pair_goes_before_the_file_and_without_a_value_it_is_unknown(tmp_path):
    case = tmp_path / "sag.json"
    case.write_text('{"dato": "2026-11-21", "varighed": "permanent"}')
    assert laes([str(case), "dato=2027-01-01", "varighed="]) == {"dato": "2027-01-01", "varighed": None}


def test_a_name_with_a_dot_stands_in_a_table_and_a_list_is_json():
    given = laes(["brev.D04=2029-02-28", 'ledighedsydelse_maaneder=["2025-02", "2025-03"]'])
    assert given == {"brev": {"D04": "2029-02-28"}, "ledighedsydelse_maaneder": ["2025-02", "2025-03"]}


@pytest.mark.parametrize("words", [["dato=1", "dato=2"], ["dato", "2026-11-21"], ["a=1", "a.b=2"], ["a=[1"]])
def test_what_is_neither_a_file_nor_a_pair_is_refused(words):
    with pytest.raises(InputError):
        laes(words)


def test_two_cases_are_compared_from_pairs(capsys):
    now = ("dato=2024-06-01", "timeloen=200", "effektive_timer=18", "loenarter.bonus=300")
    pairs = answer(capsys, "sammenlign", *now, "efter.effektive_timer=20")
    bonus = answer(capsys, "sammenlign", *(f"foer.{each}" for each in now), "efter.effektive_timer=20")
    assert pairs == bonus
    assert pairs["forskel"]["loen_md"] == "1733.33"


def test_the_curve_and_the_deadlines_take_pairs_too(capsys):
    assert answer(capsys, "kurve", "dato=2024-06-01", "timeloen=200", "effektive_timer=18")["punkter"]
    assert "D01" in json.dumps(answer(capsys, "frister", "ansaettelse_start=2024-03-01"))


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["beregn", "--timelon", "200"], "mener du --timeloen? Ellers skriv fx fleksjob beregn --help"),
        (["kurve", "--dato", "2024-06-01"], "skriv fx fleksjob kurve --help"),
        (["bergen"], "mener du beregn?"),
        (["vurder", "ordnin", "-"], "mener du ordning?"),
    ],
)
def test_a_word_that_is_almost_right_gets_the_right_one_and_the_help_of_the_command(capsys, words, hint):
    assert cli.main(words) == 2
    assert hint in capsys.readouterr().err


def test_a_question_stands_once_and_what_is_not_stated_is_not_repeated(capsys):
    assert cli.main(["vurder", "ordning", "dato=2026-11-21", "ny_arbejdsgiver=ja"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.count("Er dine opgaver de samme?") == 1
    assert shown.count("Hvilken dag begyndte du") == 1
    assert "kke oplyst" not in shown
    assert "Får du en ny arbejdsgiver? Ja." in shown
    assert "[opgaver: de_samme, delvis_nye, nye]" in shown
