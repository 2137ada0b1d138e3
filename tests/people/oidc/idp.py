"""The provider of the tests: a real OpenID provider on this machine, and people with a MitID of their own."""

import json
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener, urlopen

from django.test import Client
from tools import provider as tool

from fleksaftale.people.oidc.providers import Assurance, Claims, Levels, Provider

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
        body = json.dumps(how).encode()
        urlopen(Request(f"{self.issuer}/control", body, method="POST"), timeout=10).close()

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
    with subprocess.Popen([tool.program(), str(SCRIPT), str(port)], stdout=subprocess.PIPE, text=True) as process:
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
            with opener.open(Request(address, body)) as answer:
                assert "Hvem er du?" in answer.read().decode()
                body = urlencode({"person": person}).encode()
        except OSError as error:
            assert error.code in {302, 303}, (address, error, error.read())  # type: ignore[attr-defined]
            address, body = urljoin(address, error.headers["Location"]), None  # type: ignore[attr-defined]
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
