"""Passkeys: where they can be used at all, and the forms that a browser's answer comes in."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms import TextField
from fleksaftale.people.adapters import rp_id


@dataclass(frozen=True)
class Offer:
    """Whether this page can use passkeys. ``elsewhere`` is where it could, on one's own machine, or empty."""

    here: bool
    elsewhere: str


def offer(request: HttpRequest) -> Offer:
    """A browser makes passkeys for a host name over https, or for localhost; never for a number."""
    host = urlsplit(f"//{request.get_host()}")
    here = host.hostname == rp_id() and (request.is_secure() or host.hostname == "localhost")
    on_loopback = _is_number(host.hostname or "") and rp_id() == "localhost"
    port = f":{host.port}" if host.port else ""
    return Offer(here, f"http://localhost{port}" if on_loopback and not here else "")


def of(user_id: object) -> "list[Authenticator]":
    """The person's passkeys, oldest first."""
    keys = Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.WEBAUTHN)
    return list(keys.order_by("created_at"))


def may_add(request: HttpRequest) -> bool:
    """Whether to suggest one: it would work here, and there is none yet."""
    return offer(request).here and not of(request.user.pk)


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """What the browser made, and the name to know it by. Every passkey here works without a code."""

    name = TextField(
        label=_("Navn på nøglen"),
        help_text=_("Fx: Min telefon"),
        required=False,
        mark_optional=False,
        max_length=60,
    )
    passwordless = forms.BooleanField(required=True, widget=forms.HiddenInput, initial=True)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
