"""The library: 105 items that can be filled, read back and said in both languages."""

from datetime import date

import pytest
import time_machine
from django.utils import translation
from tools import lix

from fleksaftale.agreements.hensyn import Item, Refused, Slags, library
from fleksaftale.documents.template import Text
from tests import wrong_language

ITEMS = list(library())
BLANKS = [(item, one) for item in ITEMS for one in item.parameters]
each = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)


def test_the_library_has_105_items_in_the_order_of_their_groups() -> None:
    letters = [item.id[0] for item in ITEMS]
    assert {letter: letters.count(letter) for letter in "TPFKSMIOHA"} == {
        "T": 16, "P": 9, "F": 16, "K": 17, "S": 14, "M": 10, "I": 9, "O": 8, "H": 3, "A": 3,
    }  # fmt: skip
    assert len(ITEMS) == 105
    assert letters == sorted(letters, key="TPFKSMIOHA".index)


@each
def test_a_sentence_is_filled_with_its_examples_and_read_back(item: Item) -> None:
    values = {one.key: one.example() for one in item.parameters}
    sentence = item.fill(values)
    assert "{" not in sentence
    assert item.parse(sentence) == values
    assert item.clean(values) == values


@pytest.mark.parametrize(("item", "one"), BLANKS, ids=lambda x: x.id if isinstance(x, Item) else x.key)
def test_a_number_is_taken_within_its_limits_and_refused_outside_with_name_and_good_value(
    item: Item, one: object
) -> None:
    parameter = item.parameter(one.key)  # type: ignore[attr-defined]
    values = {p.key: p.example() for p in item.parameters}
    outside = ["", "x\n" * 300] if parameter.slags.written else ["", "en del", "-1"]
    if parameter.slags.counts:
        for edge in (parameter.least, parameter.most):
            assert parameter.clean(f"{edge:g}".replace(".", ","))
        outside += [
            f"{parameter.most + 1:g}",
            *([f"{parameter.least - 1:g}"] if parameter.least >= 1 else []),
        ]
    for wrong in outside:
        with pytest.raises(Refused) as refused:
            item.clean(values | {parameter.key: wrong})
        for said, name, language in (
            (refused.value.text.da, parameter.name.da, "da"),
            (refused.value.text.en, parameter.name.en, "en"),
        ):
            assert said.startswith(f"{name}: ")
            assert said.endswith(parameter.shown_example(language))


@each
def test_every_text_of_an_item_is_in_its_language(item: Item) -> None:
    texts = [item.meaning, item.who, *(one.name for one in item.parameters)]
    texts.append(Text(item.example("da"), item.example("en")))
    for text in texts:
        assert wrong_language.in_text(text.da, "da") == []
        assert wrong_language.in_text(text.en, "en") == []


def test_groups_functions_and_what_the_kommune_is_asked_are_in_both_languages() -> None:
    books = library()
    said = [*books.groups.values(), *books.hard.values()]
    said += [text for one in books.kommunen.values() for text in (one.ask, one.letter, one.suggestion)]
    for text in said:
        assert wrong_language.in_text(text.da, "da") == []
        assert wrong_language.in_text(text.en, "en") == []


def test_every_group_and_every_function_has_items() -> None:
    books = library()
    assert {item.group for item in books} == set(books.groups)
    assert {one for item in books for one in item.hard} == set(books.hard)


def test_the_items_of_scenario_s01_are_filled_as_it_says() -> None:
    books = library()
    assert books["P01"].fill({"laengde": "15", "hver": "60"}) == "Pause på 15 minutter hvert 60. minut"
    assert books["S05"].fill({"minutter": "30"}) == "Møder højst 30 minutter"
    assert books["T05"].fill({"tid": "10.00"}) == "Møder tidligst kl. 10.00"
    assert books["P04"].fill({}) == "Adgang til stille lokale eller hvilerum"
    assert books["M01"].fill({}) == "Arbejdsplads uden støj og forstyrrelser"


def test_one_is_said_in_the_singular_and_read_back() -> None:
    item = library()["H01"]
    assert item.fill({"antal": "1"}) == "Arbejder hjemme 1 dag om ugen"
    assert item.fill({"antal": "1"}, "en") == "Works at home 1 day a week"
    assert item.parse("Arbejder hjemme 1 dag om ugen") == {"antal": "1"}
    assert item.parse("Arbejder hjemme 2 dage om ugen.") == {"antal": "2"}


