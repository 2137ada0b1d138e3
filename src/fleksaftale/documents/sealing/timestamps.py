"""Time stamps (RFC 3161): asking a server for one, and reading one back.

A stamp says that the seal existed no later than its time, by somebody else's clock. It is asked for once, and
a server that is dead, slow or wrong costs the stamp, never the seal.
"""

import asyncio
import hashlib
import logging
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from asn1crypto import cms, pem, tsp
from asn1crypto import x509 as asn1_x509
from django.conf import settings
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.sign.validation.generic_cms import extract_certs_for_validation, validate_sig_integrity
from pyhanko_certvalidator import CertificateValidator, ValidationContext

PATIENCE = 5  # seconds for the whole answer
DRIFT = timedelta(minutes=15)  # between the server's clock and ours

Result = TypeVar("Result")

log = logging.getLogger(__name__)


def finish(work: Coroutine[Any, Any, Result]) -> Result:
    """Do what pyHanko offers only to an event loop, also where the caller's thread has one running."""
    with ThreadPoolExecutor(1) as own:
        return own.submit(asyncio.run, work).result()


class BadStamp(Exception):
    """A time stamp is not what it should be; the text says how."""


@dataclass(frozen=True)
class Stamp:
    """A time by somebody else's clock. ``trusted``: its issuer leads to a root that the operator named."""

    at: datetime
    issuer: str
    trusted: bool


def ask(signature: bytes, sealed_at: datetime) -> tuple[cms.ContentInfo, Stamp] | None:
    """A stamp on this seal from the configured server; None where there is none, or it gave no good one."""
    if not settings.TIMESTAMP_URL:
        return None
    try:
        server = HTTPTimeStamper(settings.TIMESTAMP_URL, timeout=PATIENCE)
        token = finish(server.async_timestamp(hashlib.sha256(signature).digest(), "sha256"))
        stamp = read(token, signature, sealed_at)
        if settings.TIMESTAMP_TRUST and not stamp.trusted:
            raise BadStamp("its issuer does not lead to a certificate in TIMESTAMP_TRUST")
    except Exception as error:  # what a strange server answers can break the reader in any way
        log.warning("No time stamp (%s): the seal is made without one.", type(error).__name__)
        return None
    return token, stamp


def read(token: cms.ContentInfo, signature: bytes, sealed_at: datetime) -> Stamp:
    """What the stamp says of this seal. Raises BadStamp, ValueError (not a stamp at all)."""
    data = token["content"]
    info = data["encap_content_info"]["content"].parsed
    if not isinstance(info, tsp.TSTInfo):
        raise BadStamp("it holds no time")
    imprint = info["message_imprint"]
    algorithm = imprint["hash_algorithm"]["algorithm"].native
    if algorithm not in {"sha256", "sha384", "sha512"}:
        raise BadStamp("it is made with an old algorithm")
    if imprint["hashed_message"].native != hashlib.new(algorithm, signature).digest():
        raise BadStamp("it is for something else")
    at: datetime = info["gen_time"].native
    if abs(at - sealed_at) > DRIFT:
        raise BadStamp("its time is far from the seal's own")
    signer = extract_signer_info(data)
    found = extract_certs_for_validation(data)
    content = bytes(data["encap_content_info"]["content"])
    digest = hashlib.new(signer["digest_algorithm"]["algorithm"].native, content).digest()
    intact, valid = validate_sig_integrity(signer, found.signer_cert, "tst_info", digest)
    if not (intact and valid):
        raise BadStamp("it has been altered")
    issuer = str(
        found.signer_cert.subject.native.get("common_name", found.signer_cert.subject.human_friendly)
    )
    return Stamp(at, issuer[:200], _is_trusted(found.signer_cert, found.other_certs, at))


def roots() -> list[asn1_x509.Certificate]:
    """The certificates that the operator trusts for time stamps. Raises OSError, ValueError."""
    if not settings.TIMESTAMP_TRUST:
        return []
    content = Path(settings.TIMESTAMP_TRUST).read_bytes()
    return [asn1_x509.Certificate.load(der) for _kind, _head, der in pem.unarmor(content, multiple=True)]


def _is_trusted(
    certificate: asn1_x509.Certificate, others: list[asn1_x509.Certificate], at: datetime
) -> bool:
    """Whether a path leads to a root, as things were at the time of the stamp."""
    try:
        trusted = roots()
        if not trusted:
            return False
        context = ValidationContext(
            trust_roots=trusted,
            other_certs=others,
            moment=at,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )
        validator = CertificateValidator(certificate, validation_context=context)
        finish(validator.async_validate_usage(set(), {"time_stamping"}, extended_optional=False))
    except Exception:
        return False
    return True
