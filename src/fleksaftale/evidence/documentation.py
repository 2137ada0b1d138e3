"""What a case can show of the time on special terms: months, follow-up, where it is missing, what was tried.

It counts and lists what was written and signed. It holds no score, no verdict and no advice on a dismissal.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from fleksaftale.agreements.document_types import AFTALE, VILKAAR, begun
from fleksaftale.agreements.hensyn.agreed import agreed_in
from fleksaftale.agreements.hensyn.choosing import place_of_hensyn
from fleksaftale.agreements.saerlige_vilkaar import FUNKTIONER, SKAANEHENSYN, TR_INDDRAGET
from fleksaftale.agreements.tiltag import OMPLACERING
from fleksaftale.agreements.twelve_months import TwelveMonths, twelve_months
from fleksaftale.cases.companions import running_grants
from fleksaftale.cases.models import What
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.workplaces import rules_of
from fleksaftale.core import clock
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.models import Version
from fleksaftale.documents.rows import Rows
from fleksaftale.documents.sharing import is_passed_on
from fleksaftale.documents.stages import Sheet
from fleksaftale.evidence import queries, reading_rights
from fleksaftale.evidence.content import About
from fleksaftale.evidence.queries import Shown
from fleksaftale.talks.history import Minutes, Tried, signed, tried_in
from fleksaftale.talks.models import Pause, Talk
from fleksaftale.talks.template import JA
from fleksjob import dates

ACTION = "documentation.read"


@dataclass(frozen=True)
class Gap:
    """A time without written follow-up. ``open``: it runs until today. ``pauses``: when it rested."""

    since: date
    until: date
    open: bool
    pauses: tuple[tuple[date, date], ...] = ()

    @property
    def days(self) -> int:
        return (self.until - self.since).days


@dataclass(frozen=True)
class Signed:
    """One version that all have signed. ``shown``: this person may also read it."""

    sheet: Sheet
    version: Version
    on: date
    shown: bool


def reader(seat: Seat) -> Seat:
    """From whose place the record is read: the person's own, or of who gave HR *dokumentation*.

    Raises NotAllowed.
    """
    seat.allow(ACTION)
    if seat.is_principal:
        return seat
    givers = {each.given_by_id for each in running_grants(seat.party) if each.what == What.DOKUMENTATION}
    found = next((party for party in seat.parties if party.pk in givers), None)
    if found is None:
        raise NotAllowed
    return replace(seat, party=found)


class Documentation:
    """The record of one case as one person may read it, on one day."""

    def __init__(self, seat: Seat, today: date | None = None) -> None:
        self.seat = reader(seat)
        self.today = today or clock.today()
        self.gap_days = rules_of(seat.case).gap_days

    # --- what was signed

    @cached_property
    def terms(self) -> Sheet | None:
        """The agreement on special terms."""
        return begun(self.seat, VILKAAR)

    @cached_property
    def agreement(self) -> Sheet | None:
        return begun(self.seat, AFTALE)

    @property
    def agreed_from(self) -> date | None:
        """The first day of the first agreement that both have signed."""
        agreed = self.agreement.agreed if self.agreement else []
        return min((version.begins_on for version in agreed), default=None)

    @cached_property
    def versions(self) -> list[Signed]:
        """Every signed version of both agreements, oldest first."""
        found = [
            Signed(here, version, clock.day_of(version.signed_at), is_passed_on(here, version))
            for here in (self.terms, self.agreement)
            if here
            for version in here.agreed
            if version.signed_at
        ]
        return sorted(found, key=lambda each: (each.on, each.version.number))

    @cached_property
    def months(self) -> TwelveMonths | None:
        """The twelve months; None where no agreement on special terms is signed."""
        return twelve_months(self.terms) if self.terms else None

    @property
    def months_done(self) -> int:
        """Whole months from the day that counts until today, or until the employment ended."""
        if self.months is None:
            return 0
        done = 0
        while done < 12 and dates.add_months(self.months.begun, done + 1) <= self.last_day:
            done += 1
        return done

    @property
    def last_day(self) -> date:
        """Until when follow-up is looked for: today, or the last day of the employment."""
        ended = self.seat.life_on
        return min(self.today, ended) if ended else self.today

    # --- what was followed up

    @cached_property
    def talks(self) -> list[Talk]:
        """The talks whose minutes both have signed, oldest first."""
        held = Talk.objects.filter(case=self.seat.case, held_on__isnull=False)
        return list(held.filter(document__versions__signed_at__isnull=False).distinct().order_by("held_on"))

    @cached_property
    def minutes(self) -> dict[int, Minutes]:
        """The signed minutes that this person may read, by the talk's number."""
        return {each.number: each for each in signed(self.seat)}

    @cached_property
    def begins_on(self) -> date | None:
        """From when written follow-up is looked for."""
        if self.months:
            return self.months.begun
        return min((each.version.begins_on for each in self.versions), default=None)

    @cached_property
    def gaps(self) -> list[Gap]:
        """Every time between two that were written, oldest first; the last one runs until today."""
        if self.begins_on is None or self.begins_on > self.last_day:
            return []
        begin, end = self.begins_on, self.last_day
        days = {talk.held_on for talk in self.talks if talk.held_on} | {each.on for each in self.versions}
        stops = [begin, *sorted(day for day in days if begin < day < end), end]
        return [
            Gap(a, b, b == end and not self._ended, self._pauses(a, b)) for a, b in pairwise(stops) if a < b
        ]

    @property
    def _ended(self) -> bool:
        return self.last_day < self.today

    @cached_property
    def _all_pauses(self) -> list[tuple[date, date]]:
        rows = Pause.objects.filter(case=self.seat.case)
        return [(p.since, clock.day_of(p.ended_at) if p.ended_at else p.until) for p in rows]

    def _pauses(self, since: date, until: date) -> tuple[tuple[date, date], ...]:
        found = ((max(a, since), min(b, until)) for a, b in self._all_pauses)
        return tuple((a, b) for a, b in found if a < b)

    @property
    def missing(self) -> list[Gap]:
        """The times over the workplace's limit."""
        return [gap for gap in self.gaps if gap.days > self.gap_days]

    @property
    def longest(self) -> Gap | None:
        return max(self.gaps, key=lambda gap: gap.days, default=None)

    @property
    def since_last_talk(self) -> int | None:
        last = self.talks[-1].held_on if self.talks else None
        return (self.last_day - last).days if last else None

    # --- what stands in it

    @cached_property
    def entries(self) -> list[Shown]:
        """What stands in the journal for the documentation and is open to both, oldest first."""
        rows = reading_rights.shared_with(self.seat.party).order_by("happened_on", "entry__entered_at")
        found = queries.shown(self.seat, rows)
        return [one for one in found if one.about is not About.OTHER and not one.struck]

    def entries_about(self, *about: About) -> list[Shown]:
        return [one for one in self.entries if one.about in about]

    @cached_property
    def _terms_answers(self) -> dict[str, Answer]:
        return _answers(self.terms)

    @property
    def functions(self) -> list[str]:
        return _texts(self._terms_answers.get(FUNKTIONER.key, EMPTY).get("raekker") or ())

    @property
    def hensyn(self) -> list[str]:
        """The agreed hensyn: of the special terms, else of the Fleks-tillægsaftale."""
        rows = self._terms_answers.get(SKAANEHENSYN.key, EMPTY).get("raekker") or ()
        return _texts(rows) or hensyn_of(self.agreement)

    @cached_property
    def tried(self) -> dict[str, list[Tried]]:
        """How each hensyn worked at each talk, by the id of its row."""
        return tried_in(self.minutes.values())

    @property
    def union(self) -> Answer:
        """What the special terms say of the TR."""
        return self._terms_answers.get(TR_INDDRAGET.key, EMPTY)

    @property
    def another_job(self) -> str:
        return str(self._terms_answers.get(OMPLACERING.key, EMPTY).get("tekst") or "")

    @property
    def asked_kommunen(self) -> list[date]:
        """The talks at which the two decided to involve the kommune."""
        answers = (
            (each.held_on, each.answers.get("inddrag_kommunen", EMPTY)) for each in self.minutes.values()
        )
        return sorted(day for day, answer in answers if answer.get("behov") == JA.key)


def _answers(here: Sheet | None) -> dict[str, Answer]:
    """What the version in force says, where this person may read it."""
    version = here.signed if here else None
    if here is None or version is None or not is_passed_on(here, version):
        return {}
    content = here.content(version)
    return dict(content.answers(content.edition(here.template)))


def hensyn_of(here: Sheet | None) -> list[str]:
    """The hensyn of an agreement in force: its rows, and each line that is written beside them."""
    place = place_of_hensyn(here.template) if here else None
    return _texts(agreed_in(place, _answers(here).get(place.question.key, EMPTY))) if place else []


def _texts(rows: Rows) -> list[str]:
    return [str(row.get("tekst")) for row in rows if row.get("tekst")]
