"""Backup, disaster, restore: on both engines, with the program's own commands."""

import json
import time
from datetime import timedelta
from pathlib import Path

import pytest

from fleksaftale.cli.backup_manifest import STAMP, Manifest
from fleksaftale.core import clock
from tests.cli.backup_room import fill, history
from tests.cli.conftest import Lived
from tests.installation import Installation
from tests.postgres import create_database

one_engine = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)  # the same code for both


def destroy(installation: Installation, server: str) -> None:
    """Both databases are gone; the secrets are still there."""
    if installation.engine == "postgresql":
        for name in installation.databases.values():
            create_database(server, name)
    for path in Path(installation.environment["DATA_DIR"]).glob("*.sqlite3*"):
        path.unlink()


def server_of(installation: Installation) -> str:
    return installation.environment.get("DATABASE_URL", "").rpartition("/")[0] + "/"


def the_file(folder: Path) -> Path:
    (found,) = (path for path in folder.iterdir() if path.suffix != ".json")
    return found


def test_after_a_disaster_everything_is_read_again_and_the_erased_stays_erased(lived: Lived) -> None:
    before = history(lived.installation, lived.kept)
    assert before[0] == "Maja Kjærgaard så aftalen"
    assert "This backup can be restored." in lived.good("restore", "--verify", str(lived.backup))
    destroy(lived.installation, server_of(lived.installation))
    assert "Restored." in lived.good("restore", str(lived.backup), "--yes")
    assert history(lived.installation, lived.kept) == before
    with pytest.raises(AssertionError, match="KeyErased"):
        history(lived.installation, lived.erased)


def test_data_and_keys_lie_apart_and_the_master_key_is_in_neither(lived: Lived) -> None:
    data, keys = the_file(lived.backup / "data"), the_file(lived.backup / "keys")
    master = (lived.backup.parent / "secrets" / "master.key").read_text().strip()
    for path in (data, keys):
        assert master.encode() not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    contents = Manifest.load(data.with_name(data.name + ".json")).contents
    assert contents.rows["audit_event"] == 11
    assert "core_datakey" not in contents.rows
    assert "audit.0002_protect" in contents.migrations
    assert len(contents.audit_head) == 64
    assert Manifest.load(keys.with_name(keys.name + ".json")).contents.rows["core_datakey"] == 1


def test_nothing_that_stands_is_replaced_unasked(lived: Lived) -> None:
    later, _gone = fill(lived.installation)
    assert "There is something already in: data, keys" in lived.refused("restore", str(lived.backup), "--yes")
    lived.good("restore", str(lived.backup), "--yes", "--replace")
    assert len(history(lived.installation, lived.kept)) == 10
    with pytest.raises(AssertionError, match="KeyErased"):
        history(lived.installation, later)


@one_engine
def test_a_database_in_use_is_not_replaced(lived: Lived) -> None:
    user = lived.installation.start(
        "-c",
        "import django; django.setup()\nfrom fleksaftale.audit.models import Event\n"
        "print(Event.objects.count(), flush=True)\nimport time; time.sleep(90)",
    )
    assert user.stdout
    user.stdout.readline()
    said = lived.refused("restore", str(lived.backup), "--yes", "--replace", "--only", "data")
    user.kill()
    user.communicate()
    assert "is in use: stop the service first" in said
    assert len(history(lived.installation, lived.kept)) == 10


@one_engine
def test_older_data_with_todays_keys_keeps_what_was_erased_since_closed(lived: Lived) -> None:
    lived.installation.shell(
        f"from uuid import UUID\nfrom fleksaftale.core.crypto import Vault\nVault.erase(UUID('{lived.kept}'))"
    )
    lived.good("restore", str(lived.backup), "--yes", "--replace", "--only", "data")
    with pytest.raises(AssertionError, match="KeyErased"):
        history(lived.installation, lived.kept)


def test_a_damaged_backup_is_refused(lived: Lived) -> None:
    path = the_file(lived.backup / "data")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    said = lived.refused("restore", str(lived.backup), "--yes", "--replace")
    assert "is damaged" in said
    assert "Nothing was changed" in said


