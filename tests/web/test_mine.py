"""Min side: what is mine to do, over all my cases, in order of date."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import life, seats, workplace_commands, workplace_seats
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.cases.workplaces import Employer, Rules
from fleksaftale.deadlines.queries import rows
from fleksaftale.documents import signing
from fleksaftale.documents.models import Version
from fleksaftale.documents.signing import Intent
from fleksaftale.people.models import User
from fleksaftale.talks import commands as talks
from fleksaftale.talks.models import Talk
from fleksaftale.web.mine import is_owner, tasks
from tests.cast import joined
from tests.deadlines.noting import note, row
from tests.people.signing_in import sign_in
from tests.talks.holding import agree, hold

T = FLEKS_TILLAEGSAFTALE
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DECEMBER = datetime(2026, 12, 1, 9, 0, tzinfo=COPENHAGEN)


@pytest.fixture(autouse=True)
def clock_stands() -> Iterator[None]:
    with time_machine.travel(DECEMBER, tick=True):
        yield


@pytest.fixture
def page(client: Client) -> Callable[[User], str]:
    def of(person: User) -> str:
        sign_in(client, person)
        answer = client.get(reverse("mine"))
        assert answer.status_code == 200
        return answer.content.decode()

    return of


def sign(seat: Seat, version: Version) -> None:
    signing.sign(seat, T, version.pk, Intent(seat.name, version.fingerprint))


def titles(user: User) -> list[str]:
    return [task.title for task in tasks(user)]


@pytest.fixture
def agreed(sofies_seat: Seat, maja: User, proposed: Version) -> Talk:
    """Both have signed; the first talk is planned."""
    sign(sofies_seat, proposed)
    sign(seats.take(maja, sofies_seat.case.pk), proposed)
    return Talk.objects.get(case=sofies_seat.case)


def test_who_has_nothing_to_do_is_told_so_calmly(page: Any, ulla: User) -> None:
    assert "Der er ikke noget, du skal gøre nu" in page(ulla)


def test_another_case_costs_one_query_for_its_answers(
    sofie: User, django_assert_max_num_queries: Any
) -> None:
    for number in range(4):
        case = open_agreement(sofie, role=Role.LEADER, facts=Facts("Nordlys"), other_name=f"Maja {number}")
        talks.plan(case, date(2026, 12, 10))
    with django_assert_max_num_queries(21):
        assert len(tasks(sofie)) == 8


def queries_of(user: User) -> int:
    with CaptureQueriesContext(connection) as found:
        tasks(user)
    return len(found)


def test_another_case_with_an_agreement_and_a_talk_costs_no_more_either(sofie: User, maja: User) -> None:
    """Where the queries once grew: an agreement that is signed, and a talk that was held."""
    counts = []
    for _number in range(3):
        sofies = joined(sofie, maja)
        majas = seats.take(maja, sofies.case.pk)
        agree(sofies, majas)
        hold(sofies, majas, next_by=date(2027, 2, 1))
        counts.append(queries_of(sofie))
    assert counts[2] - counts[1] == counts[1] - counts[0] <= 1


def test_what_waits_for_the_other_is_not_mine(
    page: Any, sofies_seat: Seat, sofie: User, maja: User, proposed: Version
) -> None:
    assert "Læs og skriv under" in titles(sofie)
    sign(sofies_seat, proposed)
    assert "Læs og skriv under" not in titles(sofie)
    assert "Læs og skriv under" in page(maja)
    assert "tirsdag 1. december 2026" in page(maja)


def test_a_leader_with_several_sees_them_by_date(sofie: User, agreed: Talk) -> None:
    other = open_agreement(sofie, role=Role.LEADER, facts=Facts("Nordlys"), other_name="Torben Lund")
    talks.plan(other, date(2026, 12, 10))
    seat = seats.take(sofie, agreed.case_id)
    talks.put_due(seat, agreed, date(2026, 12, 20))
    found = [(t.title, t.case.partition(" · ")[0], t.day) for t in tasks(sofie) if "samtale" in t.title]
    assert found == [
        ("Find en tid til samtalen", "Torben Lund", date(2026, 12, 10)),
        ("Find en tid til samtalen", "Maja Kjærgaard", date(2026, 12, 20)),
    ]


def test_a_talk_goes_from_finding_a_time_to_preparing_to_finding_a_new_day(
    page: Any, sofie: User, sofies_seat: Seat, agreed: Talk
) -> None:
    starts = datetime(2026, 12, 15, 10, tzinfo=COPENHAGEN)
    talks.book(sofies_seat, agreed.number, starts)
    assert "Forbered samtalen" in titles(sofie)
    with time_machine.travel(starts + timedelta(days=1)):
        assert "Find en ny dag til samtalen" in page(sofie)
        assert "dagen er passeret" in page(sofie)
    talks.pause(sofies_seat, date(2027, 1, 31))
    assert not [title for title in titles(sofie) if "samtale" in title]


def test_a_date_of_the_law_stands_with_its_name_for_who_may_know_it(
    page: Any, sofie: User, maja: User, sofies_seat: Seat, agreed: Talk
) -> None:
    note(seats.take(maja, agreed.case_id), "foerste_sygedag", "2026-11-20")
    law = rows(sofies_seat, DECEMBER.date())[0]
    assert law.title in page(sofie)
    own = row(seats.take(maja, agreed.case_id), "D12", DECEMBER.date())
    hers = page(maja)
    assert hers.index("her gør en anden noget") < hers.index(own.title)
    assert own.title not in page(sofie)


def test_each_remembers_their_own_points(sofie: User, maja: User, agreed: Talk) -> None:
    assert "Fortæl kommunen det" in titles(maja)
    assert "Fortæl kommunen det" not in titles(sofie)
    assert "VITAS" in titles(sofie)


def test_an_ended_case_asks_for_nothing(sofie: User, sofies_seat: Seat, agreed: Talk) -> None:
    life.end(sofies_seat, date(2026, 12, 2))
    with time_machine.travel(DECEMBER + timedelta(days=5)):
        assert tasks(sofie) == []


@pytest.mark.parametrize(
    ("written", "mine"),
    [("Sofie", True), ("sofie bang", True), ("Sofie og Maja", True), ("Begge", True), ("lederen", True),
     ("Maja", False), ("HR", False), ("Sofies afløser", False), ("", False)],
)  # fmt: skip
def test_an_action_is_mine_where_it_names_me(sofies_seat: Seat, written: str, mine: bool) -> None:
    assert is_owner(sofies_seat, written) is mine


def test_the_workplaces_rule_asks_both_for_a_third_signature_and_nobody_else_is_written_to(
    client: Client, sofie: User, maja: User, henrik: User, sofies_seat: Seat, proposed: Version
) -> None:
    at = workplace_commands.found(henrik, Employer("Albertslund"))
    workplace_seats.attach(sofies_seat, at.workplace.pk)
    workplace_commands.set_rules(at, Rules(third_signature=True))
    for person in (sofie, maja):
        assert "Bed en faglig organisation om at skrive under" in titles(person)
        sign_in(client, person)
        for url in (
            reverse("case_detail", args=[sofies_seat.case.pk]),
            reverse("sign", args=[sofies_seat.case.pk, proposed.pk]),
        ):
            assert "Arbejdspladsen beder om en underskrift mere" in client.get(url).content.decode()
    workplace_commands.set_rules(at, Rules())
    assert "Bed en faglig organisation om at skrive under" not in titles(sofie)
