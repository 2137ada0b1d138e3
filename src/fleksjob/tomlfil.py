"""A TOML file with the line of every key, so that whoever refuses a value can say where it stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from fleksjob.errors import LawError

Sti = tuple[str | int, ...]
"""Where a value stands: names of tables and keys, and the number of an entry in a list, from 0."""

_MARK = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|#[^\n]*|\n|[\[\]{}=,.]|[^\s\[\]{}=,.#\"']+",
    re.DOTALL,
)
_BROKEN_AT = re.compile(r"\(at line (\d+)")


class TomlFil:
    """The content of one file, `tabeller`, and where each part of it stands."""

    def __init__(self, text: str, navn: str) -> None:
        """Read a text. Raises ValueError, with the line, for what is not TOML. Floats become `Decimal`."""
        self.navn = navn
        try:
            self.tabeller: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as problem:
            found = _BROKEN_AT.search(str(problem))
            line = int(found[1]) if found else text.count("\n") + 1
            raise ValueError(f"{navn}, linje {line}: kan ikke læses som TOML: {problem}") from problem
        self._text = text

    @cached_property
    def _lines(self) -> dict[Sti, int]:
        """The line of everything: looked for only when something is wrong."""
        found: dict[Sti, int] = {}
        for path, line in _lines(self._text):
            for length in range(1, len(path) + 1):  # a list of tables begins with its first
                found.setdefault(path[:length], line)
        return found

    def linje(self, *sti: str | int) -> int:
        """The line of a key, of an entry, or of the nearest thing around it that has one.

        >>> fil = TomlFil('[a]\\nb = 1\\n\\n[[a.c]]\\nd = 2\\n', "x.toml")
        >>> fil.linje("a", "b"), fil.linje("a", "c", 0, "d"), fil.linje("a", "mangler")
        (2, 5, 1)
        """
        while sti and sti not in self._lines:
            sti = sti[:-1]
        return self._lines.get(sti, 1)

    def sted(self, *sti: str | int) -> str:
        """File and line for an error: `fleksloentilskud.toml, linje 12`."""
        return f"{self.navn}, linje {self.linje(*sti)}"


def laes(fil: Path, navn: str = "") -> TomlFil:
    """Read a file. Raises ValueError, naming file and line, for what is not TOML in UTF-8.

    `navn` is what the file is called in errors, where its own name is not enough.
    """
    try:
        text = fil.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        line = fil.read_bytes()[: problem.start].count(b"\n") + 1
        raise ValueError(
            f"{navn or fil.name}, linje {line}: kan ikke læses som TOML: er ikke UTF-8"
        ) from None
    return TomlFil(text, navn or fil.name)


def laes_lov(fil: Path) -> TomlFil:
    """Read a file of the law. Raises LawError, naming file and line, for what is not TOML."""
    try:
        return laes(fil)
    except ValueError as problem:
        raise LawError(str(problem)) from problem


@dataclass(frozen=True)
class Linje:
    """A file and a line as a text, which is made only when somebody reads it."""

    fil: TomlFil
    sti: Sti

    def __str__(self) -> str:
        return self.fil.sted(*self.sti)


@dataclass(frozen=True)
class Sted:
    """One place of a file, which checks what stands there. Every complaint names file, line and key.

    `fejl` is the error that is raised.
    """

    fil: TomlFil
    fejl: type[LawError] = LawError
    sti: Sti = ()

    def __str__(self) -> str:
        """`fleksloentilskud.toml, linje 12: knaek.vaerdi[1].fra`; entries count from 1."""
        path = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in self.sti)
        return f"{self.fil.sted(*self.sti)}: {path.removeprefix('.')}".removesuffix(": ")

    @property
    def navn(self) -> str:
        """The name of the table or key that stands here."""
        return str(self.sti[-1])

    @property
    def linje(self) -> Linje:
        """File and line only."""
        return Linje(self.fil, self.sti)

    def under(self, *keys: str | int) -> Sted:
        """A place within this one."""
        return Sted(self.fil, self.fejl, (*self.sti, *keys))

    def nej(self, *keys: str | int, fordi: str) -> LawError:
        """The error for this place, or for one within it."""
        return self.fejl(f"{self.under(*keys)}: {fordi}")

    def tabel(self, value: object, skal: Collection[str], maa: Collection[str] = ()) -> dict[str, Any]:
        """A table with the keys that it must and may have. Raises for another kind, key, or none."""
        if not isinstance(value, dict):
            raise self.nej(fordi="skal være en tabel")
        for key in value:
            if key not in skal and key not in maa:
                raise self.nej(key, fordi=f"ukendt nøgle; kendte er {', '.join((*skal, *maa))}")
        for key in skal:
            if key not in value:
                raise self.nej(key, fordi="mangler")
        return value

    def raekker(self, table: dict[str, Any], key: str) -> Iterator[tuple[Sted, dict[str, Any]]]:
        """The tables of a list `[[key]]`, each with its place; none where the key is not there."""
        rows = table.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.nej(key, fordi=f"skal være en liste, [[...{key}]]")
        for number, row in enumerate(rows):
            yield self.under(key, number), row

    def tekst(self, table: dict[str, Any], key: str, default: str | None = None) -> str:
        """A text that is not empty."""
        value = table.get(key, default) if default is not None else table[key]
        if not isinstance(value, str) or (not value.strip() and value != default):
            raise self.nej(key, fordi=f"skal være en tekst, ikke {value!r}")
        return value

    def valgt(self, table: dict[str, Any], key: str, kendte: Collection[str], hvad: str = "") -> str:
        """One of a closed list of texts."""
        value = self.tekst(table, key)
        if value not in kendte:
            raise self.nej(key, fordi=f"ukendt {hvad or key} {value!r}; kendte er {', '.join(kendte)}")
        return value

    def adresse(self, table: dict[str, Any], key: str) -> str:
        """The address of a page."""
        value = self.tekst(table, key)
        if not value.startswith(("https://", "http://")):
            raise self.nej(key, fordi=f"skal være en adresse, https://..., ikke {value!r}")
        return value

    def dag(self, table: dict[str, Any], key: str) -> date:
        """A day, without a time."""
        value = table[key]
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.nej(key, fordi=f"skal være en dato som 2024-01-01, ikke {value!r}")
        return value


def _lines(text: str) -> Iterator[tuple[Sti, int]]:
    """Where each table, key and entry of a list begins. The text is TOML: that has been seen already."""
    marks = _marks(text)
    table: Sti = ()
    counted: dict[Sti, int] = {}
    for mark, line in marks:
        if mark == "\n":
            continue
        if mark == "[":
            names = [name for name, _ in _until(marks, "\n")]
            of_list = names[0] == "["
            table = _table(tuple(_name(each) for each in names if each not in "[]."), counted, of_list)
            yield table, line
            continue
        names = [mark, *(name for name, _ in _until(marks, "="))]
        key = table + tuple(_name(each) for each in names if each != ".")
        yield key, line
        yield from _entries(marks, key)


def _marks(text: str) -> Iterator[tuple[str, int]]:
    line = 1
    for match in _MARK.finditer(text):
        if not match[0].startswith("#"):
            yield match[0], line
        line += match[0].count("\n")
    yield "\n", line


def _until(marks: Iterator[tuple[str, int]], end: str) -> Iterator[tuple[str, int]]:
    for mark, line in marks:
        if mark == end:
            return
        yield mark, line


def _table(names: tuple[str, ...], counted: dict[Sti, int], of_list: bool) -> Sti:
    """The path of a heading: within a list of tables it is the latest of them that is meant."""
    path: Sti = ()
    for name in names[:-1] if of_list else names:
        path = (*path, name)
        if path in counted:
            path = (*path, counted[path] - 1)
    if of_list:
        path = (*path, names[-1])
        counted[path] = counted.get(path, 0) + 1
        path = (*path, counted[path] - 1)
    return path


def _entries(marks: Iterator[tuple[str, int]], key: Sti) -> Iterator[tuple[Sti, int]]:
    """The rest of a value: to the end of its line, or of its list. The entries of a list have lines too."""
    depth, number, of_list, waiting = 0, 0, False, False
    for mark, line in marks:
        if mark == "\n":
            if depth == 0:
                return
            continue
        if waiting and depth == 1 and mark not in "],":
            yield (*key, number), line
            waiting = False
        if mark in ("[", "{"):
            depth += 1
            if depth == 1:
                of_list = waiting = mark == "["
        elif mark in ("]", "}"):
            depth -= 1
        elif mark == "," and depth == 1 and of_list:
            number, waiting = number + 1, True


def _name(mark: str) -> str:
    return mark[1:-1] if mark[0] in "\"'" else mark
