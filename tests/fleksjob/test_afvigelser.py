"""Where the older texts deviate: every row of the specification, its rules, and how a row must be written."""

import pytest

from fleksjob import katalog
from fleksjob.katalog import henvisning
from fleksjob.law import afvigelser
from fleksjob.law.afvigelser import AfvigelseFejl, laes

ROWS = afvigelser.alle()
PAGES = katalog.sider()
FORBIDDEN = ("ret til", "entitled", "!")


def test_all_28_are_there_in_order():
    assert [each.id for each in ROWS] == [f"H{number}" for number in range(1, 29)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_leads_to_rules_that_are_there_and_stands_on_their_pages(row):
    for reference in row.regler:
        assert henvisning.findes(reference), reference
        subject = reference.partition(".")[0]
        if f"{subject}.md" in PAGES and subject not in ("satser", "frister"):
            assert f"| {row.id} |" in PAGES[f"{subject}.md"]
    assert f"| {row.id} |" in PAGES["afvigelser.md"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_is_calm_short_and_in_both_languages(row):
    for danish, english in (row.siger, row.i_dag):
        assert danish != english
        for text in (danish, english):
            assert text.endswith(".")
            assert not any(word in text.lower() for word in FORBIDDEN)


GOOD = """\
[[afvigelse]]
id        = "H1"
seeds     = ["001"]
siger     = "Det ene."
says      = "The one."
i_dag     = "Det andet."
today     = "The other."
regler    = ["varighed.status_dag", "frister.D03"]
kilde     = "https://www.elov.dk/"
sikkerhed = "lovtekst"
tjekket   = 2026-11-21
"""


def written(folder, text):
    (folder / "afvigelser.toml").write_text(text, encoding="utf-8")
    return laes(folder / "afvigelser.toml")


def test_a_row_in_order_is_read_as_it_stands(tmp_path):
    (row,) = written(tmp_path, GOOD)
    assert (row.id, row.seeds, row.siger) == ("H1", ("001",), ("Det ene.", "The one."))
    assert row.regler == ("varighed.status_dag", "frister.D03")


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (('"H1"', '"h1"'), 2, "hedder H og et tal"),
        (('["001"]', '["002"]'), 3, "kender ikke '002'"),
        (('["001"]', "[]"), 3, "skal være en liste, der ikke er tom"),
        (('"frister.D03"', '"frister"'), 8, "kender ikke 'frister'"),
        (('"lovtekst"', '"sikker"'), 10, "ukendt sikkerhed 'sikker'"),
        (('"https://www.elov.dk/"', '"www.elov.dk"'), 9, "skal være en adresse"),
        (("2026-11-21", '"i går"'), 11, "skal være en dato"),
        (("says      =", "says_     ="), 5, "ukendt nøgle"),
        (('"The one."', '""'), 5, "skal være en tekst"),
        (('today     = "The other."\n', ""), 1, "today: mangler"),
        (("[[afvigelse]]", "[[afvigelser]]"), 1, "ukendt nøgle"),
        (('= "H1"', "="), 2, "kan ikke læses som TOML"),
    ],
)
def test_a_row_that_is_not_in_order_is_refused_with_file_and_line(tmp_path, change, line, said):
    changed = GOOD.replace(*change, 1)
    assert changed != GOOD
    with pytest.raises(AfvigelseFejl, match=said) as refused:
        written(tmp_path, changed)
    assert str(refused.value).startswith(f"afvigelser.toml, linje {line}: ")


def test_one_id_twice_is_refused(tmp_path):
    with pytest.raises(AfvigelseFejl, match=r"afvigelser\.toml, linje 13: .*H1 står to gange"):
        written(tmp_path, GOOD + GOOD)
