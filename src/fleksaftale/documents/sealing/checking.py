"""Reading a PDF back: is it an agreement that this installation sealed, and is it unchanged?

Nothing of a strange file is read as PDF. The seal is found by its place in the bytes, and only a file that
is proved to be ours, every byte of it, is opened. What is not proved is never told.
"""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice

import pikepdf
from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import extract_certs_for_validation, validate_sig_integrity

from fleksaftale.documents.pdf.agreement import CONTENT
from fleksaftale.documents.sealing import level_of, timestamps
from fleksaftale.documents.sealing.field import FIELD
from fleksaftale.documents.sealing.timestamps import Stamp
from fleksaftale.documents.sealing.writing import REASON

MOST = 20  # seals and signatures looked at in one file, from its end

RANGE = re.compile(rb"/ByteRange\s{0,9}\[\s{0,9}0\s{1,9}(\d{1,9})\s{1,9}(\d{1,9})\s{1,9}(\d{1,9})\s{0,99}\]")
GAP = re.compile(rb"<([0-9A-F]{64,100000})>")
CONTENTS = re.compile(rb"/Contents\s{0,9}<([0-9A-Fa-f]{64,100000})>")


class State(StrEnum):
    """What a file is. ``extended``: ours and whole, with something added after it was sealed."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    EXTENDED = "extended"
    ANOTHER = "another"
    NOT_SEALED = "not_sealed"


@dataclass(frozen=True)
class Verdict:
    """``sealed_at`` and ``stamp`` are known where the seal is proved; ``stamp`` is a good time stamp."""

    state: State
    sealed_at: datetime | None = None
    stamp: Stamp | None = None

    @property
    def level(self) -> str:
        if self.sealed_at is None:
            return ""
        return level_of(self.stamp)


@dataclass(frozen=True)
class _Seal:
    """A signature that fits the bytes around it: what it covers, where that ends, and the CMS in the gap."""

    digest: bytes
    end: int
    written: bytes
    signed: cms.SignedData


def verify(pdf: bytes, certificates: Mapping[str, x509.Certificate]) -> Verdict:
    """What this file is, going by the certificates that the installation has sealed with."""
    ours = {c.public_bytes(Encoding.DER): c for c in certificates.values()}
    extended = None
    for seal in islice(_seals(pdf), MOST):
        certificate = _signer(seal.signed)
        if certificate is None or certificate.dump() not in ours or not _holds(seal, certificate):
            continue
        if known := _read(pdf[: seal.end], seal.signed):
            if seal.end == len(pdf):
                return known
            extended = extended or Verdict(State.EXTENDED, known.sealed_at, known.stamp)
    if extended:
        return extended
    if any(mark in pdf for certificate in ours.values() for mark in _marks(certificate)):
        return Verdict(State.CHANGED)
    return Verdict(State.ANOTHER if _signed_by_others(pdf) else State.NOT_SEALED)


def _seals(pdf: bytes) -> Iterator[_Seal]:
    """The signatures that cover the file from its first byte, but for the gap they stand in; last first."""
    for place in reversed(list(RANGE.finditer(pdf))[-10 * MOST :]):
        before, start, length = (int(number) for number in place.groups())
        end = start + length
        if not before < start <= end <= len(pdf):
            continue
        gap = GAP.fullmatch(pdf, before, start)
        if gap and (found := _in_gap(gap[1])):
            yield _Seal(hashlib.sha256(pdf[:before] + pdf[start:end]).digest(), end, *found)


def _in_gap(digits: bytes) -> tuple[bytes, cms.SignedData] | None:
    """The CMS in the gap, as bytes and read; after it stand only the noughts that fill the room."""
    try:
        raw = bytes.fromhex(digits.decode())
        info = cms.ContentInfo.load(raw)
        written, signed = info.dump(), info["content"]
        extract_signer_info(signed)
    except Exception:  # bytes of a stranger: whatever they break, it is no seal of ours
        return None
    return None if raw[len(written) :].strip(b"\0") else (written, signed)


def _as_we_write(signed: cms.SignedData, certificate: asn1_x509.Certificate) -> bytes:
    """The seal written anew from what its signature proves. The rest of it (lengths, numbers, names of
    algorithms, how the certificate is named) is covered by nothing and must have the one form it has here.
    """
    signer = extract_signer_info(signed)
    body = certificate["tbs_certificate"]
    unsigned = signer["unsigned_attrs"]
    info = [
        _ONE,
        _tlv(0x30, body["issuer"].dump() + body["serial_number"].dump()),
        _SHA256,
        _tlv(0xA0, signer["signed_attrs"].contents),
        signer["signature_algorithm"].dump(),
        signer["signature"].dump(),
        _tlv(0xA1, unsigned.contents) if unsigned else b"",
    ]
    data = [
        _ONE,
        _tlv(0x31, _SHA256),
        _tlv(0x30, cms.ContentType("data").dump()),
        _tlv(0xA0, b"".join(choice.chosen.dump() for choice in signed["certificates"])),
        _tlv(0x31, _tlv(0x30, b"".join(info))),
    ]
    return _tlv(0x30, cms.ContentType("signed_data").dump() + _tlv(0xA0, _tlv(0x30, b"".join(data))))


_ONE = bytes.fromhex("020101")
_SHA256 = bytes.fromhex("300d06096086480165030402010500")


def _tlv(tag: int, content: bytes) -> bytes:
    """DER: a tag, the shortest length, the content."""
    length = len(content)
    if length < 0x80:
        return bytes([tag, length]) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + content


def _marks(certificate: x509.Certificate) -> Iterator[bytes]:
    """How a seal of ours names its certificate, twice over: what is left of one after a change. In small
    letters too, as other programs write it when they save the file anew.
    """
    written = asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
    body = written["tbs_certificate"]
    named = body["issuer"].dump() + body["serial_number"].dump()
    for part in (named, body["subject_public_key_info"].dump()):
        yield part.hex().encode()
        yield part.hex().upper().encode()


def _signed_by_others(pdf: bytes) -> bool:
    """Whether some signature stands in the file, good or not."""
    for place in list(CONTENTS.finditer(pdf))[-MOST:]:
        try:
            info = cms.ContentInfo.load(bytes.fromhex(place[1].decode()))
            if info["content_type"].native == "signed_data" and _signer(info["content"]):
                return True
        except Exception:  # noqa: S112 - bytes of a stranger, see above
            continue
    return False


def _signer(signed: cms.SignedData) -> asn1_x509.Certificate | None:
    try:
        return extract_certs_for_validation(signed).signer_cert
    except Exception:
        return None


def _holds(seal: _Seal, certificate: asn1_x509.Certificate) -> bool:
    try:
        signer = extract_signer_info(seal.signed)
        if not all(validate_sig_integrity(signer, certificate, "data", seal.digest)):
            return False
        return seal.written == _as_we_write(seal.signed, certificate)
    except Exception:
        return False


def _read(pdf: bytes, signed: cms.SignedData) -> Verdict | None:
    """When it was sealed, of a file that is proved; None if it is no agreement of this program (an operator's
    certificate may sign other things), or if the fingerprint in the seal is not the attached content's.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        form = document.Root.get("/AcroForm")
        fields = [f for f in form.Fields if str(f.get("/T")) == FIELD] if form is not None else []
        seal = fields[0].get("/V") if fields else None
        reason = str(seal.get("/Reason", "")) if seal is not None else ""
        if seal is None or CONTENT not in document.attachments or not reason.startswith(REASON):
            return None
        content = document.attachments[CONTENT].get_file().read_bytes()
        sealed_at = datetime.strptime(str(seal.M), "D:%Y%m%d%H%M%SZ").replace(tzinfo=UTC)
    if hashlib.sha256(content).hexdigest() != reason.removeprefix(REASON):
        return None
    return Verdict(State.UNCHANGED, sealed_at, _stamp(signed, sealed_at))


def _stamp(signed: cms.SignedData, sealed_at: datetime) -> Stamp | None:
    """The time stamp beside the seal, where there is one and it is good."""
    info = extract_signer_info(signed)
    for attribute in info["unsigned_attrs"] or ():
        if attribute["type"].native == "signature_time_stamp_token":
            try:
                return timestamps.read(attribute["values"][0], info["signature"].native, sealed_at)
            except Exception:
                return None
    return None
