"""The sheet for colleagues: the employee's alone, from what is agreed, and kept nowhere."""

import re
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.hensyn import library
from fleksaftale.agreements.hensyn.choosing import choose, row_of
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.models import Event, Read
from fleksaftale.cases import life
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import signing, writing
from fleksaftale.documents.models import SavedAnswer
from fleksaftale.documents.rows import Row, new_id
from fleksaftale.documents.signing import Intent
from fleksaftale.mail.models import Outbox
from fleksaftale.people.models import User
from tests.cast import ANSWERS, answered, save_alone, save_together
from tests.documents.pdf.reading import body, squeezed
from tests.people.signing_in import sign_in

Q = "hjaelp_fra_arbejdspladsen"
AGREED = (
    Row("aaaaaaaa", {"hensyn": "M01", "tekst": "Arbejdsplads uden støj og forstyrrelser", "hvem": "Sofie"}),
    Row("bbbbbbbb", {"tekst": "Vinduet må stå åbent", "indhold": "Også om vinteren"}),
)
CHOSEN = {
    "heading": "Sådan kan du hjælpe mig",
    "lines": ["bbbbbbbb"],
    "details": "on",
    "words": "Bank på, før du går ind.",
}


@pytest.fixture
def as_maja(client: Client, maja: User) -> Client:
    sign_in(client, maja)
    return client


@pytest.fixture
def signed(majas_seat: Seat, sofies_seat: Seat) -> None:
    """Both have signed an agreement with two hensyn; Maja's own answers name another."""
    save_alone(majas_seat, {Q: answered(raekker=(Row("cccccccc", {"tekst": "Kun mit eget forslag"}),))})
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    save_together(sofies_seat, ANSWERS | {Q: answered(raekker=AGREED)})
    version = propose_version(sofies_seat, FLEKS_TILLAEGSAFTALE)
    for seat in (sofies_seat, majas_seat):
        signing.sign(seat, FLEKS_TILLAEGSAFTALE, version.pk, Intent(seat.name, version.fingerprint))


def url(seat: Seat, name: str = "colleagues") -> str:
    return reverse(name, args=[seat.case.pk])


def text_of(answer: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def everything_kept() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (SavedAnswer, Event, Read, Outbox))


@pytest.mark.usefixtures("signed")
def test_she_chooses_among_what_is_agreed_and_nothing_is_ticked_beforehand(
    as_maja: Client, majas_seat: Seat
) -> None:
    html = as_maja.get(url(majas_seat)).content.decode()
    assert "Arbejdsplads uden støj og forstyrrelser" in html
    assert "Vinduet må stå åbent" in html
    assert "Kun mit eget forslag" not in html
    assert not re.search(r'name="lines"[^>]*checked', html)


@pytest.mark.usefixtures("signed")
def test_the_sheet_says_what_she_chose_and_nothing_else(as_maja: Client, majas_seat: Seat) -> None:
    said = text_of(as_maja.post(url(majas_seat), CHOSEN))
    assert "Sådan kan du hjælpe mig Maja Kjærgaard" in said
    assert "Vinduet må stå åbent" in said
    assert "Også om vinteren" in said
    assert "Bank på, før du går ind." in said
    assert "Arbejdsplads uden støj" not in said
    assert "10 timer" not in said


@pytest.mark.usefixtures("signed")
def test_how_it_is_done_and_who_does_what_stand_there_only_if_she_says_so(
    as_maja: Client, majas_seat: Seat
) -> None:
    sent = {key: value for key, value in CHOSEN.items() if key != "details"}
    assert "Også om vinteren" not in text_of(as_maja.post(url(majas_seat), sent))


@pytest.mark.usefixtures("signed")
def test_the_pdf_says_the_same_and_is_tagged(as_maja: Client, majas_seat: Seat) -> None:
    answer = as_maja.post(url(majas_seat, "colleagues_pdf"), CHOSEN)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    assert 'filename="ark.pdf"' in answer.headers["Content-Disposition"]
    printed = body(answer.content)
    for said in (
        "Sådan kan du hjælpe mig",
        "Maja Kjærgaard",
        "Vinduet må stå åbent",
        "Bank på, før du går ind.",
    ):
        assert squeezed(said) in printed
    assert squeezed("Arbejdsplads uden støj") not in printed
    assert b"pdfuaid" in answer.content


@pytest.mark.usefixtures("signed")
def test_nothing_of_it_is_stored_sent_or_logged(as_maja: Client, majas_seat: Seat) -> None:
    before = everything_kept()
    as_maja.get(url(majas_seat))
    as_maja.post(url(majas_seat), CHOSEN)
    as_maja.post(url(majas_seat, "colleagues_pdf"), CHOSEN)
    as_maja.post(url(majas_seat), CHOSEN | {"edit": "1"})
    assert everything_kept() == before
    assert "Bank på, før du går ind." not in as_maja.get(url(majas_seat)).content.decode()


