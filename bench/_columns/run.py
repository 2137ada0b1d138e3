"""One engine in a process of its own: ``python -m bench._columns.run NAME ROWS MIXED RUNS``.

Before every run the answer is poisoned; after the last one every row is held against the exact reference,
which `bench.fleksjob_columns` has held against `explain`. Prints one line of JSON.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from bench._columns import peers
from bench._columns.data import Data, draw

POISON = -7_777_777_777
Checked = Callable[[], tuple[np.ndarray, np.ndarray]]
"""Gives the answer of the latest run as values in 1/100 øre and states."""


def into(data: Data, make: Callable[..., Callable[[], object]]) -> tuple[Callable[[], object], Checked]:
    """An engine that writes into arrays it is given."""
    answer = (np.empty(data.rows, np.int64), np.empty(data.rows, np.uint8))
    work = make(data, answer)

    def poisoned() -> Callable[[], object]:
        answer[0].fill(POISON)
        answer[1].fill(77)
        return work

    return poisoned, lambda: answer


def returning(work: Callable[[], object], read: Callable[[object], tuple]) -> tuple[Callable, Checked]:
    """An engine that gives new arrays each time; the latest are kept."""
    latest: list[object] = []

    def fresh() -> Callable[[], object]:
        latest.clear()
        return lambda: latest.append(work())

    return fresh, lambda: read(latest[0])


def engine(name: str, data: Data) -> tuple[Callable, Checked | None]:
    """The engine of a name over the data."""
    if name == "copy":
        return into(data, peers.copied)[0], None
    if name == "fused":
        return into(data, peers.fused)
    if name == "numpy":
        return returning(lambda: peers.numpy_arrays(data), lambda answer: answer)
    if name == "python":
        return returning(lambda: peers.per_row(data, data.rows), lambda answer: answer)
    if name == "openfisca":
        from bench._columns import openfisca_side

        return returning(openfisca_side.prepared(data), openfisca_side.oere)
    from bench._columns import folds

    return folds.engine(name, data)


def wrong_rows(data: Data, answer: tuple[np.ndarray, np.ndarray]) -> int:
    """Rows whose answer is not the exact one, to the øre, or whose state is another."""
    value, state = peers.numpy_arrays(data)
    given, given_state = answer
    return int(((half_up(value) != half_up(given)) | (state != given_state)).sum())


def half_up(value: np.ndarray) -> np.ndarray:
    """Whole øre of 1/100 øre; none is below zero."""
    return (value + 50) // 100


def streamed(rows: int) -> None:
    """Write the rows to a file in pieces, and have a process of its own read them to a sum."""
    from bench._columns import folds

    with TemporaryDirectory() as folder:
        folds.written(Path(folder), rows)
        found = subprocess.run(
            [sys.executable, "-c", f"from bench._columns import folds; folds.summed({folder!r})"],
            capture_output=True,
            text=True,
            check=True,
        )
    print(found.stdout.splitlines()[-1])


def main() -> None:
    if sys.argv[1] == "stream":
        streamed(int(sys.argv[2]))
        return
    name, rows, mixed, runs = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "mixed", int(sys.argv[4])
    data = draw(rows, mixed=mixed)
    prepare, answer = engine(name, data)
    prepare()()  # compiles, and touches every page
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    for _ in range(runs):
        work = prepare()
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    moved = sum(each.nbytes for each in (*data.facts.values(), *data.amounts.values())) + 9 * rows
    found = {
        "times": times,
        "wrong": None if answer is None else wrong_rows(data, answer()),
        "bytes": moved + (8 * rows if mixed else 0),
        "rss": [before * 1024, peak * 1024],
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
