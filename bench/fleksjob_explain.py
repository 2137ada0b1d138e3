"""How long one fleksløntilskud case takes with its full explanation. ``python -m bench.fleksjob_explain``.

Each run is another case, and each result is held against plain fractions before anything is timed. The law
is compiled once for its day; nothing of a case is kept. The peer is the bare formula in plain Python: no
explanation, no unknowns, no law.
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from statistics import median, quantiles
from time import perf_counter

from fleksjob.beregning import beregn_sag
from fleksjob.engine import NOT_APPLICABLE
from fleksjob.law import gaeldende
from fleksjob.sag import Sag

CASES = 2_000
GOAL = 300  # µs, median of one explain
IMPORT_GOAL = 150  # ms
DAY = date(2024, 6, 1)
LAW = gaeldende()
PROGRAM = LAW.at(DAY)
LEFT_OUT = dict.fromkeys(
    ("timer_paa_arbejdspladsen", "intensitet", "oplyst_loen_md", "oplyst_fuldtidsloen_md"), NOT_APPLICABLE
)
ORDINARY = {**LEFT_OUT, "fuldtidstillaeg_md": 0, "sygedagpenge_md": 0, "ledighedsydelsesdage": 0}


def facts(number: int) -> dict:
    """A case of its own for every number: wage, hours and other income move through every part of the
    formula.
    """
    return {
        **ORDINARY,
        "timeloen": 12_000 + number * 37 % 20_000,
        "effektive_timer": 60 + number * 61 % 2_100,
        "anden_loen_md": number % 3 * 100_000,
    }


def peer(case: dict) -> int:
    """The bare formula in integers of 1/3600 øre: fleksløntilskud."""
    wage = case["timeloen"] * case["effektive_timer"] * 260
    cap = case["timeloen"] * 37 * 15_600
    income = wage + case["anden_loen_md"] * 3600
    threshold, base = 1_632_300 * 3600, 1_995_200 * 3600
    reduction = min(income, threshold) * 30 + max(0, income - threshold) * 55
    if wage <= 0:
        return 0
    return min(max(0, base * 100 - reduction), max(0, cap - wage) * 100)


def timed(work: Callable[[int], object], cases: int = CASES) -> list[float]:
    """Microseconds of each case."""
    times = []
    for number in range(cases):
        start = perf_counter()
        work(number)
        times.append((perf_counter() - start) * 1e6)
    return times


def checked() -> int:
    """How many of the cases the engine and the formula agree on, exactly."""
    same = 0
    for number in range(CASES):
        case = facts(number)
        ours = PROGRAM.explain("fleksloentilskud", case).exact
        same += ours == Fraction(peer(case), 3600 * 100 * 100)
    return same


def import_time() -> float:
    """Milliseconds of processor time to import the calculation and the command line, in a fresh process;
    median of seven.
    """
    program = (
        "import time; s = time.process_time(); import fleksjob.beregning, fleksjob.cli; "
        "print((time.process_time() - s) * 1000)"
    )
    times = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
        for _ in range(7)
    ]
    return median(float(each) for each in times)


def main() -> None:
    """Print the table."""
    equal = checked()
    steps = sum(1 for _ in PROGRAM.explain("fleksloentilskud", facts(1)).reason.walk())
    cases = [facts(number) for number in range(CASES)]
    rows = (
        ("the formula in plain Python", timed(lambda number: peer(cases[number])), ""),
        ("value only", timed(lambda number: PROGRAM.run(cases[number]).value("fleksloentilskud")), ""),
        (
            "explain, full tree",
            timed(lambda number: PROGRAM.explain("fleksloentilskud", cases[number])),
            str(GOAL),
        ),
        (
            "beregn: margins and caveats too",
            timed(lambda number: beregn_sag(Sag(DAY, cases[number]), LAW), 200),
            "",
        ),
        ("compile the law of a day", timed(lambda _number: LAW.at(DAY), 200), ""),
    )
    limit = median(rows[0][1])
    print(f"| fleksløntilskud, one case ({CASES} different) | median µs | p95 µs | goal µs | x formula |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, times, goal in rows:
        cells = (
            f"{median(times):.1f}",
            f"{quantiles(times, n=20)[-1]:.1f}",
            goal,
            f"{median(times) / limit:.0f}",
        )
        print(f"| {name} | {' | '.join(cells)} |")
    print(f"\nImport in a fresh process: {import_time():.0f} ms of processor time (goal {IMPORT_GOAL}).")
    print(
        f"{equal} of {CASES} cases equal the bare formula to the last fraction; the tree has {steps} steps."
    )
    if equal != CASES:
        sys.exit("the engine and the formula disagree")


if __name__ == "__main__":
    main()
