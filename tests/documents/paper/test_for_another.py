"""An agreement on paper for an employee without an account here."""

from collections.abc import Callable
from datetime import date

import pytest

from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases import guests, seats
from fleksaftale.cases.models import Grant, Party, Role, What
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Facts, NotFound, Seat
from fleksaftale.core import clock
from fleksaftale.documents import paper, paper_shown, writing
from fleksaftale.documents.guarding import Held
from fleksaftale.documents.models import (
    PaperCopy,
    SavedAnswer,
    Upload,
    Version,
)
from fleksaftale.documents.paper import Paper
from fleksaftale.people.models import User
from tests.cast import ANSWERS, answered, now, save_together
from tests.documents.paper.waiting import waiting

T = FLEKS_TILLAEGSAFTALE
pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


@pytest.fixture
def henrik(db: None) -> User:
    return User.objects.create_user("henrik@skovby.example", "Henrik Møller")


@pytest.fixture
def birgit(db: None) -> User:
    return User.objects.create_user("birgit@skovby.example", "Birgit Lind")


@pytest.fixture
def leaders_seat(birgit: User) -> Seat:
    """Torben Lund uses no screen; Birgit Lind is his leader."""
    return open_agreement(birgit, role=Role.LEADER, facts=Facts("Skovby Kommune"), other_name="Torben Lund")


@pytest.fixture
def henriks_seat(leaders_seat: Seat, henrik: User) -> Seat:
    """Henrik in HR types for Torben, by a grant."""
    party = Party(
        case=leaders_seat.case,
        role=Role.HR,
        user=henrik,
        joined_at=clock.now(),
        invited_by=leaders_seat.party,
    )
    party.sealed_name = leaders_seat.vault.seal(party.place, henrik.name)
    party.save(force_insert=True)
    Grant.objects.create(party=party, what=What.INDTASTER, given_by=leaders_seat.party)
    torben = leaders_seat.by_role[Role.EMPLOYEE]
    return seats.take(henrik, leaders_seat.case.pk, typing_for=torben.pk)


@pytest.fixture
def for_torben(sheet_of_paper: Callable[..., Paper]) -> Paper:
    return sheet_of_paper(names={"employee": "Torben Lund", "leader": "Birgit Lind"})


def typed(seat: Seat) -> Version:
    writing.write_together(seat, T)
    save_together(seat, ANSWERS)
    return propose_version(seat, on_paper=True)


def test_henrik_types_the_whole_agreement_for_torben(
    henriks_seat: Seat, leaders_seat: Seat, for_torben: Paper
) -> None:
    version = typed(henriks_seat)
    assert {row.saved_by.role for row in SavedAnswer.objects.all()} == {Role.HR}
    paper.record_paper(henriks_seat, T, version.pk, for_torben)
    here = now(leaders_seat)
    noted = paper_shown.noted_of(here, version)
    assert noted
    assert noted.entered == "indtastet af Henrik Møller for Torben Lund og Birgit Lind"
    assert here.signed == version
    assert waiting(leaders_seat, version) == ["Torben Lund", "Birgit Lind"]
    log = [entry.sentence for entry in history(henriks_seat.vault)]
    assert any("Henrik Møller for Torben Lund skrev ind" in line for line in log)


def test_the_leader_may_make_it_ready_for_paper_though_torben_is_not_with_us(
    leaders_seat: Seat, for_torben: Paper
) -> None:
    writing.write_together(leaders_seat, T)
    save_together(leaders_seat, ANSWERS)
    with pytest.raises(NotAllowed):
        propose_version(leaders_seat)
    version = propose_version(leaders_seat, on_paper=True)
    paper.record_paper(leaders_seat, T, version.pk, for_torben)
    assert now(leaders_seat).signed == version


def test_torben_is_to_have_a_copy_on_paper_until_somebody_ticks_it(
    henriks_seat: Seat, leaders_seat: Seat, for_torben: Paper
) -> None:
    version = typed(henriks_seat)
    paper.record_paper(henriks_seat, T, version.pk, for_torben)
    [owed] = paper_shown.copies_owed(leaders_seat)
    assert leaders_seat.name_of(owed.party) == "Torben Lund"
    for _twice in range(2):
        paper.copy_given(henriks_seat, T, version.pk)
    assert paper_shown.copies_owed(leaders_seat) == []
    assert PaperCopy.objects.get().given_by == henriks_seat.typist
    assert [e.kind for e in history(leaders_seat.vault)].count("paper.copied") == 1


def test_maja_who_has_an_account_is_owed_no_paper(
    sofies_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    assert not PaperCopy.objects.exists()


def test_a_guest_who_never_opened_the_link_is_owed_paper_and_one_who_did_is_not(
    mikkels_seat: Seat, token: str, sheet_of_paper: Callable[..., Paper]
) -> None:
    version = typed(mikkels_seat)
    assert [mikkels_seat.name_of(one) for one in paper.without_account(now(mikkels_seat).seat)] == [
        "Jonas Friis"
    ]
    guests.come_in(guests.find(token), "hemmelig")
    names = {"employee": "Mikkel Dam", "leader": "Jonas Friis"}
    paper.record_paper(mikkels_seat, T, version.pk, sheet_of_paper(names=names))
    assert not PaperCopy.objects.exists()


def test_a_name_on_paper_names_no_illness_unless_it_is_the_name(
    sofies_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    names = {"employee": "Maja har sclerose", "leader": "Sofie Bang"}
    with pytest.raises(NotAllowed, match="Skriv kun navnet her"):
        paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper(names=names))
    assert not Upload.objects.exists()
    assert paper.is_name("T. Gigt", "Torben Gigt")
    assert not paper.is_name("Torben Gigt, sclerose", "Torben Gigt")


def test_what_henrik_types_is_guarded_as_another_s_words(henriks_seat: Seat) -> None:
    writing.write_together(henriks_seat, T)
    with pytest.raises(Held):
        save_together(henriks_seat, {"opgaver": answered(tekst="lager, fordi Torben har hjernerystelse")})
    assert not SavedAnswer.objects.exists()


def test_without_the_grant_henrik_types_nothing(henriks_seat: Seat, henrik: User) -> None:
    Grant.objects.update(ended_at=clock.now())
    with pytest.raises((NotAllowed, NotFound)):
        writing.write_together(henriks_seat, T)
