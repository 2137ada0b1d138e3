"""Every sentence of the three older texts is accounted for, and what is said about it is so."""

import ast
import re

import pytest
from tools import kilder
from tools.kilder import KildeFejl, differ, laes
from tools.saetninger import check, parts, sentences

from fleksjob.law import afvigelser
from tests.fleksjob.test_cases import ALL, CASES

TEXTS = {each.nummer: each for each in kilder.alle()}
ROWS = [(text.nummer, row) for text in TEXTS.values() for row in text.saetninger]


def test_the_three_texts_are_there_with_all_their_sentences():
    assert {number: len(text.saetninger) for number, text in TEXTS.items()} == {
        "000": 63,
        "001": 89,
        "004": 37,
    }


def test_nothing_is_open():
    assert [(text, row.nr, row.aaben) for text, row in ROWS if row.aaben] == []


def test_every_piece_of_advice_of_the_guide_and_every_rule_of_the_unions_page_stands_in_our_guide():
    wanted = [("000", row) for row in TEXTS["000"].saetninger if row.slags in kilder.MED_REGEL]
    wanted += [("001", row) for row in TEXTS["001"].saetninger if row.slags == "regel"]
    missing = [(n, row.nr) for n, row in wanted if not any(each.startswith("guide:") for each in row.hvor)]
    assert missing == []


def test_every_sentence_of_the_unions_page_that_states_a_rule_has_a_test():
    rules = [row for row in TEXTS["001"].saetninger if row.slags == "regel"]
    assert len(rules) > 30
    assert [row.nr for row in rules if not row.test] == []


def test_every_rule_of_the_unions_page_is_cited_by_a_test_that_is_run():
    """A case of a lawyer is run from its folder; a test of Python is found by its name, and not skipped."""
    rules = [row for row in TEXTS["001"].saetninger if row.slags == "regel"]
    assert [row.nr for row in rules if not any(is_run(each) for each in row.test)] == []
    assert [(row.nr, each) for _, row in ROWS for each in row.test if not is_run(each)] == []


def is_run(reference):
    file, _, name = reference.partition("::")
    path = kilder.ROOT / file
    if path.suffix == ".toml":
        return path.parent == CASES and name in {each.navn for each in ALL}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == name]
    left_out = (
        any(word in ast.dump(found[0]) for word in ("'skip'", "'skipif'", "'xfail'")) if found else True
    )
    return path.name.startswith("test_") and path.is_relative_to(kilder.ROOT / "tests") and not left_out


def test_a_test_that_is_skipped_or_stands_nowhere_is_none(tmp_path, monkeypatch):
    (tmp_path / "tests").mkdir()
    here = tmp_path / "tests/test_x.py"
    here.write_text(
        "import pytest\n\n\n@pytest.mark.skip\ndef test_a():\n    pass\n\n\ndef test_b():\n    assert here\n"
    )
    monkeypatch.setattr(kilder, "ROOT", tmp_path)
    assert is_run("tests/test_x.py::test_b")
    assert not is_run("tests/test_x.py::test_a")
    assert not is_run("tests/test_x.py::test_c")


def test_what_a_sentence_says_is_told_in_our_words():
    """No sentence of a text stands here word for word: its check would give it away."""
    assert [row.nr for _, row in ROWS if check(row.siger) == row.tjek] == []
    assert all(row.siger.endswith((".", "?")) and len(row.siger) <= 100 for _, row in ROWS)


def test_every_deviation_from_the_law_is_named_where_it_stands():
    """H1-H28, but for what the texts leave out and so have no sentence about."""
    named = {name for _, row in ROWS for name in re.findall(r"\bH\d+\b", row.siger)}
    assert {each.id for each in afvigelser.alle()} - named == {"H14", "H21", "H26", "H27", "H28"}


GOOD = """\
[vejledning]
titel    = "Titel"
udgiver  = "Udgiver"
adresse  = "https://example.dk/"
antal    = 3

[[saetning]]
nr    = "1.1"
tjek  = "00000000"
slags = "overskrift"
siger = "En overskrift."

[[saetning]]
nr    = "2.1"
tjek  = "00000001"
slags = "regel"
siger = "En regel."
hvor  = ["frister.D01", "skabelon:maal", "side:sign"]
test  = ["tests/fleksjob/test_frister.py::test_the_published_pension_days"]

[[saetning]]
nr    = "2.2"
tjek  = "00000002"
slags = "raad"
siger = "Et råd."
aaben = [6]
"""


def written(folder, text):
    (folder / "999.toml").write_text(text, encoding="utf-8")
    return laes(folder / "999.toml")


def test_a_text_in_order_is_read_as_it_stands(tmp_path):
    text = written(tmp_path, GOOD)
    assert [each.stand for each in text.saetninger] == ["uden regel", "dækket", "åben"]
    partly = GOOD.replace('pension_days"]', 'pension_days"]\naaben = [5]')
    assert written(tmp_path, partly).saetninger[1].stand == "delvis åben"


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (('"2.2"', '"2.3"'), 22, "2.3 følger ikke efter 2.1"),
        (('"2.1"', '"3.1"'), 14, "3.1 følger ikke efter 1.1"),
        (('"2.1"', '"2"'), 14, "skrives som 12.2"),
        (("antal    = 3", "antal    = 4"), 5, "der er 3 sætninger, ikke 4"),
        (('"regel"', '"paragraf"'), 16, "ukendt slags 'paragraf'"),
        (('"regel"', '"udsagn"'), 13, "udsagn er uden regel"),
        (('"frister.D01"', '"frister.D99"'), 18, "frister.D99 findes ikke"),
        (('"skabelon:maal"', '"skabelon:intet"'), 18, "skabelon:intet findes ikke"),
        (('"side:sign"', '"side:intet"'), 18, "side:intet findes ikke"),
        (("::test_the_published_pension_days", "::test_x"), 19, "::test_x findes ikke"),
        (("tests/fleksjob/test_frister.py", "tests/borte.py"), 19, "findes ikke"),
        (('test  = ["tests/', '# ["'), 13, "har en prøve"),
        (("aaben = [6]", "aaben = [7]"), 26, "7 er ikke en sag"),
        (("aaben = [6]", "aaben = []"), 26, "skal være en liste"),
        (("aaben = [6]\n", ""), 21, "skal være et sted eller være åben"),
        (('"00000001"', '"x"'), 15, "er otte tegn"),
        (('siger = "En regel."', 'sige = "En regel."'), 17, "ukendt nøgle"),
        (('nr    = "1.1"', "nr    ="), 8, "kan ikke læses som TOML"),
        (('"https://example.dk/"', '"example.dk"'), 4, "skal være en adresse"),
    ],
)
def test_a_row_that_is_not_in_order_is_refused_with_file_and_line(tmp_path, change, line, said):
    changed = GOOD.replace(*change, 1)
    assert changed != GOOD
    with pytest.raises(KildeFejl, match=said) as refused:
        written(tmp_path, changed)
    assert str(refused.value).startswith(f"999.toml, linje {line}: ")


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
