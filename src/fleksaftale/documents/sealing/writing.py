"""Putting the seal on a PDF: PAdES B-B, or B-T where a time stamp server answers.

One revision is appended: the prepared field and the seal in it. The seal covers every byte of the file but
itself; the document before it stays as it was, byte for byte.
"""

import io
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko_certvalidator.registry import SimpleCertificateStore

from fleksaftale.core import clock
from fleksaftale.documents.sealing import Level, level_of, timestamps
from fleksaftale.documents.sealing.field import FIELD, SealWriter, prepare
from fleksaftale.documents.sealing.keys import SealKey, SealTrouble
from fleksaftale.documents.sealing.timestamps import Stamp

REASON = f"{FIELD}. SHA-256: "  # the fingerprint of aftale.json follows

ROOM = 16 * 1024  # hexadecimal digits for the seal with its certificates
ROOM_FOR_STAMP = 32 * 1024


@dataclass(frozen=True)
class Sealed:
    """A sealed PDF, when, with which certificate, and the time stamp where one was got."""

    pdf: bytes
    at: datetime
    certificate: str
    stamp: Stamp | None

    @property
    def level(self) -> Level:
        return level_of(self.stamp)


def seal(pdf: bytes, key: SealKey, *, fingerprint: str) -> Sealed:
    """The PDF with the seal on it. Takes some 40 ms, and 5 s with a slow time stamp server: never inside a
    transaction. Raises SealTrouble.
    """
    at = clock.now().replace(microsecond=0)
    try:
        return _seal(pdf, key, fingerprint, at)
    except Exception as error:
        raise SealTrouble(f"The seal could not be put on ({type(error).__name__}).") from error


def _seal(pdf: bytes, key: SealKey, fingerprint: str, at: datetime) -> Sealed:
    line_end = b"" if pdf.endswith(b"\n") else b"\n"  # what is appended begins on a line of its own
    writer = SealWriter(io.BytesIO(pdf + line_end))
    prepare(writer)
    room = ROOM + ROOM_FOR_STAMP * bool(settings.TIMESTAMP_URL)
    steps = PdfCMSEmbedder().write_cms(field_name=FIELD, writer=writer, existing_fields_only=True)
    next(steps)
    placeholder = SignatureObject(
        timestamp=at, subfilter=SigSeedSubFilter.PADES, reason=REASON + fingerprint, bytes_reserved=room
    )
    steps.send(SigObjSetup(sig_placeholder=placeholder))
    prepared, output = steps.send(SigIOSetup(md_algorithm="sha256", in_place=False))
    signature = timestamps.finish(_signer(key).async_sign(prepared.document_digest, "sha256", use_pades=True))
    with_stamp, stamp = _stamped(signature, at, room)
    steps.send(with_stamp)
    return Sealed(output.getvalue(), at, key.name, stamp)


def _stamped(signature: cms.ContentInfo, at: datetime, room: int) -> tuple[cms.ContentInfo, Stamp | None]:
    signer = signature["content"]["signer_infos"][0]
    got = timestamps.ask(signer["signature"].native, at)
    if got is None:
        return signature, None
    token, stamp = got
    if 2 * (len(signature.dump()) + len(token.dump()) + 64) > room:
        return signature, None  # a stamp that takes more room than was kept
    signer["unsigned_attrs"] = [cms.CMSAttribute({"type": "signature_time_stamp_token", "values": [token]})]
    return signature, stamp


def _signer(key: SealKey) -> SimpleSigner:
    private = key.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    store = SimpleCertificateStore()
    store.register_multiple(_asn1(certificate) for certificate in key.chain)
    return SimpleSigner(_asn1(key.certificate), keys.PrivateKeyInfo.load(private), store)


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
