"""Guests on the pages: the link, the code, the day."""

import re
from datetime import timedelta
from uuid import uuid4

import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.document_types import VILKAAR
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases import guests, life
from fleksaftale.cases.models import GuestLink, Party, Role
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.models import SavedAnswer, Version
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from tests.cast import ANSWERS, answered, now, save_alone, save_together
from tests.guest_cast import JONAS, ask_for_code, come_in, heading
from tests.people.signing_in import mailed_code, sign_in
from tests.web.test_who_may_see import OF_A_CASE, address, ask

CLOSED = "Linket virker ikke mere"


def case_page(seat: Seat) -> str:
    return reverse("case_detail", args=[seat.case.pk])


# --- coming in ---------------------------------------------------------------------------------------------


def test_a_guest_is_in_without_an_account(client: Client, mikkels_seat: Seat, token: str) -> None:
    people = User.objects.count()
    come_in(client, token)
    page = client.get(reverse("guest_start")).content.decode()
    assert "Hej Jonas Friis" in page
    assert "Mikkel Dam vil gerne lave en fleks-tillægsaftale med dig hos Friis Cykler" in page
    assert client.get(case_page(mikkels_seat)).status_code == 200
    assert User.objects.count() == people
    assert Party.objects.get(case=mikkels_seat.case, role=Role.LEADER).user_id is None
    assert "_auth_user_id" not in client.session


def test_the_mail_and_the_pages_before_the_code_say_nothing(client: Client, token: str) -> None:
    outbox.deliver_due()
    [letter] = mail.outbox
    pages = [client.get(reverse("guest_link", args=[token])).content.decode()]
    ask_for_code(client, token)
    pages.append(client.get(reverse("guest_code", args=[token])).content.decode())
    for text in [letter.subject + letter.body.replace(token, ""), *pages]:
        for word in ("Mikkel", "Jonas", "Friis", "fleks", "jonas@"):
            assert word.lower() not in text.replace(token, "").lower()


