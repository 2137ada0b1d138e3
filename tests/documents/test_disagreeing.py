"""Scenario S13 in commands: one cannot sign; both texts are kept, what holds stays, nobody is chased."""

from collections.abc import Callable
from datetime import date

import pytest

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.queries import status_line
from fleksaftale.audit.log import history, verify
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import amending, disagreeing, signing
from fleksaftale.documents.amending import drop_amendment
from fleksaftale.documents.disagreeing import cannot_sign, comment, send_due_reminders
from fleksaftale.documents.models import Objection, Signature, Stage, Version
from fleksaftale.mail.models import Outbox
from tests.cast import answered, now, save_together
from tests.documents.test_amending import T, at, offered, sign, signed

__all__ = ["offered", "signed"]  # fixtures
TOO_MUCH = "14 timer er for meget nu. Jeg vil gerne prøve 13 i fire uger."


@pytest.fixture
def second(offered: Callable[..., Version]) -> Version:
    with at("2027-01-05"):
        return offered(present=16, effective=14)


@at("2027-01-06")
def test_not_agreeing_keeps_both_texts_and_the_version_in_force(
    signed: Version, second: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    cannot_sign(majas_seat, T, second.pk, TOO_MUCH)
    comment(sofies_seat, T, second.pk, "Vi har travlt i foråret.")
    here = now(sofies_seat)
    assert (here.stage, here.signed, status_line(here)) == (Stage.DISAGREED, signed, "Ikke enighed")
    assert [(s.name, s.mine, s.text) for s in disagreeing.said(here, second)] == [
        ("Maja Kjærgaard", False, TOO_MUCH),
        ("Sofie Bang", True, "Vi har travlt i foråret."),
    ]
    assert here.content(second).answers(T)["timer"].get("timer") == 16 * 60
    assert verify().ok


@at("2027-01-06")
def test_neither_mail_nor_log_nor_database_says_what_was_written(
    second: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    before = Outbox.objects.count()
    cannot_sign(majas_seat, T, second.pk, TOO_MUCH)
    assert Outbox.objects.count() == before + 1
    assert Outbox.objects.order_by("-created_at").values_list("kind", flat=True)[0] == "case.news"
    assert TOO_MUCH.encode() not in bytes(Objection.objects.get().sealed)
    told = [e.sentence for e in history(sofies_seat.vault)]
    assert "Maja Kjærgaard kunne ikke skrive under på version 2" in told
    assert not any("14 timer" in sentence for sentence in told)


@at("2027-01-06")
def test_nobody_has_to_give_a_reason_and_twice_is_once(second: Version, majas_seat: Seat) -> None:
    first = cannot_sign(majas_seat, T, second.pk, "")
    assert cannot_sign(majas_seat, T, second.pk, TOO_MUCH) == first
    assert disagreeing.said(now(majas_seat), second)[0].text == ""


@at("2027-01-06")
def test_ones_own_signature_is_not_taken_back(second: Version, majas_seat: Seat, sofies_seat: Seat) -> None:
    sign(sofies_seat, second)
    with pytest.raises(NotAllowed, match="En underskrift kan ikke trækkes tilbage"):
        cannot_sign(sofies_seat, T, second.pk, TOO_MUCH)
    cannot_sign(majas_seat, T, second.pk, TOO_MUCH)
    assert Signature.objects.filter(version=second).count() == 1


@at("2027-01-06")
def test_nobody_signs_what_is_not_agreed_on_and_nobody_edits_it(
    second: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    cannot_sign(majas_seat, T, second.pk, TOO_MUCH)
    with pytest.raises(NotAllowed, match="ligger ikke til underskrift mere"):
        sign(sofies_seat, second)
    with pytest.raises(NotAllowed, match="I er ikke enige om denne version"):
        save_together(sofies_seat, {})


@at("2027-01-06")
def test_a_new_draft_leads_back_and_gets_the_next_number(
    second: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    cannot_sign(majas_seat, T, second.pk, TOO_MUCH)
    signing.new_draft(sofies_seat, T, second.pk)
    save_together(sofies_seat, {"timer": answered(timer=15 * 60)})
    third = propose_version(sofies_seat)
    assert third.number == 3  # what somebody said no to keeps its number
    sign(majas_seat, third)
    sign(sofies_seat, third)
    assert now(majas_seat).coming == [third]


@at("2027-01-06")
def test_the_change_can_be_given_up_though_the_other_had_signed(
    signed: Version, second: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    sign(sofies_seat, second)
    cannot_sign(majas_seat, T, second.pk, TOO_MUCH)
    drop_amendment(majas_seat, T)
    here = now(sofies_seat)
    assert (here.stage, here.signed) == (Stage.SIGNED, signed)
    assert Signature.objects.filter(version=second).exists()
    assert [s.text for s in disagreeing.said(here, second)] == [TOO_MUCH]


def test_there_is_one_reminder_after_two_weeks_and_no_more(second: Version, majas_seat: Seat) -> None:
    with at("2027-01-06"):
        cannot_sign(majas_seat, T, second.pk, TOO_MUCH)
    mails = Outbox.objects.count()
    with at("2027-01-20", "08:59"):
        assert send_due_reminders() == 0
    with at("2027-01-20", "09:00"):
        assert send_due_reminders() == 1
    with at("2027-06-01"):
        assert send_due_reminders() == 0
    assert Outbox.objects.count() == mails + 2  # one to each
    assert set(Outbox.objects.values_list("kind", flat=True)) <= {"case.news", "invitation"}


@pytest.mark.parametrize("way_out", ["new draft", "dropped"])
def test_there_is_no_reminder_of_what_is_settled(
    second: Version, majas_seat: Seat, sofies_seat: Seat, way_out: str
) -> None:
    with at("2027-01-06"):
        cannot_sign(majas_seat, T, second.pk, TOO_MUCH)
        if way_out == "dropped":
            drop_amendment(sofies_seat, T)
        else:
            signing.new_draft(sofies_seat, T, second.pk)
    with at("2027-02-20"):
        assert send_due_reminders() == 0


def test_a_first_version_can_be_disagreed_on_too(proposed: Version, majas_seat: Seat) -> None:
    cannot_sign(majas_seat, T, proposed.pk, TOO_MUCH)
    here = now(majas_seat)
    assert (here.stage, here.signed) == (Stage.DISAGREED, None)
    with pytest.raises(NotAllowed):
        drop_amendment(majas_seat, T)
    signing.new_draft(majas_seat, T, proposed.pk)
    assert now(majas_seat).stage is Stage.DRAFTING


def test_an_agreement_that_only_waits_is_not_amended_twice(second: Version, sofies_seat: Seat) -> None:
    with at("2027-01-06"), pytest.raises(NotAllowed, match="Der ligger allerede en ændring"):
        amending.open_amendment(sofies_seat, T, date(2027, 3, 1))
