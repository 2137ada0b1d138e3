"""Where the older texts deviate: every row of the specification, its rules, and how a row must be written."""

import pytest

from fleksjob import katalog
from fleksjob.katalog import henvisning
from fleksjob.law import afvigelser
from fleksjob.law.afvigelser import FIL, AfvigelseFejl, laes

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


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (('id        = "H1"', 'id        = "h1"'), 6, "hedder H og et tal"),
        (('id        = "H2"', 'id        = "H1"'), 18, "H1 står to gange"),
        (('seeds     = ["001"]', 'seeds     = ["002"]'), 7, "kender ikke '002'"),
        (('seeds     = ["001"]', "seeds     = []"), 7, "skal være en liste, der ikke er tom"),
        (('"frister.D19"', '"frister"'), 12, "kender ikke 'frister'"),
        (('sikkerhed = "lovtekst"', 'sikkerhed = "sikker"'), 14, "ukendt sikkerhed 'sikker'"),
        (('kilde     = "https://www.elov.dk', 'kilde     = "www.elov.dk'), 13, "skal være en adresse"),
        (("tjekket   = 2026-11-21", 'tjekket   = "i går"'), 15, "skal være en dato"),
        (("says      =", "says_     ="), 9, "ukendt nøgle"),
        (('says      = "Who', 'says      = "" # "Who'), 9, "skal være en tekst"),
        (("[[afvigelse]]", "[[afvigelser]]"), 5, "ukendt nøgle"),
        (('id        = "H1"', "id        ="), 6, "kan ikke læses som TOML"),
    ],
)
def test_a_row_that_is_not_in_order_is_refused_with_file_and_line(tmp_path, change, line, said):
    text = FIL.read_text(encoding="utf-8")
    changed = text.replace(*change, 1)
    assert changed != text
    (tmp_path / "afvigelser.toml").write_text(changed, encoding="utf-8")
    with pytest.raises(AfvigelseFejl, match=said) as refused:
        laes(tmp_path / "afvigelser.toml")
    assert str(refused.value).startswith(f"afvigelser.toml, linje {line}: ")
