"""The wording guard against its table of sentences, the 105 hensyn and every text of our own."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cast import ANSWERS
from tests.test_language import pairs
from tools import messages

import fleksaftale
from fleksaftale.agreements import document_types
from fleksaftale.agreements.hensyn import Item, library
from fleksaftale.core.guard import look_at
from fleksaftale.documents.pdf.words import AGREEMENT, BACK_PAGE, BLANK, TALK

HERE = Path(__file__).parent
ENGLISH = Path(fleksaftale.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _sentences() -> Iterator[Any]:
    for name in ("danish.toml", "english.toml"):
        for expected, groups in table(name).items():
            for group, texts in groups.items():
                for text in texts:
                    yield pytest.param(text, expected, id=f"{expected}-{group}-{text[:40]}")


def strength(text: str) -> str:
    found = look_at(text)
    return "staerk" if any(each.strong for each in found) else "svag" if found else "ingen"


SENTENCES = list(_sentences())


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_counts_as_the_table_says(text: str, expected: str) -> None:
    assert strength(text) == expected


def test_no_sentence_stands_twice_in_the_table() -> None:
    texts = [each.values[0] for each in SENTENCES]
    assert len(texts) == len(set(texts))
    assert len(texts) > 300


@pytest.mark.parametrize("item", list(library()), ids=lambda item: item.id)
def test_every_hensyn_is_let_through(item: Item) -> None:
    """The sentence filled, what it means, who does what, and what is asked of the kommune about it."""
    kommunen = library().kommunen.get(item.kommunen)
    said = pairs([item.meaning, item.who, [kommunen] if kommunen else []])
    texts = [item.example("da"), item.example("en"), *(one for text in said for one in (text.da, text.en))]
    assert {text: look_at(text) for text in texts if look_at(text)} == {}


# --- our own texts

SAYS_THAT_NONE_IS_ASKED_FOR = ("front.html", "privacy.html", "may_ask.html")
"""Pages that name a diagnosis in order to say that nobody asks for one."""

OF_PAY_IN_GENERAL = ("payment/months.html", "calculator/_next.html", "search_pages.py")
"""Open pages that name sickness beside holiday and bonus, as what a month may hold."""


def test_every_text_of_ours_is_let_through_in_both_languages() -> None:
    english = {message.id: message.string for message in messages.read(ENGLISH)}
    found = {}
    for file, text, _context in messages.texts():
        danish = messages.as_texts(text)
        for one in (*danish, *messages.as_texts(english.get(text, ""))):
            weakly_named = file.endswith(SAYS_THAT_NONE_IS_ASKED_FOR + OF_PAY_IN_GENERAL)
            if any(each.strong or not weakly_named for each in look_at(one)):
                found[one] = [each.text for each in look_at(one)]
    assert found == {}


def test_every_question_and_its_help_is_let_through() -> None:
    texts = pairs([AGREEMENT, BACK_PAGE, BLANK, TALK])
    for kind in (*document_types.ALL, *document_types.RECURRING):
        texts += pairs([kind.purpose, kind.template.intro, *kind.template.sections])
    assert len(texts) > 100
    assert [one for text in texts for one in (text.da, text.en) if look_at(one)] == []


def test_the_answers_of_the_cast_are_let_through() -> None:
    values = [str(value) for answer in ANSWERS.values() for value in answer.values.values()]
    assert [value for value in values if look_at(value)] == []
