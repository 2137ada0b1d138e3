"""The one-time link: who may use it, how often, for how long, and what the log keeps."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.audit import log
from fleksaftale.cases import life, seats
from fleksaftale.cases.commands import (
    LinkClosed,
    WrongPerson,
    accept,
    cancel_invitation,
    find_invitation,
    invite,
)
from fleksaftale.cases.models import Invitation, Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.queries import open_invitation
from fleksaftale.cases.seats import Seat
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from tests.cast import NORDLYS

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture
def alone(sofie: User) -> Seat:
    """Sofie's seat in a case that nobody has joined yet."""
    return open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")


@pytest.fixture
def token(alone: Seat, maja: User) -> str:
    return invite(alone, name="Maja Kjærgaard", email="Maja@Nordlys.example")


def told(seat: Seat) -> list[str]:
    return [entry.sentence for entry in log.history(seat.vault)]


def mails() -> list[tuple[str, str]]:
    outbox.deliver_due()
    return [(letter.to[0], f"{letter.subject}\n{letter.body}") for letter in mail.outbox]


def test_only_a_hash_of_the_token_is_kept(token: str) -> None:
    row = Invitation.objects.get()
    assert token not in str(vars(row))
    assert len(token) >= 43  # 256 bits


def test_the_invited_person_takes_the_seat_under_the_name_they_use(
    alone: Seat, token: str, maja: User
) -> None:
    case_id = accept(maja, token)
    seat = seats.take(maja, case_id)
    assert (seat.role, seat.name, seat.other_name) == (Role.EMPLOYEE, "Maja Kjærgaard", "Sofie Bang")
    assert "Maja Kjærgaard sagde ja til invitationen" in told(seat)


def test_a_link_works_once(token: str, maja: User, ulla: User) -> None:
    accept(maja, token)
    for person in (maja, ulla):
        with pytest.raises(LinkClosed):
            accept(person, token)


def test_a_link_is_open_for_fourteen_days_and_not_for_fifteen(alone: Seat, maja: User) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        token = invite(alone, name="Maja Kjærgaard", email=maja.email)
        clock.move_to(MONDAY + timedelta(days=14) - timedelta(seconds=1))
        assert find_invitation(token)
        clock.move_to(MONDAY + timedelta(days=15))
        with pytest.raises(LinkClosed):
            accept(maja, token)
        shown = open_invitation(alone)
        assert shown
        assert not shown.is_open


def test_a_new_invitation_ends_the_old_one_and_corrects_the_person(
    alone: Seat, token: str, maja: User
) -> None:
    peter = User.objects.create_user("peter@nordlys.example", "Peter Dahl")
    new = invite(alone, name="Peter Dahl", email=peter.email)
    with pytest.raises(LinkClosed):
        accept(maja, token)
    accept(peter, new)
    assert seats.take(peter, alone.case.pk).name == "Peter Dahl"
    with pytest.raises(seats.NotFound):
        seats.take(maja, alone.case.pk)


def test_an_invitation_that_is_taken_back_opens_nothing(alone: Seat, token: str, maja: User) -> None:
    cancel_invitation(alone)
    with pytest.raises(LinkClosed):
        accept(maja, token)
    assert told(alone)[0] == "Sofie Bang trak invitationen til Maja Kjærgaard tilbage"
    cancel_invitation(alone)
    assert len([t for t in told(alone) if "trak" in t]) == 1


def test_the_wrong_person_is_refused_and_three_tries_block_the_link(
    alone: Seat, token: str, maja: User, ulla: User
) -> None:
    for _try in range(3):
        with pytest.raises(WrongPerson):
            accept(ulla, token)
    for person in (ulla, maja):
        with pytest.raises(LinkClosed):
            accept(person, token)
    assert told(alone)[:3] == [
        "Invitationen til Maja Kjærgaard blev spærret efter tre forsøg",
        "En anden end Maja Kjærgaard prøvede at bruge invitationen",
        "En anden end Maja Kjærgaard prøvede at bruge invitationen",
    ]


