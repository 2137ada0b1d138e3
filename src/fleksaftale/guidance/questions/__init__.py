"""The question bank: what employees, managers and union representatives ask, each answered in a few lines."""

from datetime import date

from fleksaftale.guidance import articles
from fleksaftale.guidance.articles import Article

FOLDER = "questions"


def on(day: date, reader: str = "") -> list[Article]:
    """The questions on a day, for one kind of reader or for all."""
    return [each for each in articles.on(FOLDER, day) if not reader or reader in each.readers]


def question(name: str, day: date) -> Article | None:
    return next((each for each in articles.on(FOLDER, day) if each.id == name), None)


def everything() -> tuple[Article, ...]:
    """Every version of every question, for who looks after them."""
    return articles.all_versions(FOLDER)
