"""Danish and English, both whole: every text is translated, and what is said outside of pages is right."""

from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from django import forms
from django.utils import translation
from tools import messages as tool

from fleksaftale.agreements import document_types
from fleksaftale.audit import kinds
from fleksaftale.cases.models import Life, Role
from fleksaftale.core.formats import long_date, moment, weekday_date, whose
from fleksaftale.core.forms import ChoiceField, DateParts, DatePartsField, HoursField, TextAreaField
from fleksaftale.core.forms.fields import EmailField, TextField
from fleksaftale.documents.comparing import Standing
from fleksaftale.documents.models import Level, Stage
from fleksaftale.documents.pdf.words import AGREEMENT, BACK_PAGE, BLANK, TALK
from fleksaftale.documents.rhythm import Step, Unit, describe
from fleksaftale.documents.rhythm_field import RhythmField
from fleksaftale.documents.template import State, Text
from fleksaftale.mail import letters
from fleksaftale.people.models import Theme
from tests import wrong_language

# --- the catalogue -----------------------------------------------------------------------------------------


def test_every_text_is_translated_and_nothing_else_is_kept() -> None:
    assert list(tool.problems()) == []


def test_texts_are_collected_from_code_and_templates() -> None:
    found = {tool.as_texts(text)[0]: file for file, text, _context in tool.texts()}
    assert found["Tjek dine svar"].endswith((".py", ".html"))
    assert found["Koden passer ikke. Se efter i den nyeste mail, og prøv igen."].endswith("views/codes.py")
    assert found["Vi har sendt en kode til <strong>%(email)s</strong>. Den virker i 15 minutter."]
    assert not [text for text in found if text.endswith("\\")], "a quotation mark ends a text too early"


@pytest.mark.parametrize(
    ("english", "problem"),
    [
        ("", "not translated"),
        ("Use the answer", "other placeholders"),
        ("Use %(name)s’s <b>answer</b>", "other HTML"),
        ("Use %(name)s’s spørgsmål", "Danish words"),
        ("Use %(name)s’s answer", ""),
    ],
)
def test_a_translation_that_would_show_is_told(english: str, problem: str) -> None:
    used, catalogue = Catalog(), Catalog(locale="en", fuzzy=False)
    used.add("Brug %(name)s svar")
    catalogue.add("Brug %(name)s svar", english)
    found = list(tool.problems_of(catalogue, used))
    assert [line.partition(":")[0].partition(" (")[0] for line in found] == ([problem] if problem else [])


def test_a_guessed_a_missing_and_a_forgotten_translation_are_told() -> None:
    used, catalogue = Catalog(), Catalog(locale="en", fuzzy=False)
    used.add("Gem")
    used.add("Fortryd")
    used.add(("%(n)s dag", "%(n)s dage"))
    catalogue.add("Gem", "Save", flags=["fuzzy"])
    catalogue.add("Slet", "Delete")
    catalogue.add(("%(n)s dag", "%(n)s dage"), ("%(n)s day", ""))
    problems = [line.partition(":")[0] for line in tool.problems_of(catalogue, used)]
    assert sorted(problems) == [
        "no longer used (make messages)",
        "not collected (make messages)",
        "not translated",
        "not translated",
    ]


def test_the_finder_finds_both_languages() -> None:
    assert wrong_language.in_text("Gem og fortsæt", "en")
    assert wrong_language.in_text("Navn", "en")
    assert wrong_language.in_text("Gældende (fra 1 December 2026)", "en")
    assert wrong_language.in_text("This field is required.", "da")
    assert wrong_language.in_text("Save", "da")
    assert not wrong_language.in_text("Fleks-tillægsaftale (supplementary agreement)", "en")
    page = '<html lang="en"><title>Save</title><p aria-label="Navn">Save<b lang="da">Gem</b></p></html>'
    assert [found.split(":")[0] for found in wrong_language.in_page(page, "en")] == ["the whole of"]


# --- texts outside of the catalogue ------------------------------------------------------------------------


def pairs(thing: Any) -> list[Text]:
    """Every text of a definition, however deep it lies."""
    if isinstance(thing, Text):
        return [thing]
    if isinstance(thing, dict):
        return [found for one in thing.values() for found in pairs(one)]
    if isinstance(thing, (tuple, list)):
        return [found for one in thing for found in pairs(one)]
    return pairs(list(vars(thing).values())) if is_dataclass(thing) else []


