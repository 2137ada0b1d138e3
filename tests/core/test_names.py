"""Which names a person can have, and that the same letters are the same text."""

import unicodedata

import pytest
from django import forms

from fleksaftale.core.forms import NameField, TextAreaField, TextField
from fleksaftale.people.forms import NameForm, SettingsForm
from fleksaftale.web.forms import CaseForm, FactsForm, InviteForm

PLACES: list[tuple[type[forms.Form], str]] = [
    (NameForm, "name"),
    (SettingsForm, "name"),
    (InviteForm, "name"),
    (CaseForm, "other_name"),
]


class NoteForm(forms.Form):
    name = NameField(required=False)
    line = TextField(required=False, max_length=3)
    text = TextAreaField(required=False, max_length=3)


@pytest.mark.parametrize(("form", "field"), PLACES)
@pytest.mark.parametrize(
    "name",
    [
        "\u200b",
        "\u2060",
        "\ufeff",
        "\u3164",
        "\u2800",
        "Sofie\u202eBang",
        "Sofie\u200bBang",
        "Sofie\x07",
        "Sof\u00adie",
    ],
)
def test_a_name_with_what_nobody_can_see_is_refused(form: type[forms.Form], field: str, name: str) -> None:
    assert "usynlige tegn" in str(form({field: name}).errors[field])


@pytest.mark.parametrize(("form", "field"), PLACES)
@pytest.mark.parametrize("name", ["...", "12", "-", "☺", "\u0301"])
def test_a_name_has_a_letter(form: type[forms.Form], field: str, name: str) -> None:
    assert "med bogstaver" in str(form({field: name}).errors[field])


@pytest.mark.parametrize(
    "name",
    [
        "Maja Kjærgaard",
        "Ulla Ærø-Løkke",
        "Aysel Demir",
        "D'Arcy O’Neill",
        "Łukasz",
        "محمد",
        "李小龍",
        "Jo",
        "Åse 2.",
    ],
)
def test_names_of_the_world_are_names(name: str) -> None:
    form = NameForm({"name": name})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == name


def test_a_name_has_single_spaces_however_it_was_pasted() -> None:
    form = NoteForm({"name": " Maja\t\u00a0 Kjærgaard\n"})
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Maja Kjærgaard"


def test_a_workplace_may_be_a_number_but_not_invisible() -> None:
    assert "workplace" not in FactsForm({"workplace": "112"}).errors
    assert "usynlige tegn" in str(FactsForm({"workplace": "Nordlys\u202e"}).errors["workplace"])


def test_a_letter_typed_in_two_parts_is_the_letter_and_counts_as_one() -> None:
    apart = unicodedata.normalize("NFD", "åéö")
    form = NoteForm({"name": apart, "line": apart, "text": apart})
    assert form.is_valid(), form.errors
    assert set(form.cleaned_data.values()) == {"åéö"}


@pytest.mark.parametrize(("form", "field"), PLACES)
@pytest.mark.parametrize("name", ["Maja Kjærgaard (F43.2)", "Maja Ritalin"])
def test_a_code_or_a_medicine_is_no_part_of_a_name(form: type[forms.Form], field: str, name: str) -> None:
    assert form({field: name}).errors[field] == ["Skriv kun navnet her."]


@pytest.mark.parametrize("name", ["Anne Parkinson", "Peter Angst", "Ida Blind", "Lyra Als"])
def test_a_surname_that_is_also_an_illness_is_a_name(name: str) -> None:
    assert "name" not in InviteForm({"name": name}).errors
