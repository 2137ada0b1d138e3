"""Every sentence of the three older texts is accounted for, and what is said about it is so."""

import re

import pytest
from tools import kilder
from tools.kilder import FOLDER, KildeFejl, differ, laes
from tools.saetninger import check, parts, sentences

from fleksjob.law import afvigelser

TEXTS = {each.nummer: each for each in kilder.alle()}
ROWS = [(text.nummer, row) for text in TEXTS.values() for row in text.saetninger]


def test_the_three_texts_are_there_with_all_their_sentences():
    assert {number: len(text.saetninger) for number, text in TEXTS.items()} == {
        "000": 63,
        "001": 89,
        "004": 37,
    }


def test_nothing_is_open_for_this_issue_or_an_earlier_one():
    """What an issue should cover is not open when the issue is done; 4, 5 and 6 come later."""
    assert {issue for _, row in ROWS for issue in row.aaben} <= {4, 5, 6}


def test_every_sentence_of_the_unions_page_that_states_a_rule_has_a_test():
    rules = [row for row in TEXTS["001"].saetninger if row.slags == "regel"]
    assert len(rules) > 30
    assert [row.nr for row in rules if not row.test] == []


def test_what_a_sentence_says_is_told_in_our_words():
    """No sentence of a text stands here word for word: its check would give it away."""
    assert [row.nr for _, row in ROWS if check(row.siger) == row.tjek] == []
    assert all(row.siger.endswith((".", "?")) and len(row.siger) <= 100 for _, row in ROWS)


def test_every_deviation_from_the_law_is_named_where_it_stands():
    """H1-H28, but for what the texts leave out and so have no sentence about."""
    named = {name for _, row in ROWS for name in re.findall(r"\bH\d+\b", row.siger)}
    assert {each.id for each in afvigelser.alle()} - named == {"H14", "H21", "H26", "H27", "H28"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('nr    = "4.2"', 'nr    = "4.3"'), "4.3 følger ikke efter 4.1"),
        (('nr    = "4.2"', 'nr    = "4"'), "skrives som 12.2"),
        (("antal    = 63", "antal    = 64"), "der er 63 sætninger, ikke 64"),
        (('slags = "regel"', 'slags = "paragraf"'), "ukendt slags 'paragraf'"),
        (('slags = "regel"', 'slags = "udsagn"'), "udsagn er uden regel"),
        (('"visitation.alle_erhverv"', '"visitation.alle"'), "visitation.alle findes ikke"),
        (('"skabelon:maal"', '"skabelon:intet"'), "skabelon:intet findes ikke"),
        (('"side:help_access"', '"side:intet"'), "side:intet findes ikke"),
        (("::test_each_condition_alone_takes_it_away", "::test_x"), "::test_x findes ikke"),
        (("aaben = [6]", "aaben = [7]"), "7 er ikke en sag"),
        (("aaben = [6]", "aaben = []"), "skal være en liste"),
        (('tjek  = "', 'tjek  = "x'), "er otte tegn"),
        (("siger =", "sige ="), "ukendt nøgle"),
        (('nr    = "1.1"', "nr    ="), "kan ikke læses som TOML"),
    ],
)
def test_a_row_that_is_not_in_order_is_refused_with_file_and_line(tmp_path, change, said):
    text = (FOLDER / "000.toml").read_text(encoding="utf-8")
    changed = text.replace(*change, 1)
    assert changed != text
    (tmp_path / "000.toml").write_text(changed, encoding="utf-8")
    with pytest.raises(KildeFejl, match=said) as refused:
        laes(tmp_path / "000.toml")
    assert str(refused.value).startswith("000.toml, linje ")


def test_a_rule_that_is_nowhere_and_not_open_is_refused(tmp_path):
    row = '[[saetning]]\nnr = "1.1"\ntjek = "00000000"\nslags = "regel"\nsiger = "Noget."\n'
    head = '[vejledning]\ntitel = "T"\nudgiver = "U"\nadresse = "https://x.dk/"\nantal = 1\n\n'
    file = tmp_path / "x.toml"
    file.write_text(head + row, encoding="utf-8")
    with pytest.raises(KildeFejl, match=r"x\.toml, linje 7: .*skal være et sted eller være åben"):
        laes(file)
    file.write_text(head + row + 'hvor = ["frister.D01"]\n', encoding="utf-8")
    with pytest.raises(KildeFejl, match="har en prøve"):
        laes(file)


# -- the numbers

MADE_UP = """En titel

Et afsnit, der er
delt over linjer. Det har to sætninger, fx. denne med Æbler i.
Og en til:

• Et punkt med et ord, der er de-
lt. Er det ét?

som gik videre efter en tom linje.
o Et punkt under punktet
"""


def test_parts_are_headings_bullets_and_paragraphs():
    assert list(parts(MADE_UP)) == [
        "En titel",
        "Et afsnit, der er delt over linjer. Det har to sætninger, fx. denne med Æbler i. Og en til:",
        "Et punkt med et ord, der er delt. Er det ét? som gik videre efter en tom linje.",
        "Et punkt under punktet",
    ]


def test_sentences_are_numbered_within_their_part():
    found = dict(sentences(MADE_UP))
    assert list(found) == ["1.1", "2.1", "2.2", "2.3", "3.1", "3.2", "4.1"]
    assert found["2.2"] == "Det har to sætninger, fx. denne med Æbler i."


def test_a_check_does_not_mind_line_breaks_but_minds_words():
    assert check("Et  afsnit\n her.") == check("Et afsnit her.")
    assert check("Et afsnit her.") != check("Et afsnit der.")


def test_rows_that_are_not_those_of_the_text_are_named(tmp_path):
    file = tmp_path / "004.txt"
    file.write_text("Fleks-tillægsaftale \n\nEn anden sætning.", encoding="utf-8")
    told = list(differ(file, TEXTS["004"]))
    assert any(each.startswith("004.txt: 2.1 (") for each in told)
    assert any(each.startswith("004.toml: 31.1 (") for each in told)
    assert not any("1.1 (" in each and " 1.1 " in each for each in told)
