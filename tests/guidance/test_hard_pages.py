"""The pages of *Når det bliver svært* as data: the law's own words, letters without holes, dates that age."""

import re
from datetime import date
from functools import partial

import pytest
from django.utils.translation import override

from fleksaftale.guidance import hard, law
from fleksaftale.guidance.articles import Article, read
from fleksaftale.guidance.law import Ref, Said
from fleksaftale.guidance.letters import KNOWN, Letter
from fleksaftale.guidance.texts import BadPage
from fleksjob.law import emner

TODAY = date(2026, 11, 23)
PROMISED = {
    "problemer", "foer-en-opsigelse", "foer-du-siger-op", "fratraedelse", "pension", "klage", "fagforening",
}  # fmt: skip
HOLE = re.compile(r"[{}\[\]_]|\.\.\.|…")
COMMAND_LINE = re.compile(r"fleksjob (vurder|frister)")
EVERY_LETTER = [
    pytest.param(letter, id=f"{page.id}-{letter.id}") for page in hard.everything() for letter in page.letters
]


def every_word_of_the_law() -> set[str]:
    found: set[str] = set()
    for emne in emner.alle():
        advice = (*emne.raad, *emne.advarsler.values(), *emne.fra.values())
        found |= {each.da for each in advice}
        found |= {danish for rule in emne.law.rules for danish, _english in rule.siger.values()}
    return found


def test_every_page_that_was_promised_is_there_with_a_letter_and_a_source() -> None:
    assert {page.id for page in hard.on(TODAY)} == PROMISED
    assert all(page.letters and page.sources and page.said(TODAY) for page in hard.on(TODAY))


@pytest.mark.parametrize("page", hard.on(TODAY), ids=lambda page: page.id)
def test_what_the_law_says_is_the_laws_own_sentence(page: Article) -> None:
    known = every_word_of_the_law()
    for ref, each in zip(page.refs, page.said(TODAY), strict=False):
        assert each.source.startswith("https://"), each
        assert not COMMAND_LINE.search(each.text.da + each.text.en)
        if ref.subject:
            assert any(_says_the_same(each, text) for text in known), each.text.da


def _says_the_same(each: Said, text: str) -> bool:
    plain = law.POINTER.sub("", text).strip()
    return each.text.da == plain.replace("{myndighed}", "kommunen").replace("{Myndighed}", "Kommunen")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("letter", EVERY_LETTER)
def test_a_letter_has_no_hole_whatever_is_known(letter: Letter, language: str) -> None:
    everything = dict.fromkeys(KNOWN, "det der står i sagen")
    with override(language):
        fill = partial(letter.filled)
        for known in ({}, everything, *({name: "x"} for name in KNOWN)):
            text = fill(known | law.authority(TODAY))
            assert not HOLE.search(text), text
            assert len(text) > 80, text


def test_a_fact_that_is_known_stands_in_the_letter() -> None:
    page = hard.page("foer-du-siger-op", TODAY)
    assert page
    text = page.letters[0].filled({"arbejdsplads": "Nordlys Reklame A/S", "navn": "Maja Kjærgaard"})
    assert "hos Nordlys Reklame A/S" in text
    assert text.endswith("Maja Kjærgaard")


@pytest.mark.parametrize("day", [date(2026, 2, 1), date(2026, 7, 1), date(2027, 6, 1)])
def test_the_pages_can_be_shown_on_other_days_of_the_law(day: date) -> None:
    for page in hard.everything():
        assert page.said(day)


def test_what_is_expected_of_2027_is_said_from_2027_on() -> None:
    page = hard.page("foer-du-siger-op", TODAY)
    assert page
    assert not any("2027" in each.text.da for each in page.said(date(2026, 12, 31)))
    assert any("2027" in each.text.da for each in page.said(date(2027, 1, 1)))


def test_a_page_that_nobody_has_looked_at_for_half_a_year_says_so() -> None:
    page = hard.on(TODAY)[0]
    assert not page.may_be_old(date(2027, 5, 20))
    assert page.may_be_old(date(2027, 5, 21))


GOOD = """+++
id = "x"
nummer = 1
til = ["medarbejder", "leder"]
gyldig_fra = 2026-07-01
sidst_tjekket = 2026-11-21
titel = { da = "a", en = "b" }
kort = { da = "a", en = "b" }
kilder = ["star_guide"]
+++
Først det her.

## Gør sådan | leder

- Skriv det ned.

{frist D27 | Når du klager}

+++ brev et | leder
Brev: a
Til den anden

Hej {navn}
ellers: Hej

+++ en
First this.

## Do this | leder

- Write it down.

{frist D27 | When you complain}

+++ brev et | leder
Letter: a
To the other

Hello {navn}
ellers: Hello
"""


def test_a_page_is_read_with_its_parts_its_law_and_its_letters() -> None:
    page = read("x.md", hard.FOLDER, GOOD)
    assert [(part.heading, part.reader) for part in hard.parts(page.da)] == [("Gør sådan", "leder")]
    assert [part.heading for part in hard.parts(page.en)] == ["Do this"]
    assert page.refs == (Ref(deadline="D27", when=page.refs[0].when),)
    (letter,) = page.letters
    assert (letter.id, letter.reader, letter.to.en) == ("et", "leder", "To the other")
    assert letter.filled({"navn": "Maja"}) == "Hej Maja"
    assert letter.filled({}) == "Hej"


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ('id = "x"', 'id = "y"'),
        ('en = "b"', 'en = ""'),
        ('"leder"]', '"chef"]'),
        ("## Do this | leder", "## Do this"),
        ("## Gør sådan | leder", "## Gør sådan {cpr} | leder"),
        ('til = ["medarbejder", "leder"]', 'til = ["medarbejder"]'),
        ("Hello {navn}", "Hello"),
        ("Hej {navn}", "Hej {cpr}"),
        ("ellers: Hello\n", ""),
        ("+++ brev et | leder\nLetter", "+++ brev to | leder\nLetter"),
        ("Letter: a\n", ""),
        ('"star_guide"', '"findes_ikke"'),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(there: str, instead: str) -> None:
    assert there in GOOD
    with pytest.raises(BadPage):
        read("x.md", hard.FOLDER, GOOD.replace(there, instead))


def test_headings_and_letters_are_for_these_pages_alone() -> None:
    with pytest.raises(BadPage, match="headings and letters"):
        read("x.md", "questions", GOOD)


@pytest.mark.parametrize(
    "ref", [Ref("klage", advice="findes_ikke"), Ref("klage", rule="klage", outcome="x"), Ref(deadline="D99")]
)
def test_a_rule_that_there_is_not_is_refused(ref: Ref) -> None:
    with pytest.raises(BadPage):
        law.said(ref, TODAY)
