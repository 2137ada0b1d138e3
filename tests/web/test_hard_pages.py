"""*Når det bliver svært* as pages: for everybody, for the two of a case, and nothing kept."""

import io
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from fleksaftale.audit.log import history
from fleksaftale.cases.seats import Seat
from fleksaftale.deadlines import commands as deadlines
from fleksaftale.evidence.models import Zone
from fleksaftale.evidence.queries import entries
from fleksaftale.guidance import hard
from fleksaftale.people.models import User
from tests import wrong_language
from tests.people.signing_in import sign_in
from tests.talks.holding import agree

PAGES = [page.id for page in hard.everything()]
OF_THE_EMPLOYEE = [page.id for page in hard.everything() if page.readers == ("medarbejder",)]


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-11-23T09:00:00+01:00", tick=False) as traveller:
        yield traveller


def at(client: Client, seat: Seat, name: str) -> str:
    sign_in(client, seat.user)
    return reverse("case_hard_page", args=[seat.case.pk, name])


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_open_to_everybody_with_rule_source_and_day(client: Client, name: str) -> None:
    text = client.get(reverse("hard_page", args=[name])).content.decode()
    assert "tjekket 21. november 2026" in text
    assert "Kan være forældet" not in text
    assert "<textarea" in text


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_in_both_languages(client: Client, name: str, language: str) -> None:
    page = client.get(reverse("hard_page", args=[name]), headers={"accept-language": language})
    assert wrong_language.in_page(page.content.decode(), language) == []


@pytest.mark.django_db
def test_a_page_is_marked_when_nobody_has_looked_at_it(client: Client, clock: time_machine.Traveller) -> None:
    clock.move_to("2027-06-01T09:00:00+02:00")
    assert "Kan være forældet" in client.get(reverse("hard_page", args=["klage"])).content.decode()


@pytest.mark.django_db
def test_a_letter_comes_as_it_was_edited_and_nothing_is_kept(client: Client) -> None:
    page = reverse("hard_page", args=["fratraedelse"])
    text = "Til kommunen\n\nJeg har rettet det her.\n1. Spørgsmål æøå"
    plain = client.post(page, {"do": "txt:kommunen", "kommunen-text": text})
    assert plain.content.decode() == text + "\n"
    pdf = client.post(page, {"do": "pdf:kommunen", "kommunen-text": text})
    assert "Jeg har rettet det her." in PdfReader(io.BytesIO(pdf.content)).pages[0].extract_text()
    empty = client.post(page, {"do": "pdf:kommunen", "kommunen-text": " "})
    assert empty.status_code == 422


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("about", "day", "last", "says"),
    [
        ("opfoelgning", "10 11 2026", "tirsdag 8. december 2026", "En klage kan komme på tale."),
        ("sanktion", "01 10 2026", "torsdag 29. oktober 2026", "Fristen er gået. Klag alligevel"),
        ("loen_eller_timer", "10 11 2026", "", "Det er ikke en klage til kommunen."),
    ],
)
def test_the_last_day_of_a_complaint_is_the_laws(
    client: Client, about: str, day: str, last: str, says: str
) -> None:
    names = ("modtaget_day", "modtaget_month", "modtaget_year")
    given = {"klage_over": about} | dict(zip(names, day.split(), strict=True))
    text = client.post(reverse("hard_page", args=["klage"]), given).content.decode()
    assert says in text
    assert (f"Sidste dag for klagen: <strong>{last}" in text) is bool(last)
    assert "Jeg fik afgørelsen" in text


def test_the_case_fills_in_what_it_knows(client: Client, majas_seat: Seat, sofies_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    page = at(client, majas_seat, "pension")
    text = client.get(page).content.decode()
    assert "hos Nordlys Reklame A/S fra 1. december 2026." in text
    assert "Vi har aftalt 12 timer om ugen på arbejdspladsen. De effektive timer er 10." in text
    assert "Maja Kjærgaard</textarea>" in text


def test_the_day_of_a_decision_that_is_noted_need_not_be_written_again(
    client: Client, majas_seat: Seat
) -> None:
    deadlines.note_fact(majas_seat, "afgoerelse_modtaget", "2026-11-10", seen=0)
    form = client.get(at(client, majas_seat, "klage")).context["complaint"]
    assert form.initial["modtaget"] == date(2026, 11, 10)


@pytest.mark.parametrize("name", OF_THE_EMPLOYEE)
def test_leaving_and_complaining_are_the_employees_own_pages(
    client: Client, sofies_seat: Seat, name: str
) -> None:
    assert client.get(at(client, sofies_seat, name)).status_code == 404


def test_only_the_employee_keeps_a_letter_and_only_for_herself(
    client: Client, majas_seat: Seat, sofies_seat: Seat
) -> None:
    given = {"do": "gem:kommunen", "kommunen-text": "Er min grund rimelig?"}
    client.post(at(client, majas_seat, "foer-du-siger-op"), given)
    assert [(each.zone, each.text) for each in entries(majas_seat)] == [(Zone.MINE, "Er min grund rimelig?")]
    assert not entries(sofies_seat)
    client.post(at(client, sofies_seat, "problemer"), given)
    assert not entries(sofies_seat)


def test_what_somebody_reads_here_stands_nowhere(client: Client, majas_seat: Seat, maja: User) -> None:
    before = len(history(majas_seat.vault)), len(history(maja.vault))
    for name in PAGES:
        client.get(at(client, majas_seat, name))
    assert (len(history(majas_seat.vault)), len(history(maja.vault))) == before


def test_a_letter_saved_twice_is_one_entry_and_a_changed_one_is_another(
    client: Client, majas_seat: Seat
) -> None:
    url = at(client, majas_seat, "fagforening")
    for text in ("Kære fagforening", "Kære fagforening", "Kære a-kasse"):
        client.post(url, {"do": "gem:fagforening", "fagforening-text": text})
    assert len(entries(majas_seat)) == 2
