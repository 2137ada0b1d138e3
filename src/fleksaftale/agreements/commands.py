"""What people do to begin and to offer a Fleks-tillægsaftale."""

from uuid import UUID, uuid4, uuid5

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.commands import create_case, invite
from fleksaftale.cases.models import Case, Role
from fleksaftale.cases.seats import Facts, Seat, take
from fleksaftale.core import clock
from fleksaftale.documents import signing
from fleksaftale.documents.models import Signature, Version
from fleksaftale.documents.template import Template
from fleksaftale.documents.writing import start
from fleksaftale.people.models import User
from fleksjob.law import gaeldende


def open_agreement(
    user: User,
    *,
    role: Role,
    facts: Facts,
    other_name: str,
    other_email: str = "",
    once: UUID | None = None,
) -> Seat:
    """Open a case with its agreement, and invite the other party where an address is given.

    ``once`` is the number of one form: the same sent twice opens one case and gives that.
    Raises NotFound while the first sending is still under way.
    """
    said = "\n".join([str(once), role, facts.workplace, facts.cvr, other_name])
    case_id = uuid5(user.pk, said) if once else uuid4()
    if once and Case.objects.visible_to(user).filter(pk=case_id).exists():
        return take(user, case_id)
    try:
        with transaction.atomic():
            seat = create_case(user, role=role, facts=facts, other_name=other_name, case_id=case_id)
            start(seat, FLEKS_TILLAEGSAFTALE)
            if other_email:
                invite(seat, name=other_name, email=other_email)
    except IntegrityError:  # the same form, a moment earlier
        return take(user, case_id)
    return seat


def propose_version(
    seat: Seat, template: Template = FLEKS_TILLAEGSAFTALE, *, on_paper: bool = False
) -> Version:
    """Offer the joint draft to both for signature; ``on_paper`` to a party who is not with us on a screen.

    Raises NotAllowed, Incomplete.
    """
    return signing.propose(seat, template, rule_set=rule_set_today(), on_paper=on_paper)


def rule_set_today() -> str:
    """The rules the agreement is made under, by name, as they stand today."""
    return gaeldende().at(clock.today()).name


def refuse_cancel_after_signature(seat: Seat) -> str | None:
    """A case in which somebody has signed is ended, never cancelled."""
    if Signature.objects.filter(version__document__case=seat.case).exists():
        return _("Der er skrevet under. Skriv i stedet, hvornår ansættelsen slutter.")
    return None
