"""What people write in a form, what becomes of it, and what they are told."""

import datetime as dt
from typing import Any

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from fleksaftale.core.forms import (
    CheckboxField,
    ChoiceField,
    DatePartsField,
    HoursField,
    TextAreaField,
    TextField,
    error_items,
)


class AgreementForm(forms.Form):
    hours = HoursField(label="Timer", reasons={"negative": "Skriv timer, der er gået frem"})
    start = DatePartsField(label="Startdato", noun="startdato")
    tasks = TextAreaField(label="Opgaver", empty="Skriv mindst en opgave", visibility="Kun du ser svaret.")
    source = ChoiceField(
        label="Kilde", choices=[("a", "Aftalt"), ("k", "Kommunen")], hints={"k": "Se brevet"}
    )
    note = TextField(label="Bemærkning", required=False)
    read = CheckboxField(label="Jeg har læst aftalen")


GOOD = {
    "hours": "7½",
    "start_day": "1",
    "start_month": "12",
    "start_year": "2026",
    "tasks": "Korrektur",
    "source": "a",
    "read": "on",
}


def filled(**changes: Any) -> AgreementForm:
    return AgreementForm(GOOD | changes)


def in_html(form: forms.Form, name: str) -> str:
    return " ".join(form[name].as_field_group().split())


# --- dates ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("1", "12", "2026"),
        ("01", "dec", "26"),
        (" 1. ", "December", "2026"),
        ("1", "december ", "2026"),
        ("01.12.2026", "", ""),
        ("1/12 2026", "", ""),
        ("1. december 2026", "", ""),
        ("2026-12-01", "", ""),
    ],
)
def test_a_date_is_understood_the_way_people_write_it(day: str, month: str, year: str) -> None:
    form = filled(start_day=day, start_month=month, start_year=year)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["start"] == dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("day", "month", "year", "message", "leads_to"),
    [
        ("", "", "", "Indtast startdato, fx 01 12 2026", "day"),
        ("31", "juni", "2026", "Der er ingen 31. juni. Skriv fx 30 06 2026", "day"),
        ("29", "2", "2027", "Der er ingen 29. februar i 2027. Skriv fx 28 02 2027", "day"),
        ("32", "12", "2026", "Dagen skal være et tal fra 1 til 31", "day"),
        ("1", "", "2026", "Indtast også måneden, fx 12", "month"),
        ("1", "13", "2026", "Måneden skal være et tal fra 1 til 12 eller et navn, fx december", "month"),
        ("1", "j", "2026", "Måneden skal være et tal fra 1 til 12 eller et navn, fx december", "month"),
        ("1", "12", "", "Indtast også året, fx 2026", "year"),
        ("1", "12", "0026", "Året skal have fire cifre, fx 2026", "year"),
    ],
)
def test_a_date_that_is_none_is_refused_with_a_sentence_that_leads_to_the_faulty_part(
    day: str, month: str, year: str, message: str, leads_to: str
) -> None:
    form = filled(start_day=day, start_month=month, start_year=year)
    assert [(item.message, item.target) for item in error_items(form)] == [(message, f"id_start_{leads_to}")]


def test_an_empty_date_is_asked_for_by_the_question_where_it_has_no_name_of_its_own() -> None:
    class Day(forms.Form):
        begins = DatePartsField(label="Hvilken dag?", example="29 01 2027")
        until = DatePartsField(label="Sidste dag", example="31 03 2027")

    assert [item.message for item in error_items(Day({}))] == [
        "Hvilken dag? Indtast dato, fx 29 01 2027",
        "Sidste dag: Indtast dato, fx 31 03 2027",
    ]


def test_a_date_is_shown_again_letter_by_letter() -> None:
    html = in_html(filled(start_day="31", start_month="juni", start_year="26"), "start")
    assert 'value="juni"' in html
    assert 'value="26"' in html


def test_a_stored_date_fills_the_three_fields() -> None:
    html = in_html(AgreementForm(initial={"start": dt.date(2026, 12, 1)}), "start")
    assert [part in html for part in ('value="01"', 'value="12"', 'value="2026"')] == [True] * 3


