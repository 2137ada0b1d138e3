"""How hard a text is to read, and that ours are looked at."""

from pathlib import Path

import pytest
from tools import lix


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Du får svar i dag.", 5.0),  # five short words in one sentence
        ("Du får svar. Vi ses i dag.", 3.5),  # seven words in two sentences
        ("Kommunen svarer.", 2 + 50.0),  # one of two words has more than six letters
        ("Vi svarer dig.\n\nRing i dag", 3.0),  # a paragraph ends a sentence
    ],
)
def test_it_is_words_per_sentence_and_the_per_cent_of_long_words(text: str, expected: float) -> None:
    assert lix.lix(text) == pytest.approx(expected)


def test_a_term_of_the_field_counts_as_short_in_all_its_forms() -> None:
    assert lix.lix("Kommunens svar.", ["kommune"]) == pytest.approx(2.0)
    assert lix.lix("Fællesskabets svar.", ["kommune"]) == pytest.approx(52.0)


def test_labels_and_headings_are_left_out_and_what_is_filled_in_too() -> None:
    said = ["Dato for bevillingen", "Skriv %(number)s svar.", "Tryk på <a>Næste</a>."]
    assert lix.running(said) == "Skriv   svar.\n\nTryk på  Næste ."


def test_the_danish_half_of_a_text_is_found() -> None:
    code = 'X = Text(\n    "Hvem gør hvad?",\n    "Who does what?",\n)'
    assert list(lix.danish_halves(code)) == ["Hvem gør hvad?"]


def test_a_file_that_is_too_hard_is_named_with_its_long_words(monkeypatch: pytest.MonkeyPatch) -> None:
    hard = "Fortolkningsbidragene forudsætter bestemmelsernes anvendelighed. " * 30
    monkeypatch.setattr(
        lix, "by_file", lambda: {"let.html": ["Du får svar i dag."] * 30, "tung.html": [hard]}
    )
    monkeypatch.setattr(lix, "subjects", lambda: iter(()))
    line = lix.too_hard()
    assert line.startswith("tung.html: LIX 104, 30 at most; long words: ")
    assert "bestemmelsernes" in line
    assert "let.html" not in line


def test_pages_agreement_and_law_are_all_measured() -> None:
    names = {name for _kind, name, text in lix.everything() if len(lix.words(text)) >= lix.FEWEST_WORDS}
    assert {"src/fleksaftale/agreements/template.py", "fleksjob: varighed"} <= names
    assert any(Path(name).suffix == ".html" for name in names)
