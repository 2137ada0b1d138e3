"""Texts for everybody, a file each: front matter, Danish, English. What cannot be used stops the program.

A text may have several versions with days that do not overlap: ``samtale.md`` and ``samtale.2027.md``. What
it says of the law is named, never written: see :mod:`fleksaftale.guidance.markup`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from fleksaftale.guidance import front, law, markup
from fleksaftale.guidance.front import HERE, Source
from fleksaftale.guidance.law import Ref, Said
from fleksaftale.guidance.letters import Letter, taken_from
from fleksaftale.guidance.markup import Block, Heading
from fleksaftale.guidance.texts import BadPage, Both
from fleksaftale.guidance.validity import OLD_AFTER, looked_at, may_be_old
from fleksaftale.guidance.ways import WAYS
from fleksjob.errors import LawError
from fleksjob.law import afvigelser
from fleksjob.law.afvigelser import Afvigelse

FENCE = "+++"
ENGLISH = "+++ en"
READERS = {
    "medarbejder": Both("Medarbejder", "Employee"),
    "leder": Both("Leder", "Manager"),
    "hr": Both("HR", "HR"),
    "tr": Both("Tillidsrepræsentant", "Union representative"),
}
NEEDED = front.NEEDED | {"id", "nummer", "til", "titel"}
MAY = front.MAY | {"kort", "veje", "afvigelser", "ord"}
WITH_PARTS = frozenset({"hard"})
"""Folders whose texts have headings and letters."""
LAST = date.max


@dataclass(frozen=True)
class Article:
    """One version of one text. ``folder``: the room it stands in, as ``stages/ved``. ``words``: what people
    also call it. ``deviations``: where an older text says something else. ``short``: what an index says."""

    id: str
    file: str
    folder: str
    order: int
    readers: tuple[str, ...]
    title: Both
    valid_from: date
    valid_to: date | None
    checked: date
    da: tuple[Block, ...]
    en: tuple[Block, ...]
    ways: tuple[str, ...]
    deviations: tuple[Afvigelse, ...]
    sources: tuple[Source, ...]
    words: str
    short: Both | None = None
    letters: tuple[Letter, ...] = ()

    @property
    def refs(self) -> tuple[Ref, ...]:
        return markup.quoted(self.da)

    def said(self, day: date) -> list[Said]:
        """What the law says in it on a day."""
        return [law.said(ref, day) for ref in self.refs if law.is_said(ref, day)]

    def may_be_old(self, day: date) -> bool:
        """Whether it carries *Kan være forældet* on a day."""
        return may_be_old(day, valid_to=self.valid_to, checked=self.checked, said=self.said(day))


def on(folder: str, day: date) -> tuple[Article, ...]:
    """The texts of a folder as they stand on a day, in their order.

    A text whose time is over stays until there is a newer one, and says so. Raises BadPage.
    """
    newest: dict[str, Article] = {}
    for each in all_versions(folder):
        if each.valid_from <= day:
            newest[each.id] = each
    return tuple(sorted(newest.values(), key=lambda each: each.order))


@cache
def all_versions(folder: str) -> tuple[Article, ...]:
    """Every version of every text of a folder, oldest first. Raises BadPage."""
    files = sorted((HERE / folder).glob("*.md"))
    found = tuple(sorted((of_file(each, folder) for each in files), key=lambda each: each.valid_from))
    for name in {each.id for each in found}:
        one_after_the_other([each for each in found if each.id == name])
    return found


def one_after_the_other(versions: Iterable[Article]) -> None:
    """Raises BadPage where two versions of a text hold on one day."""
    for before, after in pairwise(versions):
        if before.valid_to is None or before.valid_to >= after.valid_from:
            raise BadPage(f"{after.file}: {before.file} holds on {after.valid_from} too")


def of_file(path: Path, folder: str) -> Article:
    return read(path.name, folder, path.read_text(encoding="utf-8"))


def read(file: str, folder: str, text: str) -> Article:
    """A text from the content of its file. Raises BadPage."""
    head, danish, english = _parts(file, text)
    danish, english, letters = taken_from(danish, english, file)
    if unknown := sorted(head.keys() - NEEDED - MAY):
        raise BadPage(f"{file}: unknown key {unknown[0]}")
    if missing := sorted(NEEDED - head.keys()):
        raise BadPage(f"{file}: {missing[0]} is missing")
    if head["id"] != file.split(".")[0]:
        raise BadPage(f"{file}: id is {head['id']}")
    says = front.read(head, file)
    found = Article(
        id=head["id"],
        file=file,
        folder=folder,
        order=head["nummer"],
        readers=front.names(head, "til", READERS, file),
        title=Both.of(head["titel"], f"{file}: titel"),
        valid_from=says.valid_from,
        valid_to=says.valid_to,
        checked=says.checked,
        da=markup.blocks(danish, f"{file}, da"),
        en=markup.blocks(english, f"{file}, en"),
        ways=front.names(head, "veje", WAYS, file),
        deviations=tuple(
            _deviations()[name] for name in front.names(head, "afvigelser", _deviations(), file)
        ),
        sources=says.sources,
        words=head.get("ord", ""),
        short=Both.of(head["kort"], f"{file}: kort") if "kort" in head else None,
        letters=letters,
    )
    _check(found)
    return found


def _parts(file: str, text: str) -> tuple[Mapping[str, Any], str, str]:
    lines = text.splitlines()
    fences = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    twin = [number for number, line in enumerate(lines) if line.strip() == ENGLISH]
    if not lines or len(fences) != 2 or fences[0] != 0 or len(twin) != 1 or twin[0] < fences[1]:
        raise BadPage(f"{file}: a text is +++, front matter, +++, Danish, +++ en, English")
    try:
        head = tomllib.loads("\n".join(lines[1 : fences[1]]))
    except tomllib.TOMLDecodeError as problem:
        raise BadPage(f"{file}: {problem}") from None
    return head, "\n".join(lines[fences[1] + 1 : twin[0]]), "\n".join(lines[twin[0] + 1 :])


def _check(found: Article) -> None:
    """The twin says the same of the law, every rule is there, and the days are in order."""
    if not found.da or not found.en or not found.readers:
        raise BadPage(f"{found.file}: Danish, English and a reader are all needed")
    same = [[_bare(ref) for ref in markup.quoted(half)] for half in (found.da, found.en)]
    if same[0] != same[1]:
        raise BadPage(f"{found.file}: the two languages do not quote the same rules")
    _same_parts(found)
    for ref in found.refs:
        try:
            law.said(ref, found.valid_from if law.is_said(ref, found.valid_from) else LAST)
        except LawError as problem:
            raise BadPage(f"{found.file}: {problem}") from None
    for half, language in ((found.da, "da"), (found.en, "en")):
        markup.filled(markup.plain(half), found.valid_from, language)
    for short in [found.short] if found.short else []:
        markup.filled(f"{short.da} {short.en}", found.valid_from, "da")


def _same_parts(found: Article) -> None:
    parts = [[each.reader for each in half if isinstance(each, Heading)] for half in (found.da, found.en)]
    if parts[0] != parts[1]:
        raise BadPage(f"{found.file}: the two languages do not have the same parts")
    if (parts[0] or found.letters) and found.folder not in WITH_PARTS:
        raise BadPage(f"{found.file}: headings and letters are for {', '.join(WITH_PARTS)}")
    readers = {*parts[0], *(each.reader for each in found.letters)} - {""}
    if not readers <= set(found.readers):
        raise BadPage(f"{found.file}: {', '.join(sorted(readers))} is not among til")


def _bare(ref: Ref) -> tuple[str, ...]:
    return (ref.subject, ref.rule, ref.outcome, ref.advice, ref.deadline, ref.wage, ref.rate, ref.way)


@cache
def _deviations() -> Mapping[str, Afvigelse]:
    return {each.id: each for each in afvigelser.alle()}


def turns_old(article: Article, day: date) -> date:
    """The first day on which a text says that it may be old, if nobody looks at it again; a day before
    ``day`` where it does already."""
    if article.may_be_old(day):
        return day
    ends = article.valid_to or LAST
    return min(ends, looked_at(article.checked, article.said(day)) + OLD_AFTER) + timedelta(days=1)
