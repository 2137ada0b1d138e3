"""The next date of every case, computed for lists over many cases and written anew every night.

Cases are taken in batches, so that ten thousand need no more memory than one batch; on request in several
processes. Only what both parties see is computed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from fleksaftale.agreements.models import RefundNote
from fleksaftale.cases.models import Case, Life
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.core.one_by_one import one_by_one, together
from fleksaftale.deadlines import from_case, from_start, noted, registry
from fleksaftale.deadlines.facts import Computed, Reader, compute
from fleksaftale.deadlines.from_case import Said
from fleksaftale.deadlines.models import NextDate, Noted
from fleksaftale.deadlines.noted import State
from fleksaftale.deadlines.queries import TALK_ROW
from fleksaftale.documents.models import Version
from fleksaftale.documents.stages import Sheet
from fleksaftale.talks.models import Talk

BATCH = 250
SPREAD = 2**128


def run(today: date | None = None, *, processes: int = 1) -> int:
    """Write the next date of every open case anew. How many cases there were. Raises NotAll."""
    day = today or clock.today()
    if processes == 1:
        return _run_part(day, 0, 1)
    connections.close_all()  # a connection is not handed on to another process
    with ProcessPoolExecutor(processes, initializer=connections.close_all) as pool:
        parts = [pool.submit(_run_part, day, part, processes) for part in range(processes)]
        return sum(each.result() for each in parts)


def catch_up() -> int:
    """Once a day, and where it has never been done: :func:`run`. How many cases."""
    rows = NextDate.objects.all()
    done = rows.exists() and not rows.filter(computed_on__lt=clock.today()).exists()
    return 0 if done else run()


def _run_part(today: date, part: int, of: int) -> int:
    """One part of the cases, by their ids, which are spread evenly."""
    return one_by_one(_batches(part, of), lambda ids: together(ids, lambda some: _write(some, today)))


def _batches(part: int, of: int) -> Iterator[Sequence[UUID]]:
    after, end = UUID(int=part * SPREAD // of), UUID(int=(part + 1) * SPREAD // of - 1)
    while ids := list(_ids(after, end)):
        yield ids
        after = ids[-1]


def _ids(after: UUID, end: UUID) -> Iterable[UUID]:
    cases = Case.objects.filter(pk__gt=after, pk__lte=end).order_by("pk")
    return cases.values_list("pk", flat=True)[:BATCH]


def _write(ids: Sequence[UUID], today: date) -> int:
    """Compute outside the transaction, write in it. Left out is a case in which somebody noted something
    meanwhile: it was written with that."""
    before = _counted_from(ids)
    cases = list(Case.objects.filter(pk__in=ids).with_life())
    running = [case for case in cases if _runs(case, today)]
    rows: list[NextDate] = []
    days: dict[UUID, tuple[date, ...]] = dict.fromkeys(ids, ())
    for case, state, said in of_cases(running, today):
        found = compute(state, said, Reader(), today)  # what both see
        days[case.pk] = _by_law(found, today)
        if row := _next(case, found, said, today):
            rows.append(row)
    with transaction.atomic():
        _hold(ids)
        now = _counted_from(ids)
        same = {pk for pk in ids if now[pk] == before[pk]}
        rows = [row for row in rows if row.pk in same]
        NextDate.objects.filter(case__in=same - {row.pk for row in rows}).delete()
        _put(rows)
        registry.tell({pk: found for pk, found in days.items() if pk in same})
    return len(cases)


def _hold(ids: Sequence[UUID]) -> None:
    """Before anything is written, as everybody does who changes a case: so neither waits for the other."""
    list(Case.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))


def _counted_from(ids: Sequence[UUID]) -> defaultdict[UUID, set[tuple[Any, ...]]]:
    """Which rows the dates of each case are counted from. Only talks change; the others are added."""
    versions = Version.objects.filter(document__case__in=ids, signed_at__isnull=False)
    talks = Talk.objects.filter(case__in=ids)
    found: defaultdict[UUID, set[tuple[Any, ...]]] = defaultdict(set)
    for rows in (
        versions.values_list("document__case", "pk"),
        talks.values_list("case", "pk", "due_on", "held_on", "cancelled_at"),
        RefundNote.objects.filter(case__in=ids).values_list("case", "pk"),
        Noted.objects.filter(case__in=ids).values_list("case", "pk"),
    ):
        for case, *row in rows.order_by():
            found[case].add(tuple(row))
    return found


def _put(found: list[NextDate]) -> None:
    """Also where there is one already. Whoever writes holds the case."""
    NextDate.objects.bulk_create(
        sorted(found, key=lambda row: row.pk),
        update_conflicts=True,
        unique_fields=["case"],
        update_fields=["is_talk", "day", "law_day", "law_from_start", "computed_on"],
    )


def _runs(case: Any, today: date) -> bool:
    """Whether a case is open, or its employment ends on a day that has not passed."""
    ending = case.life == Life.ENDED and case.life_on is not None and case.life_on >= today
    return case.life == Life.OPEN or ending


def of_cases(cases: list[Case], today: date) -> Iterator[tuple[Case, State, Said]]:
    """What each case's rows say, in a constant number of queries. A case whose key is erased is missing."""
    vaults = Vault.of_many([case.pk for case in cases])
    versions = _by_case(from_case.signed_versions(cases), lambda row: row.document.case_id)
    talks = _by_case(Talk.objects.filter(case__in=cases), lambda row: row.case_id)
    refunds = _by_case(RefundNote.objects.filter(case__in=cases), lambda row: row.case_id)
    notes = _by_case(Noted.objects.filter(case__in=cases), lambda row: row.case_id)
    for case in cases:
        if (vault := vaults.get(case.pk)) is None:
            continue
        refund = refunds[case.pk][-1] if refunds[case.pk] else None
        said = from_case.said(vault, versions[case.pk], talks[case.pk], refund, today)
        yield case, noted.read(vault, notes[case.pk]), said


