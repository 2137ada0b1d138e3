"""Backup, disaster, restore: on both engines, with the program's own commands."""

import json
import time
from datetime import timedelta
from pathlib import Path

import pytest

from fleksaftale.cli.backup_manifest import STAMP
from fleksaftale.core import clock
from tests.cli.backup_room import fill, history
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


def good(installation: Installation, *arguments: str, **more: str) -> str:
    result = installation.command(*arguments, **more)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def refused(installation: Installation, *arguments: str, **more: str) -> str:
    result = installation.command(*arguments, **more)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    return result.stdout + result.stderr


def the_file(folder: Path) -> Path:
    (found,) = (path for path in folder.iterdir() if path.suffix != ".json")
    return found


def test_after_a_disaster_everything_is_read_again_and_the_erased_stays_erased(
    installation: Installation, tmp_path: Path
) -> None:
    kept, erased = fill(installation)
    before = history(installation, kept)
    assert before[0] == "Maja Kjærgaard så aftalen"
    good(installation, "backup", str(tmp_path / "b"))
    assert "This backup can be restored." in good(installation, "restore", "--verify", str(tmp_path / "b"))
    destroy(installation, server_of(installation))
    assert "Restored." in good(installation, "restore", str(tmp_path / "b"), "--yes")
    assert history(installation, kept) == before
    with pytest.raises(AssertionError, match="KeyErased"):
        history(installation, erased)
    good(installation, "audit", "verify")


def test_data_and_keys_lie_apart_and_the_master_key_is_in_neither(
    installation: Installation, tmp_path: Path
) -> None:
    fill(installation)
    assert "The master key is not in the backup" in good(installation, "backup", str(tmp_path / "b"))
    data, keys = the_file(tmp_path / "b" / "data"), the_file(tmp_path / "b" / "keys")
    master = (Path(installation.environment["DATA_DIR"]) / "secrets" / "master.key").read_text().strip()
    for path in (data, keys):
        assert master.encode() not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    manifest = json.loads(data.with_name(data.name + ".json").read_text())
    assert manifest["contents"]["rows"]["audit_event"] == 11
    assert "core_datakey" not in manifest["contents"]["rows"]
    assert "audit.0002_protect" in manifest["contents"]["migrations"]
    assert len(manifest["contents"]["audit_head"]) == 64
    keys_manifest = json.loads(keys.with_name(keys.name + ".json").read_text())
    assert keys_manifest["contents"]["rows"]["core_datakey"] == 1


def test_nothing_that_stands_is_replaced_unasked(installation: Installation, tmp_path: Path) -> None:
    kept, _erased = fill(installation)
    good(installation, "backup", str(tmp_path / "b"))
    assert "There is something already" in refused(installation, "restore", str(tmp_path / "b"), "--yes")
    later, _gone = fill(installation)
    good(installation, "restore", str(tmp_path / "b"), "--yes", "--replace")
    assert len(history(installation, kept)) == 10
    with pytest.raises(AssertionError, match="KeyErased"):
        history(installation, later)


@one_engine
def test_older_data_with_todays_keys_keeps_what_was_erased_since_closed(
    installation: Installation, tmp_path: Path
) -> None:
    kept, _erased = fill(installation)
    good(installation, "backup", str(tmp_path / "b"))
    installation.shell(
        f"from uuid import UUID\nfrom fleksaftale.core.crypto import Vault\nVault.erase(UUID('{kept}'))"
    )
    good(installation, "restore", str(tmp_path / "b"), "--yes", "--replace", "--only", "data")
    with pytest.raises(AssertionError, match="KeyErased"):
        history(installation, kept)


def test_a_damaged_backup_is_refused(installation: Installation, tmp_path: Path) -> None:
    fill(installation)
    good(installation, "backup", str(tmp_path / "b"))
    path = the_file(tmp_path / "b" / "data")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert "is damaged" in refused(installation, "restore", "--verify", str(tmp_path / "b"))
    assert "Nothing was changed" in refused(
        installation, "restore", str(tmp_path / "b"), "--yes", "--replace"
    )
    path.unlink()
    assert "is missing" in refused(installation, "restore", "--verify", str(tmp_path / "b"))


