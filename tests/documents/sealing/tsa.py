"""A time stamp server (RFC 3161) over real HTTP, with its own root: alive, slow, or wrong in a chosen way."""

import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

Pair = tuple[x509.Certificate, rsa.RSAPrivateKey]


def certificate(name: str, issuer: Pair | None = None) -> Pair:
    """A root, or with an issuer a certificate for time stamping."""
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    by_name, by_key = (issuer[0].subject, issuer[1]) if issuer else (subject, key)
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by_name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=400))
        .not_valid_after(now + timedelta(days=400))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    if issuer:
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(usage, critical=True)
    return builder.sign(by_key, hashes.SHA256()), key


def asn1(made: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(made.public_bytes(Encoding.DER))


class TimeStampServer:
    """``fault``: ``"silent"`` (takes the question and never answers), ``"error"``, ``"garbage"``, ``"other"``
    (stamps something else), ``"early"`` (its clock is a day behind). ``during`` is called while it is asked.
    """

    def __init__(self, fault: str = "") -> None:
        self.fault, self.asked, self.during = fault, 0, lambda: None
        self.released = threading.Event()
        self.root = certificate("Prøvens rod")
        made, key = certificate("Prøvens tidsstempler", self.root)
        private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        self._made, self._key = asn1(made), asn1_keys.PrivateKeyInfo.load(private)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def root_pem(self) -> bytes:
        return self.root[0].public_bytes(Encoding.PEM)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> "TimeStampServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    def answer(self, question: bytes) -> bytes:
        request = tsp.TimeStampReq.load(question)
        if self.fault == "other":
            request["message_imprint"]["hashed_message"] = b"\0" * 32
        at = datetime.now(UTC) - timedelta(days=1) if self.fault == "early" else None
        stamper = DummyTimeStamper(self._made, self._key, SimpleCertificateStore(), fixed_dt=at)
        return bytes(stamper.request_tsa_response(request).dump())

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                question = self.rfile.read(int(self.headers["Content-Length"]))
                outer.asked += 1
                outer.during()
                if outer.fault == "silent":
                    outer.released.wait(60)
                    return
                body = b"not a stamp" if outer.fault == "garbage" else outer.answer(question)
                self.send_response(500 if outer.fault == "error" else 200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        return Handler
