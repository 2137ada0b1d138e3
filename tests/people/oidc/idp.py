"""The provider of the tests: a real OpenID provider on this machine, and people with a MitID of their own."""

import json
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import unescape
from http.client import HTTPConnection
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.contrib.messages import get_messages
from django.test import Client
from jwt.algorithms import ECAlgorithm
from tools import provider as tool

from fleksaftale.people.models import LinkedMitID, User
from fleksaftale.people.oidc.providers import Assurance, Claims, Levels, Provider
from fleksaftale.people.oidc.tokens import hashed_subject

SCRIPT = Path(__file__).with_name("provider.mjs")
CPR = "0702864285"
ADDRESS = "Hemmelig Sti 7, 8000 Aarhus C"

MAJA = {
    "label": "Maja med app",
    "sub": "0f9960a0-maja",
    "name": "Maja Kjærgaard",
    "loa": "substantial",
    "identityscheme": "dkmitid",
    "cpr": CPR,
    "address": ADDRESS,
    "birthdate": "1986-02-07",
    "email": "maja.privat@hjem.example",
}
PEOPLE: dict[str, dict[str, Any]] = {
    "maja": MAJA,
    "maja-lav": MAJA | {"label": "Maja med kodeord", "loa": "low"},
    "ulla": MAJA | {"label": "Ulla med app", "sub": "74ffcd31-ulla", "name": "Ulla Friis"},
    "sofie": MAJA | {"label": "Sofie med app", "sub": "9be1-sofie", "name": "Sofie Bang"},
}


@dataclass
class Idp:
    """A running provider."""

    issuer: str
    process: subprocess.Popen[str]

    def control(self, **how: Any) -> None:
        """Change how it behaves: ``people``, ``broken``, ``slow``, ``down``, ``keys``, ``client``."""
        line = HTTPConnection(urlsplit(self.issuer).netloc, timeout=10)
        line.request("POST", "/control", json.dumps(how))
        assert line.getresponse().status == 200
        line.close()

    def key_of_ours(self) -> tuple[str, dict[str, str]]:
        """A key that stands in for the client's secret: as PEM, and as the provider is told of it."""
        key = ec.generate_private_key(ec.SECP256R1())
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
        return pem, json.loads(ECAlgorithm.to_jwk(key.public_key())) | {"use": "sig", "alg": "ES256"}

    def provider(self, **changes: Any) -> Provider:
        """The entry of an installation that uses it."""
        levels = {level.name.lower(): level for level in Assurance}
        entry = Provider(
            id="mitid",
            issuer=self.issuer,
            client_id="aftale",
            secret="a secret & more+",
            assurance=Levels("loa", levels),
            claims=Claims(protected="protected"),
            require={"identityscheme": "dkmitid"},
        )
        return replace(entry, **changes)


@contextmanager
def running() -> Iterator[Idp]:
    """Start a provider on a free port, and end it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [tool.program(), str(SCRIPT), str(port)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline().strip() == "up"
        try:
            yield Idp(f"http://127.0.0.1:{port}", process)
        finally:
            process.kill()


class _Stays(HTTPRedirectHandler):
    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


def at_provider(address: str, person: str) -> str:
    """Be that person at the provider (nobody: press Stop). Returns the address it sends one back to."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()), _Stays)
    home = urlsplit(address).netloc
    body = None
    while urlsplit(address).netloc == home:
        try:
            with opener.open(Request(address, body)) as answer:  # noqa: S310
                assert "Hvem er du?" in answer.read().decode()
                body = urlencode({"person": person}).encode()
        except HTTPError as moved:
            if moved.code not in {302, 303}:
                raise
            address, body = urljoin(address, moved.headers["Location"]), None
    return address


def go(client: Client, path: str) -> str:
    """Open our page that leads to the provider; the address it leads to."""
    page = client.get(path)
    assert page.status_code == 200, (page.status_code, page.get("Location"))
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page.content.decode())
    assert found, page.content.decode()
    return unescape(found[1])


def visit(client: Client, person: str, path: str = "/ind/mitid/mitid/") -> Any:
    """Go to the provider from ``path``, be that person there, and come back: our answer."""
    back = at_provider(go(client, path), person)
    return client.get(back[back.index("/", 8) :])


def linked(person: User, idp: Idp, who: str) -> LinkedMitID:
    """Link the MitID of somebody at the provider to an account, as if it had been shown before."""
    subject = hashed_subject(idp.issuer, PEOPLE[who]["sub"])
    return LinkedMitID.objects.create(user=person, issuer=idp.issuer, subject=subject)


def said(answer: Any) -> str:
    """The newest message that an answer carries on to the next page."""
    return [str(message) for message in get_messages(answer.wsgi_request)][-1]
