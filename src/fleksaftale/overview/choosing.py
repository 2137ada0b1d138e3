"""Which cases HR's list shows, and in what order. The database chooses by one row per case, which is kept in
:mod:`standing`; nothing sealed is opened here.

Only the names are sealed one by one: for their order see :mod:`names`.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.models import Case, Party, Role, Workplace
from fleksaftale.cases.workplaces import Rules
from fleksaftale.core import clock
from fleksaftale.overview import names, standing
from fleksaftale.overview.models import Standing
from fleksaftale.people.models import User
from fleksaftale.talks.models import Pause

VERY_LATE = 30  # days
LAW_SOON = timedelta(days=30)
LATE_AFTER = Rules().late_after


class Show(models.TextChoices):
    """What the list can be narrowed to."""

    OPEN = "aabne", _("Alle, der er i gang")
    NO_AGREEMENT = "uden", _("Uden aftale endnu")
    IN_FORCE = "aftale", _("Med aftale")
    LATE = "forsinket", _("Samtalen er forsinket")
    VERY_LATE = "over-30", _("Over 30 dage forsinket")
    COPIES = "papir", _("Papirkopi mangler")
    WAITING = "venter", _("Nogen har ikke svaret på invitationen")
    LAW = "lov", _("Dato i loven inden for 30 dage")
    ENDED = "slut", _("Afsluttede")


class Order(models.TextChoices):
    """What the list can be sorted by."""

    DAY = "dato", _("Næste samtale")
    NAME = "navn", _("Medarbejder")
    LAW = "lov", _("Dato i loven")
    FROM = "fra", _("Aftale fra")
    NEWEST = "nyeste", _("Nyeste først")


@dataclass(frozen=True)
class Wanted:
    """What HR asked to see, in which order. ``workplace``: only that one's cases."""

    show: Show = Show.OPEN
    order: Order = Order.DAY
    backwards: bool = False
    workplace: UUID | None = None

    def sorted_by(self, order: Order) -> "Wanted":
        """The same cases in another order; the same order once more turns it round."""
        return replace(self, order=order, backwards=order is self.order and not self.backwards)


def cases_of(user: User) -> QuerySet[Case]:
    """The cases this person has an HR seat in today."""
    return Case.objects.filter(pk__in=_seats(user))


def _seats(user: User) -> "QuerySet[Party, UUID]":
    return Party.objects.filter(Party.seated(), user=user, role=Role.HR).values_list("case", flat=True)


def chosen(user: User, wanted: Wanted, *, today: date | None = None) -> "QuerySet[Standing]":
    """The rows of the cases to show, in no order yet; those where something was done, made anew first."""
    return narrowed(everything(user), wanted, today or clock.today())


def narrowed(rows: "QuerySet[Standing]", wanted: Wanted, day: date) -> "QuerySet[Standing]":
    if wanted.workplace:
        rows = rows.filter(workplace=wanted.workplace)
    rows = rows.filter(_over(day)) if wanted.show is Show.ENDED else rows.exclude(_over(day))
    match wanted.show:
        case Show.NO_AGREEMENT:
            return rows.filter(agreed_from__isnull=True)
        case Show.IN_FORCE:
            return rows.filter(agreed_from__isnull=False)
        case Show.COPIES:
            return rows.filter(owes_copy=True)
        case Show.WAITING:
            return rows.filter(Q(waiting_from__lte=day) | Q(waiting_until__gt=day))
        case Show.LAW:
            return rows.filter(case__next_date__law_day__range=(day, day + LAW_SOON))
        case Show.LATE:
            return rows.filter(_late(day)).exclude(case__in=_resting(day))
        case Show.VERY_LATE:
            return rows.filter(_talk_before(day, VERY_LATE)).exclude(case__in=_resting(day))
        case _:
            return rows


def everything(user: User) -> "QuerySet[Standing]":
    """The rows of all this person's cases, also those that are over."""
    standing.freshen(user)
    return Standing.objects.filter(case__in=_seats(user))


COLUMN = {
    Order.DAY: "talk_at",
    Order.LAW: "case__next_date__law_day",
    Order.FROM: "agreed_from",
    Order.NEWEST: "created_at",
}


def usual(show: Show) -> Order:
    """What a list is sorted by where nobody says so: by what it was narrowed to."""
    return Order.LAW if show is Show.LAW else Order.DAY


def page_of(
    user: User, rows: "QuerySet[Standing]", wanted: Wanted, *, start: int = 0, stop: int | None = None
) -> list[UUID]:
    """The ids of the cases from one place to another, in the order asked for."""
    if wanted.order is Order.NAME:
        return names.in_order(user, rows, backwards=wanted.backwards, start=start, stop=stop)
    field = F(COLUMN[wanted.order])
    turned = wanted.backwards is not (wanted.order is Order.NEWEST)
    order = field.desc(nulls_last=True) if turned else field.asc(nulls_last=True)
    return list(rows.order_by(order, "pk").values_list("pk", flat=True)[start:stop])


def _over(day: date) -> Q:
    """Cases that are no longer going on. An employment that ends later still is."""
    return Q(over_from__isnull=False, over_from__lte=day)


def _resting(day: date) -> "QuerySet[Pause, UUID]":
    """The cases with a pause that runs on a day."""
    rows = Pause.objects.filter(since__lte=day, until__gte=day, ended_at__isnull=True)
    return rows.order_by().values_list("case", flat=True)


def _talk_before(day: date, days: int) -> Q:
    """An open talk whose day, the one found or the one at latest, lies more than so many days back."""
    return Q(talk_at__lt=datetime.combine(day - timedelta(days=days), time(), clock.DENMARK))


def _late(day: date) -> Q:
    """Late by the workplace's own rule: from how many days on its list says so."""
    values = set(Workplace.objects.values_list("late_after", flat=True))
    own = Q()
    for after in values - {LATE_AFTER}:
        own |= _talk_before(day, after - 1) & Q(workplace__late_after=after)
    advised = Q(workplace__isnull=True) | Q(workplace__late_after=LATE_AFTER)
    return own | (advised & _talk_before(day, LATE_AFTER - 1))
