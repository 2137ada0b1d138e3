"""The outbox against a real mail server: nothing lost, nothing twice."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from pytest_django import Settings

from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.mail import letters, outbox
from fleksaftale.mail.models import Outbox
from tests.mail.conftest import PostOffice

pytestmark = pytest.mark.django_db
MAJA = "maja@nordlys.example"


def post(vault: Vault, to: str = MAJA) -> Outbox:
    outbox.post(
        "case.news", to=to, language="da", vault=vault, context={"link": "http://127.0.0.1:8000/sager/1/"}
    )
    return Outbox.objects.latest("created_at")


def state(row: Outbox) -> tuple[str, int]:
    row.refresh_from_db()
    return row.status, row.attempts


def test_a_mail_is_sent_once(vault: Vault, post_office: PostOffice) -> None:
    row = post(vault)
    assert outbox.deliver_due() == 1
    assert outbox.deliver_due() == 0
    assert (state(row), post_office.recipients) == (("sent", 1), [MAJA])


def test_a_change_that_is_rolled_back_sends_nothing(vault: Vault, post_office: PostOffice) -> None:
    with transaction.atomic():
        post(vault)
        transaction.set_rollback(True)
    assert outbox.deliver_due() == 0


def test_recipient_and_context_are_not_readable_in_the_table(vault: Vault) -> None:
    row = post(vault)
    stored = bytes(row.recipient) + bytes(row.context)
    assert b"maja" not in stored
    assert b"sager" not in stored


def test_erasing_the_key_stops_a_waiting_mail(vault: Vault, post_office: PostOffice) -> None:
    row = post(vault)
    Vault.erase(vault.owner)
    assert outbox.deliver_due() == 0
    assert state(row) == ("failed", 1)
    assert not post_office.taken


def test_while_the_server_is_down_the_mail_waits_longer_each_time_and_then_goes(
    vault: Vault, post_office: PostOffice, settings: Settings
) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as clockwork:
        row = post(vault)
        waits = []
        for _try in range(8):
            assert outbox.deliver_due() == 0
            row.refresh_from_db()
            waits.append(int((row.due_at - clock.now()).total_seconds() / 60))
            assert outbox.deliver_due() == 0, "not before it is due again"
            clockwork.move_to(row.due_at)
        assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
        assert outbox.is_delayed(vault.owner)
        settings.EMAIL_PORT = port
        assert outbox.deliver_due() == 1
        assert not outbox.is_delayed(vault.owner)
    assert state(row) == ("sent", 9)


def test_after_a_day_without_a_server_it_is_given_up(vault: Vault, settings: Settings) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "fleksaftale.mail.smtp.Backend", 9
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as clockwork:
        row = post(vault)
        clockwork.shift(timedelta(hours=23))
        outbox.deliver_due()
        assert state(row) == ("waiting", 1)
        clockwork.shift(timedelta(hours=1))
        outbox.deliver_due()
        assert state(row) == ("failed", 2)


def test_an_address_that_does_not_exist_is_given_up_at_once(vault: Vault, post_office: PostOffice) -> None:
    post_office.refuse_recipient = "550 5.1.1 no such mailbox"
    row = post(vault)
    outbox.deliver_due()
    assert state(row) == ("failed", 1)
    assert row.problem == "SMTP [550]"


def test_a_full_mailbox_is_tried_again(vault: Vault, post_office: PostOffice) -> None:
    post_office.refuse_recipient = "452 4.2.2 mailbox full"
    row = post(vault)
    outbox.deliver_due()
    assert state(row) == ("waiting", 1)


@pytest.mark.parametrize(("answer", "status"), [("554 refused", "failed"), ("451 later", "waiting")])
def test_the_servers_answer_to_the_text_decides(
    vault: Vault, post_office: PostOffice, answer: str, status: str
) -> None:
    post_office.answer = answer
    row = post(vault)
    outbox.deliver_due()
    assert state(row) == (status, 1)


def test_when_the_line_breaks_after_the_text_it_is_uncertain_and_never_sent_again(
    vault: Vault, post_office: PostOffice
) -> None:
    post_office.hang_up = True
    row = post(vault)
    assert outbox.deliver_due() == 0
    assert state(row) == ("uncertain", 1)
    post_office.hang_up = False
    with time_machine.travel(clock.now() + timedelta(days=2)):
        assert outbox.deliver_due() == 0
    assert len(post_office.taken) == 1


def test_many_mails_go_over_one_line(vault: Vault, post_office: PostOffice) -> None:
    for number in range(5):
        post(vault, f"nummer{number}@nordlys.example")
    assert outbox.deliver_due() == 5
    assert post_office.lines == 1


def test_a_server_that_hangs_up_after_two_mails_gets_the_others_over_new_lines(
    vault: Vault, post_office: PostOffice
) -> None:
    post_office.mails_a_line = 2
    for number in range(5):
        post(vault, f"nummer{number}@nordlys.example")
    assert outbox.deliver_due() == 5
    assert post_office.recipients == [f"nummer{number}@nordlys.example" for number in range(5)]
    assert post_office.lines == 3


@pytest.mark.parametrize(("slow", "status"), [(0.3, "sent"), (1.5, "uncertain")])
def test_a_slow_answer_is_waited_for_and_one_that_does_not_come_leaves_it_uncertain(
    vault: Vault, post_office: PostOffice, settings: Settings, slow: float, status: str
) -> None:
    settings.EMAIL_TIMEOUT = 1
    post_office.slow = slow
    row = post(vault)
    outbox.deliver_due()
    assert state(row) == (status, 1)
    assert len(post_office.taken) == 1


def test_a_worker_killed_while_sending_leaves_it_uncertain(vault: Vault, post_office: PostOffice) -> None:
    row = post(vault)
    Outbox.objects.filter(pk=row.pk).update(
        status="sending", attempts=1, claimed_until=clock.now() + outbox.LEASE
    )
    outbox.deliver_due()
    assert state(row) == ("sending", 1), "another worker may still be at it"
    with time_machine.travel(clock.now() + outbox.LEASE + timedelta(seconds=1)):
        outbox.deliver_due()
    assert state(row) == ("uncertain", 1)
    assert not post_office.taken


def test_one_bad_mail_does_not_stop_the_others(vault: Vault, post_office: PostOffice) -> None:
    first, second = post(vault), post(vault)
    Outbox.objects.filter(pk=first.pk).update(kind="no.such.kind")
    assert outbox.deliver_due() == 1
    assert (state(first)[0], state(second)[0]) == ("failed", "sent")


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_send_the_same_mail(vault: Vault, post_office: PostOffice) -> None:
    for number in range(20):
        post(vault, f"nummer{number}@nordlys.example")
    start = threading.Barrier(3)

    def work() -> None:
        start.wait()
        while outbox.deliver_due(limit=5):
            pass
        connections.close_all()

    workers = [threading.Thread(target=work) for _worker in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(post_office.recipients) == sorted(f"nummer{number}@nordlys.example" for number in range(20))


def test_sent_mails_are_forgotten_after_a_month_and_uncertain_ones_kept(
    vault: Vault, post_office: PostOffice
) -> None:
    sent, lost = post(vault), post(vault)
    Outbox.objects.filter(pk=lost.pk).update(status="uncertain", done_at=clock.now())
    outbox.deliver_due()
    with time_machine.travel(clock.now() + timedelta(days=31)):
        assert outbox.forget_sent() == 1
    assert not Outbox.objects.filter(pk=sent.pk).exists()
    assert outbox.troubles() == {"uncertain": 1, "failed": 0, "late": 0}


@pytest.mark.parametrize("to", ["", "maja", "maja@nordlys.example\nBcc: ond@ond.example"])
def test_what_is_no_address_is_refused_before_it_is_stored(vault: Vault, to: str) -> None:
    with pytest.raises(ValidationError):
        post(vault, to)


def test_a_link_to_another_site_is_refused(vault: Vault) -> None:
    for link in ("https://ond.example/", "http://127.0.0.1:8000.ond.example/", "/sager/1/"):
        with pytest.raises(letters.UnknownLetter):
            outbox.post("case.news", to=MAJA, language="da", vault=vault, context={"link": link})


def test_a_mail_that_would_say_more_is_refused(vault: Vault) -> None:
    with pytest.raises(letters.UnknownLetter):
        outbox.post(
            "case.news",
            to=MAJA,
            language="da",
            vault=vault,
            context={"link": "http://127.0.0.1:8000/", "name": "Maja"},
        )
    with pytest.raises(letters.UnknownLetter):
        outbox.post("case.gossip", to=MAJA, language="da", vault=vault, context={})