def test_a_mail_scanner_that_opens_everything_uses_nothing_up(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    outbox.deliver_due()
    letters = len(mail.outbox)
    for name in ("guest_link", "guest_code"):
        for method in ("get", "head", "options"):
            getattr(client, method)(reverse(name, args=[token]))
    row = GuestLink.objects.get()
    assert (row.opened_at, row.tries, row.visit) == (None, 0, "")
    assert len(mail.outbox) == letters
    come_in(client, token)
    assert client.get(case_page(mikkels_seat)).status_code == 200


def test_the_guest_works_as_the_party_and_sees_only_the_own_side(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    save_alone(mikkels_seat, {"maal": answered(tekst="MIKKELS EGET MÅL")})
    come_in(client, token)
    url = reverse("own_page", args=[mikkels_seat.case.pk, "maal"])
    seen = {"maal-tilstand": "besvaret", "maal-seen": "0", "maal-tekst": "Flere kunder om fredagen"}
    assert client.post(url, seen).status_code == 302
    saved = SavedAnswer.objects.get(question="maal", scope=str(mikkels_seat.other.pk))
    assert saved.saved_by_id == mikkels_seat.other.pk
    for name in ("case_detail", "own_summary", "case_log", "own_preview"):
        assert "MIKKELS EGET" not in client.get(reverse(name, args=[mikkels_seat.case.pk])).content.decode()
    assert client.get(reverse("others_answers", args=[mikkels_seat.case.pk])).status_code == 404


def test_what_takes_an_account_is_closed_to_a_guest(client: Client, mikkels_seat: Seat, token: str) -> None:
    come_in(client, token)
    case = ("case_invite", "case_guest", "case_facts", "case_slut", "case_annuller")
    record = ("journal", "journal_note", "documentation", "documentation_pdf", "documentation_zip")
    for name in (*case, *record):
        assert client.get(reverse(name, args=[mikkels_seat.case.pk])).status_code == 403, name
    before = client.get(reverse("case_hard_page", args=[mikkels_seat.case.pk, "foer-en-opsigelse"]))
    assert before.status_code == 200
    assert "Det står der ikke noget om" not in before.content.decode()
    for name in ("case_list", "case_new", "account_settings", "account_address_add", "mfa_add_webauthn"):
        where = client.get(reverse(name)).headers.get("Location", "")
        assert where.startswith(reverse("account_login")), name


def test_a_guest_meets_no_fault_at_any_address_of_the_case(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    version = proposed_by(mikkels_seat)
    come_in(client, token)
    for name in sorted(OF_A_CASE - {"paper_scan", "paper"}):
        for method in ("get", "post"):
            answer = ask(client, method, address(name, version.document.case_id, version.pk))
            assert answer.status_code in (200, 302, 400, 403, 404, 422), (name, method)
            assert not answer.headers.get("Location", "").startswith(reverse("account_login")) or (
                name.startswith("notes")
            ), name


def proposed_by(seat: Seat) -> Version:
    writing.write_together(seat, FLEKS_TILLAEGSAFTALE)
    save_together(seat, ANSWERS)
    return propose_version(seat)


def test_another_case_is_not_found(client: Client, sofies_seat: Seat, mikkels_seat: Seat, token: str) -> None:
    come_in(client, token)
    assert client.get(case_page(sofies_seat)).status_code == 404
    assert client.get(reverse("case_detail", args=[uuid4()])).status_code == 404


def test_the_log_says_guest_and_the_other_party_sees_it(
    client: Client, mikkels_seat: Seat, mikkel: User, token: str
) -> None:
    come_in(client, token)
    sentences = [e.sentence for e in history(mikkels_seat.vault)]
    assert "Jonas Friis (gæst) åbnede sit gæstelink" in sentences
    sign_in(client, mikkel)
    assert "Gæst. Linket er åbnet" in client.get(case_page(mikkels_seat)).content.decode()


def test_the_other_is_told_in_words_that_open_nothing(client: Client, mikkels_seat: Seat, token: str) -> None:
    come_in(client, token)
    outbox.deliver_due()
    mail.outbox.clear()
    writing.say_ready(mikkels_seat, FLEKS_TILLAEGSAFTALE)
    outbox.deliver_due()
    [letter] = mail.outbox
    assert letter.to == [JONAS]
    assert "http" not in letter.body
    assert "bed den, der sendte det, om et nyt" in letter.body


# --- the day -----------------------------------------------------------------------------------------------


def test_after_24_hours_nothing_opens(
    client: Client, clock: time_machine.Traveller, mikkels_seat: Seat, token: str
) -> None:
    come_in(client, token)
    clock.shift(timedelta(hours=23, minutes=59))
    assert client.get(case_page(mikkels_seat)).status_code == 200
    clock.shift(timedelta(minutes=2))
    link = reverse("guest_link", args=[token])
    made_up = reverse("guest_link", args=["x" * 43])
    own = reverse("own_page", args=[mikkels_seat.case.pk, "maal"])
    for answer in (
        client.get(case_page(mikkels_seat)),
        client.post(own, {"maal-tekst": "for sent", "maal-seen": "0"}),
        client.get(reverse("guest_start")),
        client.get(link),
        client.post(link),
        Client().get(made_up),
    ):
        assert (answer.status_code, heading(answer)) == (410, CLOSED)
    assert not SavedAnswer.objects.exists()


def test_a_guest_is_told_of_the_special_terms_that_were_begun(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    writing.start(mikkels_seat, VILKAAR.template)
    come_in(client, token)
    page = client.get(reverse("guest_start")).content.decode()
    assert "inviterer dig til at lave en aftale om særlige vilkår" in page
    assert "tale arbejdet" not in page
    assert "fleks-tillægsaftale" not in page


def test_a_guest_is_warned_before_the_day_ends_and_nothing_can_put_it_off(
    client: Client, clock: time_machine.Traveller, mikkels_seat: Seat, token: str
) -> None:
    come_in(client, token)
    clock.shift(timedelta(hours=23, minutes=20))
    page = client.get(case_page(mikkels_seat))
    assert page.context["session_ends"]["minutes"] == 40
    at = timezone.localtime(GuestLink.objects.get().ends_at)
    assert f"Dit link virker til kl. {at:%H.%M}. Gem, det du skriver." in page.content.decode()
    assert "Bliv logget ind" not in page.content.decode()


def test_a_link_that_is_closed_looks_like_one_that_never_was(
    client: Client, clock: time_machine.Traveller, mikkels_seat: Seat
) -> None:
    for how in ("revoked", "replaced", "too old", "cancelled"):
        clock.shift(timedelta(minutes=2))
        token = guests.make_link(mikkels_seat, name="Jonas Friis", email=JONAS)
        if how == "revoked":
            guests.revoke(mikkels_seat)
        elif how == "replaced":
            clock.shift(timedelta(minutes=2))
            guests.make_link(mikkels_seat, name="Jonas Friis", email=JONAS)
        elif how == "too old":
            clock.shift(timedelta(days=15))
        else:
            life.cancel(mikkels_seat)
        answer = Client().get(reverse("guest_link", args=[token]))
        assert answer.status_code == 410, how
        never = Client().get(reverse("guest_link", args=["y" * 43])).content  # paper has the day at the foot
        assert plain(answer.content, token) == plain(never, "y" * 43), how


def plain(content: bytes, token: str) -> str:
    """The page without what is new at every request."""
    text = content.decode().replace(token, "TOKEN")
    return re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", text)


def test_taking_the_link_back_throws_the_guest_out_at_once(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    come_in(client, token)
    guests.revoke(mikkels_seat)
    answer = client.get(case_page(mikkels_seat))
    assert (answer.status_code, heading(answer)) == (410, CLOSED)
    assert client.get(reverse("guest_link", args=[token])).status_code == 410  # and it opens no more
    assert "Mikkel Dam trak gæstelinket til Jonas Friis tilbage" in [
        e.sentence for e in history(mikkels_seat.vault)
    ]


# --- making links ------------------------------------------------------------------------------------------


def test_the_link_is_shown_on_ones_own_screen_once_and_mailed_nowhere(
    client: Client, mikkels_seat: Seat, mikkel: User
) -> None:
    sign_in(client, mikkel)
    url = reverse("case_guest", args=[mikkels_seat.case.pk])
    page = client.post(url, {"name": "Jonas Friis", "email": JONAS, "here": "1"}).content.decode()
    [token] = set(re.findall(r"/g/([\w-]{43})/", page))
    assert "<svg" in page
    assert outbox.deliver_due() == 0
    assert token not in client.get(url).content.decode()
    come_in(Client(), token)


def test_a_double_click_sends_one_mail(mikkels_seat: Seat) -> None:
    for _click in range(2):
        guests.make_link(mikkels_seat, name="Jonas Friis", email=JONAS)
    assert GuestLink.objects.count() == 1
    assert outbox.deliver_due() == 1


def test_signing_asks_the_guest_for_a_fresh_code(
    client: Client, clock: time_machine.Traveller, mikkels_seat: Seat, token: str
) -> None:
    come_in(client, token)
    clock.shift(timedelta(minutes=11))
    url = reverse("version_pdf", args=[mikkels_seat.case.pk, uuid4()])
    there = client.get(url).headers["Location"]
    assert there == f"{reverse('guest_step_up')}?next={url}"
    assert client.get(there).status_code == 200
    code_page = client.post(there).headers["Location"]
    assert client.post(code_page, {"code": mailed_code()}).headers["Location"] == url
    assert client.get(url).status_code == 404  # no such version; the question is behind him


def test_the_own_seat_is_as_it_was(mikkels_seat: Seat, token: str) -> None:
    assert now(mikkels_seat).seat.other_name == "Jonas Friis"


def test_with_a_guest_the_draft_can_be_made_ready_to_sign(
    client: Client, mikkel: User, mikkels_seat: Seat
) -> None:
    writing.write_together(mikkels_seat, FLEKS_TILLAEGSAFTALE)
    sign_in(client, mikkel)
    url = reverse("draft_summary", args=[mikkels_seat.case.pk])
    assert "Jonas Friis skal være med først." in client.get(url).content.decode()
    guests.make_link(mikkels_seat, name="Jonas Friis", email=JONAS)
    shown = client.get(url).content.decode()
    assert "skal være med først" not in shown
    assert "Gør klar til underskrift" in shown
