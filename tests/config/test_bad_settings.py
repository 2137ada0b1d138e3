"""What an operator has mistyped ends every command in one line that names the setting, with status 2."""

import pytest

from tests import installation as installations
from tests.installation import Installation

BAD = {
    "a file that is not there": ({"SMTP_PASSWORD_FILE": "/findes/ikke"}, "SMTP_PASSWORD_FILE"),
    "a folder instead of a file": ({"MASTER_KEY_FILE": "/"}, "MASTER_KEY_FILE"),
    "a file that is no text": ({"SECRET_KEY_FILE": "/bin/true"}, "SECRET_KEY_FILE"),
    "no number": ({"SMTP_PORT": "femogtyve"}, "SMTP_PORT"),
    "a port that cannot be": ({"SMTP_PORT": "99999"}, "SMTP_PORT"),
    "digits without end": ({"PORT": "9" * 5000}, "PORT"),
    "no workers": ({"WORKERS": "0"}, "WORKERS"),
    "neither on nor off": ({"DEMO": "måske"}, "DEMO"),
    "two kinds of TLS": ({"SMTP_TLS": "1", "SMTP_STARTTLS": "1"}, "SMTP_STARTTLS"),
    "no database that is known": ({"DATABASE_URL": "oracel://x"}, "DATABASE_URL"),
    "a data folder below a file": ({"DATA_DIR": "/bin/true/var"}, "DATA_DIR"),
}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return installations.new("sqlite", tmp_path_factory.mktemp("bad"))


@pytest.mark.parametrize(("more", "name"), BAD.values(), ids=BAD)
def test_a_bad_setting_ends_in_one_line_that_names_it(
    empty: Installation, more: dict[str, str], name: str
) -> None:
    result = empty.command("doctor", **more)
    assert result.returncode == 2, result.stderr
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert name in result.stderr
    assert len(result.stderr) < 200


@pytest.mark.parametrize("command", ["serve", "worker", "backup", "init", "--help", "migrate"])
def test_every_command_says_it_in_the_same_way(empty: Installation, command: str) -> None:
    result = empty.command(command, SMTP_PASSWORD_FILE="/findes/ikke")
    assert result.returncode == 2
    assert result.stderr.splitlines() == [
        "SMTP_PASSWORD_FILE names a file that cannot be read: /findes/ikke (No such file or directory)"
    ]


def test_a_secret_itself_is_never_shown(empty: Installation) -> None:
    secret = "postgrse://maja:hemmeligt@vært/aftaler"
    result = empty.started("doctor", DATABASE_URL=secret)
    assert result.returncode == 2
    assert "hemmeligt" not in result.stderr
