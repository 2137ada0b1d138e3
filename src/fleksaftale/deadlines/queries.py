"""What pages and other rooms read of a case's dates."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.cases.models import Case, Party, Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core.crypto import Vault
from fleksaftale.core.references import reference as in_words
from fleksaftale.deadlines import facts, from_case, noted
from fleksaftale.deadlines.catalogue import Whose
from fleksaftale.deadlines.facts import Computed, Reader, compute
from fleksaftale.deadlines.from_case import Said
from fleksaftale.deadlines.models import Noted
from fleksaftale.deadlines.noted import State
from fleksjob.dates import Workday
from fleksjob.frister import Frist, Raekke, Tekst
from fleksjob.frister.model import arbejdsdag
from fleksjob.law.myndighed import myndighed
from fleksjob.trin import SIKKERHED_I_ORD

TALK_ROW = "D33"
PARTIES = Tekst("medarbejder og arbejdsgiver", "employee and employer")
NEAR = timedelta(days=2 * 365)
PLANNED = Tekst("Den samtale, I har planlagt", "The talk that you have planned")


class When(Enum):
    """Where a date lies, seen from today."""

    COMING = "coming"
    NOW = "now"  # an interval that is running, or a day from which something can be done
    PASSED = "passed"


@dataclass(frozen=True)
class Row:
    """One date as a person reads it. Texts are in the reader's language.

    ``counted``: how the day came about. ``computed``: the day before a letter moved it. ``only_me``: the
    leader does not see it. ``can_move``: a letter can say another day. ``asks``: the fact that moves it on.
    ``span``: how far from the start it lies, where that is a number of years. ``since``: that the rule began
    later than what it waits for, so that the day says nothing of the person.
    """

    id: str
    title: str
    day: date
    first: date | None
    direction: str
    when: When
    responsible: str
    acts: str
    basis: "Basis"
    source: str
    checked: date
    do: str
    then: str
    counted: str
    caveats: tuple[str, ...]
    computed: date | None = None
    from_letter: bool = False
    letter_of: date | None = None
    only_me: bool = False
    can_move: bool = False
    asks: str = ""
    span: str = ""
    since: str = ""

    @property
    def suggested(self) -> Workday | None:
        """The workday to plan for, where something is to be done by the day."""
        return arbejdsdag(self.direction, self.day)

    @property
    def is_late(self) -> bool:
        return self.when is When.PASSED and self.direction == "senest"


@dataclass(frozen=True)
class Overview:
    """All that one reader may know of a case's dates."""

    rows: tuple[Row, ...]
    state: State
    said: Said
    computed: Computed
    reader: Reader
    rule_set: str

    def of(self, when: When) -> list[Row]:
        return [row for row in self.rows if row.when is when]

    @property
    def next(self) -> Row | None:
        """The first date that is still to come, or is today."""
        return next(iter(self.of(When.COMING)), None)


def overview(seat: Seat, today: date) -> Overview:
    """Everything the page of dates is drawn from."""
    state = noted.read(seat.vault, Noted.objects.filter(case=seat.case))
    said = from_case.of_case(seat.case, seat.vault, today)
    reader = Reader.of(seat.party)
    computed = compute(state, said, reader, today)
    both = _seen_by_the_leader(seat, state, said, today) if reader.is_employee else None
    rows = [*rows_of(computed, state, today, said), *_talk_rows(computed, said, today)]
    rows = [replace(row, only_me=both is not None and row.id not in both) for row in rows]
    rows.sort(key=lambda row: (row.day, row.id))
    return Overview(tuple(rows), state, said, computed, reader, computed.answer.regelsaet)


def rows_of(computed: Computed, state: State, today: date, said: Said | None = None) -> tuple[Row, ...]:
    """The rows that facts give, in order of date, without the two's own talk. Without ``said`` there is no
    case: it is what somebody answered on an open page."""
    said = said or Said()
    found = (_row(frist, state, said, today) for frist in computed.answer.frister if frist.id != TALK_ROW)
    return tuple(sorted(found, key=lambda row: (row.day, row.id)))


def rows(seat: Seat, today: date) -> list[Row]:
    """The rows D01-D34 that the case's facts give this reader, in order of date."""
    return list(overview(seat, today).rows)


def next_row(seat: Seat, today: date) -> Row | None:
    """The first date to come, as this reader may know it, without the talk: one line on the case's page.

    A day in many years, by which nothing is to be done, is for the page of all dates.
    """
    state = noted.read(seat.vault, Noted.objects.filter(case=seat.case))
    said = from_case.of_case(seat.case, seat.vault, today)
    computed = compute(state, said, Reader.of(seat.party), today)
    found = rows_of(computed, state, today, said)
    near = (row for row in found if row.day <= today + NEAR or row.direction == "senest")
    return next((row for row in near if row.when is When.COMING), None)


def _seen_by_the_leader(seat: Seat, state: State, said: Said, today: date) -> set[str]:
    leader = seat.by_role.get(Role.LEADER)
    reader = Reader.of(leader) if leader else Reader()
    return {TALK_ROW} | {each.id for each in compute(state, said, reader, today).answer.frister}


