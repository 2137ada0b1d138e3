"""The pages of *Når det bliver svært*, read from their files once: what cannot be used stops the program."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fleksaftale.guidance import law
from fleksaftale.guidance.law import Ref, Said
from fleksaftale.guidance.letters import HOLE, KNOWN, Letter, Paragraph
from fleksaftale.guidance.texts import BadPage, Both
from fleksaftale.guidance.validity import may_be_old

FILES = Path(__file__).parent / "hard"
ROLES = frozenset({"employee", "leader"})


@dataclass(frozen=True)
class Part:
    """A heading with its points; ``ordered`` where they are done one after the other.

    ``roles``: who it is for in a case; empty: both.
    """

    heading: Both
    points: tuple[Both, ...]
    ordered: bool
    roles: frozenset[str]


@dataclass(frozen=True)
class Source:
    name: Both
    address: str


@dataclass(frozen=True)
class Guide:
    """One page. ``id`` is its address too. ``roles``: who has it in a case."""

    id: str
    order: int
    title: Both
    short: Both
    intro: Both
    valid_from: date
    valid_to: date | None
    checked: date
    roles: frozenset[str]
    parts: tuple[Part, ...]
    refs: tuple[Ref, ...]
    letters: tuple[Letter, ...]
    sources: tuple[Source, ...]

    def said(self, day: date) -> list[Said]:
        """What the law says beside it on a day."""
        return [law.said(ref, day) for ref in self.refs if law.is_said(ref, day)]

    def may_be_old(self, day: date) -> bool:
        """Whether nobody has looked at it for long, or its time is over."""
        return may_be_old(day, valid_to=self.valid_to, checked=self.checked, said=self.said(day))


@cache
def guides() -> tuple[Guide, ...]:
    """Every page, in the order of the index. Raises BadPage."""
    found = (
        read(file.stem, tomllib.loads(file.read_text(encoding="utf-8"))) for file in FILES.glob("*.toml")
    )
    return tuple(sorted(found, key=lambda guide: guide.order))


def guide(name: str) -> Guide | None:
    return next((each for each in guides() if each.id == name), None)


def read(name: str, content: Mapping[str, Any]) -> Guide:
    """A page from the content of its file. Raises BadPage, and KeyError for a part that is missing."""
    if content["id"] != name:
        raise BadPage(f"{name}: id is {content['id']}")
    return Guide(
        id=name,
        order=content["nummer"],
        title=Both.of(content["titel"], f"{name}: titel"),
        short=Both.of(content["kort"], f"{name}: kort"),
        intro=Both.of(content["indledning"], f"{name}: indledning"),
        valid_from=content["gyldig_fra"],
        valid_to=content.get("gyldig_til"),
        checked=content["sidst_tjekket"],
        roles=_roles(content, name) or ROLES,
        parts=tuple(_part(each, name) for each in content["afsnit"]),
        refs=tuple(_ref(each, name) for each in content.get("regler", [])),
        letters=tuple(_letter(each, name) for each in content["breve"]),
        sources=tuple(Source(Both.of(each, f"{name}: kilde"), each["adresse"]) for each in content["kilder"]),
    )


def _roles(table: Mapping[str, Any], name: str) -> frozenset[str]:
    found = frozenset(table.get("til", []))
    if not found <= ROLES:
        raise BadPage(f"{name}: til is one or both of {', '.join(sorted(ROLES))}")
    return found


def _part(table: Mapping[str, Any], name: str) -> Part:
    heading = Both.of(table["overskrift"], f"{name}: overskrift")
    points = tuple(Both.of(each, f"{name}: {heading.da}") for each in table["punkter"])
    return Part(heading, points, table.get("nummereret", False), _roles(table, name))


REF = {"emne": "subject", "regel": "rule", "svar": "outcome", "raad": "advice"}
REF |= {"frist": "deadline", "loenart": "wage"}


def _ref(table: Mapping[str, Any], name: str) -> Ref:
    when = Both.of(table["naar"], f"{name}: naar") if "naar" in table else None
    named = {REF[key]: value for key, value in table.items() if key != "naar"}
    return Ref(**named, when=when)


def _letter(table: Mapping[str, Any], name: str) -> Letter:
    title = Both.of(table["titel"], f"{name}: titel of a letter")
    to = Both.of(table["modtager"], f"{name}: {title.da}")
    return Letter(table["id"], title, to, _roles(table, name), tuple(_paragraphs(table["afsnit"], name)))


def _paragraphs(tables: Iterable[Mapping[str, Any]], name: str) -> Iterable[Paragraph]:
    for table in tables:
        text = Both.of(table, f"{name}: brev")
        other = table.get("ellers")
        otherwise = Both.of(other, f"{name}: ellers") if other else None
        holes = [frozenset(HOLE.findall(said)) for said in (text.da, text.en)]
        if holes[0] != holes[1] or not holes[0] <= KNOWN:
            raise BadPage(
                f"{name}: {text.da}: what is to be filled in is not known, or not the same in English"
            )
        if otherwise and HOLE.search(otherwise.da + otherwise.en):
            raise BadPage(f"{name}: {otherwise.da}: nothing can be filled in there")
        yield Paragraph(text, otherwise)
