"""Sealing in a real installation: killed processes, two at once, both engines; verify, seal, doctor."""

import time
from pathlib import Path

import pytest

from tests import installation as installations
from tests.documents.sealing.tsa import TimeStampServer
from tests.installation import Installation

CLOSED = """
from tests.cast import *
from fleksaftale.documents import signing
sofie = User.objects.create_user("sofie@nordlys.example", "Sofie Bang")
maja = User.objects.create_user("maja@nordlys.example", "Maja Kjærgaard")
seat = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
commands.accept(maja, commands.invite(seat, name="Maja Kjærgaard", email=maja.email))
seat = seats.take(sofie, seat.case.pk)
writing.write_together(seat, FLEKS_TILLAEGSAFTALE)
save_together(seat, ANSWERS)
version = propose_version(seat)
for person in (sofie, maja):
    own = seats.take(person, seat.case.pk)
    signing.sign(own, FLEKS_TILLAEGSAFTALE, version.pk, signing.Intent(own.name, version.fingerprint))
"""
FETCH = """
import sys
from tests.cast import *
from fleksaftale.documents.printing import signed_pdf
from fleksaftale.cases.models import Case
case = Case.objects.get()
seat = seats.take(User.objects.get(email="%s@nordlys.example"), case.pk)
here = now(seat)
print(signed_pdf(here, here.signed).hex())
"""
COUNT = """
from fleksaftale.documents.models import *
print(SignedFile.objects.count(), AwaitedSeal.objects.count())
"""


one_engine = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)  # files and the key only


@pytest.fixture(scope="session")
def signed() -> dict[str, Installation]:
    """Installations at rest in which both have signed, by engine; filled when first asked for."""
    return {}


@pytest.fixture
def closed(
    installation: Installation, signed: dict[str, Installation], tmp_path_factory: pytest.TempPathFactory
) -> Installation:
    """A copy of its own of an installation with an agreement that waits for its seal."""
    server = installation.environment.get("DATABASE_URL", "").rpartition("/")[0] + "/"
    if installation.engine not in signed:
        installation.shell(CLOSED)
        signed[installation.engine] = installation
    return installations.clone(signed[installation.engine], tmp_path_factory.mktemp("signed"), server)


def pdf_of(installation: Installation, who: str = "maja") -> bytes:
    return bytes.fromhex(installation.shell(FETCH % who))


def test_a_worker_killed_while_it_seals_leaves_it_to_the_next(closed: Installation) -> None:
    with TimeStampServer("silent") as server:
        worker = closed.start("-m", "fleksaftale", "worker", "--once", TIMESTAMP_URL=server.address)
        ends = time.monotonic() + 60
        while not server.asked and time.monotonic() < ends:
            time.sleep(0.05)
        assert server.asked, "the worker never came to the seal"
        worker.kill()
        worker.wait()
    assert closed.shell(COUNT) == "0 1"
    assert closed.command("worker", "--once").returncode == 0
    assert closed.shell(COUNT) == "1 0"
    assert pdf_of(closed, "maja") == pdf_of(closed, "sofie")


def test_three_processes_at_once_make_one_seal(closed: Installation) -> None:
    running = [closed.start("-m", "fleksaftale", "worker", "--once") for _ in range(2)]
    running.append(closed.start("-c", "import django; django.setup()\n" + FETCH % "maja"))
    for process in running:
        _out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    assert closed.shell(COUNT) == "1 0"
    assert bytes.fromhex(_out.strip()) == pdf_of(closed, "sofie")


@one_engine
def test_verify_answers_by_status_in_both_languages(closed: Installation, tmp_path: Path) -> None:
    file, other = tmp_path / "aftale.pdf", tmp_path / "andet.pdf"
    file.write_bytes(pdf_of(closed))
    unchanged = closed.command("verify", str(file))
    assert unchanged.returncode == 0, unchanged.stderr
    assert "Filen er uændret" in unchanged.stdout
    assert "Maja" not in unchanged.stdout
    old = closed.command("seal", "--new")
    assert old.returncode == 0, old.stderr
    assert closed.command("verify", str(file)).returncode == 0  # sealed with the key before
    file.write_bytes(file.read_bytes()[:-1])
    changed = closed.command("verify", str(file), "--language", "en")
    assert changed.returncode == 1
    assert "changed after it was sealed" in changed.stdout.lower()
    other.write_bytes(b"%PDF-1.7 intet")
    assert closed.command("verify", str(other)).returncode == 4
    missing = closed.command("verify", str(tmp_path / "mangler.pdf"))
    assert (missing.returncode, "Traceback" in missing.stderr) == (2, False)
    file.write_bytes(pdf_of(closed))
    stranger = closed.command("verify", str(file), DATA_DIR=str(tmp_path / "stranger"))
    assert stranger.returncode == 3


@one_engine
def test_doctor_and_seal_miss_a_lost_key_and_nothing_new_is_made(closed: Installation) -> None:
    pdf_of(closed)
    secrets = Path(closed.environment["DATA_DIR"]) / "secrets"
    assert "seal: certificate" in closed.command("doctor").stdout
    kept = {path: path.read_bytes() for path in secrets.glob("seal*")}
    for path in kept:
        path.unlink()
    assert "is missing" in closed.command("doctor").stdout
    refused = closed.command("seal", "--new")
    assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
    assert "Når seglets nøgle er væk" in refused.stderr
    assert not list(secrets.glob("seal*"))
    for path, content in kept.items():
        path.write_bytes(content)
        path.chmod(0o600)
    assert closed.command("seal").returncode == 0
