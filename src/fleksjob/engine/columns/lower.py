"""From tree to cells: the law of one day, with what is fixed folded away."""

from __future__ import annotations

from collections.abc import Mapping
from math import gcd
from typing import cast

from fleksjob.engine.columns.machine import Graph
from fleksjob.engine.columns.model import Column
from fleksjob.engine.columns.operations import LOWER
from fleksjob.engine.columns.states import Answer, States
from fleksjob.engine.nodes import Node
from fleksjob.engine.program import Program
from fleksjob.engine.values import NOT_APPLICABLE, UNKNOWN, Value
from fleksjob.errors import LawError


class Lowering:
    """Makes the cells of some rules of a program.

    `columns` have their bounds filled in; `fixed` are the values that are the same in every row; `tables` are
    the rates that the column `by` chooses, as stored integers.
    """

    def __init__(
        self,
        program: Program,
        columns: Mapping[str, Column],
        fixed: Mapping[str, Value],
        tables: Mapping[str, tuple[int, ...]],
        by: str,
    ) -> None:
        self.program, self.columns, self.fixed = program, columns, fixed
        self.tables, self.by = tables, by
        self.graph = Graph()
        self.states = States(self.graph)
        self._names: dict[str, Answer] = {}
        self._nodes: dict[int, Answer] = {}

    # -- leaves
    def of_name(self, name: str) -> Answer:
        """The cells of a rule, an input, a policy or a rate."""
        answer = self._names.get(name)
        if answer is None:
            answer = self._names[name] = self._of_name(name)
        return answer

    def _of_name(self, name: str) -> Answer:
        if name in self.columns:
            return self._column(name)
        if name in self.fixed:
            return self._fixed(self.fixed[name], boolean=self._node(name).boolean)
        if name in self.tables:
            return self._table(self.tables[name])
        entry = self.program.entries[self.program.slots[name]]
        if entry.kind == "rule":
            outer, self.graph.rule = self.graph.rule, name
            answer = self.of(entry.node.args[0])
            self.graph.rule = outer
            return answer
        if entry.kind == "rate" and entry.node.static is None:
            return self.states.answer(self.graph.integer(0), 0, missing=self.graph.mask("missing", name))
        return self._fixed(self.program.start[self.program.slots[name]], boolean=entry.node.boolean)

    def _node(self, name: str) -> Node:
        return self.program.entries[self.program.slots[name]].node

    def _column(self, name: str) -> Answer:
        column, graph = self.columns[name], self.graph
        bounds = None if column.low is None or column.high is None else (column.low, column.high)
        return self.states.answer(
            graph.column(name, bounds),
            column.step,
            graph.mask("unknown", name) if column.unknown else None,
            graph.mask("not_applicable", name) if column.not_applicable else None,
        )

    def _table(self, values: tuple[int, ...]) -> Answer:
        scale = gcd(*values)
        key = self._column(self.by).value
        return self.states.answer(
            self.graph.table(key, tuple(each // (scale or 1) for each in values)), scale
        )

    def _fixed(self, value: Value, *, boolean: bool) -> Answer:
        graph = self.graph
        nothing = graph.false if boolean else graph.integer(0)
        if value is UNKNOWN:
            return self.states.answer(nothing, 0, unknown=graph.true)
        if value is NOT_APPLICABLE:
            return self.states.answer(nothing, 0, not_applicable=graph.true)
        if isinstance(value, bool):
            return self.states.answer(graph.true if value else graph.false, 1)
        number = cast(int, value)
        return self.states.answer(graph.integer((number > 0) - (number < 0)), abs(number))

    # -- nodes
    def of(self, node: Node) -> Answer:
        """The cells of a node of the tree. Raises LawError for a division by a rate of many days."""
        answer = self._nodes.get(id(node))
        if answer is None:
            if node.op == "const":
                answer = self._fixed(cast(Value, node.data), boolean=node.boolean)
            elif node.op in ("rule", "input", "rate", "policy"):
                answer = self.of_name(cast(str, node.data))
            elif node.op == "div" and node.args[1].data in self.tables:
                raise LawError(
                    f"der divideres med satsen {node.args[1].data!r}: den er den samme i alle rækker"
                )
            else:
                answer = LOWER[node.op](self.states, node, [self.of(arg) for arg in node.args])
            self._nodes[id(node)] = answer
        return answer
