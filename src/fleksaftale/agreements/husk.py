"""The list *Husk*: what a signed agreement or change asks of each of the two outside this program.

Which points come follows from what is changed and from the decision table of the law's part `arbejdstid`
(process R4.3): from the questions, and from the kinds of other changes. Each names its source and when it was
looked up. Nobody is reminded of them. What no agreement says, the employee is told beside the list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.agreements.help_and_goals import HJAELP_FRA_ARBEJDSPLADSEN, HJAELP_FRA_KOMMUNEN
from fleksaftale.agreements.other_changes import ANDET, KONTRAKT_OPHOERER, NYT_FLEKSJOB
from fleksaftale.agreements.queries import Answers, on_old_scheme
from fleksaftale.agreements.template import OPGAVER
from fleksaftale.agreements.working_time import EFFEKTIVE_TIMER, START, TIMER
from fleksaftale.audit.log import record
from fleksaftale.cases.models import Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents.answers import EMPTY
from fleksaftale.documents.changes import Change, changes
from fleksaftale.documents.events import about
from fleksaftale.documents.models import Remembered, Version
from fleksaftale.documents.rows import row_changes
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.template import Template
from fleksaftale.documents.writing import locked
from fleksjob.law.emner import emne
from fleksjob.law.ordning import raad as ordning
from fleksjob.law.raad import Raekke
from fleksjob.vurdering import KILDER_TJEKKET

TRIGGERS: dict[str, tuple[str, ...]] = {
    OPGAVER.key: ("opgaver",),
    TIMER.key: ("timer", "intensitet"),
    EFFEKTIVE_TIMER.key: ("timer", "intensitet", "loen"),
    HJAELP_FRA_ARBEJDSPLADSEN.key: ("skaanehensyn",),
    HJAELP_FRA_KOMMUNEN.key: ("skaanehensyn",),
}
"""What a changed answer means in the law's words: the effective hours are the hours that are paid. The rows
of other changes bear those words themselves."""

UNSAID = ("helbred_og_arbejdsevne", "sygdom_over_fire_uger", "opsigelse", "flytning")
"""What happens without a word in the agreement, and is nobody's but the employee's to tell."""

NEW_FLEKSJOB = frozenset({NYT_FLEKSJOB.key, KONTRAKT_OPHOERER.key})
"""Other changes that may end what is left of the old scheme."""

FIRST = ("timer", "loen", "opgaver")
"""A first agreement sets hours, wage and tasks."""

CABI = "https://www.cabiweb.dk/temaer/fleksjob/om-fleksjob-for-virksomheder/ansaet-i-fleksjob/"
LOENLOFT = "https://lundsteenwiederquist.dk/index.php/tag/flekslontilskud/"
DAEKNING = "https://scleroseforeningen.dk/netraadgivningen/hvordan-vurderes-tab-af-arbejdsevne"
BEVIS = "https://ka.dk/hr-og-vaerktoejer/ansaettelsesbevis/"


@dataclass(frozen=True)
class Point:
    """One thing to remember. ``duty``: the sources call it one; else it is advice."""

    key: str
    role: Role
    title: str
    text: str
    duty: bool
    source: str
    checked: date = KILDER_TJEKKET


@dataclass(frozen=True)
class Unsaid:
    """Something that may happen without a change of the agreement. ``duty``: to tell the municipality."""

    text: str
    duty: bool
    source: str


@dataclass(frozen=True)
class Listed:
    """A point with whether it is done, and whether the reader is the one to tick it."""

    point: Point
    mine: bool
    done_at: datetime | None


@cache
def _rows() -> dict[str, Raekke]:
    return {row.id: row for row in emne("arbejdstid").tabel}


def triggers(here: Sheet, version: Version) -> tuple[str, ...]:
    """What a version changes, by the names of the law's table; in the table's order."""
    before = here.before(version)
    if before is None:
        return FIRST
    old, new = (here.content(one).answers(here.template) for one in (before, version))
    changed = changes(here.template, old, new)
    found = {name for c in changed for name in TRIGGERS.get(c.question.key, ())} | _other_changes(old, new)
    return tuple(name for name in _rows() if name in found)


def _other_changes(old: Answers, new: Answers) -> set[str]:
    """The kinds of other changes whose rows are new, or say something else than before."""
    was, now = (answers.get(START.key, EMPTY).get(ANDET.key) or () for answers in (old, new))
    return {change.new.get("slags") for change in row_changes(was, now) if change.new}


def unsaid() -> list[Unsaid]:
    """What else is a reason to speak with the municipality, in the words of the law's table."""
    rows = [_rows()[name] for name in UNSAID]
    return [
        Unsaid(row.en if get_language() == "en" else row.da, row.udfald.split(", ")[0] == "pligt", row.kilde)
        for row in rows
    ]


def points(here: Sheet, version: Version) -> list[Point]:
    """The points of a version; empty where nothing that counts is changed."""
    found = triggers(here, version)
    if not found:
        return []
    first = here.before(version) is None
    outcomes = [tuple(_rows()[name].udfald.split(", ")) for name in found]
    made = [_kommunen(found, [o[0] for o in outcomes])]
    if {"timer", "loen", "pension"} & set(found):
        made.append(_pension())
    if any(o[2] != "intet" for o in outcomes):
        made.append(_bevis([o[2] for o in outcomes], first=first))
        made.append(_vitas(first=first))
    if "loen" in found:
        made.append(_loen())
    return made


