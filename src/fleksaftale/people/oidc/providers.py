"""The providers of an installation, from the file that OIDC_FILE names. See docs/drift.md.

Imported by the settings, so nothing here may need Django.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import IntEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
OURS = {
    *("client_id", "redirect_uri", "response_type", "response_mode", "scope", "state", "nonce"),
    *("code_challenge", "code_challenge_method", "prompt", "max_age", "ui_locales"),
}  # what the program itself puts into a request
WAYS_TO_SAY_WHO = ("client_secret_basic", "client_secret_post", "private_key_jwt")


class BadProviders(ValueError):
    """The file cannot be used. The text names the entry and never shows a secret."""


class Assurance(IntEnum):
    """How sure it is who somebody is: the three levels of NSIS, from the weakest."""

    LOW = 1
    SUBSTANTIAL = 2
    HIGH = 3


@dataclass(frozen=True)
class Levels:
    """Which claim is the assurance, which of its values mean what, and how much is needed."""

    claim: str
    meaning: Mapping[str, Assurance]
    to_sign_in: Assurance = Assurance.LOW
    to_sign: Assurance = Assurance.SUBSTANTIAL


@dataclass(frozen=True)
class Claims:
    """Which claim says what. Everything else that a provider sends is dropped unread."""

    name: str = "name"
    auth_time: str = "auth_time"
    protected: str = ""  # true where the person has name and address protection


@dataclass(frozen=True)
class Provider:
    """One broker. ``ask`` is sent with every request, ``ask_to_sign`` besides when somebody is to sign;
    ``require`` are claims that must say exactly this, such as which of the broker's eIDs was used."""

    id: str
    issuer: str
    client_id: str
    assurance: Levels
    name: str = "MitID"
    secret: str = field(default="", repr=False)
    says_who_by: str = WAYS_TO_SAY_WHO[0]
    scopes: str = "openid"
    userinfo: bool = False
    algorithms: tuple[str, ...] = ALGORITHMS
    claims: Claims = Claims()
    ask: Mapping[str, str] = field(default_factory=dict)
    ask_to_sign: Mapping[str, str] = field(default_factory=dict)
    require: Mapping[str, str] = field(default_factory=dict)


def read(path: str) -> tuple[Provider, ...]:
    """Every provider of the file, in its order; none where there is no file. Raises BadProviders."""
    if not path:
        return ()
    try:
        found = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise BadProviders(f"{path} cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise BadProviders(f"{path} is not TOML: {error}") from error
    return tuple(_provider(name, entry) for name, entry in found.items())


def _provider(name: str, entry: Any) -> Provider:
    if not (name.isascii() and name.isalnum() and name.islower()):
        raise BadProviders(f"[{name}]: a provider's name is small letters and figures")
    given = _table(entry, f"[{name}]")
    known = {f.name for f in fields(Provider)} - {"id", "secret", "says_who_by"}
    _only(given, known | {"client_secret", "client_secret_file", "client_auth"}, f"[{name}]")
    values: dict[str, Any] = {key: given[key] for key in ("name", "scopes", "userinfo") if key in given}
    for table in ("ask", "ask_to_sign", "require"):
        values[table] = _texts(given.get(table, {}), f"[{name}.{table}]")
    provider = Provider(
        id=name,
        issuer=_text(given, "issuer", name),
        client_id=_text(given, "client_id", name),
        assurance=_levels(_table(given.get("assurance"), f"[{name}.assurance]"), name),
        claims=_claims(given.get("claims", {}), name),
        secret=_secret(given, name),
        says_who_by=given.get("client_auth", WAYS_TO_SAY_WHO[0]),
        algorithms=tuple(given.get("algorithms", ALGORITHMS)),
        **values,
    )
    _check(provider)
    return provider


def _check(provider: Provider) -> None:
    here = f"[{provider.id}]"
    address = urlsplit(provider.issuer)
    if address.scheme != "https" and address.hostname not in LOOPBACK:
        raise BadProviders(f"{here} issuer: only https is safe, not {provider.issuer}")
    if provider.says_who_by not in WAYS_TO_SAY_WHO:
        raise BadProviders(f"{here} client_auth must be one of: {', '.join(WAYS_TO_SAY_WHO)}")
    if strange := set(provider.algorithms) - set(ALGORITHMS):
        raise BadProviders(f"{here} algorithms: {min(strange)} is not safe, or not known")
    if not isinstance(provider.userinfo, bool) or "openid" not in str(provider.scopes).split():
        raise BadProviders(f"{here} userinfo is true or false, and scopes hold openid")
    if taken := OURS & {*provider.ask, *provider.ask_to_sign}:
        raise BadProviders(f"{here} ask: {min(taken)} is set by the program")


def _levels(given: dict[str, Any], name: str) -> Levels:
    here = f"[{name}.assurance]"
    names = {level.name.lower(): level for level in Assurance}
    _only(given, {"claim", "to_sign_in", "to_sign", *names}, here)
    meaning = {str(value): level for key, level in names.items() for value in given.get(key, [])}
    if len(meaning) != sum(len(given.get(key, [])) for key in names):
        raise BadProviders(f"{here} one value stands for two levels")
    try:
        levels = Levels(
            str(given["claim"]),
            meaning,
            names[given.get("to_sign_in", "low")],
            names[given.get("to_sign", "substantial")],
        )
    except KeyError as error:
        raise BadProviders(f"{here} {error.args[0]}: a level is low, substantial or high") from None
    if not [value for value, level in meaning.items() if level >= levels.to_sign]:
        raise BadProviders(f"{here} no value of {levels.claim} is enough to sign")
    return levels


def _claims(given: Any, name: str) -> Claims:
    texts = _texts(given, f"[{name}.claims]")
    _only(texts, {f.name for f in fields(Claims)}, f"[{name}.claims]")
    return Claims(**texts)


def _secret(given: dict[str, Any], name: str) -> str:
    if path := given.get("client_secret_file"):
        try:
            return Path(str(path)).read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            raise BadProviders(f"[{name}] client_secret_file cannot be read: {path}") from None
    return str(given.get("client_secret", ""))


def _table(given: Any, here: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise BadProviders(f"{here} is missing, or is not a table")
    return given


def _texts(given: Any, here: str) -> dict[str, str]:
    return {str(key): str(value) for key, value in _table(given, here).items()}


def _text(given: dict[str, Any], key: str, name: str) -> str:
    if not isinstance(given.get(key), str) or not given[key].strip():
        raise BadProviders(f"[{name}] {key} is missing")
    return str(given[key]).strip()


def _only(given: Mapping[str, Any], known: set[str], here: str) -> None:
    if strange := set(given) - known:
        raise BadProviders(f"{here} {min(strange)}: unknown; it may be: {', '.join(sorted(known))}")
