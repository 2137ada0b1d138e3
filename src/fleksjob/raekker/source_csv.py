"""CSV as people have it: comma, semicolon or tab, UTF-8 or Windows-1252, quoted or not, whole or ragged."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

import polars as pl

from fleksjob.engine.rules import Sentence
from fleksjob.errors import InputError
from fleksjob.raekker import header
from fleksjob.raekker.block import Block
from fleksjob.raekker.texts import WINDOWS, Texts

SEPARATORS = ";,\t|"
LONGEST_CELL = 1_000_000
HEAD = 10_000
"""So many characters, and the line they end in, are split into lines to look for the header."""

_WINDOWS = "filen er læst som Windows-1252", "the file was read as Windows-1252"


class CsvSource:
    """A CSV stream. The header is read and checked at once; `separator` and `bom` are as they were found."""

    unit = "B"
    first_row = 2

    def __init__(self, stream: BinaryIO, *, keep: bool = False, total: int | None = None) -> None:
        """Raises InputError for an empty file, and for a header that cannot be used."""
        self.texts = Texts(stream)
        self.total = total
        first, rest = _cut(next(iterator := iter(self.texts), "").lstrip("\r\n"))
        self._pieces = chain([rest], iterator) if rest else iterator
        self.lines = _Lines(self._pieces)
        self.lines.add(first)
        self.separator, names = self._header()
        header.check(names, keep=keep)
        self.names = names
        self.schema: dict[str, pl.DataType] = dict.fromkeys(names, pl.String())

    @property
    def notes(self) -> list[Sentence]:
        """What a person may want to know about the file."""
        return [_WINDOWS] if self.texts.encoding == WINDOWS else []

    @property
    def bom(self) -> bool:
        """Whether the file begins with a byte order mark."""
        return self.texts.bom

    def _header(self) -> tuple[str, list[str]]:
        first = self.lines.waiting[0].strip() if self.lines.waiting else ""
        if first.lower().startswith("sep=") and len(first) == 5:  # what Excel writes above the header
            self.lines.next()
            return first[4], self._names(first[4])
        if not first:
            raise InputError(
                "",
                "filen er tom; den første linje er en overskrift, fx dato;timeloen;effektive_timer",
                "the file is empty; the first line is a header, such as dato;timeloen;effektive_timer",
            )
        return (separator := _separator(first)), self._names(separator)

    def _names(self, separator: str) -> list[str]:
        _, names = next(self._records(separator), (None, [""]))
        return [name.strip() for name in names]

    def blocks(self) -> Iterator[Block]:
        """The rows, block by block. Raises InputError where the file cannot be read on."""
        waiting = self.lines.take()
        waiting += next(self._pieces, "") if waiting else ""
        for text in chain([waiting] if waiting else [], self._pieces):
            frame = self._plain(text)
            if frame is not None:
                yield self._block(frame, {})
            else:
                yield self._written_otherwise(text)

    def _plain(self, text: str) -> pl.DataFrame | None:
        """The rows of a text without quotes and without surprises; None where it has any."""
        width = len(self.names)
        if width < 2 or '"' in text or "\0" in text:
            return None
        if "\r" in text:
            if text.count("\r") != text.count("\r\n"):
                return None
            text = text.replace("\r\n", "\n")
        rows = text.count("\n") + (not text.endswith("\n"))
        if text.startswith("\n") or "\n\n" in text or text.count(self.separator) != rows * (width - 1):
            return None
        try:
            frame = pl.read_csv(
                text.encode(),
                has_header=False,
                separator=self.separator,
                quote_char=None,
                infer_schema=False,
                schema={str(number): pl.String for number in range(width)},
                extra_columns="raise",
                missing_columns="raise",
            )
        except pl.exceptions.PolarsError:
            return None
        return frame if frame.height == rows else None

    def _written_otherwise(self, text: str) -> Block:
        """The rows of a text, read one by one; a record may go on in the next text."""
        self.lines.add(text)
        wrong: dict[int, InputError] = {}
        rows: list[list[str]] = []
        for unreadable, cells in self._records(self.separator):
            problem = unreadable or self._misshapen(cells)
            if problem is not None:
                wrong[len(rows)] = problem
            whole = [cell.replace("\0", "") for cell in cells[: len(self.names)]]
            rows.append(whole + [""] * (len(self.names) - len(whole)))
        columns = {
            str(number): pl.Series([row[number] for row in rows], dtype=pl.String)
            for number in range(len(self.names))
        }
        return self._block(pl.DataFrame(columns), wrong)

    def _misshapen(self, cells: list[str]) -> InputError | None:
        """What is wrong with the form of a row."""
        found, wanted = len(cells), len(self.names)
        if found != wanted:
            return InputError(
                "",
                f"rækken har {found} felter, og overskriften har {wanted}; "
                "sæt citationstegn om en celle, hvor skilletegnet er en del af teksten",
                f"the row has {found} fields, and the header has {wanted}; "
                "put quotation marks around a cell that has the separator in it",
            )
        if any("\0" in cell for cell in cells):
            return InputError(
                "",
                "rækken har et tegn, der ikke er tekst (NUL); skriv den igen",
                "the row has a character that is no text (NUL); write it again",
            )
        return None

    def _records(self, separator: str) -> Iterator[tuple[InputError | None, list[str]]]:
        """The records of the lines that wait, with what is wrong with them; empty lines are no records."""
        before = csv.field_size_limit(LONGEST_CELL)
        try:
            reader = csv.reader(self.lines, delimiter=separator)
            while self.lines.waiting:
                try:
                    cells = next(reader, [])
                except csv.Error as problem:
                    yield self._unreadable(problem), []
                    continue
                if self.lines.unclosed:
                    self.lines.unclosed = False
                    yield _unclosed(), cells
                elif cells:
                    yield None, cells
        finally:
            csv.field_size_limit(before)

    def _unreadable(self, problem: csv.Error) -> InputError:
        if "field limit" in str(problem):
            before = self.texts.lines + 1
            raise InputError(
                "",
                f"en celle før linje {before} er længere end {LONGEST_CELL} tegn; mangler et citationstegn?",
                f"a cell before line {before} is longer than {LONGEST_CELL}; is a quotation mark missing?",
            )
        return InputError(
            "",
            "rækken kan ikke læses; sæt citationstegn om en celle med linjeskift",
            "the row cannot be read; put quotation marks around a cell with a line break",
        )

    def _block(self, frame: pl.DataFrame, wrong: dict[int, InputError]) -> Block:
        frame.columns = self.names
        frame = frame.with_columns(pl.when(pl.all() != "").then(pl.all()))
        known = [name for name in self.names if name in header.FACTS]
        cells = frame.select(known)
        if "dato" not in known:
            cells = cells.with_columns(pl.lit(None, pl.String).alias("dato"))
        return Block(cells, frame, self.texts.read, wrong)


def _unclosed() -> InputError:
    return InputError(
        "",
        "et citationstegn har ingen ende; skriv det to gange inde i en tekst",
        "a quotation mark has no end; write it twice inside a text",
    )


def _cut(text: str) -> tuple[str, str]:
    """The first lines, among which the header is, and the rest."""
    end = text.find("\n", HEAD) + 1
    return (text[:end], text[end:]) if end else (text, "")


class _Lines:
    """Lines that wait to be read. Where a record goes on beyond them, the next text is taken."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self.waiting: deque[str] = deque()
        self._pieces = pieces
        self.unclosed = False

    def add(self, text: str) -> None:
        """Put the lines of a text behind those that wait."""
        self.waiting.extend(f"{line}\n" for line in text.removesuffix("\n").split("\n"))

    def take(self) -> str:
        """All lines that wait, as one text."""
        text = "".join(self.waiting)
        self.waiting.clear()
        return text

    def next(self) -> str:
        """The next line that waits."""
        return self.waiting.popleft()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if not self.waiting:  # in the middle of a record
            text = next(self._pieces, None)
            if text is None:
                self.unclosed = True
                raise StopIteration
            self.add(text)
        return self.waiting.popleft()


def _separator(line: str) -> str:
    """The separator that gives the most known names, else the most columns."""

    def worth(separator: str) -> tuple[int, int]:
        names = [name.strip().strip('"') for name in line.split(separator)]
        return sum(name in header.FACTS for name in names), len(names)

    return max(SEPARATORS, key=worth)