def _kommunen(found: Iterable[str], outcomes: list[str]) -> Point:
    name = next((n for n, o in zip(found, outcomes, strict=True) if o == "pligt"), "")
    if name:
        text = _("Du har pligt til at fortælle kommunen om nye timer, hensyn, løn, pension og andre job.")
        return Point("kommunen", Role.EMPLOYEE, _("Fortæl kommunen det"), text, True, _rows()[name].kilde)
    text = _("Kontakt kommunen om ændringen. Om det er en pligt her, har vi ikke set.")
    return Point("kommunen", Role.EMPLOYEE, _("Fortæl kommunen det"), text, False, _rows()["opgaver"].kilde)


def later_changes(seat: Seat) -> str:
    """Whose it is to tell of what changes after this: not the employer's, and not only of what is large
    (deviation H18 of the law's part)."""
    if seat.role is Role.EMPLOYEE:
        return _(
            "Du har pligt til at fortælle kommunen om ændringer, der betyder noget for fleksjobbet. "
            "Det gælder også små ændringer."
        )
    return _(
        "%(name)s har pligt til at fortælle kommunen om ændringer, der betyder noget for fleksjobbet. "
        "Det gælder også små ændringer."
    ) % {"name": seat.name_of(seat.by_role[Role.EMPLOYEE])}


def _pension() -> Point:
    return Point(
        "pension",
        Role.EMPLOYEE,
        _("Tjek din dækning ved tab af erhvervsevne"),
        _("Spørg dit pensionsselskab, om din dækning bliver en anden, når timer, løn eller bidrag ændres."),
        False,
        DAEKNING,
    )


def _bevis(outcomes: list[str], *, first: bool) -> Point:
    if first or "nyt_bevis" in outcomes:
        text = _("Det vigtigste gives inden 7 dage efter start, resten inden en måned.")
        return Point("bevis", Role.LEADER, _("Giv et ansættelsesbevis"), text, True, BEVIS)
    if "tillaeg" in outcomes:
        text = _("Er den ansatte begyndt efter 1. juli 2023, gives det senest den dag, ændringen gælder.")
        return Point("bevis", Role.LEADER, _("Lav et tillæg til ansættelsesbeviset"), text, True, BEVIS)
    text = _("Bliver løn, timer eller job væsentligt anderledes, skal der et tillæg til.")
    return Point("bevis", Role.LEADER, _("Se efter i ansættelsesbeviset"), text, False, BEVIS)


def _vitas(*, first: bool) -> Point:
    text = (
        _("Skriv fleksjobaftalen i VITAS. Kommunen behandler den.")
        if first
        else _("Ret fleksjobaftalen i VITAS, eller spørg kommunen, hvordan den rettes.")
    )
    return Point("vitas", Role.LEADER, _("VITAS"), text, False, CABI)


def _loen() -> Point:
    text = _(
        "Giv lønkontoret de effektive timer. Oplys kommunen om fuldtidslønnen: den bruges til lønloftet."
    )
    return Point("loen", Role.LEADER, _("Løn og lønloft"), text, True, LOENLOFT)


# --- ticking -----------------------------------------------------------------------------------------------


def listed(here: Sheet, version: Version) -> list[Listed]:
    """The list as the reader sees it: their own points first."""
    done = {row.point: row.at for row in version.remembered.all()}
    rows = [Listed(p, p.role is here.seat.role, done.get(p.key)) for p in points(here, version)]
    return sorted(rows, key=lambda row: not row.mine)


def tick(seat: Seat, template: Template, version_id: UUID, key: str, *, done: bool) -> None:
    """Tick one's own point, or take the tick back. Doing it twice does it once.

    Raises NotAllowed: the point is the other's, there is no such point, the version is not signed.
    """
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.remember")
        version = next((v for v in here.agreed if v.pk == version_id), None)
        point = next((p for p in points(here, version) if p.key == key), None) if version else None
        if version is None or point is None:
            raise NotAllowed(_("Punktet findes ikke mere. Genindlæs siden."))
        if point.role is not here.seat.role:
            raise NotAllowed(
                _("Punktet er den andens. Det er kun %(name)s, der kan sætte kryds.")
                % {"name": here.seat.other_name}
            )
        mine = Remembered.objects.filter(version=version, point=key)
        if mine.exists() is done:
            return
        if done:
            _write(version, key, here.seat)
        else:
            mine.delete()
        kind = "list.ticked" if done else "list.unticked"
        details = about(template, version=version.number)
        record(kind, vault=seat.vault, actor=seat.actor, details=details)


def _write(version: Version, key: str, seat: Seat) -> None:
    try:
        with transaction.atomic():
            Remembered.objects.create(version=version, point=key, party=seat.party)
    except IntegrityError:  # pressed twice
        return


# --- before signing ----------------------------------------------------------------------------------------


def warnings(here: Sheet, found: Iterable[Change], answers: Answers) -> list[str]:
    """What both should know of the old scheme before they sign a change, where the case says that it is one.

    Whether it becomes a new fleksjob is told by the tasks, and where the contract ends or another fleksjob
    begins; hours, hensyn, wage and a move of the workplace alone do not make it one.
    """
    if not here.is_amendment or not on_old_scheme(answers):
        return []
    tasks = any(change.question.key == OPGAVER.key for change in found)
    base = here.before(here.current) if here.current else here.base
    old = here.content(base).answers(here.template) if base else {}
    if not tasks and not NEW_FLEKSJOB & _other_changes(old, answers):
        return []
    said = [next(r for r in ordning.RAAD if r.id == "foer_underskrift"), ordning.TABT]
    language = get_language()
    opening = _("Fleksjobbet er fra før 2013. Ændringen kan betyde, at det bliver et nyt fleksjob.")
    return [" ".join([opening, *(r.en if language == "en" else r.da for r in said)])]
