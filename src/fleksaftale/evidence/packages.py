"""The package to the kommune: what the employee ticks, as a short PDF and as text. Nothing is sent."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.agreements.document_types import AFTALE, begun
from fleksaftale.agreements.figures import hours_of, hours_text
from fleksaftale.agreements.hensyn.choosing import place_of_hensyn
from fleksaftale.audit.log import record
from fleksaftale.cases.life import fresh
from fleksaftale.cases.seats import NotFound, Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.models import Version
from fleksaftale.documents.pdf.record import PrintedRecord, render_record
from fleksaftale.documents.stages import Sheet
from fleksaftale.evidence import events, queries, reading_rights
from fleksaftale.evidence.models import Package, Zone
from fleksaftale.evidence.outline import Block, Points, Section, Table, Words, as_json, as_text, from_json
from fleksaftale.evidence.queries import Shown
from fleksaftale.evidence.sent_twice import id_of
from fleksaftale.hours_log import queries as hours_log
from fleksaftale.hours_log.commands import ACTION as HOURS
from fleksaftale.talks import queries as talks

ACTION = "package.make"
LONGEST_WISH = 2_000


@dataclass(frozen=True)
class Piece:
    """One thing that can be ticked. ``usual``: it is ticked from the start."""

    key: str
    label: str
    section: Section
    usual: bool = True


@dataclass(frozen=True)
class Group:
    """Pieces of one kind, with what they are for."""

    key: str
    title: str
    pieces: tuple[Piece, ...]


def groups(seat: Seat) -> list[Group]:
    """Everything that the employee can tick. Raises NotAllowed."""
    seat.allow(ACTION)
    here = begun(seat, AFTALE)
    found = [
        Group("hours", _("Timer"), (*_hours(here), *_logged(seat))),
        Group("tasks", _("Opgaver"), _tasks(here)),
        Group("hensyn", _("Aftalte hensyn"), _hensyn(here)),
        Group("talks", _("Samtaler"), _talks(seat)),
        Group("journal", _("Fra journalen"), _journal(seat)),
    ]
    return [group for group in found if group.pieces]


def _hours(here: Sheet | None) -> tuple[Piece, ...]:
    """The agreed hours of each signed version. The assessed day stands with them."""
    rows = [row for version in (here.agreed if here else ()) if here and (row := _row(here, version))]
    if not rows:
        return ()
    headers = (_("Gælder fra"), _("Timer på arbejdspladsen"), _("Effektive timer"))
    table = Table(_("Aftalte timer om ugen"), headers, tuple(rows))
    return (Piece("hours", _("Aftalte timer, også før"), Section(_("Timer"), (table,))),)


def _row(here: Sheet, version: Version) -> tuple[str, str, str] | None:
    content = here.content(version)
    hours = hours_of(content.answers(content.edition(here.template)))
    if hours is None:
        return None
    effective = hours_text(hours.effective) if hours.effective else _("afventer kommunen")
    return long_date(version.begins_on), hours_text(hours.present), effective


def _logged(seat: Seat) -> tuple[Piece, ...]:
    """The employee's own log, as an average of each month. Never ticked from the start."""
    if not seat.may(HOURS):
        return ()
    months: dict[tuple[int, int], list[int]] = {}
    for week, minutes in hours_log.weeks(seat):
        months.setdefault((week.monday.year, week.monday.month), []).append(minutes)
    if not months:
        return ()
    rows = tuple(
        (f"{month:02}.{year}", hours_text(round(sum(found) / len(found))))
        for (year, month), found in sorted(months.items())
    )
    table = Table(_("Mine egne tal, gennemsnit om ugen"), (_("Måned"), _("Timer om ugen")), rows)
    section = Section(_("Timer"), (table,))
    return (Piece("log", _("Timerne fra din egen log"), section, usual=False),)


def _tasks(here: Sheet | None) -> tuple[Piece, ...]:
    text = str(_signed_answers(here).get("opgaver", EMPTY).get("tekst") or "")
    return (Piece("tasks", _("Opgaverne i aftalen"), Section(_("Opgaver"), (Words(text),))),) if text else ()


def _signed_answers(here: Sheet | None) -> dict[str, Answer]:
    if here is None or here.signed is None:
        return {}
    content = here.content(here.signed)
    return dict(content.answers(content.edition(here.template)))


def _hensyn(here: Sheet | None) -> tuple[Piece, ...]:
    place = place_of_hensyn(here.template) if here else None
    if here is None or here.signed is None or place is None:
        return ()
    answer = here.content(here.signed).answers(here.template).get(place.question.key, EMPTY)
    rows = [(row.id, str(row.get("tekst"))) for row in place.rows(answer) if row.get("tekst")]
    pieces = [
        Piece(f"hensyn-{row_id}", text, Section(_("Aftalte hensyn"), (Points((text,)),)))
        for row_id, text in rows
    ]
    if text := answer.get("tekst"):
        said = Section(_("Aftalte hensyn"), (Words(str(text)),))
        pieces.append(Piece("hensyn-text", _("Teksten om hjælp i aftalen"), said))
    return tuple(pieces)


