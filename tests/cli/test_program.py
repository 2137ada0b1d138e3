"""``fleksaftale`` without a command: what there is to do here, in a screenful."""

import importlib.metadata
from pathlib import Path

import pytest

from tests import installation as installations
from tests.installation import Installation

COMMANDS = Path(__file__).parents[2] / "src/fleksaftale/cli/management/commands"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return installations.new("sqlite", tmp_path_factory.mktemp("help"))


@pytest.mark.parametrize("words", [("--help",), ("help",), ()])
def test_help_lists_our_commands_with_a_line_each_and_no_others(
    empty: Installation, words: tuple[str, ...]
) -> None:
    result = empty.started(*words)
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    ours = sorted(file.stem for file in COMMANDS.glob("[a-z]*.py"))
    assert sorted(line.split()[0] for line in lines if line.startswith("  ")) == ours
    assert all(len(line) <= 120 for line in lines)
    for foreign in ("createsuperuser", "changepassword", "flush"):
        assert foreign not in result.stdout
    assert "fleksaftale help --commands" in result.stdout


def test_the_other_commands_are_still_there_for_who_knows_them(empty: Installation) -> None:
    assert "migrate" in empty.command("help", "--commands").stdout.split()
    assert "usage: fleksaftale doctor" in empty.command("doctor", "--help").stdout


def test_a_command_that_is_not_there_is_told_in_the_programs_own_name(empty: Installation) -> None:
    result = empty.started("docter")
    assert result.returncode == 1
    assert "fleksaftale help" in result.stderr
    assert "django" not in result.stderr


@pytest.mark.parametrize("word", ["--version", "version"])
def test_the_version_is_ours(empty: Installation, word: str) -> None:
    assert empty.started(word).stdout == f"fleksaftale {importlib.metadata.version('fleksaftale')}\n"
