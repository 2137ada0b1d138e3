"""What a session may sign with: the MitID that the signed-in person has just shown."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from fleksaftale.core import clock
from fleksaftale.people.oidc.providers import Assurance, Provider
from fleksaftale.people.oidc.tokens import Identity

SLOT = "mitid.proof"


def keep(request: HttpRequest, identity: Identity) -> None:
    """Remember, sealed with the session, who the provider said it was, for the person signed in now."""
    request.session[SLOT] = {"person": str(request.user.pk)} | packed(identity)


def forget(request: HttpRequest) -> None:
    request.session.pop(SLOT, None)


def to_sign_with(request: HttpRequest, *, within: timedelta) -> Identity | None:
    """The signed-in person's MitID if it was shown so recently and is strong enough to sign; else None."""
    kept = request.session.get(SLOT)
    if not kept or not request.user.is_authenticated or kept["person"] != str(request.user.pk):
        return None
    identity = unpacked(kept)
    provider = provider_of(identity.provider)
    if provider is None or identity.assurance < provider.assurance.to_sign:
        return None
    return identity if clock.now() - identity.authenticated_at < within else None


def provider_of(name: str) -> Provider | None:
    """The installation's provider of that name."""
    return next((p for p in settings.OIDC_PROVIDERS if p.id == name), None)


def packed(identity: Identity) -> dict[str, Any]:
    """The identity as a session can hold it."""
    return {
        "provider": identity.provider,
        "issuer": identity.issuer,
        "subject": identity.subject,
        "name": identity.name,
        "assurance": identity.assurance.value,
        "authenticated_at": identity.authenticated_at.isoformat(),
    }


def unpacked(kept: dict[str, Any]) -> Identity:
    return Identity(
        kept["provider"],
        kept["issuer"],
        kept["subject"],
        kept["name"],
        Assurance(kept["assurance"]),
        datetime.fromisoformat(kept["authenticated_at"]),
    )