@pytest.mark.parametrize(
    ("key", "written", "kept", "english"),
    [
        ("T05", "kl. 9", "9.00", "9:00"),
        ("T05", "10:30", "10.30", "10:30"),
        ("P02", "10 og 12.30", "10.00 og 12.30", "10:00 and 12:30"),
        ("P02", "9, 11.15, 13", "9.00, 11.15 og 13.00", "9:00, 11:15 and 13:00"),
        ("T02", "4.5", "4,5", "4.5"),
        ("T02", "7:30", "7,5", "7.5"),
        ("T03", "Wednesday", "onsdag", "Wednesday"),
        ("P05", " 020 ", "20", "20"),
    ],
)
def test_what_people_write_has_one_form(key: str, written: str, kept: str, english: str) -> None:
    item = library()[key]
    (one,) = item.parameters
    assert one.clean(written) == kept
    assert kept in item.fill({one.key: kept})
    assert english in item.fill({one.key: kept}, "en")


@pytest.mark.parametrize("written", ["1. december 2026", "1 12 2026", "01.12.2026", "1 December 2026"])
def test_a_date_is_kept_in_danish(written: str) -> None:
    one = library()["T13"].parameter("dato1")
    assert one.clean(written) == "1. december 2026"
    with pytest.raises(Refused, match="Første trin fra"):
        one.clean("31. november 2026")


def test_a_date_has_an_example_that_lies_ahead() -> None:
    with time_machine.travel(date(2027, 12, 31), tick=False):
        assert library()["T13"].parameter("dato1").example() == "1. januar 2028"


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("T01", {"timer": "10", "effektive": "12"}, "Effektive timer: Skriv højst 10"),
        ("T06", {"fra": "11.00", "til": "10.00"}, "Tidligst: Skriv højst 10.00"),
        (
            "T13",
            {"timer1": "8", "dato1": "1. marts 2027", "timer2": "10", "dato2": "1. januar 2027", "uger": "4"},
            "Første trin fra: Skriv højst 1. januar 2027",
        ),
    ],
)
def test_what_cannot_be_at_the_same_time_is_refused(key: str, values: dict[str, str], said: str) -> None:
    with pytest.raises(Refused, match=said):
        library()[key].clean(values)


@pytest.mark.parametrize("sentence", ["Pause på 15 minutter", "Pause på mange minutter hvert 60. minut", ""])
def test_a_sentence_that_was_changed_is_nobodys(sentence: str) -> None:
    assert library()["P01"].parse(sentence) is None


def test_a_chosen_sentence_is_read_in_the_readers_language() -> None:
    item = library()["P01"]
    assert (
        item.read_in("Pause på 15 minutter hvert 60. minut", "en") == "A break of 15 minutes every 60 minutes"
    )
    assert (
        item.read_in("Pause på 15 minutter hvert 60. minut", "da") == "Pause på 15 minutter hvert 60. minut"
    )
    assert item.read_in("Vores egne ord", "en") == "Vores egne ord"


def test_an_example_is_in_the_readers_language() -> None:
    with translation.override("en"):
        assert library()["T14"].example() == "Time off for treatment: Thursday 9-11"
    with translation.override("da"):
        assert library()["T14"].example() == "Fri til behandling: torsdag kl. 9-11"


def test_what_takes_aids_or_assistance_says_what_to_ask_the_kommune() -> None:
    books = library()
    found = {item.id for item in books if item.kommunen}
    assert {"F03", "F10", "F11", "F12", "K11", "I09"} <= found
    assert not found & {"P01", "P04", "M01", "S05", "T05"}
    for item in books:
        if item.kommunen:
            kommunen = books.kommunen[item.kommunen]
            assert item.example("da") in kommunen.suggestion_about(item.example("da"))


def test_the_texts_are_easy_to_read_group_by_group() -> None:
    """LIX at most 30, sentences of at most 15 words, as the rest of what we write to people."""
    books, known = library(), lix.terms()
    for group in books.groups:
        said = [text for item in books if item.group == group for text in (item.meaning.da, item.who.da)]
        assert lix.lix(" ".join(said), known) <= lix.MOST["page"], group
        assert [one for text in said for one in lix.sentences(text) if len(lix.words(one)) > 15] == []


def test_no_kind_of_blank_is_without_an_item() -> None:
    assert {one.slags for _item, one in BLANKS} == set(Slags)
