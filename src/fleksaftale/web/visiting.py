"""Who is at the browser as a guest: the visit of the session, in the terms of cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fleksaftale.cases import guests
from fleksaftale.cases.commands import LinkClosed
from fleksaftale.cases.seats import Guest
from fleksaftale.people import visits
from fleksaftale.people.views import staying


def guest_of(request: HttpRequest) -> Guest | None:
    """The guest of this session, if nobody is signed in. Whether the link still opens is asked elsewhere."""
    visit = visits.of(request)
    return Guest(visit.link, guests.visit_hash(visit.secret)) if visit else None


def is_out(guest: Guest) -> bool:
    """Whether the day is over, the link taken back, or the guest went on with another device."""
    try:
        guests.link_of(guest)
    except LinkClosed:
        return True
    return False


def ending(request: HttpRequest) -> dict[str, int | str] | None:
    """As ``staying.ending``, for a guest whose link is open. Nothing puts it off."""
    guest = guest_of(request) if hasattr(request, "session") and hasattr(request, "user") else None
    try:
        return staying.told(guests.link_of(guest).ends_at) if guest else None
    except LinkClosed:
        return None


def closed(request: HttpRequest) -> HttpResponse:
    """What a link that opens nothing answers: the same whatever closed it, and for one that never was."""
    return render(request, "web/guests/closed.html", status=410)
