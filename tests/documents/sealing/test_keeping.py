"""The one sealed file of a version: for both the same, once, after whatever goes wrong on the way."""

from typing import Any

import pytest
from django.db import connection

from fleksaftale.agreements.sealing import file_now, seal_next
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases.seats import Seat
from fleksaftale.core.crypto import Vault
from fleksaftale.documents import signing
from fleksaftale.documents.models import AwaitedSeal, SignedFile, Version
from fleksaftale.documents.printing import signed_pdf
from fleksaftale.documents.sealing import keeping, keys
from fleksaftale.documents.sealing.checking import State, verify
from fleksaftale.documents.signing import Intent
from tests.agreements.test_at_once import at_once
from tests.cast import now
from tests.documents.pdf.reading import body

from .tsa import TimeStampServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(majas_seat: Seat, sofies_seat: Seat, proposed: Version) -> Version:
    """Signed by both, and no more than that."""
    for seat in (majas_seat, sofies_seat):
        signing.sign(seat, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent(seat.name, proposed.fingerprint))
    return proposed


def test_the_first_signature_awaits_no_seal(majas_seat: Seat, proposed: Version) -> None:
    signing.sign(majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent(majas_seat.name, proposed.fingerprint))
    assert not AwaitedSeal.objects.exists()
    assert file_now(now(majas_seat), proposed) is None


def test_both_get_the_same_sealed_file(majas_seat: Seat, sofies_seat: Seat, closed: Version) -> None:
    files = {signed_pdf(now(seat), closed) for seat in (majas_seat, sofies_seat, majas_seat)}
    assert len(files) == 1
    assert verify(files.pop(), keys.known()).state is State.UNCHANGED


def test_the_worker_makes_the_file_that_the_reader_gets(majas_seat: Seat, closed: Version) -> None:
    assert seal_next()
    assert not seal_next()
    file = SignedFile.objects.get()
    pdf = signed_pdf(now(majas_seat), closed)
    assert verify(pdf, keys.known()).state is State.UNCHANGED
    assert pdf not in bytes(file.sealed)
    assert [e.details["level"] for e in history(majas_seat.vault) if e.kind == "version.sealed"] == ["B-B"]


def test_a_seal_that_cannot_be_made_leaves_the_signatures_and_comes_later(
    majas_seat: Seat, closed: Version, secrets_folder: Any
) -> None:
    secrets_folder.mkdir(parents=True, exist_ok=True)
    (secrets_folder / "seal.key").write_text("broken")
    assert seal_next()
    assert AwaitedSeal.objects.get().tries == 1
    assert now(majas_seat).signed == closed
    print_only = body(signed_pdf(now(majas_seat), closed))
    assert "harendnuikkeinstallationenssegl" in print_only
    assert not SignedFile.objects.exists()
    (secrets_folder / "seal.key").unlink()
    assert "Filenharinstallationenssegl" in body(signed_pdf(now(majas_seat), closed))
    assert not AwaitedSeal.objects.exists()


def test_each_failed_try_waits_longer_up_to_an_hour(closed: Version) -> None:
    waits = []
    for _ in range(12):
        awaited = AwaitedSeal.objects.get()
        keeping.put_off(awaited)
        waits.append(round((AwaitedSeal.objects.get().next_try_at - keeping.clock.now()).total_seconds()))
    assert waits[:3] == [10, 20, 40]
    assert waits[-1] == 3600


def test_an_erased_case_awaits_nothing(majas_seat: Seat, closed: Version) -> None:
    Vault.erase(majas_seat.case.pk)
    assert seal_next()
    assert not AwaitedSeal.objects.exists()


def test_a_full_disk_costs_neither_signatures_nor_the_later_seal(majas_seat: Seat, closed: Version) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the limit is SQLite's own")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    try:
        assert file_now(now(majas_seat), closed) is None
        assert now(majas_seat).signed == closed
        assert AwaitedSeal.objects.exists()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert file_now(now(majas_seat), closed) is not None


def test_six_at_once_make_one_file(transactional_db: None, majas_seat: Seat, closed: Version) -> None:
    files = at_once(*[lambda: signed_pdf(now(majas_seat), closed)] * 4, seal_next, seal_next)
    assert len({file for file in files if isinstance(file, bytes)}) == 1
    assert SignedFile.objects.count() == 1
    assert [e.kind for e in history(majas_seat.vault)].count("version.sealed") == 1


def test_nobody_waits_while_the_time_stamp_server_is_asked(
    transactional_db: None, majas_seat: Seat, closed: Version, time_stamps: TimeStampServer
) -> None:
    """The server itself writes to the database while it is asked: no transaction of the seal holds it."""
    wrote: list[int] = []

    def write() -> None:
        from django.db import connections

        with connections["default"].cursor() as cursor:
            if connections["default"].vendor == "sqlite":
                cursor.execute("PRAGMA busy_timeout = 100")
            wrote.append(AwaitedSeal.objects.filter(version=closed).update(tries=7))
        connections.close_all()

    time_stamps.during = write
    assert file_now(now(majas_seat), closed)
    assert wrote == [1]
    assert SignedFile.objects.get().stamped_by == "Prøvens tidsstempler"


def test_the_pages_say_when_and_with_which_time_stamp(majas_seat: Seat, closed: Version) -> None:
    assert keeping.line(None, awaited=True) == "Får installationens segl om lidt"
    assert keeping.line(None, awaited=False) == ""
    file = file_now(now(majas_seat), closed)
    assert keeping.line(file, awaited=False).endswith("Seglet viser, om den er ændret")
