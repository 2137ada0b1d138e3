"""Dates that only the employee sees: a mail to the employee alone that says there is something to read.

Which dates they are, and which have been told of, stands under the case's seal. The mail is sealed under the
employee's own key, so that nobody else sees even that one was sent.
"""

import contextlib
import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from fleksaftale.audit import SYSTEM
from fleksaftale.audit.log import record
from fleksaftale.cases.commands import tell_party
from fleksaftale.cases.models import Case, Life, Party, Role
from fleksaftale.cases.workplaces import rules_of
from fleksaftale.core import clock
from fleksaftale.core.crypto import KeyErased, Vault
from fleksaftale.core.one_by_one import one_by_one
from fleksaftale.deadlines.models import Noted
from fleksaftale.deadlines.queries import own_days
from fleksaftale.reminders.models import OwnDates
from fleksaftale.reminders.planning import MORNING
from fleksaftale.reminders.receivers import Receiver, choices

LATE = timedelta(days=1)
"""How long after its day a reminder is still sent, where the worker stood still."""


def remind(today: date | None = None) -> int:
    """Look at each running case once a day, in the morning; how many mails were written.

    Two workers at once tell once: who holds the case's row tells. Raises NotAll.
    """
    day = today or clock.today()
    if clock.now().astimezone(clock.DENMARK).time() < MORNING:
        return 0
    noted = Case.objects.filter(pk__in=Noted.objects.values("case")).with_life().filter(_running(day))
    looked = OwnDates.objects.filter(looked_on=day)
    cases = noted.exclude(pk__in=looked.values("case")).order_by("pk").values_list("pk", flat=True)
    return one_by_one(list(cases), lambda case: _look(case, day))


def _running(today: date) -> Q:
    """An employment that has ended, and a case that is closed, have no dates to be reminded of."""
    return Q(life=Life.OPEN) | Q(life=Life.ENDED, life_on__gte=today)


def _look(number: UUID, today: date) -> bool:
    """Whether the employee was told of something."""
    with contextlib.suppress(KeyErased), transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).select_related("workplace").get(pk=number)
        vault = Vault.of(case.pk)
        row = OwnDates.objects.filter(case=case).first() or OwnDates(case=case)
        if row.looked_on == today:
            return False
        told = set(json.loads(vault.open(row.place, row.sealed))) if row.sealed else set()
        employee = Party.objects.filter(Party.present(), case=case, role=Role.EMPLOYEE).first()
        due = set(_due(own_days(case, vault, employee, today), case, today)) if employee else set()
        row.looked_on, row.sealed = today, vault.seal(row.place, json.dumps(sorted(told | due)))
        row.save()
        if employee and due - told:
            return _tell(Receiver(employee), vault)
    return False


def _due(days: Iterable[tuple[str, date]], case: Case, today: date) -> Iterator[str]:
    """Each reminder of today, named by its row, day and distance."""
    for name, day in days:
        for before in rules_of(case).remind_before:
            at = day - timedelta(days=before)
            if at <= today <= min(at + LATE, day):
                yield f"{name} {day} {before}"


def _tell(person: Receiver, vault: Vault) -> bool:
    wanted = choices([person])
    if person.key in wanted and not wanted[person.key].reminders:
        return False
    tell_party(person.party, person.party.case_id, person.user.vault if person.user else vault)
    record("reminders.own", vault=vault, actor=SYSTEM, details={"only": str(person.party.pk)})
    return True
