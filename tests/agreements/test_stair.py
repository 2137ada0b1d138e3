"""The stair of hours: a plan in order, and nothing that happens by itself."""

import itertools
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.queries import agreement
from fleksaftale.agreements.stair import step_text
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import signing, writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.models import Version
from fleksaftale.documents.rows import Row, new_id
from fleksaftale.documents.show import sections
from fleksaftale.documents.signing import Incomplete, Intent
from tests.cast import ANSWERS, answered, now, save_together

START = date(2026, 12, 1)


def step(day: date, present: float, effective: float | None = None) -> Row:
    paid = None if effective is None else int(effective * 60)
    return Row(new_id(), {"dato": day, "timer": int(present * 60), "effektive": paid})


def with_stair(*steps: Row) -> dict[str, Answer]:
    return ANSWERS | {"maal": answered(trappe=steps, trappe_stop="Er to uger hårde, bliver vi på trinnet")}


def problems(*steps: Row) -> list[tuple[str, str]]:
    found = FLEKS_TILLAEGSAFTALE.problems(with_stair(*steps))
    return [(p.field.rpartition("-")[2], p.text.da) for p in found]


def test_a_stair_that_goes_up_after_the_start_is_fine() -> None:
    assert problems(step(date(2027, 3, 1), 14, 12), step(date(2027, 6, 1), 16)) == []


def test_more_of_the_hours_paid_is_a_step_too_and_so_are_fewer_hours() -> None:
    assert problems(step(date(2027, 3, 1), 12, 11)) == []
    assert problems(step(date(2027, 3, 1), 10, 8)) == []


@pytest.mark.parametrize("effective", [None, 10])
def test_the_first_step_leads_away_from_the_hours_that_are_agreed(effective: float | None) -> None:
    (found,) = problems(step(date(2027, 3, 1), 12, effective))
    assert found == ("timer", "Det er de timer, I har aftalt nu. Skriv timerne på det første trin")


@pytest.mark.parametrize("day", [START, START - timedelta(days=1)])
def test_the_first_step_comes_after_the_start(day: date) -> None:
    (found,) = problems(step(day, 14))
    assert found == ("dato", "Det første trin kommer efter startdatoen, 01.12.2026")


def test_nobody_is_paid_for_more_hours_than_they_are_at_work() -> None:
    (found,) = problems(step(date(2027, 3, 1), 14, 14.5))
    assert found == (
        "effektive",
        "De effektive timer kan ikke være flere end timerne på arbejdspladsen",
    )


@given(st.lists(st.integers(1, 3000), min_size=2, max_size=6))
def test_the_days_come_one_after_another(offsets: list[int]) -> None:
    steps = [step(START + timedelta(days=n), 14 + i) for i, n in enumerate(offsets)]
    faults = [field for field, _text in problems(*steps)]
    wrong = sum(later <= earlier for earlier, later in itertools.pairwise(offsets))
    assert faults == ["dato"] * wrong


def test_each_fault_is_told_at_its_own_row() -> None:
    first, second = step(date(2027, 6, 1), 14), step(date(2027, 3, 1), 16)
    (found,) = FLEKS_TILLAEGSAFTALE.problems(with_stair(first, second))
    assert (found.question, found.field) == ("maal", f"trappe-{second.id}-dato")


# --- in words ----------------------------------------------------------------------------------------------


def test_a_step_says_its_figures_together() -> None:
    assert step_text(step(date(2027, 3, 1), 14, 12)) == (
        "Fra 1. marts 2027: 14 timer på arbejdspladsen, 12 timer effektivt (arbejdsintensitet 86 %, beregnet)"
    )
    assert step_text(step(date(2027, 6, 1), 16)) == (
        "Fra 1. juni 2027: 16 timer på arbejdspladsen. Effektive timer: afventer kommunens vurdering"
    )


def test_a_stair_is_read_with_what_it_is_and_is_not() -> None:
    answers = with_stair(step(date(2027, 3, 1), 14, 12))
    shown = {a.question.key: a for s in sections(FLEKS_TILLAEGSAFTALE, answers) for a in s.answers}
    texts = [text for _label, text in shown["maal"].rows]
    assert "Hvert trin er en ændring, som begge skriver under på. Intet sker af sig selv." in texts
    with translation.override("en"):
        shown = {a.question.key: a for s in sections(FLEKS_TILLAEGSAFTALE, answers) for a in s.answers}
        assert "Nothing happens by itself." in " ".join(text for _label, text in shown["maal"].rows)


# --- what it does ------------------------------------------------------------------------------------------


def test_a_stair_with_a_fault_is_not_offered_for_signature(sofies_seat: Seat, majas_seat: Seat) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    save_together(sofies_seat, with_stair(step(START, 14)))
    with pytest.raises(Incomplete):
        propose_version(sofies_seat)


def test_when_a_step_has_come_the_agreed_hours_are_still_the_agreed_hours(
    sofies_seat: Seat, majas_seat: Seat
) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    save_together(sofies_seat, with_stair(step(date(2027, 3, 1), 14, 12)))
    version: Version = propose_version(sofies_seat)
    for seat in (majas_seat, sofies_seat):
        signing.sign(seat, FLEKS_TILLAEGSAFTALE, version.pk, Intent(seat.name, version.fingerprint))
    with time_machine.travel("2027-03-02 09:00:00+01:00"):
        here = agreement(majas_seat)
        assert here.signed == version
        assert here.content(version).answer(FLEKS_TILLAEGSAFTALE, "timer").get("timer") == 12 * 60
        assert now(sofies_seat).coming == []
