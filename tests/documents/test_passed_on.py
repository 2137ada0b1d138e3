"""Older versions than the new leader may read do not come by way of somebody whom the leader lets in."""

from collections.abc import Callable, Iterator
from datetime import date
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.sharing import readings
from fleksaftale.agreements.taking_over import take_over
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import commands, companions, handing_over
from fleksaftale.cases.models import Role, What
from fleksaftale.cases.seats import Seat, take
from fleksaftale.core import clock
from fleksaftale.documents import amending
from fleksaftale.documents.printing import drawn_for_seal
from fleksaftale.people.models import User
from tests.agreements.test_sign import sign
from tests.cast import answered, let_in, link_in_mail, now, save_together
from tests.documents.pdf.reading import attachments, body
from tests.people.signing_in import sign_in

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


OLD = "nyhedsbrev"
"""A word that stood in the first version only."""


def told(client: Client, seat: Seat) -> list[str]:
    """The pages and files of the second version in which the old word stands."""
    second = next(each.version for each in readings(seat) if each.version.number == 2)
    found = []
    for name in ("version", "version_pdf", "version_kommune", "version_crib", "version_json"):
        answer = client.get(reverse(name, args=[seat.case.pk, second.pk]))
        assert answer.status_code == HTTPStatus.OK
        pdf = answer["Content-Type"] == "application/pdf"
        texts = [body(answer.content), *map(str, attachments(answer.content).values())] if pdf else []
        text = " ".join(texts) if pdf else answer.content.decode()
        assert "korrektur" in text  # the new word
        found += [name] if OLD in text else []
    return found


def test_a_new_leader_is_not_told_what_stood_before(client: Client, peters_seat: Seat, peter: User) -> None:
    sign_in(client, peter)
    assert told(client, peters_seat) == []


def test_the_employee_goes_on_reading_it_and_has_the_sealed_file(
    client: Client, peters_seat: Seat, majas_seat: Seat
) -> None:
    assert majas_seat.user
    sign_in(client, majas_seat.user)
    assert told(client, peters_seat) == ["version", "version_pdf", "version_kommune", "version_json"]


def test_the_sealed_file_is_whole_whoever_has_it_made(peters_seat: Seat) -> None:
    here = now(peters_seat)
    version = here.agreed[-1]
    sealed = drawn_for_seal(here, version, summary=())
    assert OLD in body(sealed)
    assert attachments(sealed)["aftale.json"] == here.content(version).canonical
