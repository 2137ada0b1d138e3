"""No number and no paragraph of the law is typed into a text: rules, deadlines and rates are named there."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from fleksaftale.guidance import hard, markup, questions, stages
from fleksaftale.guidance.articles import Article
from fleksaftale.guidance.front import HERE

UNITS = r"(?:time|uge|måned|dag|år|hour|week|month|day|year)\w*"
COUNT = (
    r"(?:to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|atten|fyrre|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|forty)"
)
BY_HAND = re.compile(rf"\d|§|½|\b{COUNT}(?: \w+)? {UNITS}|\b(?:første|first) (?:\w*dag|day)", re.IGNORECASE)
ALLOWED = {
    r"§ 56\b": "what everybody calls the agreement",
    r"§ 119\b": "what everybody calls the agreement",
    r"\bDP 211\b": "the name of a form",
    r"\b(?:før|before) 2013\b": "what everybody calls the old scheme; which one it is, a rule says",
    r"\b2027\b|loven i 2026|law of 2026": "an act that was not read: a text with an end of its own",
    r"Hvad sker der efter fem år\?|What happens after five years\?": "a question as people ask it",
    r"[Dd]en første dag i (?:jobbet|det job)|[Tt]he first day in the job": "a day of somebody's own, no rule",
}
NUMBERED = re.compile(r"^\d\. ", re.MULTILINE)


def of_articles() -> Iterator[tuple[str, str]]:
    for article in (*stages.everything(), *questions.everything(), *hard.everything()):
        for text in said(article):
            yield article.file, text


def said(article: Article) -> Iterator[str]:
    yield from (article.title.da, article.title.en)
    yield from (article.short.da, article.short.en) if article.short else ()
    for half in (article.da, article.en):
        yield markup.plain(half)
        yield from (each.text for each in half if isinstance(each, markup.Heading))
        yield from (ref.when.da for ref in markup.quoted(half) if ref.when)
    for letter in article.letters:
        for paragraph in letter.paragraphs:
            yield from (paragraph.text.da, paragraph.text.en)
            yield from (paragraph.otherwise.da, paragraph.otherwise.en) if paragraph.otherwise else ()


def of_lists() -> Iterator[tuple[str, str]]:
    for file in (*HERE.glob("check_texts/*.toml"), HERE / "words.toml", HERE / "ways.toml"):
        yield from ((file.name, text) for text in both(tomllib.loads(file.read_text(encoding="utf-8"))))


def both(content: Any) -> Iterator[str]:
    """What stands under da and en, at any depth."""
    match content:
        case dict():
            for key, value in content.items():
                yield from [value] if key in ("da", "en") and isinstance(value, str) else both(value)
        case list():
            for value in content:
                yield from both(value)


def by_hand(text: str) -> list[str]:
    for allowed in ALLOWED:
        text = re.sub(allowed, "", text)
    return BY_HAND.findall(markup.WORD.sub("", NUMBERED.sub("", text)))


def test_no_text_has_a_number_or_a_paragraph_of_the_law_written_by_hand() -> None:
    everything = [*of_articles(), *of_lists()]
    assert len(everything) > 800
    assert [(file, text) for file, text in everything if by_hand(text)] == []


def test_what_is_allowed_is_in_use_and_says_why() -> None:
    everything = "\n".join(text for _file, text in (*of_articles(), *of_lists()))
    for allowed, why in ALLOWED.items():
        assert why
        assert re.search(allowed, everything), allowed


def test_a_number_a_paragraph_and_a_period_are_found() -> None:
    for text in ("Fra 40 år", "efter fem år", "in four weeks", "efter § 123", "fra den første dag", "2½ år"):
        assert by_hand(text), text
    for text in ("En ad gangen.", "to ting", "i højst {tid D17}", "1. Er min grund rimelig?"):
        assert not by_hand(text), text
