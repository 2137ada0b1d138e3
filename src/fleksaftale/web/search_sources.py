"""Which rooms the search looks through: a function a line, each giving its entries.

The library of hensyn and the open pages themselves are given here, for they lie outside of ``guidance/``.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext, override

from fleksaftale.agreements.hensyn import Item, library
from fleksaftale.core import clock
from fleksaftale.guidance import checks, glossary, guide_entries, rules
from fleksaftale.guidance.finding import Index
from fleksaftale.guidance.search import Entry, Source
from fleksaftale.guidance.texts import Both
from fleksaftale.web.search_pages import PAGES

ALSO = {
    "paragraf-56": "DP 211 § 56-aftale kronisk sygdom fravær chronic",
    "naar-jobbet-slutter": "opsigelse opsagt siger op selv varsel fratrædelse resign dismissed",
    "hvornaar-sker-hvad": "frister dato datoer tidslinje deadlines dates timeline",
    "nyt-fleksjob": "ændring ny arbejdsplads nye opgaver flere timer jobskifte change",
    "fleksjob-hvor-jeg-er-ansat": "fastholdelsesfleksjob særlige vilkår sociale kapitler § 119",
    "midlertidigt-eller-permanent": "fem år varigt forlængelse revurdering five years",
}
"""What people call it, beside its own words."""


def of_checks() -> Iterator[Entry]:
    """The guided checks, each with the paragraphs of the rules that it asks about."""
    today = clock.today()
    for check in checks.checks():
        text = Both(*(f"{getattr(check.short, one)} {getattr(check.intro, one)}" for one in ("da", "en")))
        subjects = [rules.subject(step.subject, today) for step in check.steps]
        law = dict.fromkeys(rule.law for subject in subjects if subject for rule in subject.rules)
        words = ALSO.get(check.id, "")
        yield Entry(check.title, text, "check", (check.id,), "check", words=words, law="; ".join(law))


def of_hensyn() -> Iterator[Entry]:
    """The library, each item by its sentence, what it means and what it helps with."""
    books = library()
    for item in books:
        title = Both(*(_example(item, language) for language in ("da", "en")))
        helps = [books.words_of(one) for one in item.hard]
        words = f"{item.words} {item.id} {' '.join(helps)}"
        meaning = Both(item.meaning.da, item.meaning.en)
        yield Entry(title, meaning, "hensyn", (), "hensyn", words=words, anchor=item.id)


def _example(item: Item, language: str) -> str:
    with override(language):
        return item.example()


def of_pages() -> Iterator[Entry]:
    """The pages that stand alone, by what they are for."""
    for page in PAGES:
        yield Entry(_both(page.title), _both(page.about), page.url_name, (), page.kind, words=page.words)


def _both(msgid: str) -> Both:
    """A text of the screens, in both languages."""
    return Both(*(_in(language, msgid) for language in ("da", "en")))


def _in(language: str, msgid: str) -> str:
    with override(language):
        return gettext(msgid)


SOURCES: list[Source] = [
    of_pages,
    of_checks,
    guide_entries.of_hard_times,
    of_hensyn,
    glossary.entries,
    rules.entries,
    guide_entries.entries,
]


def index() -> Index:
    """Everything that can be found today. Taken in once a day for each process: rules and texts are dated."""
    return _index(clock.today())


@lru_cache(maxsize=1)
def _index(_day: date) -> Index:
    return Index(entry for source in SOURCES for entry in source())


forget = _index.cache_clear
