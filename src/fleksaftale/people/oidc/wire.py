"""Asking a provider over the network: its own description, its keys, and what a code is worth.

Everything is asked for anew each time: a person comes a few times a year, and so a changed key or a moved
page needs no cache to be emptied. No redirect is followed, and no answer is read past a megabyte.
"""

import json
import time
import uuid
from base64 import b64encode
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from fleksaftale.core import clock
from fleksaftale.people.oidc.providers import LOOPBACK, Provider

PATIENCE = 5  # seconds for one answer
LARGEST = 1_000_000
DESCRIPTION = "/.well-known/openid-configuration"
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


class Unreachable(Exception):
    """The provider gives no answer, or none that can be used. The text says what was asked for, no more."""


class CodeRefused(Exception):
    """The provider does not take the code: used before, too old, or not ours."""


@dataclass(frozen=True)
class Endpoints:
    """What a provider says of itself, as far as it is used here."""

    authorization: str
    token: str
    keys: str
    userinfo: str
    raw: dict[str, Any]


def endpoints(provider: Provider, *, patience: float = PATIENCE) -> Endpoints:
    """The provider's own description. Raises Unreachable, also where it is another's."""
    found = _ask(Request(provider.issuer.rstrip("/") + DESCRIPTION), "description", patience)  # noqa: S310
    if found.get("issuer") != provider.issuer:
        raise Unreachable("description of another issuer")
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
    addresses = [str(found.get(name) or "") for name in names]
    if not all(_safe(address) for address in addresses[:3]) or (addresses[3] and not _safe(addresses[3])):
        raise Unreachable("description without safe addresses")
    return Endpoints(addresses[0], addresses[1], addresses[2], addresses[3], found)


def keys(there: Endpoints, *, patience: float = PATIENCE) -> list[jwt.PyJWK]:
    """The keys that the provider signs with now; what cannot be read as a key is left out."""
    found = _ask(Request(there.keys), "keys", patience).get("keys")  # noqa: S310
    usable = []
    for entry in found if isinstance(found, list) else []:
        try:
            key = jwt.PyJWK.from_dict(entry)
        except (jwt.PyJWTError, AttributeError, TypeError, ValueError):
            continue
        if entry.get("use", "sig") == "sig":
            usable.append(key)
    return usable


def redeem(provider: Provider, there: Endpoints, code: str, *, verifier: str, back_at: str) -> dict[str, Any]:
    """The tokens that a code is worth. Raises Unreachable, CodeRefused."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back_at,
        "code_verifier": verifier,
    }
    headers = {"Accept": "application/json"}
    match provider.says_who_by:
        case "client_secret_basic":
            headers["Authorization"] = _basic(provider)
        case "client_secret_post":
            form |= {"client_id": provider.client_id, "client_secret": provider.secret}
        case _:
            form |= {"client_id": provider.client_id, "client_assertion_type": ASSERTION}
            form["client_assertion"] = _assertion(provider, there)
    request = Request(there.token, urlencode(form).encode(), headers, method="POST")  # noqa: S310
    return _ask(request, "tokens", PATIENCE)


def userinfo(there: Endpoints, access_token: str) -> dict[str, Any]:
    """What the provider tells of the person besides. Raises Unreachable."""
    return _ask(
        Request(there.userinfo, headers={"Authorization": f"Bearer {access_token}"}),  # noqa: S310
        "person",
        PATIENCE,
    )


class _Stays(HTTPRedirectHandler):
    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


def _ask(request: Request, what: str, patience: float) -> dict[str, Any]:
    try:
        with build_opener(_Stays).open(request, timeout=patience) as answer:
            found = json.loads(_within(answer, patience))
    except HTTPError as error:
        error.close()
        if what == "tokens" and error.code in {400, 401}:
            raise CodeRefused(str(error.code)) from None
        raise Unreachable(f"{what}: {error.code}") from None
    except Exception as error:  # a strange server can break the reader in any way
        raise Unreachable(f"{what}: {type(error).__name__}") from None
    if not isinstance(found, dict):
        raise Unreachable(f"{what}: not an object")
    return found


def _within(answer: Any, patience: float) -> bytes:
    """The answer, as long as it comes in time: a server that drips is a server that is down."""
    until, read = time.monotonic() + patience, b""
    while part := answer.read1(65536):
        read += part
        if len(read) > LARGEST or time.monotonic() > until:
            raise TimeoutError
    return read


def _safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def _basic(provider: Provider) -> str:
    pair = f"{quote(provider.client_id, safe='')}:{quote(provider.secret, safe='')}"
    return f"Basic {b64encode(pair.encode()).decode()}"


def _assertion(provider: Provider, there: Endpoints) -> str:
    """Who we are, signed with our own key (RFC 7523): a PEM in place of the secret."""
    at = int(clock.now().timestamp())
    said = {
        "iss": provider.client_id,
        "sub": provider.client_id,
        "aud": there.token,
        "iat": at,
        "exp": at + 60,
        "jti": uuid.uuid4().hex,
    }
    key = load_pem_private_key(provider.secret.encode(), None)
    if isinstance(key, rsa.RSAPrivateKey):
        return jwt.encode(said, key, "RS256")
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return jwt.encode(said, key, "ES256")
    raise Unreachable("our own key is neither RSA nor EC")
