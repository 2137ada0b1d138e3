"""The public page that checks a PDF: four answers, nothing kept, nothing told, no hold for an attacker."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fleksaftale.documents.sealing import LARGEST, keys, writing
from fleksaftale.web.views import verify
from tests.documents.pdf.papers import ordinary
from tests.documents.sealing.test_seal import document

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_seal(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "var"
    cache.clear()


def sealed() -> bytes:
    return writing.seal(document(), keys.current(), fingerprint=ordinary().fingerprint).pdf


def ask(client: Client, content: bytes, name: str = "Maja Kjærgaard aftale.pdf") -> Any:
    return client.post("/kontrol/", {"file": SimpleUploadedFile(name, content, "application/pdf")})


def test_it_tells_an_unchanged_file_and_nothing_that_stands_in_it(client: Client) -> None:
    answer = ask(client, sealed())
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Filen er uændret" in text
    assert "Tidsstempel: intet" in text
    for secret in ("Maja", "Sofie", "Nordlys", ordinary().fingerprint):
        assert secret not in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda pdf: pdf[:9000] + b"x" + pdf[9001:], "Filen er ændret efter forseglingen"),
        (lambda pdf: pdf + b"% note", "Der er føjet noget til filen"),
        (lambda _pdf: b"%PDF-1.7", "Filen er ikke en forseglet PDF"),
        (lambda _pdf: b"<script>alert(1)</script>", "Filen er ikke en forseglet PDF"),
    ],
)
def test_it_tells_what_else_a_file_is(change: Any, said: str, client: Client) -> None:
    assert said in ask(client, change(sealed())).content.decode()


def test_it_tells_a_file_of_another_installation(settings: Any, tmp_path: Path, client: Client) -> None:
    pdf = sealed()
    settings.DATA_DIR = tmp_path / "elsewhere"
    assert "Filen er forseglet et andet sted" in ask(client, pdf).content.decode()


def test_no_file_and_an_empty_one_are_asked_for_again(client: Client) -> None:
    assert client.post("/kontrol/").status_code == 422
    answer = ask(client, b"")
    assert answer.status_code == 422
    assert "Fejl:" in answer.content.decode()


def test_a_file_over_the_limit_is_not_read_to_its_end(client: Client) -> None:
    answer = ask(client, b"%PDF" + b"0" * LARGEST)
    assert answer.status_code == 413
    assert "Så stor er ingen aftale" in answer.content.decode()


def test_a_file_on_its_way_never_touches_the_disk(
    client: Client, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder for temporary files cannot be written to by this path: it is not there."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "is-not-there")
    before = {Path(d) / f for d, _, files in os.walk(tmp_path) for f in files}
    assert ask(client, b"%PDF" + b"0" * 9_000_000).status_code == 200
    assert {Path(d) / f for d, _, files in os.walk(tmp_path) for f in files} == before


def test_a_form_of_another_site_is_refused() -> None:
    assert ask(Client(enforce_csrf_checks=True), b"%PDF").status_code == 403


def test_too_many_files_from_one_network_must_wait(client: Client) -> None:
    for _ in range(verify.MOST):
        assert ask(client, b"%PDF").status_code == 200
    cache.clear()  # another process remembers nothing of this one
    assert ask(client, b"%PDF").status_code == 429
    elsewhere = client.post(
        "/kontrol/", {"file": SimpleUploadedFile("a.pdf", b"%PDF")}, REMOTE_ADDR="10.9.8.7"
    )
    assert elsewhere.status_code == 200
