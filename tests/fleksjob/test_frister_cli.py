"""fleksjob frister as a person or a program meets it."""

import io
import json
import os
import subprocess
import sys

import pytest

from fleksjob import cli

KARIM = '{"ansaettelse_start": "2024-03-01", "varighed": "midlertidigt"}'


def run(capsys, monkeypatch, *arguments, given=KARIM):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    status = cli.main(["frister", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_the_table_has_the_day_who_and_what_in_danish(capsys, monkeypatch):
    status, out, err = run(capsys, monkeypatch, "-")
    assert (status, err) == (0, "")
    assert out.startswith("Dag         Retning  Forslag     Hvem")
    assert "01.09.2026  senest   01.09.2026  kommunen        D01 Kommunens første opfølgning" in out
    assert "D03 Kommunens status efter 4½ år: fredag 01.09.2028 (uge 35)" in out
    assert "Det mangler vi at vide\n  foedselsdag (D05, D06, D07, D09)" in out
    assert "Regelsæt: fleksjob " in out


def test_weeks_carry_their_own_year(capsys, monkeypatch):
    _, out, _ = run(capsys, monkeypatch, "-", given='{"afgoerelse_modtaget": "2026-12-04"}')
    assert "fredag 01.01.2027 (uge 53/2026)" in out
    assert "Forslag: onsdag 30.12.2026 (uge 53) (afhænger af overenskomst)" in out


def test_with_a_today_it_says_what_has_passed_and_what_to_do(capsys, monkeypatch):
    _, out, _ = run(capsys, monkeypatch, "-", "--i-dag", "2026-11-21")
    assert "tirsdag 01.09.2026 (uge 36) – er passeret" in out
    assert "kontakt kommunen nu" in " ".join(out.split())


def test_the_same_in_english(capsys, monkeypatch):
    _, out, _ = run(capsys, monkeypatch, "-", "--engelsk")
    assert "no later than" in out
    assert "The municipality's first follow-up in the fleksjob: Tuesday 01.09.2026 (week 36)" in out


def test_no_facts_at_all_give_only_what_is_missing(capsys, monkeypatch):
    status, out, _ = run(capsys, monkeypatch, "-", given="{}")
    assert status == 0
    assert out.startswith("Der er ingen frister ud fra det oplyste.")


def test_json_has_every_key_and_days_as_iso(capsys, monkeypatch):
    _, out, _ = run(capsys, monkeypatch, "-", "--json")
    answer = json.loads(out)
    assert list(answer) == ["regelsaet", "frister", "mangler", "ikke_aktuelle", "udeladt"]
    first = next(each for each in answer["frister"] if each["id"] == "D01")
    assert (first["dato"], first["forslag"], first["retning"]) == ("2026-09-01", "2026-09-01", "senest")
    assert first["ansvarlig"] == {"da": "kommunen", "en": "the municipality"}
    assert (first["lov_kendt"], first["fra_brev"], first["dage_til"]) == (True, False, None)
    assert {each["id"] for each in answer["udeladt"]} == {"D32", "D34"}
    missing = next(each for each in answer["mangler"] if each["oplysning"] == "foedselsdag")
    assert missing["frister"] == ["D05", "D06", "D07", "D09"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ('{"ansaettelse_start": "i går"}', "ansaettelse_start"),
        ('{"startdato": "2024-03-01"}', "startdato"),
        ('{"ansaettelse_start": "2024-03-01", "ansaettelse_start": "2024-03-02"}', "ansaettelse_start"),
        ('{"samtale_interval_maaneder": 2.5}', "samtale_interval_maaneder"),
        ('{"brev": {"D10": "2024-03-01"}}', "brev.D10"),
        ("[]", "det skal være et JSON-objekt"),
        ("", "der er ingen oplysninger"),
        ("{", "det er ikke JSON"),
    ],
)
def test_bad_input_ends_with_2_and_one_line_that_names_the_field(capsys, monkeypatch, given, field):
    status, out, err = run(capsys, monkeypatch, "-", given=given)
    assert (status, out) == (2, "")
    assert err.startswith(f"fleksjob: {field}")
    assert err.count("\n") == 1
    assert "timeloen" not in err


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ((), "der mangler oplysninger"),
        (("-", "--i-dag", "i dag"), "i-dag"),
        (("findes-ikke.json",), "kan ikke"),
        (("-", "--alle"), "oplysninger"),
        (("-", "--markdown"), "markdown"),
    ],
)
def test_a_bad_call_ends_with_2(capsys, monkeypatch, arguments, field):
    status, out, err = run(capsys, monkeypatch, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"fleksjob: {field}")
    assert err.count("\n") == 1


def test_a_file_is_read_too(capsys, monkeypatch, tmp_path):
    file = tmp_path / "sag.json"
    file.write_text(KARIM)
    assert run(capsys, monkeypatch, str(file)) == run(capsys, monkeypatch, "-")


def test_all_rows_are_listed_with_the_ones_left_out(capsys, monkeypatch):
    _, out, _ = run(capsys, monkeypatch, "--alle")
    listed = [line[:3] for line in out.splitlines() if line.startswith("D")]
    assert listed == [f"D{number:02d}" for number in range(1, 35)]
    assert out.count("regnes ikke ud: ") == 2


def test_all_rows_as_json_have_their_law_by_date(capsys, monkeypatch):
    _, out, _ = run(capsys, monkeypatch, "--alle", "--json")
    answer = json.loads(out)
    assert [each["id"] for each in answer["udeladt"]] == ["D32", "D34"]
    talks = next(each for each in answer["raekker"] if each["id"] == "D19")
    assert [(each["fra"], "lov" in each) for each in talks["loven"]] == [
        ("2013-01-01", False),
        ("2020-01-01", True),
        ("2026-07-01", False),
    ]


def test_the_facts_are_listed_with_a_good_value(capsys, monkeypatch):
    _, out, _ = run(capsys, monkeypatch, "--oplysninger")
    assert "ansaettelse_start\n  den dag, fleksjobbet begyndte" in out


def test_it_runs_in_its_own_process_and_shows_danish_letters_anywhere():
    done = subprocess.run(
        [sys.executable, "-m", "fleksjob", "frister", "-", "--json"],
        input=KARIM.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": "src", "PYTHONIOENCODING": "ascii"},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["frister"]
