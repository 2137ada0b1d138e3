"""What goes wrong around a check: two windows, a night, an old or full cookie, another language. And which of
many days somebody has at hand.
"""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.deadlines.catalogue import ASKED, TOPICS
from fleksaftale.guidance.checks import check
from fleksaftale.guidance.checks_walk import UNKNOWN
from fleksaftale.web import checks_dates, sealed_answers
from fleksaftale.web.checks_dates import FEW, HAVE_KEY, NONE, TOPICS_KEY, DatesWalk
from tests.web.test_checks import text_of
from tests.web.test_checks_kept import BEGUN, DATES, DURATION, answered, question

TODAY = date(2026, 11, 22)
GONE = "Dine svar er væk"
FULL = "Der er ikke plads til flere svar"


@pytest.fixture(autouse=True)
def _on_a_day() -> Any:
    with time_machine.travel("2026-11-22T09:00:00Z"):
        yield


def answers(client: Client, found: str = DURATION) -> list[str]:
    page = client.get(reverse("check_result", args=[found]))
    return [each["answer"] for each in page.context["answers"]]


def test_two_windows_of_one_check_share_their_answers_and_lose_none(client: Client) -> None:
    for key in ("fleksjob_begyndt", "bevilling_permanent"):
        assert client.get(question(key)).status_code == 200
    client.post(question("bevilling_permanent"), {"answer": "nej"})
    there = client.post(question("fleksjob_begyndt"), BEGUN)["Location"]
    assert there == question("foerste_fleksjob_afsluttet")
    assert answers(client) == ["Nej", "1. marts 2024", "I dag"]


def test_answers_older_than_half_a_day_say_that_they_are_gone_and_the_new_one_counts(client: Client) -> None:
    answered(client)
    with time_machine.travel("2026-11-22T22:00:00Z"):
        page = client.get(reverse("check_result", args=[DURATION]), follow=True)
        assert GONE in text_of(page)
        assert page.redirect_chain[-1][0] == reverse("check", args=[DURATION])
        assert GONE in text_of(client.get(question("bevilling_permanent")))
        sent = client.post(question("bevilling_permanent"), {"answer": "nej"}, follow=True)
        assert "Vi spørger dig igen om resten" in sent.content.decode()
        assert sent.redirect_chain[-1][0] == question("fleksjob_begyndt")
        assert answers(client) == ["Nej", "I dag"]
        assert GONE not in text_of(client.get(question("fleksjob_begyndt")))


def test_who_has_not_begun_reads_nothing_of_answers_that_are_gone(client: Client) -> None:
    assert GONE not in text_of(client.get(reverse("check", args=[DURATION])))
    answered(client)
    client.post(reverse("check_restart", args=[DURATION]))
    assert GONE not in text_of(client.get(reverse("check", args=[DURATION])))


def test_a_night_between_two_answers_asks_about_the_new_day(client: Client) -> None:
    with time_machine.travel("2026-12-31T21:00:00Z"):
        answered(client)
    with time_machine.travel("2027-01-01T06:00:00Z"):
        page = text_of(client.get(reverse("check_result", args=[DURATION])))
        assert "1. januar 2027" in page
        assert "10. maj 1984" in page


def test_another_language_in_the_middle_keeps_the_answers(client: Client) -> None:
    answered(client)
    client.post(reverse("language_set"), {"language": "en"})
    assert "1 March 2024" in answers(client)
    page = text_of(client.get(reverse("check_result", args=[DURATION])))
    assert "The first fleksjob is always temporary, for five years." in page


