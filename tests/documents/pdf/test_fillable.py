"""The form to fill in on a screen: every place a named field, accessible empty and filled."""

import io

import pikepdf
import pytest
from django.test import Client
from pikepdf.form import ExtendedAppearanceStreamGenerator, Form, TextField

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE as T
from fleksaftale.documents.pdf.blank import render_blank
from fleksaftale.documents.pdf.fillable import render_fillable

from .reading import failures, pages

LANGUAGES = ("da", "en")


@pytest.fixture(scope="module")
def forms() -> dict[str, bytes]:
    return {language: render_fillable(T, language=language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_conforms_and_is_as_long_as_the_one_on_paper(forms: dict[str, bytes], language: str) -> None:
    assert failures(forms[language]) == []
    assert len(pages(forms[language])) == len(pages(render_blank(T, language=language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_fields_that_say_its_name(forms: dict[str, bytes], language: str) -> None:
    with pikepdf.open(io.BytesIO(forms[language])) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)  # type: ignore[call-overload]
        labels = [str(field.TU) for field in fields]
        names = [str(field.T) for field in fields]
    assert len(set(names)) == len(names) == len(set(labels))
    for question in T.questions:
        said = question.text.in_language(language)
        rows = [f.label.in_language(language) for f in question.fields if f.of_rows]
        assert any(said in label or any(row in label for row in rows) for label in labels), question.key


def test_no_two_fields_lie_over_each_other_and_all_lie_on_the_page(forms: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(forms["da"])) as pdf:
        for page in pdf.pages:
            boxes = [[float(n) for n in field.Rect] for field in page.get("/Annots", [])]  # type: ignore[union-attr]
            for left, low, right, high in boxes:
                assert 0 < left < right < 595.3
                assert 0 < low < high < 841.9
            for nth, one in enumerate(boxes):
                for other in boxes[nth + 1 :]:
                    apart = (
                        one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                    )
                    assert apart, (one, other)


def test_what_is_typed_and_ticked_is_read_again_and_it_is_accessible_still(forms: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(forms["da"])) as pdf:
        form = Form(pdf, ExtendedAppearanceStreamGenerator)
        for field in form:
            if isinstance(field, TextField):
                field.value = "Søren Ærø, 7,5 timer"
            else:
                field.checked = True
        out = io.BytesIO()
        pdf.save(out)
    with pikepdf.open(io.BytesIO(out.getvalue())) as filled:
        values = {str(field.get("/V", "")) for field in filled.Root.AcroForm.Fields}  # type: ignore[union-attr]
    assert values == {"Søren Ærø, 7,5 timer", "/Ja"}
    assert failures(out.getvalue()) == []


def test_the_same_template_gives_the_same_bytes(forms: dict[str, bytes]) -> None:
    assert render_fillable(T, language="da") == forms["da"]


def test_everybody_can_fetch_it_in_their_language(client: Client, forms: dict[str, bytes]) -> None:
    for language in LANGUAGES:
        answer = client.get(f"/blanket-til-skaerm.pdf?sprog={language}")
        assert answer.status_code == 200
        assert answer.content == forms[language]
    assert client.get("/blanket-til-skaerm.pdf?sprog=xx").status_code == 404
