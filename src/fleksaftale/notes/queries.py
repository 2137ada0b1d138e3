"""What the browser is given: the wrapped keys, and the sealed notes of a case."""

from typing import Any

from fleksaftale.cases.seats import Seat
from fleksaftale.notes.models import Note, NoteVault, VaultKey
from fleksaftale.notes.sealed import to_base64
from fleksaftale.people.models import User

FORMAT = "kun mig 1"


def vault_of(user: User) -> NoteVault | None:
    return NoteVault.objects.filter(owner=user).first()


def vault_data(user: User) -> dict[str, Any] | None:
    """The vault with its wrapped keys; None before it is made."""
    vault = vault_of(user)
    if vault is None:
        return None
    return {"id": str(vault.pk), "keys": [_key(key) for key in vault.keys.all()]}


def note_data(note: Note) -> dict[str, Any]:
    return {
        "id": str(note.pk),
        "slot": note.slot,
        "revision": note.revision,
        "sealed": to_base64(note.sealed),
        "saved": note.saved_at.isoformat(),
    }


def notes_of(seat: Seat) -> list[dict[str, Any]]:
    """The person's sealed notes in this case, newest first; deleted ones too, which only the key can tell."""
    notes = Note.objects.filter(vault__owner=seat.user, case=seat.case).order_by("-saved_at", "pk")
    return [note_data(note) for note in notes]


def take_out_data(user: User) -> dict[str, Any]:
    """Everything of the person's, sealed as it lies here: what docs/kun-mig.md says how to open."""
    notes = Note.objects.filter(vault__owner=user).order_by("case_id", "saved_at", "pk")
    return {
        "format": FORMAT,
        "owner": str(user.pk),
        "vault": vault_data(user),
        "notes": [note_data(note) | {"case": str(note.case_id)} for note in notes],
    }


def _key(key: VaultKey) -> dict[str, Any]:
    return {
        "id": str(key.pk),
        "way": key.way,
        "salt": to_base64(key.salt),
        "iterations": key.iterations,
        "wrapped": to_base64(key.wrapped),
        "credential": key.credential,
        "made": key.made_at.isoformat(),
    }
