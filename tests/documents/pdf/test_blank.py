"""The blank form, read back: all that the screen asks, with room to write."""

import pytest

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.documents.pdf import render_blank
from fleksaftale.documents.template import Kind

from .reading import body, pages, rooms_to_write, squeezed, structure

FORMS = [(language, large) for language in ("da", "en") for large in (False, True)]


def blank(language="da", *, large=False):
    return render_blank(FLEKS_TILLAEGSAFTALE, language=language, large=large)


@pytest.mark.parametrize(("language", "large"), FORMS)
def test_it_asks_every_question_of_the_template(language, large):
    text = body(blank(language, large=large))
    assert len(FLEKS_TILLAEGSAFTALE.numbered) == 11
    for section in FLEKS_TILLAEGSAFTALE.sections:
        assert squeezed(section.title.in_language(language)) in text
    for question in FLEKS_TILLAEGSAFTALE.questions:
        number = "" if question.number is None else str(question.number)
        assert number + squeezed(question.text.in_language(language)) in text
        if question.help:
            assert squeezed(question.help.in_language(language)) in text


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_answer_that_can_be_chosen_on_the_screen_has_a_box(language):
    text = body(blank(language))
    optional = [q for q in FLEKS_TILLAEGSAFTALE.questions if not q.required]
    for state in optional[0].states(preparing=False):
        assert text.count(squeezed(state.label.in_language(language))) == len(optional)
    for question in FLEKS_TILLAEGSAFTALE.questions:
        for field in question.fields:
            for option in field.options:
                assert squeezed(option.label.in_language(language)) in text
            if field.kind in {Kind.LINE, Kind.HOURS, Kind.DATE}:
                assert squeezed(field.label.in_language(language)) in text


def test_it_has_room_for_names_workplace_version_next_talk_and_two_signatures():
    text = body(blank())
    for said in ("Den ansattes navn", "Nærmeste leders navn", "Arbejdsplads", "Version nr."):
        assert squeezed(said) in text
    assert "Næsteopfølgningsenest" in text
    assert text.count("Navnmedblokbogstaver") == 2
    assert text[text.index("Arbejdsgiveren") :].count("Dato") >= 2


@pytest.mark.parametrize(("language", "large"), FORMS)
def test_there_are_at_least_eight_millimetres_above_every_line(language, large):
    rooms = rooms_to_write(blank(language, large=large))
    assert len(rooms) > 40
    assert min(rooms) >= 8


@pytest.mark.parametrize(("large", "most"), [(False, 5), (True, 7)])
@pytest.mark.parametrize("language", ["da", "en"])
def test_it_is_short(language, large, most):
    assert len(pages(blank(language, large=large))) <= most


def test_every_page_says_its_number_and_takes_initials():
    found = pages(blank())
    for number, text in enumerate(found, start=1):
        assert f"Side{number}af{len(found)}" in text
        assert "Initialer" in text


def test_the_same_form_gives_the_same_bytes():
    assert blank() == blank()


@pytest.mark.parametrize(("language", "large"), FORMS)
def test_a_list_is_a_table_with_a_column_for_each_field_and_says_what_can_be_chosen(language, large):
    text = body(blank(language, large=large))
    lists = [f for q in FLEKS_TILLAEGSAFTALE.questions for f in q.fields if f.kind is Kind.ROWS]
    assert len(lists) == 5
    for field in lists:
        assert squeezed(field.label.in_language(language)) in text
        for part in field.row.asked:
            assert squeezed(part.label.in_language(language)) in text
            for option in part.options:
                assert squeezed(option.label.in_language(language)) in text


def test_each_list_has_three_to_five_empty_rows():
    lists = [f.row for q in FLEKS_TILLAEGSAFTALE.questions for f in q.fields if f.kind is Kind.ROWS]
    assert all(3 <= row.blank <= 5 for row in lists)
    cells = sum(len(row.asked) * (row.blank + 1) for row in lists)
    kinds = structure(blank())
    assert kinds.count("Table") == len(lists)
    assert kinds.count("TD") + kinds.count("TH") == cells


def test_a_second_choice_of_a_question_keeps_its_own_words():
    assert squeezed("Har den ansatte haft dette fleksjob siden før 2013?") in body(blank())


@pytest.mark.parametrize(("language", "large"), FORMS)
def test_the_signatures_do_not_stand_alone_on_a_page(language, large):
    last = pages(blank(language, large=large))[-1]
    words = {"da": ("Underskrift", "Næsteopfølgningsenest"), "en": ("Signature", "Nextfollow-up")}[language]
    assert all(word in last for word in words)