def _talks(seat: Seat) -> tuple[Piece, ...]:
    """Only the days: what was said stays between the two."""
    held = [(talk.number, talk.held_on) for talk in talks.held(seat.case) if talk.held_on]
    return tuple(
        Piece(
            f"talk-{number}",
            _("Samtale %(number)s, %(date)s") % {"number": number, "date": long_date(day)},
            Section(_("Samtaler"), (Points((long_date(day),)),)),
        )
        for number, day in held
    )


def _journal(seat: Seat) -> tuple[Piece, ...]:
    """What its owner has moved so far. Never ticked from the start."""
    rows = reading_rights.readable(seat).filter(zone=Zone.KOMMUNE, struck=False).order_by("happened_on")
    return tuple(_of_entry(one) for one in queries.shown(seat, rows))


def _of_entry(one: Shown) -> Piece:
    label = f"{long_date(one.happened_on)}: {one.heading}"
    text = one.text or (one.mail.text if one.mail else "")
    words = Words(text, label) if text else Words(label)
    return Piece(f"entry-{one.id}", label, Section(_("Fra journalen"), (words,)), usual=False)


# --- putting it together ------------------------------------------------------------------------------------


def sections(pieces: Iterable[Piece], wish: str) -> list[Section]:
    """The ticked pieces under one heading each; points and talks side by side in one list."""
    found: dict[str, list[Block]] = {}
    for piece in pieces:
        blocks = found.setdefault(piece.section.heading, [])
        for block in piece.section.blocks:
            last = blocks[-1] if blocks else None
            if isinstance(block, Points) and isinstance(last, Points):
                blocks[-1] = Points((*last.points, *block.points))
            else:
                blocks.append(block)
    if wish.strip():
        found[_("Mit ønske")] = [Words(wish.strip())]
    return [Section(heading, tuple(blocks)) for heading, blocks in found.items()]


def ticked(seat: Seat, keys: Collection[str]) -> list[Piece]:
    """The pieces with these keys, in their order; keys that there are not are passed over."""
    return [piece for group in groups(seat) for piece in group.pieces if piece.key in keys]


@dataclass(frozen=True)
class Made:
    """A package as it stood when it was made."""

    id: UUID
    made_at: datetime
    told: bool
    language: str
    name: str
    workplace: str
    parts: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """To paste into Digital Post."""
        head = f"{self.name}\n{self.workplace}"
        return f"{head}\n\n{as_text(self.sections)}"


def make(seat: Seat, keys: Collection[str], wish: str, *, told: bool, once: UUID) -> Made:
    """Keep the package as it stands. What was in it is in the employee's own log; the leader learns that it
    was made only where she says so. The same form with the same in it is one package. Raises NotAllowed.
    """
    with transaction.atomic():
        seat = fresh(seat)
        pieces = ticked(seat, keys)
        parts = [piece.label for piece in pieces] + ([_("Mit ønske")] if wish.strip() else [])
        content = {
            "language": get_language() or "da",
            "name": seat.name,
            "workplace": seat.facts.workplace,
            "parts": parts,
            "sections": as_json(sections(pieces, wish)),
        }
        said = json.dumps(content, ensure_ascii=False)
        new = id_of(seat.vault, once, said, str(told))
        if existing := Package.objects.filter(pk=new, case=seat.case, party=seat.party).first():
            return _unseal(seat, existing)
        package = Package(pk=new, case=seat.case, party=seat.party, told=told)
        package.sealed = seat.vault.seal(package.place, said)
        package.save(force_insert=True)
        mine = {"only": str(seat.party.pk), "parts": "; ".join(parts) or "–"}
        record(events.PACKAGE_MADE, vault=seat.vault, actor=seat.actor, details=mine)
        if told:
            record(events.PACKAGE_TOLD, vault=seat.vault, actor=seat.actor)
    return _unseal(seat, package)


def made(seat: Seat) -> list[Made]:
    """The employee's packages, newest first. Raises NotAllowed."""
    seat.allow(ACTION)
    return [_unseal(seat, each) for each in Package.objects.filter(case=seat.case, party=seat.party)]


def package(seat: Seat, package_id: UUID) -> Made:
    """Raises NotFound, NotAllowed."""
    seat.allow(ACTION)
    found = Package.objects.filter(pk=package_id, case=seat.case, party=seat.party).first()
    if found is None:
        raise NotFound
    return _unseal(seat, found)


def _unseal(seat: Seat, row: Package) -> Made:
    said = json.loads(seat.vault.open(row.place, row.sealed))
    return Made(
        row.pk,
        row.made_at,
        row.told,
        said["language"],
        said["name"],
        said["workplace"],
        tuple(said["parts"]),
        tuple(from_json(said["sections"])),
    )


def pdf(seat: Seat, package_id: UUID) -> bytes:
    """The package as PDF, the same bytes each time. Raises NotFound, NotAllowed, RenderError."""
    found = package(seat, package_id)
    drawn = render_record(
        PrintedRecord(
            found.language,
            _("Til kommunens opfølgning"),
            (found.name, found.workplace),
            as_json(found.sections),
            _("Lavet af %(name)s, %(date)s.")
            % {"name": found.name, "date": long_date(clock.day_of(found.made_at))},
            int(found.made_at.timestamp()),
        )
    )
    with transaction.atomic():
        only = {"only": str(seat.party.pk)}
        record(events.PACKAGE_READ, vault=seat.vault, actor=seat.actor, details=only)
    return drawn
