"""What is stored of notes, for whom, and what is refused."""

from uuid import UUID, uuid4

import pytest

from fleksaftale.audit.log import history
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core.crypto import Vault
from fleksaftale.notes import commands, events, queries
from fleksaftale.notes.commands import Conflict, NoVault
from fleksaftale.notes.models import Note, NoteVault, VaultKey, Way
from fleksaftale.notes.sealed import NotSealed, note, to_base64
from tests.notes.making import a_key, a_note


@pytest.fixture
def vault(majas_seat: Seat) -> UUID:
    """Maja has a vault, opened with a passphrase or the sheet."""
    made = uuid4()
    commands.make_vault(majas_seat, made, [a_key(Way.PASSPHRASE), a_key(Way.RECOVERY)])
    return made


def test_a_vault_is_made_with_a_sheet_and_another_way_in(majas_seat: Seat) -> None:
    for keys in ([], [a_key(Way.RECOVERY)], [a_key(Way.PASSPHRASE)]):
        with pytest.raises(NotAllowed, match="to veje ind"):
            commands.make_vault(majas_seat, uuid4(), keys)
    assert not NoteVault.objects.exists()


def test_a_second_vault_is_not_made_over_the_first(majas_seat: Seat, vault: UUID) -> None:
    with pytest.raises(NotAllowed, match="allerede"):
        commands.make_vault(majas_seat, uuid4(), [a_key(Way.PASSKEY, credential="x"), a_key(Way.RECOVERY)])
    assert NoteVault.objects.get().pk == vault


def test_a_leader_keeps_no_notes(sofies_seat: Seat) -> None:
    with pytest.raises(NotAllowed):
        commands.make_vault(sofies_seat, uuid4(), [a_key(Way.PASSPHRASE), a_key(Way.RECOVERY)])


def test_a_new_passphrase_takes_the_place_of_the_old_and_touches_no_note(
    majas_seat: Seat, vault: UUID
) -> None:
    sealed = a_note()
    commands.save(majas_seat, vault, uuid4(), sealed, seen=0)
    new = a_key(Way.PASSPHRASE)
    commands.put_key(majas_seat, vault, new)
    assert VaultKey.objects.get(way=Way.PASSPHRASE).pk == new.id
    assert bytes(Note.objects.get().sealed) == sealed


def test_the_sheet_and_the_last_other_way_cannot_be_taken_away(majas_seat: Seat, vault: UUID) -> None:
    for key in VaultKey.objects.all():
        with pytest.raises(NotAllowed, match="ikke fjerne"):
            commands.remove_key(majas_seat, vault, key.pk)
    passkey = a_key(Way.PASSKEY, credential="abc")
    commands.put_key(majas_seat, vault, passkey)
    commands.remove_key(majas_seat, vault, passkey.id)
    assert {key.way for key in VaultKey.objects.all()} == {Way.PASSPHRASE, Way.RECOVERY}


def test_a_note_is_saved_over_what_was_seen_and_over_nothing_else(majas_seat: Seat, vault: UUID) -> None:
    number, first, second, third = uuid4(), a_note(), a_note(2), a_note()
    assert commands.save(majas_seat, vault, number, first, seen=0) == 1
    assert commands.save(majas_seat, vault, number, second, seen=1) == 2
    for seen in (0, 1, 3):
        with pytest.raises(Conflict) as conflict:
            commands.save(majas_seat, vault, number, third, seen=seen)
        assert conflict.value.current
        assert bytes(conflict.value.current.sealed) == second
    assert Note.objects.get().revision == 2


def test_only_the_newest_ciphertext_is_kept(majas_seat: Seat, vault: UUID) -> None:
    number, old = uuid4(), a_note()
    commands.save(majas_seat, vault, number, old, seen=0)
    commands.save(majas_seat, vault, number, a_note(), seen=1)
    assert to_base64(old) not in str(queries.take_out_data(majas_seat.user))


def test_the_same_number_in_another_persons_vault_is_no_way_to_a_note(majas_seat: Seat, vault: UUID) -> None:
    number = uuid4()
    commands.save(majas_seat, vault, number, a_note(), seen=0)
    Note.objects.update(vault=NoteVault.objects.create(owner=majas_seat.other.user))
    with pytest.raises(Conflict) as conflict:
        commands.save(majas_seat, vault, number, a_note(), seen=0)
    assert conflict.value.current is None


def test_starting_over_deletes_every_note_and_the_old_vault_is_known_no_more(
    majas_seat: Seat, vault: UUID
) -> None:
    commands.save(majas_seat, vault, uuid4(), a_note(), seen=0)
    commands.start_over(majas_seat, vault)
    assert not Note.objects.exists()
    assert not VaultKey.objects.exists()
    with pytest.raises(NoVault):
        commands.save(majas_seat, vault, uuid4(), a_note(), seen=0)


def test_the_persons_own_log_tells_of_it_and_the_cases_says_nothing(majas_seat: Seat, vault: UUID) -> None:
    before = len(history(majas_seat.vault))
    commands.save(majas_seat, vault, uuid4(), a_note(), seen=0)
    commands.put_key(majas_seat, vault, a_key(Way.RECOVERY))
    commands.start_over(majas_seat, vault)
    kinds = [entry.kind for entry in history(Vault.of(majas_seat.user.pk))]
    assert kinds[:4] == [events.STARTED_OVER, events.KEY_REPLACED, events.NOTE_BEGUN, events.VAULT_MADE]
    assert len(history(majas_seat.vault)) == before
    assert not [entry for entry in history(majas_seat.vault) if entry.kind.startswith("notes.")]


@pytest.mark.parametrize(
    "text",
    ["", "ikke base64", to_base64("Jeg sover dårligt".encode()), to_base64(b"\2" + a_note()[1:]),
     to_base64(a_note()[:-1]), to_base64(a_note(97)), None, 7],
)  # fmt: skip
def test_what_is_not_sealed_is_not_stored(text: object) -> None:
    with pytest.raises(NotSealed):
        note(text)
