"""Two workers plan the talks that are missing at the same time: each case gets one."""

import subprocess

import pytest
from django.db import connections
from pytest_django import Settings

from fleksaftale.audit.log import history
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import signing
from fleksaftale.reminders.models import Kind, Notice
from fleksaftale.talks.models import Talk
from tests.mail.conftest import PostOffice, post_office
from tests.mail.test_worker import begin
from tests.talks.holding import agree

__all__ = ["post_office"]  # the fixture of another folder


@pytest.mark.django_db(transaction=True)
def test_two_workers_plan_each_missing_talk_once(
    sofies_seat: Seat,
    majas_seat: Seat,
    post_office: PostOffice,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if connections["default"].vendor == "sqlite":
        pytest.skip("two workers are for PostgreSQL")
    assert post_office
    with monkeypatch.context() as then:
        then.setattr(signing, "WHEN_SIGNED", [])
        agree(sofies_seat, majas_seat)
    assert not Talk.objects.exists()
    both = [begin(settings, "--once", stderr=subprocess.PIPE) for _number in range(2)]
    ended = [program.communicate(timeout=120) for program in both]
    assert [program.returncode for program in both] == [0, 0], ended
    assert Talk.objects.get().number == 1
    assert [event.kind for event in history(majas_seat.vault)].count("talk.planned") == 1
    days = list(Notice.objects.exclude(kind=Kind.LAW).values_list("role", "number"))
    assert len(days) == len(set(days))
