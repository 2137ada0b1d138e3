"""§ 56: noted by days alone, never a start of the twelve months, and not for a fleksjob (S18)."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.document_types import VILKAAR
from fleksaftale.agreements.models import RefundNote
from fleksaftale.agreements.refund import NotedMeanwhile, Refund, assessed, note, refund
from fleksaftale.agreements.twelve_months import twelve_months
from fleksaftale.audit.log import history
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import signing, writing
from fleksaftale.documents.models import Version
from fleksaftale.documents.stages import sheet
from fleksaftale.people.models import User
from tests.agreements.test_special_terms import WHOLE, T, save
from tests.cast import now
from tests.people.signing_in import sign_in

APPROVED = {
    "agreed_day": "10",
    "agreed_month": "01",
    "agreed_year": "2026",
    "status": "godkendt",
    "approved_day": "15",
    "approved_month": "02",
    "approved_year": "2026",
    "revision": "0",
}


def page(client: Client, person: User, seat: Seat) -> str:
    sign_in(client, person)
    answer = client.get(reverse("refund", args=[seat.case.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_both_read_what_one_of_them_noted(client: Client, maja: User, sofie: User, majas_seat: Seat) -> None:
    assert "Hvor er aftalen hos kommunen?" in page(client, maja, majas_seat)
    assert client.post(reverse("refund", args=[majas_seat.case.pk]), APPROVED).status_code == 302
    read = page(client, sofie, majas_seat)
    assert "Aftalen er godkendt og gælder." in read
    assert "15. februar 2028" in read  # two years at most, as the law's part counts them
    assert [event.kind for event in history(majas_seat.vault)].count("refund.noted") == 1


def test_the_day_in_the_letter_goes_before_the_one_that_is_counted(majas_seat: Seat) -> None:
    noted = Refund(status="godkendt", approved=date(2026, 2, 15), until=date(2027, 2, 14), revision=1)
    assert assessed(majas_seat, noted).datoer["aftalen_udloeber"] == date(2027, 2, 14)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"approved_day": "", "approved_month": "", "approved_year": ""},
            "Skriv den dag, kommunen godkendte aftalen",
        ),
        ({"agreed_year": "2031"}, "Datoen er ikke kommet endnu"),
        (
            {"until_day": "1", "until_month": "1", "until_year": "2026"},
            "efter den dag, aftalen blev godkendt",
        ),
        ({"status": ""}, "Vælg, hvor aftalen er hos kommunen"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_noted(
    client: Client, maja: User, majas_seat: Seat, changed: dict[str, str], said: str
) -> None:
    sign_in(client, maja)
    answer = client.post(reverse("refund", args=[majas_seat.case.pk]), APPROVED | changed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not RefundNote.objects.exists()


def test_the_later_of_two_is_told_and_writes_over_nothing(majas_seat: Seat, sofies_seat: Seat) -> None:
    note(majas_seat, Refund(status="afventer"))
    with pytest.raises(NotedMeanwhile):
        note(sofies_seat, Refund(status="afslag"))
    assert refund(sofies_seat).status == "afventer"
    note(sofies_seat, Refund(status="afslag", revision=1))
    assert refund(majas_seat).status == "afslag"


def test_an_approval_never_starts_the_twelve_months(majas_seat: Seat, sofies_seat: Seat) -> None:
    note(majas_seat, Refund(status="godkendt", agreed=date(2026, 1, 2), approved=date(2026, 1, 5)))
    writing.start(majas_seat, T)
    assert twelve_months(sheet(majas_seat, T)) is None
    writing.write_together(sofies_seat, T)
    save(sofies_seat, WHOLE)
    with time_machine.travel("2026-03-01 09:00", tick=False):
        version = signing.propose(sofies_seat, T, rule_set="x")
        for seat in (sofies_seat, majas_seat):
            signing.sign(seat, T, version.pk, signing.Intent(seat.name, version.fingerprint))
    counted = twelve_months(sheet(majas_seat, T))
    assert counted
    assert counted.begun == date(2026, 3, 1)


def test_in_a_fleksjob_there_is_a_page_and_no_form(
    client: Client, maja: User, majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    for seat in (sofies_seat, majas_seat):
        signing.sign(seat, now(seat).template, proposed.pk, signing.Intent(seat.name, proposed.fingerprint))
    read = page(client, maja, majas_seat)
    assert "I et fleksjob er en § 56-aftale ikke nødvendig." in read.replace("\u00a0", " ")
    assert "spørg kommunen" in read
    assert "Hvor er aftalen hos kommunen?" not in read
    client.post(reverse("refund", args=[majas_seat.case.pk]), APPROVED)
    assert not RefundNote.objects.exists()


def test_nothing_that_is_noted_can_be_read_in_the_database(majas_seat: Seat) -> None:
    note(majas_seat, Refund(status="godkendt", agreed=date(2026, 1, 2), approved=date(2026, 1, 5)))
    sealed = bytes(RefundNote.objects.get().sealed)
    assert b"godkendt" not in sealed
    assert b"2026" not in sealed


def test_the_page_is_found_from_the_agreement_on_special_terms(
    client: Client, maja: User, majas_seat: Seat
) -> None:
    writing.start(majas_seat, T)
    sign_in(client, maja)
    shown = client.get(reverse("document", args=[majas_seat.case.pk, VILKAAR])).content.decode()
    assert f'href="{reverse("refund", args=[majas_seat.case.pk])}"' in shown
