"""The name typed under an agreement is the signer's own, letter by letter."""

import unicodedata

import pytest

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


def test_a_name_typed_with_letters_in_two_parts_signs(proposed: Version, sofies_seat: Seat) -> None:
    sofies_seat.party.sealed_name = sofies_seat.vault.seal(sofies_seat.party.place, "Åse Bång")
    sofies_seat.party.save()
    assert sign(sofies_seat, proposed, unicodedata.normalize("NFD", "Åse Bång"))
