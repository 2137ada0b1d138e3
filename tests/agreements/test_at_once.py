"""Two people at the same instant: real threads, each with a connection of its own, real transactions.

The suite runs this on SQLite in a file and, the second time, on PostgreSQL.
"""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections

from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history, verify
from fleksaftale.cases.commands import LinkClosed, WrongPerson, accept, invite
from fleksaftale.cases.models import Case, Invitation, Party, Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import NotFound, Seat
from fleksaftale.documents import signing, writing
from fleksaftale.documents.models import SavedAnswer, Signature, Stage, StageChange, Version
from fleksaftale.documents.printing import signed_pdf
from fleksaftale.documents.signing import Intent
from fleksaftale.documents.writing import Conflicts
from fleksaftale.people.models import User
from tests.cast import NORDLYS, answered, now, save_alone, save_together

T = FLEKS_TILLAEGSAFTALE
pytestmark = pytest.mark.usefixtures("transactional_db")


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Do all of it at the same instant; what each gave, or the exception it met."""
    results: list[Any] = [None] * len(acts)
    start = Barrier(len(acts))

    def run(number: int, act: Callable[[], Any]) -> None:
        try:
            start.wait()
            results[number] = act()
        except Exception as met:
            results[number] = met
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads), "they wait for each other for ever"
    return results


def met(results: list[Any], kind: type[Exception]) -> list[Any]:
    return [r for r in results if isinstance(r, kind)]


def sign(seat: Seat, version: Version) -> Callable[[], Signature]:
    return lambda: signing.sign(seat, T, version.pk, Intent(seat.name, version.fingerprint))


def expect_one_chain() -> None:
    found = verify()
    assert found.ok, found.problem


@pytest.mark.parametrize("_again", range(3))
def test_both_sign_at_once_and_one_version_is_in_force(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version, _again: int
) -> None:
    signed = at_once(sign(majas_seat, proposed), sign(sofies_seat, proposed))
    assert {s.party_id for s in signed} == {majas_seat.party.pk, sofies_seat.party.pk}
    here = now(majas_seat)
    assert here.stage is Stage.SIGNED
    assert here.signed == proposed
    assert StageChange.objects.filter(stage=Stage.SIGNED).count() == 1
    told = [e.kind for e in history(majas_seat.vault)]
    assert (told.count("version.signed"), told.count("version.in_force")) == (2, 1)
    expect_one_chain()


def test_one_person_signs_in_four_windows_at_once_and_signs_once(majas_seat: Seat, proposed: Version) -> None:
    signed = at_once(*[sign(majas_seat, proposed)] * 4)
    assert len({s.pk for s in signed}) == 1
    assert Signature.objects.count() == 1
    expect_one_chain()


def test_signing_and_taking_it_back_to_the_draft_cannot_both_hold(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    at_once(sign(majas_seat, proposed), lambda: signing.new_draft(sofies_seat, T, proposed.pk))
    here = now(majas_seat)
    assert here.stage is Stage.DRAFTING
    assert here.current is None
    expect_one_chain()


def test_two_make_it_ready_at_once_and_there_is_one_version(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    signing.new_draft(majas_seat, T, proposed.pk)
    results = at_once(lambda: propose_version(majas_seat), lambda: propose_version(sofies_seat))
    assert len(met(results, NotAllowed)) == 1
    assert Version.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_two_accept_one_invitation_at_once_and_one_sits_down(sofie: User, maja: User) -> None:
    from allauth.account.models import EmailAddress

    alone = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    token = invite(alone, name="Maja Kjærgaard", email=maja.email)
    twin = User.objects.create_user("peter@nordlys.example", "Peter Dahl")
    # one mailbox cannot belong to two accounts: both hold an invitation made for each in turn
    assert not EmailAddress.objects.filter(user=twin, email=maja.email).exists()
    results = at_once(*[lambda: accept(maja, token)] * 3, lambda: accept(twin, token))
    assert results.count(alone.case.pk) == 1
    assert len(met(results, LinkClosed)) + len(met(results, WrongPerson)) == 3
    assert Party.objects.get(case=alone.case, role=Role.EMPLOYEE).user_id == maja.pk
    assert Invitation.objects.get().used_at
    expect_one_chain()


def test_three_wrong_people_at_once_are_three_tries(sofie: User, maja: User, ulla: User) -> None:
    alone = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    token = invite(alone, name="Maja Kjærgaard", email=maja.email)
    results = at_once(*[lambda: accept(ulla, token)] * 4)
    assert (len(met(results, WrongPerson)), len(met(results, LinkClosed))) == (3, 1)
    assert Invitation.objects.get().tries == 3


def test_both_say_klar_at_once_and_the_draft_opens_once(majas_seat: Seat, sofies_seat: Seat) -> None:
    for seat in (majas_seat, sofies_seat):
        save_alone(seat, {"opgaver": answered(tekst="layout"), "maal": answered(tekst=seat.name)})
    at_once(lambda: writing.say_ready(majas_seat, T), lambda: writing.say_ready(sofies_seat, T))
    here = now(majas_seat)
    assert here.stage is Stage.DRAFTING
    assert StageChange.objects.filter(stage=Stage.DRAFTING).count() == 1
    assert set(here.joint) == {"opgaver"}  # what both wrote alike
    assert here.others["maal"].answer.get("tekst") == "Sofie Bang"
    expect_one_chain()


def test_two_begin_the_draft_at_once_and_it_begins_once(majas_seat: Seat, sofies_seat: Seat) -> None:
    at_once(lambda: writing.propose_draft(majas_seat, T), lambda: writing.write_together(sofies_seat, T))
    assert StageChange.objects.filter(stage=Stage.DRAFTING).count() == 1


def test_two_save_the_same_question_at_once_and_no_text_is_lost(majas_seat: Seat, sofies_seat: Seat) -> None:
    writing.write_together(majas_seat, T)
    results = at_once(
        lambda: save_together_seen(majas_seat, "layout"), lambda: save_together_seen(sofies_seat, "korrektur")
    )
    [conflict] = met(results, Conflicts)
    stands = now(majas_seat).joint["opgaver"].answer.get("tekst")
    mine = conflict.conflicts["opgaver"].mine.get("tekst")
    assert {stands, mine} == {"layout", "korrektur"}
    assert conflict.conflicts["opgaver"].theirs.answer.get("tekst") == stands
    assert SavedAnswer.objects.filter(scope="joint", question="opgaver").count() == 1


def save_together_seen(seat: Seat, text: str) -> None:
    writing.save_together(seat, T, {"opgaver": (answered(tekst=text), 0)})


def test_eight_savings_of_different_questions_at_once_all_stand(majas_seat: Seat, sofies_seat: Seat) -> None:
    writing.write_together(majas_seat, T)
    keys = ["opgaver", "maal", "nye_opgaver", "praktik", "hjaelp_fra_kommunen", "hjaelp_fra_arbejdspladsen"]

    def save(number: int) -> Callable[[], None]:
        seat = (majas_seat, sofies_seat)[number % 2]
        return lambda: save_together(seat, {keys[number]: answered(tekst=f"tekst {number}")})

    results = at_once(*(save(number) for number in range(len(keys))))
    assert results == [None] * len(keys)
    assert {k: e.answer.get("tekst") for k, e in now(sofies_seat).joint.items()} == {
        key: f"tekst {number}" for number, key in enumerate(keys)
    }
    expect_one_chain()


def test_one_form_sent_twice_at_once_opens_one_case(sofie: User) -> None:
    once = uuid4()

    def send() -> Seat:
        return open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja", once=once)

    results = at_once(send, send, send)
    assert Case.objects.count() == 1
    assert all(isinstance(r, Seat | NotFound) for r in results), results
    expect_one_chain()


def test_one_invitation_sent_twice_at_once_is_one_mail(sofie: User) -> None:
    alone = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    at_once(*[lambda: invite(alone, name="Maja Kjærgaard", email="maja@nordlys.example")] * 3)
    assert Invitation.objects.count() == 1


def test_both_fetch_the_pdf_at_once_and_get_the_same_file(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    for seat in (majas_seat, sofies_seat):
        sign(seat, proposed)()
    files = at_once(
        *(lambda seat=seat: signed_pdf(now(seat), proposed) for seat in (majas_seat, sofies_seat))
    )
    assert files[0] == files[1]
    assert files[0].startswith(b"%PDF")
