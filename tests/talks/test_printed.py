"""The back page on paper: signed minutes on one A4, the form to write on, and the form to fill in."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pikepdf
import pytest
import time_machine
from pikepdf.form import CheckboxField, DefaultAppearanceStreamGenerator, Form, TextField

from fleksaftale.cases.seats import Seat
from fleksaftale.documents.pdf.back_page import render_back_page, render_fillable_back_page
from fleksaftale.documents.printing import signed_pdf
from fleksaftale.documents.rows import Row
from fleksaftale.documents.signing import propose
from fleksaftale.documents.stages import sheet
from fleksaftale.talks import queries
from fleksaftale.talks.on_paper import blank_back_page, printed_back_page
from tests.documents.pdf.reading import failures, pages, squeezed
from tests.talks.holding import agree, judged, open_minutes, sign_both, template, write

ORDINARY: dict[str, Any] = {
    "opgaverne": {"tekst": "Det går godt med nyhedsbrevet. Billeder tager længere tid end ventet."},
    "aendre_opgaver": {"behov": "nej"},
    "arbejdstiden": {"behov": "nej"},
    "mere_hjaelp": {"behov": "ja", "hvilken": "En plads uden gennemgang bag ryggen."},
    "inddrag_kommunen": {"behov": "nej"},
    "beslutninger": {
        "raekker": (
            Row("c0000001", {"tekst": "Maja får ny plads fra 8. februar."}),
            Row("c0000002", {"tekst": "Opgaver og timer er uændrede."}),
        )
    },
    "handlinger": {
        "raekker": (
            Row("d0000001", {"hvad": "Ny plads ved vinduet", "hvem": "Sofie Bang", "dato": date(2027, 2, 8)}),
        )
    },
    "punkter": {
        "raekker": tuple(
            Row(f"e000000{n}", {"tekst": text})
            for n, text in enumerate(
                ("Min plads", "Pauser i korrekturugen", "Nyhedsbrevet", "Ferie", "Kursus")
            )
        )
    },
    "naeste": {"dato": date(2027, 3, 31)},
}


@pytest.fixture(autouse=True)
def today() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 11, 30, 9, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def places(page: str, *texts: str) -> list[int]:
    """Where each text stands on a page; -1 for one that does not."""
    return [page.find(squeezed(text)) for text in texts]


def test_ordinary_minutes_are_one_page_with_decisions_first(
    sofies_seat: Seat, majas_seat: Seat, today: time_machine.Traveller
) -> None:
    agree(sofies_seat, majas_seat)
    today.move_to(datetime(2027, 1, 29, 11, tzinfo=UTC))
    open_minutes(sofies_seat)
    statuses = judged(
        sofies_seat, 1, h1="virker", h2="virker", h3="virker_ikke", h4="virker_delvist", h5="ikke_proevet"
    )
    write(sofies_seat, 1, hensyn=statuses, **ORDINARY)
    version = propose(sofies_seat, template(), rule_set="2026-07")
    sign_both(sofies_seat, majas_seat, template(), version)
    pdf = signed_pdf(sheet(majas_seat, template()), version)
    assert failures(pdf) == []
    (page,) = pages(pdf)
    found = places(
        page, "Maja får ny plads", "Ny plads ved vinduet", "31. marts 2027", "Hvordan går det", "Virker ikke"
    )
    assert found == sorted(found)
    assert found[0] > 0


def test_the_form_to_write_on_and_the_one_to_fill_in_are_one_page() -> None:
    pdf = render_back_page(blank_back_page("da"))
    assert failures(pdf) == []
    (page,) = pages(pdf)
    assert -1 not in places(page, *(question.text.da for question in template().numbered))
    assert all(len(pages(render_fillable_back_page(blank_back_page(each)))) == 1 for each in ("da", "en"))


def test_the_form_with_what_is_known_names_hensyn_and_people(sofies_seat: Seat, majas_seat: Seat) -> None:
    agree(sofies_seat, majas_seat)
    talk = queries.open_talk(majas_seat.case)
    assert talk
    known = printed_back_page(majas_seat, talk, language="da")
    first, second = pages(render_back_page(known))
    assert places(first, "Maja Kjærgaard") != [-1]
    assert places(second, "Adgang til stille lokale") != [-1]
    fillable = render_fillable_back_page(known)
    assert failures(fillable) == []
    assert len(pikepdf.open(io.BytesIO(fillable)).Root.AcroForm.Fields) > 30


def test_what_is_filled_in_stands_there_when_the_file_is_opened_again() -> None:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(render_fillable_back_page(blank_back_page("da")))) as pdf:
        form = Form(pdf, DefaultAppearanceStreamGenerator)
        texts = [field for _name, field in form.items() if isinstance(field, TextField)]
        ticks = [field for _name, field in form.items() if isinstance(field, CheckboxField)]
        for number, text in enumerate(texts):
            text.value = f"Æblegrød nr. {number}"
        for tick in ticks:
            tick.checked = True
        pdf.save(file)
    with pikepdf.open(file) as again:
        found = [str(field.V) for field in again.Root.AcroForm.Fields]
    assert len(found) == len(texts) + len(ticks)
    assert sorted(found) == sorted([f"Æblegrød nr. {n}" for n in range(len(texts))] + ["/Ja"] * len(ticks))
