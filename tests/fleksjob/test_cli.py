"""The command line as a person or a program meets it: in its own process, with its exit status."""

import json
import os
import subprocess
import sys

import pytest

from fleksjob import cli, cli_beregn

HOURLY = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}
KEYS = [
    "loen_md",
    "fuldtidsloen_md",
    "nedsaettelse",
    "fleksloentilskud",
    "atp",
    "i_alt",
    "loenloft_binder",
    "marginal",
    "begrundelse",
    "satser",
    "forbehold",
]


def run(*arguments, given="", **environment):
    return subprocess.run(
        [sys.executable, "-m", "fleksjob", *arguments],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": "src", **environment},
        timeout=60,
        check=False,
    )


def one_line(capsys, status, *arguments):
    """The one line a refusal writes, run in this process."""
    assert cli.main(arguments) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("fleksjob: ")
    assert said.err.count("\n") == 1
    return said.err


def test_the_issues_example_word_for_word():
    done = run(
        "beregn", "--json", "-", given='{"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}'
    )
    assert (done.returncode, done.stderr) == (0, b"")
    answer = json.loads(done.stdout)
    assert list(answer) == KEYS
    assert done.stdout.decode().startswith(
        '{"loen_md": "15600.00", "fuldtidsloen_md": "32066.67", "nedsaettelse": "4680.00", '
        '"fleksloentilskud": "15272.00", "atp": "500.00", "i_alt": "30872.00", "loenloft_binder": false, '
    )
    assert answer["marginal"] == {"naeste_krone_beholdt": "0.70", "naeste_time": "570.75"}
    assert all(list(rate) == ["id", "vaerdi", "fra", "til", "status", "kilde"] for rate in answer["satser"])


def test_bad_input_ends_with_2_and_one_line():
    done = run("beregn", "--json", "-", given=json.dumps({**HOURLY, "timeloen": "1.234"}))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("fleksjob: timeloen: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("dato", "said"),
    [
        ("2012-12-31", "første år er 2013"),
        ("2027-01-01", "sidste år er 2026"),
        ("0001-01-01", "2013"),
        ("9999-12-31", "2026"),
    ],
)
def test_a_day_without_a_rate_ends_with_3_and_names_rate_and_year(dato, said):
    done = run("beregn", "-", "--json", given=json.dumps({**HOURLY, "dato": dato}))
    assert (done.returncode, done.stdout) == (3, b"")
    line = done.stderr.decode()
    assert "hoejeste_fleksloentilskud" in line
    assert said in line


@pytest.mark.parametrize("dato", ["2013-01-01", "2026-12-31"])
def test_the_first_and_the_last_day_are_answered(dato, capsys):
    assert cli.main(["beregn", "--json", "--dato", dato, "--timeloen", "200", "--effektive-timer", "18"]) == 0
    assert json.loads(capsys.readouterr().out)["loen_md"] == "15600.00"


@pytest.mark.parametrize(
    "given",
    [
        "",
        "   ",
        "[]",
        "3",
        "null",
        '"tekst"',
        "{",
        "{'dato': 1}",
        '{"dato": "2024-06-01",}',
        '{"dato": "2024-06-01", "dato": "2024-06-01"}',
        json.dumps({**HOURLY, "politik": {"a": 1}}),
        '{"dato": "2024-06-01", "timeloen": NaN, "effektive_timer": "18"}',
        '{"dato": "2024-06-01", "timeloen": -Infinity, "effektive_timer": "18"}',
        '{"dato": "2024-06-01", "timeloen": 1e999999999999999999999, "effektive_timer": "18"}',
        '{"dato": "2024-06-01", "timeloen": ' + "9" * 6000 + ', "effektive_timer": "18"}',
        '{"politik": {"x": 1, "x": 2}}',
        '{"\\ud800": 1}',
        '{"linje\\nskift": 1}',
        "[" * 100_000,
        b"\xff\xfe",
        b" " * 1_000_002,
    ],
    ids=lambda value: ascii(value)[:25],
)
def test_whatever_is_not_a_case_ends_with_2_and_one_line(given, tmp_path, capsys):
    file = tmp_path / "sag.json"
    file.write_bytes(given.encode() if isinstance(given, str) else given)
    one_line(capsys, 2, "beregn", "--json", str(file))


