"""What stands on the back page before anybody has written: the agreed hensyn, open actions, both's points."""

from collections.abc import Iterable, Mapping
from datetime import date

from fleksaftale.agreements import document_types
from fleksaftale.agreements.hensyn.agreed import agreed_in
from fleksaftale.agreements.hensyn.choosing import place_of_hensyn
from fleksaftale.agreements.queries import next_talk
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.rows import Row, Rows, merged
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.template import State
from fleksaftale.talks import history
from fleksaftale.talks.models import Talk


def opening(here: Sheet, joint: bool) -> Mapping[str, Answer]:
    """For one who prepares alone only the hensyn, to be judged; for both all that there is to go on from."""
    seat, last = here.seat, history.last_signed(here.seat, before=here.template.occasion)
    regards = agreed_hensyn(seat)
    then = {row.id: row.get("status") for row in _rows(last.answers if last else {}, "hensyn")}
    said = _said_alike(here) if joint else {}
    rows = tuple(Row(row.id, _judged(row, then.get(row.id), said.get(row.id))) for row in regards)
    found = {"hensyn": _answer(raekker=rows)} if rows else {}
    if not joint:
        return found
    if points := _points(here):
        found["punkter"] = _answer(raekker=points)
    if actions := _still_open(last):
        found["handlinger"] = _answer(raekker=actions)
    held = _held_on(here)
    found["holdt"] = _answer(dato=held)
    if later := next_by(seat, held):
        found["naeste"] = _answer(dato=later)
    return found


def agreed_hensyn(seat: Seat) -> Rows:
    """The hensyn of the version in force: of the agreement, or of the special terms without one.

    What is agreed in a text and not as a row is judged too, line by line.
    """
    for kind in document_types.in_case(seat):
        here, place = document_types.begun(seat, kind), place_of_hensyn(kind.template)
        if here and here.signed and place:
            return agreed_in(place, here.content(here.signed).answer(kind.template, place.question.key))
    return ()


def next_by(seat: Seat, since: date) -> date | None:
    """The day that the next talk is due by the agreed rhythm; None where none is agreed, or it has passed."""
    for kind in document_types.in_case(seat):
        here = document_types.begun(seat, kind)
        if here and here.signed and kind.has_rhythm:
            talk = next_talk(here.content(here.signed).answers(kind.template), last_held=since)
            return talk.due if talk and talk.due >= clock.today() else None
    return None


def _judged(row: Row, then: str | None, now: str | None) -> dict[str, str]:
    """A hensyn of the agreement with how it worked last time, and now where both say the same."""
    values = {"tekst": row.get("tekst") or "", "sidst": then or "", "status": now or ""}
    return {key: value for key, value in values.items() if value}


def _said_alike(here: Sheet) -> dict[str, str]:
    """The hensyn that both judge alike, where both have shown it."""
    mine, theirs = (_statuses(rows) for rows in _both(here, "hensyn"))
    return {key: status for key, status in mine.items() if status and theirs.get(key) == status}


def _statuses(rows: Iterable[Row]) -> dict[str, str]:
    return {row.id: row.get("status") or "" for row in rows}


def _points(here: Sheet) -> Rows:
    """The points of both, the employee's first; of one who has shown none, none."""
    mine, theirs = _both(here, "punkter")
    first, second = (mine, theirs) if here.seat.party.role == "employee" else (theirs, mine)
    return merged(first, second)[:12]


def _both(here: Sheet, key: str) -> tuple[Rows, Rows]:
    """One's own rows and the other's, each only where it is open to the other."""
    own = here.answers(str(here.seat.party.pk)) if here.is_open(here.seat.party) else {}
    others = {k: entry.answer for k, entry in here.others.items()}
    return _rows(own, key), _rows(others, key)


def _rows(answers: Mapping[str, Answer], key: str) -> Rows:
    rows: Rows = answers.get(key, EMPTY).get("raekker") or ()
    return rows


def _still_open(last: history.Minutes | None) -> Rows:
    """The actions that are not done, each with the talk it comes from."""
    if last is None:
        return ()
    return tuple(
        Row(row.id, {**row.filled, "fra": row.get("fra") or str(last.number)}) for row in last.open_actions
    )


def _held_on(here: Sheet) -> date:
    """The day that was found for the talk, or today where none was."""
    talk = Talk.objects.filter(case=here.seat.case, number=here.template.occasion).first()
    return clock.day_of(talk.starts_at) if talk and talk.starts_at else clock.today()


def _answer(**values: object) -> Answer:
    return Answer(State.ANSWERED, values)
