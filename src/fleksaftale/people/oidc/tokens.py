"""What a provider's signed answer says of a person, and whether it may be believed.

Only the claims that the mapping names are read, and of the subject only a keyed hash is kept. A CPR number,
an address, a birthday or a mail address that comes along is never looked at.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from django.db import IntegrityError
from django.utils.crypto import constant_time_compare

from fleksaftale.core import clock
from fleksaftale.core.crypto import KeyErased, Vault
from fleksaftale.people.oidc.providers import Assurance, Provider

SKEW = timedelta(minutes=1)
"""By how much the provider's clock may differ from ours."""

LONGEST_NAME = 200
OURS = uuid.uuid5(uuid.NAMESPACE_OID, "fleksaftale.people.oidc")
"""Whose key the hashes are made with: the installation's own, in the key store, apart from the data."""


class NotBelieved(Exception):
    """The answer does not hold. ``reason`` is a word of ours for the log, never anything that was sent."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TooWeak(Exception):
    """The answer holds, and the assurance is not enough for what the person wants to do."""

    def __init__(self, found: Assurance, needed: Assurance) -> None:
        super().__init__(f"{found.name} < {needed.name}")
        self.found, self.needed = found, needed


@dataclass(frozen=True)
class Identity:
    """Who a provider says it was. ``subject`` is a keyed hash; ``name`` may be empty."""

    provider: str
    issuer: str
    subject: str
    name: str
    assurance: Assurance
    authenticated_at: datetime


@dataclass(frozen=True)
class Answer:
    """An identity, and what is needed to ask on for the name; only the identity is kept."""

    identity: Identity
    subject: str = field(repr=False)
    protected: bool


def read(
    provider: Provider, token: object, keys: Sequence[jwt.PyJWK], *, nonce: str, asked_at: datetime
) -> Answer:
    """The person of an ID token. Raises NotBelieved."""
    said = _verified(provider, token, keys)
    _meant_for_us(provider, said, nonce)
    for claim, value in provider.require.items():
        if _text(said.get(claim)) != value:
            raise NotBelieved("required claim")
    at = _moment(said.get(provider.claims.auth_time))
    if at is None or not asked_at - SKEW <= at <= clock.now() + SKEW:
        raise NotBelieved("auth_time")
    level = provider.assurance.meaning.get(_text(said.get(provider.assurance.claim)))
    if level is None:
        raise NotBelieved("assurance")
    subject = str(said["sub"])
    hashed = hashed_subject(provider.issuer, subject)
    identity = Identity(provider.id, provider.issuer, hashed, name_in(provider, said), level, at)
    return Answer(identity, subject, is_protected(provider, said))


def name_in(provider: Provider, said: Mapping[str, Any]) -> str:
    """The person's name; empty if the provider says none, or it is protected."""
    if is_protected(provider, said):
        return ""
    return " ".join(_text(said.get(provider.claims.name)).split())[:LONGEST_NAME]


def is_protected(provider: Provider, said: Mapping[str, Any]) -> bool:
    """Whether the person has name and address protection, as far as the provider tells."""
    claim = provider.claims.protected
    return bool(claim) and _text(said.get(claim)).lower() not in {"", "false", "0"}


def hashed_subject(issuer: str, subject: str) -> str:
    return _vault().mark("subject", f"{issuer}\0{subject}")


def _verified(provider: Provider, token: object, keys: Sequence[jwt.PyJWK]) -> dict[str, Any]:
    """What the token says, if one of the provider's keys signed it, for us, and it holds now."""
    try:
        header = jwt.get_unverified_header(str(token))
        algorithm = header.get("alg")
        if algorithm not in provider.algorithms:
            raise NotBelieved("algorithm")
        said: dict[str, Any] = jwt.decode(
            str(token),
            _key(keys, header).key,
            algorithms=[algorithm],
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=SKEW,
            options={"require": ["iss", "aud", "sub", "exp", "iat"]},
        )
    except jwt.PyJWTError as error:
        raise NotBelieved(type(error).__name__) from None
    return said


def _key(keys: Sequence[jwt.PyJWK], header: Mapping[str, Any]) -> jwt.PyJWK:
    named = header.get("kid")
    fitting = [key for key in keys if named is None or key.key_id == named]
    if len(fitting) != 1:
        raise NotBelieved("key")
    return fitting[0]


def _meant_for_us(provider: Provider, said: Mapping[str, Any], nonce: str) -> None:
    """It answers this very question, and where it is for several, it was made for us."""
    if not constant_time_compare(_text(said.get("nonce")), nonce):
        raise NotBelieved("nonce")
    audience = said["aud"]
    several = isinstance(audience, list) and len(audience) > 1
    if (several or "azp" in said) and said.get("azp") != provider.client_id:
        raise NotBelieved("azp")
    if not _text(said["sub"]):
        raise NotBelieved("sub")


def _moment(value: object) -> datetime | None:
    """Seconds since 1970, as a number or in figures, or a time in ISO 8601; None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value)
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        moment = datetime.fromisoformat(str(value))
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment.tzinfo else None


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int | bool) else ""


def _vault() -> Vault:
    try:
        return Vault.of(OURS)
    except KeyErased:
        pass
    try:
        return Vault.create(OURS)
    except IntegrityError:  # another process was faster
        return Vault.of(OURS)