def own_days(case: Case, vault: Vault, employee: Party, today: date) -> list[tuple[str, date]]:
    """The days to come that only the employee sees, and by which something is to be done; with their rows."""
    state = noted.read(vault, Noted.objects.filter(case=case))
    if not any(facts.whose_fact(key) is Whose.EMPLOYEE for key in state.facts):
        return []
    said = from_case.of_case(case, vault, today)
    found = compute(state, said, Reader.of(employee), today).answer.frister
    return [
        (frist.id, frist.dato)
        for frist in found
        if facts.whose_row(frist.raekke) is Whose.EMPLOYEE
        and frist.raekke.retning == "senest"
        and frist.dato >= today
    ]


def _language() -> str:
    return "en" if get_language() == "en" else "da"


def _row(frist: Frist, state: State, said: Said, today: date) -> Row:
    row, language = frist.raekke, _language()
    own = state.letters.get(row.id)
    letter_of = own.letter_of if own and own.known and frist.fra_brev else None
    return Row(
        id=row.id,
        title=row.titel.i(language),
        day=frist.dato,
        first=frist.fra,
        direction=row.retning,
        when=_when(row, frist.fra, frist.dato, today),
        responsible=_responsible(frist, today),
        acts=row.ansvarlig,
        basis=_basis(row, frist.lov, frist.sikkerhed),
        source=frist.kilde,
        checked=frist.tjekket,
        do=frist.goer.i(language),
        then=row.foelge.i(language),
        counted=frist.begrundelse.i(language),
        caveats=tuple(each.i(language) for each in frist.forbehold if each != frist.ny_regel),
        computed=frist.regnet if frist.fra_brev else None,
        from_letter=frist.fra_brev,
        letter_of=letter_of,
        can_move=row.brev and row.id not in said.letters,
        asks=_asks(row, frist),
        span=_span(row),
        since=frist.ny_regel.i(language) if frist.ny_regel else "",
    )


def _responsible(frist: Frist, today: date) -> str:
    """Who acts. The authority by the word of today where the day has passed: it is to be asked now."""
    if frist.raekke.ansvarlig == "myndighed":
        return myndighed(max(frist.dato, today), _language())
    return frist.ansvarlig.i(_language())


def _span(row: Raekke) -> str:
    """2½ år, 5 år; empty for other distances, which the line on how the day was counted tells."""
    months = row.plus.maaneder
    if row.grundlag != "udloeser" or row.plus.dage or months < 24 or months % 6:
        return ""
    years, half = divmod(months, 12)
    return _("%(years)s år") % {"years": f"{years}{'½' if half else ''}"}


def _asks(row: Raekke, frist: Frist) -> str:
    """The fact to note where the day has passed and what was due may well have happened."""
    follow_up = row.id in ("D01", "D02") and frist.overskredet
    return "seneste_opfoelgning" if follow_up else ""


class Basis(NamedTuple):
    """What a row rests on: "law", "inferred" (ours, from ``reference``) or "advice". What is inferred, or
    only advice, is never shown as law."""

    kind: str
    reference: str
    certainty: str

    @property
    def law(self) -> str:
        """The paragraph; empty where it is not the law that says so."""
        return self.reference if self.kind == "law" else ""


def _basis(row: Raekke, reference: str, certainty: str) -> Basis:
    kind = "inferred" if certainty == "afledt" else "law"
    if row.slags == "anbefaling":
        kind = "advice"
    return Basis(kind, in_words(reference), SIKKERHED_I_ORD[certainty][_language() == "en"])


def _when(row: Raekke, first: date | None, day: date, today: date) -> When:
    if row.retning == "tidligst":
        return When.NOW if day <= today else When.COMING
    if first is not None and first <= today <= day:
        return When.NOW
    return When.PASSED if day < today else When.COMING


def _talk_rows(computed: Computed, said: Said, today: date) -> list[Row]:
    """The two's own next talk: the one that is planned, else as the rhythm gives it."""
    found = next((each for each in computed.answer.frister if each.id == TALK_ROW), None)
    if said.talk_due is None:
        return [_row(found, State(), said, today)] if found else []
    row = facts.rules().raekker[TALK_ROW]
    version = row.versioner[-1]
    planned = Frist(
        raekke=row,
        dato=said.talk_due,
        fra=None,
        regnet=None,
        ansvarlig=PARTIES,
        lov=version.lov,
        kilde=version.kilde,
        sikkerhed=version.sikkerhed,
        tjekket=version.tjekket,
        kendt=True,
        fra_brev=False,
        begrundelse=PLANNED,
        forbehold=(),
        dage_til=(said.talk_due - today).days,
    )
    return [_row(planned, State(), said, today)]


def is_own(row: Row) -> bool:
    """Whether a row is made of facts that are the employee's alone."""
    return facts.whose_row(facts.rules().raekker[row.id]) is Whose.EMPLOYEE
