"""What people do with the dates of a case: note a fact, show it, note a date from a letter, take it back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from fleksaftale.audit.log import record
from fleksaftale.cases.commands import tell_other
from fleksaftale.cases.life import fresh
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.deadlines import facts, from_case, noted
from fleksaftale.deadlines.catalogue import ASKED, Whose
from fleksaftale.deadlines.facts import Reader, compute
from fleksaftale.deadlines.models import Noted
from fleksaftale.deadlines.nightly import renew
from fleksaftale.deadlines.noted import UNKNOWN, Entry, State
from fleksjob.frister.navne import NAVNE

NOTE = {Whose.BOTH: "deadlines.note", Whose.EMPLOYEE: "deadlines.note_own"}


class DoesNotFit(Exception):
    """What was written cannot be right. The text says why, to who wrote it."""


class NotedMeanwhile(Exception):
    """The other noted something on the same thing since the page was shown."""


def state_of(seat: Seat) -> State:
    return noted.read(seat.vault, Noted.objects.filter(case=seat.case))


def note_fact(seat: Seat, key: str, value: Any, *, seen: int, show: bool = False) -> None:
    """Note a fact; ``value`` is UNKNOWN where it is not known. ``show``: let the leader see it too.

    ``seen`` is the number that the page showed. Raises NotAllowed, DoesNotFit, NotedMeanwhile, KeyError.
    """
    with transaction.atomic():
        seat, state, today = _ready(seat, NOTE[ASKED[key].whose])
        if value != UNKNOWN:
            said = from_case.of_case(seat.case, seat.vault, today)
            computed = compute(state, said, Reader.of(seat.party), today)
            if text := facts.trouble(key, value, computed, today):
                raise DoesNotFit(text)
        shown_to = _shown_to(seat, key, show=show)
        before = state.facts.get(key)
        entry = {"what": "fact", "key": key, "value": value, "shown_to": shown_to}
        if not _add(seat, state, entry, seen=seen):
            return
        if before is None or before.value != value:
            _log(seat, "deadlines.noted", NAVNE[key].da, ASKED[key].whose)
        if ASKED[key].whose is Whose.BOTH or shown_to:
            _tell_once_a_day(seat, state, today)
        if shown_to != (before.shown_to if before else ""):
            kind = "deadlines.shown" if shown_to else "deadlines.hidden"
            _log(seat, kind, NAVNE[key].da, ASKED[key].whose)


def take_back_fact(seat: Seat, key: str, *, seen: int) -> None:
    """As if it had never been noted; its history stays. Raises NotAllowed, NotedMeanwhile, KeyError."""
    with transaction.atomic():
        seat, state, _today = _ready(seat, NOTE[ASKED[key].whose])
        if _add(seat, state, {"what": "fact", "key": key, "value": None}, seen=seen):
            _log(seat, "deadlines.taken_back", NAVNE[key].da, ASKED[key].whose)


def note_letter(seat: Seat, row: str, day: date, *, letter_of: date, seen: int) -> None:
    """Note a date that stands in a letter from the municipality: it goes before the computed one.

    Raises NotAllowed, DoesNotFit, NotedMeanwhile, KeyError (no such row, or no letter can move it).
    """
    with transaction.atomic():
        seat, state, today = _ready(seat, NOTE[_whose_letter(row)])
        said = from_case.of_case(seat.case, seat.vault, today)
        computed = compute(state, said, Reader.of(seat.party), today)
        if text := facts.letter_trouble(row, day, computed, today):
            raise DoesNotFit(text)
        entry = {"what": "letter", "key": row, "value": day.isoformat(), "letter_of": letter_of.isoformat()}
        if _add(seat, state, entry, seen=seen):
            _log_letter(seat, "deadlines.letter", row)


def take_back_letter(seat: Seat, row: str, *, seen: int) -> None:
    """The computed date holds again. Raises NotAllowed, NotedMeanwhile, KeyError."""
    with transaction.atomic():
        seat, state, _today = _ready(seat, NOTE[_whose_letter(row)])
        if _add(seat, state, {"what": "letter", "key": row, "value": None}, seen=seen):
            _log_letter(seat, "deadlines.letter_taken_back", row)


def _ready(seat: Seat, action: str) -> tuple[Seat, State, date]:
    """The seat as it stands now, with the case's row held, and what is noted."""
    seat = fresh(seat)
    seat.allow(action)
    return seat, state_of(seat), clock.today()


def _whose_letter(row: str) -> Whose:
    found = facts.rules().raekker[row]
    if not found.brev:
        raise KeyError(row)
    return facts.whose_row(found)


def _shown_to(seat: Seat, key: str, *, show: bool) -> str:
    """The one leader that it is shown to, so that it does not go over to the next one by itself."""
    if ASKED[key].whose is Whose.BOTH or not show:
        return ""
    return str(seat.by_role[Role.LEADER].pk)


def _add(seat: Seat, state: State, entry: Mapping[str, Any], *, seen: int) -> bool:
    """Add a row; False where the same stands there already. Raises NotedMeanwhile."""
    what, key = entry["what"], entry["key"]
    before = (state.facts if what == "fact" else state.letters).get(key)
    if _same(before, entry):
        return False
    if state.seen(what, key) != seen:
        raise NotedMeanwhile
    row = Noted(case=seat.case, number=state.last + 1, noted_by=seat.party)
    noted.seal(seat.vault, row, entry)
    row.save(force_insert=True)
    renew(seat.case, seat.vault)
    return True


def _same(before: Entry | None, entry: Mapping[str, Any]) -> bool:
    """The same once more: a double click, or nothing to take back."""
    if before is None:
        return entry["value"] is None
    letter_of = before.letter_of.isoformat() if before.letter_of else ""
    now = (entry["value"], entry.get("shown_to", ""), entry.get("letter_of", ""))
    return (before.value, before.shown_to, letter_of) == now


def _tell_once_a_day(seat: Seat, state: State, today: date) -> None:
    """Tell the other of a fact that both see. Who notes several facts in a row tells of them once."""
    reader = Reader.of(seat.other)
    mine = (e for e in state.entries if e.what == "fact" and e.by == seat.party.pk)
    if not any(clock.day_of(e.at) == today and e.value is not None and reader.sees(e) for e in mine):
        tell_other(seat)


def _log(seat: Seat, kind: str, what: str, whose: Whose) -> None:
    """The log of what is the employee's alone is theirs alone too."""
    details = {"what": what.lower()} | ({"only": str(seat.party.pk)} if whose is Whose.EMPLOYEE else {})
    record(kind, vault=seat.vault, actor=seat.actor, details=details)


def _log_letter(seat: Seat, kind: str, row: str) -> None:
    """A date from a letter is news for the other, where both see it."""
    found = facts.rules().raekker[row]
    whose = facts.whose_row(found)
    _log(seat, kind, found.titel.da, whose)
    if whose is Whose.BOTH:
        tell_other(seat)
