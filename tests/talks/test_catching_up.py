"""Agreements that have no talk to come get one by themselves."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.management import call_command

from fleksaftale.agreements.document_types import VILKAAR
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE, OPFOELGNING
from fleksaftale.audit.log import history as log
from fleksaftale.cases import life
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import signing, writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.template import State
from fleksaftale.reminders.models import Notice
from fleksaftale.talks import catching_up, commands, queries
from fleksaftale.talks.models import Reason, Talk
from tests.agreements.test_special_terms import WHOLE
from tests.talks.holding import agree, sign_both


@pytest.fixture(autouse=True)
def today() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 11, 30, 9, tzinfo=UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def signed_before_talks(sofies_seat: Seat, majas_seat: Seat, monkeypatch: pytest.MonkeyPatch) -> Seat:
    """An agreement from a time when nothing was planned by a signature."""
    with monkeypatch.context() as then:
        then.setattr(signing, "WHEN_SIGNED", [])
        agree(sofies_seat, majas_seat)
    assert not Talk.objects.exists()
    return majas_seat


def test_the_worker_plans_the_talk_that_the_agreement_asks_for_and_does_it_once(
    signed_before_talks: Seat,
) -> None:
    maja = signed_before_talks
    call_command("worker", once=True)
    talk = queries.open_talk(maja.case)
    assert talk
    assert (talk.number, talk.due_on, talk.reason) == (1, date(2027, 2, 1), Reason.RHYTHM)
    assert Notice.objects.filter(talk=talk).exists()
    (event,) = [each for each in log(maja.vault) if each.kind == "talk.planned"]
    assert event.actor.role == "system"
    call_command("worker", once=True)
    assert list(Talk.objects.all()) == [talk]


def sign_special_terms(one: Seat, other: Seat, answers: dict[str, Answer]) -> None:
    """Special terms, with or without a word on how often there are talks."""
    writing.start(one, VILKAAR.template)
    writing.write_together(one, VILKAAR.template)
    writing.save_together(one, VILKAAR.template, {key: (answer, 0) for key, answer in answers.items()})
    version = signing.propose(one, VILKAAR.template, rule_set="2026-07")
    sign_both(one, other, VILKAAR.template, version)


def test_terms_without_a_rhythm_are_followed_up_as_the_form_advises(
    sofies_seat: Seat, majas_seat: Seat
) -> None:
    sign_special_terms(sofies_seat, majas_seat, WHOLE)
    assert queries.open_talk(majas_seat.case) is None
    assert catching_up.plan_missing() == 1
    talk = queries.open_talk(majas_seat.case)
    assert talk
    assert (talk.due_on, talk.reason) == (date(2027, 1, 30), Reason.ADVICE)


def test_who_wants_no_talks_gets_none(sofies_seat: Seat, majas_seat: Seat) -> None:
    no_talks = {OPFOELGNING.key: Answer(State.NOT_RELEVANT)}
    sign_special_terms(sofies_seat, majas_seat, WHOLE | no_talks)
    assert catching_up.plan_missing() == 0


def test_a_pause_is_not_broken_into(signed_before_talks: Seat) -> None:
    commands.pause(signed_before_talks, date(2027, 3, 31))
    catching_up.plan_missing()
    talk = queries.open_talk(signed_before_talks.case)
    assert talk
    assert talk.due_on == date(2027, 4, 14)


def test_no_talk_is_planned_after_the_end(signed_before_talks: Seat) -> None:
    life.end(signed_before_talks, date(2026, 11, 30))
    assert catching_up.plan_missing() == 0


def test_a_case_without_an_agreement_has_no_talk(sofies_seat: Seat, majas_seat: Seat) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    assert catching_up.plan_missing() == 0
