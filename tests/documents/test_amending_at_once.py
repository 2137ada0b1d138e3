"""Two people change the agreement at the same instant; the suite runs this on SQLite and PostgreSQL."""

from datetime import date

import pytest

from fleksaftale.agreements.commands import propose_version
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents import amending, disagreeing, signing
from fleksaftale.documents.models import JOINT, Objection, Reminder, Signature, Stage, StageChange, Version
from tests.agreements.test_at_once import T, at_once, expect_one_chain, met, sign
from tests.cast import answered, now, save_together

pytestmark = pytest.mark.usefixtures("transactional_db")
LATER = date(2027, 2, 1)


@pytest.fixture
def signed(majas_seat: Seat, sofies_seat: Seat, proposed: Version) -> Version:
    for seat in (majas_seat, sofies_seat):
        sign(seat, proposed)()
    return proposed


@pytest.fixture
def second(signed: Version, sofies_seat: Seat) -> Version:
    amending.open_amendment(sofies_seat, T, clock.today())
    save_together(sofies_seat, {"timer": answered(timer=14 * 60)})
    return propose_version(sofies_seat)


def test_both_open_a_change_at_once_and_it_is_opened_once(
    signed: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    at_once(
        lambda: amending.open_amendment(majas_seat, T, LATER),
        lambda: amending.open_amendment(sofies_seat, T, date(2027, 3, 1)),
        lambda: amending.open_amendment(sofies_seat, T, date(2027, 3, 1)),
    )
    assert StageChange.objects.filter(stage=Stage.DRAFTING).count() == 2  # the first draft, and this one
    assert now(majas_seat).answers(JOINT)["start"].get("dato") in (LATER, date(2027, 3, 1))
    expect_one_chain()


@pytest.mark.parametrize("_again", range(3))
def test_both_sign_a_change_at_once_and_one_version_is_in_force(
    second: Version, majas_seat: Seat, sofies_seat: Seat, _again: int
) -> None:
    at_once(sign(majas_seat, second), sign(sofies_seat, second))
    here = now(majas_seat)
    assert here.signed == second
    assert here.stage is Stage.SIGNED
    assert Version.objects.get(pk=second.pk).signed_at == max(
        Signature.objects.filter(version=second).values_list("signed_at", flat=True)
    )
    expect_one_chain()


@pytest.mark.parametrize("_again", range(3))
def test_signing_and_giving_up_cannot_both_hold(
    second: Version, majas_seat: Seat, sofies_seat: Seat, _again: int
) -> None:
    signing_it, dropping = at_once(sign(majas_seat, second), lambda: amending.drop_amendment(sofies_seat, T))
    refused = met([signing_it, dropping], NotAllowed)
    assert len(refused) == 1
    assert Signature.objects.filter(version=second).exists() is (dropping in refused)
    expect_one_chain()


@pytest.mark.parametrize("_again", range(3))
def test_signing_and_not_agreeing_at_once_end_in_a_disagreement_that_keeps_both(
    second: Version, majas_seat: Seat, sofies_seat: Seat, _again: int
) -> None:
    results = at_once(
        sign(sofies_seat, second), lambda: disagreeing.cannot_sign(majas_seat, T, second.pk, "for meget")
    )
    assert now(majas_seat).stage is Stage.DISAGREED
    assert Signature.objects.filter(version=second).exists() is (not met(results, NotAllowed))
    expect_one_chain()


def test_a_double_click_on_not_agreeing_is_one_text_and_one_reminder(
    second: Version, majas_seat: Seat
) -> None:
    at_once(*[lambda: disagreeing.cannot_sign(majas_seat, T, second.pk, "for meget")] * 4)
    assert (Objection.objects.count(), Reminder.objects.count()) == (1, 1)
    expect_one_chain()


def test_both_give_it_up_at_once(second: Version, majas_seat: Seat, sofies_seat: Seat) -> None:
    results = at_once(
        *(lambda seat=seat: amending.drop_amendment(seat, T) for seat in (majas_seat, sofies_seat))
    )
    assert results == [None, None]
    assert now(majas_seat).stage is Stage.SIGNED
    expect_one_chain()


def test_two_workers_send_one_reminder(second: Version, majas_seat: Seat) -> None:
    disagreeing.cannot_sign(majas_seat, T, second.pk, "for meget")
    Reminder.objects.update(due_at=clock.now())
    assert sorted(at_once(*[disagreeing.send_due_reminders] * 3)) == [0, 0, 1]


def test_a_new_draft_and_the_last_signature_at_once(
    second: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    sign(majas_seat, second)()
    results = at_once(sign(sofies_seat, second), lambda: signing.new_draft(majas_seat, T, second.pk))
    assert len(met(results, NotAllowed)) == 1
    here = now(majas_seat)
    assert (here.stage is Stage.SIGNED) is (here.base == second)
    expect_one_chain()
