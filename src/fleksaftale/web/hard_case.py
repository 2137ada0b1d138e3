"""What a case already says of *Når det bliver svært*: facts for letters, what was tried, what is not written.

It is drawn from what the reader may read anyway. Nothing is judged, counted or kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from fleksaftale.agreements.figures import hours_of, hours_text
from fleksaftale.agreements.queries import agreement
from fleksaftale.agreements.template import KONTAKT_I_KOMMUNEN
from fleksaftale.agreements.working_time import START
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core.formats import first_name, long_date
from fleksaftale.deadlines.queries import overview
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.stages import NoDocument
from fleksaftale.evidence import journal
from fleksaftale.evidence.content import About
from fleksaftale.evidence.documentation import Documentation
from fleksaftale.evidence.models import Zone
from fleksaftale.evidence.queries import Shown, entries
from fleksaftale.talks import history, queries
from fleksaftale.talks.opening import agreed_hensyn
from fleksaftale.talks.rows import STATUSES

LATELY = timedelta(days=30)
"""A talk about it held within a month is not asked for. It is advice and a line on a page, not a rule."""
OF_WHAT_WAS_TRIED = (About.TRIED, About.ORAL, About.MOVE)


@dataclass(frozen=True)
class Tried:
    """One thing that was tried: when, how it went, and whether only the reader can see it."""

    text: str
    results: tuple[str, ...]
    only_me: bool = False

    @property
    def line(self) -> str:
        return f"- {self.text}: {'; '.join(self.results)}" if self.results else f"- {self.text}"


def facts(seat: Seat) -> dict[str, str]:
    """What letters can be filled in with. A fact that is not known is missing."""
    known = {
        "navn": seat.name,
        "den_anden": first_name(seat.other_name),
        "leder": seat.name_of(seat.by_role[Role.LEADER]),
        "arbejdsplads": seat.facts.workplace,
    }
    return known | _of_the_agreement(_signed_answers(seat))


def _of_the_agreement(answers: dict[str, Answer]) -> dict[str, str]:
    hours, start = hours_of(answers), answers.get(START.key, EMPTY).get("dato")
    contact = answers.get(KONTAKT_I_KOMMUNEN.key, EMPTY).get("navn")
    found = {"kontakt": contact or "", "siden": long_date(start) if start else ""}
    if hours:
        found["timer"] = hours_text(hours.present)
        found["effektive"] = hours_text(hours.effective) if hours.effective else ""
    return found


def _signed_answers(seat: Seat) -> dict[str, Answer]:
    try:
        here = agreement(seat)
    except NoDocument:
        return {}
    return here.content(here.signed).answers(here.template) if here.signed else {}


def decision_received(seat: Seat, today: date) -> date | None:
    """The day the employee noted among the case's dates that a decision came; nobody else is told."""
    if seat.role is not Role.EMPLOYEE or not seat.may("deadlines.read"):
        return None
    said = overview(seat, today).computed.facts.get("afgoerelse_modtaget")
    return date.fromisoformat(said) if isinstance(said, str) else said


def tried(seat: Seat) -> list[Tried]:
    """Every agreed hensyn with how it went at the talks, then what the journal says was tried, by day."""
    told = history.hensyn_history(seat)
    regards = {row.id: str(row.get("tekst") or "") for row in agreed_hensyn(seat)}
    regards |= {id_: rows[-1].text for id_, rows in told.items() if id_ not in regards}
    found = [Tried(text, tuple(_results(told.get(id_, [])))) for id_, text in regards.items() if text]
    return found + [_from_journal(each) for each in _journal(seat) if each.about in OF_WHAT_WAS_TRIED]


def _results(rows: list[history.Tried]) -> Iterator[str]:
    labels = {option.key: str(option.label).lower() for option in STATUSES}
    for row in rows:
        said = {"date": long_date(row.on), "status": labels.get(row.status, ""), "done": row.done}
        text = _("%(date)s: %(status)s") % said if said["status"] else long_date(row.on)
        yield f"{text} ({row.done})" if row.done else text


def _from_journal(entry: Shown) -> Tried:
    text = f"{long_date(entry.happened_on)}: {entry.heading}"
    words = " ".join(entry.text.split())
    return Tried(text, (words,) if words else (), entry.zone is Zone.MINE)


def _journal(seat: Seat) -> list[Shown]:
    """What the reader may read of the journal and nobody has crossed out, oldest first."""
    if not seat.may("journal.read"):
        return []
    return [each for each in reversed(entries(seat)) if not each.struck]


def not_written(seat: Seat, today: date) -> list[str]:
    """What the case does not say was done. It may have been done all the same. Raises NotAllowed."""
    record = Documentation(seat, today)
    about = {each.about for each in _journal(seat)}
    moved = About.MOVE in about or record.another_job
    union = About.UNION in about or _union_is_there(seat) or _union_is_written(record)
    kommune = About.KOMMUNE in about or record.asked_kommunen
    lines = (
        _last_talk(seat, today),
        "" if moved else _("Omplacering: der står ikke, at I har talt om det."),
        "" if union else _("Tillidsrepræsentant: der står ikke, at en er med."),
        "" if kommune else _("Kommunen: der står ikke, at den er spurgt."),
    )
    return [line for line in lines if line]


def _last_talk(seat: Seat, today: date) -> str:
    last = queries.last_held(seat.case)
    if last is None or last.held_on is None:
        return _("Samtale: der står ikke, at I har holdt en.")
    days = (today - last.held_on).days
    if days <= LATELY.days:
        return ""
    said = {"date": long_date(last.held_on), "days": days}
    return _("Samtale: der er ikke holdt en siden %(date)s (%(days)s dage).") % said


def _union_is_there(seat: Seat) -> bool:
    """By what the reader can see: an adviser who is hidden from the reader is not there for the reader."""
    return any(party.role in (Role.ADVISER, Role.ORGANISATION) for party in seat.companions)


def _union_is_written(record: Documentation) -> bool:
    return record.union.get("svar") in ("ja", "ingen")


def can_keep(seat: Seat) -> bool:
    """Whether a letter can be kept in the journal for the reader alone: the employee's."""
    return seat.role is Role.EMPLOYEE and seat.may(journal.ACTION)
