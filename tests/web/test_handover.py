"""A new leader: registered, told of, in the seat at midnight, and what is and is not passed on."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.queries import agreement
from fleksaftale.agreements.taking_over import take_over
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import commands, companions, guests, handing_over, seats
from fleksaftale.cases.models import GuestLink, Handover, Role, What
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import AccessEnded, AccessLater, Seat
from fleksaftale.documents import amending, sharing, signing, writing
from fleksaftale.documents.models import Stage, Version
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from tests.agreements.test_sign import sign
from tests.cast import answered, let_in, link_in_mail, save_alone, save_together
from tests.guest_cast import ask_for_code, type_code
from tests.web.test_companions import page, post

T = FLEKS_TILLAEGSAFTALE
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NEW_YEAR = date(2027, 1, 1)


def at(year: int, month: int, day: int, hour: int = 9) -> time_machine.travel:
    return time_machine.travel(datetime(year, month, day, hour, tzinfo=COPENHAGEN), tick=True)


@pytest.fixture(autouse=True)
def december() -> Iterator[None]:
    with at(2026, 12, 18):
        yield


@pytest.fixture
def signed(majas_seat: Seat, sofies_seat: Seat, proposed: Version) -> Version:
    sign(majas_seat, proposed)
    sign(sofies_seat, proposed)
    return proposed


def join(user: User) -> None:
    commands.accept(user, link_in_mail(user.email).rstrip("/").rpartition("/")[2])


@pytest.fixture
def handed_over(sofies_seat: Seat, signed: Version, peter: User) -> None:
    """Sofie has written that Peter takes over at New Year, and Peter has said yes."""
    handing_over.register(sofies_seat, name="Peter Dahl", email=peter.email, on=NEW_YEAR)
    join(peter)


def test_hr_registers_it_and_both_are_told_by_mail_without_a_word_of_it(
    sofies_seat: Seat, signed: Version, henrik: User, peter: User, maja: User, sofie: User
) -> None:
    let_in(sofies_seat, Role.HR, henrik)
    outbox.deliver_due()
    mail.outbox.clear()
    case = sofies_seat.case.pk
    said = {"name": "Peter Dahl", "email": peter.email, "do": "register"}
    post(henrik, "handover", case, **said, on_day="01", on_month="01", on_year="2027")
    outbox.deliver_due()
    assert sorted(m.to[0] for m in mail.outbox) == sorted([maja.email, sofie.email, peter.email])
    for mailed in mail.outbox:
        for word in ("Peter", "Sofie", "Maja", "leder", "Nordlys"):
            assert word not in mailed.subject + mailed.body
    told = page(maja, "case_detail", case)
    assert "Peter Dahl tager over fredag 1. januar 2027 (uge 53)" in told


def test_the_employee_sees_what_is_passed_on_and_the_suggested_day(
    handed_over: None, maja: User, majas_seat: Seat
) -> None:
    said = page(maja, "handover", majas_seat.case.pk)
    assert "Fleks-tillægsaftale, version 1" in said
    assert "mandag 4. januar 2027 (uge 1)" in said
    assert "Sofie Bang har adgang til og med torsdag 31. december 2026 (uge 53)" in said


def test_at_midnight_the_old_leader_is_out_and_the_new_one_reads_first(
    handed_over: None, sofie: User, peter: User, majas_seat: Seat, signed: Version
) -> None:
    case = majas_seat.case.pk
    with at(2026, 12, 31, 23):
        assert seats.take(sofie, case).role is Role.LEADER
        with pytest.raises(AccessLater):
            seats.take(peter, case)
    with at(2027, 1, 1, 0):
        with pytest.raises(AccessEnded):
            seats.take(sofie, case)
        assert "Adgangen er slut" in page(sofie, "version", case, signed.pk)
        assert "Du er ny leder" in page(peter, "case_detail", case)
        assert "layout" in page(peter, "version", case, signed.pk)
        with pytest.raises(NotAllowed, match="Læs først aftalen"):
            amending.open_amendment(seats.take(peter, case), T, NEW_YEAR)
        post(peter, "take_over", case)
        amending.open_amendment(seats.take(peter, case), T, NEW_YEAR)
        told = page(majas_seat.user, "case_log", case)
        assert "Peter Dahl har læst aftalen og er nu leder" in told


def test_what_is_signed_holds_on_word_for_word(
    handed_over: None, peter: User, majas_seat: Seat, signed: Version
) -> None:
    signed.refresh_from_db()
    before = (signed.fingerprint, bytes(signed.sealed_content), signed.begins_on)
    with at(2027, 1, 1, 0):
        seat = seats.take(peter, majas_seat.case.pk)
        take_over(seat)
        now = agreement(seats.take(peter, seat.case.pk)).signed
        assert now is not None
        assert (now.fingerprint, bytes(now.sealed_content), now.begins_on) == before
        said = page(peter, "version", seat.case.pk, signed.pk)
        assert "Sofie Bang" in said  # she signed it
        assert "Ikke underskrevet endnu" not in said


def test_drafts_and_what_the_old_leader_wrote_alone_are_not_passed_on(
    majas_seat: Seat, sofies_seat: Seat, signed: Version, peter: User
) -> None:
    amending.open_amendment(sofies_seat, T, NEW_YEAR)
    save_together(sofies_seat, {"maal": answered(tekst="ti timer mere i foråret")})
    sharing.write(sofies_seat, T, signed.pk, "Til mig selv om pauserne.", aside=True)
    handing_over.register(sofies_seat, name="Peter Dahl", email=peter.email, on=NEW_YEAR)
    join(peter)
    case = majas_seat.case.pk
    with at(2027, 1, 1, 0):
        take_over(seats.take(peter, case))
        seat = seats.take(peter, case)
        here = agreement(seat)
        assert here.stage is Stage.SIGNED
        assert here.signed == signed
        for name in ("case_detail", "case_log", "own_summary"):
            said = page(peter, name, case)
            assert "foråret" not in said
            assert "Til mig selv" not in said
        assert "Til mig selv" not in page(peter, "comments", case, signed.pk)
        assert "gemte i den fælles kladde" not in page(peter, "case_log", case)
        assert here.own == here.others == {}


def test_before_anything_is_signed_the_two_begin_again_and_the_employees_own_answers_stay(
    majas_seat: Seat, sofies_seat: Seat, peter: User
) -> None:
    save_alone(majas_seat, {"maal": answered(tekst="stabilt")})
    save_alone(sofies_seat, {"maal": answered(tekst="flere timer")})
    writing.write_together(sofies_seat, T)
    save_together(sofies_seat, {"opgaver": answered(tekst="arkivet")})
    handing_over.register(sofies_seat, name="Peter Dahl", email=peter.email, on=date(2026, 12, 19))
    join(peter)
    with at(2026, 12, 19, 0):
        take_over(seats.take(peter, majas_seat.case.pk))
        theirs = agreement(seats.take(peter, majas_seat.case.pk))
        assert theirs.stage is Stage.PREPARING
        assert (theirs.own, theirs.others) == ({}, {})
        assert theirs.answered("joint") == []
        mine = agreement(seats.take(majas_seat.user, majas_seat.case.pk))
        assert mine.own["maal"].answer.get("tekst") == "stabilt"
        save_alone(seats.take(peter, majas_seat.case.pk), {"maal": answered(tekst="roligt")})


def test_a_version_the_old_leader_signed_alone_is_not_closed_by_the_employee_afterwards(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version, peter: User
) -> None:
    sign(sofies_seat, proposed)
    handing_over.register(sofies_seat, name="Peter Dahl", email=peter.email, on=date(2026, 12, 19))
    join(peter)
    with at(2026, 12, 19, 8):
        seat = seats.take(majas_seat.user, majas_seat.case.pk)
        signing.sign(seat, T, proposed.pk, signing.Intent(seat.name, proposed.fingerprint))
        assert agreement(seat).signed is None


def test_the_employees_note_is_for_the_new_leader_only(
    handed_over: None, maja: User, sofie: User, peter: User, majas_seat: Seat
) -> None:
    case = majas_seat.case.pk
    post(maja, "handover", case, do="note", text="Jeg har brug for faste pauser.", talk="on")
    for name in ("case_detail", "case_log", "handover"):
        assert "faste pauser" not in page(sofie, name, case)
        assert "besked til den nye leder" not in page(sofie, name, case).lower()
    with at(2027, 1, 1, 0):
        said = page(peter, "take_over", case)
        assert "Jeg har brug for faste pauser." in said
        assert "mandag 4. januar 2027 (uge 1)" in said


def test_a_handover_can_be_taken_back_before_its_day(
    handed_over: None, sofies_seat: Seat, sofie: User, peter: User
) -> None:
    handing_over.cancel(seats.take(sofie, sofies_seat.case.pk))
    with at(2027, 1, 1, 0):
        assert seats.take(sofie, sofies_seat.case.pk).role is Role.LEADER
        with pytest.raises(seats.NotFound):
            seats.take(peter, sofies_seat.case.pk)


def test_the_employee_names_the_successor_where_the_leader_has_stopped_and_there_is_no_hr(
    majas_seat: Seat, signed: Version, maja: User, peter: User, sofie: User
) -> None:
    handing_over.register(majas_seat, name="Peter Dahl", email=peter.email, on=date(2026, 12, 19))
    join(peter)
    with at(2026, 12, 19, 0):
        with pytest.raises(AccessEnded):
            seats.take(sofie, majas_seat.case.pk)
        take_over(seats.take(peter, majas_seat.case.pk))
        assert "Peter Dahl" in page(maja, "case_detail", majas_seat.case.pk)


def test_the_employee_and_hr_hand_over_from_tomorrow_so_that_the_leader_sees_it(
    majas_seat: Seat, sofies_seat: Seat, henrik: User, maja: User, sofie: User
) -> None:
    let_in(sofies_seat, Role.HR, henrik)
    case = majas_seat.case.pk
    said = {"name": "Peter Dahl", "email": "peter@nordlys.example", "on_month": "12", "on_year": "2026"}
    for user in (maja, henrik):
        assert "Vælg i morgen eller en senere dag" in post(user, "handover", case, on_day="18", **said)
    for _twice in range(2):
        post(maja, "handover", case, on_day="19", **said)
    assert Handover.objects.count() == 1
    assert "Peter Dahl tager over" in page(sofie, "case_detail", case)
    post(sofie, "handover", case, do="cancel")
    with at(2026, 12, 19, 0):
        assert seats.take(sofie, case).role is Role.LEADER


def test_the_leader_herself_hands_over_today(sofies_seat: Seat, sofie: User, peter: User) -> None:
    handing_over.register(sofies_seat, name="Peter Dahl", email=peter.email, on=date(2026, 12, 18))
    with pytest.raises(AccessEnded):
        seats.take(sofie, sofies_seat.case.pk)


def test_hr_cannot_write_itself_in_as_leader(sofies_seat: Seat, henrik: User) -> None:
    let_in(sofies_seat, Role.HR, henrik)
    seat = seats.take(henrik, sofies_seat.case.pk)
    with pytest.raises(NotAllowed, match="som en af jer selv bruger"):
        handing_over.register(seat, name="Henrik Møller", email=henrik.email, on=NEW_YEAR)


@pytest.mark.parametrize("shown", [True, False])
def test_what_the_employee_showed_the_old_leader_is_not_shown_to_the_new(
    majas_seat: Seat, sofies_seat: Seat, peter: User, maja: User, shown: bool
) -> None:
    save_alone(majas_seat, {"maal": answered(tekst="stabilt")})
    if shown:
        writing.open_own_answers(majas_seat, T)
    writing.say_ready(majas_seat, T)
    handing_over.register(sofies_seat, name="Peter Dahl", email=peter.email, on=date(2026, 12, 18))
    join(peter)
    case = majas_seat.case.pk
    mail.outbox.clear()
    take_over(seats.take(peter, case))
    writing.say_ready(seats.take(peter, case), T)
    assert agreement(seats.take(peter, case)).others == {}
    mine = agreement(seats.take(maja, case))
    assert mine.mine.ready_at is None
    assert mine.own["maal"].answer.get("tekst") == "stabilt"
    outbox.deliver_due()
    assert maja.email in [m.to[0] for m in mail.outbox]
    assert "Kun du kan se dine svar" in page(maja, "own_summary", case)


def test_the_old_leaders_adviser_and_grants_end_with_her_and_come_back_if_it_is_taken_back(
    majas_seat: Seat, sofies_seat: Seat, signed: Version, aysel: User, henrik: User, peter: User
) -> None:
    adviser = let_in(sofies_seat, Role.ADVISER, aysel, shared=signed)
    hr = let_in(sofies_seat, Role.HR, henrik)
    for what in What:
        companions.give(sofies_seat, hr.pk, what, until=date(2027, 12, 31))
    handing_over.register(sofies_seat, name="Peter Dahl", email=peter.email, on=NEW_YEAR)
    join(peter)
    case = majas_seat.case.pk
    assert seats.take(henrik, case).grants == set(What)
    with at(2027, 1, 1, 0):
        assert "Adgangen er slut" in page(aysel, "shared_version", case, signed.pk)
        assert not seats.seats_of(aysel)
        take_over(seats.take(peter, case))
        for user in (peter, majas_seat.user):
            assert adviser not in seats.take(user, case).companions
            assert "Aysel" not in page(user, "companions", case)
        assert seats.take(henrik, case).grants == frozenset()
        assert seats.take(henrik, case).types_for == ()
        assert "Gældende" in page(henrik, "shared", case)
        assert seats.take(henrik, case).inviter.role == Role.LEADER
    handing_over.cancel(sofies_seat)
    with at(2027, 1, 1, 0):
        assert seats.take(aysel, case).role is Role.ADVISER
        assert seats.take(henrik, case).grants == set(What)


def test_the_employees_adviser_stays_when_the_leader_changes(
    majas_seat: Seat, handed_over: None, signed: Version, aysel: User
) -> None:
    let_in(majas_seat, Role.ADVISER, aysel, shared=signed)
    with at(2027, 1, 1, 0):
        assert "layout" in page(aysel, "shared_version", majas_seat.case.pk, signed.pk)


def test_a_deputy_can_become_the_leader(
    sofies_seat: Seat, signed: Version, peter: User, majas_seat: Seat
) -> None:
    let_in(sofies_seat, Role.DEPUTY, peter, begins_on=date(2026, 12, 18), until=date(2027, 2, 1))
    handing_over.register(sofies_seat, name="Peter Dahl", email=peter.email, on=NEW_YEAR)
    mail.outbox.clear()
    join(peter)
    assert seats.take(peter, majas_seat.case.pk).role is Role.DEPUTY
    with at(2027, 1, 1, 0):
        assert seats.take(peter, majas_seat.case.pk).role is Role.LEADER


def test_the_old_leader_cannot_be_written_in_again_as_their_own_successor(
    sofies_seat: Seat, signed: Version, sofie: User, maja: User
) -> None:
    for address in (sofie.email, maja.email):
        with pytest.raises(NotAllowed):
            handing_over.register(sofies_seat, name="X", email=address, on=NEW_YEAR)
    with pytest.raises(NotAllowed):
        handing_over.register(sofies_seat, name="X", email="x@y.example", on=date(2026, 12, 17))
    assert Client().get(reverse("handover", args=[sofies_seat.case.pk])).status_code == 302


def test_the_link_of_a_guest_who_is_no_longer_leader_is_closed(
    mikkels_seat: Seat, token: str, mikkel: User
) -> None:
    client = Client()
    code = ask_for_code(client, token)
    handing_over.register(mikkels_seat, name="Peter", email="peter@friis.example", on=date(2026, 12, 19))
    with at(2026, 12, 19, 0):
        assert type_code(client, token, code).status_code == 410
        with pytest.raises(commands.LinkClosed):
            guests.come_in(GuestLink.objects.get(), "secret")
