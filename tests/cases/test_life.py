"""A case's life: open, ended, closed, cancelled."""

from datetime import date

import pytest

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases import commands, life, seats
from fleksaftale.cases.models import Case, CaseStatus, Life, Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.documents import signing, writing
from fleksaftale.documents.models import Version
from fleksaftale.documents.signing import Intent
from fleksaftale.people.models import User
from tests.cast import NORDLYS, now

LAST_DAY = date(2026, 10, 31)


def again(seat: Seat) -> Seat:
    assert seat.party.user
    return seats.take(seat.party.user, seat.case.pk)


def test_an_employment_ends_opens_again_ends_and_is_closed_for_good(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    life.end(sofies_seat, LAST_DAY)
    assert again(majas_seat).life is Life.ENDED
    life.reopen(majas_seat)
    assert again(sofies_seat).life is Life.OPEN
    life.end(majas_seat, LAST_DAY)
    life.close(sofies_seat)
    assert again(majas_seat).life is Life.CLOSED
    with pytest.raises(NotAllowed):
        life.reopen(majas_seat)
    walked = list(CaseStatus.objects.filter(case=majas_seat.case).values_list("life", flat=True))
    assert walked == ["open", "ended", "open", "ended", "closed"]


def test_the_log_tells_who_ended_it_and_with_which_last_day(majas_seat: Seat, sofies_seat: Seat) -> None:
    life.end(sofies_seat, LAST_DAY)
    life.reopen(majas_seat)
    told = [entry.sentence for entry in history(majas_seat.vault)][:2]
    assert told == ["Maja Kjærgaard åbnede igen", "Sofie Bang skrev, at ansættelsen slutter 31.10.2026"]


def test_a_case_that_never_came_to_anything_is_cancelled(majas_seat: Seat, sofies_seat: Seat) -> None:
    life.cancel(sofies_seat)
    assert again(majas_seat).life is Life.CANCELLED
    with pytest.raises(NotAllowed):
        life.reopen(majas_seat)


def test_after_one_signature_a_case_is_ended_and_never_cancelled(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    signing.sign(
        majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent("Maja Kjærgaard", proposed.fingerprint)
    )
    with pytest.raises(NotAllowed, match="Skriv i stedet, hvornår ansættelsen slutter"):
        life.cancel(sofies_seat)
    assert again(sofies_seat).life is Life.OPEN


def test_a_signature_on_a_version_that_was_replaced_still_keeps_the_case(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    signing.sign(
        majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent("Maja Kjærgaard", proposed.fingerprint)
    )
    signing.new_draft(sofies_seat, FLEKS_TILLAEGSAFTALE, proposed.pk)
    with pytest.raises(NotAllowed):
        life.cancel(sofies_seat)


def test_an_ended_agreement_opens_again_where_it_stood(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    life.end(sofies_seat, LAST_DAY)
    with pytest.raises(NotAllowed):
        signing.new_draft(majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk)
    life.reopen(sofies_seat)
    signing.new_draft(majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk)
    assert now(sofies_seat).versions[0].withdrawn_at


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("end", "Ansættelsen er slut"),
        ("close", "afsluttet"),
        ("cancel", "annulleret"),
    ],
)
def test_a_refusal_says_in_whole_sentences_why(sofies_seat: Seat, step: str, words: str) -> None:
    if step == "cancel":
        life.cancel(sofies_seat)
    else:
        life.end(sofies_seat, LAST_DAY)
    if step == "close":
        life.close(sofies_seat)
    with pytest.raises(NotAllowed) as refused:
        writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    said = str(refused.value)
    assert words in said
    assert " er ansættelsen er " not in said
    assert said.endswith(".")


def test_doing_twice_what_is_done_says_so(sofies_seat: Seat) -> None:
    with pytest.raises(NotAllowed) as refused:
        life.reopen(sofies_seat)
    assert "rolle" not in str(refused.value)


def test_one_person_can_have_two_fleksjobs_and_lead_another_person(
    maja: User, sofie: User, ulla: User
) -> None:
    first = open_agreement(maja, role=Role.EMPLOYEE, facts=NORDLYS, other_name="Sofie Bang")
    second = open_agreement(maja, role=Role.EMPLOYEE, facts=Facts("Friis Cykler"), other_name="Jonas Friis")
    third = open_agreement(maja, role=Role.LEADER, facts=NORDLYS, other_name="Ulla Friis")
    commands.accept(sofie, commands.invite(first, name="Sofie Bang", email=sofie.email))
    mine = seats.seats_of(maja)
    assert {(s.facts.workplace, s.role) for s in mine} == {
        ("Nordlys Reklame A/S", Role.EMPLOYEE),
        ("Friis Cykler", Role.EMPLOYEE),
        ("Nordlys Reklame A/S", Role.LEADER),
    }
    assert [s.case for s in seats.seats_of(sofie)] == [first.case]
    assert not Case.objects.visible_to(ulla).exists()
    life.end(again(second), LAST_DAY)
    assert {s.case.pk for s in seats.seats_of(maja) if s.life is Life.OPEN} == {first.case.pk, third.case.pk}


def test_a_case_whose_key_is_erased_is_gone_from_every_list(majas_seat: Seat, maja: User) -> None:
    majas_seat.vault.erase(majas_seat.case.pk)
    assert seats.seats_of(maja) == []
    with pytest.raises(seats.NotFound):
        seats.take(maja, majas_seat.case.pk)