@pytest.mark.usefixtures("signed")
def test_the_leader_reaches_neither_page_nor_pdf_and_sees_no_link(
    client: Client, sofie: User, sofies_seat: Seat
) -> None:
    sign_in(client, sofie)
    for name in ("colleagues", "colleagues_pdf"):
        assert client.get(url(sofies_seat, name)).status_code == 403
        answer = client.post(url(sofies_seat, name), CHOSEN)
        assert answer.status_code == 302
        assert answer.headers["Location"] == url(sofies_seat, "case_detail")
    assert "Til mine kolleger" not in client.get(url(sofies_seat, "case_detail")).content.decode()


def test_she_finds_it_on_the_page_of_the_case(as_maja: Client, majas_seat: Seat) -> None:
    assert "Til mine kolleger: lav et ark" in text_of(
        as_maja.get(reverse("case_detail", args=[majas_seat.case.pk]))
    )


def test_before_anything_is_signed_she_chooses_among_her_own_rows_and_the_draft(
    as_maja: Client, majas_seat: Seat, sofies_seat: Seat
) -> None:
    item = library()["M01"]
    choose(majas_seat, FLEKS_TILLAEGSAFTALE, (row_of(item, item.fill({}), new_id()),), joint=False)
    save_alone(sofies_seat, {Q: answered(raekker=(Row(new_id(), {"tekst": "Sofies forslag"}),))})
    said = text_of(as_maja.get(url(majas_seat)))
    assert "Arbejdsplads uden støj og forstyrrelser" in said
    assert "Sofies forslag" not in said
    assert "Aftalen er ikke underskrevet endnu." in said
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    save_together(sofies_seat, {Q: answered(raekker=(Row(new_id(), {"tekst": "Det fælles forslag"}),))})
    said = text_of(as_maja.get(url(majas_seat)))
    assert "Det fælles forslag" in said
    assert "Arbejdsplads uden støj og forstyrrelser" in said


def test_without_any_hensyn_she_may_write_with_her_own_words(as_maja: Client, majas_seat: Seat) -> None:
    assert "Der er ingen hensyn endnu." in text_of(as_maja.get(url(majas_seat)))
    said = text_of(as_maja.post(url(majas_seat), {"heading": "Til jer", "words": "Jeg møder kl. 10."}))
    assert "Til jer Maja Kjærgaard Jeg møder kl. 10." in said


def test_an_empty_sheet_says_what_to_do(as_maja: Client, majas_seat: Seat) -> None:
    answer = as_maja.post(url(majas_seat), {"heading": "Til jer"})
    assert answer.status_code == 422
    assert "Sæt kryds ved noget, eller skriv med egne ord" in text_of(answer)


@pytest.mark.parametrize("name", ["colleagues", "colleagues_pdf"])
def test_words_about_health_stand_there_only_with_a_yes(as_maja: Client, majas_seat: Seat, name: str) -> None:
    sent: dict[str, Any] = {"heading": "Til jer", "words": "Jeg har migræne og går hjem."}
    answer = as_maja.post(url(majas_seat, name), sent)
    assert answer.status_code == 422
    assert "migræne" in text_of(answer)
    assert "Ja, mine kolleger må læse det" in text_of(answer)
    assert as_maja.post(url(majas_seat, name), sent | {"health": "on"}).status_code == 200


@pytest.mark.usefixtures("signed")
def test_she_goes_back_and_finds_everything_as_she_left_it(as_maja: Client, majas_seat: Seat) -> None:
    html = as_maja.post(url(majas_seat), CHOSEN | {"edit": "1"}).content.decode()
    assert re.search(r'value="bbbbbbbb"[^>]*checked', html)
    assert "Bank på, før du går ind." in html


@pytest.mark.usefixtures("signed")
def test_a_line_that_is_not_hers_to_choose_is_refused(as_maja: Client, majas_seat: Seat) -> None:
    assert as_maja.post(url(majas_seat), CHOSEN | {"lines": ["cccccccc"]}).status_code == 422


@pytest.mark.usefixtures("signed")
def test_what_she_writes_is_text_and_never_a_part_of_the_page_or_of_the_pdf(
    as_maja: Client, majas_seat: Seat
) -> None:
    sent = CHOSEN | {"heading": "<b>#panic()</b>", "words": "$x$ *y* <script>"}
    assert "<script>" not in as_maja.post(url(majas_seat), sent).content.decode().split("</head>")[1]
    printed = body(as_maja.post(url(majas_seat, "colleagues_pdf"), sent).content)
    assert squeezed("<b>#panic()</b>") in printed
    assert squeezed("$x$ *y* <script>") in printed


@pytest.mark.usefixtures("signed")
def test_it_can_be_made_as_long_as_the_agreement_can_be_read(
    as_maja: Client, majas_seat: Seat, sofies_seat: Seat
) -> None:
    life.end(sofies_seat, date(2026, 10, 31))
    assert as_maja.post(url(majas_seat), CHOSEN).status_code == 200
