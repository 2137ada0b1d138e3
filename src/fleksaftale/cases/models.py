"""One fleksjob: who its two parties are, who else is let in, and where it stands in its life.

What says something about the people (names, workplace, addresses) is sealed with the case's key.
"""

import uuid
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.one_time_links import INVITATION_TRIES as INVITATION_TRIES
from fleksaftale.cases.one_time_links import InvitationLink, OneTimeLink
from fleksaftale.cases.workplace_models import NameOrder as NameOrder
from fleksaftale.cases.workplace_models import ReadFile as ReadFile
from fleksaftale.cases.workplace_models import ToInvite as ToInvite
from fleksaftale.cases.workplace_models import Workplace as Workplace
from fleksaftale.cases.workplace_models import WorkplaceInvitation as WorkplaceInvitation
from fleksaftale.cases.workplace_models import WorkplaceMember as WorkplaceMember
from fleksaftale.core import clock

if TYPE_CHECKING:
    from fleksaftale.people.models import User

GUEST_VISIT = timedelta(hours=24)


class Role(models.TextChoices):
    """The two principals, whose agreement it is, and those whom they let in."""

    EMPLOYEE = "employee", _("Medarbejder")
    LEADER = "leader", _("Nærmeste leder")
    ADVISER = "adviser", _("Bisidder")
    HR = "hr", _("HR")
    ORGANISATION = "organisation", _("Faglig organisation")
    DEPUTY = "deputy", _("Stedfortræder")

    @property
    def is_principal(self) -> bool:
        return self in PRINCIPALS

    @property
    def other(self) -> "Role":
        """The other principal. Raises NoOther for everybody else: nobody stands across from an adviser."""
        if not self.is_principal:
            raise NoOther(self)
        return Role.LEADER if self is Role.EMPLOYEE else Role.EMPLOYEE


PRINCIPALS = (Role.EMPLOYEE, Role.LEADER)


class NoOther(LookupError):
    """Only the two principals stand across from each other."""


class What(models.TextChoices):
    """What HR or a deputy may do more in one case, by a grant that the employee sees and that ends."""

    INDTASTER = "indtaster", _("Indtaster")
    DOKUMENTATION = "dokumentation", _("Dokumentation")


class Life(models.TextChoices):
    """Where a case stands. Every change is a row of its own; the newest row holds."""

    OPEN = "open", _("Åben")
    ENDED = "ended", _("Ansættelsen er slut")
    CLOSED = "closed", _("Afsluttet")
    CANCELLED = "cancelled", _("Annulleret")


LIFE_MOVES: dict[Life, frozenset[Life]] = {
    Life.OPEN: frozenset({Life.ENDED, Life.CANCELLED}),
    Life.ENDED: frozenset({Life.OPEN, Life.ENDED, Life.CLOSED}),
    Life.CLOSED: frozenset(),
    Life.CANCELLED: frozenset(),
}


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: "User") -> "CaseQuerySet":
        """The cases this person has a running seat in today: the only way in from a page."""
        if not user.is_authenticated:
            return self.none()
        mine = Party.objects.filter(case=OuterRef("pk"), user=user).filter(Party.present())
        return self.filter(Exists(mine))

    def with_life(self) -> "CaseQuerySet":
        """Each case with ``life`` and ``life_on``: its newest status."""
        newest = CaseStatus.objects.filter(case=OuterRef("pk")).order_by("-id")
        return self.annotate(
            life=Subquery(newest.values("life")[:1]), life_on=Subquery(newest.values("on")[:1])
        )


class Case(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(default=clock.now)
    sealed_facts = models.BinaryField()
    workplace = models.ForeignKey(Workplace, models.SET_NULL, null=True, related_name="cases")

    objects = CaseQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)


class CaseStatus(models.Model):
    """One step in a case's life. Rows are added, never changed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="statuses")
    life = models.CharField(max_length=12, choices=Life.choices)
    at = models.DateTimeField(default=clock.now)
    on = models.DateField(null=True, blank=True)
    by = models.ForeignKey("Party", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{self.life} {self.at:%Y-%m-%d}"


def _stays(party: str, day: date) -> Q:
    """Whether a party has not left by a day; ``party`` is the way to it, empty for the row itself."""
    field = f"{party}__left_on" if party else "left_on"
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": day})


class Party(models.Model):
    """One seat in a case. ``user`` is empty until the invited person has said yes.

    ``begins_on`` is the first day with access and ``left_on`` the first without: revoking sets it to today
    and holds at once. A ``hidden`` adviser is seen by the principal who invited them and by nobody else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="parties")
    role = models.CharField(max_length=12, choices=Role.choices)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="parties")
    sealed_name = models.BinaryField()
    joined_at = models.DateTimeField(null=True)
    begins_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    invited_by = models.ForeignKey("self", models.CASCADE, null=True, related_name="invited")
    hidden = models.BooleanField(default=False)
    must_read = models.BooleanField(default=False)  # a new leader, until they have read the agreement
    member = models.ForeignKey(WorkplaceMember, models.SET_NULL, null=True, related_name="seats")  # HR's

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["case", "role"],
                condition=Q(left_on__isnull=True, role__in=["employee", "leader"]),
                name="one_party_per_role",
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(  # HR's list asks for ten thousand of them at once: the index alone answers
                fields=["user", "role", "case", "begins_on", "left_on"], name="seats_of_user"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} in {self.case_id}"

    @staticmethod
    def present(on: date | None = None) -> Q:
        """Parties whose access has begun and has not ended. An adviser leaves with who invited them."""
        day = on or clock.today()
        with_inviter = ~Q(role=Role.ADVISER) | _stays("invited_by", day)
        return Party.seated(day) & with_inviter

    @staticmethod
    def seated(on: date | None = None) -> Q:
        """The same for every role but advisers, without a look at who invited them."""
        day = on or clock.today()
        return (Q(begins_on__isnull=True) | Q(begins_on__lte=day)) & _stays("", day)

    def is_present(self, on: date | None = None) -> bool:
        day = on or clock.today()
        return (self.begins_on is None or self.begins_on <= day) and not self.has_left(day)

    def has_left(self, on: date | None = None) -> bool:
        return self.left_on is not None and self.left_on <= (on or clock.today())

    @property
    def is_principal(self) -> bool:
        return Role(self.role).is_principal

    def is_seen_by(self, reader: "Party") -> bool:
        """Whether a reader may know that this party is there."""
        return not self.hidden or reader.pk in (self.pk, self.invited_by_id)

    @property
    def log_details(self) -> dict[str, str]:
        """Goes with every event about or by a companion: while they are hidden, one principal reads it."""
        return {"only": str(self.invited_by_id)} if self.hidden else {}

    @property
    def place(self) -> str:
        return f"party:{self.pk}:name"


