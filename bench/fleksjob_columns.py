"""The law over millions of rows: our folds beside a loop by hand, NumPy and OpenFisca-Core.

``python -m bench.fleksjob_columns [ROWS ...]``. The rules are fleksløntilskud behind ten eligibility facts,
of which 3 per cent are unknown. Every engine runs in a process of its own, on one thread. OpenFisca-Core is
installed for this alone, in an environment of its own (requirements/openfisca.txt).

The harness does not trust itself: answers are poisoned before every run; every row is held against an
exact reference, and the reference against `explain`; time has to grow with the rows; no engine may move
more bytes a second than a plain copy does. Only ratios of one run mean anything.
"""

import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from statistics import median

from bench._columns.data import AMOUNTS, draw
from tools import environment
from tools.steps import ROOT, Steps, call, fingerprint

ROWS = (1_000_000, 10_000_000)
SAMPLE = 2_000
RUNS, FEW_RUNS, SLOW = 5, 2, 5.0
LIMIT = "fused"
OPENFISCA = ROOT / ".make" / "openfisca"
LOCK = ROOT / "requirements" / "openfisca.txt"
MB = 1e6

ENGINES = {
    "copy": "a plain memory copy of the same bytes",
    "fused": "Numba loop by hand (the limit)",
    "numba": "**tree → Numba**",
    "polars": "**tree → Polars**, streaming",
    "duckdb": "**tree → DuckDB**",
    "numpy": "NumPy by hand, whole arrays",
    "openfisca": "OpenFisca-Core",
}
MIXED = ("copy", "fused", "numba", "numpy", "openfisca")
"""The engines that take rows of ten law years at once. Polars and SQL run one law date at a time."""

GOALS = {("numba", False): "≤ 1.15 x limit", ("polars", False): "≤ 5 x limit"}


def openfisca() -> str:
    """The Python of the environment that holds OpenFisca-Core, installed at the first run."""
    python = OPENFISCA / "bin" / "python"
    steps = Steps()

    def install() -> None:
        call([sys.executable, "-m", "venv", "--clear", OPENFISCA], advice=environment.NO_VENV)
        command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        call([*command, "--require-hashes", "-r", LOCK], advice=environment.NETWORK)

    with steps.alone():
        key = fingerprint(environment.identity(), LOCK)
        steps.do("openfisca-python", "OpenFisca-Core for the benchmark", key, [python], install)
    return str(python)


def measured(name: str, rows: int, *, mixed: bool, runs: int) -> dict:
    """One engine in a process of its own, on one thread."""
    one = ("POLARS_MAX_THREADS", "NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
    env = (
        os.environ | dict.fromkeys(one, "1") | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    )
    python = openfisca() if name == "openfisca" else sys.executable
    words = [name, str(rows), "mixed" if mixed else "one", str(runs)]
    done = subprocess.run(
        [python, "-m", "bench._columns.run", *words],
        check=False,
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(f"{name}: {done.stderr.strip()}")
    found: dict = json.loads(done.stdout.splitlines()[-1])
    return found


def reference_is_exact() -> int:
    """How many rows of a sample the reference and `explain` agree on, value and state."""
    from bench._columns import folds, peers

    from fleksjob.engine import UNKNOWN

    data = draw(SAMPLE, mixed=False)
    values, states = peers.numpy_arrays(data)
    program = folds.program()
    answers = {0: False, 1: True, 2: UNKNOWN}
    same = 0
    for row in range(SAMPLE):
        facts = {name: answers[int(codes[row])] for name, codes in data.facts.items()}
        facts |= {name: int(data.amounts[name][row]) for name in AMOUNTS}
        exact = program.run({**folds.FIXED, **facts}).exact("tilskud")
        unknown = exact is UNKNOWN
        same += unknown == bool(states[row]) and (unknown or exact * folds.DEN == int(values[row]))
    return same


def table(*, mixed: bool, rows: tuple[int, ...]) -> list[str]:
    """Measure and print one table; what went wrong comes back."""
    names = MIXED if mixed else tuple(ENGINES)
    problems: list[str] = []
    results: dict[str, list[dict]] = {}
    heads = [f"{number / 1e6:g} M ms" for number in rows]
    print("\n" + ("Rows of ten law years, mixed" if mixed else "One law date") + ":\n")
    print(f"| engine | {' | '.join(heads)} | spread | x limit | goal | x OpenFisca | GB/s | wrong rows |")
    print("| --- |" + " ---: |" * (len(heads) + 6))
    for name in names:
        results[name] = []
        for number in rows:
            slow = bool(results[name]) and median(results[name][0]["times"]) * number / rows[0] > SLOW
            runs = FEW_RUNS if slow else RUNS
            results[name].append(measured(name, number, mixed=mixed, runs=runs))
        problems += checks(name, results, rows)
    for name in names:
        print(line(name, results, mixed=mixed))
    return problems


def checks(name: str, results: dict[str, list[dict]], rows: tuple[int, ...]) -> list[str]:
    """What cannot be, and what must not be."""
    small, large = results[name][0], results[name][-1]
    problems = []
    if name != "openfisca" and any(each["wrong"] for each in results[name]):
        problems.append(f"{name}: {large['wrong']} wrong rows")
    grown = median(large["times"]) / median(small["times"])
    if len(rows) > 1 and grown < 0.3 * rows[-1] / rows[0]:
        problems.append(f"{name}: {rows[-1] / rows[0]:g} times the rows took only {grown:.1f} times as long")
    copy = min(results["copy"][-1]["times"])
    if min(large["times"]) < 0.5 * copy:
        problems.append(f"{name}: quicker than memory can be read")
    return problems


def line(name: str, results: dict[str, list[dict]], *, mixed: bool) -> str:
    """One row of a table."""
    middle = [median(each["times"]) for each in results[name]]
    last = results[name][-1]
    limit = median(results[LIMIT][-1]["times"])
    peer = median(results["openfisca"][-1]["times"])
    cells = [
        ENGINES[name],
        *(f"{each * 1e3:.1f}" for each in middle),
        f"{min(last['times']) * 1e3:.0f}-{max(last['times']) * 1e3:.0f}",
        f"{middle[-1] / limit:.2f}",
        GOALS.get((name, mixed), ""),
        f"{peer / middle[-1]:.1f}",
        f"{last['bytes'] / middle[-1] / 1e9:.1f}",
        "" if last["wrong"] is None else f"{last['wrong']}",
    ]
    return f"| {' | '.join(cells)} |"


def memory(rows: tuple[int, ...]) -> None:
    """Peak memory of the streaming run from a Parquet file to a sum: it must not grow with the rows."""
    print("\nFrom Parquet files to one sum, streaming:\n")
    print("| rows | s | peak memory MB |\n| ---: | ---: | ---: |")
    for number in rows:
        found = measured("stream", number, mixed=False, runs=1)
        print(f"| {number} | {found['times'][0]:.2f} | {found['rss'][1] / MB:.0f} |")


def main() -> None:
    """Print the tables, and end with an error where an engine was wrong."""
    rows = tuple(int(each) for each in sys.argv[1:]) or ROWS
    parts = ("numpy", "numba", "polars", "duckdb")
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, ", end="")
    print(", ".join(f"{each} {version(each)}" for each in parts) + "; one thread, medians.")
    same = reference_is_exact()
    print(f"The reference equals `explain` in {same} of {SAMPLE} rows.")
    problems = [] if same == SAMPLE else ["the reference and explain disagree"]
    problems += table(mixed=False, rows=rows)
    problems += table(mixed=True, rows=rows)
    memory(rows)
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
