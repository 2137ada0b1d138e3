"""Where each key of a TOML file stands, also behind strings, lists and comments that look like keys."""

import pytest

from fleksjob.tomlfil import TomlFil, laes

TEXT = '''\
# [nej]
top = 1
[a]
tekst = """
[nej]
nej = 1"""
liste = [
  1, # nej = 2
  { x = 1, y = [2, 3] },
  "a,b",
]
inde = { q = "[", r = 2026-01-01 }
  [[a.v]]
  fra = 1.5
  [[a.v]]
  "til dato" = 'x # y'
  b.c = 2
[a.v.under]
k = 1
[["s t"]]
navn = "[x]\\"="
["s t".svar]
u = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 2),
        (("a",), 3),
        (("a", "tekst"), 4),
        (("a", "liste"), 7),
        (("a", "liste", 0), 8),
        (("a", "liste", 1), 9),
        (("a", "liste", 1, "y"), 9),
        (("a", "liste", 2), 10),
        (("a", "inde", "r"), 12),
        (("a", "v", 0), 13),
        (("a", "v", 0, "fra"), 14),
        (("a", "v", 1), 15),
        (("a", "v", 1, "til dato"), 16),
        (("a", "v", 1, "b", "c"), 17),
        (("a", "v", 1, "under", "k"), 19),
        (("s t", 0), 20),
        (("s t", 0, "navn"), 21),
        (("s t", 0, "svar", "u"), 23),
        (("findes ikke",), 1),
    ],
)
def test_every_key_heading_and_entry_has_its_line(path, line):
    assert TomlFil(TEXT, "x.toml").linje(*path) == line


def test_a_key_that_looks_like_one_but_stands_in_a_text_or_comment_has_no_line_of_its_own():
    fil = TomlFil(TEXT, "x.toml")
    assert fil.linje("nej") == 1
    assert fil.linje("a", "nej") == 3


def test_what_is_not_toml_is_refused_with_file_and_line(tmp_path):
    (tmp_path / "x.toml").write_text("a = 1\nb = \n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.toml, linje 2: kan ikke læses som TOML"):
        laes(tmp_path / "x.toml")
    (tmp_path / "x.toml").write_bytes(b"a = 1\n\nb = '\xe6'\n")
    with pytest.raises(ValueError, match=r"x\.toml, linje 3: .*UTF-8"):
        laes(tmp_path / "x.toml")
    with pytest.raises(ValueError, match=r"x\.toml, linje 1"):
        TomlFil('a = "', "x.toml")
