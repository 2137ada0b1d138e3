"""The command as a person meets it: files, pipes, statuses, and what is told at the end."""

import json
import os
import pty
import signal
import subprocess
import sys
import termios
import time

import polars as pl
import pytest

from fleksjob import cli
from fleksjob.beregning import beregn
from tests.fleksjob.raekker.files import HEAD, fleksjob, json_lines, rows_of

ONE = "2024-06-01;200;18"
GOOD = f"{HEAD}{ONE}\n{ONE}\n"
FAULTY = f"{HEAD}{ONE}\n2024-06-01;1.234;18\n"


@pytest.fixture
def sager(tmp_path):
    """A file with two good rows."""
    path = tmp_path / "sager.csv"
    path.write_text(GOOD)
    return path


def test_the_answer_stands_beside_the_file_and_it_is_said_where(sager, capsys):
    assert cli.main(["beregn", str(sager)]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert f"skrevet: {sager.with_name('sager.resultat.csv')}" in said.err
    assert "2 rækker, 0 med fejl" in said.err
    assert "fleksløntilskud i alt: 30.544,00 kr." in said.err
    assert [row["i_alt"] for row in rows_of(sager.with_name("sager.resultat.csv").read_text())] == [
        "30872,00"
    ] * 2


def test_some_faulty_rows_give_status_4_and_their_reasons(sager, capsys):
    sager.write_text(FAULTY)
    assert cli.main(["beregn", str(sager)]) == 4
    said = capsys.readouterr().err
    assert "2 rækker, 1 med fejl" in said
    assert "række 3: timeloen: “1.234” kan betyde to ting" in said


def test_english_is_english_to_the_end(sager, capsys):
    sager.write_text(FAULTY + "2024-06-01;200\n")
    assert cli.main(["beregn", str(sager), "--engelsk"]) == 4
    said = capsys.readouterr().err
    assert "row 3: timeloen: “1.234” can mean two things" in said
    assert "row 4: the row has 2 fields" in said
    assert "fleksløntilskud in all: 15.272,00 kr." in said


def test_quiet_says_nothing_and_still_gives_the_status(sager, capsys):
    sager.write_text(FAULTY)
    assert cli.main(["beregn", str(sager), "--stille"]) == 4
    assert capsys.readouterr().err == ""


def test_a_file_that_is_there_is_left_alone_until_it_is_asked_for(sager, capsys):
    there = sager.with_name("sager.resultat.csv")
    there.write_text("min egen")
    assert cli.main(["beregn", str(sager)]) == 2
    assert "--overskriv" in capsys.readouterr().err
    assert there.read_text() == "min egen"
    assert cli.main(["beregn", str(sager), "--overskriv"]) == 0
    assert there.read_text().startswith("dato;")


def test_faulty_rows_can_stand_in_a_file_of_their_own_with_their_numbers(sager, tmp_path):
    sager.write_text(FAULTY)
    assert cli.main(["beregn", str(sager), "--fejl", str(tmp_path / "fejl.csv"), "--stille"]) == 4
    (row,) = rows_of((tmp_path / "fejl.csv").read_text())
    assert (row["raekke"], row["timeloen"], row["fejl_felt"]) == ("3", "1.234", "timeloen")


@pytest.mark.parametrize("name", ["svar.csv", "svar.jsonl", "svar.ndjson", "svar.parquet"])
def test_the_format_of_the_answer_follows_its_name(sager, tmp_path, name):
    assert cli.main(["beregn", str(sager), "--ud", str(tmp_path / name), "--stille"]) == 0
    path = tmp_path / name
    if name.endswith("parquet"):
        amounts = [str(each) for each in pl.read_parquet(path)["i_alt"]]
    elif name.endswith("csv"):
        amounts = [row["i_alt"] for row in rows_of(path.read_text())]
    else:
        amounts = [row["i_alt"] for row in json_lines(path.read_text())]
    mark = "," if name.endswith("csv") else "."  # a semicolon between the cells goes with a comma in them
    assert amounts == [f"30872{mark}00"] * 2


def test_a_pipe_is_read_and_written_and_only_the_answer_is_in_it():
    done = fleksjob("beregn", "-", "--format", "csv", given=GOOD.encode())
    assert done.returncode == 0
    assert [row["i_alt"] for row in rows_of(done.stdout.decode())] == ["30872,00"] * 2
    assert done.stderr.decode().startswith("2 rækker")


def test_a_reader_that_leaves_is_not_complained_of():
    many = HEAD + f"{ONE}\n" * 50_000
    done = subprocess.run(  # noqa: S602 - a pipe as a shell makes it
        f"{sys.executable} -m fleksjob beregn - --format csv --stille | head -1",
        shell=True,
        input=many.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": "src"},
        check=False,
    )
    assert done.stdout.startswith(b"dato;")
    assert done.stderr == b""


def test_an_answer_that_cannot_be_written_is_status_1_and_one_line():
    if not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("no /dev/full here")
    done = subprocess.run(  # noqa: S602 - a pipe as a shell makes it
        f"{sys.executable} -m fleksjob beregn - --format csv --stille > /dev/full",
        shell=True,
        input=GOOD.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": "src"},
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["findes_ikke.csv"], "findes_ikke.csv"),
        (["-", "--format", "parquet"], "rør"),
        (["-", "--format", "csv", "--json"], "--json"),
        (["-", "--format", "csv", "--timeloen", "200"], "timeloen"),
        (["-", "--format", "xlsx"], "kender ikke"),
        (["sager.csv", "--fejl", "fejl.parquet"], "--fejl"),
        (["sager.csv", "--fejl", "sager.resultat.csv"], "--fejl"),
        (["sager.csv", "--fejl", "sager.csv", "--overskriv"], "--fejl"),
        (["sager.csv", "--ud", "ingen/mappe/svar.csv"], "--ud"),
        (["sager.csv", "--ud", "."], "--ud"),
        (["sager.csv", "--politik", "findes_ikke=ja"], "findes_ikke"),
        (["sag.json", "--marginal"], "--marginal"),
        (["--format", "csv"], "fil"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_status_2(sager, monkeypatch, capsys, arguments, said):
    monkeypatch.chdir(sager.parent)
    assert cli.main(["beregn", *arguments]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err
    assert sorted(each.name for each in sager.parent.iterdir()) == ["sager.csv"]


def test_one_object_in_a_file_is_still_one_case(tmp_path, capsys):
    (tmp_path / "sag.json").write_text('{"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}')
    assert cli.main(["beregn", str(tmp_path / "sag.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["i_alt"] == "30872.00"


def test_a_choice_on_the_command_line_holds_for_every_row(tmp_path, capsys):
    path = tmp_path / "sager.csv"
    path.write_text(f"{HEAD}2024-06-01;200;30\n")
    cli.main(["beregn", str(path), "--ud", "-", "--politik", "afrund_hvert_led=ja", "--marginal"])
    (row,) = rows_of(capsys.readouterr().out)
    assert row["nedsaettelse"] == "10219,00"
    case = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "30"}
    margins = beregn({**case, "politik": {"afrund_hvert_led": "ja"}}).som_json()["marginal"]
    assert {name: row[name].replace(",", ".") for name in margins} == margins


def test_an_error_on_the_way_leaves_no_file(tmp_path, capsys):
    path = tmp_path / "sager.csv"
    path.write_bytes(f"x_navn;{HEAD}Åse;{ONE}\n".encode() + f"Åse;{ONE}\n".encode("cp1252"))
    for name in ("svar.csv", "svar.parquet"):
        assert cli.main(["beregn", str(path), "--ud", str(tmp_path / name)]) == 2
        assert "linje 3" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["sager.csv"]


def test_a_process_that_is_killed_leaves_nothing_under_the_final_name(tmp_path):
    """It is held in the middle by a pipe that stays open."""
    target = tmp_path / "svar.csv"
    arguments = ["beregn", "-", "--format", "csv", "--ud", str(target), "--stille"]
    running = subprocess.Popen(
        [sys.executable, "-m", "fleksjob", *arguments],
        stdin=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": "src"},
    )
    assert running.stdin is not None
    running.stdin.write((HEAD + f"{ONE}\n" * 600_000).encode())
    running.stdin.flush()
    waiting = []
    for _ in range(600):
        waiting = list(tmp_path.glob(".svar.csv.*"))
        if waiting and waiting[0].stat().st_size:
            break
        time.sleep(0.1)
    running.send_signal(signal.SIGKILL)
    running.wait()
    running.stdin.close()
    assert waiting
    assert waiting[0].suffix == ".ufaerdig"
    assert not target.exists()


def test_the_bar_is_for_a_terminal_only(sager):
    assert b"\r" not in fleksjob("beregn", str(sager), "--overskriv").stderr
    main, side = pty.openpty()
    termios.tcsetwinsize(side, (24, 100))
    with subprocess.Popen(
        [sys.executable, "-m", "fleksjob", "beregn", str(sager), "--overskriv"],
        stderr=side,
        env={**os.environ, "PYTHONPATH": "src"},
    ) as running:
        running.wait()
    os.close(side)
    assert b"100%" in os.read(main, 10_000)
    os.close(main)


@pytest.mark.parametrize("package", ["polars", "tqdm"])
def test_without_the_packages_it_is_said_how_to_get_them(sager, package):
    program = (
        f"import sys; sys.modules[{package!r}] = None; "
        "from fleksjob.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "beregn", str(sager)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": "src"},
        check=False,
    )
    assert done.returncode == 2
    assert f'{package} mangler til mange rækker; pip install "fleksaftale[kolonner]"'.encode() in done.stderr


def test_many_rows_need_neither_numpy_nor_numba_nor_duckdb(sager):
    program = (
        "import sys; sys.modules.update(dict.fromkeys(['numpy', 'numba', 'duckdb', 'pyarrow', 'pandas']));"
        "from fleksjob.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    sager.write_text(HEAD + f"{ONE}\n" * 100)
    for name in ("svar.csv", "svar.parquet", "svar.jsonl"):
        done = subprocess.run(
            [sys.executable, "-c", program, "beregn", str(sager), "--ud", str(sager.with_name(name))],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": "src"},
            check=False,
        )
        assert done.returncode == 0, done.stderr
