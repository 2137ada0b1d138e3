"""The documentation in words, for the page and for the pack: what is written down, and what is not."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fleksaftale.core.formats import long_date
from fleksaftale.documents.template import Text
from fleksaftale.evidence.content import About
from fleksaftale.evidence.documentation import Documentation, Gap
from fleksaftale.evidence.queries import Shown
from fleksaftale.talks.rows import STATUSES, UNDECIDED

NOT_WRITTEN = Text("Ikke skrevet ned endnu", "Not written down yet")
WRITTEN = Text("Skrevet ned", "Written down")


@dataclass(frozen=True)
class Point:
    """One line of the checklist. ``written``: whether there is something; never whether it is enough."""

    label: str
    lines: tuple[str, ...]
    written: bool

    @property
    def state(self) -> str:
        return str(WRITTEN if self.written else NOT_WRITTEN)


@dataclass(frozen=True)
class Moment:
    """One line of the timeline. ``until``: only of a time without follow-up."""

    on: date
    text: str
    note: str = ""
    counts: bool = True
    is_gap: bool = False

    @property
    def when(self) -> str:
        return long_date(self.on)


@dataclass(frozen=True)
class Result:
    """How a hensyn worked, or something else that was tried."""

    on: date
    what: str
    status: str
    note: str

    @property
    def row(self) -> tuple[str, str, str, str]:
        return self.what, long_date(self.on), self.status or "–", self.note or "–"


def months(doc: Documentation) -> list[str]:
    """How many of the twelve months have passed since both had signed. Who has a fleksjob is past them."""
    if doc.months is None and doc.agreed_from:
        begun = long_date(doc.agreed_from)
        return [
            _("Jeres aftale gælder fra %(date)s. Her står det, I har fulgt op på siden.") % {"date": begun}
        ]
    if doc.months is None:
        return [
            _("I har ikke en underskrevet aftale om særlige vilkår her."),
            _("De tolv måneder tæller tidligst fra den dag, I begge har skrevet under."),
        ]
    done = doc.months_done
    said = {"done": done, "date": long_date(doc.months.over)}
    passed = doc.months.over <= doc.last_day
    first = ngettext("%(done)s måned dokumenteret", "%(done)s måneder dokumenteret", done)
    second = (
        _("12 måneder var nået %(date)s") if passed
        else _("12 måneder bliver nået %(date)s, hvis I fortsætter")
    )  # fmt: skip
    return [
        f"{first}; {second}." % said,
        _("De tæller fra %(date)s.") % {"date": long_date(doc.months.begun)},
        _("Kommunen afgør, om betingelserne for et fastholdelsesfleksjob er opfyldt."),
    ]


def gaps(doc: Documentation) -> list[str]:
    """Each time that is over the workplace's limit; where none is, the longest."""
    if doc.longest is None:
        return []
    missing = [gap_text(gap) for gap in doc.missing]
    return missing or [_("Længste tid uden skriftlig opfølgning: %(span)s.") % {"span": span(doc.longest)}]


def span(gap: Gap) -> str:
    said = {"days": gap.days, "since": long_date(gap.since), "until": long_date(gap.until)}
    if gap.open:
        return _("%(days)s dage, fra %(since)s til i dag") % said
    return _("%(days)s dage, fra %(since)s til %(until)s") % said


def gap_text(gap: Gap) -> str:
    return _("Her mangler skriftlig opfølgning: %(span)s.") % {"span": span(gap)}


def gap_note(gap: Gap) -> str:
    spans = [
        _("fra %(since)s til %(until)s") % {"since": long_date(a), "until": long_date(b)}
        for a, b in gap.pauses
    ]
    return _("Opfølgningen var sat på pause %(spans)s.") % {"spans": ", ".join(spans)} if spans else ""


def checklist(doc: Documentation) -> list[Point]:
    return [
        _point(_("Funktioner, der er svære"), doc.functions),
        _point(_("Aftalte hensyn"), doc.hensyn),
        _point(_("Det, I har prøvet"), _tries(doc)),
        _point(_("Samtaler"), _talks(doc)),
        _point(_("Et andet job på arbejdspladsen"), _another_job(doc)),
        _union(doc),
        _point(_("Kommunen inddraget"), _kommune(doc)),
    ]


