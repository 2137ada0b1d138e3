"""One errand at the provider, in the browser session: asked for, answered once, forgotten."""

import base64
import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from fleksaftale.core import clock
from fleksaftale.people.oidc import tokens, wire
from fleksaftale.people.oidc.providers import Provider
from fleksaftale.people.oidc.tokens import Identity, NotBelieved, TooWeak

SLOT = "mitid.errands"
MOST = 5  # tabs
VALID = timedelta(minutes=15)


class Purpose(StrEnum):
    """What somebody wants with their MitID."""

    SIGN_IN = "sign-in"
    CONFIRM = "confirm"
    LINK = "link"
    SIGN = "sign"


class Lost(Exception):
    """No such errand is under way in this session: answered before, too old, or never asked for here."""


class TurnedBack(Exception):
    """The person stopped, or the provider did not let them through."""


@dataclass(frozen=True)
class Errand:
    """What a session remembers while somebody is at the provider."""

    provider: str
    purpose: Purpose
    next: str
    person: str  # the id of who was signed in; empty if nobody
    nonce: str
    verifier: str
    asked_at: datetime


def begin(request: HttpRequest, provider: Provider, purpose: Purpose, next_url: str) -> str:
    """The address at the provider to send the person to. Raises wire.Unreachable."""
    there = wire.endpoints(provider)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    errand = {
        "provider": provider.id,
        "purpose": purpose.value,
        "next": next_url,
        "person": _person(request),
        "nonce": nonce,
        "verifier": verifier,
        "asked_at": clock.now().timestamp(),
    }
    under_way = request.session.get(SLOT, {})
    newest = sorted(under_way.items(), key=lambda item: item[1]["asked_at"])[-(MOST - 1) :]
    request.session[SLOT] = dict(newest) | {state: errand}
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        **provider.ask,
        **(provider.ask_to_sign if purpose is Purpose.SIGN else {}),
        "client_id": provider.client_id,
        "redirect_uri": back_at(provider),
        "response_type": "code",
        "scope": provider.scopes,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        "prompt": "login",
        "max_age": "0",
        "ui_locales": get_language() or "da",
    }
    return f"{there.authorization}{'&' if '?' in there.authorization else '?'}{urlencode(asked)}"


def back_at(provider: Provider) -> str:
    """Where the provider sends people back to: the address to register there."""
    return f"{settings.PUBLIC_URL}{reverse('mitid_back', args=[provider.id])}"


def take(request: HttpRequest, provider: Provider) -> Errand:
    """The errand that this answer belongs to, which is over with that. Raises Lost."""
    under_way: dict[str, dict[str, Any]] = request.session.get(SLOT, {})
    found = under_way.pop(request.GET.get("state", ""), None)
    if found is None:
        raise Lost
    request.session[SLOT] = under_way
    asked_at = datetime.fromtimestamp(found["asked_at"], UTC)
    errand = Errand(**found | {"purpose": Purpose(found["purpose"]), "asked_at": asked_at})
    late = clock.now() - errand.asked_at > VALID
    if late or errand.provider != provider.id or errand.person != _person(request):
        raise Lost
    return errand


def finish(request: HttpRequest, provider: Provider, errand: Errand) -> Identity:
    """Who it was. Raises TurnedBack, TooWeak, NotBelieved, wire.Unreachable."""
    if request.GET.get("iss", provider.issuer) != provider.issuer:
        raise NotBelieved("iss")
    code = request.GET.get("code", "")
    if "error" in request.GET or not code:
        raise TurnedBack
    there = wire.endpoints(provider)
    try:
        got = wire.redeem(provider, there, code, verifier=errand.verifier, back_at=back_at(provider))
    except wire.CodeRefused:
        raise NotBelieved("code") from None
    answer = tokens.read(
        provider, got.get("id_token"), wire.keys(there), nonce=errand.nonce, asked_at=errand.asked_at
    )
    _strong_enough(provider, errand.purpose, answer.identity)
    return _with_name(provider, there, answer, str(got.get("access_token", "")))


def _strong_enough(provider: Provider, purpose: Purpose, identity: Identity) -> None:
    levels = provider.assurance
    needed = levels.to_sign if purpose is Purpose.SIGN else levels.to_sign_in
    if identity.assurance < needed:
        raise TooWeak(identity.assurance, needed)


def _with_name(
    provider: Provider, there: wire.Endpoints, answer: tokens.Answer, access_token: str
) -> Identity:
    """The name from the provider's second page, where it stands only there and is not protected."""
    identity = answer.identity
    if identity.name or answer.protected or not (provider.userinfo and there.userinfo and access_token):
        return identity
    said = wire.userinfo(there, access_token)
    if said.get("sub") != answer.subject:
        raise NotBelieved("sub of userinfo")
    return replace(identity, name=tokens.name_in(provider, said))


def _person(request: HttpRequest) -> str:
    return str(request.user.pk) if request.user.is_authenticated else ""
