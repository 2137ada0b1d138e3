"""The words for everybody and the list for programmers say the same; the rules are fleksjob's."""

from datetime import date
from pathlib import Path

from fleksaftale.guidance import rules
from fleksaftale.guidance.glossary import words
from tests import wrong_language

LIST = Path(__file__).parents[2] / "docs" / "ordliste.md"


def test_every_word_stands_in_the_list_with_the_same_law() -> None:
    rows = [line.split("|") for line in LIST.read_text(encoding="utf-8").splitlines() if line.count("|") == 5]
    law = {cells[1].strip(): cells[4].strip().replace("–", "") for cells in rows}
    assert words()
    assert {word.name.da: word.law for word in words()}.items() <= law.items()


def test_a_word_is_found_by_its_place_on_the_page_once() -> None:
    ids = [word.id for word in words()]
    assert len(ids) == len(set(ids))


def test_a_rule_is_shown_as_it_is_on_the_day() -> None:
    before, now = (rules.subject("varighed", date(year, 6, 1)) for year in (2019, 2026))
    assert before
    assert now
    laws = [{rule.law for rule in each.rules} for each in (before, now)]
    assert any("§§ 69-70" in law for law in laws[0])
    assert not any("§§ 69-70" in law for law in laws[1])


def test_no_sentence_sends_the_reader_to_the_command_line() -> None:
    for name, _title in rules.subjects():
        found = rules.subject(name, date(2026, 11, 22))
        assert found
        said = " ".join(f"{each.then} {each.when}" for rule in found.rules for each in rule.cases)
        assert "fleksjob vurder" not in said
        assert "{" not in said


def test_no_danish_word_is_left_in_the_english_of_any_rule_but_names() -> None:
    for name, title in rules.subjects():
        found = rules.subject(name, date(2026, 11, 22))
        assert found
        said = [title, *found.unknown, *(rule.title for rule in found.rules)]
        said += [case.then for rule in found.rules for case in rule.cases]
        said += [part.text for rule in found.rules for part in rule.of if part.text]
        for text in said:
            plain = wrong_language.NAMES.sub("", text.en)
            assert not wrong_language.SMALL_WORDS["da"].search(plain), text.en
            assert not wrong_language.DANISH_LETTER.search(plain), text.en
