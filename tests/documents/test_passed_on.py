"""Older versions than the new leader may read do not come by way of somebody whom the leader lets in."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.sharing import readings
from fleksaftale.agreements.taking_over import take_over
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import commands, companions, handing_over
from fleksaftale.cases.models import Role, What
from fleksaftale.cases.seats import Seat, take
from fleksaftale.core import clock
from fleksaftale.documents import amending
from fleksaftale.people.models import User
from tests.agreements.test_sign import sign
from tests.cast import answered, let_in, link_in_mail, save_together

pytestmark = pytest.mark.django_db

UNTIL = date(2027, 1, 1)


@pytest.fixture
def peters_seat(
    sofies_seat: Seat, majas_seat: Seat, draft: Callable[..., None], peter: User
) -> Iterator[Seat]:
    """Peter has taken over from Sofie, on a day on which the second of two versions held."""
    with time_machine.travel("2026-12-01T09:00:00+00:00"):
        draft()
        agree(sofies_seat, majas_seat)
    with time_machine.travel("2026-12-05T09:00:00+00:00"):
        amending.open_amendment(sofies_seat, FLEKS_TILLAEGSAFTALE, date(2026, 12, 10))
        save_together(sofies_seat, {"opgaver": answered(tekst="Kun korrektur")})
        agree(sofies_seat, majas_seat)
        handing_over.register(majas_seat, name="Peter Dahl", email=peter.email, on=date(2026, 12, 20))
        commands.accept(peter, link_in_mail(peter.email).rstrip("/").rpartition("/")[2])
    with time_machine.travel("2026-12-20T09:00:00+00:00"):
        take_over(take(peter, sofies_seat.case.pk))
        yield take(peter, sofies_seat.case.pk)


def agree(one: Seat, other: Seat) -> None:
    version = propose_version(one)
    sign(one, version)
    sign(other, version)


def read_by(user: User, seat: Seat) -> list[int]:
    return sorted(each.version.number for each in readings(take(user, seat.case.pk)))


def test_a_deputy_reads_what_the_leader_may_read(peters_seat: Seat, peter: User, ulla: User) -> None:
    let_in(peters_seat, Role.DEPUTY, ulla, begins_on=clock.today(), until=UNTIL)
    assert read_by(ulla, peters_seat) == read_by(peter, peters_seat) == [2]


def test_hr_reads_what_the_one_who_let_it_may_read(peters_seat: Seat, majas_seat: Seat, ulla: User) -> None:
    hr = let_in(peters_seat, Role.HR, ulla)
    companions.give(peters_seat, hr.pk, What.DOKUMENTATION, until=UNTIL)
    assert read_by(ulla, peters_seat) == [2]
    companions.give(take(majas_seat.user, hr.case_id), hr.pk, What.DOKUMENTATION, until=UNTIL)
    assert read_by(ulla, peters_seat) == [1, 2]
