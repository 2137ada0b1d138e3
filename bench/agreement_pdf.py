"""How long the agreement and the blank form take as PDF. ``python -m bench.agreement_pdf``.

Every document is different, so that nothing can be remembered from the one before.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from statistics import median, quantiles
from time import perf_counter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from tests.documents.pdf.papers import ordinary  # noqa: E402

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE  # noqa: E402
from fleksaftale.documents.pdf import render, render_blank  # noqa: E402
from fleksaftale.documents.template import Text  # noqa: E402

DOCUMENTS = 50
GOAL = 60  # ms, median of an ordinary signed agreement


def timed(make: Callable[[int], bytes]) -> list[float]:
    """Milliseconds of each of 50 runs; the fonts are read before."""
    make(0)
    times = []
    for number in range(1, DOCUMENTS + 1):
        start = perf_counter()
        make(number)
        times.append((perf_counter() - start) * 1000)
    return times


def agreement(number: int) -> bytes:
    return render(
        ordinary(maja=f"Maja Kjærgaard {number}", answers={"opgaver": [f"Layout af blad {number}"]})
    )


def full_agreement(number: int) -> bytes:
    """Two answers of 5,000 characters."""
    words = f"Aftale {number}: opgaver gives skriftligt og én ad gangen. " * 95
    return render(ordinary(answers={"opgaver": [words[:5000]], "hjaelp_fra_arbejdspladsen": [words[:5000]]}))


def blank(number: int) -> bytes:
    title = Text(f"Fleks-tillægsaftale {number}", f"Fleks-tillægsaftale {number}")
    return render_blank(replace(FLEKS_TILLAEGSAFTALE, title=title), language="da")


def main() -> None:
    print(f"| PDF ({DOCUMENTS} different) | median ms | p95 ms | goal ms |")
    print("| --- | ---: | ---: | ---: |")
    rows = (("signed agreement", agreement), ("with long answers", full_agreement), ("blank form", blank))
    for name, make in rows:
        times = timed(make)
        print(f"| {name} | {median(times):.1f} | {quantiles(times, n=20)[-1]:.1f} | {GOAL} |")


if __name__ == "__main__":
    main()
