"""What stops a start: keys that do not belong to the data. Two starts at once, and who may read the files."""

import base64
import fcntl
import os
import time
from pathlib import Path

import pytest

from tests import installation as installations
from tests.installation import Installation

one_engine = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
STARTS = ("serve", "worker", "init")
WRONG = base64.b64encode(b"x" * 32).decode()
A_KEY = "import uuid\nfrom fleksaftale.core.crypto import Vault\nVault.create(uuid.uuid4())"
A_PERSON = (
    "from fleksaftale.people.models import User\n"
    "User.objects.create_user('maja@nordlys.example', 'Maja Kjærgaard')"
)


def data(installation: Installation) -> Path:
    return Path(installation.environment["DATA_DIR"])


def refusal(installation: Installation, *arguments: str, **more: str) -> str:
    """The one line with which a command that should not start ends."""
    result = installation.command(*arguments, PORT="1", HOST="127.0.0.1", **more)
    assert result.returncode in {1, 2}, result.stdout + result.stderr
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0]


@one_engine
def test_nothing_starts_with_the_master_key_of_another_installation(installation: Installation) -> None:
    installation.shell(A_KEY)
    for command in STARTS:
        assert "The key store was wrapped by master key" in refusal(installation, command, MASTER_KEY=WRONG)


@one_engine
def test_nothing_starts_when_the_key_store_is_lost(installation: Installation) -> None:
    installation.shell(A_PERSON)
    for command in STARTS:
        elsewhere = data(installation) / f"{command}.sqlite3"
        line = refusal(installation, command, KEYS_DATABASE_URL=f"sqlite:///{elsewhere}")
        assert "The key store" in line
        assert "is empty, though there is data" in line
        assert b"core_datakey" not in elsewhere.read_bytes()


@one_engine
def test_a_second_start_waits_for_the_first(installation: Installation) -> None:
    handle = os.open(data(installation) / ".lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    second = installation.start("-m", "fleksaftale", "init")
    assert second.stderr
    told = second.stderr.readline()
    time.sleep(1)
    assert second.poll() is None
    os.close(handle)
    _out, err = second.communicate(timeout=60)
    assert told.strip() == "Another start is preparing this installation; waiting for it ..."
    assert (second.returncode, err) == (0, "")


def test_two_first_starts_at_once_both_succeed_and_nobody_else_may_read_the_databases(tmp_path: Path) -> None:
    made = installations.new("sqlite", tmp_path)
    starts = [made.start("-m", "fleksaftale", "init") for _number in range(2)]
    for process in starts:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, out + err
    files = list((tmp_path / "var").iterdir())
    assert {"data.sqlite3", "keys.sqlite3"} <= {path.name for path in files}
    assert [path.name for path in files if path.stat().st_mode & 0o077] == []
