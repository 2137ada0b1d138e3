"""Which cases HR's list shows, and in what order. The database chooses; nothing sealed is opened here.

Only the names are sealed one by one: for their order see :mod:`names`.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.models import PRINCIPALS, Case, CaseStatus, Life, Party, Role
from fleksaftale.cases.workplaces import Rules
from fleksaftale.core import clock
from fleksaftale.documents.models import PaperCopy, Version
from fleksaftale.overview import names
from fleksaftale.people.models import User
from fleksaftale.talks.models import Pause, Talk

VERY_LATE = 30  # days
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
    ENDED = "slut", _("Afsluttede")


class Order(models.TextChoices):
    """What the list can be sorted by."""

    DAY = "dato", _("Næste samtale")
    NAME = "navn", _("Medarbejder")
    FROM = "fra", _("Aftale fra")
    NEWEST = "nyeste", _("Nyeste først")


@dataclass(frozen=True)
class Wanted:
    """What HR asked to see. ``workplace``: only that one's cases."""

    show: Show = Show.OPEN
    order: Order = Order.DAY
    backwards: bool = False
    workplace: UUID | None = None

    def sorted_by(self, order: Order) -> "Wanted":
        """The same cases in another order; the same order once more turns it round."""
        return replace(self, order=order, backwards=order is self.order and not self.backwards)


def cases_of(user: User) -> QuerySet[Case]:
    """The cases this person has an HR seat in today."""
    seats = Party.objects.filter(Party.present(), user=user, role=Role.HR)
    return Case.objects.filter(pk__in=seats.values("case"))


def chosen(user: User, wanted: Wanted, *, today: date | None = None) -> "QuerySet[Case]":
    """The cases to show, in no order yet."""
    day = today or clock.today()
    rows = cases_of(user)
    if wanted.workplace:
        rows = rows.filter(workplace=wanted.workplace)
    over = _over(day).values("case")
    rows = rows.filter(pk__in=over) if wanted.show is Show.ENDED else rows.exclude(pk__in=over)
    match wanted.show:
        case Show.NO_AGREEMENT:
            return rows.filter(~Exists(_agreed()))
        case Show.IN_FORCE:
            return rows.filter(Exists(_agreed()))
        case Show.COPIES:
            owed = PaperCopy.objects.filter(version__document__case=OuterRef("pk"), given_at__isnull=True)
            return rows.filter(Exists(owed))
        case Show.WAITING:
            return rows.filter(Exists(_absent(day)))
        case Show.LATE:
            return rows.filter(_late(day), ~Exists(resting(day)))
        case Show.VERY_LATE:
            return rows.filter(Exists(_talk_before(day - timedelta(days=VERY_LATE))), ~Exists(resting(day)))
        case _:
            return rows


def page_of(
    user: User, rows: "QuerySet[Case]", wanted: Wanted, *, start: int = 0, stop: int | None = None
) -> list[UUID]:
    """The ids of the cases from one place to another, in the order asked for."""
    if wanted.order is Order.NAME:
        return names.in_order(user, rows, backwards=wanted.backwards, start=start, stop=stop)
    match wanted.order:
        case Order.FROM:
            first = _agreed().order_by("number").values("in_force_from")
            rows, field = rows.annotate(key=Subquery(first[:1])), F("key")
        case Order.NEWEST:
            field = F("created_at")
        case _:
            talks = _open_talks().annotate(day=Coalesce(Moment("starts_at"), Moment("due_on")))
            rows, field = rows.annotate(key=Subquery(talks.values("day")[:1])), F("key")
    turned = wanted.backwards is not (wanted.order is Order.NEWEST)
    order = field.desc(nulls_last=True) if turned else field.asc(nulls_last=True)
    return list(rows.order_by(order, "pk").values_list("pk", flat=True)[start:stop])


class Moment(models.Func):
    """A day or a moment, as something both can be compared by."""

    output_field = models.TextField()
    template = "%(expressions)s"
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS text)", **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = "to_char((%(expressions)s)::timestamp, 'YYYY-MM-DD HH24:MI')"
        return self.as_sql(compiler, connection, template=template, **extra)


def resting(day: date) -> "QuerySet[Pause]":
    """The pauses that run on a day."""
    return Pause.objects.filter(case=OuterRef("pk"), since__lte=day, until__gte=day, ended_at__isnull=True)


def _over(day: date) -> "QuerySet[CaseStatus]":
    """The newest statuses of the cases that are no longer going on. An employment that ends later still is.

    They are few, so the database gathers them once and does not ask for each case.
    """
    newer = CaseStatus.objects.filter(case=OuterRef("case"), pk__gt=OuterRef("pk"))
    rows = CaseStatus.objects.exclude(life=Life.OPEN)
    ending = Q(life=Life.ENDED, on__isnull=False, on__gte=day)
    return rows.filter(~ending).filter(~Exists(newer)).order_by()


def _agreed() -> "QuerySet[Version]":
    return Version.objects.filter(
        document__case=OuterRef("pk"),
        document__template_id=FLEKS_TILLAEGSAFTALE.id,
        signed_at__isnull=False,
    ).order_by()


def _absent(day: date) -> "QuerySet[Party]":
    """A principal who was invited and has not come, as a person or a guest. Who begins later is left out."""
    seats = Party.objects.filter(case=OuterRef("pk"), role__in=PRINCIPALS, left_on__isnull=True)
    invited = Q(invitations__isnull=False) | Q(to_invite__isnull=False)
    begun = Q(begins_on__isnull=True) | Q(begins_on__lte=day)
    return seats.filter(invited, begun, user__isnull=True, guest_links__opened_at__isnull=True)


def _open_talks() -> "QuerySet[Talk]":
    return Talk.objects.filter(case=OuterRef("pk"), held_on__isnull=True, cancelled_at__isnull=True)


def _talk_before(day: date) -> "QuerySet[Talk]":
    """An open talk whose day, the one found or the one at latest, lies before ``day``."""
    midnight = datetime.combine(day, time(), clock.DENMARK)
    found = Q(starts_at__lt=midnight) | Q(starts_at__isnull=True, due_on__lt=day)
    return _open_talks().filter(found)


def _late(day: date) -> Q:
    """Late by the workplace's own rule: from how many days on its list says so."""
    values = set(Case.objects.filter(workplace__isnull=False).values_list("workplace__late_after", flat=True))
    own = Q()
    for after in values - {LATE_AFTER}:
        own |= Q(Exists(_talk_before(day - timedelta(days=after - 1))), workplace__late_after=after)
    advised = Q(workplace__isnull=True) | Q(workplace__late_after=LATE_AFTER)
    return own | (advised & Q(Exists(_talk_before(day - timedelta(days=LATE_AFTER - 1)))))
