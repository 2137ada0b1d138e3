"""HR finds a case by a name or a department. No name is kept for it, and none stands in an address."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fleksaftale.cases import commands, handing_over, workplace_commands
from fleksaftale.cases.models import Case, NameOrder
from fleksaftale.cases.seats import Facts, Seat, take
from fleksaftale.cases.workplace_seats import attach
from fleksaftale.cases.workplaces import Desk, Employer
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.overview import bringing, choosing, searching
from fleksaftale.overview.bringing import NewCase
from fleksaftale.people.models import User
from tests.people.signing_in import sign_in


@pytest.fixture
def at(henrik: User) -> Desk:
    return workplace_commands.found(henrik, Employer("Skovby Kommune"))


def bring(at: Desk, *people: tuple[str, str, str]) -> None:
    """Cases from a file: employee, leader, department."""
    new = [NewCase(who, "", leader, "s@eks.example", where) for who, leader, where in people]
    file = bringing.keep(at, new)
    while not bringing.make(at, file.pk).done_at:
        pass


@pytest.fixture
def find(henrik: User, client: Client) -> Callable[[str], str]:
    """What the page says."""
    sign_in(client, henrik)
    return lambda text: client.post(reverse("overview_search"), {"text": text}).content.decode()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("maja", {"Maja Kjærgaard", "Maja Lund"}),
        ("KJÆR", {"Maja Kjærgaard"}),
        ("maja l", {"Maja Lund"}),
        ("ågård", {"Åse Aagaard"}),
        ("Aag", {"Åse Aagaard"}),
        ("bang", {"Maja Kjærgaard", "Åse Aagaard"}),
        ("team vej", {"Maja Lund"}),
        ("vej", {"Maja Lund"}),
        ("jær", set()),
    ],
)
def test_a_word_of_a_name_or_a_department_finds_the_case(
    at: Desk, find: Callable[[str], str], text: str, found: set[str]
) -> None:
    bring(
        at,
        ("Maja Kjærgaard", "Sofie Bang", "Køkkenet"),
        ("Maja Lund", "Peter Dahl", "Skovby, Team Vej"),
        ("Åse Aagaard", "Sofie Bang", "Kantinen"),
    )
    page = find(text)
    assert {name for name in ("Maja Kjærgaard", "Maja Lund", "Åse Aagaard") if name in page} == found
    assert found or "Ingen aftale passer til" in page


def test_every_word_is_found_among_many(at: Desk, henrik: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """More places than are opened in one look."""
    monkeypatch.setattr(searching, "PROBES", 3)
    names = [f"{first}{middle} {last}" for first in "ABCD" for middle in "ab" for last in ("Xi", "Yo", "Zu")]
    bring(at, *((name, "Leder", "Hus") for name in names))
    for name in names:
        assert searching.find(henrik, choosing.everything(henrik), name).count() == 1
    assert searching.find(henrik, choosing.everything(henrik), "Xi").count() == len(names) / 3
    assert searching.find(henrik, choosing.everything(henrik), "Åå").count() == 0


def test_a_new_name_a_new_department_and_a_new_leader_are_found_at_once(
    at: Desk, sofies_seat: Seat, sofie: User, find: Callable[[str], str]
) -> None:
    attach(sofies_seat, at.workplace.pk)
    assert "Maja Kjærgaard" in find("nordlys")
    commands.correct_facts(sofies_seat, Facts("Sydlys"))
    assert "Maja Kjærgaard" not in find("nordlys")
    assert "Maja Kjærgaard" in find("sydlys")
    seat = take(sofie, sofies_seat.case.pk)
    assert "Maja Kjærgaard" not in find("ny leder")
    handing_over.register(seat, name="Ny Leder", email="ny@eks.example", on=clock.today())
    assert "Maja Kjærgaard" in find("ny leder")


def test_somebody_elses_cases_are_never_found(
    at: Desk, sofies_seat: Seat, find: Callable[[str], str]
) -> None:
    assert "Ingen aftale passer" in find("Maja")


def test_a_case_whose_key_is_erased_is_gone_from_the_search(at: Desk, find: Callable[[str], str]) -> None:
    bring(at, ("Maja Kjærgaard", "Sofie Bang", "Køkkenet"), ("Maja Lund", "Peter Dahl", "Vej"))
    assert "Maja Kjærgaard" in find("maja")
    Vault.erase(Case.objects.order_by("created_at")[0].pk)
    assert "Maja Lund" in find("lund")


@pytest.mark.parametrize("text", ["", " ", "m", " m "])
def test_too_few_letters_are_told_with_a_good_value(at: Desk, find: Callable[[str], str], text: str) -> None:
    assert "Skriv mindst to bogstaver af et navn, fx Ma" in find(text)


def test_too_many_cases_ask_for_more_letters(
    at: Desk, find: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST", 2)
    bring(at, *((f"Maja {letter}", "Leder", "Hus") for letter in "ABC"))
    assert "Skriv flere bogstaver" in find("maja")


def test_what_is_kept_holds_no_word(at: Desk, henrik: User, find: Callable[[str], str]) -> None:
    bring(at, ("Maja Kjærgaard", "Sofie Bang", "Køkkenet"))
    find("maja")
    row = NameOrder.objects.get(user=henrik)
    kept = henrik.vault.open_bytes(f"{row.place}:words", row.sealed_words)
    assert len(kept) == 5 * searching.ENTRY
    for word in (b"maja", b"Maja", b"sofie", b"bang"):
        assert word not in kept
