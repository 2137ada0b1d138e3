"""The sheet of an answer: it conforms, it says everything once, and its sources are numbered."""

from dataclasses import replace

import pytest

from fleksaftale.documents.pdf.answer_sheet import (
    AnswerSheet,
    Ground,
    SheetPart,
    SheetTable,
    render_answer_sheet,
)
from tests.documents.pdf.reading import body, failures, squeezed

SOURCE = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/kapitel/20/" + "x" * 120
SHEET = AnswerSheet(
    title="Midlertidigt eller permanent",
    day="Svar for 21. november 2026",
    lead=("Et permanent fleksjob kan vurderes.",),
    parts=(
        SheetPart("Det har du svaret", points=("Født: 10. maj 1980",)),
        SheetPart("Tom"),
        SheetPart(
            "Dage",
            table=SheetTable("Dage", ("Hvad", "Dag"), (("Fem år er gået", "1. marts 2025"),), frozenset({1})),
        ),
        SheetPart(
            "Hvorfor",
            text="Sådan hænger det sammen.",
            grounds=(
                Ground(
                    "Du er fyldt 40.",
                    "LAB § 120",
                    "udledt",
                    SOURCE,
                    "21. november 2026",
                    of=(Ground("Født i 1980.", source=SOURCE, checked="21. november 2026", who="dit svar"),),
                ),
            ),
        ),
    ),
    rule_set="fleksjob 0.1 · 2026-11-21",
    timestamp=1_800_000_000,
)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_sheet_conforms(language: str) -> None:
    assert failures(render_answer_sheet(SHEET, language)) == []


def test_everything_said_stands_on_it_and_a_source_is_listed_once() -> None:
    text = body(render_answer_sheet(SHEET, "da"))
    said = [
        *SHEET.lead,
        "Født: 10. maj 1980",
        "1. marts 2025",
        "LAB § 120, udledt",
        "dit svar",
        SHEET.rule_set,
    ]
    assert [each for each in said if squeezed(each) not in text] == []
    assert text.count(SOURCE) == 1
    assert text.count("[1]") == 3, "at both reasons, and in the list"


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert render_answer_sheet(SHEET, "da") == render_answer_sheet(replace(SHEET), "da")


def test_what_looks_like_markup_is_printed_as_it_is() -> None:
    odd = replace(SHEET, lead=("#panic(1) *a* $x$ <b> \\ [",))
    assert squeezed("#panic(1) *a* $x$ <b> \\ [") in body(render_answer_sheet(odd, "da"))
