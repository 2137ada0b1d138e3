"""Copies of a version: on one page whatever is agreed, and without an address for the municipality."""

import io
from datetime import date
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from page import validate_pdf_bytes

from fleksaftale.documents.models import Version
from fleksaftale.documents.pdf.crib import PrintedCrib, render_crib
from fleksaftale.documents.rows import Row
from fleksaftale.people.models import User
from tests.cast import ANSWERS, answered
from tests.people.signing_in import sign_in

from .reading import body, pages, squeezed

MANY = answered(
    raekker=tuple(
        Row(f"{n:08x}", {"tekst": f"Hensyn nummer {n}: " + "fast plads ved vinduet " * 8, "hvem": "Sofie"})
        for n in range(1, 21)
    ),
    god_dag="To opgaver ad gangen",
)


def copy(client: Client, who: User, version: Version, name: str) -> bytes:
    sign_in(client, who)
    case = version.document.case_id
    answer = client.get(reverse(name, args=[case, version.pk]))
    assert answer.status_code == 200
    return bytes(answer.content)


def test_one_page_says_hours_hensyn_contacts_and_the_next_talk(
    client: Client, maja: User, majas_seat: Any, proposed: Version
) -> None:
    pdf = copy(client, maja, proposed, "version_crib")
    assert len(pages(pdf)) == 1
    text = body(pdf)
    for said in (
        "Timer på arbejdspladsen om ugen: 12",
        "arbejdsintensitet 83 % (beregnet)",
        "Pause på 15 minutter hver time.",
        "På arbejdspladsen: Sofie Bang",
        "Når kontaktpersonen er væk: Peter Dahl",
        "mandag 1. februar 2027 (uge 5)",
    ):
        assert squeezed(said) in text


def test_twenty_long_hensyn_still_take_one_page_and_it_says_that_there_are_more(
    client: Client, maja: User, majas_seat: Any, draft: Any, sofies_seat: Any
) -> None:
    from fleksaftale.agreements.commands import propose_version

    draft(ANSWERS | {"hjaelp_fra_arbejdspladsen": MANY, "opgaver": answered(tekst="Korrektur. " * 500)})
    pdf = copy(client, maja, propose_version(sofies_seat), "version_crib")
    assert len(pages(pdf)) == 1
    assert "seaftalen" in body(pdf)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(max_size=30), st.lists(st.text(max_size=400), min_size=1, max_size=25)), max_size=6
    )
)
def test_whatever_is_written_it_is_one_page(blocks: list[tuple[str, list[str]]]) -> None:
    made = tuple((heading or "–", tuple(line or "–" for line in lines)) for heading, lines in blocks)
    pdf = render_crib(PrintedCrib("da", "Aftalen på en side", "Maja", made, "Version 1", 1_795_219_200))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1


@pytest.mark.parametrize("name", ["version_crib", "version_kommune"])
def test_both_copies_are_accessible(
    client: Client, maja: User, majas_seat: Any, proposed: Version, name: str
) -> None:
    found = validate_pdf_bytes(copy(client, maja, proposed, name), profile="ua1")
    assert found.is_compliant, found.failures


def test_the_copy_for_the_municipality_has_no_link_no_address_and_no_file(
    client: Client, maja: User, majas_seat: Any, proposed: Version, settings: Any
) -> None:
    settings.PUBLIC_URL = "https://aftaler.nordlys.example"
    pdf = copy(client, maja, proposed, "version_kommune")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.attachments
        annotations = [a for page in opened.pages for a in page.get("/Annots", [])]
        assert not [a for a in annotations if a.get("/Subtype") == "/Link"]
    text = body(pdf)
    assert "nordlys.example" not in text
    assert "http" not in text
    assert squeezed("Kopi til kommunen") in text
    assert squeezed("Birgitte Holm") in text
    assert str(date(2026, 12, 1).year) in text


def test_the_page_of_a_version_leads_to_every_copy_of_it(
    client: Client, maja: User, majas_seat: Any, proposed: Version
) -> None:
    sign_in(client, maja)
    shown = client.get(reverse("version", args=[proposed.document.case_id, proposed.pk])).content.decode()
    for name in ("version_crib", "version_kommune", "version_json", "version_pdf"):
        assert f'href="{reverse(name, args=[proposed.document.case_id, proposed.pk])}"' in shown, name
