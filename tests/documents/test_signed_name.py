"""The name typed under an agreement is the signer's own, letter by letter."""

import unicodedata
from collections.abc import Callable

import pytest

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import signing
from fleksaftale.documents.models import Version
from fleksaftale.documents.signing import Intent, WrongName

pytestmark = pytest.mark.django_db


def sign(seat: Seat, version: Version, name: str) -> str:
    intent = Intent(name, version.fingerprint)
    signature = signing.sign(seat, FLEKS_TILLAEGSAFTALE, version.pk, intent)
    return signing.evidence(seat, signature)["name"]


@pytest.mark.parametrize(
    "name", ["\u017fofie Bang", "Sofie\u200b Bang", "S\u043efie Bang", "Sofie B\u00e1ng"]
)
def test_a_name_that_only_looks_like_it_does_not_sign(
    proposed: Version, sofies_seat: Seat, name: str
) -> None:
    with pytest.raises(WrongName):
        sign(sofies_seat, proposed, name)


@pytest.mark.parametrize("name", ["sofie bang", "SOFIE BANG", "  Sofie   Bang "])
def test_case_and_spaces_do_not_matter(proposed: Version, sofies_seat: Seat, name: str) -> None:
    assert sign(sofies_seat, proposed, name) == " ".join(name.split())


def rename(seat: Seat, name: str) -> None:
    seat.party.sealed_name = seat.vault.seal(seat.party.place, name)
    seat.party.save()


def test_who_is_renamed_while_a_version_lies_signs_as_it_names_them(
    proposed: Version, sofies_seat: Seat
) -> None:
    rename(sofies_seat, "Helt Anden")
    with pytest.raises(WrongName) as wrong:
        sign(sofies_seat, proposed, "Helt Anden")
    assert wrong.value.expected == "Sofie Bang"
    assert sign(sofies_seat, proposed, "Sofie Bang") == "Sofie Bang"


def test_a_name_typed_with_letters_in_two_parts_signs(draft: Callable[..., None], sofies_seat: Seat) -> None:
    rename(sofies_seat, "Åse Bång")
    draft()
    assert sign(sofies_seat, propose_version(sofies_seat), unicodedata.normalize("NFD", "Åse Bång"))