def test_not_a_number_is_refused_by_its_field(tmp_path, capsys):
    (tmp_path / "sag.json").write_text('{"dato": "2024-06-01", "timeloen": NaN, "effektive_timer": 18}')
    assert "timeloen" in one_line(capsys, 2, "beregn", str(tmp_path / "sag.json"))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["ukendt"],
        ["beregn"],
        ["beregn", "--ukendt"],
        ["beregn", "--dato"],
        ["beregn", "/findes/ikke.json"],
        ["beregn", "/"],
        ["beregn", "a\0b"],
        ["beregn", "-", "--dato", "2024-06-01"],
        ["beregn", "--timel", "200"],
        ["beregn", "--dato", "2024-06-01", "--timeloen", "200", "--effektive-timer", "18", "--politik", "x"],
        ["beregn", "--politik", "atp_afrunding=ingen", "--politik", "atp_afrunding=ingen"],
        ["satser", "--dato", "i går"],
        ["satser", "--dato", "2024-W01-1"],
        ["satser", "--dato", "2024-02-30"],
        ["regler", "mere"],
    ],
    ids=" ".join,
)
def test_a_command_line_that_cannot_be_read_ends_with_2_and_one_line(arguments, capsys):
    one_line(capsys, 2, *arguments)


def test_json_numbers_are_read_as_decimals(tmp_path, capsys):
    (tmp_path / "sag.json").write_text(
        '{"dato": "2024-06-01", "loen_md": 8417.10, "fuldtidsloen_md": 29661.7}'
    )
    assert cli.main(["beregn", "--json", str(tmp_path / "sag.json")]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["loen_md"], answer["fuldtidsloen_md"]) == ("8417.10", "29661.70")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path, capsys):
    (tmp_path / "sag.json").write_text(json.dumps(HOURLY), encoding="utf-8-sig")
    assert cli.main(["beregn", str(tmp_path / "sag.json")]) == 0
    assert "15.272,00 kr." in capsys.readouterr().out


def test_people_give_the_same_facts_as_options(capsys):
    hours = ["--timer-paa-arbejdspladsen", "20", "--intensitet", "90 %"]
    arguments = ["beregn", "--json", "--dato", "2024-06-01", "--timeloen", "200", *hours]
    assert cli.main([*arguments, "--politik", "atp_afrunding=hele kroner"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["fleksloentilskud"] == "15272.00"
    assert [each["id"] for each in answer["forbehold"]] == ["politik:atp_afrunding"]


def test_people_read_a_calculation_in_danish(capsys):
    assert cli.main(["beregn", "--dato", "2024-06-01", "--timeloen", "200", "--effektive-timer", "22"]) == 0
    text = capsys.readouterr().out
    assert text.splitlines()[0] == "Fleksløntilskud for juni 2024"
    for part in (
        "Løn: 22 timer × 200,00 kr. × 52/12",
        "55 % af 2.743,67 kr. over grænsen 16.323,00 kr.",
        "13.000,00 kr.",
        "Flere timer giver her ikke højere samlet indtægt på grund af",
        "Forbehold",
        "Regelsæt: fleksjob",
    ):
        assert part in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80
    assert text == "\n".join(line.rstrip() for line in text.split("\n"))


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ("--loen-md 0 --fuldtidsloen-md 30000", "intet tilskud i måneden"),
        ("--loen-md 60000 --fuldtidsloen-md 99999", "Nedsættelsen er større end tilskuddet"),
        ("--loen-md 9000 --fuldtidsloen-md 30000 --sygedagpenge-md 2000", "krone for krone"),
        ("--loen-md 9000 --fuldtidsloen-md 30000 --anden-loen-md 2000", "Anden lønindtægt"),
        ("--loen-md 9000 --fuldtidsloen-md 30000 --fuldtidstillaeg-md 2000", "heraf tillæg 2.000,00 kr."),
        ("--loen-md 9000 --fuldtidsloen-md 30000 --ledighedsydelsesdage 2,5", "Ledighedsydelse i 2,5 dage"),
        ("--timeloen 200 --timer-paa-arbejdspladsen 25 --intensitet 83%", "25 timer × 83 % = 20,75 timer"),
        ("--timeloen 200 --effektive-timer 37 --fuldtidstillaeg-md 100", "+ tillæg 100,00 kr."),
        (
            "--timeloen 200 --effektive-timer 20",
            "En time mere om ugen giver 233,92 kr. mere om måneden før skat.",
        ),
    ],
)
def test_every_part_of_the_formula_has_its_line(arguments, part, capsys):
    assert cli.main(["beregn", "--dato", "2024-06-01", *arguments.split()]) == 0
    assert part in capsys.readouterr().out


