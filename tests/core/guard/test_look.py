"""Where the wording guard finds something, how it writes it, and how its list is checked."""

from itertools import pairwise

import pytest

from fleksaftale.core.guard import look_at
from fleksaftale.core.guard.wordlist import WordListError, parse, word_list

LIST = """
[[gruppe]]
navn = "prøve"
styrke = "staerk"
forslag = "ro"
ord = ["migræne"]

[koder]
staerk = ['f[0-9]{2}[.][0-9]']
svag = ['x[0-9]{2}[.][0-9]']
nogen = '[a-z][0-9]{2}'
bag_ord = ["diagnose"]
ikke_efter = ["lokale"]
forslag = "ro"

[forslag.ro]
da = "Stille lokale"
en = "Quiet room"

[undtagelser]
ord = []
vendinger = []

[sammensaetninger]
person = []
arbejde = []

[andre]
ord = []
"""


def test_a_finding_says_where_it_stands_in_the_text_as_written() -> None:
    text = "Ro, fordi hun har MI\u00adGRÆ\u200bNE om morgenen."
    (found,) = look_at(text)
    assert text[found.start : found.end] == found.text == "MI\u00adGRÆ\u200bNE"
    assert found.word == "migræne"


@pytest.mark.parametrize(
    "written",
    [
        *("010190-1234", "010190 1234", "0101901234", "311299-4321", "610190-4321"),
        *("010190 - 1234", "010190-12 34", "010190\n1234", "01 01 90 1234", "01.01.90-1234", "01-01-90-1234"),
    ],
)
def test_what_may_be_a_cpr_number_is_found_in_text_and_in_names(written: str) -> None:
    for found in (look_at(f"Karim {written} var med."), look_at(f"Karim {written}", name=True)):
        assert [(one.text, one.strong) for one in found] == [(written, True)]


@pytest.mark.parametrize(
    "written",
    [
        *("10000009", "45 12 34 56 78", "4512345678", "010190", "321390-1234", "320190-1234"),
        *("12.10.26 1430", "12.10.2026 kl. 1430", "12 10 26 14 30", "1.010190123", "010190-1234-5"),
    ],
)
def test_other_numbers_are_nothing(written: str) -> None:
    assert look_at(f"Ring {written}") == []


@pytest.mark.parametrize("around", ["cpr.{}", "{}-", "({})", "nr.{},"])
def test_a_cpr_number_is_found_whatever_stands_around_it(around: str) -> None:
    assert [one.text for one in look_at(around.format("010190-1234"))] == ["010190-1234"]


def test_a_finding_brings_a_suggestion_in_both_languages() -> None:
    (found,) = look_at("Hun har en diskusprolaps")
    assert (found.suggestion_da, found.suggestion_en) == ("Ingen løft over 5 kg", "No lifting above 5 kg")


def test_findings_come_in_order_and_do_not_overlap() -> None:
    found = look_at("fordi Maja har hjernerystelse (PCS) og tager medicin")
    assert [each.text for each in found] == ["hjernerystelse", "PCS", "tager medicin"]
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_the_longest_phrase_is_the_finding() -> None:
    assert [each.text for each in look_at("Det er cystisk fibrose")] == ["cystisk fibrose"]


@pytest.mark.parametrize("name", ["Anne Angst", "Peter Parkinson", "Bodil Kræft", "Insa Blind", "Ole Døving"])
def test_in_a_name_only_what_is_never_a_surname_counts(name: str) -> None:
    assert look_at(name, name=True) == []


@pytest.mark.parametrize("name", ["Maja (F43.2)", "Maja Ritalin"])
def test_a_code_or_a_medicine_is_no_name(name: str) -> None:
    assert [each.strong for each in look_at(name, name=True)] == [True]


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\u200b", "😀", "a" * 10_000, "é" * 500, ". " * 500, "'-/" * 99]
)
def test_any_text_can_be_looked_at(text: str) -> None:
    assert look_at(text) == []


def test_an_illness_of_customers_in_the_sentence_before_is_not_an_excuse() -> None:
    assert [each.strong for each in look_at("Salg til kunder. Hun har demens.")] == [True]
    assert [each.strong for each in look_at("Salg til kunder med demens.")] == [False]


# --- the list


def test_the_list_is_in_order() -> None:
    words = word_list()
    assert len(words.words) > 5000
    assert {key for key, _ in words.suggestions.items()} >= {"ro", "loeft", "pauser"}


def test_a_small_list_is_read() -> None:
    assert set(parse(LIST).heads) == {"migræne"}


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('styrke = "staerk"', 'styrke = "vred"', "styrke skal være staerk eller svag"),
        ('forslag = "ro"\nord', 'forslag = "rå"\nord', "kender ikke forslaget 'rå'"),
        ('ord = ["migræne"]', 'odr = ["migræne"]', "ukendt nøgle 'odr'"),
        ('ord = ["migræne"]', 'ord = ["Migræne"]', "skal stå med små bogstaver"),
        ('ord = ["migræne"]', 'ord = ["gigt"]', "for kort"),
        ('ord = ["migræne"]', 'ord = ["migræne", "migræne"]', "står også i"),
        ('ord = ["migræne"]', 'vendinger = ["har* migræne"]', "kan ikke ende på"),
        ("[andre]", "[andres]", "ukendt nøgle 'andres'"),
        ('bag_ord = ["diagnose"]', 'bagord = ["diagnose"]', "ukendt nøgle 'bagord'"),
    ],
)
def test_a_list_with_a_fault_is_refused(before: str, after: str, message: str) -> None:
    assert before in LIST
    with pytest.raises(WordListError, match=message.replace("*", r"\*")):
        parse(LIST.replace(before, after))
