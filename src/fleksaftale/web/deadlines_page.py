"""What the page of dates draws: the rows with their words, the facts behind them, what can be asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import first_name, long_date, weekday_date
from fleksaftale.deadlines.catalogue import Asked, Kind, Topic, Whose, of_topic
from fleksaftale.deadlines.facts import name_of, needed_by, next_asked, rules, shown, topics_for
from fleksaftale.deadlines.noted import UNKNOWN, Entry
from fleksaftale.deadlines.queries import Overview, Row, When, is_own, next_row
from fleksaftale.deadlines.timeline import timeline
from fleksaftale.web.deadline_forms import FactForm

INVITED = ("D01", "D02", "D03", "D04")
"""The rows before which the municipality invites the employee to a talk, and a package can be made."""


@dataclass(frozen=True)
class RowShown:
    """A row with its sentences and the ways on from it."""

    row: Row
    when: str
    who: str
    suggested: str
    invites: bool
    prepare_url: str
    letter: str
    letter_url: str
    asks_url: str


@dataclass(frozen=True)
class FactShown:
    name: str
    value: str
    origin: str
    url: str
    shown: bool


def page(seat: Seat, found: Overview) -> dict[str, Any]:
    """The whole page."""
    asked = next_asked(found.state, found.said, found.computed, found.reader)
    asked = asked if asked and _may_note(seat, asked) else None
    return {
        "asked": asked,
        "form": None,
        "ask_form": fact_form(seat, found, asked, heading=False) if asked else None,
        "why": why(asked) if asked else [],
        "coming": [row_shown(seat, row) for row in found.of(When.COMING)],
        "running": [row_shown(seat, row) for row in found.of(When.NOW)],
        "passed": [row_shown(seat, row) for row in reversed(found.of(When.PASSED))],
        "line": timeline(found.rows, clock.today()),
        "table": [cells(row) for row in found.rows],
        "heads": heads(),
        "groups": [(topic, facts_shown(seat, found, topic)) for topic in _begun(found)],
        "topics": [_topic_link(seat, found, topic) for topic in _to_begin(seat, found)],
        "aside": [name_of(key) for key in found.computed.set_aside],
        "not_counted": [(each.titel, each.grund) for each in found.computed.answer.udeladt],
        "rule_set": found.rule_set,
        "leader": first_name(seat.name_of(seat.by_role[Role.LEADER])),
        "employee": first_name(seat.name_of(seat.by_role[Role.EMPLOYEE])),
        "is_employee": found.reader.is_employee,
    }


def _may_note(seat: Seat, asked: Asked) -> bool:
    return seat.may("deadlines.note" if asked.whose is Whose.BOTH else "deadlines.note_own")


def why(asked: Asked) -> list[str]:
    """The titles of the rows that need a fact: why it is asked for."""
    language = "en" if get_language() == "en" else "da"
    return [rules().raekker[row].titel.i(language) for row in needed_by().get(asked.key, ())]


def fact_form(
    seat: Seat, found: Overview, asked: Asked, data: Any = None, *, heading: bool = True
) -> FactForm:
    """The form for one fact, with what holds now, or what the case proposes, in it."""
    entry = found.state.facts.get(asked.key)
    value = found.computed.facts.get(asked.key) or (entry.value if entry and entry.known else None)
    if isinstance(value, str) and asked.kind is Kind.DAY:
        value = date.fromisoformat(value)
    show = bool(entry and entry.shown_to)
    initial = {"value": value, "seen": found.state.seen("fact", asked.key), "show": show}
    leader = first_name(seat.name_of(seat.by_role[Role.LEADER]))
    return FactForm(asked, leader, data, initial=initial, heading=heading)


# --- rows --------------------------------------------------------------------------------------------------


def row_shown(seat: Seat, row: Row) -> RowShown:
    return RowShown(
        row,
        when_said(row),
        _who(seat, row),
        _suggested(row),
        invites=row.id in INVITED,
        prepare_url=reverse("package", args=[seat.case.pk]) if seat.may("package.make") else "",
        letter=_letter(row),
        letter_url=_letter_url(seat, row),
        asks_url=reverse("deadline_fact", args=[seat.case.pk, row.asks]) if row.asks else "",
    )


def row_for_anybody(row: Row) -> RowShown:
    """A row of the open pages, where there is no case to lead to."""
    mine = row.acts in ("borger", "medarbejder")
    who = _("dig") if mine else row.responsible
    return RowShown(row, when_said(row), who, _suggested(row), False, "", "", "", "")


def _who(seat: Seat, row: Row) -> str:
    mine = seat.role is Role.EMPLOYEE and row.acts in ("borger", "medarbejder")
    return _("dig") if mine else row.responsible


def when_said(row: Row) -> str:
    """Senest tirsdag 1. september 2026 (uge 36)."""
    words = {"day": weekday_date(row.day)}
    match row.direction:
        case "tidligst" if row.since:
            return _("Siden %(day)s") % {"day": long_date(row.day)}
        case "senest":
            return _("Senest %(day)s") % words
        case "tidligst":
            return _("Tidligst %(day)s") % words
        case "interval" if row.first:
            return _("Fra %(first)s til %(day)s") % (words | {"first": long_date(row.first)})
        case _:
            return weekday_date(row.day)


def _suggested(row: Row) -> str:
    workday = row.suggested
    if workday is None or row.when is not When.COMING or workday.date < clock.today():
        return ""
    if workday.date == row.day:
        return _("Dagen kan være fri. Det afhænger af overenskomsten.") if workday.note else ""
    text = _("Forslag: %(day)s.") % {"day": weekday_date(workday.date)}
    note = _("Dagen kan være fri. Det afhænger af overenskomsten.")
    return f"{text} {note}" if workday.note else text


def _letter(row: Row) -> str:
    if not row.from_letter:
        return ""
    if row.letter_of:
        said = _("Datoen står i kommunens brev af %(day)s.") % {"day": long_date(row.letter_of)}
    else:
        said = _("Datoen står i kommunens brev.")
    if row.computed and row.computed != row.day:
        said += " " + _("Uden brevet var det %(day)s.") % {"day": long_date(row.computed)}
    return said


def _letter_url(seat: Seat, row: Row) -> str:

    action = "deadlines.note_own" if is_own(row) else "deadlines.note"
    return (
        reverse("deadline_letter", args=[seat.case.pk, row.id]) if row.can_move and seat.may(action) else ""
    )


def heads() -> list[str]:
    """The columns of the dates as a table; see ``cells``."""
    return [_("Dag"), _("Hvad"), _("Hvem"), _("Forslag"), _("Hvor sikkert")]


def cells(row: Row) -> tuple[str, ...]:
    workday = None if row.since else row.suggested
    day = f"{long_date(row.first)} – {long_date(row.day)}" if row.first else long_date(row.day)
    return day, row.title, row.responsible, long_date(workday.date) if workday else "–", row.basis.certainty


# --- facts -------------------------------------------------------------------------------------------------


def _begun(found: Overview) -> list[Topic]:
    """The topics of which something is known."""
    return [t for t in topics_for(found.said, found.reader) if any(_known(found, a) for a in of_topic(t))]


def _known(found: Overview, asked: Asked) -> bool:
    entry = found.state.facts.get(asked.key)
    return asked.key in found.computed.facts or (entry is not None and entry.value is not None)


def facts_shown(seat: Seat, found: Overview, topic: Topic) -> list[FactShown]:
    return [_fact_shown(seat, found, asked) for asked in of_topic(topic)]


def _fact_shown(seat: Seat, found: Overview, asked: Asked) -> FactShown:
    entry = found.state.facts.get(asked.key)
    noted = entry is not None and entry.value is not None
    if entry is not None and entry.known:
        value = shown(asked.key, entry.value)
    elif asked.key in found.computed.facts:
        value = shown(asked.key, found.computed.facts[asked.key])
    else:
        value = _("Ved ikke, eller ikke aktuelt") if noted else _("Ikke skrevet")
    url = reverse("deadline_fact", args=[seat.case.pk, asked.key]) if _may_note(seat, asked) else ""
    is_shown = bool(entry and noted and entry.shown_to)
    return FactShown(name_of(asked.key), value, _origin(seat, found, asked, entry), url, is_shown)


def _origin(seat: Seat, found: Overview, asked: Asked, entry: Entry | None) -> str:
    if entry is not None and entry.value is not None:
        return by_line(seat, entry)
    if asked.key in found.computed.facts:
        return _("Fra jeres aftale. Ret den, hvis det var en anden dag.")
    return ""


def by_line(seat: Seat, entry: Entry) -> str:
    """Skrevet af Maja 23. november 2026."""
    party = seat.ever.get(entry.by)
    name = first_name(seat.name_of(party)) if party else "–"
    return _("Skrevet af %(name)s %(day)s") % {"name": name, "day": long_date(clock.day_of(entry.at))}


def history_shown(seat: Seat, found: Overview, what: str, key: str) -> list[tuple[str, str]]:
    """What was noted, newest first, for who may see it. A new leader reads what holds, and nothing older
    than their first day."""
    first = seat.party.begins_on
    entries = [e for e in found.state.history(what, key) if what == "letter" or found.reader.sees(e)]
    entries = [e for n, e in enumerate(entries) if n == 0 or not first or clock.day_of(e.at) >= first]
    return [(_value(what, key, entry), by_line(seat, entry)) for entry in entries]


def _value(what: str, key: str, entry: Entry) -> str:
    if entry.value is None:
        return _("Fjernet")
    if entry.value == UNKNOWN:
        return _("Ved ikke, eller ikke aktuelt")
    return long_date(date.fromisoformat(entry.value)) if what == "letter" else shown(key, entry.value)


def _to_begin(seat: Seat, found: Overview) -> list[Topic]:
    begun = _begun(found)
    topics = [t for t in topics_for(found.said, found.reader) if t not in begun and not t.first]
    return [t for t in topics if _may_note(seat, of_topic(t)[0])]


def _topic_link(seat: Seat, found: Overview, topic: Topic) -> dict[str, Any]:
    asked = next_asked(found.state, found.said, found.computed, found.reader, topic) or of_topic(topic)[0]
    return {
        "title": topic.title,
        "about": topic.about,
        "own": topic.whose is Whose.EMPLOYEE,
        "url": reverse("deadline_fact", args=[seat.case.pk, asked.key]),
    }


def card(seat: Seat) -> dict[str, str] | None:
    """One line for the case's own page: the next date. None where the reader may not see dates."""
    if not seat.may("deadlines.read"):
        return None
    row = next_row(seat, clock.today())
    text = f"{when_said(row)}: {row.title}" if row else _("Se, hvilke datoer der gælder for jer.")
    return {"text": text, "url": reverse("deadlines", args=[seat.case.pk])}
