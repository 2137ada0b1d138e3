"""Commands hold back the leader's words of illness and ask the employee before hers are shared."""

from collections.abc import Callable

import pytest

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.models import Event
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import disagreeing, guarding, writing
from fleksaftale.documents.guarding import Held, NeedsYes, Verdict
from fleksaftale.documents.models import JOINT, Objection, SavedAnswer, Stage, Version
from fleksaftale.documents.rows import Row
from tests.cast import ANSWERS, answered, now, save_alone, save_together

Q = "hjaelp_fra_arbejdspladsen"
ILL = answered(tekst="Ro, fordi Maja har hjernerystelse.")
MAYBE = answered(tekst="Hun har smerter om morgenen.")
NEEDED = answered(tekst="Adgang til stille lokale efter behov.")


def yes_to(seat: Seat, scope: str, answer: object = ILL) -> list[str]:
    question = FLEKS_TILLAEGSAFTALE.question(Q)
    return [one.yes for one in guarding.concerns(now(seat), scope, question, answer)]  # type: ignore[arg-type]


def together(seat: Seat, answer: object, *, yes: list[str] | None = None) -> None:
    joint = now(seat).joint
    seen = joint[Q].revision if Q in joint else 0
    writing.save_together(seat, FLEKS_TILLAEGSAFTALE, {Q: (answer, seen)}, yes=yes or [])  # type: ignore[dict-item]


# --- the leader


def test_names_for_the_program_are_items_of_the_library_or_nothing(
    sofies_seat: Seat, draft: Callable[..., None]
) -> None:
    named = {"tekst": "Pause", "hensyn": "P01", "parametre": "Maja.har.sklerose.og.angst"}
    made_up = {"tekst": "Ro", "hensyn": "depression"}
    draft(ANSWERS | {Q: answered(raekker=(Row("0a1b2c3d", named), Row("1a1b2c3d", made_up)))})
    signed = now(sofies_seat).content(propose_version(sofies_seat))
    rows = signed.answer(FLEKS_TILLAEGSAFTALE, Q).get("raekker")
    assert [row.filled for row in rows] == [{"tekst": "Pause", "hensyn": "P01"}, {"tekst": "Ro"}]


@pytest.mark.parametrize("alone", [True, False])
def test_the_leaders_words_of_illness_are_not_saved_and_leave_no_trace(
    sofies_seat: Seat, draft: Callable[..., None], *, alone: bool
) -> None:
    if not alone:
        draft({})
    rows, events = SavedAnswer.objects.count(), Event.objects.count()
    with pytest.raises(Held) as held:
        (save_alone if alone else save_together)(sofies_seat, {Q: ILL})
    assert "hjernerystelse" not in f"{held.value}{held.value.args}{vars(held.value)}"
    assert (SavedAnswer.objects.count(), Event.objects.count()) == (rows, events)


def test_no_yes_of_the_leader_lets_words_of_illness_pass(
    sofies_seat: Seat, draft: Callable[..., None]
) -> None:
    draft({})
    with pytest.raises(Held):
        together(sofies_seat, ILL, yes=yes_to(sofies_seat, JOINT))
    assert Q not in now(sofies_seat).joint


def test_the_other_answers_are_saved(sofies_seat: Seat, draft: Callable[..., None]) -> None:
    draft({})
    with pytest.raises(Held) as held:
        save_together(sofies_seat, {Q: ILL, "opgaver": answered(tekst="layout")})
    assert held.value.questions == (Q,)
    assert set(now(sofies_seat).joint) == {"opgaver"}


def test_a_word_that_may_be_about_something_else_takes_a_yes_once(
    sofies_seat: Seat, draft: Callable[..., None]
) -> None:
    draft({})
    with pytest.raises(Held):
        together(sofies_seat, MAYBE)
    together(sofies_seat, MAYBE, yes=yes_to(sofies_seat, JOINT, MAYBE))
    together(sofies_seat, answered(tekst="Hun har smerter om morgenen. Møder kl. 10."))
    assert now(sofies_seat).joint[Q].revision == 2


def test_a_yes_holds_for_the_words_it_was_said_to(sofies_seat: Seat, draft: Callable[..., None]) -> None:
    draft({})
    yes = yes_to(sofies_seat, JOINT, MAYBE)
    with pytest.raises(Held):
        together(sofies_seat, answered(tekst="Hun har smerter og et handicap."), yes=yes)


