"""The seal on a PDF, read by our own eyes, by a validator of PDF/A and PDF/UA, and by poppler's pdfsig."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from cryptography import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from fleksaftale.documents.pdf import render
from fleksaftale.documents.printed import Seal
from fleksaftale.documents.sealing import field, keys, writing
from fleksaftale.documents.sealing.checking import State, verify
from tests.documents.pdf.papers import long, ordinary

from .tsa import TimeStampServer

pytestmark = pytest.mark.django_db


def document(**changes: Any) -> bytes:
    from dataclasses import replace

    return render(
        replace(ordinary(), seal=Seal.ON_IT, check_at="https://aftaler.example/kontrol/", **changes)
    )


def sealed(pdf: bytes | None = None) -> writing.Sealed:
    return writing.seal(pdf or document(), keys.current(), fingerprint=ordinary().fingerprint)


def faults(pdf: bytes, profile: str) -> list[str]:
    return sorted(
        {f"{f.rule_id}: {f.message}" for f in page.validate_pdf_bytes(pdf, profile=profile).failures}
    )


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_a_sealed_file_is_still_accessible_and_fit_for_archives(profile: str) -> None:
    assert faults(sealed().pdf, profile) == []


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_so_is_a_long_one_with_a_time_stamp(profile: str, time_stamps: TimeStampServer) -> None:
    done = writing.seal(render(long()), keys.current(), fingerprint=long().fingerprint)
    assert done.level == "B-T"
    assert faults(done.pdf, profile) == []


@pytest.mark.parametrize("lost", ["/TU", "/StructParent"])
def test_the_validator_would_see_a_field_without_a_name_or_a_place_in_the_document(lost: str) -> None:
    with pikepdf.open(io.BytesIO(sealed().pdf)) as pdf:
        del pdf.Root.AcroForm.Fields[0][lost]
        out = io.BytesIO()
        pdf.save(out)
    assert faults(out.getvalue(), "ua1")


def test_the_metadata_is_left_alone_and_would_break_the_archive_rules_otherwise(monkeypatch: Any) -> None:
    pdf = document()
    assert sealed(pdf).pdf.startswith(pdf)
    monkeypatch.setattr(field.SealWriter, "_update_meta", IncrementalPdfFileWriter._update_meta)
    assert faults(sealed(pdf).pdf, "3a"), "pyHanko no longer harms the metadata: the override can go"


def test_pdfsig_finds_the_seal_whole_and_names_it(tmp_path: Path) -> None:
    if not shutil.which("pdfsig"):
        pytest.skip("pdfsig (poppler-utils) is not installed")
    file = tmp_path / "sealed.pdf"
    file.write_bytes(sealed().pdf)
    said = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=False).stdout
    for line in (
        "Signature is Valid",
        "Total document signed",
        "ETSI.CAdES.detached",
        "Installationens segl",
    ):
        assert line in said
    broken = bytearray(file.read_bytes())
    broken[5000] ^= 1
    file.write_bytes(broken)
    said = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" not in said


def test_the_field_is_named_and_tagged_and_takes_no_room() -> None:
    with pikepdf.open(io.BytesIO(sealed().pdf)) as pdf:
        [seal] = list(pdf.Root.AcroForm.Fields)
        assert (str(seal.T), str(seal.TU)) == ("Installationens segl", "Installationens segl")
        assert [float(side) for side in seal.Rect] == [0, 0, 0, 0]
        element = pdf.Root.StructTreeRoot.K[0].K[-1]
        assert element.S == "/Form"
        assert element.K.Obj.objgen == seal.objgen
        assert element.P.objgen == pdf.Root.StructTreeRoot.K[0].objgen


def test_it_is_nowhere_called_qualified_but_in_the_sentence_that_denies_it() -> None:
    from tests.documents.pdf.reading import body

    done = sealed().pdf
    text = body(done)
    assert text.count("kvalificeret") == 1
    assert "ikkeenkvalificeretelektroniskunderskrift" in text
    assert "aftaler.example/kontrol/" in text
    assert b"/URI" not in done  # words, no link


def test_what_is_sealed_is_proved_with_its_time_and_level() -> None:
    done = sealed()
    verdict = verify(done.pdf, keys.known())
    assert (verdict.state, verdict.sealed_at, verdict.level) == (State.UNCHANGED, done.at, "B-B")


@pytest.mark.parametrize("kind", ["pkcs12", "pem", "rsa"])
def test_the_operators_own_key_seals_and_is_remembered(kind: str, settings: Any, tmp_path: Path) -> None:
    file, settings.SEAL_PASSWORD = _own_key(kind, tmp_path), "hemmeligt"
    own = sealed()
    settings.SEAL_FILE = str(file)
    done = sealed()
    assert done.certificate == keys.present().name != own.certificate  # type: ignore[union-attr]
    for pdf in (own.pdf, done.pdf):
        assert verify(pdf, keys.known()).state is State.UNCHANGED
    settings.SEAL_FILE = ""  # the operator takes the file away again
    assert verify(done.pdf, keys.known()).state is State.UNCHANGED


def _own_key(kind: str, folder: Path) -> Path:
    from cryptography.hazmat.primitives import serialization as ser
    from cryptography.hazmat.primitives.serialization import pkcs12

    from fleksaftale.core import clock

    from .tsa import certificate

    lock = ser.BestAvailableEncryption(b"hemmeligt")
    file = folder / kind
    if kind == "rsa":
        made, key = certificate("Vores organisation")
        file.write_bytes(pkcs12.serialize_key_and_certificates(b"segl", key, made, None, lock))
        return file
    pem = keys._fresh(clock.now()).encode()
    key = ser.load_pem_private_key(pem, None)  # type: ignore[assignment]
    made = x509.load_pem_x509_certificate(pem)
    if kind == "pkcs12":
        file.write_bytes(pkcs12.serialize_key_and_certificates(b"segl", key, made, None, lock))
    else:
        locked = key.private_bytes(ser.Encoding.PEM, ser.PrivateFormat.PKCS8, lock)
        file.write_bytes(made.public_bytes(ser.Encoding.PEM) + locked)
    return file
