"""The demo's mailbox: files, the terminal, and a page that exists only there."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from fleksaftale.mail import demo
from fleksaftale.mail.sending import send_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox(settings: Settings, tmp_path: Path) -> Path:
    settings.ROOT_URLCONF = "tests.people.urls"
    settings.DEMO = True
    settings.DATA_DIR = tmp_path
    settings.EMAIL_BACKEND = "fleksaftale.mail.demo.DemoMailbox"
    return tmp_path / "demo-mail"


def send(to: str = "maja@nordlys.example", code: str = "482 913") -> None:
    send_now("code.sign-in", to=to, language="da", context={"code": code})


def test_a_mail_is_a_file_a_text_in_the_terminal_and_a_line_on_the_page(
    client: Client, mailbox: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    send()
    shown = capsys.readouterr().out
    assert "Til:  maja@nordlys.example" in shown
    assert "482 913" in shown
    (file,) = mailbox.iterdir()
    assert file.suffix == ".eml"
    page = client.get("/demo/post/").content.decode()
    assert "482 913" in page
    assert "maja@nordlys.example" in page
    assert "482 913" in client.get(f"/demo/post/{file.stem}/").content.decode()


def test_the_newest_mail_stands_first(mailbox: Path) -> None:
    for code in ("111 111", "222 222", "333 333"):
        send(code=code)
    assert [mail.code for mail in demo.newest_first()] == ["333 333", "222 222", "111 111"]


def test_links_can_be_followed_and_nothing_else_becomes_markup(client: Client, mailbox: Path) -> None:
    send_now(
        "case.news",
        to="maja@nordlys.example",
        language="da",
        context={"link": "http://127.0.0.1:8000/?<script>alert(1)</script>"},
    )
    page = client.get("/demo/post/").content.decode()
    assert '<a href="http://127.0.0.1:8000/' in page
    assert "<script>alert" not in page


def test_only_the_newest_two_hundred_are_kept(mailbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "KEPT", 3)
    for number in range(5):
        send(code=f"000 00{number}")
    assert [mail.code for mail in demo.newest_first()] == ["000 004", "000 003", "000 002"]


def test_outside_the_demo_the_page_does_not_exist(client: Client, mailbox: Path, settings: Settings) -> None:
    send()
    (file,) = mailbox.iterdir()
    settings.DEMO = False
    assert client.get("/demo/post/").status_code == 404
    assert client.get(f"/demo/post/{file.stem}/").status_code == 404


@pytest.mark.parametrize(
    "name", ["findes-ikke", "..", "../../secrets/master", "20261121T101010101010-00000000"]
)
def test_a_mail_that_is_not_there_is_not_found(client: Client, mailbox: Path, name: str) -> None:
    assert client.get(f"/demo/post/{name}/").status_code == 404
