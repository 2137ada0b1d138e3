"""The key of the installation's seal, and the certificates by which older seals are still known.

The key and its certificate lie together in ``DATA_DIR/secrets/seal.key`` (PEM), made once; or the operator
names a file of their own in ``SEAL_FILE`` (PKCS#12 or PEM). The certificate of every key that has ever sealed
lies beside it as ``seal-<name>.crt``, so that its seals verify when the key is gone.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings

from fleksaftale.core import clock, secrets
from fleksaftale.documents.models import SignedFile

NAME = "Installationens segl"  # never translated: it stands in the file
YEARS = 20
SigningKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class SealTrouble(Exception):
    """No seal can be made now. Signatures do not wait for it; the file is sealed when it can be."""


class SealKeyMissing(SealTrouble):
    """Files have been sealed with a key whose certificate is not at hand: another one would disown them."""


class SealKeyMalformed(SealTrouble):
    """What stands as the seal's key cannot be used."""


@dataclass(frozen=True)
class SealKey:
    """A private key with its certificate, and the chain that leads to it where others issued it."""

    key: SigningKey = field(repr=False)
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def name(self) -> str:
        return name_of(self.certificate)


def name_of(certificate: x509.Certificate) -> str:
    """The short name of a certificate: the beginning of its SHA-256."""
    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()[:16]


def path() -> Path:
    return Path(settings.DATA_DIR) / secrets.FOLDER / "seal.key"


def present() -> SealKey | None:
    """The key at hand, read anew each time; None where none has been made. Raises SealKeyMalformed."""
    if settings.SEAL_FILE:
        return _read(Path(settings.SEAL_FILE))
    return _read(path()) if path().exists() else None


def current() -> SealKey:
    """The key that seals now; made if there is none and nothing has been sealed yet.

    Raises SealKeyMissing, SealKeyMalformed, SealTrouble (the certificate does not hold today), OSError.
    """
    found = present()
    if found is None:
        if orphans := unknown():
            raise missing(orphans[0])
        secrets.folder(Path(settings.DATA_DIR))
        secrets.write_once(path(), _fresh(clock.now()))
        found = _read(path())
    certificate = found.certificate
    if not certificate.not_valid_before_utc <= clock.now() <= certificate.not_valid_after_utc:
        raise SealTrouble(f"The seal's certificate {found.name} does not hold today.")
    remember(certificate)
    return found


def known() -> dict[str, x509.Certificate]:
    """The certificates whose seals are this installation's, by name. Raises SealKeyMalformed."""
    certificates = [_certificate(file) for file in sorted(path().parent.glob("seal-*.crt"))]
    if key := present():
        certificates.append(key.certificate)
    return {name_of(certificate): certificate for certificate in certificates}


def unknown() -> list[str]:
    """The names of certificates that files here are sealed with and that are not at hand."""
    names = SignedFile.objects.exclude(certificate="").order_by("certificate")
    return sorted(set(names.values_list("certificate", flat=True).distinct()) - set(known()))


def missing(name: str) -> SealKeyMissing:
    return SealKeyMissing(
        f"Files are sealed with certificate {name}, which is not at hand. Put seal.key and seal-*.crt "
        f"back in {path().parent}, or see 'Når seglets nøgle er væk' in docs/drift.md."
    )


def remember(certificate: x509.Certificate) -> None:
    """Keep the certificate beside the secrets, for the day its key is replaced. Raises OSError."""
    kept = path().with_name(f"seal-{name_of(certificate)}.crt")
    if not kept.exists():
        secrets.folder(Path(settings.DATA_DIR))
        secrets.write_once(kept, certificate.public_bytes(Encoding.PEM).decode().strip())


def replace() -> SealKey:
    """Put a new key in place. The old one is gone; its certificate stays, and so do its seals.

    Raises ValueError where the key is the operator's own (SEAL_FILE), SealKeyMalformed, OSError.
    """
    if settings.SEAL_FILE:
        raise ValueError("The seal's key comes from SEAL_FILE: name another file there, and restart.")
    if old := present():
        remember(old.certificate)
    secrets.folder(Path(settings.DATA_DIR))
    secrets.replace(path(), _fresh(clock.now()))
    made = _read(path())
    remember(made.certificate)
    return made


def _fresh(now: datetime) -> str:
    """A new P-256 key and a certificate that it signs itself, in PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, settings.PUBLIC_NAME[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, NAME),
        ]
    )
    usage = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return (private + certificate.public_bytes(Encoding.PEM)).decode().strip()


def _read(file: Path) -> SealKey:
    """The key in the file: PEM (key, certificate, chain) or PKCS#12. Raises SealKeyMalformed."""
    password = settings.SEAL_PASSWORD.encode() or None
    try:
        content = file.read_bytes()
        if b"-----BEGIN" in content:
            encrypted = b"ENCRYPTED" in content
            key = load_pem_private_key(content, password if encrypted else None)
            certificate, *chain = x509.load_pem_x509_certificates(content)
        else:
            bundle = load_pkcs12(content, password)
            if bundle.key is None or bundle.cert is None:
                raise SealKeyMalformed(f"{file} holds no key with its certificate.")
            key, certificate = bundle.key, bundle.cert.certificate
            chain = [more.certificate for more in bundle.additional_certs]
    except (OSError, ValueError, TypeError) as error:
        # Without the cause: it may quote what stands in the file.
        raise SealKeyMalformed(f"{file} cannot be read as the seal's key ({type(error).__name__}).") from None
    if not isinstance(key, SigningKey):
        raise SealKeyMalformed(f"{file}: the key must be RSA or of an elliptic curve (P-256, P-384, P-521).")
    if key.public_key() != certificate.public_key():
        raise SealKeyMalformed(f"{file}: the key and the certificate do not belong together.")
    return SealKey(key, certificate, tuple(chain))


def _certificate(file: Path) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(file.read_bytes())
    except (OSError, ValueError) as error:
        raise SealKeyMalformed(f"{file} cannot be read as a certificate ({type(error).__name__}).") from None
