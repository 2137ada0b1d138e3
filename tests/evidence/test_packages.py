"""The package to the kommune: only the employee makes it, only what is ticked is in it, nothing is sent."""

import io
from datetime import date
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from fleksaftale.audit.log import history
from fleksaftale.cases.companions import may_read
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import NotFound, Seat
from fleksaftale.evidence import journal, packages
from fleksaftale.evidence.models import Package, Zone
from fleksaftale.mail.models import Outbox
from fleksaftale.people.models import User
from tests.documents.pdf.reading import body, squeezed
from tests.evidence.writing import again, note
from tests.people.signing_in import sign_in
from tests.talks import holding

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed(majas_seat: Seat, sofies_seat: Seat) -> Any:
    with time_machine.travel("2026-12-01T09:00:00+00:00", tick=True):
        holding.agree(majas_seat, sofies_seat)
        yield


def keys(seat: Seat) -> dict[str, list[str]]:
    return {group.key: [piece.key for piece in group.pieces] for group in packages.groups(seat)}


def usual(seat: Seat) -> list[str]:
    return [piece.key for group in packages.groups(seat) for piece in group.pieces if piece.usual]


def test_it_is_small_from_the_start_and_what_lies_further_has_to_be_ticked(
    agreed: None, majas_seat: Seat, sofies_seat: Seat
) -> None:
    for zone in (Zone.MINE, Zone.BOTH):
        note(majas_seat, f"Notat {zone}", zone=zone)
    moved = note(sofies_seat, "Fra Sofie")
    journal.move(sofies_seat, moved.pk, Zone.KOMMUNE)
    found = keys(majas_seat)
    assert found["hours"] == ["hours"]
    assert found["tasks"] == ["tasks"]
    assert len(found["hensyn"]) == 5
    assert found["journal"] == [f"entry-{moved.pk}"]
    assert f"entry-{moved.pk}" not in usual(majas_seat)
    assert "hours" in usual(majas_seat)


def test_what_is_not_ticked_is_not_in_it(agreed: None, majas_seat: Seat) -> None:
    chosen = [key for key in usual(majas_seat) if key != "hensyn-a0000005"]
    made = packages.make(majas_seat, chosen, "13 timer i fire uger", told=False, once=uuid4())
    drawn = packages.pdf(majas_seat, made.id)
    text = squeezed(body(drawn))
    for part in ("Pause på 15 minutter hver time", "13 timer i fire uger", "layout af nyhedsbrev"):
        assert squeezed(part) in text
        assert part in made.text
    assert squeezed("Møder tidligst") not in text
    assert "Møder tidligst" not in made.text
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        assert len(pdf.pages) <= 2
        assert not any("/Annots" in page for page in pdf.pages)
    assert packages.pdf(majas_seat, made.id) == drawn


def test_a_key_that_there_is_not_adds_nothing(agreed: None, majas_seat: Seat) -> None:
    other = note(majas_seat, "HEMMELIGT")
    made = packages.make(majas_seat, ["tasks", f"entry-{other.pk}", "x"], "", told=False, once=uuid4())
    assert made.parts == ("Opgaverne i aftalen",)


def test_the_package_stays_as_it_was_made(agreed: None, majas_seat: Seat, sofies_seat: Seat) -> None:
    made = packages.make(majas_seat, ["hours"], "", told=False, once=uuid4())
    with time_machine.travel("2027-01-29T09:00:00+00:00", tick=True):
        holding.hold(again(majas_seat), again(sofies_seat), next_by=date(2027, 3, 26))
        assert keys(again(majas_seat))["talks"] == ["talk-1"]
        assert packages.package(again(majas_seat), made.id).sections == made.sections


@pytest.mark.parametrize("told", [False, True])
def test_the_leader_learns_of_it_only_where_the_employee_says_so_and_never_what_is_in_it(
    agreed: None, majas_seat: Seat, sofies_seat: Seat, told: bool
) -> None:
    waiting = Outbox.objects.count(), len(mail.outbox)
    packages.make(majas_seat, ["tasks"], "HEMMELIGT", told=told, once=uuid4())
    lines = [e for e in history(majas_seat.vault) if e.kind.startswith("package.")]
    assert "Maja Kjærgaard lavede en pakke til kommunen med: Opgaverne i aftalen; Mit ønske" in [
        e.sentence for e in lines if may_read(majas_seat, e)
    ]
    hers = [e.sentence for e in lines if may_read(sofies_seat, e)]
    assert hers == (["Maja Kjærgaard har lavet en pakke til kommunen"] if told else [])
    assert (Outbox.objects.count(), len(mail.outbox)) == waiting


def test_nobody_else_makes_or_reads_a_package(agreed: None, majas_seat: Seat, sofies_seat: Seat) -> None:
    made = packages.make(majas_seat, ["tasks"], "", told=True, once=uuid4())
    for do in (
        lambda: packages.groups(sofies_seat),
        lambda: packages.package(sofies_seat, made.id),
        lambda: packages.make(sofies_seat, ["tasks"], "", told=True, once=uuid4()),
    ):
        with pytest.raises(NotAllowed):
            do()
    with pytest.raises(NotFound):
        packages.package(majas_seat, uuid4())


def test_on_the_pages_it_is_looked_at_before_it_is_made_and_made_once(
    agreed: None, majas_seat: Seat, maja: User, client: Client
) -> None:
    sign_in(client, maja)
    url = reverse("package", args=[majas_seat.case.pk])
    assert client.get(url).status_code == 200
    said = {"hours": ["hours"], "tasks": ["tasks"], "wish": "Mere ro", "once": str(uuid4())}
    page = client.post(url, said).content.decode()
    assert "Intet er gemt eller sendt endnu" in page
    assert "layout af nyhedsbrev" in page
    assert not Package.objects.exists()
    back = client.post(url, said | {"edit": "1"}).content.decode()
    assert "Mere ro" in back
    for _twice in range(2):
        made = client.post(url, said | {"make": "1"}, follow=True)
        assert "Intet er sendt" in made.content.decode()
    assert Package.objects.count() == 1
    without = client.post(url, said | {"make": "1", "tasks": []}, follow=True)  # back, and one tick less
    assert "layout af nyhedsbrev" not in without.content.decode()
    assert Package.objects.count() == 2
    empty = client.post(url, {"once": str(uuid4())})
    assert empty.status_code == 422
    assert "Sæt mindst ét kryds" in empty.content.decode()
