"""Rows on paper: each a block of its own that says all it holds, whatever its length."""

from dataclasses import replace
from datetime import date

import pytest

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.documents.pdf import render
from fleksaftale.documents.printed import PrintedDocument, PrintedSection
from fleksaftale.documents.printing import printed_answer
from fleksaftale.documents.rows import Row, new_id
from fleksaftale.documents.show import sections
from tests.cast import ANSWERS, answered

from .papers import unsigned
from .reading import body, failures, pages, squeezed

WORDS = "Pausen holdes i pauserummet, og telefonen bliver på pladsen. "


def paper(*rows: Row) -> PrintedDocument:
    answers = ANSWERS | {"hjaelp_fra_arbejdspladsen": answered(raekker=rows)}
    shown = sections(FLEKS_TILLAEGSAFTALE, answers)
    return replace(
        unsigned(),
        sections=tuple(PrintedSection(s.title, tuple(printed_answer(a) for a in s.answers)) for s in shown),
    )


def row(**values: object) -> Row:
    return Row(new_id(), values)


@pytest.mark.parametrize("large", [False, True])
def test_each_row_says_what_it_is_and_all_that_is_agreed_of_it(large: bool) -> None:
    first = row(hensyn="P01", tekst="Pause hver time", indhold="I pauserummet", hvem="Sofie minder om det")
    pdf = render(paper(first, row(tekst="Stille lokale", fra=date(2027, 1, 4))), large=large)
    text = body(pdf)
    for said in (
        "Hensyn 1: Pause hver time",
        "Sådan gør vi: I pauserummet",
        "Hvem gør hvad: Sofie minder om det",
        "Hensyn 2: Stille lokale",
        "Fra hvornår: 4. januar 2027",
    ):
        assert squeezed(said) in text
    assert "P01" not in text
    assert failures(pdf) == []


def test_twenty_rows_and_a_very_long_one_flow_over_the_pages_and_nothing_is_cut() -> None:
    many = [row(tekst=f"Hensyn nummer {n}", indhold=WORDS * 3) for n in range(1, 20)]
    pdf = render(paper(*many, row(tekst="Det sidste", indhold=WORDS * 150)))
    text = body(pdf)
    assert len(pages(pdf)) > 3
    assert text.count(squeezed(WORDS)) == 19 * 3 + 150
    assert [squeezed(f"Hensyn {n}: Hensyn nummer {n}") in text for n in range(1, 20)] == [True] * 19
    assert failures(pdf) == []
