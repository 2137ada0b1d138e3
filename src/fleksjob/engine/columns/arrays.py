"""Arrays for a plan: their names, kinds, and whether they lie inside its ranges.

A number is an int64 array `name` of stored integers; where it may be unknown or not applicable, a uint8 array
`name__tilstand` stands beside it (0 known, 1 unknown, 2 not applicable). Yes/no is one uint8 array: 0 no, 1
yes, 2 unknown, 3 not applicable.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from fleksjob.engine.columns.imports import needed
from fleksjob.engine.columns.model import (
    NOT_APPLICABLE_CODE,
    NOT_APPLICABLE_YES_NO,
    STATE,
    UNKNOWN_CODE,
    UNKNOWN_YES_NO,
    Column,
)
from fleksjob.errors import FleksjobError

if TYPE_CHECKING:
    import numpy as np

    from fleksjob.engine.columns.plan import Plan


def has_states(column: Column) -> bool:
    """Whether a column of numbers has an array of states beside it."""
    return column.low is not None and (column.unknown or column.not_applicable)


def wanted(plan: Plan) -> dict[str, str]:
    """The arrays that a plan reads, by name, with their kind."""
    kinds: dict[str, str] = {}
    for name, column in plan.columns.items():
        kinds[name] = "uint8" if column.low is None else "int64"
        if has_states(column):
            kinds[name + STATE] = "uint8"
    return kinds


def given(plan: Plan) -> dict[str, str]:
    """The arrays that a plan fills, by name, with their kind."""
    kinds: dict[str, str] = {}
    for name, result in plan.results.items():
        kinds[name] = "uint8" if result.boolean else "int64"
        if not result.boolean and (result.unknown or result.not_applicable):
            kinds[name + STATE] = "uint8"
    return kinds


def read(plan: Plan, arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The arrays in the kinds of the plan; a copy only where the kind differs.

    Raises FleksjobError for an array that is missing, not of whole numbers, or of another length.
    """
    np = needed("numpy")
    found: dict[str, Any] = {}
    for name, kind in wanted(plan).items():
        if name not in arrays:
            raise FleksjobError(f"rækken {name!r} mangler blandt {', '.join(sorted(arrays)) or 'ingen'}")
        array = np.asarray(arrays[name])
        if array.ndim != 1 or array.dtype.kind not in "iub":
            raise FleksjobError(f"{name}: skal være en række af hele tal, ikke {array.ndim}-d {array.dtype}")
        found[name] = as_kind(np, array, kind)
    if len({len(array) for array in found.values()}) > 1:
        raise FleksjobError("rækkerne er ikke lige lange")
    return found


def as_kind(np: Any, array: Any, kind: str) -> Any:
    """The array as int64 or uint8, contiguous. A number that has no place in uint8 becomes 255, no code."""
    if array.dtype.kind == "b":
        return np.ascontiguousarray(array).view(np.uint8)
    if kind == "uint8" and array.dtype != np.uint8:
        array = np.where((array >= 0) & (array < 255), array, 255)
    return np.ascontiguousarray(array, dtype=kind)


def outside(plan: Plan, arrays: Mapping[str, np.ndarray]) -> np.ndarray:
    """The numbers of the rows outside the ranges, rising. See `read` for what it raises."""
    numpy = needed("numpy")
    found = read(plan, arrays)
    wrong = numpy.zeros(len(next(iter(found.values()), ())), bool)
    for name, column in plan.columns.items():
        values = found[name]
        if column.low is None:
            wrong |= ~numpy.isin(values, codes(column, UNKNOWN_YES_NO, NOT_APPLICABLE_YES_NO, (0, 1)))
            continue
        here = (values < column.low) | (values > column.high)
        if has_states(column):
            states = found[name + STATE]
            here = here & (states == 0) | ~numpy.isin(
                states, codes(column, UNKNOWN_CODE, NOT_APPLICABLE_CODE, (0,))
            )
        wrong |= here
    return cast("np.ndarray", numpy.flatnonzero(wrong))


def codes(column: Column, unknown: int, not_applicable: int, known: tuple[int, ...]) -> list[int]:
    """The codes that a column may hold."""
    return [*known, *[unknown] * column.unknown, *[not_applicable] * column.not_applicable]
