"""``fleksjob beregn`` over a file of many rows: how fast, and in how much memory.

``python -m bench.fleksjob_beregn_file``. Every run is the command in a process of its own, from file to file,
start of Python included. The law changes nine times in the rows (2018-2026). Rows of each answer are held
against `beregn`; row by row, as `beregn` does it, is the peer. Peak memory is what the process saw itself.
"""

import os
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import polars as pl

from fleksjob.beregning import beregn
from fleksjob.law import gaeldende
from fleksjob.raekker.by_row import ByRow
from fleksjob.raekker.stretches import LawByStretch

SMALL, MILLION, LARGE = 100_000, 1_000_000, 2_000_000
RUNS = 3
ONCE = 1
CHECKED = 200
ONE_BY_ONE = 300
GROWTH = 1.25
"""So many times the memory of half the rows is allowed: it is noise, not growth."""

PROGRAM = """
import re, sys
from pathlib import Path
from fleksjob.cli import main
status = main(sys.argv[1:])
print(re.search(r"VmHWM:\\s+([0-9]+) kB", Path("/proc/self/status").read_text())[1])
sys.exit(status)
"""
AMOUNTS = ("loen_md", "fuldtidsloen_md", "nedsaettelse", "fleksloentilskud", "atp", "i_alt")


@dataclass
class Measured:
    """One way of running: rows, seconds of each run, peak memory in MB."""

    name: str
    rows: int
    seconds: list[float]
    memory: float

    @property
    def speed(self) -> float:
        """Rows a second, the median."""
        return self.rows / median(self.seconds)


def table(rows: int) -> pl.LazyFrame:
    """Rows with a day in nine years, a wage, hours, and other income in every third."""
    number = pl.int_range(rows, dtype=pl.Int64)
    wage = 120_00 + number * 7_919 % 20_000
    other = number * 31 % 3 * 1_000_00
    day = pl.date(2018, 1, 1) + pl.duration(days=number * 37 % 3_280)
    return pl.select(
        number.alias("x_nr"),
        day.dt.strftime("%Y-%m-%d").alias("dato"),
        ((wage // 100).cast(pl.String) + "," + (wage % 100).cast(pl.String).str.zfill(2)).alias("timeloen"),
        ((1 + number * 61 % 35).cast(pl.String) + ",5").alias("effektive_timer"),
        pl.when(other > 0).then((other // 100).cast(pl.String) + ",00").alias("anden_loen_md"),
    ).lazy()


def timed(source: Path, target: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one run of the command.

    The process reads its own high-water mark: what `wait4` says would include the memory of this one.
    """
    target.unlink(missing_ok=True)
    arguments = ["beregn", str(source), "--ud", str(target), "--stille"]
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": "src"},
        check=True,
    )
    return perf_counter() - start, int(done.stdout) / 1024


def measured(name: str, source: Path, target: Path, rows: int, runs: int = RUNS) -> Measured:
    """Some runs, and the answer checked."""
    found = [timed(source, target) for _ in range(runs)]
    check(target, rows)
    return Measured(name, rows, [seconds for seconds, _ in found], max(memory for _, memory in found))


def check(target: Path, rows: int) -> None:
    """Hold some rows of the answer against the calculation of one case."""
    read = pl.scan_parquet if target.suffix == ".parquet" else _scan_csv
    answers = read(target).select("x_nr", "dato", "timeloen", "effektive_timer", "anden_loen_md", *AMOUNTS)
    if answers.select(pl.len()).collect().item() != rows:
        sys.exit(f"{target.name}: not {rows} rows")
    chosen = random.Random(7).sample(range(rows), CHECKED)  # noqa: S311
    for row in answers.filter(pl.col("x_nr").cast(pl.Int64).is_in(chosen)).collect().iter_rows(named=True):
        case = {
            name: row[name] for name in ("dato", "timeloen", "effektive_timer", "anden_loen_md") if row[name]
        }
        expected = beregn(case, LAW).som_json()
        if any(str(row[name]) != expected[name] for name in AMOUNTS):
            sys.exit(f"{target.name}: row {row['x_nr']} is wrong")


def _scan_csv(path: Path) -> pl.LazyFrame:
    return pl.scan_csv(path, separator=";", infer_schema=False)


def row_by_row() -> Measured:
    """The reference: one row after the other."""
    work = ByRow(LawByStretch(LAW), {})
    cases = table(ONE_BY_ONE).drop("x_nr").collect().to_dicts()
    facts = [{name: value for name, value in case.items() if value} for case in cases]
    work.answer(facts[0])
    start = perf_counter()
    for case in facts:
        work.answer(case)
    return Measured("row by row, in this process", ONE_BY_ONE, [perf_counter() - start], 0.0)


LAW = gaeldende()


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        files = {}
        for rows in (SMALL, MILLION, LARGE):
            files[rows] = place / f"{rows}.csv"
            table(rows).sink_csv(files[rows], separator=";")
        parquet = {rows: place / f"{rows}.parquet" for rows in (SMALL, MILLION, LARGE)}
        for rows, path in parquet.items():
            table(rows).sink_parquet(path)
        found = [
            row_by_row(),
            measured("CSV", files[SMALL], place / "a.csv", SMALL, ONCE),
            measured("CSV", files[MILLION], place / "a.csv", MILLION),
            measured("CSV", files[LARGE], place / "a.csv", LARGE, ONCE),
            measured("Parquet", parquet[SMALL], place / "a.parquet", SMALL, ONCE),
            measured("Parquet", parquet[MILLION], place / "a.parquet", MILLION),
            measured("Parquet", parquet[LARGE], place / "a.parquet", LARGE, ONCE),
        ]
    limit = found[0].speed
    print("| fleksjob beregn FILE | rows | rows/s | x row by row | s | peak MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for each in found:
        memory = f"{each.memory:.0f}" if each.memory else ""
        cells = (
            f"{each.rows:,}",
            f"{each.speed:,.0f}",
            f"{each.speed / limit:.0f}",
            f"{median(each.seconds):.1f}",
        )
        print(f"| {each.name} | {' | '.join(cells)} | {memory} |")
    grown = max(found[3].memory / found[2].memory, found[6].memory / found[5].memory)
    print(f"\nPeak memory at {LARGE:,} rows is {grown:.2f} times that at {MILLION:,} (goal below {GROWTH}).")
    print(f"{SMALL:,} rows are one block; more rows are more blocks, of which three live at a time.")
    print(f"{CHECKED} rows of every answer equal the calculation of one case.")


if __name__ == "__main__":
    main()
