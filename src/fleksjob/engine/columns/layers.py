"""Which cells become columns, and in which layer.

A nested expression computes its shared parts again, so what is used twice stands in a column of its own; what
is used once is written where it is used.
"""

from __future__ import annotations

from collections.abc import Iterable

from fleksjob.engine.columns.machine import Cell, reachable

_FREE = frozenset({"const", "column", "unknown", "not_applicable", "missing"})
_LIGHT = frozenset({"not", "and", "or", "same"})
"""What costs a bit a row, where a column of its own costs more than to do it twice."""


def shared(roots: Iterable[Cell]) -> list[list[Cell]]:
    """The cells used more than once, in layers: each leans only on the layers before it."""
    roots = list(roots)
    cells = reachable(roots)
    uses: dict[int, int] = {}
    for used in (*roots, *(arg for cell in cells for arg in cell.args)):
        uses[used.number] = uses.get(used.number, 0) + 1
    layers: list[list[Cell]] = []
    height: dict[int, int] = {}  # how many layers must stand before a cell can be written
    work: dict[int, int] = {}  # what it costs to write it out
    for cell in cells:
        below = max((height[arg.number] for arg in cell.args), default=0)
        cost = sum(work[arg.number] for arg in cell.args)
        cost += 0 if cell.op in _FREE else 1 if cell.op in _LIGHT else 3
        if uses[cell.number] > 1 and cost > 2:
            layers += [[]] if below == len(layers) else []
            layers[below].append(cell)
            below, cost = below + 1, 0
        height[cell.number], work[cell.number] = below, cost
    return layers


def name_of(cell: Cell) -> str:
    """What a shared cell is called in a table: unlike any fact, and telling its rule."""
    return f"__f{cell.number}_{cell.rule}"