def test_the_agreement_and_its_printed_words_are_whole_in_both_languages() -> None:
    found = pairs([AGREEMENT, BACK_PAGE, BLANK, TALK])
    for kind in (*document_types.ALL, *document_types.RECURRING):
        found += pairs([kind.purpose, kind.title, kind.template.intro, *kind.template.sections])
    assert len(found) > 100
    for text in found:
        assert text.en.strip()
        assert wrong_language.in_text(text.en, "en") == [], text
        assert wrong_language.in_text(text.da, "da") == [], text
        assert tool.found(tool.PLACEHOLDER, text.da) == tool.found(tool.PLACEHOLDER, text.en)


@pytest.mark.parametrize("language", ["da", "en"])
def test_labels_and_the_sentences_of_the_log_are_in_the_readers_language(language: str) -> None:
    with translation.override(language):
        said = [
            str(one.label) for group in (Role, Life, Stage, Level, Theme, State, Standing) for one in group
        ]
        said += [str(sentence) for sentence in kinds.declared().values()]
        wrong = [found for text in said for found in wrong_language.in_text(text, language)]
    assert wrong == []


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", sorted(letters.KINDS))
def test_a_mail_is_in_one_language(kind: str, language: str) -> None:
    example = {
        "link": "http://127.0.0.1:8000/sager/",
        "code": "482 913",
        "due": "2026-12-04 2027-03-24",
        "booked": "2027-01-29T09:00:00+00:00",
        "after": "2026-12-06",
        "when": "2027-01-29T09:00:00+00:00",
        "calendar": "BEGIN:VCALENDAR\nMETHOD:REQUEST",
    }
    letter = letters.write(kind, language, {word: example[word] for word in letters.KINDS[kind]})
    lines = [letter.subject, *letter.text.splitlines()]
    assert [found for line in lines for found in wrong_language.in_text(line, language)] == []


# --- what a form says --------------------------------------------------------------------------------------

CASES: list[tuple[str, Any, list[Any]]] = [
    ("hours", HoursField(), ["", "0", "-2", "abc", "7:75", "1.234", "169", "7,33"]),
    (
        "date",
        DatePartsField(),
        [
            DateParts(),
            *(
                DateParts(*parts)
                for parts in (
                    ("31", "11", "2026"),
                    ("29", "2", "2027"),
                    ("", "11", "2026"),
                    ("41", "11", "2026"),
                    ("1", "", "2026"),
                    ("1", "13", "2026"),
                    ("1", "11", ""),
                    ("1", "11", "20266"),
                )
            ),
        ],
    ),
    (
        "rhythm",
        RhythmField(),
        [
            None,
            [{"every": "", "unit": "months", "until": "31 03 2027"}],
            [{"every": "99", "unit": "weeks", "until": ""}],
            [{"every": "2", "unit": "weeks", "until": ""}, {"every": "3", "unit": "weeks", "until": ""}],
            [
                {"every": "2", "unit": "weeks", "until": "01 02 2027"},
                {"every": "3", "unit": "weeks", "until": "01 01 2027"},
            ],
        ],
    ),
    ("text", TextAreaField(), ["", "x" * 10_001, "x\x00"]),
    ("line", TextField(max_length=5), ["", "xxxxxx", "x\x00"]),
    ("address", EmailField(max_length=254), ["", "maja", "a@b.dk" * 60]),
    ("choice", ChoiceField(choices=[("a", "A")]), ["", "zzz"]),
]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("field", "wrong"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_form_says_what_is_wrong_in_the_readers_language(
    field: Any, wrong: list[Any], language: str
) -> None:
    for value in wrong:
        with translation.override(language), pytest.raises(forms.ValidationError) as refused:
            field.clean(value)
        with translation.override(language):
            said = [str(message) for message in refused.value.messages]
        assert said
        assert [found for text in said for found in wrong_language.in_text(text, language)] == [], value


# --- dates, numbers, names ---------------------------------------------------------------------------------


def test_dates_times_and_names_are_written_as_each_language_does() -> None:
    day, at = date(2027, 2, 1), datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
    rhythm = (Step(2, Unit.MONTHS, date(2027, 3, 31)), Step(1, Unit.WEEKS))
    with translation.override("da"):
        assert long_date(day) == "1. februar 2027"
        assert weekday_date(day) == "mandag 1. februar 2027 (uge 5)"
        assert moment(at) == "23. november 2026 kl. 09.05"
        assert describe(rhythm) == "hver 2. måned til og med 31. marts 2027, derefter hver uge"
        assert [whose(name) for name in ("Maja", "Lars", "Marx")] == ["Majas", "Lars'", "Marx'"]
    with translation.override("en"):
        assert long_date(day) == "1 February 2027"
        assert weekday_date(day) == "Monday 1 February 2027 (week 5)"
        assert moment(at) == "23 November 2026 at 09:05"
        assert describe(rhythm) == "every 2 months until 31 March 2027, then every week"
        assert whose("Lars") == "Lars’s"
