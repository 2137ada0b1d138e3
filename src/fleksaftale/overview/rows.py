"""One line of HR's list: names, status and dates. Only the lines of one page are opened.

Nothing of what the two have written is read here: of documents only their stage and their days.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.models import AskedSignature, Case, GuestLink, Life, Party, Role
from fleksaftale.cases.seats import Facts
from fleksaftale.cases.workplaces import rules_of
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.deadlines.from_start import names_on
from fleksaftale.deadlines.models import NextDate
from fleksaftale.documents.models import Document, PaperCopy, Stage, StageChange, Version
from fleksaftale.documents.stages import in_force
from fleksaftale.talks.models import Pause, Talk


@dataclass(frozen=True)
class Line:
    """What HR sees of one case. ``late``: by how many days, from the day on that the workplace's rule names.

    ``kind`` and ``status``: where the agreement stands. ``law_date``: the next day that the law knows of,
    and ``law_name`` what is due then, where the agreement's first day alone says so.
    """

    case: UUID
    employee: str
    leader: str
    workplace: str
    status: str
    kind: str
    agreed_from: date | None
    due: date | None
    booked: datetime | None
    late: int
    resting: date | None
    copies: tuple[str, ...]
    law_date: date | None
    law_name: str
    waiting: tuple[str, ...]
    third_missing: bool


def lines(ids: Sequence[UUID], *, today: date | None = None) -> list[Line]:
    """The lines of these cases, in this order, in a constant number of queries. An erased case is missing."""
    day = today or clock.today()
    known = _Known.of(ids, day)
    vaults = Vault.of_many(ids)
    found = (known.cases[number] for number in ids if number in known.cases and number in vaults)
    return [_line(case, vaults[case.pk], known, day) for case in found]


@dataclass(frozen=True)
class _Known:
    """What the database says of the cases of one page. ``came``: parties who were there as guests; ``asked``:
    cases where an organisation is asked to sign.
    """

    cases: dict[UUID, Case]
    parties: dict[UUID, list[Party]]
    came: set[UUID]
    asked: set[UUID]
    stages: dict[UUID, Stage]
    versions: dict[UUID, list[Version]]
    talks: dict[UUID, Talk]
    pauses: dict[UUID, date]
    copies: dict[UUID, list[PaperCopy]]
    dates: dict[UUID, NextDate]

    @classmethod
    def of(cls, ids: Sequence[UUID], day: date) -> "_Known":
        cases = Case.objects.filter(pk__in=ids).with_life().select_related("workplace")
        talks = Talk.objects.filter(case__in=ids, held_on__isnull=True, cancelled_at__isnull=True)
        pauses = Pause.objects.filter(case__in=ids, since__lte=day, until__gte=day, ended_at__isnull=True)
        owed = PaperCopy.objects.filter(version__document__case__in=ids, given_at__isnull=True)
        coming = NextDate.objects.filter(case__in=ids, law_day__gte=day)
        came = GuestLink.objects.filter(case__in=ids, opened_at__isnull=False)
        asked = AskedSignature.objects.filter(party__case__in=ids, dropped_at__isnull=True)
        return cls(
            {case.pk: case for case in cases},
            _by_case(Party.objects.filter(case__in=ids), lambda row: row.case_id),
            set(came.values_list("party", flat=True)),
            set(asked.values_list("party__case", flat=True)),
            _stages(ids),
            _by_case(_versions(ids), lambda row: row.document.case_id),
            {talk.case_id: talk for talk in talks},
            dict(pauses.order_by("at").values_list("case", "until")),
            _by_case(owed.select_related("version__document"), lambda row: row.version.document.case_id),
            {row.case_id: row for row in coming},
        )

    def lacks(self, party: Party) -> bool:
        """A principal without an account, who has not come as a guest either."""
        return party.is_principal and party.user_id is None and party.pk not in self.came


def _stages(ids: Sequence[UUID]) -> dict[UUID, Stage]:
    newest = StageChange.objects.filter(document=OuterRef("pk")).order_by("-id").values("stage")[:1]
    rows = Document.objects.filter(case__in=ids, template_id=FLEKS_TILLAEGSAFTALE.id)
    found = rows.annotate(stage=Subquery(newest)).values_list("case", "stage")
    return {case: Stage(stage) for case, stage in found if stage}


def _versions(ids: Sequence[UUID]) -> Iterable[Version]:
    rows = Version.objects.filter(
        document__case__in=ids, document__template_id=FLEKS_TILLAEGSAFTALE.id, signed_at__isnull=False
    )
    return rows.select_related("document").defer("sealed_content")


def _by_case(rows: Iterable[Any], case_of: Any) -> dict[UUID, list[Any]]:
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[case_of(row)].append(row)
    return found


def _line(case: Case, vault: Vault, known: _Known, day: date) -> Line:
    parties = {p.pk: p for p in known.parties[case.pk]}
    seated = {p.role: p for p in parties.values() if p.is_present(day)}
    agreed = known.versions.get(case.pk, [])
    life = _life(case, day)
    talk = known.talks.get(case.pk) if life is Life.OPEN else None
    resting = known.pauses.get(case.pk)
    holds = in_force(agreed, day)
    kind, status = _status(life, known.stages.get(case.pk), holds is not None)
    copies = known.copies.get(case.pk, [])
    law = known.dates.get(case.pk) if life is Life.OPEN else None
    return Line(
        case=case.pk,
        employee=_name(seated.get(Role.EMPLOYEE), vault),
        leader=_name(seated.get(Role.LEADER), vault),
        workplace=Facts.unseal(case, vault).workplace,
        status=status,
        kind=kind,
        agreed_from=min((v.begins_on for v in agreed), default=None),
        due=talk.due_on if talk else None,
        booked=talk.starts_at if talk else None,
        late=_late(case, talk, day) if talk and not resting else 0,
        resting=resting if talk else None,
        copies=tuple(_name(parties.get(row.party_id), vault) for row in copies),
        law_date=law.law_day if law else None,
        law_name=_due_by_law(agreed, law, day) if law else "",
        waiting=tuple(_name(p, vault) for p in seated.values() if life is Life.OPEN and known.lacks(p)),
        third_missing=life is Life.OPEN and rules_of(case).third_signature and case.pk not in known.asked,
    )


def _life(case: Case, day: date) -> Life:
    """An employment that ends later is open until its last day is over."""
    noted, last = Life(case.life), case.life_on  # type: ignore[attr-defined]  # annotated by with_life()
    return Life.OPEN if noted is Life.ENDED and last and last >= day else noted


def _name(party: Party | None, vault: Vault) -> str:
    return vault.open(party.place, party.sealed_name) if party else ""


def _due_by_law(agreed: list[Version], law: NextDate, today: date) -> str:
    """What is due on the law's next day, where whoever sees the agreement's first day could count it."""
    first = min(agreed, key=lambda version: version.number, default=None)
    if first is None or law.law_day is None or not law.law_from_start:
        return ""
    return ", ".join(names_on(law.law_day, start=first.in_force_from, today=today))


def _late(case: Case, talk: Talk, day: date) -> int:
    counted = clock.day_of(talk.starts_at) if talk.starts_at else talk.due_on
    late = (day - counted).days
    return late if late >= rules_of(case).late_after else 0


def _status(life: Life, stage: Stage | None, agreed: bool) -> tuple[str, str]:
    if life is not Life.OPEN:
        return "neutral", str(life.label)
    if agreed:
        changing = stage in (Stage.DRAFTING, Stage.PROPOSED)
        return "good", _("Aftale. En ændring er på vej") if changing else _("Aftale")
    if stage is None or stage is Stage.PREPARING:
        return "wait", _("Forbereder hver for sig")
    return "wait", str(stage.label)
