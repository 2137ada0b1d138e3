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
from fleksaftale.cases import commands, handing_over, seats
from fleksaftale.cases.models import Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import AccessEnded, AccessLater, Seat
from fleksaftale.documents import amending, sharing, signing
from fleksaftale.documents.models import Stage, Version
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from tests.agreements.test_sign import sign
from tests.cast import answered, let_in, link_in_mail, save_alone, save_together
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
    from fleksaftale.documents import writing

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
    handing_over.register(majas_seat, name="Peter Dahl", email=peter.email, on=date(2026, 12, 18))
    join(peter)
    with pytest.raises(AccessEnded):
        seats.take(sofie, majas_seat.case.pk)
    take_over(seats.take(peter, majas_seat.case.pk))
    assert "Peter Dahl" in page(maja, "case_detail", majas_seat.case.pk)


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
