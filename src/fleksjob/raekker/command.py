"""The command over a file of many rows: what is read, what is written where, and what is told at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import polars as pl
from tqdm import tqdm

from fleksjob import money, sag
from fleksjob.errors import InputError, os_reason, quoted
from fleksjob.law import gaeldende
from fleksjob.raekker import header
from fleksjob.raekker.beside import beside
from fleksjob.raekker.block import Source
from fleksjob.raekker.outputs import CsvOutput, JsonlOutput, Output, ParquetOutput
from fleksjob.raekker.run import Run, Summary
from fleksjob.raekker.source_csv import CsvSource
from fleksjob.raekker.source_jsonl import JsonlSource
from fleksjob.raekker.source_parquet import ParquetSource

GOOD, SOME_FAULTY = 0, 4
CSV, JSONL, PARQUET = "csv", "jsonl", "parquet"
SUFFIXES = {".csv": CSV, ".jsonl": JSONL, ".ndjson": JSONL, ".parquet": PARQUET}
PIPE = "-"


@dataclass(frozen=True)
class Order:
    """What somebody asked for. `source` and `target` are paths, or "-" for a pipe."""

    source: str
    target: str | None = None
    faults: str | None = None
    kind: str | None = None
    policies: tuple[tuple[str, str], ...] = ()
    overwrite: bool = False
    keep: bool = False
    margins: bool = False
    quiet: bool = False
    language: str = "da"


def run(order: Order) -> int:
    """Compute the file and give the exit status: 0, or 4 where some rows are faulty.

    Raises InputError for what cannot be used (before anything is computed where it can be seen then), and
    OSError where the answer cannot be written. No half file is left under the final name.
    """
    sag.politik(dict(order.policies))
    kind = kind_of(order.source, order.kind)
    target, target_kind = _target(order, kind)
    if PIPE not in (order.source, target) and _same(target, order.source):
        raise InputError(
            "--ud",
            "er den fil, der læses; vælg et andet navn, fx resultat.csv",
            "is the file that is read; choose another name, such as resultat.csv",
        )
    with ExitStack() as stack:
        source = stack.enter_context(_opened(order, kind, as_lines=target_kind == JSONL))
        names = header.answer_names(_taken(source), margins=order.margins)
        if isinstance(source, JsonlSource):
            source.reserved = frozenset(names.values())
        output = _output(source, target_kind, names)
        work = Run(gaeldende(), dict(order.policies), margins=order.margins, language=order.language)
        faults = stack.enter_context(_faults(order, source, target))
        stream = stack.enter_context(_stream(target, overwrite=order.overwrite))
        bar = stack.enter_context(_bar(source, quiet=order.quiet))
        blocks = work.blocks(source, lambda block: bar.update(block.read - bar.n))
        output.write(faults.copied(blocks), stream)
    if not order.quiet:
        notes = [note[order.language == "en"] for note in source.notes]
        if target != PIPE:
            notes.append(f"{'written' if order.language == 'en' else 'skrevet'}: {target}")
        tell(work.summary, notes, order.language)
    return SOME_FAULTY if work.summary.faulty else GOOD


def kind_of(place: str, given: str | None) -> str:
    """The format of a file. Raises InputError where its name does not say and nobody did."""
    kind = given or SUFFIXES.get(Path(place).suffix.lower())
    if kind is None:
        raise InputError(
            "--format",
            f"mangler for {quoted(place)}; skriv csv, jsonl eller parquet",
            f"is missing for {quoted(place)}; write csv, jsonl or parquet",
        )
    if kind == PARQUET and place == PIPE:
        raise InputError(
            "--format",
            "Parquet kan ikke gå gennem et rør; skriv et filnavn, fx sager.parquet",
            "Parquet cannot go through a pipe; write the name of a file, such as sager.parquet",
        )
    return kind


def _target(order: Order, kind: str) -> tuple[str, str]:
    """Where the answer goes, and its format."""
    if order.target is None:
        if order.source == PIPE:
            return PIPE, kind
        path = Path(order.source)
        return str(path.with_name(f"{path.stem}.resultat{path.suffix or '.' + kind}")), kind
    if order.target == PIPE:
        return PIPE, kind_of(PIPE, kind)
    return order.target, SUFFIXES.get(Path(order.target).suffix.lower(), kind)


def _same(one: str, other: str) -> bool:
    """Whether two names are of one file, however they are written."""
    return os.path.realpath(one) == os.path.realpath(other)


@contextmanager
def _opened(order: Order, kind: str, *, as_lines: bool) -> Iterator[Source]:
    path = Path(order.source)
    try:
        if order.source != PIPE:
            size = path.stat().st_size
            stream: BinaryIO = path.open("rb")
        else:
            size, stream = 0, sys.stdin.buffer
    except (OSError, ValueError) as problem:
        reason, reason_en = os_reason(problem)
        raise InputError(
            "",
            f"kan ikke læse {quoted(order.source)}: {reason}; brug en fil eller -",
            f"cannot read {quoted(order.source)}: {reason_en}; use a file or -",
        ) from None
    with stream:
        if kind == PARQUET:
            yield ParquetSource(path, keep=order.keep)
        elif kind == JSONL:
            yield JsonlSource(stream, keep=order.keep, total=size or None, as_lines=as_lines)
        else:
            yield CsvSource(stream, keep=order.keep, total=size or None)


def _taken(source: Source) -> list[str]:
    """The names that the answer may not use: a JSON line may have any of the facts."""
    return list(header.SINGLE) if isinstance(source, JsonlSource) else list(source.schema)


def _output(source: Source, kind: str, names: dict[str, str]) -> Output:
    if kind == PARQUET:
        return ParquetOutput(names, source.schema)
    if kind == JSONL:
        return JsonlOutput(names)
    if isinstance(source, CsvSource):
        return CsvOutput(names, source.separator, bom=source.bom)
    return CsvOutput(names, ",")


@contextmanager
def _stream(place: str, *, overwrite: bool) -> Iterator[BinaryIO]:
    if place == PIPE:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with beside(Path(place), overwrite=overwrite) as stream:
            yield stream


class _Faults:
    """Copies the faulty rows to a file of their own, with their numbers."""

    def __init__(self, output: CsvOutput | JsonlOutput, stream: BinaryIO, first_row: int) -> None:
        self.output, self.stream, self.row = output, stream, first_row

    def copied(
        self, blocks: Iterator[tuple[pl.DataFrame, pl.DataFrame]]
    ) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
        for kept, answers in blocks:
            faulty = answers["fejl"].is_not_null()
            numbers = pl.Series("raekke", range(self.row, self.row + kept.height), dtype=pl.Int64)
            table = kept.select(numbers, *(pl.col(name) for name in kept.columns if name != "raekke"))
            self.output.block(table.filter(faulty), answers.filter(faulty), self.stream)
            self.row += kept.height
            yield kept, answers


class _NoFaults:
    def copied(
        self, blocks: Iterator[tuple[pl.DataFrame, pl.DataFrame]]
    ) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
        return blocks


@contextmanager
def _faults(order: Order, source: Source, target: str) -> Iterator[_Faults | _NoFaults]:
    if order.faults is None:
        yield _NoFaults()
        return
    kind = SUFFIXES.get(Path(order.faults).suffix.lower())
    if kind not in (CSV, JSONL):
        raise InputError(
            "--fejl",
            "skal være en .csv eller .jsonl, fx fejl.csv",
            "must be a .csv or .jsonl, such as fejl.csv",
        )
    if any(_same(order.faults, other) for other in (order.source, target)):
        raise InputError("--fejl", "skal være en fil for sig, fx fejl.csv", "must be a file of its own")
    names = {"fejl_felt": "fejl_felt", "fejl": "fejl"}
    output = _output(source, kind, names)
    with beside(Path(order.faults), overwrite=order.overwrite) as stream:
        yield _Faults(output, stream, source.first_row)  # type: ignore[arg-type]


def _bar(source: Source, *, quiet: bool) -> tqdm[None]:
    shown = sys.stderr is not None and sys.stderr.isatty() and not quiet
    return tqdm(total=source.total, unit=source.unit, unit_scale=True, disable=not shown, file=sys.stderr)


def tell(summary: Summary, notes: list[str], language: str = "da") -> None:
    """Write on standard error what came of the file."""
    if sys.stderr is not None:
        sys.stderr.write("".join(f"{line}\n" for line in told(summary, notes, language)))


def told(summary: Summary, notes: list[str], language: str = "da") -> Iterator[str]:
    """What came of the file, line by line."""
    english = language == "en"
    yield from notes
    row, faulty = ("row", "faulty") if english else ("række", "med fejl")
    speed = f"{summary.per_second:,.0f}".replace(",", "," if english else ".")
    if english:
        time = f"{summary.seconds:.1f} s, {speed} rows a second"
        yield f"{summary.rows} rows, {summary.faulty} {faulty}, {time}"
    else:
        seconds = f"{summary.seconds:.1f}".replace(".", ",")
        yield f"{summary.rows} rækker, {summary.faulty} {faulty}, {seconds} s, {speed} rækker i sekundet"
    for number, name, reason in summary.reasons:
        yield f"  {row} {number}: {f'{name}: ' if name else ''}{reason}"
    if summary.faulty > len(summary.reasons):
        more = summary.faulty - len(summary.reasons)
        yield f"  and {more} more" if english else f"  og {more} mere"
    yield f"fleksløntilskud {'in all' if english else 'i alt'}: {money.show(summary.fleksloentilskud)}"
