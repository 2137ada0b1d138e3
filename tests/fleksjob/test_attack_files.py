"""What a file name or a line can be that nobody had in mind: nothing is lost, nothing is replaced unasked."""

import os
import stat

import pytest

from fleksjob import cli

HEAD = "dato;timeloen;effektive_timer\n"
ROW = "2024-06-01;200;18\n"


@pytest.fixture
def sager(tmp_path):
    file = tmp_path / "sager.csv"
    file.write_text(HEAD + ROW, encoding="utf-8")
    return file


@pytest.mark.parametrize("asked", [[], ["--overskriv"]])
def test_a_named_pipe_is_never_replaced_by_a_file(sager, tmp_path, capsys, asked):
    pipe = tmp_path / "roer.csv"
    os.mkfifo(pipe)
    assert cli.main(["beregn", str(sager), "--ud", str(pipe), *asked]) == 2
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert "almindelig fil" in capsys.readouterr().err


def test_a_link_that_leads_nowhere_is_not_said_to_be_written(sager, tmp_path, capsys):
    link = tmp_path / "svar.csv"
    link.symlink_to(tmp_path / "ingen.csv")
    assert cli.main(["beregn", str(sager), "--ud", str(link)]) == 2
    assert "findes allerede" in capsys.readouterr().err
    assert cli.main(["beregn", str(sager), "--ud", str(link), "--overskriv"]) == 0
    assert "15272,00" in link.read_text(encoding="utf-8")


def test_the_file_that_is_read_is_not_overwritten(sager, tmp_path, capsys):
    link = tmp_path / "link.csv"
    link.symlink_to(sager)
    for name in (sager, tmp_path / "." / ".." / tmp_path.name / "sager.csv", link):
        assert cli.main(["beregn", str(sager), "--ud", str(name), "--overskriv"]) == 2
        assert "den fil, der læses" in capsys.readouterr().err
    assert sager.read_text(encoding="utf-8") == HEAD + ROW


def test_the_faults_and_the_answer_are_not_one_file_by_another_name(sager, tmp_path, capsys):
    other = str(tmp_path / ".." / tmp_path.name / "svar.csv")
    answer = str(tmp_path / "svar.csv")
    assert cli.main(["beregn", str(sager), "--ud", answer, "--fejl", other, "--overskriv"]) == 2
    assert "--fejl" in capsys.readouterr().err
