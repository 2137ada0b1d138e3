"""Answers of a check kept on purpose: a file of one's own, a note for oneself, the dates of a case."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import uuid5

from django.utils.translation import gettext as _

from fleksaftale.cases.models import Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.deadlines import commands
from fleksaftale.deadlines.catalogue import ASKED
from fleksaftale.deadlines.commands import DoesNotFit, NotedMeanwhile
from fleksaftale.evidence import journal
from fleksaftale.evidence.content import Said
from fleksaftale.evidence.models import Zone
from fleksaftale.guidance.checks import Check
from fleksaftale.guidance.checks_walk import UNKNOWN, Walk
from fleksaftale.web import checks_dates, checks_page
from fleksaftale.web.check_forms import AnyWalk
from fleksaftale.web.checks_dates import DatesWalk, as_fact

FORMAT = 1
LARGEST = 20_000
"""Bytes of a file that is taken in again; ours are a tenth of it."""


class BadFile(ValueError):
    """The file is not one of ours, or of another check. The text says which, to who chose it."""


def as_file(walk: AnyWalk, rule_set: str) -> str:
    """The answers as JSON, to be taken in again another day."""
    said = {
        "tjek": walk.check.id,
        "format": FORMAT,
        "gemt": clock.today().isoformat(),
        "regelsaet": rule_set,
        "svar": dict(walk.answers),
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def from_file(content: bytes, check: Check, today: date) -> AnyWalk:
    """The walk that a file of ours holds; answers that cannot be used today are left out. Raises BadFile."""
    try:
        said = json.loads(content)
        answers, name = said["svar"], said["tjek"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BadFile(_("Filen er ikke fra et tjek her. Vælg en fil, du selv har hentet.")) from None
    if name != check.id:
        raise BadFile(_("Filen hører til et andet tjek. Åbn det tjek, du hentede den fra."))
    told = answers if isinstance(answers, dict) else {}
    kept = {key: value for key, value in told.items() if isinstance(value, str)}
    make = Walk.of if check.steps else DatesWalk.from_outside
    walk = make(check, kept, today)
    if not walk.asked:
        raise BadFile(_("Der er ingen svar i filen, som kan bruges."))
    return walk


# --- into a case -------------------------------------------------------------------------------------------


def can_take_note(seat: Seat) -> bool:
    """Whether the answer can be kept in the journal for the reader alone."""
    return seat.role is Role.EMPLOYEE and seat.may(journal.ACTION)


def dates_for(walk: AnyWalk, seat: Seat) -> dict[str, Any]:
    """The answers that this seat may note among the case's dates, by the name they have there."""
    return {
        key: as_fact(ASKED[key], value)
        for key, value in told_dates(walk).items()
        if seat.may(commands.NOTE[ASKED[key].whose])
    }


def told_dates(walk: AnyWalk) -> dict[str, str]:
    """What a case can note among its dates, as text, by the name it has there."""
    told = {key: value for key, value in walk.answers.items() if value != UNKNOWN}
    if isinstance(walk, DatesWalk):
        return {key: value for key, value in told.items() if key in ASKED}
    words = {"ja": "permanent", "nej": "midlertidigt"}
    saves = walk.check.saves.items()
    return {theirs: words.get(told[ours], told[ours]) for ours, theirs in saves if ours in told}


def told_answers(walk: AnyWalk) -> dict[str, str]:
    """What an agreement asks for as well and the answers give, by its question and field."""
    if isinstance(walk, DatesWalk):
        return {}
    said = [(each, walk.says(each.rule)) for each in walk.check.along]
    return {each.field: each.answers[word] for each, word in said if word in each.answers}


def keep_note(seat: Seat, walk: AnyWalk) -> Any:
    """Write the answer as a note for its owner alone; the same one is one entry. Raises NotAllowed."""
    title = str(walk.check.title)
    text = "\n".join(_lines(walk))
    said = Said(title, text, clock.today(), Zone.MINE)
    return journal.add_note(seat, said, once=uuid5(seat.party.pk, f"{said.happened_on} {title} {text}"))


def _lines(walk: AnyWalk) -> Iterable[str]:
    yield _("Svar for %(day)s") % {"day": long_date(walk.day)}
    if isinstance(walk, DatesWalk):
        yield from (f"- {shown.when}: {shown.row.title}" for shown in checks_dates.shown_rows(walk))
    else:
        yield from (f"- {checks_page.stage_shown(walk, stage)['lead']}" for stage in walk.shown)
    yield ""
    yield _("Dine svar")
    yield from (f"- {each['question']} {each['answer']}" for each in checks_page.answers_shown(walk))


def keep_dates(seat: Seat, walk: AnyWalk) -> tuple[list[str], list[str]]:
    """Note the answers among the case's dates: the names of those noted, and of those that did not fit.

    What somebody has noted there already is replaced; its history stays.
    """
    return note_all(seat, dates_for(walk, seat))


def note_all(seat: Seat, found: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Note facts among the case's dates, each by itself: which were noted, and which did not fit."""
    noted, refused = [], []
    for key, value in found.items():
        try:
            commands.note_fact(seat, key, value, seen=commands.state_of(seat).seen("fact", key))
        except (DoesNotFit, NotedMeanwhile, NotAllowed):
            refused.append(key)
        else:
            noted.append(key)
    return noted, refused


def rule_set(walk: AnyWalk) -> str:
    """The rules that the answer was given under."""
    if isinstance(walk, Walk):
        return walk.stages[0].answer.forklaring.rule_set
    return walk.computed.answer.regelsaet
