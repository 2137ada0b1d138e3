"""Our folds over the same rows: the rules of visitation and fleksløntilskud, and one rule that joins them."""

import json
import resource
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from bench._columns.data import AMOUNTS, LIKELY, YEARS, Data, draw, rates_of

from fleksjob.engine import NOT_APPLICABLE, Law, Node, Program, rule, rules_of, where
from fleksjob.engine.columns import Column, Plan
from fleksjob.law import emner, gaeldende

DAY = date(YEARS[-1], 6, 1)
DEN = 10_000
"""Answers are whole 1/100 øre."""

FIXED = {
    **dict.fromkeys(
        ("timeloen", "effektive_timer", "timer_paa_arbejdspladsen", "intensitet"), NOT_APPLICABLE
    ),
    "sygedagpenge_md": 0,
    "fuldtidstillaeg_md": 0,
    "ledighedsydelsesdage": 0,
    "omplacering_proevet": True,
    "foedselsdag": date(1980, 1, 1).toordinal(),
    "dato": DAY.toordinal(),
}


@rule(law="-", fra="2013-01-01", kilde="bench", da="Tilskud", en="Subsidy")
def tilskud(visitation: Node, fleksloentilskud: Node) -> Node:
    """The subsidy of who is visited to a fleksjob, and nothing for others."""
    return where(visitation, fleksloentilskud, 0)


@cache
def law() -> Law:
    """Visitation and fleksløntilskud in one law."""
    import sys

    money, who = gaeldende(), emner.emne("visitation").law
    return Law(
        rules=(*money.rules, *who.rules, *rules_of(sys.modules[__name__])),
        inputs=(*money.inputs, *who.inputs),
        policies=(*money.policies, *who.policies),
        rates=money.rates,
    )


def program() -> Program:
    """The law of one day."""
    return law().at(DAY)


def plan(*, mixed: bool) -> Plan:
    """The plan of the benchmark: what is known of the columns is said, nothing else."""
    columns = [Column(name) for name in LIKELY]
    columns += [Column(name, low=0, high=high, unknown=False) for name, high in AMOUNTS.items()]
    dated = {}
    if mixed:
        names = ("hoejeste_fleksloentilskud", "knaek_maanedsloen")
        dated = {name: [Fraction(oere, 100) for oere in rates_of(name)] for name in names}
    more = {"rates": dated, "by": "lovaar"} if dated else {}
    return Plan(program(), ["tilskud"], columns, fixed=FIXED, **more)


def in_hundredths(plan: Plan, value: np.ndarray) -> np.ndarray:
    """Stored integers as 1/100 øre."""
    den = plan.results["tilskud"].den
    return value.astype(np.int64) * (DEN // den)


def numba_fold(data: Data) -> tuple[Callable, Callable]:
    """The fused loop, written from the tree."""
    made = plan(mixed=data.year is not None)
    loop = made.numba()
    arrays = {name: each.view(np.uint8) for name, each in data.facts.items()} | data.amounts
    if data.year is not None:
        arrays["lovaar"] = data.year
    value, state = np.empty(data.rows, np.int64), np.empty(data.rows, np.uint8)
    out = {"tilskud": value, "tilskud__tilstand": state}

    def poisoned() -> Callable[[], object]:
        value.fill(-7_777_777_777)
        state.fill(77)
        return lambda: loop.run(arrays, out)

    return poisoned, lambda: (in_hundredths(made, value), state)


def frame_of(data: Data) -> "pl.DataFrame":  # noqa: F821
    """The rows as a Polars table."""
    import polars as pl

    facts = {
        name: pl.Series(name, np.ma.filled(each, 0) == 1).set(pl.Series(each == 2), None)
        for name, each in data.facts.items()
    }
    return pl.DataFrame({**facts, **data.amounts})


def read_frame(made: Plan, found: "pl.DataFrame") -> tuple[np.ndarray, np.ndarray]:  # noqa: F821
    """Values and states of a table of results."""
    column = found["tilskud"]
    return in_hundredths(made, column.fill_null(0).to_numpy()), column.is_null().to_numpy().astype(np.uint8)


def polars_fold(data: Data) -> tuple[Callable, Callable]:
    """One column for what is shared, a layer at a time, by the streaming engine."""
    made, frame = plan(mixed=False), frame_of(data)
    latest: list = []

    def fresh() -> Callable[[], object]:
        latest.clear()
        query = made.polars(frame.lazy()).select("tilskud")
        return lambda: latest.append(query.collect(engine="streaming"))

    return fresh, lambda: read_frame(made, latest[0])


def duckdb_fold(data: Data) -> tuple[Callable, Callable]:
    """The query over a table that lies in DuckDB."""
    import duckdb

    made = plan(mixed=False)
    place = duckdb.connect(config={"threads": 1})
    with TemporaryDirectory() as folder:
        file = Path(folder) / "sager.parquet"
        frame_of(data).write_parquet(file)
        place.execute("CREATE TABLE sager AS SELECT * FROM read_parquet(?)", [str(file)])
    query = f"SELECT tilskud FROM ({made.sql('sager')})"  # noqa: S608 - written by the plan
    latest: list = []

    def fresh() -> Callable[[], object]:
        latest.clear()
        return lambda: latest.append(place.execute(query).fetchnumpy()["tilskud"])

    def read() -> tuple[np.ndarray, np.ndarray]:
        found = np.ma.asarray(latest[0])
        states = np.ma.getmaskarray(found).astype(np.uint8)
        return in_hundredths(made, found.filled(0)), states

    return fresh, read


PIECE = 500_000


def written(folder: Path, rows: int) -> None:
    """The rows as Parquet files of half a million each, so that writing does not need them all at once."""
    for number, start in enumerate(range(0, rows, PIECE)):
        data = draw(min(PIECE, rows - start), mixed=False, seed=number)
        frame_of(data).write_parquet(folder / f"sager-{number:04d}.parquet")


def summed(folder: str) -> None:
    """Read the files, compute, sum; prints time and peak memory as one line of JSON."""
    import polars as pl

    start = perf_counter()
    query = plan(mixed=False).polars(pl.scan_parquet(f"{folder}/*.parquet")).select(pl.col("tilskud").sum())
    total = query.collect(engine="streaming").item()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"times": [perf_counter() - start], "sum": total, "rss": [0, peak]}))


def engine(name: str, data: Data) -> tuple[Callable, Callable]:
    """One of our folds by name."""
    return {"numba": numba_fold, "polars": polars_fold, "duckdb": duckdb_fold}[name](data)
