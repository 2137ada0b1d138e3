"""What a person does with own notes. The server stores and counts; it can read none of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fleksaftale.audit.log import record
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.notes import events
from fleksaftale.notes.models import Note, NoteVault, VaultKey, Way
from fleksaftale.people.identity import actor
from fleksaftale.people.models import User

ACTION = "notes.keep"
MOST_NOTES = 500  # of one person in one case, deleted ones too
MOST_KEYS = 12


@dataclass(frozen=True)
class NewKey:
    """A wrapped data key from the browser."""

    id: UUID
    way: Way
    salt: bytes
    wrapped: bytes
    iterations: int = 0
    credential: str = ""


class NoVault(LookupError):
    """The person has no such vault (any more): it was begun anew elsewhere."""


@dataclass(eq=False)
class Conflict(Exception):
    """The note was saved elsewhere meanwhile. ``current``: what stands now; None: there is no such note."""

    current: Note | None


# --- the vault and its keys --------------------------------------------------------------------------------


def make_vault(seat: Seat, vault_id: UUID, keys: Sequence[NewKey]) -> NoteVault:
    """Make the person's vault with its first ways in; a recovery sheet is always one. Raises NotAllowed."""
    seat.allow(ACTION)
    ways = [key.way for key in keys]
    if Way.RECOVERY not in ways or len(set(ways)) < 2:
        raise NotAllowed(_("Der skal være to veje ind til dine noter. Den ene er arket."))
    try:
        with transaction.atomic():
            vault = NoteVault.objects.create(pk=vault_id, owner=seat.user)
            for key in keys:
                _add(vault, key)
            _record(events.VAULT_MADE, seat.user)
    except IntegrityError:
        raise NotAllowed(_("Du har allerede en nøgle til dine noter. Genindlæs siden.")) from None
    return vault


def put_key(seat: Seat, vault_id: UUID, key: NewKey) -> None:
    """Add a way in, or put a new one in the place of the old: a passphrase, a sheet, or the same passkey.

    The data key stays what it is, so no note changes. Raises NoVault, NotAllowed.
    """
    seat.allow(ACTION)
    with transaction.atomic():
        vault = locked_vault(seat.user, vault_id)
        removed, _each = vault.keys.filter(way=key.way, credential=key.credential).delete()
        if not removed and vault.keys.count() >= MOST_KEYS:
            raise NotAllowed(_("Der er for mange veje ind. Fjern en først."))
        _add(vault, key)
        _record(events.KEY_REPLACED if removed else events.KEY_ADDED, seat.user)


def remove_key(seat: Seat, vault_id: UUID, key_id: UUID) -> None:
    """Take a way in away. The sheet stays, and so does one of the others. Raises NoVault, NotAllowed."""
    seat.allow(ACTION)
    with transaction.atomic():
        vault = locked_vault(seat.user, vault_id)
        key = vault.keys.filter(pk=key_id).first()
        if key is None:
            return
        others = vault.keys.exclude(pk=key_id).exclude(way=Way.RECOVERY)
        if key.way == Way.RECOVERY or not others.exists():
            raise NotAllowed(_("Den kan du ikke fjerne. Lav en anden vej ind først."))
        key.delete()
        _record(events.KEY_REMOVED, seat.user)


def start_over(seat: Seat, vault_id: UUID) -> None:
    """Delete the vault and every note in it, in every case. Cannot be taken back. Raises NoVault."""
    seat.allow(ACTION)
    with transaction.atomic():
        locked_vault(seat.user, vault_id).delete()
        _record(events.STARTED_OVER, seat.user)


# --- notes -------------------------------------------------------------------------------------------------


def save(seat: Seat, vault_id: UUID, note_id: UUID, sealed: bytes, *, seen: int, slot: str = "") -> int:
    """Save a note over revision ``seen`` (0: a new one). Returns the new revision.

    Raises Conflict when another device came first, NoVault, NotAllowed.
    """
    seat.allow(ACTION)
    with transaction.atomic():
        vault = locked_vault(seat.user, vault_id)
        if seen:
            _save_over(seat, vault, note_id, sealed, seen)
        else:
            _begin(seat, vault, note_id, sealed, slot)
    return seen + 1


def _save_over(seat: Seat, vault: NoteVault, note_id: UUID, sealed: bytes, seen: int) -> None:
    mine = Note.objects.filter(pk=note_id, vault=vault, case=seat.case)
    new = {"revision": seen + 1, "sealed": sealed, "saved_at": clock.now()}
    if not mine.filter(revision=seen).update(**new):
        raise Conflict(mine.first())


def _begin(seat: Seat, vault: NoteVault, note_id: UUID, sealed: bytes, slot: str) -> None:
    if Note.objects.filter(vault=vault, case=seat.case).count() >= MOST_NOTES:
        raise NotAllowed(_("Der er ikke plads til flere noter her."))
    note = Note(pk=note_id, vault=vault, case=seat.case, slot=slot, revision=1, sealed=sealed)
    try:
        with transaction.atomic():
            note.save(force_insert=True)
    except IntegrityError:  # the same saving, sent twice
        raise Conflict(Note.objects.filter(pk=note_id, vault=vault, case=seat.case).first()) from None
    _record(events.NOTE_BEGUN, seat.user)


def take_out(seat: Seat) -> None:
    """Note that the person fetched the sealed notes as a file."""
    seat.allow(ACTION)
    with transaction.atomic():
        _record(events.TAKEN_OUT, seat.user)


# --- shared ------------------------------------------------------------------------------------------------


def locked_vault(user: User, vault_id: UUID) -> NoteVault:
    """The person's vault, held until the transaction ends. Raises NoVault."""
    vault = NoteVault.objects.select_for_update().filter(owner=user, pk=vault_id).first()
    if vault is None:
        raise NoVault
    return vault


def _add(vault: NoteVault, key: NewKey) -> None:
    VaultKey.objects.create(
        pk=key.id,
        vault=vault,
        way=key.way,
        salt=key.salt,
        wrapped=key.wrapped,
        iterations=key.iterations,
        credential=key.credential,
    )


def _record(kind: str, user: User) -> None:
    """In the person's own trail; a case's log says nothing of notes."""
    record(kind, vault=user.vault, actor=actor(user))
