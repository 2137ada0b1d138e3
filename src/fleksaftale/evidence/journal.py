"""What a person does in the journal: write, lay up a file, correct, let more people read, cross out.

Nothing that others may read is ever changed or taken away: each of these adds a row.
"""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from fleksaftale.agreements.queries import agreement
from fleksaftale.audit.log import record
from fleksaftale.cases.life import fresh
from fleksaftale.cases.models import Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents.guarding import Concern, Held, concern_of_comment
from fleksaftale.evidence import events, reading_rights
from fleksaftale.evidence.content import Content, Said
from fleksaftale.evidence.looking import File, Looked
from fleksaftale.evidence.models import SHARED, Entry, EntryRow, JournalFile, Kind, Part, Zone
from fleksaftale.evidence.sent_twice import id_of

ACTION = "journal.write"
MOST_ENTRIES = 3_000  # of a case
MOST_BYTES = 500 * 1024 * 1024


class ChangedMeanwhile(NotAllowed):
    """Somebody saved the entry after it was read: on another device, or in another window."""

    def __init__(self) -> None:
        super().__init__(_("Der er rettet i det imens. Se, hvad der står nu, og ret igen."))


def zones_for(seat: Seat) -> list[Zone]:
    """Where a person may begin an entry. Only the employee keeps something alone: what an employer writes of
    an employee is open to that employee."""
    return list(Zone) if seat.role is Role.EMPLOYEE else list(SHARED)


def concern(seat: Seat, words: str, *, zone: Zone) -> Concern | None:
    """What the wording guard says of a text that others are to read. What only the owner reads passes."""
    return None if zone is Zone.MINE else concern_of_comment(agreement(seat), words)


# --- beginning an entry -------------------------------------------------------------------------------------


def add_note(seat: Seat, said: Said, *, once: UUID, yes: Collection[str] = ()) -> Entry:
    """Write a note. ``once``: the same form with the same in it is one entry. Raises NotAllowed, Held."""
    return _add(seat, said, Kind.NOTE, None, once=once, yes=yes)


def add_file(seat: Seat, said: Said, looked: Looked, *, once: UUID, yes: Collection[str] = ()) -> Entry:
    """Lay up a file or a message that was looked at. Raises NotAllowed, Held."""
    return _add(seat, said, Kind.MAIL if looked.mail else Kind.FILE, looked, once=once, yes=yes)


def _add(
    seat: Seat, said: Said, kind: Kind, looked: Looked | None, *, once: UUID, yes: Collection[str]
) -> Entry:
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow(ACTION)
        if said.zone not in zones_for(seat):
            raise NotAllowed(_("Det, du skriver her, kan medarbejderen også læse."))
        content = Content.of(said, looked.mail if looked else None)
        _require_wording(seat, _own_words(seat, content), said.zone, yes)
        _require_room(seat, looked)
        said_in_form = (said.happened_on.isoformat(), said.zone, content.as_json)
        new = id_of(seat.vault, once, *said_in_form, *(file.sha256 for _part, file in _files(looked)))
        entry = Entry(pk=new, case=seat.case, owner=seat.party, kind=kind)
        try:
            with transaction.atomic():
                entry.save(force_insert=True)
        except IntegrityError:  # a double click
            return _own(seat, new)
        _first(seat, entry, content, said)
        for position, (part, file) in enumerate(_files(looked), start=1):
            _keep(seat, entry, position, part, file)
        _log(seat, events.ADDED[kind], said.zone)
    return entry


def _files(looked: Looked | None) -> list[tuple[Part, File]]:
    if looked is None:
        return []
    first = Part.MESSAGE if looked.mail else Part.FILE
    return [(first, looked.file), *((Part.ATTACHMENT, each) for each in looked.attachments)]


def _keep(seat: Seat, entry: Entry, position: int, part: Part, file: File) -> None:
    kept = JournalFile(
        entry=entry,
        position=position,
        part=part,
        kind=file.kind,
        size=len(file.content),
        pages=file.pages,
        sha256=file.sha256,
    )
    kept.sealed = seat.vault.seal_bytes(kept.place, file.content)
    kept.sealed_name = seat.vault.seal(kept.name_place, file.name)
    kept.save(force_insert=True)


def _require_room(seat: Seat, looked: Looked | None) -> None:
    if Entry.objects.filter(case=seat.case).count() >= MOST_ENTRIES:
        raise NotAllowed(_("Der er ikke plads til mere i journalen."))
    new = sum(len(file.content) for _part, file in _files(looked))
    kept = JournalFile.objects.filter(entry__case=seat.case).aggregate(all=Sum("size"))["all"] or 0
    if new and kept + new > MOST_BYTES:
        raise NotAllowed(_("Der er ikke plads til flere filer i journalen."))


# --- what comes after ---------------------------------------------------------------------------------------


def correct(seat: Seat, entry_id: UUID, said: Said, *, seen: int, yes: Collection[str] = ()) -> None:
    """Write an own entry anew over revision ``seen``, in its zone. Raises ChangedMeanwhile, Held."""
    with transaction.atomic():
        row = _locked(seat, entry_id)
        if row.revision != seen:
            raise ChangedMeanwhile
        before = Content.unseal(seat.vault, row)
        _require_wording(seat, said.words, Zone(row.zone), yes)
        content = before.corrected(said)
        if content != before or said.happened_on != row.happened_on:
            _next(seat, row, content, happened_on=said.happened_on)
            _log(seat, events.CORRECTED, Zone(row.zone))