class Running(models.QuerySet[Any]):
    """Rows that hold for some time and can be ended before."""

    def running(self, on: date | None = None) -> "Running":
        day = on or clock.today()
        begun = Q(starts_on__isnull=True) | Q(starts_on__lte=day)
        lasts = Q(until__isnull=True) | Q(until__gte=day)
        return self.filter(begun & lasts, ended_at__isnull=True)


class RunningGrants(Running):
    """A grant ends, besides, on the day that who gave it leaves the case."""

    def running(self, on: date | None = None) -> "RunningGrants":
        day = on or clock.today()
        found: RunningGrants = super().running(day).filter(_stays("given_by", day))  # type: ignore[assignment]
        return found


class Grant(models.Model):
    """What one HR person may do more in this case: named, dated, ended at any time, seen by the employee.

    ``until`` is its last day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.ForeignKey(Party, models.CASCADE, related_name="grants")
    what = models.CharField(max_length=16, choices=What.choices)
    given_by = models.ForeignKey(Party, models.CASCADE, related_name="+")
    given_at = models.DateTimeField(default=clock.now)
    starts_on = models.DateField(null=True)
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = RunningGrants.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["given_at"]

    def __str__(self) -> str:
        return f"{self.what} of {self.party_id}"


class Share(models.Model):
    """One thing that an adviser or an organisation may read: ``thing`` is the id of a version.

    Nothing else of the case is open to them.
    """

    party = models.ForeignKey(Party, models.CASCADE, related_name="shares")
    kind = models.CharField(max_length=12, default="version")
    thing = models.UUIDField()
    shared_by = models.ForeignKey(Party, models.CASCADE, related_name="+")
    starts_on = models.DateField(null=True)
    until = models.DateField(null=True)
    shared_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    objects = Running.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["shared_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing} for {self.party_id}"


class Handover(models.Model):
    """A new leader takes over from ``successor.begins_on``. ``read_at``: they have read the agreement."""

    leaver = models.ForeignKey(Party, models.CASCADE, related_name="+")
    successor = models.OneToOneField(Party, models.CASCADE, related_name="handover")
    registered_by = models.ForeignKey(Party, models.CASCADE, related_name="+")
    registered_at = models.DateTimeField(default=clock.now)
    sealed_note = models.BinaryField(null=True)  # from the employee to the successor
    talk_on = models.DateField(null=True)
    read_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"handover to {self.successor_id}"

    @property
    def place(self) -> str:
        return f"handover:{self.successor_id}:note"


class AskedSignature(models.Model):
    """A faglig organisation is asked to sign too. Both may take it away together until it has signed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.OneToOneField(Party, models.CASCADE, related_name="asked_signature")
    asked_by = models.ForeignKey(Party, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    sealed_email = models.BinaryField()
    agreed_by = models.ForeignKey(Party, models.CASCADE, null=True, related_name="+")
    drop_asked_by = models.ForeignKey(Party, models.SET_NULL, null=True, related_name="+")
    dropped_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"signature of {self.party_id}"

    @property
    def place(self) -> str:
        return f"asked:{self.party_id}:email"


class Invitation(InvitationLink):
    """A one-time link for one address and one role. Only a hash of its token is kept."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="invitations")
    party = models.ForeignKey(Party, models.CASCADE, related_name="invitations")
    created_by = models.ForeignKey(Party, models.CASCADE, related_name="+")

    @property
    def place(self) -> str:
        return f"invitation:{self.pk}:email"


class GuestLink(OneTimeLink):
    """A one-time link for a party that wants no account. Only a hash of its token is kept.

    It opens for who proves its address with a code; from then on it lasts a day. ``visit`` is the hash of the
    one browser session that is in: who opens it again on another device takes that one's place.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="guest_links")
    party = models.ForeignKey(Party, models.CASCADE, related_name="guest_links")
    language = models.CharField(max_length=2, default="da")
    created_by = models.ForeignKey(Party, models.CASCADE, related_name="+")
    opened_at = models.DateTimeField(null=True)
    visit = models.CharField(max_length=64, default="")
    revoked_at = models.DateTimeField(null=True)

    @property
    def place(self) -> str:
        return f"guest-link:{self.pk}:email"

    @property
    def ends_at(self) -> datetime:
        """A day after it was opened; before that, the day on which nobody has used it."""
        return self.opened_at + GUEST_VISIT if self.opened_at else self.expires_at

    def is_open(self, now: datetime | None = None) -> bool:
        return not (self.revoked_at or self.blocked) and (now or clock.now()) < self.ends_at
