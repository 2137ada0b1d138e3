"""What people meet before much has happened: pages that say no more than is so."""

from dataclasses import asdict
from datetime import date

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse

from fleksaftale.agreements.document_types import FORVENTNINGER
from fleksaftale.cases import handing_over
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.stages import sheet
from fleksaftale.people.models import User
from fleksaftale.people.sessions import HANDED_OVER
from fleksaftale.web.handover import HandedOver, give_back
from tests.cast import answered, save_alone
from tests.guest_cast import come_in
from tests.people.signing_in import sign_in

pytestmark = pytest.mark.django_db
F = FORVENTNINGER.template


def read(client: Client, name: str, seat: Seat, *args: object) -> str:
    assert seat.user
    sign_in(client, seat.user)
    return client.get(reverse(name, args=[seat.case.pk, *args])).content.decode()


def test_where_nothing_is_signed_a_new_leader_is_not_promised_that_an_agreement_holds(
    client: Client, majas_seat: Seat, peter: User
) -> None:
    page = read(client, "handover", majas_seat)
    assert "Der er ikke underskrevet en aftale endnu." in page
    assert "gælder uændret" not in page
    assert "Aftalte hensyn" not in page
    handing_over.register(majas_seat, name="Peter Dahl", email=peter.email, on=date(2099, 1, 1))
    page = read(client, "case_detail", majas_seat)
    assert "tager over torsdag 1. januar 2099 (uge 1). Der er ikke underskrevet en aftale endnu." in page


def test_who_has_not_written_a_word_is_not_said_to_be_at_it(
    client: Client, majas_seat: Seat, sofies_seat: Seat
) -> None:
    assert "Ikke begyndt" in read(client, "case_detail", majas_seat)
    save_alone(sofies_seat, {"maal": answered(retning="stabilt")})
    page = read(client, "case_detail", majas_seat)
    assert "Ikke begyndt" not in page
    assert "I gang" in page
    writing.start(majas_seat, F)
    assert "Ikke begyndt" in read(client, "document", majas_seat, FORVENTNINGER)


def test_a_talk_begun_after_the_agreement_is_told_of_where_the_next_step_stands(
    client: Client, majas_seat: Seat, sofies_seat: Seat
) -> None:
    save_alone(majas_seat, {"maal": answered(retning="stabilt")})
    writing.start(sofies_seat, F)
    for seat in (majas_seat, sofies_seat):
        writing.save_alone(seat, F, {"opgaver": (answered(tekst="korrektur"), 0)})
        writing.say_ready(seat, F)
    assert sheet(majas_seat, F).both_ready
    page = read(client, "case_detail", majas_seat)
    assert page.index("Forbered dig alene") < page.index("Find jeres fælles svar") < page.index("Hvem er med")
    assert reverse("draft", args=[majas_seat.case.pk, FORVENTNINGER]) in page


def test_a_guest_is_asked_for_the_talk_where_the_two_begin_with_it(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    writing.start(mikkels_seat, F)
    come_in(client, token)
    page = client.get(reverse("guest_start")).content.decode()
    assert "tale arbejdet hos Friis Cykler igennem med dig" in page
    assert "lave en fleks-tillægsaftale med dig" not in page
    assert reverse("own_summary", args=[mikkels_seat.case.pk, FORVENTNINGER]).rsplit("/", 2)[0] in page


def test_who_came_by_a_link_is_told_at_the_login_page_what_to_do(client: Client, majas_seat: Seat) -> None:
    page = client.get(reverse("case_detail", args=[majas_seat.case.pk]), follow=True).content.decode()
    assert "Kom du ind med et link fra en mail? Så åbn linket igen." in page
    assert "Kom du ind med et link" not in client.get(reverse("account_login")).content.decode()


def test_a_long_title_may_break_at_its_joint_in_the_heading_only(client: Client, majas_seat: Seat) -> None:
    page = read(client, "document", majas_seat, FORVENTNINGER)
    assert "<h1>Forventnings\u00adafstemning</h1>" in page
    assert page.count("\u00ad") == 1


def test_the_others_choice_of_language_on_a_handed_over_device_is_not_the_owners(
    client: Client, majas_seat: Seat
) -> None:
    maja = majas_seat.user
    assert maja
    moment = HandedOver.begin(
        case=str(majas_seat.case.pk),
        kind="aftale",
        version="",
        link="",
        name="",
        fingerprint="",
        owner_proved="",
    )
    sign_in(client, maja)
    session = client.session
    session[HANDED_OVER] = asdict(moment)
    session.save()
    kept = (maja.language, maja.theme)
    client.post(reverse("language_set"), {"language": "en"})
    client.post(reverse("display_set"), {"theme": "dark", "calm": "1"})
    maja.refresh_from_db()
    assert (maja.language, maja.theme) == kept
    page = client.get(reverse("account_logout")).content.decode()
    assert '<html lang="en" data-theme="dark" data-calm="on">' in page
    request = RequestFactory().get("/")
    request.session = client.session
    give_back(request)
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
    assert '<html lang="da" data-theme="auto">' in client.get("/").content.decode()
