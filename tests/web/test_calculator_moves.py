"""Two situations: one copied to the other, changed round, emptied, and every step taken back."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.web import sealed_answers
from tests.web.test_calculator import KARIM, MONTH, NEW, text_of

OTHER = KARIM | NEW | {"ny-timer": "22", "ny-timeloen": "190,00"}


def press(client: Client, do: str, facts: dict[str, str]) -> HttpResponse:
    return client.post(reverse("calculator_compare"), facts | {"do": do})


def values(response: HttpResponse) -> dict[str, Any]:
    form = response.context["form"]
    names = ("timer", "timeloen", "ny-timer", "ny-timeloen")
    return {name: form[name].value() or "" for name in names}


@pytest.mark.parametrize(
    ("do", "becomes"),
    [
        ("kopi", ("18", "200,00", "18", "200,00")),
        ("byt", ("22", "190,00", "18", "200,00")),
        ("tom", ("18", "200,00", "", "")),
    ],
)
def test_a_press_moves_the_numbers_and_another_takes_it_back(
    client: Client, do: str, becomes: tuple[str, ...]
) -> None:
    moved = press(client, do, OTHER)
    assert tuple(values(moved).values()) == becomes
    assert moved.context["form"]["maaned"].value() == MONTH["maaned"]
    assert "Fortryd" in text_of(moved)
    now = {name: text for name, text in values(moved).items() if text}
    back = press(client, "fortryd", MONTH | now | {"foer": moved.context["form"].undo})
    assert tuple(values(back).values()) == ("18", "200,00", "22", "190,00")


def test_a_copy_is_answered_at_once_and_goes_along_to_the_next_page(client: Client) -> None:
    assert "Det giver ikke mere om måneden." in text_of(press(client, "kopi", OTHER))
    assert client.get(reverse("calculator_compare")).context["form"]["ny-timer"].value() == "18"


def test_half_a_situation_is_moved_too_and_nothing_kept_is_lost(client: Client) -> None:
    client.post(reverse("calculator"), KARIM)
    moved = press(client, "byt", MONTH | {"ny-timer": "22"})
    assert values(moved)["timer"] == "22"
    assert client.get(reverse("calculator")).context["form"]["timer"].value() == "18"


@pytest.mark.parametrize(
    "foer",
    [
        "",
        "x",
        "[]",
        '{"timer": 3, "csrf": "x", "ny-timer": "20"}',
        pytest.param("[" * 100_000, id="brackets without end"),
        pytest.param('{"ny-timeloen": "\\ud800"}', id="half a character"),
    ],
)
def test_whatever_else_comes_back_as_the_numbers_before_is_left_out(client: Client, foer: str) -> None:
    back = press(client, "fortryd", OTHER | {"foer": foer})
    assert back.status_code == 200
    assert values(back)["timer"] == ""


def test_what_a_browser_cannot_keep_is_said_and_answered_all_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_answers, "LARGEST", 100)
    said = "Svaret står her, men tallene følger ikke med"
    for name in ("calculator", "calculator_compare", "calculator_employer"):
        for headers in ({}, {"HX-Request": "true"}):
            answer = client.post(reverse(name), OTHER, headers=headers)
            assert answer.status_code == 200
            assert said in text_of(answer)
            assert ("<html" in answer.content.decode()) == (not headers)
            assert reverse("calculator_pdf") not in answer.content.decode()
    assert said in text_of(press(client, "kopi", OTHER))
    assert not client.cookies.get(sealed_answers.cookie_name("calculator"))
