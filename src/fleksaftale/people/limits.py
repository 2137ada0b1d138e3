"""How many codes may be asked for, so that nobody guesses one and nobody keeps another person out.

A stranger meets three limits, counted in the database: for the address from their own network (so that who
asks for somebody else's codes runs dry alone), for the address from everywhere, and for their network as a
whole. A browser that has signed in with the address before has a limit of its own, which no stranger uses up.

What that leaves to guess: 200 codes a day to one address, three tries each, are 600 guesses among 1,000,000,
0.06 % a day. Each known browser adds 20 codes, 60 guesses, for whoever sits at it.
"""

import ipaddress
from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from fleksaftale.core import clock
from fleksaftale.people import known_browsers
from fleksaftale.people.models import Attempt, Code


class TooManyCodes(Exception):
    """More codes were asked for than a person needs."""


def check(request: HttpRequest, email: str) -> Code:
    """A code not yet stored, that says for whom and from where it was asked for. Raises TooManyCodes."""
    address = hashed("address", email)
    if known := known_browsers.known(request, email):
        own = Code(address=address, source=hashed("browser", known))
        _check(settings.CODES_PER_KNOWN_BROWSER, address=own.address, source=own.source)
        return own
    code = Code(address=address, source=hashed("source", network(get_adapter().get_client_ip(request))))
    _check(settings.CODES_PER_ADDRESS_AND_SOURCE, address=code.address, source=code.source)
    _check(settings.CODES_PER_ADDRESS, address=code.address)
    _check(settings.CODES_PER_SOURCE, source=code.source)
    return code


def is_too_often(request: HttpRequest, purpose: str, *, most: int, within: timedelta) -> bool:
    """Whether this network uses a public page too often; counts this use."""
    source = hashed(purpose, network(get_adapter().get_client_ip(request)))
    Attempt.objects.create(purpose=purpose, source=source)
    since = clock.now() - within
    return Attempt.objects.filter(purpose=purpose, source=source, created_at__gt=since).count() > most


def network(address: str) -> str:
    """What counts as one sender: an IPv4 address, or the /64 that one line gets of IPv6."""
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(number, ipaddress.IPv4Address):
        return str(number)
    if number.ipv4_mapped:
        return str(number.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(number), 64), strict=False))


def hashed(salt: str, value: str) -> str:
    """A keyed hash, 64 hexadecimal digits: what the table of codes holds instead of addresses and codes."""
    return salted_hmac(f"fleksaftale.people.codes.{salt}", value, algorithm="sha256").hexdigest()


def _check(limits: list[tuple[int, int]], **asked: str) -> None:
    for most, seconds in limits:
        since = clock.now() - timedelta(seconds=seconds)
        if Code.objects.filter(**asked, created_at__gt=since).count() >= most:
            raise TooManyCodes(" ".join(asked))
