"""A plan as one fused loop, compiled with SIMD: each row is read once and written once.

The source is written from the cells, so it holds no states and no branches. The arrays must not share memory;
that is told to the compiler, which else gives up SIMD where there are many of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from fleksjob.engine.columns import arrays as folded
from fleksjob.engine.columns.imports import needed
from fleksjob.engine.columns.machine import Cell
from fleksjob.engine.columns.model import (
    NOT_APPLICABLE_CODE,
    NOT_APPLICABLE_YES_NO,
    STATE,
    UNKNOWN_CODE,
    UNKNOWN_YES_NO,
    RowsOutside,
)
from fleksjob.errors import FleksjobError

if TYPE_CHECKING:
    import numpy as np

    from fleksjob.engine.columns.build import Output
    from fleksjob.engine.columns.plan import Plan

_COMPILED: dict[str, Callable[..., int]] = {}
"""Compiled loops by the hash of their source: two plans with the same source share one."""


class Loop:
    """A compiled loop of one plan. Safe to share between threads."""

    def __init__(self, plan: Plan, source: str, compiled: Callable[..., int]) -> None:
        self.plan, self.source = plan, source
        self._compiled = compiled

    def run(
        self,
        arrays: Mapping[str, np.ndarray],
        out: Mapping[str, np.ndarray] | None = None,
        threads: int = 1,
    ) -> Mapping[str, np.ndarray]:
        """The results of all rows, as arrays of the kinds that `arrays.py` describes; `out` if it is given.

        Numbers that are not known are 0 with their state beside them. int64 and uint8 (or bool) arrays are
        read as they are, others are copied first. `out` must hold every result in its kind, contiguous, and
        share no memory with the input. Raises RowsOutside (after the loop) if a row lay outside the ranges,
        FleksjobError for arrays that cannot be used.
        """
        np = needed("numpy")
        found = folded.read(self.plan, arrays)
        rows = len(next(iter({**found, **(out or {})}.values()), ()))
        kinds = folded.given(self.plan)
        if out is None:
            out = {name: np.empty(rows, kind) for name, kind in kinds.items()}
        for name, kind in kinds.items():
            array = out.get(name)
            if array is None or array.dtype != kind or array.shape != (rows,) or not array.flags.c_contiguous:
                raise FleksjobError(f"{name}: resultatet skal være {rows} af {kind}, i træk")
        every = [*found.values(), *(out[name] for name in kinds)]
        step = -(-rows // max(threads, 1)) or 1
        parts = [[array[start : start + step] for array in every] for start in range(0, rows, step)]
        if len(parts) > 1:
            with ThreadPoolExecutor(len(parts)) as pool:
                wrong = sum(pool.map(lambda part: self._compiled(*part), parts))
        else:
            wrong = sum(self._compiled(*part) for part in parts)
        if wrong:
            raise RowsOutside(len(self.plan.check(arrays)))
        return out


def loop(plan: Plan) -> Loop:
    """The compiled loop of a plan. Compiling takes a second; the same source is compiled once.

    Raises TooWide for a plan of 128 bits that needs them, PackageMissing without Numba.
    """
    plan.refuse_wider_than(64)
    return Loop(plan, source_of(plan), compiled_of(plan))


def compiled_of(plan: Plan) -> Callable[..., int]:
    """The compiled function itself: it takes the arrays in their order, and says if a row lies outside."""
    source = source_of(plan)
    key = hashlib.sha256(source.encode()).hexdigest()
    if key not in _COMPILED:
        kinds = [*folded.wanted(plan).values(), *folded.given(plan).values()]
        _COMPILED[key] = _compile(source, kinds)
    return _COMPILED[key]


def _compile(source: str, kinds: list[str]) -> Callable[..., int]:
    numba, numpy = needed("numba"), needed("numpy")
    from numba.core.compiler import CompilerBase, DefaultPassBuilder

    class Apart(CompilerBase):
        """The usual compiler, told that the arrays share no memory."""

        def define_pipelines(self) -> list[Any]:
            self.state.flags.noalias = True
            passes: Any = DefaultPassBuilder
            return [passes.define_nopython_pipeline(self.state)]

    scope: dict[str, Any] = {"table": partial(numpy.array, dtype="int64")}
    exec(compile(source, "<plan>", "exec"), scope)  # noqa: S102 - written here, of checked names and integers
    one = {kind: numba.types.Array(getattr(numba, kind), 1, "C") for kind in ("int64", "uint8")}
    signature = numba.int64(*(one[kind] for kind in kinds))
    compiled: Callable[..., int] = numba.njit(
        signature, nogil=True, error_model="numpy", pipeline_class=Apart
    )(scope["loop"])
    return compiled


def source_of(plan: Plan) -> str:
    """The loop as Python source. Where `table` makes a list it runs as it stands, slowly, and the same."""
    inputs, outputs = list(folded.wanted(plan)), list(folded.given(plan))
    read = {name: f"x{number}" for number, name in enumerate(inputs)}
    written = {name: f"y{number}" for number, name in enumerate(outputs)}
    lines = [f"{value} = in_{value}[i]" for value in read.values()]
    lines += [
        f"c{cell.number} = {_written(plan, cell, read)}" + (f"  # {cell.rule}" if cell.rule else "")
        for cell in plan.cells
        if cell.op != "const"
    ]
    lines += [f"wrong |= {test}" for test in _tests(plan, read)]
    for output in plan.outputs:
        lines += _stores(output, written)
    parameters = [*(f"in_{name}" for name in read.values()), *written.values()]
    head = f"def loop({', '.join(parameters)}):"
    start = [head, "    wrong = False", f"    for i in range({parameters[0]}.shape[0]):"]
    tables = [f"table_{cell.number} = table({cell.data})" for cell in plan.cells if cell.op == "table"]
    return "\n".join([*tables, *start, *(f"        {line}" for line in lines), "    return int(wrong)", ""])


def _name(cell: Cell) -> str:
    if cell.op != "const":
        return f"c{cell.number}"
    return str(cell.data) if cell.low >= 0 else f"({cell.data})"


def _written(plan: Plan, cell: Cell, read: Mapping[str, str]) -> str:
    if cell.op in ("column", "unknown", "not_applicable"):
        name = str(cell.data)
        yes_no = plan.columns[name].low is None
        if cell.op == "column":
            return f"{read[name]} == 1" if yes_no else read[name]
        if yes_no:
            return f"{read[name]} == {UNKNOWN_YES_NO if cell.op == 'unknown' else NOT_APPLICABLE_YES_NO}"
        return f"{read[name + STATE]} == {UNKNOWN_CODE if cell.op == 'unknown' else NOT_APPLICABLE_CODE}"
    if cell.op == "missing":
        return "True"
    parts = [_name(arg) for arg in cell.args]
    if cell.op == "table":
        last = len(cast(tuple[int, ...], cell.data)) - 1  # a row outside must not read what lies beside
        return f"table_{cell.number}[max(min({parts[0]}, {last}), 0)]"
    if cell.op == "select":
        return f"{parts[1]} if {parts[0]} else {parts[2]}"
    if cell.op in ("min", "max"):
        return f"{cell.op}({', '.join(parts)})"
    if cell.op == "not":
        return f"not {parts[0]}"
    return f" {_SIGNS[cell.op]} ".join(parts if cell.data is None else [*parts, str(cell.data)])


_SIGNS = {
    "add": "+",
    "sub": "-",
    "mul": "*",
    "scale": "*",
    "div": "//",
    "mod": "%",
    "and": "&",
    "or": "|",
    "lt": "<",
    "le": "<=",
    "eq": "==",
    "same": "==",
}


def _tests(plan: Plan, read: Mapping[str, str]) -> list[str]:
    """Whether a row lies outside the ranges, one test for each array."""
    tests = []
    for name, column in plan.columns.items():
        value = read[name]
        if column.low is None:
            tests.append(_no_code(value, folded.codes(column, UNKNOWN_YES_NO, NOT_APPLICABLE_YES_NO, (0, 1))))
            continue
        beyond = f"({value} < {column.low}) | ({value} > {column.high})"
        if folded.has_states(column):
            state = read[name + STATE]
            tests.append(f"({state} == 0) & ({beyond})")
            tests.append(_no_code(state, folded.codes(column, UNKNOWN_CODE, NOT_APPLICABLE_CODE, (0,))))
        else:
            tests.append(f"({beyond})")
    return tests


def _no_code(value: str, codes: list[int]) -> str:
    holes = [f"({value} == {code})" for code in range(codes[-1]) if code not in codes]
    return " | ".join([f"({value} > {codes[-1]})", *holes])


def _stores(output: Output, written: Mapping[str, str]) -> list[str]:
    result, value = output.result, _name(output.value)
    unknown, nowhere = (_name(mask) for mask in (output.unknown, output.not_applicable))
    if result.boolean:
        code = f"(1 if {value} else 0)"
        if result.not_applicable:
            code = f"({NOT_APPLICABLE_YES_NO} if {nowhere} else {code})"
        if result.unknown:
            code = f"{UNKNOWN_YES_NO} if {unknown} else {code}"
        return [f"{written[result.name]}[i] = {code}"]
    if not (result.unknown or result.not_applicable):
        return [f"{written[result.name]}[i] = {value}"]
    state = f"({UNKNOWN_CODE} if {unknown} else 0)"
    if result.not_applicable:
        state = f"({NOT_APPLICABLE_CODE} if {nowhere} else {state})"
    return [
        f"{written[result.name]}[i] = 0 if {' | '.join(map(_name, output.masks))} else {value}",
        f"{written[result.name + STATE]}[i] = {state}",
    ]
