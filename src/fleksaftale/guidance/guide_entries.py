"""What the search finds in the stage guide, in the question bank and for when it gets hard."""

from collections.abc import Iterator

from fleksaftale.core import clock
from fleksaftale.guidance import hard, markup, questions, stages
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


def of_hard_times() -> Iterator[Entry]:
    """*Når det bliver svært*: each page with its points, found by its headings and letters too."""
    day = clock.today()
    for page in hard.on(day):
        halves = ((page.da, "da"), (page.en, "en"))
        said = ((f"{getattr(page.short, one)} {markup.plain(half)}", one) for half, one in halves)
        text = Both(*(markup.filled(each, day, one) for each, one in said))
        titles = [each.heading for half, _ in halves for each in hard.parts(half)]
        titles += [f"{each.title.da} {each.title.en}" for each in page.letters]
        yield Entry(page.title, text, "hard_page", (page.id,), "hard", words=" ".join(titles))


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
