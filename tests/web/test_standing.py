"""HR's list is chosen by one row per case. It says what the case says, whatever was done there last."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.forms.models import model_to_dict

from fleksaftale.agreements import taking_over
from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import commands, handing_over, life, seats, workplace_commands, workplace_seats
from fleksaftale.cases.models import Case, Role
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.cases.workplaces import Desk, Employer
from fleksaftale.core.crypto import Vault
from fleksaftale.documents import paper, signing, uploads
from fleksaftale.documents.paper import Paper
from fleksaftale.documents.paper_shown import Which
from fleksaftale.documents.signing import Intent
from fleksaftale.overview import bringing, choosing, inviting, rows, standing
from fleksaftale.overview.bringing import NewCase
from fleksaftale.overview.choosing import Show, Wanted
from fleksaftale.overview.models import Standing
from fleksaftale.people.models import User
from fleksaftale.talks import commands as talks
from fleksaftale.talks.models import Talk
from tests.cast import let_in, link_in_mail, write_draft
from tests.documents.scans import scan

NOON = datetime(2026, 12, 1, 12, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture(autouse=True)
def clock_stands() -> Iterator[None]:
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture
def at(henrik: User) -> Desk:
    return workplace_commands.found(henrik, Employer("Skovby Kommune"))


@pytest.fixture
def case(at: Desk, sofies_seat: Seat) -> Case:
    workplace_seats.attach(sofies_seat, at.workplace.pk)
    return sofies_seat.case


def read(case: Case, henrik: User) -> dict[str, object]:
    """The row after Henrik has looked at his list; it is what everything else in the database says."""
    choosing.chosen(henrik, Wanted())
    kept = model_to_dict(Standing.objects.get(pk=case.pk))
    assert [kept] == [model_to_dict(row) for row in standing.truth([case.pk])]
    return kept


def test_each_thing_that_is_done_in_a_case_is_in_its_row_at_the_next_look(
    at: Desk, case: Case, henrik: User, sofie: User, maja: User
) -> None:
    def sofies() -> Seat:
        return seats.take(sofie, case.pk)

    def agree() -> None:
        write_draft(sofies())
        version = propose_version(sofies())
        for seat in (sofies(), seats.take(maja, case.pk)):
            signing.sign(seat, FLEKS_TILLAEGSAFTALE, version.pk, Intent(seat.name, version.fingerprint))

    def number() -> int:
        return Talk.objects.get(case=case, held_on__isnull=True).number

    later = NOON + timedelta(days=30)
    steps: list[tuple[Callable[[], object], set[str]]] = [
        (agree, {"agreed_from", "talk_at"}),
        (lambda: talks.book(sofies(), number(), later), {"talk_at"}),
        (lambda: talks.cancel(sofies(), number()), {"talk_at"}),
        (lambda: talks.pause(sofies(), date(2027, 6, 1)), {"talk_at"}),
        (lambda: talks.resume(sofies()), {"talk_at"}),
        (lambda: life.end(sofies(), date(2027, 1, 31)), {"over_from", "talk_at"}),
        (lambda: life.reopen(sofies()), {"over_from", "talk_at"}),
        (lambda: workplace_seats.detach(sofies()), {"workplace"}),
    ]
    before = read(case, henrik)
    for do, moved in steps:
        do()
        if do is steps[-1][0]:
            standing.catch_up()
        now = read(case, henrik)
        changed = {name for name in now if now[name] != before[name]}
        assert changed
        assert changed <= moved
        before = now
    assert before["workplace"] is None


def test_who_was_invited_and_has_not_come_is_in_the_row_until_they_come(
    at: Desk, henrik: User, maja: User
) -> None:
    case = brought(at, NewCase("Maja K", maja.email, "Sofie B", "sofie@nordlys.example"))
    assert read(case, henrik)["waiting_from"]
    inviting.invite_all(at)
    for address in (maja.email, "sofie@nordlys.example"):
        person = User.objects.filter(email=address).first() or User.objects.create_user(address, "Sofie B")
        commands.accept(person, token_to(address))
    assert read(case, henrik)["waiting_from"] is None


def test_a_leader_who_never_came_is_missed_until_the_day_on_which_another_takes_over(
    at: Desk, henrik: User, maja: User, peter: User
) -> None:
    case = brought(at, NewCase("Maja K", maja.email, "Sofie B", "sofie@nordlys.example"))
    inviting.invite_all(at)
    commands.accept(maja, token_to(maja.email))
    assert missed(henrik) == [case.pk]
    on = date(2026, 12, 5)
    handing_over.register(seats.take(henrik, case.pk), name=peter.name, email=peter.email, on=on)
    commands.accept(peter, token_to(peter.email))
    assert read(case, henrik)["waiting_until"] == on
    assert missed(henrik) == [case.pk]
    with time_machine.travel(NOON + timedelta(days=4), tick=True):
        assert missed(henrik) == []


def missed(henrik: User) -> list[UUID]:
    wanted = Wanted(show=Show.WAITING)
    return choosing.page_of(henrik, choosing.chosen(henrik, wanted), wanted)


def test_who_stands_in_for_the_leader_and_an_erased_case_leave_the_row_true(
    case: Case, henrik: User, sofies_seat: Seat, aysel: User
) -> None:
    before = read(case, henrik)
    let_in(sofies_seat, Role.DEPUTY, aysel)
    assert read(case, henrik) == before
    Vault.erase(case.pk)
    assert read(case, henrik) == before
    assert rows.lines([case.pk]) == []


def brought(at: Desk, new: NewCase) -> Case:
    file = bringing.keep(at, [new])
    bringing.make(at, file.pk)
    return Case.objects.latest("created_at")


def test_a_copy_on_paper_a_new_leader_and_the_end_are_in_the_row(
    at: Desk, henrik: User, sofie: User, peter: User
) -> None:
    case = brought(at, NewCase("Torben Lund", "", "Sofie Bang", sofie.email))
    inviting.invite_all(at)
    commands.accept(sofie, token_to(sofie.email))
    sofies = seats.take(sofie, case.pk)
    write_draft(sofies)
    version = propose_version(sofies, on_paper=True)
    names = {"employee": "Torben Lund", "leader": "Sofie Bang"}
    signed = Paper(date(2026, 11, 30), names, Which.PRINT, [uploads.look(scan(1))])
    paper.record_paper(sofies, FLEKS_TILLAEGSAFTALE, version.pk, signed)
    assert read(case, henrik)["owes_copy"]
    paper.copy_given(sofies, FLEKS_TILLAEGSAFTALE, version.pk)
    assert not read(case, henrik)["owes_copy"]
    on = date(2026, 12, 2)
    handing_over.register(sofies, name=peter.name, email=peter.email, on=on)
    assert read(case, henrik)["waiting_from"] == on
    handing_over.cancel(sofies)
    assert read(case, henrik)["waiting_from"] is None
    handing_over.register(sofies, name=peter.name, email=peter.email, on=on)
    with time_machine.travel(NOON + timedelta(days=1), tick=True):
        commands.accept(peter, token_to(peter.email))
        taking_over.take_over(seats.take(peter, case.pk))
        assert read(case, henrik)["waiting_from"] is None
        life.end(seats.take(peter, case.pk), on)
    with time_machine.travel(NOON + timedelta(days=2), tick=True):
        life.close(seats.take(peter, case.pk))
        assert read(case, henrik)["over_from"] == standing.ALWAYS


def token_to(address: str) -> str:
    return link_in_mail(address).rstrip("/").rpartition("/")[2]


def test_a_case_that_was_written_past_the_commands_gets_its_row_from_the_worker(at: Desk) -> None:
    case = Case()
    vault = Vault.create(case.pk)
    case.sealed_facts = Facts("Nordlys").sealed(vault)
    Case.objects.bulk_create([case])
    assert standing.catch_up() == 1
    assert Standing.objects.filter(pk=case.pk, stale=False).exists()


def test_the_command_makes_wrong_rows_right(
    case: Case, henrik: User, capsys: pytest.CaptureFixture[str]
) -> None:
    right = read(case, henrik)
    Standing.objects.update(talk_at=NOON, owes_copy=True, over_from=date(2000, 1, 1))
    call_command("standing")
    assert "1 cases are in HR's list as they stand" in capsys.readouterr().out
    assert read(case, henrik) == right
