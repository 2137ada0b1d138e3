"""While both prepare alone, neither can read the other's answers anywhere, nor see how far the other is."""

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.models import Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.rhythm import Step, Unit
from fleksaftale.documents.template import State
from fleksaftale.people.models import User
from tests.cast import answered, now, save_alone
from tests.people.signing_in import sign_in

SECRET = "hemmelig-skovmår"
MAJAS = {
    "opgaver": answered(tekst=f"{SECRET}-1"),
    "timer": answered(timer=11 * 60 + 13),
    "effektive_timer": answered(kilde="kommunen", timer=9 * 60 + 17, dato=date(2026, 3, 19)),
    "start": answered(dato=date(2031, 5, 7)),
    "kontaktperson": answered(navn=f"{SECRET}-2", stedfortraeder=f"{SECRET}-3"),
    "hjaelp_fra_kommunen": Answer(State.IN_DOUBT, {"tekst": f"{SECRET}-4"}),
    "opfoelgning": answered(rytme=(Step(17, Unit.WEEKS),), bemaerkning=f"{SECRET}-5"),
}
TRACES = (SECRET, "11:13", "9:17", "19. marts 2026", "maj 2031", "17. uge", "19 03 2026")


@pytest.fixture
def as_sofie(client: Client, sofie: User) -> Client:
    sign_in(client, sofie)
    return client


@pytest.fixture
def written(majas_seat: Seat) -> None:
    for key, answer in MAJAS.items():
        save_alone(majas_seat, {key: answer})


def everything_shown_to(client: Client, seat: Seat) -> str:
    """The bytes of every page of the case, as text."""
    case = [seat.case.pk]
    keys = [page.key for page in FLEKS_TILLAEGSAFTALE.pages]
    names = ("case_detail", "case_log", "case_facts", "case_invite", "own_summary", "own_preview", "draft")
    urls = [reverse(name, args=case) for name in (*names, "draft_summary")]
    urls += [reverse(name, args=[*case, key]) for name in ("own_page", "draft_page") for key in keys]
    pages = [client.get(url, follow=True).content.decode() for url in [*urls, reverse("case_list")]]
    return "\n".join(pages)


def test_the_other_reads_nothing_on_any_page(as_sofie: Client, sofies_seat: Seat, written: None) -> None:
    shown = everything_shown_to(as_sofie, sofies_seat)
    assert len(shown) > 20_000
    assert [trace for trace in TRACES if trace in shown] == []


def test_the_other_sees_i_gang_and_not_how_far(as_sofie: Client, sofies_seat: Seat, majas_seat: Seat) -> None:
    (first, *rest) = MAJAS.items()
    save_alone(majas_seat, dict([first]))
    before = everything_visible(as_sofie, sofies_seat)
    for key, answer in rest:
        save_alone(majas_seat, {key: answer})
    assert everything_visible(as_sofie, sofies_seat) == before
    assert "I gang" in before


def everything_visible(client: Client, seat: Seat) -> str:
    """The case's own page and its log, without Sofie's own reading."""
    page = client.get(reverse("case_detail", args=[seat.case.pk])).content.decode()
    log = client.get(reverse("case_log", args=[seat.case.pk])).content.decode()
    told = [line for line in (page + log).splitlines() if "csrf" not in line]
    return "\n".join(line for line in told if "Maja" in line or "gang" in line)


def test_in_the_log_one_sees_ones_own_savings_at_once(
    client: Client, maja: User, majas_seat: Seat, written: None
) -> None:
    sign_in(client, maja)
    log = client.get(reverse("case_log", args=[majas_seat.case.pk])).content.decode()
    assert "Maja Kjærgaard gemte svar alene: 1" in log


@pytest.mark.parametrize("do", ["ready", "propose", "together", "open"])
def test_nothing_one_does_alone_opens_the_others_answers(
    as_sofie: Client, sofies_seat: Seat, written: None, do: str
) -> None:
    as_sofie.post(reverse("own_summary", args=[sofies_seat.case.pk]), {"do": do})
    shown = everything_shown_to(as_sofie, sofies_seat)
    assert [trace for trace in TRACES if trace in shown] == []


@pytest.mark.parametrize("key", MAJAS)
def test_a_closed_answer_cannot_be_taken_into_the_draft(
    as_sofie: Client, sofies_seat: Seat, written: None, key: str
) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    with pytest.raises(NotAllowed):
        writing.take_answer(sofies_seat, FLEKS_TILLAEGSAFTALE, key, Role.EMPLOYEE, seen=0)
    as_sofie.post(
        reverse("draft", args=[sofies_seat.case.pk]), {"question": key, "take": "employee", "seen": "0"}
    )
    assert now(sofies_seat).joint == {}


def test_a_saving_of_the_one_never_meets_the_text_of_the_other(
    as_sofie: Client, sofies_seat: Seat, written: None
) -> None:
    """Each has revisions of her own: no conflict page can show what is closed."""
    url = reverse("own_page", args=[sofies_seat.case.pk, "opgaver"])
    for seen in ("0", "1", "7", "-1"):
        answer = as_sofie.post(url, {"opgaver-tekst": f"korrektur {seen}", "opgaver-seen": seen})
        assert SECRET not in answer.content.decode()
    assert "korrektur" in json.dumps([a.answer.get("tekst") for a in now(sofies_seat).own.values()])


def test_the_preview_shows_what_the_other_sees_now_before_what_comes_later(
    client: Client, maja: User, majas_seat: Seat, written: None
) -> None:
    sign_in(client, maja)
    page = client.get(reverse("own_preview", args=[majas_seat.case.pk])).content.decode()
    right_now, later = page.split("Når I begge er klar", 1)
    assert "Maja Kjærgaard: i gang" in right_now
    assert SECRET not in right_now
    assert SECRET in later
