"""Two answers with rows become one: what both wrote stands in the joint draft."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given

from fleksaftale.agreements.help_and_goals import HJAELP_FRA_ARBEJDSPLADSEN, MAAL
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE, OPGAVER
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.gathering import gathered
from fleksaftale.documents.rows import Row, Rows, said
from fleksaftale.documents.template import State
from fleksaftale.people.models import User
from tests.cast import answered, now, save_alone
from tests.documents.test_rows import ROWS, row
from tests.people.signing_in import sign_in

Q = HJAELP_FRA_ARBEJDSPLADSEN.key


@given(ROWS, ROWS)
def test_every_row_of_both_is_there(first: Rows, second: Rows) -> None:
    both = gathered(HJAELP_FRA_ARBEJDSPLADSEN, answered(raekker=first), answered(raekker=second))
    assert both is not None
    rows = both.get("raekker")
    assert rows[: len(first)] == first
    ids = {r.id for r in rows}
    assert len(ids) == len(rows)
    assert all(r.filled in said(rows) or r.id in {f.id for f in first} for r in second)


def test_the_same_row_written_by_both_stands_once() -> None:
    both = gathered(
        HJAELP_FRA_ARBEJDSPLADSEN,
        answered(raekker=(row("Pause"),), tekst="Ro"),
        answered(raekker=(row("Pause"), row("Korte møder")), tekst="Varme"),
    )
    assert both is not None
    assert [r.get("tekst") for r in both.get("raekker")] == ["Pause", "Korte møder"]
    assert both.get("tekst") == "Ro\n\nVarme"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (answered(retning="stabilt"), answered(retning="maal")),
        (answered(retning="stabilt"), Answer(State.NOT_RELEVANT)),
        (
            answered(raekker=tuple(row(f"Mål {n}") for n in range(5))),
            answered(raekker=tuple(row(f"Andet mål {n}") for n in range(4))),
        ),
    ],
)
def test_what_cannot_both_stand_is_not_gathered(first: Answer, second: Answer) -> None:
    assert gathered(MAAL, first, second) is None


def test_a_question_without_a_list_is_not_gathered() -> None:
    assert gathered(OPGAVER, answered(tekst="layout"), answered(tekst="korrektur")) is None


@pytest.fixture
def both_ready(majas_seat: Seat, sofies_seat: Seat) -> None:
    save_alone(majas_seat, {Q: answered(raekker=(Row("aaaaaaaa", {"tekst": "Pause"}),))})
    save_alone(sofies_seat, {Q: answered(raekker=(Row("bbbbbbbb", {"tekst": "Korte møder"}),))})
    for seat in (majas_seat, sofies_seat):
        writing.say_ready(seat, FLEKS_TILLAEGSAFTALE)


def test_one_click_takes_the_rows_of_both_the_employees_first(
    client: Client, sofie: User, sofies_seat: Seat, both_ready: None
) -> None:
    sign_in(client, sofie)
    page: Any = client.get(reverse("draft", args=[sofies_seat.case.pk]))
    assert "Brug begges svar" in page.content.decode()
    client.post(page.request["PATH_INFO"], {"question": Q, "seen": "0", "take": "both"})
    rows = now(sofies_seat).joint[Q].answer.get("raekker")
    assert [(r.id, r.get("tekst")) for r in rows] == [("aaaaaaaa", "Pause"), ("bbbbbbbb", "Korte møder")]


def test_answers_that_are_not_shown_are_not_gathered(majas_seat: Seat, sofies_seat: Seat) -> None:
    save_alone(majas_seat, {Q: answered(raekker=(row("Pause"),))})
    save_alone(sofies_seat, {Q: answered(raekker=(row("Korte møder"),))})
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    with pytest.raises(NotAllowed, match="kan ikke stå sammen"):
        writing.take_both(sofies_seat, FLEKS_TILLAEGSAFTALE, Q, seen=0)
    assert Q not in now(majas_seat).joint
