"""The typesetter keeps to itself: no network, no fonts of the machine, no words of the document in errors."""

import re

import pytest

from fleksaftale.documents.pdf import RenderError, typesetting
from fleksaftale.documents.pdf.coverage import Coverage
from fleksaftale.documents.pdf.legible import Legible
from fleksaftale.documents.pdf.typesetting import STYLES, TEMPLATES, fonts, legible, typeset
from fleksaftale.documents.pdf.words import AGREEMENT, words

SOURCES = sorted(TEMPLATES.glob("*.typ"))


@pytest.fixture
def cleared_fonts():
    fonts.cache_clear()
    yield
    fonts.cache_clear()


@pytest.mark.parametrize("source", SOURCES, ids=[s.name for s in SOURCES])
def test_no_template_fetches_anything(source):
    text = source.read_text()
    assert not re.search(r"@\w+/|https?:|\bread\(|\bplugin\(|\beval\(", text)
    assert set(re.findall(r'(?:import|include)\s+"([^"]+)"', text)) <= {"house.typ"}


def test_only_our_own_fonts_and_the_font_packages_are_used():
    paths = {font.path for font in fonts().search.fonts()}
    assert paths
    for path in paths:
        assert str(typesetting.FONTS) in path or any(p in path for p in typesetting.FONT_PACKAGES)


def test_the_text_font_draws_danish_greek_and_arrows():
    plex = Coverage.of_fonts([typesetting.FONTS / "IBMPlexSans-Regular.ttf"])
    assert all(c in plex for c in "æøåÆØÅéüßłžαΩЖ→←½×–—“”»«•€…")
    assert "诗" not in plex


def test_every_character_said_to_be_drawable_is_drawn():
    """All of the smaller fonts; of the Chinese, Japanese and Korean ones every fortieth."""
    letters = legible()
    drawable = [c for c in fonts().coverage if letters.text(c) == c and c not in "\n "]
    sample = [c for c in drawable if not "\u2e80" <= c <= "\U0002ffff"] + drawable[::40]
    for start in range(0, len(sample), 2_000):
        text = " ".join(sample[start : start + 2_000])
        typeset("agreement", paper(text), timestamp=0)


def paper(text):
    """An agreement of nothing but one line in its summary."""
    return {
        "language": "da",
        "large": False,
        "title": "T",
        "subtitle": "",
        "workplace": "",
        "parties": [],
        "summary": [text],
        "sections": [],
        "signatures": [],
        "waiting": [],
        "version_label": "1",
        "fingerprint": "",
        "paper": None,
        "notes": [],
        "about": [],
        "words": words(AGREEMENT, "da"),
        "missing": None,
    }


def test_a_document_that_cannot_be_set_raises_and_does_not_tell_its_words():
    with pytest.raises(RenderError) as raised:
        typeset("agreement", paper("hemmeligt \ue000"), timestamp=0)
    assert "hemmeligt" not in str(raised.value)
    assert "e000" not in str(raised.value).lower()
    assert raised.value.__cause__ is None


def test_a_missing_template_raises_the_same_error():
    with pytest.raises(RenderError, match="Meld fejlen"):
        typeset("findes-ikke", paper("x"), timestamp=0)


def test_missing_fonts_say_what_to_do(monkeypatch, tmp_path, cleared_fonts):
    monkeypatch.setattr(typesetting, "FONTS", tmp_path)
    with pytest.raises(RenderError, match="make run"):
        legible()


def test_without_the_font_packages_foreign_letters_are_named_not_lost(monkeypatch, cleared_fonts):
    monkeypatch.setattr(typesetting, "FONT_PACKAGES", ("findes_ikke",))
    letters = legible()
    assert letters.text("Maja 诗涵") == "Maja [U+8BD7][U+6DB5]"
    assert letters.replaced
    assert typeset("agreement", paper(letters.text("Maja 诗涵")), timestamp=0).startswith(b"%PDF-")


def test_legible_text_keeps_what_can_be_drawn_and_evens_out_line_breaks():
    letters = Legible(frozenset("abcæ"))
    assert letters.text("a\r\nb\rc\u2028æ") == "a\nb\nc\næ"
    assert not letters.replaced
    assert letters.data({"x": ["a", 1, None, ("b\x00",)]}) == {"x": ["a", 1, None, ["b[U+0000]"]]}
    assert letters.replaced


def test_the_set_up_brings_every_style_that_is_used():
    assert all((typesetting.FONTS / f"IBMPlexSans-{style}.ttf").is_file() for style in STYLES)
