"""From a whole draft to a signed agreement."""

import hashlib
import json
from collections.abc import Callable

import pytest

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history, verify
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import signing
from fleksaftale.documents.models import Signature, Stage, Version
from fleksaftale.documents.signing import Incomplete, Intent, WrongName
from tests.cast import ANSWERS, answered, now, save_together


def sign(seat: Seat, version: Version, name: str = "") -> Signature:
    intent = Intent(name or seat.name, version.fingerprint)
    return signing.sign(seat, FLEKS_TILLAEGSAFTALE, version.pk, intent)


def test_both_sign_and_the_agreement_is_in_force(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    sign(majas_seat, proposed)
    assert now(sofies_seat).stage is Stage.PROPOSED
    sign(sofies_seat, proposed)
    here = now(majas_seat)
    assert here.stage is Stage.SIGNED
    assert here.signed == proposed
    assert verify().ok


def test_what_is_signed_is_canonical_json_and_the_fingerprint_is_its_hash(
    majas_seat: Seat, proposed: Version
) -> None:
    content = now(majas_seat).content(proposed)
    assert hashlib.sha256(content.canonical).hexdigest() == proposed.fingerprint
    data = json.loads(content.canonical)
    assert data["in_force_from"] == "2026-12-01"
    assert data["parties"] == [
        {"name": "Maja Kjærgaard", "role": "employee"},
        {"name": "Sofie Bang", "role": "leader"},
    ]
    said = {a["key"]: a for a in data["answers"]}
    assert said["timer"]["fields"] == {"timer": "12:00"}
    assert said["opfoelgning"]["fields"]["rytme"] == [{"every": "2", "unit": "months", "until": ""}]
    assert said["praktik"]["state"] == "not_agreed"
    assert len([a for a in data["answers"] if a["number"]]) == 11


def test_no_answer_name_or_workplace_lies_readable_in_the_database(
    majas_seat: Seat, proposed: Version, django_assert_num_queries: object
) -> None:
    from django.apps import apps

    readable = []
    for model in apps.get_models():
        if model.__module__.startswith(("fleksaftale.cases", "fleksaftale.documents", "fleksaftale.audit")):
            readable += [
                str(list(row.values()))
                + str([bytes(v) for v in row.values() if isinstance(v, memoryview | bytes)])
                for row in model.objects.values()
            ]
    everything = "\n".join(readable)
    assert readable
    for secret in ("billedbehandling", "Kjærgaard", "Kj\\xc3\\xa6rgaard", "Nordlys", "Birgitte", "10000009"):
        assert secret not in everything


def test_signing_twice_gives_one_signature(majas_seat: Seat, proposed: Version) -> None:
    assert sign(majas_seat, proposed) == sign(majas_seat, proposed)
    assert Signature.objects.count() == 1


def test_a_version_with_one_signature_cannot_be_edited(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    sign(majas_seat, proposed)
    with pytest.raises(NotAllowed, match=r"Maja Kjærgaard har skrevet under\. Lav en ny kladde"):
        save_together(sofies_seat, {"effektive_timer": answered(kilde="kommunen", timer=9 * 60)})
    assert now(sofies_seat).joint["effektive_timer"].answer.get("timer") == 600


def test_a_new_draft_leaves_the_signed_text_and_takes_the_next_number(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    sign(majas_seat, proposed)
    signing.new_draft(sofies_seat, FLEKS_TILLAEGSAFTALE, proposed.pk)
    save_together(sofies_seat, {"timer": answered(timer=13 * 60)})
    second = propose_version(sofies_seat)
    assert second.number == 2
    assert now(majas_seat).signature_of(second, majas_seat.party) is None
    with pytest.raises(NotAllowed, match="ligger ikke til underskrift"):
        sign(sofies_seat, proposed)


def test_a_version_that_nobody_signed_leaves_its_number_to_the_next(
    sofies_seat: Seat, proposed: Version
) -> None:
    signing.new_draft(sofies_seat, FLEKS_TILLAEGSAFTALE, proposed.pk)
    assert propose_version(sofies_seat).number == 1


def test_the_typed_name_must_be_the_signers(majas_seat: Seat, proposed: Version) -> None:
    with pytest.raises(WrongName):
        sign(majas_seat, proposed, "Sofie Bang")
    sign(majas_seat, proposed, "  maja   kjærgaard ")
    assert Signature.objects.count() == 1


def test_what_is_signed_must_be_what_was_shown(majas_seat: Seat, proposed: Version) -> None:
    with pytest.raises(NotAllowed, match="Læs igen, før du skriver under"):
        signing.sign(majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent(majas_seat.name, "0" * 64))


@pytest.mark.parametrize(
    "key", ["opgaver", "timer", "effektive_timer", "start", "kontaktperson", "opfoelgning"]
)
def test_a_required_question_must_be_answered_before_signing(
    draft: Callable[..., None], sofies_seat: Seat, key: str
) -> None:
    draft({k: a for k, a in ANSWERS.items() if k != key})
    with pytest.raises(Incomplete) as refused:
        propose_version(sofies_seat)
    assert [q.key for q in refused.value.missing] == [key]


def test_hours_that_await_the_kommune_can_be_signed(draft: Callable[..., None], sofies_seat: Seat) -> None:
    draft(ANSWERS | {"effektive_timer": answered(kilde="afventer")})
    assert propose_version(sofies_seat).number == 1


def test_effective_hours_above_the_present_ones_cannot_be_signed(
    draft: Callable[..., None], sofies_seat: Seat
) -> None:
    draft(ANSWERS | {"effektive_timer": answered(kilde="kommunen", timer=14 * 60)})
    with pytest.raises(Incomplete) as refused:
        propose_version(sofies_seat)
    assert [p.text.da for p in refused.value.problems] == [
        "Effektive timer må højst være 12, fordi timer på arbejdspladsen er 12"
    ]


def test_the_log_tells_it_in_plain_words(majas_seat: Seat, sofies_seat: Seat, proposed: Version) -> None:
    sign(majas_seat, proposed)
    sign(sofies_seat, proposed)
    told = [entry.sentence for entry in history(majas_seat.vault)]
    assert "Maja Kjærgaard skrev under på version 1" in told
    assert "Version 1 er underskrevet og gælder fra 01.12.2026" in told