def test_a_full_cookie_says_so_on_every_way_and_keeps_what_was_there(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = "naar-jobbet-slutter"
    client.post(question("ophoer", found), {"answer": "siger_selv_op"})
    before = answers(client, found)
    monkeypatch.setattr(sealed_answers, "LARGEST", 60)
    page = client.post(question("nyt_job_straks", found), {"answer": "nej"})
    assert page.status_code == 422
    assert FULL in text_of(page)
    sent = {"part": "sanktion"}
    assert FULL in client.post(reverse("check_result", args=[found]), sent, follow=True).content.decode()
    page = client.post(question("ophoer", found), {"unassessed": "1"})
    assert FULL in text_of(page)
    assert answers(client, found) == before


# --- which days somebody has at hand -----------------------------------------------------------------------


def walk(**told: str) -> DatesWalk:
    found = check(DATES)
    assert found
    return DatesWalk.of(found, told, TODAY)


EVERYTHING = ",".join(topic.key for topic in TOPICS)


def test_before_many_questions_it_is_asked_which_of_them_can_be_answered() -> None:
    here = walk(**{TOPICS_KEY: EVERYTHING})
    assert here.next == HAVE_KEY
    only = here.with_answer(HAVE_KEY, "foedselsdag,ansaettelse_start")
    asked = []
    while only.next:
        asked.append(only.next)
        only = only.with_answer(only.next, UNKNOWN)
    assert asked == ["ansaettelse_start", "foedselsdag"]


def test_a_few_questions_are_asked_at_once() -> None:
    here = walk(**{TOPICS_KEY: "alder"})
    assert here.left <= FEW
    assert here.next == "foedselsdag"


def test_who_has_none_of_them_gets_the_answer_at_once() -> None:
    here = walk(**{TOPICS_KEY: EVERYTHING}).with_answer(HAVE_KEY, NONE)
    assert (here.next, here.left) == ("", 0)


def test_who_does_not_know_which_is_asked_of_each() -> None:
    here = walk(**{TOPICS_KEY: EVERYTHING})
    assert here.with_answer(HAVE_KEY, UNKNOWN).next in ASKED
    assert here.with_answer(HAVE_KEY, UNKNOWN).left == here.left


def test_a_day_that_is_at_hand_no_more_goes_and_other_topics_ask_anew() -> None:
    here = walk(**{TOPICS_KEY: EVERYTHING}).with_answer(HAVE_KEY, "foedselsdag,ansaettelse_start")
    here = here.with_answer("foedselsdag", "1984-05-10").with_answer("ansaettelse_start", "2024-03-01")
    less = here.with_answer(HAVE_KEY, "ansaettelse_start")
    assert set(less.answers) == {TOPICS_KEY, HAVE_KEY, "ansaettelse_start"}
    other = here.with_answer(TOPICS_KEY, "alder,uden-job")
    assert set(other.answers) == {TOPICS_KEY, "foedselsdag"}
    assert here.with_answer(TOPICS_KEY, EVERYTHING).answers == here.answers


def test_the_dates_so_far_stand_under_the_next_question(client: Client) -> None:
    client.post(question(TOPICS_KEY, DATES), {"answer": ["fleksjobbet", "alder"]})
    client.post(question("ansaettelse_start", DATES), BEGUN)
    client.post(question("varighed", DATES), {"answer": "midlertidigt"})
    page = client.get(question("foedselsdag", DATES))
    told = walk(**{TOPICS_KEY: "fleksjobbet,alder", "ansaettelse_start": "2024-03-01"})
    expected = checks_dates.so_far(told.with_answer("varighed", "midlertidigt"))
    assert expected
    assert all(f"{when} {title}" in text_of(page) for when, title in expected)


def test_the_page_of_what_is_at_hand_names_each_with_its_topic(client: Client) -> None:
    every = [topic.key for topic in TOPICS]
    there = client.post(question(TOPICS_KEY, DATES), {"answer": every})["Location"]
    assert there == question(HAVE_KEY, DATES)
    page = text_of(client.get(there))
    assert all(str(topic.title) in page for topic in TOPICS)
    after = client.post(there, {})["Location"]
    assert after == reverse("check_result", args=[DATES])
    assert "Ingen af dem" in text_of(client.get(after))