def test_three_fields_that_were_not_posted_are_not_the_same_as_three_empty_ones() -> None:
    field = AgreementForm.base_fields["start"]
    assert field.widget.value_from_datadict({}, {}, "start") is None
    assert field.widget.value_omitted_from_data({}, {}, "start")
    assert not field.widget.value_omitted_from_data({"start_day": ""}, {}, "start")


# --- hours ----------------------------------------------------------------------------------------------


def test_hours_become_minutes_and_what_was_written_stays() -> None:
    form = filled()
    assert form.is_valid()
    assert form.cleaned_data["hours"] == 450
    assert 'value="7½"' in in_html(form, "hours")


def test_stored_minutes_are_shown_as_hours_in_the_language_of_the_reader() -> None:
    form = AgreementForm(initial={"hours": 450})
    assert 'value="7,5"' in in_html(form, "hours")
    with translation.override("en"):
        assert 'value="7.5"' in in_html(form, "hours")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "Indtast antal timer om ugen, fx 12 eller 7,5"),
        ("7:75", "Der er højst 59 minutter efter kolon. Skriv fx 7:30."),
        ("-2", "Skriv timer, der er gået frem"),
    ],
)
def test_hours_that_cannot_be_are_refused_with_a_reason(written: str, message: str) -> None:
    assert [item.message for item in error_items(filled(hours=written))] == [message]


# --- the group around a field ----------------------------------------------------------------------------


def test_the_error_stands_above_the_field_and_belongs_to_it() -> None:
    html = in_html(filled(tasks=" "), "tasks")
    assert '<span class="sr-only">Fejl: </span>Skriv mindst en opgave' in html
    assert html.index("Fejl:") < html.index("<textarea")
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_tasks_visibility id_tasks_error"' in html


def test_a_free_choice_is_marked_and_a_must_is_said_to_screen_readers_only() -> None:
    assert "(frivilligt)" in in_html(AgreementForm(), "note")
    assert 'aria-required="true"' in in_html(AgreementForm(), "tasks")
    assert " required" not in in_html(AgreementForm(), "tasks")


def test_choices_stand_in_a_fieldset_and_may_have_hints() -> None:
    html = in_html(filled(source=""), "source")
    assert '<fieldset aria-describedby="id_source_error">' in html
    assert 'aria-describedby="id_source_1_hint"' in html
    assert error_items(filled(source=""))[0].target == "id_source_0"


def test_ten_thousand_characters_are_taken_and_one_more_is_refused_in_words() -> None:
    assert filled(tasks="å" * 10_000).is_valid()
    [item] = error_items(filled(tasks="å" * 10_001))
    assert item.message == "Teksten må højst fylde 10000 tegn. Den fylder 10001."


def test_what_people_write_is_never_markup() -> None:
    html = in_html(filled(tasks="</textarea><script>alert(1)</script>", hours='"><script>'), "tasks")
    assert "<script>" not in html


# --- the summary ------------------------------------------------------------------------------------------


def test_the_summary_names_every_error_once_and_the_whole_form_first() -> None:
    form = filled(hours="", read="")
    form.add_error(None, "Begge har ændret svaret")
    assert [(item.message, item.target) for item in error_items(form)] == [
        ("Begge har ændret svaret", ""),
        ("Indtast antal timer om ugen, fx 12 eller 7,5", "id_hours"),
        ("Sæt kryds for at gå videre", "id_read"),
    ]


def test_a_form_that_was_not_sent_or_is_none_has_no_errors() -> None:
    assert error_items(AgreementForm()) == error_items(None) == error_items("") == []


def test_a_page_with_errors_says_so_in_its_title_and_above_its_heading() -> None:
    page = engines["django"].from_string(
        '{% extends "web/base.html" %}{% block title %}Timer{% endblock %}{% block content %}<h1>Timer</h1>'
        "{{ form }}{% endblock %}"
    )
    html = page.render({"form": filled(hours="")}, RequestFactory().get("/"))
    assert "<title>Fejl: Timer" in " ".join(html.split())
    assert html.index('id="fejl"') < html.index("<h1>")
