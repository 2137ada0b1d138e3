"""The pages of *Når det bliver svært*: what to do, what the law says, and letters ready to edit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fleksaftale.guidance import articles
from fleksaftale.guidance.articles import Article
from fleksaftale.guidance.markup import Block, Heading, Prose, Runs

FOLDER = "hard"
READER_OF = {"employee": "medarbejder", "leader": "leder"}
"""The kind of reader that each role of a case is."""


@dataclass(frozen=True)
class Part:
    """A heading with its points; ``ordered`` where they are done one after the other.

    ``reader``: the one kind of reader it is for; empty: all.
    """

    heading: str
    points: tuple[Runs, ...]
    ordered: bool
    reader: str


def on(day: date, role: str = "") -> list[Article]:
    """The pages on a day, for one role of a case or for everybody."""
    return [each for each in articles.on(FOLDER, day) if not role or READER_OF.get(role) in each.readers]


def page(name: str, day: date) -> Article | None:
    return next((each for each in on(day) if each.id == name), None)


def everything() -> tuple[Article, ...]:
    """Every version of every page, for who looks after them."""
    return articles.all_versions(FOLDER)


def is_for(role: str, reader: str) -> bool:
    """Whether something is for a role of a case. On the public page, without a role, all of it is."""
    return not role or not reader or READER_OF.get(role) == reader


def intro(blocks: tuple[Block, ...]) -> tuple[Runs, ...]:
    """What stands before the first heading."""
    first = next((number for number, each in enumerate(blocks) if isinstance(each, Heading)), len(blocks))
    return tuple(item for each in blocks[:first] if isinstance(each, Prose) for item in each.items)


def parts(blocks: tuple[Block, ...]) -> Iterator[Part]:
    """The headings with the list below each."""
    heading: Heading | None = None
    for each in blocks:
        if isinstance(each, Heading):
            heading = each
        elif heading and isinstance(each, Prose):
            yield Part(heading.text, each.items, each.kind == "ol", heading.reader)
