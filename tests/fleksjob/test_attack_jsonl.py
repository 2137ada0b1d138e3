"""JSON lines that nobody had in mind: a faulty row, and the others stand."""

import pytest

from fleksjob import cli

GOOD = '{"dato":"2024-06-01","timeloen":"200","effektive_timer":"18"}'


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_half_a_character_in_json_is_a_faulty_row_and_no_fall(tmp_path, capsys, kind):
    lines = tmp_path / "sager.jsonl"
    lines.write_text(
        r'{"dato": "2024-06-01", "timeloen": "\ud800", "effektive_timer": "18"}'
        "\n"
        r'{"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18", "\udc00": "a"}'
        f"\n{GOOD}\n",
        encoding="utf-8",
    )
    assert cli.main(["beregn", str(lines), "--ud", str(tmp_path / f"svar.{kind}")]) == 4
    said = capsys.readouterr().err
    assert "3 rækker, 2 med fejl" in said
    assert "timeloen: “?” kan ikke læses" in said


def test_half_a_character_in_a_note_of_ones_own_is_copied_as_its_code(tmp_path):
    lines, answer = tmp_path / "sager.jsonl", tmp_path / "svar.csv"
    lines.write_text(GOOD[:-1] + r', "x_note": "a\ud800"}', encoding="utf-8")
    assert cli.main(["beregn", str(lines), "--ud", str(answer)]) == 0
    assert r"a\ud800" in answer.read_text(encoding="utf-8")
