"""Keeps one row per case that HR's list is chosen by. Whatever is done in a case is recorded in its log, and
in that same transaction its row is marked as stale; it is made anew before somebody reads it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.models import PRINCIPALS, Case, Life, Party, Role
from fleksaftale.cases.workplace_seats import portions
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.documents.models import PaperCopy, Version
from fleksaftale.overview.models import Standing
from fleksaftale.people.models import User
from fleksaftale.talks.models import Talk

ALWAYS = date(1900, 1, 1)
PORTION = 500
MADE = [field.name for field in Standing._meta.fields if not field.primary_key]


def when_case_made(instance: Case, *, created: bool, **_more: Any) -> None:
    """A case never lacks its row: it would be missing in the list."""
    if created:
        Standing.objects.create(case=instance, created_at=instance.created_at)


def when_recorded(vault: Vault) -> None:
    """Something was done under this key. Where it is a case's, its row is stale from the same moment on."""
    Standing.objects.filter(pk=vault.owner).update(stale=True)


def freshen(user: User) -> None:
    """Make the stale rows of this person's cases anew."""
    for some in portions(list(_stale()), PORTION):
        seats = Party.objects.filter(Party.seated(), case__in=some, user=user, role=Role.HR)
        _make(seats.values_list("case", flat=True))


def of_workplace(workplace: UUID) -> "QuerySet[Standing]":
    """The rows of all its cases, whoever in HR asks; those where something was done, made anew first."""
    rows = Standing.objects.filter(case__workplace=workplace)
    _make(rows.filter(stale=True).values_list("pk", flat=True))
    return rows


def catch_up() -> int:
    """Make every stale row anew, so that nobody's page has to. How many."""
    _add_missing()
    return _make(_stale())


def rebuild() -> int:
    """Make every row anew. How many."""
    _add_missing()
    Standing.objects.update(stale=True)
    return catch_up()


def _add_missing() -> None:
    """Rows for cases that were not made one by one: restored, or written in bulk."""
    missing = Case.objects.filter(standing__isnull=True)
    found = [Standing(case_id=pk, created_at=at) for pk, at in missing.values_list("pk", "created_at")]
    Standing.objects.bulk_create(found, batch_size=PORTION, ignore_conflicts=True)


def _stale() -> "QuerySet[Standing, UUID]":
    return Standing.objects.filter(stale=True).values_list("pk", flat=True)


def _make(stale: Iterable[UUID]) -> int:
    ids = sorted(stale)
    for some in portions(ids, PORTION):
        with transaction.atomic():
            held = Standing.objects.select_for_update().filter(pk__in=some, stale=True).order_by("pk")
            numbers = [row.pk for row in held]  # who changes one of these cases waits, or was waited for
            Standing.objects.bulk_create(
                truth(numbers), update_conflicts=True, unique_fields=["case"], update_fields=MADE
            )
    return len(ids)


def truth(ids: Sequence[UUID]) -> list[Standing]:
    """The rows of these cases as everything else in the database has it, in a constant number of queries."""
    agreed, talks = _agreed(ids), _talks(ids)
    waiting, until = _waiting(ids)
    owed = PaperCopy.objects.filter(version__document__case__in=ids, given_at__isnull=True)
    owing = set(owed.values_list("version__document__case", flat=True))
    cases = Case.objects.filter(pk__in=ids).with_life()
    return [
        Standing(
            case=case,
            stale=False,
            workplace_id=case.workplace_id,
            created_at=case.created_at,
            over_from=_over_from(case),
            agreed_from=agreed.get(case.pk),
            talk_at=talks.get(case.pk),
            waiting_from=waiting.get(case.pk),
            waiting_until=until.get(case.pk),
            owes_copy=case.pk in owing,
        )
        for case in cases
    ]


def _over_from(case: Any) -> date | None:
    """An employment that ends later is going on until its last day is over."""
    if case.life in (None, Life.OPEN):
        return None
    if case.life == Life.ENDED and case.life_on:
        last: date = case.life_on
        return last + timedelta(days=1) if last < date.max else None
    return ALWAYS


def _agreed(ids: Iterable[UUID]) -> dict[UUID, date]:
    rows = Version.objects.filter(
        document__case__in=ids, document__template_id=FLEKS_TILLAEGSAFTALE.id, signed_at__isnull=False
    )
    found = rows.select_related("document").defer("sealed_content")
    return _first((row.document.case_id, row.begins_on) for row in found)


def _talks(ids: Iterable[UUID]) -> dict[UUID, datetime]:
    rows = Talk.objects.filter(case__in=ids, held_on__isnull=True, cancelled_at__isnull=True)
    return {
        case: starts_at or datetime.combine(due_on, time(), clock.DENMARK)
        for case, starts_at, due_on in rows.values_list("case", "starts_at", "due_on")
    }


def _waiting(ids: Iterable[UUID]) -> tuple[dict[UUID, date], dict[UUID, date]]:
    """A principal who was invited and has not come, as a person or a guest: from when one is missed; and
    until when one who is handed over is.
    """
    invited = Q(invitations__isnull=False) | Q(to_invite__isnull=False)
    seats = Party.objects.filter(invited, case__in=ids, role__in=PRINCIPALS, user__isnull=True)
    missing = seats.exclude(guest_links__opened_at__isnull=False)
    rows = list(missing.values_list("case", "begins_on", "left_on"))
    leaving: dict[UUID, date] = {}
    for case, _begins, left in rows:
        if left:
            leaving[case] = max(left, leaving.get(case, left))
    return _first((case, begins or ALWAYS) for case, begins, left in rows if left is None), leaving


def _first(days: Iterable[tuple[UUID, date]]) -> dict[UUID, date]:
    found: dict[UUID, date] = {}
    for case, day in days:
        found[case] = min(day, found.get(case, day))
    return found
