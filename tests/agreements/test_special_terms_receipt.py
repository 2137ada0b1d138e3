"""What both read when they have signed an agreement on special terms: there is no fleksjob yet."""

from datetime import date

from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.document_types import VILKAAR
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.people.models import User
from tests.agreements.test_special_terms import WHOLE, T, at, save, sign_both
from tests.people.signing_in import sign_in


def test_the_receipt_tells_of_the_twelve_months_and_of_no_duty_about_a_fleksjob_that_is_not_there(
    sofies_seat: Seat, majas_seat: Seat, maja: User, sofie: User, client: Client
) -> None:
    writing.start(majas_seat, T)
    writing.write_together(sofies_seat, T)
    save(sofies_seat, WHOLE)
    with at(date(2026, 1, 15)):
        version = propose_version(sofies_seat, T)
        sign_both(version, sofies_seat, majas_seat)
        for who in (maja, sofie):
            sign_in(client, who)
            page = client.get(reverse("signed", args=[majas_seat.case.pk, VILKAAR, version.pk]))
            read = page.content.decode()
            assert "De tolv måneder tæller fra 15. januar 2026." in read
            assert "De er gået den 15. januar 2027." in read
            assert "pligt til at fortælle kommunen" not in read


def test_a_case_that_is_about_signed_special_terms_leads_to_no_preparation_and_tells_the_twelve_months(
    sofies_seat: Seat, majas_seat: Seat, maja: User, client: Client
) -> None:
    writing.start(majas_seat, T)
    writing.write_together(sofies_seat, T)
    save(sofies_seat, WHOLE)
    with at(date(2026, 1, 15)):
        sign_both(propose_version(sofies_seat, T), sofies_seat, majas_seat)
        sign_in(client, maja)
        page = client.get(reverse("case_detail", args=[majas_seat.case.pk]))
    assert page.context["step"] is None
    assert "De tolv måneder tæller fra 15. januar 2026." in page.content.decode()