def test_the_log_does_not_say_who_it_was(alone: Seat, token: str, ulla: User) -> None:
    with pytest.raises(WrongPerson):
        accept(ulla, token)
    for entry in log.history(alone.vault):
        assert not {"Ulla", "Friis", ulla.email, str(ulla.pk)} & set(str(vars(entry)).split("'"))
        assert "Ulla" not in str(entry)
        assert str(ulla.pk) not in str(entry)


def test_both_get_a_neutral_notice_when_the_link_is_blocked(alone: Seat, token: str, ulla: User) -> None:
    before = len(mails())
    for _try in range(3):
        with pytest.raises(WrongPerson):
            accept(ulla, token)
    notices = mails()[before:]
    assert {to for to, _text in notices} == {"maja@nordlys.example", "sofie@nordlys.example"}
    for _to, text in notices:
        for word in ("fleks", "Ulla", "Maja", "Sofie", "Nordlys", "ansættelse"):
            assert word.lower() not in text.lower().replace("nordlys.example", "")


def test_after_a_block_a_new_invitation_works(alone: Seat, token: str, maja: User, ulla: User) -> None:
    for _try in range(3):
        with pytest.raises(WrongPerson):
            accept(ulla, token)
    accept(maja, invite(alone, name="Maja Kjærgaard", email=maja.email))
    assert seats.take(maja, alone.case.pk).role is Role.EMPLOYEE


def test_nobody_invites_themselves(alone: Seat, sofie: User) -> None:
    with pytest.raises(NotAllowed, match="din egen mailadresse"):
        invite(alone, name="Sofie Bang", email=" Sofie@Nordlys.Example".strip())
    assert not Invitation.objects.exists()


def test_who_sits_in_the_case_does_not_take_the_other_seat_too(alone: Seat, sofie: User) -> None:
    from allauth.account.models import EmailAddress

    token = invite(alone, name="Maja Kjærgaard", email="sofie@hjemme.example")
    EmailAddress.objects.create(user=sofie, email="sofie@hjemme.example", verified=True)
    with pytest.raises(WrongPerson):
        accept(sofie, token)
    assert seats.take(sofie, alone.case.pk).other.user_id is None


def test_nobody_is_invited_where_both_have_joined(sofies_seat: Seat) -> None:
    with pytest.raises(NotAllowed, match="Maja Kjærgaard er allerede med"):
        invite(sofies_seat, name="Maja Kjærgaard", email="maja@hjemme.example")


def test_an_address_that_was_not_shown_to_be_ones_own_does_not_count(
    alone: Seat, ulla: User, token: str
) -> None:
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=ulla, email="maja@nordlys.example", verified=False)
    with pytest.raises(WrongPerson):
        accept(ulla, token)


@pytest.mark.parametrize("how", ["cancelled", "ended"])
def test_a_link_into_a_case_that_is_over_opens_nothing(alone: Seat, token: str, maja: User, how: str) -> None:
    if how == "cancelled":
        life.cancel(alone)
    else:
        life.end(alone, MONDAY.date() - timedelta(days=1))
    with pytest.raises(LinkClosed):
        find_invitation(token)
    with pytest.raises(LinkClosed):
        accept(maja, token)
    assert seats.take(alone.party.user, alone.case.pk).other.user_id is None  # type: ignore[arg-type]


@pytest.mark.parametrize("token", ["", "x", "a" * 5000, "æøå\N{PARTY POPPER}", "../../etc/passwd", "\x00"])
def test_a_token_that_never_was_opens_nothing(db: None, token: str) -> None:
    with pytest.raises(LinkClosed):
        find_invitation(token)


def test_the_mail_with_the_link_says_nothing_of_what_it_is(alone: Seat, token: str) -> None:
    [(to, text)] = mails()
    assert to == "maja@nordlys.example"
    assert f"/i/{token}/" in text
    for word in ("fleks", "Nordlys", "Sofie", "Maja"):
        assert word.lower() not in text.lower().replace(token.lower(), "")


def test_sending_the_same_invitation_twice_in_a_row_leaves_one_link_and_one_mail(
    alone: Seat, maja: User
) -> None:
    first = invite(alone, name="Maja Kjærgaard", email=maja.email)
    invite(alone, name="Maja Kjærgaard", email=maja.email)
    assert len(mails()) == 1
    assert find_invitation(first)