def _point(label: str, lines: list[str]) -> Point:
    return Point(label, tuple(lines), bool(lines))


def _tries(doc: Documentation) -> list[str]:
    found = results(doc)
    if not found:
        return []
    said = {"number": len(found), "date": long_date(max(each.on for each in found))}
    line = ngettext("%(number)s gang, senest %(date)s", "%(number)s gange, senest %(date)s", len(found))
    return [line % said]


def _talks(doc: Documentation) -> list[str]:
    if not doc.talks or doc.talks[-1].held_on is None:
        return []
    number = len(doc.talks)
    said = {"number": number, "date": long_date(doc.talks[-1].held_on), "days": doc.since_last_talk}
    line = ngettext("%(number)s underskrevet samtale", "%(number)s underskrevne samtaler", number)
    days = ngettext(
        "Sidste samtale %(date)s (%(days)s dag siden)",
        "Sidste samtale %(date)s (%(days)s dage siden)",
        doc.since_last_talk or 0,
    )
    return [line % said, days % said]


def _another_job(doc: Documentation) -> list[str]:
    return ([doc.another_job] if doc.another_job else []) + _named(doc.entries_about(About.MOVE))


def _union(doc: Documentation) -> Point:
    label, written = _("TR inddraget"), _named(doc.entries_about(About.UNION))
    match doc.union.get("svar"):
        case "ja":
            day = doc.union.get("dato")
            written = [_("Ja, %(date)s") % {"date": long_date(day)} if day else _("Ja"), *written]
        case "ingen":
            return Point(label, (_("Der er ingen TR på arbejdspladsen"), *written), written=True)
        case "nej":
            return Point(label, (_("Nej, står der i aftalen"), *written), written=bool(written))
    return _point(label, written)


def _kommune(doc: Documentation) -> list[str]:
    line = _("Besluttet ved samtalen %(date)s")
    return [line % {"date": long_date(day)} for day in doc.asked_kommunen] + _named(
        doc.entries_about(About.KOMMUNE)
    )


def _named(entries: list[Shown]) -> list[str]:
    return [f"{long_date(one.happened_on)}: {one.heading}" for one in entries]


def results(doc: Documentation) -> list[Result]:
    """What was tried, with day and result, oldest first. Without a result yet it is no attempt."""
    labels = {option.key: str(option.label) for option in STATUSES}
    open_yet = {"", *(option.key for option in UNDECIDED)}
    found = [
        Result(one.on, one.text, labels.get(one.status, ""), one.done)
        for row in doc.tried.values()
        for one in row
        if one.status not in open_yet
    ]
    found += [Result(one.happened_on, one.heading, "", one.text) for one in doc.entries_about(About.TRIED)]
    return sorted(found, key=lambda each: each.on)


def oral(doc: Documentation) -> list[Shown]:
    """What was agreed by word of mouth: it is shown, and does not count."""
    return doc.entries_about(About.ORAL)


def why_oral_does_not_count() -> str:
    return _("Tæller ikke: En mundtlig aftale er ikke nok. Aftalen skal være skriftlig og underskrevet.")


def timeline(doc: Documentation) -> list[Moment]:
    """What happened, oldest first, with the times where written follow-up is missing."""
    found = [
        Moment(
            each.on,
            _("%(title)s, version %(number)s, underskrevet")
            % {"title": each.sheet.template.title, "number": each.version.number},
        )
        for each in doc.versions
    ]
    found += [
        Moment(talk.held_on, _("Samtale %(number)s holdt og underskrevet") % {"number": talk.number})
        for talk in doc.talks
        if talk.held_on
    ]
    for one in doc.entries:
        note = why_oral_does_not_count() if one.about is About.ORAL else ""
        found.append(Moment(one.happened_on, f"{one.about.label}: {one.heading}", note, counts=False))
    found += [
        Moment(gap.since, gap_text(gap), gap_note(gap), counts=False, is_gap=True) for gap in doc.missing
    ]
    return sorted(found, key=lambda each: (each.on, each.is_gap))