def test_the_leader_may_take_the_employees_wording_and_nothing_more_of_the_kind(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    save_alone(majas_seat, {Q: ILL})
    writing.propose_draft(majas_seat, FLEKS_TILLAEGSAFTALE, health_too=True)
    writing.take_answer(sofies_seat, FLEKS_TILLAEGSAFTALE, Q, Role.EMPLOYEE, seen=0)
    assert now(sofies_seat).joint[Q].answer.same_as(ILL)
    together(sofies_seat, answered(tekst="Ro, fordi Maja har hjernerystelse. Sofie finder lokalet."))
    with pytest.raises(Held):
        together(sofies_seat, answered(tekst="Ro, fordi Maja har hjernerystelse. Og hun har depression."))
    with pytest.raises(Held):
        together(sofies_seat, answered(tekst="Maja har hjernerystelse og kan ikke noget."))


def test_the_employees_closed_answers_excuse_nothing(
    majas_seat: Seat, sofies_seat: Seat, draft: Callable[..., None]
) -> None:
    save_alone(majas_seat, {Q: ILL})
    draft({})
    with pytest.raises(Held):
        together(sofies_seat, ILL)


# --- the employee


def test_the_employee_may_write_what_she_will_in_her_own_closed_answers(majas_seat: Seat) -> None:
    save_alone(majas_seat, {Q: ILL})
    assert now(majas_seat).own[Q].answer.same_as(ILL)


def test_she_is_warned_once_of_the_same_words(majas_seat: Seat) -> None:
    question, scope = FLEKS_TILLAEGSAFTALE.question(Q), str(majas_seat.party.pk)
    (concern,) = guarding.concerns(now(majas_seat), scope, question, ILL)
    assert (concern.verdict, concern.words) == (Verdict.WARNED, ("hjernerystelse",))
    save_alone(majas_seat, {Q: ILL})
    longer = answered(tekst="Ro, fordi jeg har hjernerystelse. Og pauser.")
    assert guarding.concerns(now(majas_seat), scope, question, longer) == []


def test_sharing_them_takes_a_yes_of_its_own(majas_seat: Seat) -> None:
    save_alone(majas_seat, {Q: ILL})
    for share in (writing.say_ready, writing.open_own_answers, writing.propose_draft):
        with pytest.raises(NeedsYes):
            share(majas_seat, FLEKS_TILLAEGSAFTALE)
    here = now(majas_seat)
    assert (here.stage, here.mine.ready_at, here.is_open(majas_seat.party)) == (Stage.PREPARING, None, False)


@pytest.mark.parametrize("share", [writing.say_ready, writing.open_own_answers, writing.propose_draft])
def test_with_that_yes_they_are_shared(majas_seat: Seat, share: Callable[..., object]) -> None:
    save_alone(majas_seat, {Q: ILL})
    share(majas_seat, FLEKS_TILLAEGSAFTALE, health_too=True)
    here = now(majas_seat)
    assert here.mine.ready_at or here.is_open(majas_seat.party)


def test_sharing_what_is_not_about_health_takes_none(majas_seat: Seat) -> None:
    save_alone(majas_seat, {Q: NEEDED})
    writing.say_ready(majas_seat, FLEKS_TILLAEGSAFTALE)
    assert now(majas_seat).mine.ready_at


def test_once_she_is_ready_new_words_of_the_kind_take_a_yes(majas_seat: Seat) -> None:
    writing.say_ready(majas_seat, FLEKS_TILLAEGSAFTALE)
    with pytest.raises(Held):
        save_alone(majas_seat, {Q: ILL})


def test_into_the_joint_draft_they_go_with_a_yes(majas_seat: Seat, draft: Callable[..., None]) -> None:
    save_alone(majas_seat, {Q: ILL})
    draft({})
    with pytest.raises(Held):
        writing.take_answer(majas_seat, FLEKS_TILLAEGSAFTALE, Q, Role.EMPLOYEE, seen=0)
    with pytest.raises(Held):
        together(majas_seat, ILL)
    yes = yes_to(majas_seat, JOINT)
    writing.take_answer(majas_seat, FLEKS_TILLAEGSAFTALE, Q, Role.EMPLOYEE, seen=0, yes=yes)
    assert now(majas_seat).joint[Q].answer.same_as(ILL)


def test_a_name_that_is_a_question_of_its_own_is_looked_at_too(
    sofies_seat: Seat, draft: Callable[..., None]
) -> None:
    draft({})
    with pytest.raises(Held):
        save_together(sofies_seat, {"kontaktperson": answered(navn="Maja, der har PTSD")})
    save_together(sofies_seat, {"kontaktperson": answered(navn="Anne Parkinson")})


# --- why one cannot sign


def test_the_leaders_words_of_illness_are_held_back_from_a_disagreement_too(
    sofies_seat: Seat, proposed: Version
) -> None:
    with pytest.raises(Held):
        disagreeing.cannot_sign(sofies_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, "Maja har jo en depression")
    assert now(sofies_seat).stage is Stage.PROPOSED
    assert not Objection.objects.exists()


def test_the_employee_says_yes_to_her_own_in_a_disagreement(majas_seat: Seat, proposed: Version) -> None:
    text = "Min migræne er værre nu"
    with pytest.raises(Held):
        disagreeing.cannot_sign(majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, text)
    concern = guarding.concern_of_comment(now(majas_seat), text)
    assert concern
    disagreeing.cannot_sign(majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, text, yes=[concern.yes])
    assert Objection.objects.count() == 1
