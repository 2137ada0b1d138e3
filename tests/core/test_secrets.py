"""Secrets in files, made by several processes at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from fleksaftale.core import secrets
from tests.installation import Installation


def test_a_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    first = secrets.secret_key(tmp_path / "var")
    assert len(first) >= 50
    assert secrets.secret_key(tmp_path / "var") == first
    path = tmp_path / "var" / "secrets" / "secret.key"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_processes_that_start_together_agree_on_one_secret(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; import sys; from fleksaftale.core import secrets;"
        "print(secrets.secret_key(Path(sys.argv[1])))"
    )
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "var")], stdout=subprocess.PIPE, text=True
        )
        for _number in range(8)
    ]
    answers = {process.communicate()[0] for process in starts}
    assert len(answers) == 1
    assert answers.pop().strip() == secrets.secret_key(tmp_path / "var")


def test_what_stands_already_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.key"
    assert secrets.write_once(path, "first")
    assert not secrets.write_once(path, "second")
    assert secrets.read(path) == "first"
    secrets.replace(path, "third")
    assert secrets.read(path) == "third"
    assert path.stat().st_mode & 0o777 == 0o600


def test_only_the_key_table_lies_in_the_key_store(installation: Installation) -> None:
    tables = installation.shell(
        "from django.db import connections\n"
        "for alias in connections: print(sorted(connections[alias].introspection.table_names()))"
    ).splitlines()
    assert tables[1] == "['core_datakey', 'django_migrations']"
    assert "core_datakey" not in tables[0]
    assert "audit_event" in tables[0]


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_an_erased_key_is_gone_from_the_files(installation: Installation) -> None:
    """SQLite would keep the old page in the file and in its log; PostgreSQL is docs/drift.md's matter."""
    trace = installation.shell(
        "import uuid\n"
        "from pathlib import Path\n"
        "from django.conf import settings\n"
        "from fleksaftale.core.crypto import Vault\n"
        "from fleksaftale.core.models import DataKey\n"
        "vault = Vault.create(uuid.uuid4())\n"
        "wrapped = bytes(DataKey.objects.get(owner=vault.owner).wrapped)\n"
        "files = lambda: Path(settings.DATA_DIR).glob('keys.sqlite3*')\n"
        "found = lambda: sum(wrapped in path.read_bytes() for path in files())\n"
        "print(found()); Vault.erase(vault.owner); print(found())"
    )
    assert trace.split() == ["1", "0"]
