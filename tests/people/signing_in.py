"""Help for tests of any page: sign somebody in as if they had typed a code, just now or a while ago."""

import re
import time

from allauth.account.internal.flows.login import record_authentication
from django.core import mail
from django.http import HttpRequest
from django.test import Client

from fleksaftale.people.models import User


def sign_in(client: Client, person: User, *, seconds_ago: float = 0) -> None:
    """Give the client a session of the person. Older than ten minutes, sensitive acts ask for a new proof."""
    client.force_login(person)
    request = HttpRequest()
    request.user = person
    request.session = client.session
    record_authentication(request, person, method="code", email=person.email)
    request.session["account_authentication_methods"][-1]["at"] = time.time() - seconds_ago
    request.session.save()


def mailed_code() -> str:
    """The code in the newest mail."""
    found = re.search(r"^(\d{3} \d{3})$", mail.outbox[-1].body, re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[1]


def wrong(code: str) -> str:
    """Another code."""
    return f"{(int(code.replace(' ', '')) + 1) % 10**6:06d}"
