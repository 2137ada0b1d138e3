"""Every document is PDF/UA-1 and PDF/A-3a, whatever people write; and the validator does find faults."""

import io
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksaftale.agreements.expectations import FORVENTNINGSAFSTEMNING
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.pdf import render, render_blank
from fleksaftale.documents.pdf.talk_sheet import render_talk_sheet

from .papers import HOSTILE, long, minimal, ordinary, unsigned
from .reading import failures, structure, table_headers

DOCUMENTS = {
    "ordinary": ordinary(),
    "english": ordinary(language="en"),
    "minimal": minimal(),
    "long": long(),
    "unsigned": unsigned(),
    "half signed": replace(ordinary(), signatures=ordinary().signatures[:1]),
    "long names": ordinary(maja="Ærø-" * 30, sofie="W" * 120),
    "names of the world": ordinary(maja="诗涵", sofie="محمد O'Hara-Łukasiewicz"),
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_a_document_conforms_to_both_standards(document, large):
    assert failures(render(document, large=large)) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_somebody_writes_never_breaks_the_standards(text):
    answers = {"opgaver": [text], "hjaelp_fra_kommunen": [text], "kontaktperson": [text, text]}
    document = ordinary(answers=answers, maja=f"Maja {text[:60]}")
    assert failures(render(replace(document, subtitle=text, workplace=text, notes=(text,)))) == []


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_the_blank_form_conforms_to_both_standards(language, large):
    assert failures(render_blank(FLEKS_TILLAEGSAFTALE, language=language, large=large)) == []


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_the_sheet_for_a_talk_conforms_to_both_standards(language, large):
    assert failures(render_talk_sheet(FORVENTNINGSAFSTEMNING, language=language, large=large)) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_sheet_with_what_somebody_wrote_conforms_too(text):
    answers = {key: Answer(values={"tekst": text}) for key in ("opgaver", "hensyn")}
    sheet = render_talk_sheet(FORVENTNINGSAFSTEMNING, language="da", answers=answers, names=(text, "Sofie"))
    assert failures(sheet) == []


@pytest.mark.parametrize("ending", range(24))
def test_a_file_conforms_whatever_bytes_its_streams_end_in(ending):
    document = ordinary(answers={"opgaver": [f"Layout, udgave {ending}"]})
    assert failures(render(document)) == []


def damaged(pdf, damage):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        damage(opened)
        saved = io.BytesIO()
        opened.save(saved)
    return saved.getvalue()


def test_a_file_that_is_only_saved_again_still_conforms():
    assert failures(damaged(render(ordinary()), lambda _: None)) == []


def lose(key):
    return lambda pdf: pdf.Root.__delitem__(key)


def lose_the_standard_from_the_metadata(pdf):
    metadata = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(metadata.replace(b"pdfaid:part", b"pdfaid:trap"))


def lose_the_title_from_the_metadata(pdf):
    metadata = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(metadata.replace(b"dc:title", b"dc:titel"))


def turn_a_heading_into_nonsense(pdf):
    heading = next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/H1")
    heading.S = pikepdf.Name("/Vrøvl")


DAMAGES = {
    "no language": lose("/Lang"),
    "no structure": lose("/StructTreeRoot"),
    "not marked": lose("/MarkInfo"),
    "no metadata": lose("/Metadata"),
    "no standard named": lose_the_standard_from_the_metadata,
    "no title": lose_the_title_from_the_metadata,
    "unknown role": turn_a_heading_into_nonsense,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_the_validator_finds_a_damage(damage):
    assert failures(damaged(render(ordinary()), damage)) != []


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_no_text_at_all_breaks_the_standards(text):
    document = ordinary(answers={"opgaver": [text], "hjaelp_fra_kommunen": [text]}, maja=f"Maja {text[:40]}")
    assert failures(render(replace(document, summary=(text,), notes=(text,)))) == []


@pytest.mark.parametrize(("language", "expected"), [("da", "da-DK"), ("en", "en-GB")])
def test_the_document_says_its_language_and_shows_its_title(language, expected):
    with pikepdf.open(io.BytesIO(render(ordinary(language=language)))) as pdf:
        assert str(pdf.Root.Lang) == expected
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "Fleks-tillægsaftale" in str(pdf.docinfo.Title)
        assert "Version 1" in str(pdf.docinfo.Title)


def test_a_screen_reader_can_go_from_section_to_question():
    headings = [kind for kind in structure(render(ordinary())) if kind in {"Title", "H1", "H2", "H3"}]
    assert headings[0] == "Title"
    assert headings.count("H1") == 6  # in short, three sections, signatures, remarks
    assert headings.count("H2") == len(FLEKS_TILLAEGSAFTALE.questions)
    assert "H3" not in headings


def test_the_columns_of_the_signatures_are_labelled():
    assert table_headers(render(ordinary())) == ["Column"] * 4


def test_label_and_answer_belong_together():
    kinds = structure(render(ordinary()))
    assert kinds.count("Lbl") >= 15
    assert kinds.count("LBody") >= kinds.count("Lbl")
