"""Texts and names as people write them: long ones, odd signs, other alphabets, bytes that are no text."""

import io
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from tests.cast import ANSWERS, answered, now, save_alone, save_together
from tests.web.test_bad_input import stored, summary

SCRIPT = "<script>alert('æ')</script><b onmouseover=x>"


RIGHT_TO_LEFT = "שלום \u202eabc\u202c مرحبا"


EMOJI = "Pause ☕️ hver time 👩🏽‍🦽‍➡️"


def test_ten_thousand_characters_are_accepted(write: Callable[..., HttpResponse], majas_seat: Seat) -> None:
    text = ("æøå 123\n" * 1250).strip().ljust(10_000, "x")
    posted = text.replace("\n", "\r\n")  # as a browser sends it
    assert write("opgaver", opgaver__tekst=posted).status_code == 302
    assert stored(majas_seat, "opgaver", "tekst") == text


def test_one_more_is_refused_and_the_whole_text_is_kept_on_the_page(
    write: Callable[..., HttpResponse], majas_seat: Seat
) -> None:
    text = "x" * 10_001
    answer = write("opgaver", opgaver__tekst=text)
    assert answer.status_code == 422
    assert summary(answer) == ["Teksten må højst fylde 10000 tegn. Den fylder 10001."]
    assert text in answer.content.decode()


@pytest.mark.parametrize(
    "text", [EMOJI, RIGHT_TO_LEFT, SCRIPT, "O'Hara & 诗涵", "a\tb", "{{ 7*7 }} {% x %} %s", "\\r\\n"]
)
def test_odd_text_is_kept_and_shown_as_it_was_written(
    write: Callable[..., HttpResponse], as_maja: Client, majas_seat: Seat, text: str
) -> None:
    from django.utils.html import escape

    assert write("opgaver", opgaver__tekst=text).status_code == 302
    assert stored(majas_seat, "opgaver", "tekst") == text
    case = [majas_seat.case.pk]
    for url in (
        reverse("own_summary", args=case),
        reverse("own_preview", args=case),
        reverse("own_page", args=[*case, "opgaver"]),
    ):
        assert escape(text) in as_maja.get(url).content.decode()


@pytest.mark.parametrize(
    "text", [f"a{chr(n)}b" for n in (0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x200B, 0xFEFF, 0xFFFE)]
)
def test_control_characters_break_nothing(
    write: Callable[..., HttpResponse], as_maja: Client, majas_seat: Seat, text: str
) -> None:
    assert write("opgaver", opgaver__tekst=text).status_code in (302, 422)
    assert as_maja.get(reverse("own_summary", args=[majas_seat.case.pk])).status_code == 200


def test_a_null_character_is_refused(write: Callable[..., HttpResponse], majas_seat: Seat) -> None:
    assert write("opgaver", opgaver__tekst="a\x00b").status_code == 422
    assert stored(majas_seat, "opgaver", "tekst") is None


@pytest.mark.parametrize("raw", [b"%ED%A0%80", b"%ff%fe", b"%F0%9F%98"])
def test_bytes_that_are_no_text_become_a_replacement_mark(
    as_maja: Client, majas_seat: Seat, raw: bytes
) -> None:
    url = reverse("own_page", args=[majas_seat.case.pk, "opgaver"])
    body = b"opgaver-seen=0&opgaver-tekst=a" + raw + b"b"
    answer = as_maja.post(url, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 302
    assert "\N{REPLACEMENT CHARACTER}" in stored(majas_seat, "opgaver", "tekst")


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data"])
def test_a_body_of_another_kind_saves_nothing(as_maja: Client, majas_seat: Seat, content_type: str) -> None:
    save_alone(majas_seat, {"opgaver": answered(tekst="layout")})
    url = reverse("own_page", args=[majas_seat.case.pk, "opgaver"])
    assert as_maja.post(url, b'{"opgaver-tekst": ""}', content_type=content_type).status_code in (
        302,
        400,
        422,
    )
    assert stored(majas_seat, "opgaver", "tekst") == "layout"


@pytest.mark.parametrize("text", [EMOJI, RIGHT_TO_LEFT, SCRIPT, "a\x0bb\x1b[31m", "x" * 10_000], ids=range(5))
def test_odd_text_goes_all_the_way_to_the_pdf(as_maja: Client, majas_seat: Seat, text: str) -> None:
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    save_together(majas_seat, ANSWERS | {"opgaver": answered(tekst=text)})
    version = propose_version(majas_seat)
    assert now(majas_seat).content(version).answer(FLEKS_TILLAEGSAFTALE, "opgaver").get("tekst") == text
    for name in ("version", "version_pdf", "sign"):
        answer = as_maja.get(reverse(name, args=[majas_seat.case.pk, version.pk]))
        assert answer.status_code == 200
        assert b"<script>alert" not in answer.content
        if name == "version_pdf":
            pages = PdfReader(io.BytesIO(answer.content)).pages
            shown = " ".join(page.extract_text() for page in pages)
            assert text != SCRIPT or "<script>alert" in shown


NAMES = ["Bjørn Åge Ærø-Løkke", "O'Hara", "诗涵", "محمد", "x" * 120, "<script>alert(1)</script>", "Anna 🎉"]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_stands_on_every_page_as_it_was_written(as_maja: Client, name: str) -> None:
    data = {"role": "employee", "workplace": name, "cvr": "", "other_name": name}
    opened = as_maja.post(reverse("case_new"), data)
    assert opened.status_code == 302
    case = opened.headers["Location"].split("/")[2]
    for url in (
        f"/sager/{case}/",
        f"/sager/{case}/invitation/",
        f"/sager/{case}/log/",
        "/sager/",
        f"/sager/{case}/aftale/alene/",
    ):
        page = as_maja.get(url)
        assert page.status_code == 200
        assert b"<script>alert" not in page.content


def test_nothing_of_a_refused_text_stands_in_the_log(
    write: Callable[..., HttpResponse], majas_seat: Seat
) -> None:
    write("opgaver", opgaver__tekst="hemmelig" + "x" * 10_000)
    assert not any("hemmelig" in str(vars(entry)) for entry in history(majas_seat.vault))
