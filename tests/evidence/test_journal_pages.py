"""The pages of the journal: what they take, what they ask, and that an upload is whole or not at all."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from fleksaftale.cases.seats import Seat
from fleksaftale.documents import uploads
from fleksaftale.evidence import queries
from fleksaftale.evidence.models import Entry, EntryRow, JournalFile, Zone
from fleksaftale.people.models import User
from tests.documents.scans import scan
from tests.evidence.messages import eml
from tests.evidence.writing import again, lay_up, note, titles
from tests.people.signing_in import sign_in

pytestmark = pytest.mark.django_db
FORM = {
    "happened_on_day": "3",
    "happened_on_month": "9",
    "happened_on_year": "2026",
    "title": "Møde om ny plads",
    "text": "Sofie flytter pladsen.",
    "about": "other",
    "zone": "both",
}
NO_DAY = {"happened_on_day": "", "happened_on_month": "", "happened_on_year": ""}


@pytest.fixture(autouse=True)
def in_september() -> Any:
    with time_machine.travel("2026-09-04T09:00:00+00:00", tick=True):
        yield


@pytest.fixture
def at(majas_seat: Seat) -> Callable[..., str]:
    return lambda name, *args: reverse(name, args=[majas_seat.case.pk, *args])


@pytest.fixture
def as_maja(client: Client, maja: User) -> Client:
    sign_in(client, maja)
    return client


@pytest.fixture
def as_sofie(client: Client, sofie: User) -> Client:
    sign_in(client, sofie)
    return client


def written(**changed: Any) -> dict[str, Any]:
    return FORM | {"once": str(uuid4())} | changed


def upload(content: bytes, name: str = "brev.pdf", **changed: Any) -> dict[str, Any]:
    return written(**{"file": SimpleUploadedFile(name, content), "whole": "1", **changed})


def test_a_note_is_written_read_corrected_and_moved(
    as_maja: Client, at: Callable[..., str], sofies_seat: Seat
) -> None:
    answer = as_maja.post(at("journal_note"), written(zone="mine"), follow=True)
    page = answer.content.decode()
    assert "3. september 2026" in page
    assert "Skrevet ind 4. september 2026" in page
    assert titles(sofies_seat) == []
    entry = Entry.objects.get()
    corrected = written(text="Pladsen er flyttet.", seen="1")
    assert as_maja.post(at("journal_correct", entry.pk), corrected).status_code == 302
    late = as_maja.post(at("journal_correct", entry.pk), written(text="En anden", seen="1"))
    assert late.status_code == 409
    assert "Der er rettet i det imens" in late.content.decode()
    assert "En anden" in late.content.decode()
    assert as_maja.post(at("journal_move", entry.pk), {"zone": "both"}).status_code == 302
    assert titles(again(sofies_seat)) == ["Møde om ny plads"]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"title": ""}, "Skriv en kort overskrift"),
        ({"happened_on_year": "2027"}, "Datoen er ikke kommet endnu"),
        ({"happened_on_day": ""}, "Indtast også dagen"),
        ({"zone": "kommune"}, "Vælg et svar"),
    ],
    ids=["no title", "to come", "no day", "too far"],
)
def test_what_is_missing_is_asked_for(
    as_maja: Client, at: Callable[..., str], changed: dict[str, str], message: str
) -> None:
    answer = as_maja.post(at("journal_note"), written(**changed))
    assert answer.status_code == 422
    if message != "Vælg et svar":
        assert message in answer.content.decode()
    assert not Entry.objects.exists()


def test_a_leader_is_held_back_and_chooses_no_zone(as_sofie: Client, at: Callable[..., str]) -> None:
    assert 'name="zone"' not in as_sofie.get(at("journal_note")).content.decode()
    answer = as_sofie.post(at("journal_note"), written(text="Maja har sclerose"))
    assert answer.status_code == 422
    assert "Hvad må jeg spørge om?" in answer.content.decode()
    assert "Fejl: Fejl:" not in answer.content.decode()
    assert not EntryRow.objects.exists()
    assert as_sofie.post(at("journal_note"), written(zone="mine")).status_code == 302
    assert EntryRow.objects.get().zone == Zone.BOTH


@pytest.mark.parametrize("field", ["title", "text"])
def test_a_leaders_note_with_a_cpr_number_is_not_saved_and_the_page_says_why(
    as_sofie: Client, at: Callable[..., str], field: str
) -> None:
    answer = as_sofie.post(at("journal_note"), written(**{field: "Maja 010190-1234 var med"}))
    assert answer.status_code == 422
    assert "Der står et tal, der ligner et CPR-nummer. Slet det." in answer.content.decode()
    assert not EntryRow.objects.exists()


def test_the_employees_shared_note_with_a_cpr_number_comes_back_and_says_so_at_the_top(
    as_maja: Client, at: Callable[..., str]
) -> None:
    answer = as_maja.post(at("journal_note"), written(text="Mit nummer er 010190 - 1234", zone="both"))
    page = answer.content.decode()
    main = page[page.index("<main") :]
    assert answer.status_code == 422
    assert "<title>Ikke gemt: Skriv et notat" in " ".join(page.split()).replace("<title> ", "<title>")
    assert main.index("Det er ikke gemt endnu") < main.index("<form method")
    assert "Det ligner et CPR-nummer" in main
    assert "helbred" not in main[main.index("wording-title") : main.index("<form method")]


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("Referat 12.11.2026", scan(), 302),
        ("brev.exe", scan(), 422),
        ("brev.pdf", b"\x00\x01ikke en pdf", 422),
    ],
)
def test_a_name_that_ends_with_a_year_has_no_ending(
    as_maja: Client, at: Callable[..., str], name: str, content: bytes, status: int
) -> None:
    answer = as_maja.post(at("journal_upload"), upload(content, name))
    assert answer.status_code == status
    if name == "brev.pdf":
        assert "Gem den som PDF" not in answer.content.decode()


def test_a_mail_about_health_is_kept_alone_until_the_employee_says_yes(
    as_maja: Client, at: Callable[..., str], sofies_seat: Seat
) -> None:
    content = eml("Min migræne er værre i dag")
    said = upload(
        content, "mail.eml", title="", happened_on_day="", happened_on_month="", happened_on_year=""
    )
    answer = as_maja.post(at("journal_upload"), said, follow=True)
    page = answer.content.decode()
    assert "kun du ser den" in page
    assert titles(sofies_seat) == []
    entry = Entry.objects.get()
    assert entry.rows.get().zone == Zone.MINE
    asked = as_maja.post(at("journal_move", entry.pk), {"zone": "both"})
    assert asked.status_code == 422
    assert "Det ligner noget om dit helbred" in asked.content.decode()
    yes = asked.context["wording"]["value"]
    name = asked.context["wording"]["name"]
    assert as_maja.post(at("journal_move", entry.pk), {"zone": "both", name: yes}).status_code == 302
    (shown,) = queries.entries(again(sofies_seat))
    assert shown.happened_on.isoformat() == "2026-09-03"
    assert shown.heading == "Ny plads fra mandag – ærlig talt"


@pytest.mark.parametrize(
    ("said", "status", "message"),
    [
        (upload(b"MZ\0\0"), 422, "kan ikke gemmes her"),
        (upload(b""), 422, "Filen er tom"),
        (upload(b"a" * (uploads.LARGEST + 1)), 413, "over 10 MB"),
        (upload(scan(1), whole=""), 422, "kom ikke helt frem"),
        (written(whole="1"), 422, "Vælg en fil"),
        (upload(scan(1), title=""), 422, "Skriv en kort overskrift"),
        (upload(scan(1), **NO_DAY), 422, "Indtast dato"),
    ],
    ids=["program", "empty", "large", "cut off", "none", "no title", "no day"],
)
def test_a_file_that_is_not_taken_leaves_nothing(
    as_maja: Client, at: Callable[..., str], said: dict[str, Any], status: int, message: str
) -> None:
    answer = as_maja.post(at("journal_upload"), said)
    assert answer.status_code == status
    assert message in answer.content.decode()
    assert not Entry.objects.exists()
    assert not JournalFile.objects.exists()


def test_a_process_that_stops_in_the_middle_of_keeping_a_file_leaves_nothing(
    as_maja: Client, at: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("fleksaftale.evidence.journal._log", dies)
    with pytest.raises(KeyboardInterrupt):
        as_maja.post(at("journal_upload"), upload(scan(1)))
    assert not Entry.objects.exists()
    assert not JournalFile.objects.exists()


def test_a_file_is_handed_out_as_it_came_and_never_shown_inside_a_page(
    as_sofie: Client, at: Callable[..., str], majas_seat: Seat
) -> None:
    content = b"<script>alert(1)</script>"
    shared, mine = lay_up(majas_seat, content, "Delt"), lay_up(majas_seat, content, "Min", zone=Zone.MINE)
    answer = as_sofie.get(at("journal_file", shared.files.get().pk))
    assert answer.content == content
    assert answer["Content-Disposition"] == 'attachment; filename="journal-2026-09-03-1.txt"'
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert as_sofie.get(at("journal_file", mine.files.get().pk)).status_code == 404
    assert as_sofie.get(at("journal_entry", mine.pk)).status_code == 404
    assert as_sofie.get(at("journal_correct", mine.pk)).status_code == 404


def test_what_a_hostile_mail_says_is_shown_as_text(
    as_maja: Client, at: Callable[..., str], majas_seat: Seat
) -> None:
    entry = lay_up(majas_seat, eml("<img src=x onerror=alert(1)>", Subject="<script>alert(2)</script>"))
    page = as_maja.get(at("journal_entry", entry.pk)).content.decode()
    assert "<script>alert(2)" not in page
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_only_the_owner_is_offered_to_change_an_entry(
    as_sofie: Client, at: Callable[..., str], majas_seat: Seat
) -> None:
    entry = note(majas_seat)
    page = as_sofie.get(at("journal_entry", entry.pk)).content.decode()
    assert "Ret notatet" not in page
    assert "Streg det ud" not in page
    assert as_sofie.get(at("journal_correct", entry.pk)).status_code == 403
    as_sofie.post(at("journal_entry", entry.pk), {"do": "strike", "sure": "strike"})
    assert not EntryRow.objects.filter(struck=True).exists()


def test_crossing_out_and_deleting_take_a_tick(
    as_maja: Client, at: Callable[..., str], majas_seat: Seat
) -> None:
    shared, mine = note(majas_seat), note(majas_seat, zone=Zone.MINE)
    for entry, do in ((shared, "strike"), (mine, "remove")):
        as_maja.post(at("journal_entry", entry.pk), {"do": do})
        assert not EntryRow.objects.filter(entry=entry, struck=True).exists()
        as_maja.post(at("journal_entry", entry.pk), {"do": do, "sure": do})
    assert EntryRow.objects.filter(entry=shared, struck=True).exists()
    assert not Entry.objects.filter(pk=mine.pk).exists()


def test_a_long_journal_is_read_in_pages(as_maja: Client, at: Callable[..., str], majas_seat: Seat) -> None:
    for number in range(41):
        note(majas_seat, f"Notat {number}")
    assert as_maja.get(at("journal")).content.decode().count('class="entry"') == 40
    assert as_maja.get(at("journal"), {"side": "2"}).content.decode().count('class="entry"') == 1
    assert as_maja.get(at("journal"), {"side": "x"}).status_code == 200


@pytest.mark.parametrize("name", ["virus.exe", "virus.EXE.", "brev.pdf.js", "makro.docm"])
def test_a_file_that_is_called_a_program_is_not_kept_whatever_is_in_it(
    as_maja: Client, at: Callable[..., str], name: str
) -> None:
    answer = as_maja.post(at("journal_upload"), upload(b"Goddag", name))
    assert answer.status_code == 422
    assert "Det skal ende på fx .pdf, .jpg eller .docx." in answer.content.decode()
    assert not Entry.objects.exists()
