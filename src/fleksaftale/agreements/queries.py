"""What pages read of an agreement: the three figures, the next talk, the line that says where it stands."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from fleksaftale.agreements.figures import awaits_kommunen, hours_lines, hours_of
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE, OPFOELGNING
from fleksaftale.agreements.working_time import (
    BEVILLING,
    BEVILLING_AFVENTER,
    JA,
    START,
)
from fleksaftale.cases.models import Life
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import long_date, weekday_date
from fleksaftale.documents import rhythm
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.models import Stage, Version
from fleksaftale.documents.stages import Sheet, sheet
from fleksjob import dates

Answers = dict[str, Answer]
A_YEAR = 366  # days


def agreement(seat: Seat) -> Sheet:
    """The case's Fleks-tillægsaftale. Raises NoDocument."""
    return sheet(seat, FLEKS_TILLAEGSAFTALE)


@dataclass(frozen=True)
class NextTalk:
    """The day the next talk is due at latest, the workday suggested, and why it is suggested."""

    due: date
    suggested: date
    note: str
    rhythm: str

    def is_late(self, today: date) -> bool:
        return self.due < today


def next_talk(answers: Answers, *, last_held: date | None = None) -> NextTalk | None:
    """Counted from the last talk held, else from the start date. None while either is not agreed."""
    steps = answers.get(OPFOELGNING.key, EMPTY).get("rytme")
    since = last_held or answers.get(START.key, EMPTY).get("dato")
    if not steps or not since:
        return None
    due = rhythm.due(steps, since)
    workday = dates.workday_on_or_before(due)
    note = _("Dagen kan være fri. Det afhænger af overenskomsten.") if workday.note else ""
    return NextTalk(due, workday.date, note, rhythm.describe(steps))


def in_force_from(here: Sheet) -> date | None:
    """The first day on which a signed version holds."""
    return min((v.begins_on for v in here.agreed), default=None)


def status_line(here: Sheet) -> str:
    """Where the agreement stands, in a few words."""
    if here.stage is Stage.DISAGREED:
        return str(here.stage.label)
    return version_status(here, here.signed) if here.signed else str(here.stage.label)


def version_status(here: Sheet, version: Version) -> str:
    """Where one version stands today, in a few words."""
    if version.withdrawn_at:
        return _("Afløst")
    if version == here.signed:
        first = long_date(version.begins_on)
        if here.seat.life_on:
            return _("Gælder fra %(first)s til %(last)s") % {
                "first": first,
                "last": long_date(here.seat.life_on),
            }
        return _("Gældende (fra %(date)s)") % {"date": first}
    if version in here.coming:
        return _("Underskrevet. Gælder fra %(date)s") % {"date": long_date(version.begins_on)}
    if version in here.agreed:
        return _("Gjaldt før. Nu gælder en nyere version")
    return str(here.stage.label)


ASK_AFTER = timedelta(days=14)


def ask_kommunen_on(here: Sheet) -> date | None:
    """The day to ask the municipality where its assessment is: two weeks after the first day of work.

    None once the hours are in an agreed version, also one that takes over later.
    """
    version, newest = here.signed, here.base
    if version is None or newest is None or here.seat.life is not Life.OPEN:
        return None
    if not awaits_kommunen(here.content(newest).answers(here.template)):
        return None
    first = in_force_from(here)
    return first + ASK_AFTER if first else None


def doubts(answers: Answers) -> list[str]:
    """What may be a slip of the pen: nothing is refused for it."""
    found = []
    hours = hours_of(answers)
    if hours and hours.over_full_time:
        found.append(_("Timerne på arbejdspladsen er over 37 om ugen. Tjek, at tallet er rigtigt."))
    start = answers.get(START.key, EMPTY).get("dato")
    if start and abs((start - clock.today()).days) > A_YEAR:
        found.append(_("Startdatoen ligger mere end et år herfra. Tjek, at den er rigtig."))
    if answers.get(BEVILLING.key, EMPTY).get("status") == BEVILLING_AFVENTER.key:
        found.append(_("Bevillingen afventer. Kommunen skal bevilge fleksjobbet, før ansættelsen begynder."))
    return found


def on_old_scheme(answers: Answers) -> bool:
    """Whether the case says that the fleksjob is from before 2013."""
    return bool(answers.get(BEVILLING.key, EMPTY).get("foer_2013") == JA.key)


def amendment_doubts(here: Sheet, answers: Answers) -> list[str]:
    """What both should see before they sign a change."""
    start = answers.get(START.key, EMPTY).get("dato")
    if here.is_amendment and start and start < clock.today():
        return [_("Datoen er passeret. Ændringen gælder fra den dag, I begge har skrevet under.")]
    return []


def summary_lines(answers: Answers) -> tuple[str, ...]:
    """The most important of an agreement in a few lines, for the top of the page and of the PDF."""
    lines = [*hours_lines(answers)]
    if talk := next_talk(answers):
        lines.append(_("Opfølgningssamtale: %(rhythm)s") % {"rhythm": talk.rhythm})
        lines.append(_("Næste opfølgning senest: %(date)s") % {"date": weekday_date(talk.due)})
    return tuple(lines)
