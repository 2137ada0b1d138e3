"""Two preparations side by side."""

from collections.abc import Mapping

import pytest

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.models import Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.comparing import Compared, Standing, compare, unsettled_count
from fleksaftale.documents.template import State
from tests.cast import answered, now, save_alone, save_together


def both_ready(maja: Seat, sofie: Seat, mine: Mapping[str, Answer], hers: Mapping[str, Answer]) -> None:
    save_alone(maja, dict(mine))
    save_alone(sofie, dict(hers))
    writing.say_ready(maja, FLEKS_TILLAEGSAFTALE)
    writing.say_ready(sofie, FLEKS_TILLAEGSAFTALE)


def row(seat: Seat, key: str) -> Compared:
    return next(r for r in compare(now(seat)) if r.question.key == key)


def test_differences_stand_first_then_what_one_has_written_then_what_nobody_has(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    both_ready(
        majas_seat,
        sofies_seat,
        {
            "maal": answered(tekst="stabilt"),
            "opgaver": answered(tekst="layout"),
            "timer": answered(timer=720),
        },
        {"maal": answered(tekst="flere timer"), "timer": answered(timer=720)},
    )
    rows = compare(now(majas_seat))
    assert [r.standing for r in rows][:2] == [Standing.DIFFERENT, Standing.ONE_SIDED]
    assert [rows[0].question.key, rows[1].question.key] == ["maal", "opgaver"]
    assert rows[-1].question.key == "timer"  # both wrote the same: settled
    assert rows[-1].standing is Standing.SETTLED
    assert [r.standing for r in rows] == sorted((r.standing for r in rows), key=list(Standing).index)


def test_both_see_the_same_rows_each_with_their_own_side_named(majas_seat: Seat, sofies_seat: Seat) -> None:
    both_ready(
        majas_seat, sofies_seat, {"maal": answered(tekst="stabilt")}, {"maal": answered(tekst="flere")}
    )
    for seat in (majas_seat, sofies_seat):
        sides = {side.role: side for side in row(seat, "maal").sides}
        assert sides[Role.EMPLOYEE].answer.rows == (("Andet om mål", "stabilt"),)
        assert sides[Role.LEADER].answer.rows == (("Andet om mål", "flere"),)
        assert [s.mine for s in sides.values()] == [role is seat.role for role in sides]


def test_a_doubt_with_words_is_shown_and_its_words_can_be_taken(majas_seat: Seat, sofies_seat: Seat) -> None:
    doubt = Answer(State.IN_DOUBT, {"tekst": "måske flere timer"})
    both_ready(majas_seat, sofies_seat, {"maal": doubt}, {"maal": Answer(State.THINKING)})
    sides = {side.role: side for side in row(sofies_seat, "maal").sides}
    assert sides[Role.EMPLOYEE].can_take
    assert not sides[Role.LEADER].can_take
    writing.take_answer(sofies_seat, FLEKS_TILLAEGSAFTALE, "maal", Role.EMPLOYEE, seen=0)
    assert now(majas_seat).joint["maal"].answer.same_as(answered(tekst="måske flere timer"))


def test_a_doubt_that_both_share_is_not_settled(majas_seat: Seat, sofies_seat: Seat) -> None:
    both_ready(majas_seat, sofies_seat, {"maal": Answer(State.IN_DOUBT)}, {"maal": Answer(State.IN_DOUBT)})
    assert row(majas_seat, "maal").standing is not Standing.SETTLED


def test_the_count_of_what_is_left_follows_the_joint_draft(majas_seat: Seat, sofies_seat: Seat) -> None:
    both_ready(majas_seat, sofies_seat, {}, {})
    before = unsettled_count(now(majas_seat))
    save_together(majas_seat, {"maal": Answer(State.NOT_RELEVANT), "opgaver": answered(tekst="layout")})
    assert before - unsettled_count(now(sofies_seat)) == 2
    save_together(majas_seat, {"opgaver": answered(tekst="")})
    assert before - unsettled_count(now(sofies_seat)) == 1


def test_as_many_are_counted_as_are_listed_without_a_joint_answer(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    both_ready(majas_seat, sofies_seat, {}, {})
    for answers in ({}, {"opgaver": answered(tekst="layout")}):
        save_together(majas_seat, answers)
        listed = [row for row in compare(now(sofies_seat)) if row.standing is not Standing.SETTLED]
        assert unsettled_count(now(sofies_seat)) == len(listed)


def test_written_together_own_answers_stay_closed(majas_seat: Seat, sofies_seat: Seat) -> None:
    save_alone(majas_seat, {"maal": answered(tekst="stabilt")})
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    assert row(sofies_seat, "maal").sides == ()
    (mine,) = row(majas_seat, "maal").sides  # Maja has her own beside her, and only she
    assert mine.hidden
    assert mine.can_take
    assert now(sofies_seat).others == {}
    assert "maal" not in now(sofies_seat).joint


def test_taking_ones_own_closed_answer_shows_that_answer_and_no_other(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    save_alone(majas_seat, {"maal": answered(tekst="stabilt"), "opgaver": answered(tekst="layout")})
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    with pytest.raises(NotAllowed):
        writing.take_answer(sofies_seat, FLEKS_TILLAEGSAFTALE, "maal", Role.EMPLOYEE, seen=0)
    writing.take_answer(majas_seat, FLEKS_TILLAEGSAFTALE, "maal", Role.EMPLOYEE, seen=0)
    assert now(sofies_seat).joint["maal"].answer.get("tekst") == "stabilt"
    assert now(sofies_seat).others == {}


def test_a_late_klar_opens_nothing_once_the_draft_is_open(majas_seat: Seat, sofies_seat: Seat) -> None:
    save_alone(majas_seat, {"maal": answered(tekst="stabilt")})
    writing.say_ready(majas_seat, FLEKS_TILLAEGSAFTALE)
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    writing.say_ready(sofies_seat, FLEKS_TILLAEGSAFTALE)
    assert now(sofies_seat).others == {}


def test_a_proposal_opens_the_proposers_answers_and_settles_none(majas_seat: Seat, sofies_seat: Seat) -> None:
    save_alone(majas_seat, {"maal": answered(tekst="stabilt")})
    save_alone(sofies_seat, {"maal": answered(tekst="flere timer")})
    writing.propose_draft(sofies_seat, FLEKS_TILLAEGSAFTALE)
    assert now(majas_seat).others["maal"].answer.get("tekst") == "flere timer"
    assert now(sofies_seat).others == {}
    assert now(majas_seat).joint == {}
    assert [side.can_take for side in row(majas_seat, "maal").sides] == [True, True]
