"""Who else than the two may read a version, and what is written beside it.

A comment stands either between everybody who may read the version, or with one principal and the advisers
whom that principal let in.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.audit.log import record
from fleksaftale.cases.commands import tell_other
from fleksaftale.cases.companions import running_grants, shared_with, tell_companion
from fleksaftale.cases.models import Party, Role, Share, What
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents.events import about
from fleksaftale.documents.guarding import Concern, Held, concern_beside
from fleksaftale.documents.models import Comment, Version
from fleksaftale.documents.stages import Sheet, in_force
from fleksaftale.documents.template import Template
from fleksaftale.documents.writing import locked


def readable(here: Sheet) -> list[Version]:
    """The versions of this document that the person in the seat may read, newest first."""
    seat = here.seat
    if seat.is_principal:
        return [v for v in reversed(here.versions) if is_passed_on(here, v)]
    shared = shared_with(seat.party)
    behind = [] if here.template.is_minutes else _read_for(seat)  # minutes are read where they are shared
    agreed = {v for v in here.agreed if any(is_passed_on(here, v, party) for party in behind)}
    return [v for v in reversed(here.versions) if v.pk in shared or v in agreed]


def _read_for(seat: Seat) -> list[Party]:
    """The principals for whom somebody reads what is signed: a deputy's, or who gave HR *dokumentation*. None
    of them lets another read what they may not read themselves."""
    if seat.role is Role.DEPUTY:
        return [seat.inviter]
    givers = {each.given_by_id for each in running_grants(seat.party) if each.what == What.DOKUMENTATION}
    return [party for party in seat.parties if party.pk in givers]


def is_passed_on(here: Sheet, version: Version, party: Party | None = None) -> bool:
    """Whether a leader who came later gets a version: what held on their first day, and what came after."""
    first = (party or here.seat.party).begins_on
    if first is None or clock.day_of(version.proposed_at) >= first:
        return True
    if _was_followed(here, first):
        return False
    then = in_force(here.agreed, first)
    return version in here.agreed and then is not None and version.number >= then.number


def _was_followed(here: Sheet, first: date) -> bool:
    """Whether this document, of a kind that comes again, had a signed successor before a day."""
    later = Version.objects.filter(
        document__case=here.document.case_id,
        document__template_id=here.template.id,
        document__occasion__gt=here.template.occasion,
        signed_at__lt=datetime.combine(first, time(), clock.DENMARK),
    )
    return here.template.occasion > 0 and later.exists()


def side_of(seat: Seat) -> Party | None:
    """The principal with whom this person may speak aside: an adviser's inviter, or the principal."""
    if seat.is_principal:
        return seat.party
    return seat.inviter if seat.role is Role.ADVISER else None


def share_for_signature(here: Sheet, version: Version, *, given: Collection[UUID]) -> None:
    """Let an organisation that is to sign read the version, once both principals have signed it."""
    if not {party.pk for party in here.seat.parties} <= set(given):
        return
    for party in here.must_sign():
        if not party.is_principal and version.pk not in shared_with(party):
            Share.objects.create(party=party, thing=version.pk, shared_by=here.seat.parties[0])
            tell_companion(here.seat, party)


@dataclass(frozen=True)
class Remark:
    """A comment as one reader sees it."""

    name: str
    role: str
    mine: bool
    aside: bool
    text: str
    at: datetime


def comments(here: Sheet, version: Version) -> list[Remark]:
    """What this person may read beside a version, in the order it was written."""
    seat, side = here.seat, side_of(here.seat)
    rows = version.comments.select_related("party")
    mine = [row for row in rows if row.side_id is None or (side and row.side_id == side.pk)]
    return [
        Remark(
            seat.name_of(row.party),
            str(Role(row.party.role).label),
            row.party_id == seat.party.pk,
            row.side_id is not None,
            seat.vault.open(row.place, row.sealed),
            row.said_at,
        )
        for row in mine
    ]


def concern(here: Sheet, version: Version, text: str, *, aside: bool) -> Concern | None:
    """What the wording guard says of a comment. With the employee aside nobody else reads it."""
    side = side_of(here.seat)
    if aside and side and side.role == Role.EMPLOYEE:
        return None
    known = here.content(version).answers(here.template)
    return concern_beside(here, known, text)


def write(
    seat: Seat, template: Template, version_id: UUID, text: str, *, aside: bool, yes: Collection[str] = ()
) -> Comment:
    """Write a comment beside a version one may read. Raises NotAllowed, Held (see guarding).

    ``aside``: only one's own side reads it. A hidden adviser writes in no other way.
    """
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("version.comment")
        version = next((v for v in readable(here) if v.pk == version_id), None)
        if version is None:
            raise NotAllowed(_("Denne version er ikke delt med dig."))
        side = side_of(here.seat) if aside or here.seat.party.hidden else None
        found = concern(here, version, text, aside=side is not None)
        if found and found.stops(yes):
            raise Held(())
        comment = Comment(version=version, party=here.seat.party, side=side)
        comment.sealed = here.seat.vault.seal(comment.place, text.strip())
        comment.save(force_insert=True)
        only = {"only": str(side.pk)} if side else {}
        details = about(template, version=version.number, **only)
        record("version.remarked", vault=seat.vault, actor=here.seat.actor, details=details)
        _tell(here.seat, version, aside=side is not None)
    return comment


def _tell(seat: Seat, version: Version, *, aside: bool) -> None:
    if not aside or not seat.is_principal:
        tell_other(seat)
        return
    mine = (p for p in seat.companions if p.role == Role.ADVISER and p.invited_by_id == seat.party.pk)
    for party in mine:
        if version.pk in shared_with(party):
            tell_companion(seat, party)
