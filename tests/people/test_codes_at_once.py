"""Many tries at the same moment count as many tries, on either database."""

import threading
from collections import Counter
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connections
from django.http import HttpRequest

from fleksaftale.people import codes
from fleksaftale.people.codes import Answer
from fleksaftale.people.models import Code
from tests.people.signing_in import mailed_code, wrong

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser_session(db: None) -> HttpRequest:
    """A request of a session that a code was sent to; all tries share the session as it was then."""
    parts = {"session": {}, "META": {"REMOTE_ADDR": "127.0.0.1"}, "headers": {}, "COOKIES": {}}
    request = cast(HttpRequest, SimpleNamespace(**parts, user=AnonymousUser()))
    codes.send(request, "sign-in", "maja@nordlys.example", "da")
    return request


def try_at_once(request: Any, typed: str, times: int = 8) -> Counter[Answer]:
    start, answers = threading.Barrier(times), []

    def attempt() -> None:
        start.wait()
        answers.append(codes.answer(request, "sign-in", typed))
        connections.close_all()

    threads = [threading.Thread(target=attempt) for _number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(answers)


def test_eight_guesses_at_once_are_three_tries(browser_session: HttpRequest) -> None:
    answers = try_at_once(browser_session, wrong(mailed_code()))
    assert answers[Answer.RIGHT] == 0
    assert answers[Answer.WRONG] + answers[Answer.SPENT] == 3
    assert Code.objects.get().tries == 3
    assert codes.answer(browser_session, "sign-in", mailed_code()) is Answer.GONE


def test_the_right_code_sent_eight_times_at_once_is_right_once(browser_session: HttpRequest) -> None:
    assert try_at_once(browser_session, mailed_code())[Answer.RIGHT] == 1