@one_engine
def test_a_forged_backup_with_a_fitting_manifest_is_refused(
    installation: Installation, tmp_path: Path
) -> None:
    """Somebody edits the live chain past the triggers: the backup is whole, the rehearsal still says no."""
    fill(installation)
    installation.shell(
        "from django.db import connection\nfrom fleksaftale.audit import triggers\n"
        "from fleksaftale.audit.models import Event\n"
        "triggers.remove(connection)\nEvent.objects.filter(seq=3).update(kind='test.viewed')\n"
        "triggers.install(connection)"
    )
    good(installation, "backup", str(tmp_path / "b"))
    said = refused(installation, "restore", "--verify", str(tmp_path / "b"))
    assert "Event 3 has been altered" in said
    assert "Event 3 has been altered" in refused(installation, "audit", "verify")


def test_a_wrong_master_key_is_named(installation: Installation, tmp_path: Path) -> None:
    fill(installation)
    good(installation, "backup", str(tmp_path / "b"))
    right = installation.shell("from fleksaftale.core import masterkey\nprint(masterkey.current().id)")
    said = refused(
        installation,
        "restore",
        "--verify",
        str(tmp_path / "b"),
        MASTER_KEY="eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=",
    )
    assert f"wrapped by master key {right}" in said


@one_engine
def test_key_backups_older_than_thirty_days_go_and_data_backups_stay(
    installation: Installation, tmp_path: Path
) -> None:
    good(installation, "backup", str(tmp_path / "b"))
    for days in (31, 29):
        stamp = (clock.now() - timedelta(days=days)).strftime(STAMP)
        for folder in ("data", "keys"):
            file = the_file_named(tmp_path / "b" / folder)
            aged = json.loads(file.with_name(file.name + ".json").read_text())
            aged |= {"made": stamp, "file": f"{stamp}.sqlite3"}
            (file.parent / f"{stamp}.sqlite3").write_bytes(file.read_bytes())
            (file.parent / f"{stamp}.sqlite3.json").write_text(json.dumps(aged))
    time.sleep(1.1)
    good(installation, "backup", str(tmp_path / "b"))
    assert len(list((tmp_path / "b" / "data").glob("*.json"))) == 4
    assert len(list((tmp_path / "b" / "keys").glob("*.json"))) == 3
    assert len(list((tmp_path / "b" / "keys").glob("*.sqlite3"))) == 3


def the_file_named(folder: Path) -> Path:
    return max(path for path in folder.iterdir() if path.suffix != ".json")


@one_engine
def test_a_backup_that_is_killed_leaves_no_file_that_looks_like_one(
    installation: Installation, tmp_path: Path
) -> None:
    fill(installation)
    (tmp_path / "b" / "data").mkdir(parents=True)
    left = tmp_path / "b" / "data" / ".part-20260101T000000Z.sqlite3"
    left.write_text("half")
    for delay in (0.4, 0.6, 0.8):
        process = installation.start("-m", "fleksaftale", "backup", str(tmp_path / "b"))
        time.sleep(delay)
        process.kill()
        process.communicate()
    good(installation, "backup", str(tmp_path / "b"))
    assert not left.exists()
    assert not list((tmp_path / "b").glob("*/.part-*"))
    good(installation, "restore", "--verify", str(tmp_path / "b"))


def test_a_missing_tool_and_a_missing_folder_are_said_plainly(
    installation: Installation, tmp_path: Path
) -> None:
    assert "Name a folder" in refused(installation, "backup")
    assert "There is no backup" in refused(installation, "restore", "--verify", str(tmp_path))
    if installation.engine == "postgresql":
        said = refused(installation, "backup", str(tmp_path / "b"), PATH=str(tmp_path))
        assert "pg_dump is not installed" in said
        assert not list((tmp_path / "b" / "data").iterdir())
