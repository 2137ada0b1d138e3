"""A file of cases as HR brings it: its columns, and each cell that cannot be used, by its place.

Reading changes nothing. A case that is there already is left alone, so the same file may come twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.core import clock
from fleksaftale.core.forms import CvrField, DatePartsField, EmailField, EmployerNameField, NameField
from fleksaftale.core.forms.dates import DateParts
from fleksaftale.core.guard import Finding, look_at
from fleksaftale.core.spreadsheets import Cell, Fault, Row, column_name, read, text
from fleksaftale.overview.bringing import NewCase
from fleksaftale.overview.columns import BY_KEY, COLUMNS

LARGEST = 5 * 1024 * 1024
MOST_CASES = 2_000
MOST_FAULTS = 200
A_YEAR = timedelta(days=366)
MANY_DIGITS = 6  # a birthday or a CPR number has as many


class WrongColumns(ValueError):
    """The first row lacks a heading that is needed; ``missing`` names them."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class TooMany(ValueError):
    """There are more rows than one file may have."""


@dataclass
class Looked:
    """``there``: the numbers of the rows that are there already. ``unused``: headings that are not read.
    ``examples``: the numbers of rows that are the template's own.
    """

    cases: list[NewCase] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    there: list[int] = field(default_factory=list)
    examples: list[int] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    more_faults: int = 0


def look(content: bytes, *, known: frozenset[str], of_hr: frozenset[str] = frozenset()) -> Looked:
    """What a file holds. ``known``: employees' addresses in the cases that are there; ``of_hr``: HR's own.

    Raises Unreadable, WrongColumns, TooMany.
    """
    rows = read(content, largest=LARGEST)
    places = _places(rows[0])
    if len(rows) - 1 > MOST_CASES:
        raise TooMany
    found = Looked(unused=_unused(rows[0], places))
    seen: dict[str, int] = {}
    for row in rows[1:]:
        if _is_example(row, places):
            found.examples.append(row.number)
            continue
        values, faults = _values(row, places)
        who = _who(values)
        if not faults and who in seen:
            faults["employee"] = _("Den samme står også i række %(row)d.") % {"row": seen[who]}
        if not faults and values["employee_email"] == values["leader_email"]:
            faults["leader_email"] = _("Medarbejderen og lederen har samme mailadresse.")
        if not faults and values["employee_email"] in of_hr:
            faults["employee_email"] = from_hr()
        seen.setdefault(who, row.number)
        found.faults += [_fault(row, places, key, why) for key, why in faults.items()]
        if not faults and values["employee_email"] in known:
            found.there.append(row.number)
        elif not faults:
            found.cases.append(NewCase(**values))
    found.more_faults = max(0, len(found.faults) - MOST_FAULTS)
    found.faults = found.faults[:MOST_FAULTS]
    return found


def from_hr() -> str:
    """Why an address of HR's own is no employee's: whoever has it has a seat as HR in each of the cases."""
    return _("Adressen er fra HR. Den, der selv er i fleksjob, åbner selv sin aftale.")


def _is_example(row: Row, places: Mapping[str, int]) -> bool:
    """The made-up row of the template, whatever else was filled in beside its two addresses."""
    keys = ("employee_email", "leader_email")
    return all(key in places and text(row[places[key]]).casefold() == BY_KEY[key].good for key in keys)


def _who(values: Mapping[str, Any]) -> str:
    return str(values["employee_email"] or f"{values['employee']}\n{values['leader_email']}").casefold()


def _places(headings: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(headings.cells):
        said = _plain(cell)
        for column in COLUMNS:
            if said in (*column.also, str(column.heading).casefold()):
                found.setdefault(column.key, place)
    missing = [str(column.heading) for column in COLUMNS if column.required and column.key not in found]
    if missing:
        raise WrongColumns(missing)
    return found


def _unused(headings: Row, places: Mapping[str, int]) -> list[str]:
    used = set(places.values())
    return [text(cell) for place, cell in enumerate(headings.cells) if place not in used and text(cell)]


def _plain(cell: Cell) -> str:
    return " ".join(text(cell).casefold().strip(" *:").split())


def _fault(row: Row, places: Mapping[str, int], key: str, why: str) -> Fault:
    column = BY_KEY[key]
    return Fault(row.number, column_name(places.get(key, 0)), str(column.heading), why, column.good)


def _values(row: Row, places: Mapping[str, int]) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for key, clean in CLEAN.items():
        cell = row[places[key]] if key in places else ""
        try:
            values[key] = clean(cell)
        except ValidationError as error:
            values[key], faults[key] = "", " ".join(error.messages)
    return values, faults


# --- the cells ---------------------------------------------------------------------------------------------


def _with(made: Field) -> Callable[[Cell], Any]:
    return lambda cell: made.clean(text(cell))


def _name(made: Field) -> Callable[[Cell], str]:
    def clean(cell: Cell) -> str:
        _require_only_a_name(look_at(text(cell), name=True))
        said = str(made.clean(text(cell)))
        if sum(letter.isdigit() for letter in said) >= MANY_DIGITS:
            raise ValidationError(_("Skriv kun navnet, uden tal."))
        return said

    return clean


def _require_only_a_name(found: list[Finding]) -> None:
    """Raises ValidationError, which says what is wrong: HR cannot see from a file what was noticed in it."""
    if any(one.word[:1].isdigit() for one in found):  # no code of an illness begins with a digit
        raise ValidationError(_("Her står et tal, der ligner et CPR-nummer. Slet det."))
    if found:
        word = {"word": found[0].text}
        raise ValidationError(_("“%(word)s” handler måske om helbred. Skriv kun navnet.") % word)


def _email(made: Field) -> Callable[[Cell], str]:
    return lambda cell: str(made.clean(text(cell))).lower()


def _workplace(cell: Cell) -> str:
    said = str(WORKPLACE.clean(text(cell)))
    _require_only_a_name([one for one in look_at(said) if one.strong])
    return said


def _day(cell: Cell) -> date | None:
    if cell == "":
        return None
    if isinstance(cell, float) or not isinstance(cell, str | date):
        raise ValidationError(_("Skriv en dato, fx 31.12.2026."))
    try:
        day = cell if isinstance(cell, date) else DAY.clean(DateParts(cell))
    except ValidationError:
        raise ValidationError(_("Skriv en dato, fx 31.12.2026.")) from None
    if not clock.today() - A_YEAR <= day <= clock.today() + 2 * A_YEAR:
        raise ValidationError(_("Datoen er over et år siden eller over to år frem."))
    return day


WORKPLACE = EmployerNameField(required=False)
DAY = DatePartsField(example="31 12 2026", required=False)
CLEAN: Mapping[str, Callable[[Cell], Any]] = {
    "employee": _name(NameField(empty=gettext_lazy("Skriv medarbejderens navn"))),
    "employee_email": _email(EmailField(required=False)),
    "leader": _name(NameField(empty=gettext_lazy("Skriv lederens navn"))),
    "leader_email": _email(EmailField(empty=gettext_lazy("Skriv lederens mailadresse"))),
    "workplace": _workplace,
    "cvr": _with(CvrField()),
    "next_talk": _day,
}