def move(seat: Seat, entry_id: UUID, zone: Zone, *, yes: Collection[str] = ()) -> None:
    """Let more people read an own entry. It cannot be taken back. Raises NotAllowed, Held."""
    with transaction.atomic():
        row = _locked(seat, entry_id)
        if zone not in Zone(row.zone).further:
            raise NotAllowed(_("Det kan kun deles med flere. Det kan ikke tages tilbage."))
        content = Content.unseal(seat.vault, row)
        if row.zone == Zone.MINE:
            _require_wording(seat, content.words, zone, yes)
        _next(seat, row, content, zone=zone, shared_at=row.shared_at or clock.now())
        _log_step(seat, Zone(row.zone), zone)


def pass_on(seat: Seat, entry_id: UUID) -> None:
    """Let a leader who came later read what the two had before. Only the employee does that."""
    with transaction.atomic():
        seat = fresh(seat)
        seat.allow(ACTION)
        row = reading_rights.readable(seat).filter(entry=entry_id, zone__in=SHARED).first()
        if row is None or not reading_rights.can_pass_on(seat, row):
            raise NotAllowed(_("Den nye leder kan allerede læse det."))
        _next(seat, row, Content.unseal(seat.vault, row), shared_at=clock.now())
        _log(seat, events.PASSED_ON, Zone(row.zone))


def strike(seat: Seat, entry_id: UUID) -> None:
    """Cross an own entry out: it stays, and it is shown that it no longer holds."""
    with transaction.atomic():
        row = _locked(seat, entry_id)
        if row.zone == Zone.MINE:
            raise NotAllowed(_("Kun du kan se det. Slet det i stedet."))
        if not row.struck:
            _next(seat, row, Content.unseal(seat.vault, row), struck=True)
            _log(seat, events.STRUCK, Zone(row.zone))


def remove(seat: Seat, entry_id: UUID) -> None:
    """Delete an entry that nobody else could ever read. Raises NotAllowed for any other."""
    with transaction.atomic():
        row = _locked(seat, entry_id)
        if row.zone != Zone.MINE:
            raise NotAllowed(_("Andre har kunnet læse det. Du kan strege det ud."))
        row.entry.delete()
        _log(seat, events.REMOVED, Zone.MINE)


# --- shared -------------------------------------------------------------------------------------------------


def _locked(seat: Seat, entry_id: UUID) -> EntryRow:
    """The newest row of an own entry, which is held until the transaction ends. Raises NotAllowed."""
    seat = fresh(seat)
    seat.allow(ACTION)
    entry = _own(seat, entry_id, lock=True)
    row = entry.rows.order_by("-revision").first()
    assert row is not None  # noqa: S101  written with the entry
    return row


def _own(seat: Seat, entry_id: UUID, *, lock: bool = False) -> Entry:
    rows = Entry.objects.select_for_update() if lock else Entry.objects.all()
    entry = rows.filter(pk=entry_id, case=seat.case, owner=seat.party).first()
    if entry is None:
        raise NotAllowed(_("Det kan kun den gøre, der har skrevet det."))
    return entry


def _first(seat: Seat, entry: Entry, content: Content, said: Said) -> None:
    shared_at = None if said.zone is Zone.MINE else clock.now()
    row = EntryRow(entry=entry, zone=said.zone, happened_on=said.happened_on, shared_at=shared_at)
    _keep_row(seat, row, content, revision=1)


def _next(seat: Seat, row: EntryRow, content: Content, **changed: Any) -> None:
    """One more row of the entry: as ``row``, but for what is changed."""
    kept = {name: getattr(row, name) for name in ("zone", "happened_on", "struck", "shared_at")}
    new = EntryRow(entry=row.entry, **(kept | changed))
    _keep_row(seat, new, content, revision=row.revision + 1)


def _keep_row(seat: Seat, row: EntryRow, content: Content, *, revision: int) -> None:
    row.revision, row.saved_by = revision, seat.party
    row.sealed = content.sealed(seat.vault, row)
    row.save(force_insert=True)


def _own_words(seat: Seat, content: Content) -> str:
    """What the guard looks at: of a message only the employee's choice to show it is asked about."""
    return content.words if seat.role is Role.EMPLOYEE else f"{content.title}\n{content.text}".strip()


def _require_wording(seat: Seat, words: str, zone: Zone, yes: Collection[str]) -> None:
    found = concern(seat, words, zone=zone)
    if found and found.stops(yes):
        raise Held(())


def _log_step(seat: Seat, before: Zone, zone: Zone) -> None:
    """Of a step to advisers the other reads only where both know of one: it would give a hidden one away."""
    said = {"zone": str(zone.label)}
    if zone is not Zone.ADVISERS or reading_rights.knows_an_adviser(seat):
        _log(seat, events.MOVED, zone, said)
        return
    if before is Zone.MINE:
        _log(seat, events.MOVED, Zone.BOTH, {"zone": str(Zone.BOTH.label)})
    _log(seat, events.MOVED, zone, said | {"only": str(seat.party.pk)})


def _log(seat: Seat, kind: str, zone: Zone, details: Mapping[str, str] | None = None) -> None:
    only = {"only": str(seat.party.pk)} if zone is Zone.MINE else {}
    record(kind, vault=seat.vault, actor=seat.actor, details={**(details or {}), **only})
