"""What django-allauth asks of us: how somebody is signed in, and the name that a passkey carries.

Our own views do the codes (:mod:`codes`), so allauth here means: verified addresses, sessions with a record
of how and when somebody proved who they are, and passkeys. Its pages for passwords do not exist.
"""

from typing import Any, NoReturn
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fleksaftale.people.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False  # our own page makes people, after their address is proved

    def get_login_stages(self) -> list[str]:
        """A passkey is another way in, not a second lock: nobody is shut out by a lost telephone."""
        return []

    def is_reauthentication_required(self, **_kwargs: Any) -> bool:
        return False  # our own step-up stands in front of those views

    def send_mail(self, template_prefix: str, *_args: Any, **_kwargs: Any) -> NoReturn:
        """allauth has no mail of its own to send here; one that appears after an upgrade is a mistake."""
        raise RuntimeError(f"allauth wanted to send {template_prefix}")

    def send_notification_mail(self, *_args: Any, **_kwargs: Any) -> None:
        return None

    def add_message(self, *_args: Any, **_kwargs: Any) -> None:
        """Our views say what happened, in their own words."""


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Adgangsnøglen blev ikke genkendt. Prøv igen, eller få en kode på mail."),
    }

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 (allauth's name for it)
        """What a passkey is called until the person says something better."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Min enhed") if number == 1 else f"{gettext('Min enhed')} {number}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The neutral name and the host that a passkey is made for."""
        return {"id": rp_id(), "name": settings.PUBLIC_NAME}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        entity["display_name"] = user.name or user.email
        return entity


def rp_id() -> str:
    """The host name of PUBLIC_URL. A passkey cannot be made for a number, so 127.0.0.1 becomes localhost."""
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    return "localhost" if host in {"127.0.0.1", "::1"} else host
