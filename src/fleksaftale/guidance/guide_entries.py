"""What the search finds in the stage guide and in the question bank."""

from collections.abc import Iterator

from fleksaftale.core import clock
from fleksaftale.guidance import markup, questions, stages
from fleksaftale.guidance.articles import Article
from fleksaftale.guidance.search import Entry, Kind
from fleksaftale.guidance.texts import Both


def entries() -> Iterator[Entry]:
    """An entry for each text of a stage, and one for each question."""
    day = clock.today()
    for stage in stages.stages():
        for article in stage.on(day):
            yield _entry(article, "guide_stage", stage.id, "guide", anchor=article.id)
    for article in questions.on(day):
        yield _entry(article, "question", article.id, "question")


def _entry(article: Article, url_name: str, arg: str, kind: Kind, *, anchor: str = "") -> Entry:
    day = clock.today()
    title, text = (
        Both(markup.filled(da, day, "da"), markup.filled(en, day, "en"))
        for da, en in (
            (article.title.da, article.title.en),
            (markup.plain(article.da), markup.plain(article.en)),
        )
    )
    paragraphs = dict.fromkeys(each.law for each in article.said(day) if each.law and each.kind == "regel")
    return Entry(title, text, url_name, (arg,), kind, article.words, anchor, "; ".join(paragraphs))