@one_engine
def test_a_backup_without_its_file_or_its_manifest_is_refused(lived: Lived) -> None:
    the_file(lived.backup / "data").unlink()
    assert "is missing" in lived.refused("restore", "--verify", str(lived.backup))
    for manifest in (lived.backup / "data").glob("*.json"):
        manifest.unlink()
    assert "There is no backup" in lived.refused("restore", "--verify", str(lived.backup))


@one_engine
def test_a_forged_backup_with_a_fitting_manifest_is_refused(lived: Lived) -> None:
    """Somebody edits the live chain past the triggers: the backup is whole, the rehearsal still says no."""
    lived.installation.shell(
        "from django.db import connection\nfrom fleksaftale.audit import triggers\n"
        "from fleksaftale.audit.models import Event\n"
        "triggers.remove(connection)\nEvent.objects.filter(seq=3).update(kind='test.viewed')\n"
        "triggers.install(connection)"
    )
    lived.good("backup", str(lived.backup / "later"))
    assert "Event 3 has been altered" in lived.refused("restore", "--verify", str(lived.backup / "later"))
    assert "Event 3 has been altered" in lived.refused("audit", "verify")


@one_engine
def test_a_backup_of_a_newer_program_is_refused(lived: Lived) -> None:
    path = the_file(lived.backup / "data")
    manifest = path.with_name(path.name + ".json")
    newer = manifest.read_text().replace("audit.0002_protect", "audit.9999_later")
    manifest.write_text(newer)
    said = lived.refused("restore", "--verify", str(lived.backup))
    assert "steps unknown here (audit.9999_later)" in said


def test_a_wrong_master_key_is_named(lived: Lived) -> None:
    right = the_master(lived)
    said = lived.refused(
        "restore",
        "--verify",
        str(lived.backup),
        MASTER_KEY="eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=",
    )
    assert f"wrapped by master key {right}" in said


def the_master(lived: Lived) -> str:
    keys = the_file(lived.backup / "keys")
    (name,) = Manifest.load(keys.with_name(keys.name + ".json")).contents.masters
    return name


@one_engine
def test_key_backups_older_than_thirty_days_go_and_data_backups_stay(lived: Lived) -> None:
    for days in (31, 29):
        stamp = (clock.now() - timedelta(days=days)).strftime(STAMP)
        for folder in ("data", "keys"):
            file = max(path for path in (lived.backup / folder).iterdir() if path.suffix != ".json")
            aged = json.loads(file.with_name(file.name + ".json").read_text())
            aged |= {"made": stamp, "file": f"{stamp}.sqlite3"}
            (file.parent / f"{stamp}.sqlite3").write_bytes(file.read_bytes())
            (file.parent / f"{stamp}.sqlite3.json").write_text(json.dumps(aged))
    lived.good("backup", str(lived.backup))
    assert len(list((lived.backup / "data").glob("*.json"))) == 4
    assert len(list((lived.backup / "keys").glob("*.json"))) == 3
    assert len(list((lived.backup / "keys").glob("*.sqlite3"))) == 3


@one_engine
def test_a_backup_that_is_killed_leaves_no_file_that_looks_like_one(lived: Lived) -> None:
    left = lived.backup / "data" / ".part-20260101T000000Z.sqlite3"
    left.write_text("half")
    for delay in (0.5, 0.8):
        process = lived.installation.start("-m", "fleksaftale", "backup", str(lived.backup))
        time.sleep(delay)
        process.kill()
        process.communicate()
    lived.good("backup", str(lived.backup))
    assert not left.exists()
    assert not list(lived.backup.glob("*/.part-*"))
    lived.good("restore", "--verify", str(lived.backup))


@pytest.mark.parametrize("installation", ["postgresql"], indirect=True)
def test_a_missing_tool_is_said_plainly(lived: Lived, tmp_path: Path) -> None:
    said = lived.refused("backup", str(tmp_path / "b"), PATH=str(tmp_path))
    assert "pg_dump is not installed" in said
    assert not list((tmp_path / "b" / "data").iterdir())


@one_engine
def test_a_missing_folder_is_asked_for(lived: Lived) -> None:
    assert "Name a folder" in lived.refused("backup")
