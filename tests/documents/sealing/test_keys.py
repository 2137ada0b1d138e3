"""The seal's key: made once, never in place of a lost one, replaced without disowning older seals."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from fleksaftale.core import clock
from fleksaftale.documents.models import SignedFile, Version
from fleksaftale.documents.sealing import keys
from fleksaftale.documents.sealing.checking import State, verify
from fleksaftale.documents.sealing.keys import SealKeyMalformed, SealKeyMissing, SealTrouble

from .test_seal import sealed

pytestmark = pytest.mark.django_db


def test_it_is_made_once_and_only_its_owner_reads_it(secrets_folder: Path) -> None:
    first = keys.current()
    assert keys.current().name == first.name
    assert (secrets_folder / "seal.key").stat().st_mode & 0o777 == 0o600
    assert secrets_folder.stat().st_mode & 0o777 == 0o700
    assert not list(secrets_folder.glob(".new-*"))


def test_eight_at_once_make_one_key(transactional_db: None) -> None:
    with ThreadPoolExecutor(8) as many:
        assert len({key.name for key in many.map(lambda _n: keys.current(), range(8))}) == 1


def test_an_old_seal_verifies_after_its_key_is_replaced() -> None:
    old = sealed()
    keys.replace()
    new = sealed()
    assert old.certificate != new.certificate
    for done in (old, new):
        assert verify(done.pdf, keys.known()).state is State.UNCHANGED


def test_the_old_private_key_is_gone(secrets_folder: Path) -> None:
    keys.current()
    keys.replace()
    private = [file.name for file in secrets_folder.iterdir() if b"PRIVATE" in file.read_bytes()]
    assert private == ["seal.key"]


def test_no_new_key_is_made_where_files_are_sealed_with_a_lost_one(
    proposed: Version, secrets_folder: Path
) -> None:
    SignedFile.objects.create(version=proposed, sealed=b"", sha256="", certificate="0123456789abcdef")
    with pytest.raises(SealKeyMissing, match="0123456789abcdef"):
        keys.current()
    assert not (secrets_folder / "seal.key").exists()


@pytest.mark.parametrize("content", [b"", b"nonsense", b"-----BEGIN PRIVATE KEY-----\nxx", os.urandom(300)])
def test_a_broken_key_is_named_and_not_overwritten(content: bytes, secrets_folder: Path) -> None:
    secrets_folder.mkdir(parents=True)
    (secrets_folder / "seal.key").write_bytes(content)
    with pytest.raises(SealKeyMalformed, match=r"seal\.key"):
        keys.current()
    assert (secrets_folder / "seal.key").read_bytes() == content


def test_a_key_with_the_certificate_of_another_is_refused(secrets_folder: Path) -> None:
    keys.current()
    mine = (secrets_folder / "seal.key").read_text()
    other = keys._fresh(clock.now())
    cut = "-----BEGIN CERTIFICATE"
    (secrets_folder / "seal.key").write_text(mine[: mine.index(cut)] + other[other.index(cut) :])
    with pytest.raises(SealKeyMalformed, match="do not belong together"):
        keys.current()


def test_a_certificate_that_has_run_out_seals_no_more_but_its_seals_verify(settings: Any) -> None:
    done = sealed()
    with time_machine.travel(clock.now() + timedelta(days=366 * keys.YEARS), tick=False):
        with pytest.raises(SealTrouble, match="does not hold today"):
            keys.current()
        assert verify(done.pdf, keys.known()).state is State.UNCHANGED


def test_a_wrong_password_of_the_operators_file_says_nothing_of_it(settings: Any, tmp_path: Path) -> None:
    from .test_seal import _own_key

    settings.SEAL_FILE, settings.SEAL_PASSWORD = str(_own_key("pkcs12", tmp_path)), "galt-kodeord"
    with pytest.raises(SealKeyMalformed) as met:
        keys.current()
    assert "galt-kodeord" not in str(met.value)
