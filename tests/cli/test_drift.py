"""docs/drift.md says what the program does: its settings, its commands, its unit files."""

import re
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.core.management import get_commands

from fleksaftale.cli.settings_table import table

ROOT = Path(__file__).parent.parent.parent
DRIFT = (ROOT / "docs" / "drift.md").read_text()
UNITS = sorted((ROOT / "deploy").glob("*.service"))
PROGRAM = "/opt/fleksaftale/.venv/bin/fleksaftale "


def test_the_table_of_settings_is_the_programs_own() -> None:
    """If it is not: put the output of `fleksaftale settings_table` between the two marks."""
    told = DRIFT.partition("<!-- settings: begin -->\n")[2].partition("<!-- settings: end -->")[0]
    assert told == table()


def test_every_command_it_names_exists() -> None:
    named = set(re.findall(r"`?fleksaftale ([a-z_]+)", "\n".join(code_lines()))) - {"fleksaftale"}
    assert {"backup", "restore", "doctor", "init", "audit", "rewrap", "serve", "worker"} <= named
    assert named <= set(get_commands())


def code_lines() -> list[str]:
    """What stands in backticks and in shell blocks at the start of a line."""
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", DRIFT, re.DOTALL))
    lines = [part.strip() for line in blocks.splitlines() for part in line.split("&&")]
    quoted = re.findall(r"`(fleksaftale [^`]+)`", DRIFT)
    return [line for line in [*lines, *quoted] if line.startswith("fleksaftale ")]


def test_what_the_program_refers_to_stands_there() -> None:
    assert "## Når hovednøglen er væk" in DRIFT
    assert "## Når nøgledatabasen er væk" in DRIFT


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_commands_that_exist_and_is_shut_in(unit: Path) -> None:
    text = unit.read_text()
    commands = re.findall(r"^ExecStart(?:Pre)?=(.+)$", text, re.MULTILINE)
    assert commands
    for command in commands:
        assert command.startswith(PROGRAM)
        assert command.removeprefix(PROGRAM).split()[0] in get_commands()
    for line in ("User=fleksaftale", "NoNewPrivileges=yes", "ProtectSystem=strict", "UMask=0077"):
        assert line in text.splitlines()
    assert f"`{unit.name}`" in DRIFT


def test_the_timer_starts_the_backup_every_night() -> None:
    timer = ConfigParser(strict=False)
    timer.read(ROOT / "deploy" / "fleksaftale-backup.timer")
    assert timer["Timer"]["Persistent"] == "true"
    assert timer["Timer"]["OnCalendar"].startswith("*-*-*")


def test_the_example_of_settings_names_only_settings() -> None:
    from fleksaftale.config.env import SETTINGS

    example = (ROOT / "deploy" / "env.example").read_text()
    for name in re.findall(r"^(?:# )?([A-Z_]+)=", example, re.MULTILINE):
        assert name.removesuffix("_FILE") in SETTINGS


def test_every_file_that_the_example_names_is_made_before_the_first_start() -> None:
    example = (ROOT / "deploy" / "env.example").read_text()
    before = DRIFT.partition("\nfleksaftale init\n")[0]
    named = re.findall(r"^[A-Z_]+_FILE=(.+)$", example, re.MULTILINE)
    assert named
    for path in named:
        assert re.search(rf"^install -m 0640 -g fleksaftale \S+ {path}\b", before, re.MULTILINE)


def test_the_example_says_whom_to_ask() -> None:
    assert re.search(r"^SUPPORT_CONTACT=", (ROOT / "deploy" / "env.example").read_text(), re.MULTILINE)
