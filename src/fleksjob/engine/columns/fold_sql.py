"""A plan as SQL: a chain of queries with one column for what is shared, in whole numbers only.

A dialect says how a few things are written; what is computed does not depend on it. No CASE ever meets a null
condition: the masks are never null, and where they say that nothing is known the value is thrown away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from fleksjob.engine.columns.build import roots_of
from fleksjob.engine.columns.layers import name_of, shared
from fleksjob.engine.columns.machine import Cell
from fleksjob.engine.columns.model import NOT_APPLICABLE_COLUMN
from fleksjob.errors import FleksjobError

if TYPE_CHECKING:
    from fleksjob.engine.columns.build import Output
    from fleksjob.engine.columns.plan import Plan


class DuckDB:
    """How DuckDB writes it. Another dialect is another class with these members."""

    wide = "HUGEINT"
    """Whole numbers of 128 bits."""

    def name(self, name: str) -> str:
        """A name, quoted."""
        return '"' + name.replace('"', '""') + '"'

    def without(self, names: list[str]) -> str:
        """All columns but some."""
        return f"* EXCLUDE ({', '.join(map(self.name, names))})" if names else "*"

    def quotient(self, number: str, divisor: int) -> str:
        """The whole part of a quotient of numbers from 0."""
        return f"({number} // {divisor})"


DIALECTS = {"duckdb": DuckDB}


def query(plan: Plan, table: str, dialect: str, outside: str | None = None) -> str:
    """A query that gives the table with one column for each result, and `name__ikke_relevant` where needed.

    Facts are BIGINT (stored integers, days as ordinals) or BOOLEAN, null is unknown, and a BOOLEAN
    `name__ikke_relevant` stands beside a fact where `Column.not_applicable` says so. Results look the same.
    `table` is a name, quoted here; it may have a schema before a dot. With `outside`, a BOOLEAN of that name
    says which rows lie outside the ranges of the plan: their results are not to be used. DuckDB keeps the
    order of the rows of a table. Raises FleksjobError for a dialect there is not.
    """
    if dialect not in DIALECTS:
        raise FleksjobError(f"kender ikke {dialect!r}; kendte er {', '.join(DIALECTS)}")
    writer = _Writer(plan, DIALECTS[dialect]())
    source = ".".join(map(writer.dialect.name, table.split(".")))
    steps = [_step("*", writer.facts(), source)]
    layers = shared(roots_of(plan.outputs))
    for layer in layers:
        columns = [f"{writer.of(cell)} AS {writer.dialect.name(name_of(cell))}" for cell in layer]
        steps.append(_step("*", columns, f"lag_{len(steps)}"))
        writer.placed.update(cell.number for cell in layer)
    answers = [column for output in plan.outputs for column in _answers(writer, output)]
    if outside is not None:
        answers.append(f"{writer.outside()} AS {writer.dialect.name(outside)}")
    temporary = [*writer.temporary, *(name_of(cell) for layer in layers for cell in layer)]
    last = _step(writer.dialect.without(temporary), answers, f"lag_{len(steps)}")
    chain = ",\n".join(f"lag_{number} AS (\n{step}\n)" for number, step in enumerate(steps, 1))
    return f"WITH\n{chain}\n{last}"


def _step(all_columns: str, columns: list[str], source: str) -> str:
    return "SELECT\n  " + ",\n  ".join([all_columns, *columns]) + f"\nFROM {source}"


def _answers(writer: _Writer, output: Output) -> list[str]:
    name, value = output.result.name, writer.of(output.value)
    if output.masks:
        value = f"CASE WHEN {' OR '.join(map(writer.of, output.masks))} THEN NULL ELSE {value} END"
    columns = [f"{value} AS {writer.dialect.name(name)}"]
    if output.result.not_applicable:
        columns.append(
            f"{writer.of(output.not_applicable)} AS {writer.dialect.name(name + NOT_APPLICABLE_COLUMN)}"
        )
    return columns


class _Writer:
    """Writes cells as expressions. `placed` are the cells that stand in columns by now."""

    def __init__(self, plan: Plan, dialect: DuckDB) -> None:
        self.plan, self.dialect = plan, dialect
        self.placed: set[int] = set()
        self.temporary: list[str] = []

    def facts(self) -> list[str]:
        """The facts as the plan reckons with them: null wherever nothing is known, numbers as BIGINT."""
        columns = []
        for name, column in self.plan.columns.items():
            kind = (
                "BOOLEAN" if column.low is None else self._kind(max(abs(column.low), abs(column.high or 0)))
            )
            value = f"CAST({self.dialect.name(name)} AS {kind})"
            if column.not_applicable:
                value = f"CASE WHEN {self._nowhere(name)} THEN NULL ELSE {value} END"
            self.temporary.append(_fact(name))
            columns.append(f"{value} AS {self.dialect.name(_fact(name))}")
        return columns

    def outside(self) -> str:
        """Whether a row lies outside the ranges of the plan."""
        wrong = ["FALSE"]
        for name, column in self.plan.columns.items():
            fact = self.dialect.name(_fact(name))
            if column.low is not None:
                wrong.append(f"COALESCE({fact} < {column.low} OR {fact} > {column.high}, FALSE)")
            if not column.unknown:
                elsewhere = f" AND NOT {self._nowhere(name)}" if column.not_applicable else ""
                wrong.append(f"({fact} IS NULL{elsewhere})")
        return f"({' OR '.join(wrong)})"

    def _kind(self, largest: int) -> str:
        return "BIGINT" if largest.bit_length() < 64 else self.dialect.wide

    def _nowhere(self, name: str) -> str:
        return f"COALESCE({self.dialect.name(name + NOT_APPLICABLE_COLUMN)}, FALSE)"

    def of(self, cell: Cell) -> str:
        """The expression of a cell."""
        if cell.number in self.placed:
            return self.dialect.name(name_of(cell))
        if cell.op in ("const", "column", "unknown", "not_applicable", "missing"):
            return self._leaf(cell)
        needs = max((each.bits for each in (cell, *cell.args) if not each.boolean), default=1)
        parts = [
            f"CAST({self.of(arg)} AS {self.dialect.wide})"
            if needs > 64 and not arg.boolean and arg.bits <= 64
            else self.of(arg)
            for arg in cell.args
        ]
        return self._operation(cell, parts)

    def _operation(self, cell: Cell, parts: list[str]) -> str:
        if cell.op == "select":
            return f"CASE WHEN {parts[0]} THEN {parts[1]} ELSE {parts[2]} END"
        if cell.op in ("min", "max"):
            return f"{'LEAST' if cell.op == 'min' else 'GREATEST'}({', '.join(parts)})"
        if cell.op == "not":
            return f"(NOT {parts[0]})"
        if cell.op == "table":
            rows = enumerate(cast(tuple[int, ...], cell.data))
            chosen = " ".join(f"WHEN {place} THEN {value}" for place, value in rows)
            return f"CAST(CASE {parts[0]} {chosen} END AS BIGINT)"
        if cell.op == "div":
            return self.dialect.quotient(parts[0], int(str(cell.data)))
        return (
            "(" + f" {_SIGNS[cell.op]} ".join(parts if cell.data is None else [*parts, str(cell.data)]) + ")"
        )

    def _leaf(self, cell: Cell) -> str:
        if cell.op == "const":
            if cell.boolean:
                return "TRUE" if cell.data else "FALSE"
            return f"CAST({cell.data} AS {self._kind(abs(cell.low))})"
        if cell.op == "missing":
            return "TRUE"
        name = str(cell.data)
        if cell.op == "not_applicable":
            return self._nowhere(name)
        fact = self.dialect.name(_fact(name))
        if cell.op == "column":
            return fact
        known_elsewhere = f" AND NOT {self._nowhere(name)}" if self.plan.columns[name].not_applicable else ""
        return f"({fact} IS NULL{known_elsewhere})"


def _fact(name: str) -> str:
    return f"__f_{name}"


_SIGNS = {
    "add": "+",
    "sub": "-",
    "mul": "*",
    "scale": "*",
    "mod": "%",
    "and": "AND",
    "or": "OR",
    "lt": "<",
    "le": "<=",
    "eq": "=",
    "same": "=",
}
