"""A text of the guide or of the question bank as it is drawn on a day, and where it leads on to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from fleksaftale.core.formats import long_date
from fleksaftale.core.references import reference
from fleksaftale.guidance import changes, hard, law, markup
from fleksaftale.guidance.articles import READERS, Article
from fleksaftale.guidance.law import Said
from fleksaftale.guidance.markup import Prose, Run
from fleksaftale.guidance.stages import FOLDER
from fleksaftale.guidance.ways import WAYS
from fleksjob.trin import SIKKERHED_I_ORD

RANKS = {
    "raad": gettext_lazy("Et råd."),
    "oplysning": gettext_lazy("En oplysning fra kilden."),
    "uvist": gettext_lazy("Ikke afklaret."),
}
"""What stands with a sentence that is no law."""


@dataclass(frozen=True)
class Piece:
    """A paragraph or a list, filled in for the day."""

    kind: str
    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Law:
    """A sentence of the law beside a text: what it says, where it stands, how certain that is."""

    when: str
    text: str
    law: str
    certainty: str
    rank: str
    source: str
    checked: str


@dataclass(frozen=True)
class Deviation:
    """What an older text says, and what holds today."""

    id: str
    older: str
    today: str
    certainty: str
    source: str
    checked: str


@dataclass(frozen=True)
class Shown:
    """One text, ready to be drawn."""

    id: str
    title: str
    readers: tuple[str, ...]
    pieces: tuple[Piece, ...]
    laws: tuple[Law, ...]
    deviations: tuple[Deviation, ...]
    ways: tuple[tuple[str, str], ...]
    sources: tuple[Any, ...]
    checked: str
    may_be_old: bool

    @property
    def origins(self) -> tuple[tuple[str, str], ...]:
        """Where the law of it stands, each place once, with its source."""
        return tuple({row.law: row.source for row in self.laws if row.law}.items())


def shown(article: Article, day: date) -> Shown:
    """A text in the reader's language. Made once for each day and language."""
    return _shown(article, day, "en" if get_language() == "en" else "da")


@lru_cache(maxsize=1024)
def _shown(article: Article, day: date, language: str) -> Shown:
    blocks = article.en if language == "en" else article.da
    prose = [block for block in blocks if isinstance(block, Prose)]
    refs = [ref for ref in markup.quoted(blocks) if law.is_said(ref, day)]
    return Shown(
        id=article.id,
        title=law.of_the_day(article.title, day),
        readers=tuple(str(READERS[name]) for name in article.readers),
        pieces=tuple(_piece(each, day, language) for each in prose),
        laws=tuple(_law(law.said(ref, day)) for ref in refs),
        deviations=tuple(_deviation(each, language) for each in article.deviations),
        ways=tuple(way(name) for name in article.ways),
        sources=article.sources,
        checked=long_date(article.checked),
        may_be_old=article.may_be_old(day),
    )


def _piece(block: Prose, day: date, language: str) -> Piece:
    return Piece(
        block.kind, tuple(tuple(markup.on(run, day, language) for run in item) for item in block.items)
    )


def _law(each: Said) -> Law:
    return Law(
        when=str(each.when) if each.when else "",
        text=str(each.text),
        law=reference(each.law),
        certainty=str(each.certainty) if each.certainty else "",
        rank=str(RANKS.get(each.kind, "")),
        source=each.source,
        checked=long_date(each.checked),
    )


def _deviation(each: Any, language: str) -> Deviation:
    pick = 1 if language == "en" else 0
    certainty = SIKKERHED_I_ORD[each.sikkerhed][pick]
    return Deviation(
        each.id, each.siger[pick], each.i_dag[pick], certainty, each.kilde, long_date(each.tjekket)
    )


def way(name: str) -> tuple[str, str]:
    """Address and words of a link."""
    found = WAYS[name]
    return reverse(found.url_name, args=found.args), str(found.label)


def readers(chosen: str) -> list[dict[str, Any]]:
    """The kinds of reader to choose between. No choice: everybody."""
    return [{"id": name, "name": str(title), "chosen": name == chosen} for name, title in READERS.items()]


def by_reader(articles: Iterable[Article], day: date) -> list[tuple[str, list[Shown]]]:
    """Questions under the first reader that they are for."""
    groups: dict[str, list[Shown]] = {}
    for each in articles:
        groups.setdefault(str(READERS[each.readers[0]]), []).append(shown(each, day))
    return list(groups.items())


def what_changed(first: date, day: date) -> list[dict[str, str]]:
    """What changed between two days, as a banner lists it."""
    return [
        {
            "text": str(each.text),
            "begins": long_date(each.begins),
            "checked": long_date(each.checked),
            "url": _address(each.folder, each.article),
        }
        for each in changes.since(first, day)
    ]


def _address(folder: str, article: str) -> str:
    if not article:
        return ""
    if folder == changes.RULES:
        subject, rule = article.split("#")
        return f"{reverse('rules_subject', args=[subject])}#{rule}"
    if folder == hard.FOLDER:
        return reverse("hard_page", args=[article])
    if folder.startswith(f"{FOLDER}/"):
        return f"{reverse('guide_stage', args=[folder.removeprefix(f'{FOLDER}/')])}#{article}"
    return reverse("question", args=[article])


def beside(names: Sequence[str], name: str) -> tuple[str, str]:
    """What comes before and after one of a row; empty at its ends."""
    at = names.index(name)
    return (names[at - 1] if at else ""), (names[at + 1] if at + 1 < len(names) else "")
