"""What pages read of the journal."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

from fleksaftale.cases.models import Party
from fleksaftale.cases.seats import NotFound, Seat
from fleksaftale.core.crypto import Tampered, Vault
from fleksaftale.evidence import reading_rights
from fleksaftale.evidence.content import About, Content
from fleksaftale.evidence.looking import File, Mail
from fleksaftale.evidence.models import Entry, EntryRow, JournalFile, Kind, Part, Zone


@dataclass(frozen=True)
class Kept:
    """A file as a page names it."""

    id: UUID
    part: Part
    kind: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Shown:
    """An entry as one reader sees it. ``entered_at``: when it was first written down."""

    id: UUID
    kind: Kind
    zone: Zone
    owner: Party
    mine: bool
    happened_on: date
    entered_at: datetime
    saved_at: datetime
    revision: int
    struck: bool
    title: str
    text: str
    about: About
    mail: Mail | None
    files: tuple[Kept, ...] = ()

    @property
    def heading(self) -> str:
        return self.title or (self.mail.subject if self.mail else "") or str(self.kind.label)


def entries(seat: Seat, *, start: int = 0, stop: int | None = None) -> list[Shown]:
    """What the person may read, newest event first, in a constant number of queries."""
    rows = reading_rights.readable(seat).order_by("-happened_on", "-entry__entered_at", "pk")[start:stop]
    return shown(seat, rows)


def shown(seat: Seat, rows: Iterable[EntryRow]) -> list[Shown]:
    return [_shown(seat, row) for row in rows]


def entry(seat: Seat, entry_id: UUID) -> Shown:
    """One entry with its files. Raises NotFound, also for one that this person may not read."""
    row = _row(seat, entry_id)
    return _shown(seat, row, files_of(seat.vault, [row.entry]).get(entry_id, ()))


def can_pass_on(seat: Seat, entry_id: UUID) -> bool:
    return reading_rights.can_pass_on(seat, _row(seat, entry_id))


def earlier(seat: Seat, entry_id: UUID) -> list[Shown]:
    """What stood in it before, newest first, without what looks the same to this person."""
    row = _row(seat, entry_id)
    found = shown(seat, [*reading_rights.readable_revisions(seat, row), row])
    return [one for one, later in reversed(list(pairwise(found))) if _looks(one) != _looks(later)]


def _looks(item: Shown) -> Shown:
    return replace(item, revision=0, saved_at=item.entered_at)


def _row(seat: Seat, entry_id: UUID) -> EntryRow:
    row = reading_rights.readable(seat).filter(entry=entry_id).first()
    if row is None:
        raise NotFound
    return row


def _shown(seat: Seat, row: EntryRow, files: tuple[Kept, ...] = ()) -> Shown:
    content = Content.unseal(seat.vault, row)
    return Shown(
        row.entry_id,
        Kind(row.entry.kind),
        reading_rights.zone_seen(seat, row),
        seat.ever[row.entry.owner_id],
        row.entry.owner_id == seat.party.pk,
        row.happened_on,
        row.entry.entered_at,
        row.saved_at,
        row.revision,
        row.struck,
        content.title,
        content.text,
        content.about,
        content.mail,
        files,
    )


def files_of(vault: Vault, found: Iterable[Entry]) -> dict[UUID, tuple[Kept, ...]]:
    """The files of several entries, without what is in them, in one query."""
    kept: dict[UUID, tuple[Kept, ...]] = {}
    for file in JournalFile.objects.filter(entry__in=list(found)).defer("sealed").order_by("position"):
        name = vault.open(file.name_place, file.sealed_name)
        one = Kept(file.pk, Part(file.part), file.kind, name, file.size, file.sha256)
        kept[file.entry_id] = (*kept.get(file.entry_id, ()), one)
    return kept


def may_fetch(item: Shown, file: Kept) -> bool:
    """A message as it came may hold attachments that nobody has looked at: only its owner takes it out."""
    return item.mine or file.part is not Part.MESSAGE


def content_of(seat: Seat, file_id: UUID) -> tuple[Shown, File, int]:
    """A file as it came, with its entry and its place there. Raises NotFound, Tampered."""
    row = JournalFile.objects.filter(pk=file_id, entry__case=seat.case).first()
    if row is None:
        raise NotFound
    item = entry(seat, row.entry_id)
    if not may_fetch(item, next(one for one in item.files if one.id == file_id)):
        raise NotFound
    return item, opened(seat.vault, row), row.position


def opened(vault: Vault, row: JournalFile) -> File:
    """Raises Tampered when the bytes are not what the row says of them."""
    name = vault.open(row.name_place, row.sealed_name)
    file = File(vault.open_bytes(row.place, row.sealed), row.kind, row.pages, name)
    if file.sha256 != row.sha256:
        raise Tampered(f"{row.place}: the row does not fit the file")
    return file
