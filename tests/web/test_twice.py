"""What is sent twice happens once, and a form that was tampered with does nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from fleksaftale.cases.models import Case, Invitation
from fleksaftale.cases.seats import Seat
from fleksaftale.documents.models import Signature, Version


def once_of(client: Client) -> str:
    page = client.get(reverse("case_new"))
    return str(page.context["form"]["once"].value())


def a_new_case(client: Client) -> dict[str, str]:
    return {
        "role": "employee",
        "workplace": "Nordlys",
        "cvr": "",
        "other_name": "Sofie",
        "once": once_of(client),
    }


def test_a_double_click_opens_one_case(as_maja: Client) -> None:
    data = a_new_case(as_maja)
    first, second = (as_maja.post(reverse("case_new"), data) for _click in range(2))
    assert Case.objects.count() == 1
    assert first.headers["Location"] == second.headers["Location"]


def test_going_back_and_writing_another_workplace_opens_another_case(as_maja: Client) -> None:
    data = a_new_case(as_maja)
    as_maja.post(reverse("case_new"), data)
    as_maja.post(reverse("case_new"), data | {"workplace": "Friis Cykler"})
    assert Case.objects.count() == 2


def test_a_number_of_a_form_gives_a_stranger_nothing(as_maja: Client, as_sofie: Client) -> None:
    data = a_new_case(as_maja)
    first = as_maja.post(reverse("case_new"), data)
    second = as_sofie.post(reverse("case_new"), data)
    assert first.headers["Location"] != second.headers["Location"]
    assert Case.objects.count() == 2


def test_a_double_click_sends_one_invitation(as_maja: Client) -> None:
    opened = as_maja.post(
        reverse("case_new"), {"role": "employee", "workplace": "Nordlys", "other_name": "Sofie"}
    )
    for _click in range(2):
        answer = as_maja.post(opened.headers["Location"], {"name": "Sofie", "email": "sofie@nordlys.example"})
        assert answer.status_code == 302
    assert Invitation.objects.count() == 1


def test_a_double_click_on_underskriv_gives_one_signature_and_one_receipt(
    as_maja: Client, majas_seat: Seat, proposed: Version
) -> None:
    url = reverse("sign", args=[majas_seat.case.pk, proposed.pk])
    data = {"name": "Maja Kjærgaard", "intent": "on", "fingerprint": proposed.fingerprint}
    first, second = (as_maja.post(url, data) for _click in range(2))
    receipt = reverse("signed", args=[majas_seat.case.pk, proposed.pk])
    assert first.headers["Location"] == second.headers["Location"] == receipt
    assert Signature.objects.count() == 1


@pytest.mark.parametrize("fingerprint", ["0" * 64, "", "x" * 64, "f" * 100])
def test_a_tampered_fingerprint_signs_nothing(
    as_maja: Client, majas_seat: Seat, proposed: Version, fingerprint: str
) -> None:
    url = reverse("sign", args=[majas_seat.case.pk, proposed.pk])
    data = {"name": "Maja Kjærgaard", "intent": "on", "fingerprint": fingerprint}
    assert as_maja.post(url, data).status_code in (302, 422)
    assert not Signature.objects.exists()


def test_half_a_name_and_no_tick_are_both_said_at_once(
    as_maja: Client, majas_seat: Seat, proposed: Version
) -> None:
    data = {"name": "Maja", "fingerprint": proposed.fingerprint}
    answer = as_maja.post(reverse("sign", args=[majas_seat.case.pk, proposed.pk]), data)
    assert set(answer.context["form"].errors) == {"name", "intent"}


@pytest.mark.parametrize("left_out", ["name", "intent", "fingerprint"])
def test_nobody_signs_with_something_left_out(
    as_maja: Client, majas_seat: Seat, proposed: Version, left_out: str
) -> None:
    data = {"name": "Maja Kjærgaard", "intent": "on", "fingerprint": proposed.fingerprint}
    del data[left_out]
    answer = as_maja.post(reverse("sign", args=[majas_seat.case.pk, proposed.pk]), data)
    assert answer.status_code == 422
    assert not Signature.objects.exists()
