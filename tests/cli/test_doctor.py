"""The doctor names what is wrong and what to do."""

import base64
import json
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connection, transaction

from fleksaftale.audit import triggers
from fleksaftale.audit.models import Event
from fleksaftale.cli import doctor
from fleksaftale.cli.backup_manifest import STAMP, Contents, Manifest
from fleksaftale.cli.findings import Finding
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.core.models import DataKey
from fleksaftale.mail.models import Outbox
from tests.audit.test_log import sign
from tests.installation import Installation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds_of_the_tests")]


def failures(findings: doctor.Findings) -> list[Finding]:
    found = [finding for finding in findings if finding.level != "ok"]
    assert all(finding.advice for finding in found), "every complaint says what to do"
    return found


@pytest.fixture
def vault() -> Vault:
    return Vault.create(uuid.uuid4())


def test_a_healthy_key_store_and_trail_are_fine(vault: Vault) -> None:
    sign(vault)
    assert failures(doctor.master_key()) == []
    assert failures(doctor.audit_trail(full=True)) == []
    assert failures(doctor.time_of_day()) == []


def test_a_wrong_master_key_is_named(vault: Vault, settings: object) -> None:
    settings.MASTER_KEY = base64.b64encode(b"x" * 32).decode()  # type: ignore[attr-defined]
    [finding] = failures(doctor.master_key())
    assert finding.level == "fail"
    assert DataKey.objects.get().master in finding.text


def test_data_without_keys_is_named(vault: Vault) -> None:
    sign(vault)
    DataKey.objects.all().delete()
    [finding] = failures(doctor.master_key())
    assert "empty, though there is data" in finding.text


def test_a_master_key_that_wraps_nothing_is_named(vault: Vault, settings: object) -> None:
    settings.MASTER_KEY += " " + base64.b64encode(b"x" * 32).decode()  # type: ignore[attr-defined]
    [finding] = failures(doctor.master_key())
    assert "wraps nothing" in finding.text
    settings.MASTER_KEY = " ".join(reversed(settings.MASTER_KEY.split()))  # type: ignore[attr-defined]
    [finding] = failures(doctor.master_key())
    assert finding.advice == "Run: fleksaftale rewrap"


def test_a_broken_trail_and_a_missing_trigger_are_named(vault: Vault) -> None:
    sign(vault)
    with transaction.atomic():
        triggers.remove(connection)
        Event.objects.filter(seq=1).update(kind="test.viewed")
    [finding] = failures(doctor.audit_trail(full=False))
    assert "Event 1 has been altered" in finding.text
    Event.objects.filter(seq=1).update(kind="test.signed")
    [finding] = failures(doctor.audit_trail(full=False))
    assert "audit_event_no_update is missing" in finding.text


def test_a_secret_that_others_can_read_is_named(settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    (tmp_path / "secrets").mkdir(mode=0o700)
    key = tmp_path / "secrets" / "master.key"
    key.touch(mode=0o600)
    assert failures(doctor.files()) == []
    key.chmod(0o640)
    [finding] = failures(doctor.files())
    assert (finding.level, finding.advice) == ("fail", f"Run: chmod go= {key}")


def test_the_demo_at_a_public_address_is_a_failure(settings: object) -> None:
    settings.DEMO, settings.TLS = True, True  # type: ignore[attr-defined]
    assert failures(doctor.addresses())[0].level == "fail"
    settings.TLS = False  # type: ignore[attr-defined]
    assert failures(doctor.addresses())[0].level == "warn"


def test_a_clock_that_was_set_back_is_named(vault: Vault) -> None:
    sign(vault)
    with time_machine.travel(clock.now() - timedelta(hours=3)):
        assert failures(doctor.time_of_day())[0].level == "fail"


def test_a_mail_server_that_is_silent_is_a_warning(settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # type: ignore[attr-defined]
    [finding] = failures(doctor.mail())
    assert finding.level == "warn"


def test_mails_that_went_wrong_are_counted() -> None:
    assert failures(doctor.outgoing()) == []
    ago = clock.now() - timedelta(hours=2)
    for status in ("failed", "uncertain", "waiting", "waiting", "sent"):
        Outbox.objects.create(
            kind="case.news", owner=uuid.uuid4(), recipient=b"", context=b"", status=status, created_at=ago
        )
    assert [finding.text for finding in failures(doctor.outgoing())] == [
        "mail: 2 wait longer than they should",
        "mail: 1 could not be delivered",
        "mail: 1 may or may not have gone out",
    ]


@pytest.mark.parametrize(("hours", "levels"), [(3, []), (27, ["fail", "fail"])])
def test_a_backup_must_be_of_this_night(
    settings: object, tmp_path: Path, hours: int, levels: list[str]
) -> None:
    settings.BACKUP_DIR = str(tmp_path)  # type: ignore[attr-defined]
    assert [finding.level for finding in failures(doctor.backups())] == ["fail", "fail"]
    stamp = (clock.now() - timedelta(hours=hours)).strftime(STAMP)
    for folder in ("data", "keys"):
        (tmp_path / folder).mkdir()
        manifest = Manifest(folder, "sqlite", stamp, "1", f"{stamp}.sqlite3", 0, "", Contents({}, []))
        manifest.write(tmp_path / folder)
    assert [finding.level for finding in failures(doctor.backups())] == levels


def test_a_check_that_breaks_down_is_a_finding_and_the_rest_goes_on(
    settings: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> doctor.Findings:
        raise RuntimeError("out of order")

    monkeypatch.setattr(doctor, "disk", broken)
    found = list(doctor.examine(full=True))
    assert [finding.text for finding in found if "out of order" in finding.text]
    assert any(finding.text.startswith("backup") for finding in found)


def test_the_command_says_one_line_each_and_its_status_tells(installation: Installation) -> None:
    healthy = installation.started("doctor", "--full")
    assert healthy.returncode == 0, healthy.stdout + healthy.stderr
    assert len(healthy.stdout.splitlines()) >= 10
    key = Path(installation.environment["DATA_DIR"]) / "secrets" / "secret.key"
    key.chmod(0o644)
    sick = installation.command("doctor")
    assert sick.returncode == 1
    assert f"fail  {key} can be read by others -> Run: chmod go= {key}" in sick.stdout
    assert json.dumps(key.read_text().strip()) not in sick.stdout


def test_texts_that_nobody_has_looked_at_are_named() -> None:
    with time_machine.travel("2026-11-23T09:00:00+01:00", tick=False):
        assert failures(doctor.guidance()) == []
    with time_machine.travel("2027-06-01T09:00:00+02:00", tick=False):
        texts, rules, rates = failures(doctor.guidance())
    assert texts.level == rules.level == rates.level == "warn"
    assert "hard/klage.md" in texts.text
    assert "half a year" in rules.text
    assert "hoejeste_fleksloentilskud" in rates.text
