"""Answers as data: nothing is lost on the way to the database and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksaftale.agreements.help_and_goals import MAAL
from fleksaftale.agreements.template import (
    FLEKS_TILLAEGSAFTALE,
    KONTAKTPERSON,
    OPGAVER,
    effective_within_present,
)
from fleksaftale.agreements.working_time import AFVENTER_KOMMUNEN, EFFEKTIVE_TIMER, TIMER
from fleksaftale.cases.seats import Seat
from fleksaftale.documents.answers import (
    EMPTY,
    Answer,
    Conflict,
    asked,
    from_data,
    missing_fields,
    read,
    save,
    to_data,
)
from fleksaftale.documents.rhythm import Step, Unit
from fleksaftale.documents.rows import Row
from fleksaftale.documents.template import Field, Kind, Question, State
from tests.cast import answered, now

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
IDS = st.from_regex(r"[0-9a-f]{8}", fullmatch=True)
VALUES = {
    Kind.TEXT: TEXTS,
    Kind.LINE: TEXTS,
    Kind.HOURS: st.integers(1, 168 * 60),
    Kind.DATE: DAYS,
    Kind.NUMBER: st.integers(0, 9_999),
    Kind.KEY: st.from_regex(r"[A-Z][0-9]{2}", fullmatch=True),
    Kind.RHYTHM: st.lists(
        st.builds(Step, st.integers(1, 24), st.sampled_from(Unit), st.none() | DAYS), min_size=1, max_size=3
    ).map(tuple),
}


def value_of(field: Field) -> st.SearchStrategy[object]:
    if field.kind is Kind.CHOICE:
        return st.none() | st.sampled_from([o.key for o in field.options])
    if field.kind is Kind.ROWS:
        one = st.builds(Row, IDS, st.fixed_dictionaries({f.key: value_of(f) for f in field.row.fields}))
        return st.lists(one, max_size=4, unique_by=lambda row: row.id).map(tuple)
    return st.none() | VALUES[field.kind]


@st.composite
def answers(draw: st.DrawFn) -> tuple[Question, Answer]:
    question = draw(st.sampled_from(FLEKS_TILLAEGSAFTALE.questions))
    state = draw(st.sampled_from([State.ANSWERED, *question.states(preparing=True)]))
    return question, Answer(state, {f.key: draw(value_of(f)) for f in question.fields})


@given(answers())
def test_an_answer_comes_back_from_data_as_it_was(made: tuple[Question, Answer]) -> None:
    question, answer = made
    again = from_data(question, to_data(question, answer))
    said = Answer(answer.state, {f.key: answer.get(f.key) for f in asked(question, answer)})
    assert again.same_as(said)
    assert to_data(question, again) == to_data(question, answer)


@given(answers())
def test_data_hold_strings_only(made: tuple[Question, Answer]) -> None:
    def leaves(data: object) -> list[object]:
        if isinstance(data, dict):
            return [leaf for value in data.values() for leaf in leaves(value)]
        return [leaf for value in data for leaf in leaves(value)] if isinstance(data, list) else [data]

    assert all(isinstance(leaf, str) for leaf in leaves(to_data(*made)))


def test_a_field_that_is_not_asked_is_left_out() -> None:
    answer = answered(kilde=AFVENTER_KOMMUNEN.key, timer=600, dato=date(2026, 11, 10))
    assert to_data(EFFEKTIVE_TIMER, answer) == {"state": "answered", "fields": {"kilde": "afventer"}}
    assert missing_fields(EFFEKTIVE_TIMER, answer) == []


def test_hours_that_are_not_asked_for_are_no_impossible_hours() -> None:
    awaited = answered(kilde=AFVENTER_KOMMUNEN.key, timer=14 * 60)
    assert not list(effective_within_present({"timer": answered(timer=12 * 60), "effektive_timer": awaited}))


@pytest.mark.parametrize(
    ("question", "answer", "settles"),
    [
        (OPGAVER, answered(tekst="korrektur"), True),
        (OPGAVER, answered(tekst=""), False),
        (OPGAVER, Answer(State.NOT_AGREED), False),
        (MAAL, Answer(State.NOT_AGREED), True),
        (MAAL, Answer(State.NOT_RELEVANT), True),
        (MAAL, Answer(State.IN_DOUBT, {"tekst": "flere timer"}), False),
        (KONTAKTPERSON, answered(navn="Sofie Bang"), True),
        (KONTAKTPERSON, answered(stedfortraeder="Peter Dahl"), False),
        (TIMER, EMPTY, False),
    ],
)
def test_what_is_needed_to_sign(question: Question, answer: Answer, settles: bool) -> None:
    assert answer.settles(question) is settles


def test_the_newest_revision_is_read_and_the_older_ones_are_kept(sofies_seat: Seat) -> None:
    here = now(sofies_seat)
    for number, text in enumerate(("layout", "layout og korrektur", "")):
        save(sofies_seat, here.document, "joint", OPGAVER, answered(tekst=text), seen=number)
    found = read(here.document, "joint", sofies_seat.vault, [OPGAVER])["opgaver"]
    assert (found.revision, found.answer.is_empty()) == (3, True)
    assert here.document.answers.count() == 3


def test_saving_what_already_stands_changes_nothing(sofies_seat: Seat) -> None:
    here = now(sofies_seat)
    for _again in range(2):
        assert save(sofies_seat, here.document, "joint", OPGAVER, answered(tekst="layout"), seen=0) == 1
    assert here.document.answers.count() == 1


def test_who_has_not_seen_the_newest_text_gets_both(sofies_seat: Seat) -> None:
    here = now(sofies_seat)
    save(sofies_seat, here.document, "joint", OPGAVER, answered(tekst="layout"), seen=0)
    with pytest.raises(Conflict) as met:
        save(sofies_seat, here.document, "joint", OPGAVER, answered(tekst="korrektur"), seen=0)
    assert met.value.theirs.answer.get("tekst") == "layout"
    assert met.value.mine.get("tekst") == "korrektur"


@pytest.mark.parametrize("seen", [-1, 5, 10**12])
def test_a_revision_that_never_was_is_a_conflict_and_nothing_is_saved(sofies_seat: Seat, seen: int) -> None:
    here = now(sofies_seat)
    save(sofies_seat, here.document, "joint", OPGAVER, answered(tekst="layout"), seen=0)
    with pytest.raises(Conflict):
        save(sofies_seat, here.document, "joint", OPGAVER, answered(tekst="korrektur"), seen=seen)
    assert here.document.answers.count() == 1


def test_an_answer_moved_to_another_place_in_the_database_is_not_read(sofies_seat: Seat) -> None:
    from fleksaftale.core.crypto import Tampered
    from fleksaftale.documents.models import SavedAnswer

    here = now(sofies_seat)
    save(sofies_seat, here.document, "joint", OPGAVER, answered(tekst="layout"), seen=0)
    save(sofies_seat, here.document, "joint", MAAL, answered(tekst="flere timer"), seen=0)
    goals = SavedAnswer.objects.get(question="maal")
    SavedAnswer.objects.filter(question="opgaver").update(sealed=goals.sealed)
    with pytest.raises(Tampered):
        read(here.document, "joint", sofies_seat.vault, [OPGAVER])


def test_leftovers_in_fields_that_are_not_asked_are_no_new_text(sofies_seat: Seat) -> None:
    here = now(sofies_seat)
    awaited = answered(kilde=AFVENTER_KOMMUNEN.key, timer=600)
    for _again in range(2):
        assert save(sofies_seat, here.document, "joint", EFFEKTIVE_TIMER, awaited, seen=0) == 1