def test_colour_is_only_for_a_terminal_that_wants_it(monkeypatch):
    class Terminal:
        def isatty(self):
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert cli_beregn.wants_colour(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not cli_beregn.wants_colour(Terminal())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not cli_beregn.wants_colour(Terminal())


def test_colour_changes_nothing_but_the_colour():
    from fleksjob.beregning import beregn
    from fleksjob.visning import Style, tekst

    plain, coloured = (tekst(beregn(HOURLY), Style(colour=colour)) for colour in (False, True))
    assert "\x1b[1m" in coloured
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[33m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_the_calculation_is_told_with_the_rates_it_was_made_with():
    from fractions import Fraction

    from fleksjob.beregning import beregn
    from fleksjob.law import gaeldende
    from fleksjob.visning import Style, tekst

    reform = gaeldende().with_(params={"sats_under_knaek": Fraction(1, 4), "atp_sats": Fraction(1, 40)})
    text = tekst(beregn(HOURLY, reform), Style())
    assert "25 % af 15.600,00 kr." in text
    assert "2,5 %, højst 500,00 kr." in text


def test_rates_are_listed_for_a_day_and_for_all_years(capsys):
    assert cli.main(["satser", "--dato", "2024-06-01"]) == 0
    assert "19952,00 kr/måned" in capsys.readouterr().out
    assert cli.main(["satser", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) > 60
    assert cli.main(["satser", "--dato", "2027-06-01"]) == 0
    assert "mangler: Satserne for 2027" in capsys.readouterr().out


def test_rules_are_listed_with_paragraph_and_dates(capsys):
    assert cli.main(["regler", "fleksloentilskud"]) == 0
    text = capsys.readouterr().out
    assert "fra 2020-01-01  LAB § 123, stk. 3" in text
    assert "loenloft_medregner_anden_loen: Tæller anden løn med i lønloftet? nej | ja" in text


def test_help_is_danish_and_names_every_fact(capsys):
    for arguments in (["--help"], ["beregn", "--help"], ["satser", "-h"], ["regler", "-h"]):
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        assert left.value.code == 0
    text = capsys.readouterr().out
    assert "brug: fleksjob" in text
    assert "usage" not in text
    assert "--timer-paa-arbejdspladsen" in text


def test_the_version_is_the_distributions():
    import tomllib
    from pathlib import Path

    from fleksjob import __version__

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == __version__


def test_text_that_the_terminal_cannot_show_does_no_harm():
    done = run(
        "beregn",
        "--dato",
        "2024-06-01",
        "--timeloen",
        "200",
        "--effektive-timer",
        "18",
        PYTHONIOENCODING="ascii",
    )
    assert (done.returncode, done.stderr) == (0, b"")
    answer = run("beregn", "--json", "-", given=json.dumps(HOURLY), PYTHONIOENCODING="ascii")
    assert json.loads(answer.stdout)["satser"]


def test_a_reader_that_leaves_early_does_no_harm():
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m fleksjob satser | head -1"],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": "src"},
        timeout=60,
        check=False,
    )
    assert done.stderr == b""


def in_shell(command):
    """The exit status and what stands in standard error."""
    done = subprocess.run(
        ["bash", "-c", command.replace("fleksjob", f"{sys.executable} -m fleksjob", 1)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": "src"},
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr.decode()


BEREGN = "fleksjob beregn --dato 2024-06-01 --timeloen 200 --effektive-timer 18"


@pytest.mark.parametrize(
    "command",
    [
        f"{BEREGN} > /dev/full",
        f"{BEREGN} --json > /dev/full",
        "fleksjob regler --markdown > /dev/full",
        "fleksjob --help > /dev/full",
        "fleksjob --version > /dev/full",
        f"{BEREGN} >&-",
        "fleksjob --help >&-",
    ],
)
def test_an_answer_that_cannot_be_written_is_one_line_and_status_1(command):
    status, said = in_shell(command)
    assert status == 1
    assert said.startswith("fleksjob: kan ikke skrive svaret")
    assert said.count("\n") == 1


@pytest.mark.parametrize("arguments", ["regler --markdown", "--help", "satser", "beregn --ukendt"])
def test_a_pipe_nobody_reads_is_quiet(arguments):
    status, said = in_shell(f"fleksjob {arguments} > >(exec true) 2>&1; s=$?; sleep 0.1; exit $s")
    assert (status, said) == (2 if "ukendt" in arguments else 0, "")


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full"])
def test_the_status_holds_where_nothing_can_be_said(closed):
    assert in_shell(f"fleksjob beregn --dato igaar {closed}") == (2, "")


def test_a_closed_standard_input_is_no_case():
    status, said = in_shell("fleksjob beregn - <&-")
    assert status == 2
    assert said.count("\n") == 1


def test_importing_the_law_brings_nothing_heavy_with_it():
    done = subprocess.run(
        [sys.executable, "-c", "import sys, fleksjob.beregning, fleksjob.cli; print(*sys.modules)"],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": "src"},
        check=True,
    )
    heavy = {"django", "holidays", "polars", "numpy", "numba", "duckdb", "babel"}
    assert heavy.isdisjoint(done.stdout.decode().split())
