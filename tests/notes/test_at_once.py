"""The same note, and the same first key, from several devices at the same instant."""

from functools import partial
from uuid import uuid4

import pytest

from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.notes import commands
from fleksaftale.notes.commands import Conflict
from fleksaftale.notes.models import Note, NoteVault, VaultKey, Way
from tests.agreements.test_at_once import at_once, met
from tests.notes.making import a_key, a_note

pytestmark = pytest.mark.usefixtures("transactional_db")


def test_one_of_many_savers_wins_and_every_other_is_told(majas_seat: Seat) -> None:
    vault, number = uuid4(), uuid4()
    commands.make_vault(majas_seat, vault, [a_key(Way.PASSPHRASE), a_key(Way.RECOVERY)])
    for seen in (0, 1):
        texts = [a_note() for _device in range(6)]
        saves = [partial(commands.save, majas_seat, vault, number, text, seen=seen) for text in texts]
        results = at_once(*saves)
        assert len(met(results, Conflict)) == 5, results
        (winner,) = [text for text, result in zip(texts, results, strict=True) if result == seen + 1]
        note = Note.objects.get()
        assert (note.revision, bytes(note.sealed)) == (seen + 1, winner)


def test_two_first_keys_at_once_make_one_vault(majas_seat: Seat) -> None:
    makings = [
        partial(commands.make_vault, majas_seat, uuid4(), [a_key(Way.PASSPHRASE), a_key(Way.RECOVERY)])
        for _device in range(4)
    ]
    assert len(met(at_once(*makings), NotAllowed)) == 3
    assert NoteVault.objects.count() == 1
    assert VaultKey.objects.count() == 2
