"""The few marks that a text for everybody may have, read strictly: paragraphs, lists, bold, and the law.

A line of its own names a sentence of the law: ``{regel klage.klage kan_klages}``, ``{raad klage.to_spor}``,
``{frist D27}``, ``{loenart bonus}``, ``{sats hoejeste_fleksloentilskud}``, ``{maade visitation}``; after a
bar stands the case that it is about. ``## Heading | leder`` begins a part, here for one kind of reader.
Within a sentence: ``{myndighed}``, ``{Myndighed}``, and ``{tid D27}`` for how long a deadline is. Anything
else stops the program: a text is data, never markup of a page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fleksaftale.guidance import law
from fleksaftale.guidance.law import Ref
from fleksaftale.guidance.texts import BadPage, Both
from fleksjob.law.myndighed import med_dagens_ord

LAW = re.compile(r"\{(regel|raad|frist|loenart|sats|maade) +([^|}]+?) *(?:\| *([^}]+?) *)?\}")
HEADING = re.compile(r"## +([^|]+?)(?: *\| *(\w+))?")
WORD = re.compile(r"\{(?:(myndighed|Myndighed)|tid (D\d\d))\}")
BRACE = re.compile(r"[{}]")
PLAIN = {"text", "strong_open", "strong_close", "softbreak"}
LISTS: dict[str, Literal["ul", "ol"]] = {"bullet_list_open": "ul", "ordered_list_open": "ol"}


@dataclass(frozen=True)
class Run:
    """Words of one weight."""

    text: str
    strong: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Prose:
    """A paragraph (one item) or a list."""

    kind: Literal["p", "ul", "ol"]
    items: tuple[Runs, ...]


@dataclass(frozen=True)
class Quoted:
    """Sentences of the law, one after another."""

    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class Heading:
    """The heading of what follows, with the one kind of reader that it is for, if not for all."""

    text: str
    reader: str


Block = Prose | Quoted | Heading


def blocks(text: str, place: str) -> tuple[Block, ...]:
    """What one language of a text is made of. Raises BadPage, naming the place."""
    return tuple(_blocks(text, place))


def _blocks(text: str, place: str) -> Iterator[Block]:
    prose: list[str] = []
    refs: list[Ref] = []
    for line in [*text.splitlines(), ""]:
        quoted, heading = LAW.fullmatch(line.strip()), HEADING.fullmatch(line.strip())
        if quoted or heading:
            yield from _prose(prose, place)
            prose = []
        if quoted:
            refs.append(_ref(quoted, place))
        elif heading:
            if refs:
                yield Quoted(tuple(refs))
                refs = []
            _known(heading[1], place)
            yield Heading(heading[1], heading[2] or "")
        elif line.strip() or not refs:
            if refs:
                yield Quoted(tuple(refs))
                refs = []
            prose.append(line)
    if refs:
        yield Quoted(tuple(refs))
    yield from _prose(prose, place)


def _ref(found: re.Match[str], place: str) -> Ref:
    kind, name, when = found.groups()
    case = Both(when, when) if when else None
    subject, _, rest = name.partition(".")
    rule, _, outcome = rest.partition(" ")
    match kind:
        case "regel" if rule and outcome:
            return Ref(subject, rule, outcome.strip(), when=case)
        case "raad" if rule and not outcome:
            return Ref(subject, advice=rule, when=case)
        case "frist":
            return Ref(deadline=name, when=case)
        case "loenart":
            return Ref(wage=name, when=case)
        case "sats":
            return Ref(rate=name, when=case)
        case "maade":
            return Ref(way=name, when=case)
    raise BadPage(f"{place}: {found[0]}: write {{regel subject.rule outcome}} or {{raad subject.id}}")


@cache
def _markdown() -> MarkdownIt:
    """Raw HTML is read as such, so that it is seen and refused like any other mark."""
    return MarkdownIt("commonmark", {"html": True})


def _prose(lines: Sequence[str], place: str) -> Iterator[Prose]:
    tokens = _markdown().parse("\n".join(lines))
    items: list[Runs] = []
    kind: Literal["ul", "ol"] | None = None
    for token in tokens:
        if token.type in LISTS and kind is None:
            kind, items = LISTS[token.type], []
        elif token.type.endswith("_list_close") and kind:
            yield Prose(kind, tuple(items))
            kind = None
        elif token.type == "inline":
            runs = tuple(_runs(token, place))
            if kind:
                items.append(runs)
            else:
                yield Prose("p", (runs,))
        elif not token.type.startswith(("paragraph_", "list_item_")):
            raise BadPage(f"{place}: {token.type} {token.content[:40]!r} is none of the marks we use")


def _runs(token: Token, place: str) -> Iterator[Run]:
    strong = False
    for part in token.children or ():
        if part.type not in PLAIN:
            raise BadPage(f"{place}: {part.type} {part.content[:40]!r} is none of the marks we use")
        strong = part.type == "strong_open" or (strong and part.type != "strong_close")
        text = " " if part.type == "softbreak" else part.content
        _known(text, place)
        if text:
            yield Run(text, strong)


def _known(text: str, place: str) -> None:
    if BRACE.search(WORD.sub("", text)):
        raise BadPage(f"{place}: {text[:60]!r}: what stands in braces is not known")


def on(run: Run, day: date, language: str) -> Run:
    """The words of a run with what holds on a day."""
    return Run(filled(run.text, day, language), run.strong)


def filled(text: str, day: date, language: str) -> str:
    """A text with the word of the day for who decides, and how long deadlines are. Raises BadPage."""

    def word(found: re.Match[str]) -> str:
        if found[2]:
            said = law.period(found[2])
            return said.en if language == "en" else said.da
        return med_dagens_ord(f"{{{found[1]}}}", day, language)

    return WORD.sub(word, text)


def plain(found: Sequence[Block]) -> str:
    """The running text, for the search and for measuring it. The law's own sentences are not in it."""
    return "\n".join(
        "".join(run.text for run in item)
        for block in found
        if isinstance(block, Prose)
        for item in block.items
    )


def quoted(found: Sequence[Block]) -> tuple[Ref, ...]:
    """Every sentence of the law that is named, in order."""
    return tuple(ref for block in found if isinstance(block, Quoted) for ref in block.refs)
