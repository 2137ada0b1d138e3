"""A third signature: a faglig organisation signs too, where both principals ask for it.

One proposes it, the other says yes, and only then is the organisation invited. Taking it away again needs
both as well, until the organisation has signed. What a version says of its parties does not change with it.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.audit.log import record
from fleksaftale.cases.commands import tell_other
from fleksaftale.cases.companions import Person, add_party, send_invitation
from fleksaftale.cases.life import fresh
from fleksaftale.cases.models import AskedSignature, Invitation, Party, Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import NotFound, Seat
from fleksaftale.cases.workplaces import rules_of
from fleksaftale.core import clock
from fleksaftale.people.identity import verified_addresses


def asked(seat: Seat) -> AskedSignature | None:
    """The organisation whose signature is asked for, or proposed, in this case."""
    rows = AskedSignature.objects.filter(party__case=seat.case, dropped_at__isnull=True)
    return rows.select_related("party").first()


def asked_by_rule(seat: Seat) -> bool:
    """Whether the workplace's rule asks for a third signature and the two have not asked anybody yet.

    The rule only asks: nobody reads a version without a yes of both.
    """
    ruled = seat.is_principal and seat.may("case.let_in") and rules_of(seat.case).third_signature
    return ruled and asked(seat) is None


def propose(seat: Seat, *, name: str, email: str) -> Party:
    """Propose to the other that an organisation signs too. Nothing is sent to it yet. Raises NotAllowed."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.let_in")
        email = email.strip().lower()
        lies = asked(seat)
        if (
            lies
            and lies.asked_by_id == seat.party.pk
            and seat.vault.open(lies.place, lies.sealed_email) == email
        ):
            return lies.party  # pressed twice
        if lies:
            raise NotAllowed(_("Der er allerede bedt om en underskrift mere."))
        if email in verified_addresses(seat.user):
            raise NotAllowed(_("Det er din egen mailadresse. Skriv den andens."))
        party = add_party(seat, Person(Role.ORGANISATION, name, email))
        ask = AskedSignature(party=party, asked_by=seat.party)
        ask.sealed_email = seat.vault.seal(ask.place, email)
        ask.save(force_insert=True)
        record("third.proposed", vault=seat.vault, actor=seat.actor, subject=name)
        tell_other(seat)
    return party


def agree(seat: Seat) -> None:
    """The other says yes: the organisation is invited, and its signature counts from now on."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow("case.let_in")
        ask = _required(seat)
        if ask.agreed_by_id or ask.asked_by_id == seat.party.pk:
            return
        ask.agreed_by = seat.party
        ask.save(update_fields=["agreed_by"])
        name = seat.name_of(ask.party)
        record("third.agreed", vault=seat.vault, actor=seat.actor, subject=name)
        send_invitation(seat, ask.party, seat.vault.open(ask.place, ask.sealed_email))
        tell_other(seat)


def take_away(seat: Seat) -> bool:
    """Take the ask away: at once while it is only proposed, else when both have said so. Whether it is gone.

    Inside a transaction: who calls it closes the versions that lacked only that signature.
    """
    seat.allow("case.let_in")
    ask = _required(seat)
    name = seat.name_of(ask.party)
    if ask.agreed_by_id and ask.drop_asked_by_id in (None, seat.party.pk):
        if ask.drop_asked_by_id is None:
            ask.drop_asked_by = seat.party
            ask.save(update_fields=["drop_asked_by"])
            record("third.drop_proposed", vault=seat.vault, actor=seat.actor, subject=name)
            tell_other(seat)
        return False
    ask.dropped_at = clock.now()
    ask.save(update_fields=["dropped_at"])
    Party.objects.filter(pk=ask.party_id).update(left_on=clock.today())
    Invitation.objects.filter(party=ask.party_id, used_at__isnull=True).update(cancelled_at=ask.dropped_at)
    record("third.dropped", vault=seat.vault, actor=seat.actor, subject=name)
    tell_other(seat)
    return True


def _required(seat: Seat) -> AskedSignature:
    ask = asked(seat)
    if ask is None:
        raise NotFound
    return ask
