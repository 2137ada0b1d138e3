"""The stair of hours: steps that the two hope for, none of which happens by itself."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from fleksaftale.agreements.working_time import EFFEKTIVE_TIMER, START, TIMER
from fleksaftale.core.formats import long_date
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.rows import Row
from fleksaftale.documents.show import hours_of_week, intensity
from fleksaftale.documents.template import Field, Kind, Problem, RowKind, Text

MAAL = "maal"
"""The key of the question in which the stair stands."""


def step_text(row: Row) -> str:
    """Fra 1. marts 2027: 14 timer på arbejdspladsen, 12 effektive timer (86 %, beregnet)."""
    day, present, effective = row.get("dato"), row.get("timer"), row.get("effektive")
    said = {
        "date": long_date(day) if day else "–",
        "present": hours_of_week(present) if present else "–",
        "effective": hours_of_week(effective) if effective else "",
        "percent": intensity(present, effective) if present and effective else "",
    }
    if effective:
        line = _(
            "Fra %(date)s: %(present)s på arbejdspladsen, %(effective)s effektivt "
            "(arbejdsintensitet %(percent)s %%, beregnet)"
        )
    else:
        line = _("Fra %(date)s: %(present)s på arbejdspladsen. Effektive timer: afventer kommunens vurdering")
    return line % said


TRIN = RowKind(
    name=Text("Trin", "Step"),
    add=Text("Tilføj et trin", "Add a step"),
    most=6,
    blank=3,
    text=step_text,
    note=Text(
        "Hvert trin er en ændring, som begge skriver under på. Intet sker af sig selv.",
        "Each step is a change that both sign. Nothing happens by itself.",
    ),
    fields=(
        Field(
            "dato",
            Kind.DATE,
            Text("Fra den", "From"),
            missing=Text(
                "Indtast datoen for trinnet, fx 01 03 2027",
                "Enter the date of the step, for example 01 03 2027",
            ),
        ),
        Field(
            "timer",
            Kind.HOURS,
            Text("Timer på arbejdspladsen", "Hours at the workplace"),
            missing=Text("Indtast timer om ugen, fx 14", "Enter hours per week, for example 14"),
        ),
        Field(
            "effektive",
            Kind.HOURS,
            Text("Effektive timer", "Effective hours"),
            Text(
                "Lad feltet være tomt, hvis kommunen ikke har vurderet dem.",
                "Leave it empty if the municipality has not assessed them.",
            ),
            required=False,
        ),
    ),
)

FOLD = Text("En plan for timerne, trin for trin", "A plan for the hours, step by step")

TRAPPE = Field(
    "trappe",
    Kind.ROWS,
    Text("Trappe for timerne", "Steps for the hours"),
    Text(
        "Trappen begynder ved de timer, I har aftalt nu. Ved hvert trin laver I en ny version og følger "
        "huskelisten. Spørg kommunen, hvordan trin skrives i VITAS.",
        "The steps begin at the hours you have agreed on now. At each step you make a new version and "
        "follow the to-do list. Ask the municipality how steps are written in VITAS.",
    ),
    required=False,
    fold=FOLD,
    of_rows=TRIN,
)

TRAPPE_STOP = Field(
    "trappe_stop",
    Kind.TEXT,
    Text("Hvornår stopper vi på trappen?", "When do we stop on the way up?"),
    Text(
        "Fx: Er to uger i træk hårde, bliver vi på trinnet.",
        "For example: After two hard weeks in a row we stay on the step.",
    ),
    required=False,
    fold=FOLD,
)


# --- what cannot be ----------------------------------------------------------------------------------------


def stair_problems(answers: Mapping[str, Answer]) -> Iterable[Problem]:
    """The days come one after another and after the start, nobody is paid for more than they are at work, and
    the first step leads away from the hours that are agreed."""
    steps: tuple[Row, ...] = answers.get(MAAL, EMPTY).get("trappe") or ()
    start = answers.get(START.key, EMPTY).get("dato")
    yield from _days(steps, start)
    for row in steps:
        if row.get("timer") and row.get("effektive") and row.get("effektive") > row.get("timer"):
            yield _at(
                row,
                "effektive",
                "De effektive timer kan ikke være flere end timerne på arbejdspladsen",
                "The effective hours cannot be more than the hours at the workplace",
            )
    present = answers.get(TIMER.key, EMPTY).get("timer")
    effective = answers.get(EFFEKTIVE_TIMER.key, EMPTY).get("timer")
    if steps and steps[0].get("timer") == present and steps[0].get("effektive") in (None, effective):
        yield _at(
            steps[0],
            "timer",
            "Det er de timer, I har aftalt nu. Skriv timerne på det første trin",
            "Those are the hours you have agreed on now. Write the hours of the first step",
        )


def _days(steps: tuple[Row, ...], start: date | None) -> Iterator[Problem]:
    if steps and start and steps[0].get("dato") and steps[0].get("dato") <= start:
        yield _at(
            steps[0],
            "dato",
            f"Det første trin kommer efter startdatoen, {start:%d.%m.%Y}",
            f"The first step comes after the start date, {start:%d.%m.%Y}",
        )
    for before, after in pairwise(steps):
        if before.get("dato") and after.get("dato") and after.get("dato") <= before.get("dato"):
            yield _at(
                after,
                "dato",
                "Datoen skal ligge efter datoen på trinnet før",
                "The date has to be after the date of the step before",
            )


def _at(row: Row, part: str, da: str, en: str) -> Problem:
    return Problem(MAAL, f"{TRAPPE.key}-{row.id}-{part}", Text(da, en))
