"""*Det skal du huske*: five lines for the leader of somebody who begins, each with its source and date.

Nothing is written anew here: the texts are those of the list *Husk*, of the deadlines and of the law's part
on sickness refund; the last line is what the two have agreed.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.agreements import husk
from fleksaftale.agreements.queries import next_talk
from fleksaftale.agreements.template import OPFOELGNING
from fleksaftale.agreements.working_time import START
from fleksaftale.cases.models import Role
from fleksaftale.core import clock
from fleksaftale.core.formats import weekday_date
from fleksaftale.documents.answers import EMPTY
from fleksaftale.documents.models import Version
from fleksaftale.documents.stages import Sheet
from fleksjob.frister import Frist, frister
from fleksjob.law.sygerefusion.regler import ingen_arbejdsgiverperiode
from fleksjob.vurdering import KILDER_TJEKKET


@dataclass(frozen=True)
class Line:
    """One thing. ``when`` is empty where it has no day; ``source`` is an address, else words."""

    title: str
    text: str
    when: str
    source: str
    checked: date
    notes: tuple[str, ...] = ()

    @property
    def is_address(self) -> bool:
        return self.source.startswith("https://")


def for_leader(here: Sheet, version: Version, *, due: date | None = None) -> list[Line]:
    """The five lines of a first agreement that all have signed; empty for everything else.

    ``due``: when a planned talk is to be held.
    """
    first = here.before(version) is None
    if here.seat.role is not Role.LEADER or version not in here.agreed or not first:
        return []
    points = {point.key: point for point in husk.points(here, version)}
    return [
        _statement(here, version, points["bevis"]),
        _from_point(points["vitas"]),
        _from_point(points["loen"]),
        _refund(),
        _talk(here, version, due),
    ]


def _from_point(point: husk.Point) -> Line:
    return Line(point.title, point.text, "", point.source, point.checked)


def _statement(here: Sheet, version: Version, point: husk.Point) -> Line:
    """Within seven calendar days: the deadlines count the day, where they know the law of that day."""
    start = here.content(version).answers(here.template).get(START.key, EMPTY).get("dato")
    found = _deadline(start) if start else None
    if found is None:
        return _from_point(point)
    when = _("Senest %(date)s, 7 kalenderdage efter start") % {"date": weekday_date(found.dato)}
    notes = tuple(_said(text.da, text.en) for text in found.forbehold)
    goer = found.raekke.goer
    return Line(point.title, _said(goer.da, goer.en), when, found.kilde, found.tjekket, notes)


def _deadline(start: date) -> Frist | None:
    return next((f for f in frister({"ansaettelse_start": start}).frister if f.id == "D10"), None)


def _refund() -> Line:
    rule = ingen_arbejdsgiverperiode.rules[-1]
    da, en = rule.siger["ja"]
    return Line(_("Refusion ved fravær"), _said(da, en), "", rule.kilde, KILDER_TJEKKET)


def _talk(here: Sheet, version: Version, due: date | None) -> Line:
    talk = next_talk(here.content(version).answers(here.template))
    when = _("Senest %(date)s") % {"date": weekday_date(due or talk.due)} if talk else ""
    rhythm = _("I har aftalt: %(rhythm)s.") % {"rhythm": talk.rhythm} if talk else ""
    source = _("jeres aftale, spørgsmål %(number)s") % {"number": OPFOELGNING.number}
    agreed_on = clock.day_of(version.signed_at or version.proposed_at)
    return Line(_("Næste samtale"), rhythm, when, source, agreed_on)


def _said(da: str, en: str) -> str:
    return en if get_language() == "en" else da