def _by_case(rows: Iterable[Any], case_of: Any) -> defaultdict[UUID, list[Any]]:
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[case_of(row)].append(row)
    return found


def _next(case: Case, computed: Computed, said: Said, today: date) -> NextDate | None:
    """The first day from today on, and the first that is not the two's own talk."""
    found = computed.answer.frister
    days = [(f.dato, f.id == TALK_ROW) for f in found if not (f.id == TALK_ROW and said.talk_due)]
    if said.talk_due:
        days.append((said.talk_due, True))
    day, is_talk = min((each for each in days if each[0] >= today), default=(None, False))
    law = min((on for on, of_talk in days if on >= today and not of_talk), default=None)
    if day is None:
        return None
    named = law in from_start.days(computed, said)
    row = NextDate(case=case, is_talk=is_talk, day=day, computed_on=today)
    row.law_day, row.law_from_start = law, named
    return row


def _by_law(computed: Computed, today: date) -> tuple[date, ...]:
    """The days to come by which something is to be done."""
    own = (f for f in computed.answer.frister if f.id != TALK_ROW and f.raekke.retning == "senest")
    return tuple(sorted({f.dato for f in own if f.dato >= today}))


def renew(case: Case, vault: Vault) -> None:
    """The next date of one case, after something was noted in it. In the caller's transaction."""
    today = clock.today()
    state = noted.read(vault, Noted.objects.filter(case=case))
    said = from_case.of_case(case, vault, today)
    found = compute(state, said, Reader(), today)
    if row := _next(case, found, said, today):
        _put([row])
    else:
        NextDate.objects.filter(case=case).delete()
    registry.tell({case.pk: _by_law(found, today)})


def when_signed(here: Sheet, _version: Version) -> None:
    renew(here.seat.case, here.seat.vault)


def when_refund_noted(seat: Seat) -> None:
    renew(seat.case, seat.vault)


def when_talk_changed(talk: Talk) -> None:
    renew(talk.case, Vault.of(talk.case_id))
