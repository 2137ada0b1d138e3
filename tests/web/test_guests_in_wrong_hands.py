"""A guest's link in wrong hands: wrong codes, other devices, planted and stolen sessions."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.audit.log import history
from fleksaftale.cases import guests
from fleksaftale.cases.commands import LinkClosed, invite
from fleksaftale.cases.models import GuestLink, Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Facts, NotFound, Seat, take
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from tests.guest_cast import JONAS, ask_for_code, come_in, heading, type_code
from tests.people.signing_in import mailed_code, sign_in, wrong
from tests.web.test_guests import CLOSED, case_page


def test_three_wrong_codes_close_the_link_over_all_devices_and_both_are_told(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    for device in (Client(), Client()):
        code = ask_for_code(device, token)
        assert type_code(device, token, wrong(code)).status_code == 422
    code = ask_for_code(client, token)
    assert type_code(client, token, wrong(code)).status_code == 410
    assert type_code(client, token, code).status_code == 410
    assert GuestLink.objects.get().opened_at is None
    kinds = [e.kind for e in history(mikkels_seat.vault)]
    assert (kinds.count("guest.refused"), kinds.count("guest.blocked")) == (2, 1)
    outbox.deliver_due()
    told = {letter.to[0] for letter in mail.outbox if "lukket" in letter.subject}
    assert told == {JONAS, "mikkel@post.example"}


def test_the_right_code_may_be_the_third(client: Client, token: str) -> None:
    for _time in range(2):
        type_code(client, token, wrong(ask_for_code(client, token)))
    come_in(client, token)
    assert GuestLink.objects.get().tries == 0


def test_what_is_no_code_and_a_code_too_old_are_no_tries(
    client: Client, clock: time_machine.Traveller, mikkels_seat: Seat, token: str
) -> None:
    code = ask_for_code(client, token)
    for text in ("", "123", "hej"):
        assert type_code(client, token, text).status_code == 422
    clock.shift(timedelta(minutes=16))
    assert type_code(client, token, code).status_code == 422
    assert GuestLink.objects.get().tries == 0
    come_in(client, token)
    assert client.get(case_page(mikkels_seat)).status_code == 200


def test_a_code_for_ones_own_link_opens_no_other(
    client: Client, mikkels_seat: Seat, token: str, sofie: User
) -> None:
    """A third person has a link of their own, to their own mailbox, and has got hold of Jonas's."""
    other = open_agreement(sofie, role=Role.LEADER, facts=Facts("Nordlys"), other_name="Ulla Friis")
    own = guests.make_link(other, name="Ulla Friis", email="ulla@andetsted.example")
    client.post(reverse("guest_link", args=[own]))
    code = mailed_code()
    answer = type_code(client, token, code)
    assert answer.headers["Location"] == reverse("guest_link", args=[token])
    assert GuestLink.objects.get(party=mikkels_seat.other).opened_at is None
    assert client.get(case_page(mikkels_seat)).status_code == 302


def test_the_second_device_takes_the_place_of_the_first(mikkels_seat: Seat, token: str) -> None:
    phone, desk = come_in(Client(), token), come_in(Client(), token)
    assert desk.get(case_page(mikkels_seat)).status_code == 200
    assert heading(phone.get(case_page(mikkels_seat))) == CLOSED
    assert GuestLink.objects.get().is_open()
    opened = [e.kind for e in history(mikkels_seat.vault) if e.kind.startswith("guest.")]
    assert opened == ["guest.returned", "guest.opened", "guest.invited"]


def test_coming_back_with_a_new_code_does_not_make_the_day_longer(
    client: Client, clock: time_machine.Traveller, mikkels_seat: Seat, token: str
) -> None:
    come_in(client, token)
    clock.shift(timedelta(hours=20))
    come_in(Client(), token)
    clock.shift(timedelta(hours=4, minutes=1))
    with pytest.raises(LinkClosed):
        guests.find(token)


def test_two_tabs_and_a_double_click_are_one_visit(client: Client, mikkels_seat: Seat, token: str) -> None:
    code = ask_for_code(client, token)
    assert type_code(client, token, code).status_code == 302
    again = type_code(client, token, code)  # the second click: the session is new and asked for nothing
    assert again.headers["Location"] == reverse("guest_link", args=[token])
    assert client.get(again.headers["Location"]).headers["Location"] == reverse("guest_start")
    assert client.get(case_page(mikkels_seat)).status_code == 200


def test_a_session_that_somebody_planted_is_not_the_one_that_gets_in(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    code = ask_for_code(client, token)
    planted = client.session.session_key
    thief = Client()
    thief.cookies["sessionid"] = str(planted)
    type_code(client, token, code)
    assert client.session.session_key != planted
    assert thief.get(case_page(mikkels_seat)).status_code == 302  # to sign in
    assert client.get(case_page(mikkels_seat)).status_code == 200


def test_a_stolen_session_is_dead_once_the_guest_has_left(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    come_in(client, token)
    thief = Client()
    thief.cookies["sessionid"] = str(client.session.session_key)
    client.post(reverse("guest_leave"))
    assert thief.get(case_page(mikkels_seat)).status_code in (302, 410)
    assert heading(Client().get(reverse("guest_link", args=[token]))) != CLOSED


def test_who_is_signed_in_is_not_made_a_guest(client: Client, ulla: User, token: str) -> None:
    sign_in(client, ulla)
    outbox.deliver_due()
    letters = len(mail.outbox)
    for answer in (
        client.get(reverse("guest_link", args=[token])),
        client.post(reverse("guest_link", args=[token])),
    ):
        assert heading(answer) == "Linket er til en uden konto"
        assert b"Friis Cykler" not in answer.content
    assert len(mail.outbox) == letters
    assert client.session["_auth_user_id"]


def test_a_visit_does_not_show_through_once_somebody_signs_in(
    client: Client, mikkels_seat: Seat, token: str, ulla: User
) -> None:
    come_in(client, token)
    sign_in(client, ulla)
    assert client.get(case_page(mikkels_seat)).status_code == 404
    assert client.get(reverse("guest_start")).status_code == 410


def test_what_a_guest_wrote_alone_does_not_go_to_another_address(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    """Else Mikkel could read it: by a link, or an invitation, to a mailbox of his own."""
    come_in(client, token)
    for way in (guests.make_link, invite):
        with pytest.raises(NotAllowed, match="bekræftet en anden mailadresse"):
            way(mikkels_seat, name="Jonas Friis", email="mikkels-anden@post.example")
    with pytest.raises(NotAllowed, match="din egen"):
        guests.make_link(mikkels_seat, name="Jonas Friis", email="mikkel@post.example")


def test_a_guest_who_then_takes_an_account_leaves_the_link_behind(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    from fleksaftale.cases.commands import accept

    come_in(client, token)
    jonas = User.objects.create_user(JONAS, "Jonas Friis")
    accept(jonas, invite(mikkels_seat, name="Jonas Friis", email=JONAS))
    assert client.get(case_page(mikkels_seat)).status_code == 410
    assert client.get(reverse("guest_link", args=[token])).status_code == 410
    assert take(jonas, mikkels_seat.case.pk).role is Role.LEADER


def test_a_guest_without_a_visit_has_no_seat(mikkels_seat: Seat, token: str) -> None:
    from fleksaftale.cases.seats import Guest

    link = GuestLink.objects.get()
    for visit in ("", guests.visit_hash(""), guests.visit_hash("gæt")):
        with pytest.raises(NotFound):
            take(Guest(link.pk, visit), mikkels_seat.case.pk)
