"""The first start, and what may never happen at a later one."""

from pathlib import Path

import pytest

from tests import installation as installations
from tests.installation import Installation

one_engine = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


@one_engine
def test_init_says_what_to_keep_and_changes_nothing_the_second_time(installation: Installation) -> None:
    secrets = Path(installation.environment["DATA_DIR"]) / "secrets"
    before = {path.name: path.read_text() for path in secrets.iterdir()}
    assert {"master.key", "secret.key", "seal.key"} < set(before)
    assert [name for name in before if name.endswith(".crt")], "the seal's certificate is kept beside its key"
    again = installation.started("init")
    assert again.returncode == 0
    for name in ("master.key", "seal.key"):
        assert str(secrets / name) in again.stdout
    assert before["master.key"].strip() not in again.stdout
    assert {path.name: path.read_text() for path in secrets.iterdir()} == before


@one_engine
def test_init_refuses_a_new_master_key_for_old_keys(installation: Installation) -> None:
    installation.shell("import uuid\nfrom fleksaftale.core.crypto import Vault\nVault.create(uuid.uuid4())")
    key = Path(installation.environment["DATA_DIR"]) / "secrets" / "master.key"
    key.unlink()
    result = installation.command("init")
    assert result.returncode == 1
    assert "at hand: none" in result.stderr
    assert "Traceback" not in result.stderr
    assert not key.exists()


def test_two_first_starts_at_once_agree(tmp_path: Path) -> None:
    made = installations.new("sqlite", tmp_path)
    code = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.core.management import call_command\n"
        "from fleksaftale.core import masterkey\n"
        "call_command('migrate', database='keys', verbosity=0, skip_checks=True)\n"
        "print(settings.SECRET_KEY, masterkey.current().id)"
    )
    first = made.run("-c", code)
    assert first.returncode == 0, first.stderr
    (tmp_path / "var" / "secrets" / "master.key").unlink()
    starts = [made.start("-c", code) for _number in range(3)]
    answers = {process.communicate(timeout=60)[0] for process in starts}
    assert len(answers) == 1
    assert answers.pop().split()[0] == first.stdout.split()[0]
