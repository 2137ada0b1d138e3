"""MitID on the page "Læs og skriv under": the way there, what was written meanwhile, and what it showed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from fleksaftale.cases.seats import Seat
from fleksaftale.core.formats import moment
from fleksaftale.documents.signing import same_name
from fleksaftale.people.oidc import links, proofs
from fleksaftale.people.oidc.errands import Purpose
from fleksaftale.people.oidc.tokens import Identity
from fleksaftale.people.oidc.words import LEVELS

SLOT = "mitid.typed"  # sealed with the session, like all that lies in it


def leave(request: HttpRequest, version_id: UUID, provider: str) -> HttpResponseRedirect:
    """Go and confirm with MitID. What the person has written lies ready when they come back."""
    request.session[SLOT] = {
        "version": str(version_id),
        "name": request.POST.get("name", "")[:200],
        "intent": bool(request.POST.get("intent")),
    }
    query = urlencode({"til": Purpose.SIGN, "next": request.path})
    return HttpResponseRedirect(f"{reverse('mitid_go', args=[provider])}?{query}")


def typed(request: HttpRequest, version_id: UUID) -> dict[str, Any]:
    """What the person had written on this version's page before they left for MitID; once."""
    kept = request.session.pop(SLOT, None)
    if not kept or kept["version"] != str(version_id):
        return {}
    return {"name": kept["name"], "intent": kept["intent"]}


def shown(request: HttpRequest, seat: Seat, *, within: timedelta) -> Identity | None:
    """The person's own MitID, shown just now and strong enough to sign with."""
    if seat.is_guest:
        return None
    identity = proofs.to_sign_with(request, within=within)
    return identity if identity and links.is_of(seat.user, identity) else None


class Gone(Exception):
    """What the person's MitID showed is too long ago by now."""


def require(request: HttpRequest, seat: Seat, *, within: timedelta) -> Identity:
    """The same, where the person has pressed the button that promises it. Raises Gone."""
    identity = shown(request, seat, within=within)
    if identity is None:
        raise Gone
    return identity


def context(request: HttpRequest, seat: Seat, *, within: timedelta) -> dict[str, Any]:
    """What the page says of MitID; nothing where the installation has none, or for a guest."""
    if seat.is_guest or not settings.OIDC_PROVIDERS:
        return {}
    identity = shown(request, seat, within=within)
    if identity is None:
        return {"providers": settings.OIDC_PROVIDERS}
    differs = bool(identity.name) and not same_name(identity.name, seat.name)
    return {
        "mitid": {
            "level": LEVELS[identity.assurance],
            "at": moment(identity.authenticated_at),
            "name": identity.name if differs else "",
        }
    }
