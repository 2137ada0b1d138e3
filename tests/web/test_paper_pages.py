"""The pages of a signing on paper: what they take, what they refuse, and that nothing is left half."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents import uploads, writing
from fleksaftale.documents.models import PaperSigning, Signature, Upload, Version
from fleksaftale.people.models import User
from tests.cast import ANSWERS, now, save_together
from tests.documents.scans import photo, scan
from tests.guest_cast import come_in
from tests.people.signing_in import sign_in

pytestmark = pytest.mark.django_db
SCAN = scan(2)


@pytest.fixture(autouse=True)
def on_the_first_of_december() -> Any:
    with time_machine.travel("2026-12-01T09:00:00+00:00", tick=True):
        yield


@pytest.fixture
def at(proposed: Version) -> Callable[..., str]:
    def url(name: str, *args: Any) -> str:
        return reverse(name, args=[proposed.document.case_id, proposed.pk, *args])

    return url


@pytest.fixture
def as_sofie(client: Client, sofie: User) -> Client:
    sign_in(client, sofie)
    return client


def said(*files: bytes, **changed: Any) -> dict[str, Any]:
    """The whole form, as a browser sends it."""
    form = {
        "signed_on_day": "30",
        "signed_on_month": "11",
        "signed_on_year": "2026",
        "name_employee": "Maja Kjærgaard",
        "name_leader": "Sofie Bang",
        "which": "print",
        "scan": [SimpleUploadedFile(f"Maja side {n}.pdf", one) for n, one in enumerate(files)],
        "whole": "1",
    }
    return form | changed


def rows() -> tuple[int, ...]:
    return Upload.objects.count(), PaperSigning.objects.count(), Signature.objects.count()


def test_a_scan_and_what_stands_on_the_paper_make_the_agreement_hold(
    as_sofie: Client, at: Callable[..., str], majas_seat: Seat
) -> None:
    answer = as_sofie.post(at("paper"), said(SCAN), follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Gældende (fra 1. december 2026)" in page
    assert "papir, indtastet af Sofie Bang for Maja Kjærgaard" in page
    assert hashlib.sha256(SCAN).hexdigest() in page
    assert "Underskrevet 30. november 2026" in page
    assert now(majas_seat).signed


def test_photos_of_the_pages_are_kept_in_their_order(as_sofie: Client, at: Callable[..., str]) -> None:
    pages = [photo("JPEG", "side 1"), photo("PNG", "side 2")]
    assert as_sofie.post(at("paper"), said(*pages)).status_code == 302
    for position, content in enumerate(pages, start=1):
        answer = as_sofie.get(at("paper_scan", position))
        assert answer.content == content
        assert answer["Content-Disposition"].startswith("attachment")
        assert "Maja" not in answer["Content-Disposition"]
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert as_sofie.get(at("paper_scan", 3)).status_code == 404


def test_the_same_form_sent_twice_is_one_signing(as_sofie: Client, at: Callable[..., str]) -> None:
    for _twice in range(2):
        assert as_sofie.post(at("paper"), said(SCAN)).status_code == 302
    assert rows() == (1, 1, 2)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"scan": []}, "Vælg scanningen"),
        ({"signed_on_year": "2027"}, "Datoen er ikke kommet endnu"),
        ({"signed_on_day": ""}, "Indtast også dagen"),
        ({"name_employee": ""}, "Skriv navnet ved Maja Kjærgaards underskrift"),
        ({"name_employee": "Maja har sclerose"}, "Skriv kun navnet her"),
        ({"which": ""}, "Se nederst på papiret"),
    ],
    ids=["no file", "to come", "no day", "no name", "an illness", "no choice"],
)
def test_what_is_missing_is_asked_for_and_nothing_is_kept(
    as_sofie: Client, at: Callable[..., str], changed: dict[str, Any], message: str
) -> None:
    answer = as_sofie.post(at("paper"), said(SCAN, **changed))
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert rows() == (0, 0, 0)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([b"hej"], "Filen er ikke en PDF, JPEG eller PNG"),
        ([b""], "Filen er tom"),
        ([SCAN, photo()[:-300]], "Fil 2: Filen kan ikke læses"),
    ],
    ids=["text", "empty", "cut"],
)
def test_a_file_that_is_no_scan_is_refused_whatever_its_name(
    as_sofie: Client, at: Callable[..., str], files: list[bytes], message: str
) -> None:
    answer = as_sofie.post(at("paper"), said(*files))
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert rows() == (0, 0, 0)


def test_too_many_bytes_are_not_read_to_their_end(
    as_sofie: Client, at: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(uploads, "look", lambda content: looked.append(len(content)))
    for files in ([b"%PDF" + b"0" * uploads.LARGEST], [b"%PDF" + b"0" * 9_000_000] * 3):
        answer = as_sofie.post(at("paper"), said(*files))
        assert answer.status_code == 413
        assert "Filen er over 10 MB" in answer.content.decode()
    assert looked == []
    assert rows() == (0, 0, 0)


def test_a_form_that_was_cut_off_is_told_and_leaves_nothing(as_sofie: Client, at: Callable[..., str]) -> None:
    form = said(SCAN)
    form.pop("whole")
    answer = as_sofie.post(at("paper"), form)
    assert answer.status_code == 422
    assert "Filen kom ikke helt frem" in answer.content.decode()
    assert rows() == (0, 0, 0)


def test_a_form_of_another_site_is_refused(sofie: User, at: Callable[..., str]) -> None:
    strict = Client(enforce_csrf_checks=True)
    sign_in(strict, sofie)
    assert strict.post(at("paper"), said(SCAN)).status_code == 403
    assert rows() == (0, 0, 0)


def test_a_full_disk_is_told_and_leaves_nothing(
    transactional_db: None, as_sofie: Client, at: Callable[..., str]
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the limit is SQLite's own")
    as_sofie.get(at("paper"))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # no room that earlier tests have left
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    try:
        answer = as_sofie.post(at("paper"), said(SCAN))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert answer.status_code == 507
    assert "Der er ikke plads på serveren" in answer.content.decode()
    assert rows() == (0, 0, 0)
    assert as_sofie.post(at("paper"), said(SCAN)).status_code == 302


def test_the_notice_stands_where_files_are_laid_in(as_sofie: Client, at: Callable[..., str]) -> None:
    page = as_sofie.get(at("paper")).content.decode()
    assert "Læg ikke helbredspapirer op, og ikke noget med CPR-nummer." in page
    assert "Vi tjekker ikke teksten i et billede." in page


def test_an_old_proof_writes_in_no_paper(client: Client, sofie: User, at: Callable[..., str]) -> None:
    """As for a signature: whoever finds the screen open could sign for both."""
    sign_in(client, sofie, seconds_ago=3600)
    for answer in (client.get(at("paper")), client.post(at("paper"), said(SCAN))):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("step_up"))
    assert rows() == (0, 0, 0)


def test_who_opened_the_page_has_half_an_hour_to_scan(
    client: Client, sofie: User, at: Callable[..., str]
) -> None:
    sign_in(client, sofie, seconds_ago=35 * 60)
    assert client.post(at("paper"), said(SCAN)).headers["Location"] == at("version")


def test_a_guest_proves_the_address_again_before_writing_in_a_paper(
    client: Client, mikkels_seat: Seat, token: str
) -> None:
    writing.write_together(mikkels_seat, FLEKS_TILLAEGSAFTALE)
    save_together(mikkels_seat, ANSWERS)
    version = propose_version(mikkels_seat)
    come_in(client, token)
    with time_machine.travel(clock.now() + timedelta(hours=20)):
        answer = client.post(reverse("paper", args=[mikkels_seat.case.pk, version.pk]), said(SCAN))
    assert answer.headers["Location"].startswith(reverse("guest_step_up"))
    assert rows() == (0, 0, 0)


@pytest.mark.parametrize("large", ["", "?stor=1"])
def test_the_prints_are_pdfs(as_sofie: Client, at: Callable[..., str], proposed: Version, large: str) -> None:
    for url in (at("paper_print"), reverse("draft_print", args=[proposed.document.case_id])):
        answer = as_sofie.get(url + large)
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")


def test_maja_says_that_it_is_not_right_and_later_that_it_is(
    as_sofie: Client, at: Callable[..., str], maja: User, sofies_seat: Seat
) -> None:
    as_sofie.post(at("paper"), said(SCAN))
    mine = Client()
    sign_in(mine, maja)
    page = mine.post(at("paper_remark"), {"text": "Det var den 29."}, follow=True).content.decode()
    assert "Maja Kjærgaard skriver, at det ikke passer" in page
    assert "Gældende" in page
    page = as_sofie.get(at("version")).content.decode()
    assert "Det var den 29." in page
    case = as_sofie.get(reverse("case_detail", args=[sofies_seat.case.pk])).content.decode()
    assert "Maja Kjærgaard skriver, at det ikke passer" in case
    page = mine.post(at("paper_remark"), {"settle": "1"}, follow=True).content.decode()
    assert "Det er afklaret." in page


def test_maja_is_asked_whether_it_is_right_and_until_then_it_says_that_she_has_not(
    as_sofie: Client, at: Callable[..., str], maja: User, sofies_seat: Seat
) -> None:
    as_sofie.post(at("paper"), said(SCAN))
    assert "Ikke bekræftet af Maja Kjærgaard" in as_sofie.get(at("version")).content.decode()
    mine = Client()
    sign_in(mine, maja)
    case = reverse("case_detail", args=[sofies_seat.case.pk])
    asked = "Aftalen er skrevet ind fra papir. Se, om det passer."
    assert asked in mine.get(case).content.decode()
    assert asked not in as_sofie.get(case).content.decode()
    assert "Ja, det passer" in mine.get(at("version")).content.decode()
    page = mine.post(at("paper_remark"), {"confirm": "1"}, follow=True).content.decode()
    assert "Ikke bekræftet" not in page
    assert asked not in mine.get(case).content.decode()


def test_the_leaders_remark_is_held_back_when_it_names_an_illness(
    as_sofie: Client, at: Callable[..., str]
) -> None:
    as_sofie.post(at("paper"), said(SCAN))
    answer = as_sofie.post(at("paper_remark"), {"text": "Maja har hjernerystelse"})
    assert answer.status_code == 422


def test_a_stranger_learns_nothing(client: Client, ulla: User, at: Callable[..., str]) -> None:
    sign_in(client, ulla)
    for name in ("paper", "paper_print", "paper_remark", "paper_copy"):
        assert client.get(at(name)).status_code == 404
        assert client.post(at(name), said(SCAN)).status_code == 404
    assert client.get(at("paper_scan", 1)).status_code == 404
