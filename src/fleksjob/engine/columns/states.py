"""The states taken apart: an answer of the law as a value and its masks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

from fleksjob.engine.columns.machine import Cell, Graph


@dataclass(frozen=True, slots=True)
class Answer:
    """What a node gives: the value where it is known, and masks that exclude each other.

    A number is `value` · `scale` over the denominator of its node; scale 0 is the number 0, or no number at
    all.
    """

    value: Cell
    scale: int
    unknown: Cell
    not_applicable: Cell
    missing: Cell


class States:
    """Answers over one graph of cells."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def answer(
        self,
        value: Cell,
        scale: int,
        unknown: Cell | None = None,
        not_applicable: Cell | None = None,
        missing: Cell | None = None,
    ) -> Answer:
        """An answer; a mask left out never holds."""
        false = self.graph.false
        return Answer(value, scale, unknown or false, not_applicable or false, missing or false)

    def known(self, answer: Answer) -> Cell:
        """Whether the value is known in a row."""
        graph = self.graph
        return graph.not_(graph.or_(answer.unknown, answer.not_applicable, answer.missing))

    def blend(self, parts: Sequence[Answer]) -> tuple[Cell, Cell, Cell]:
        """The masks of what needs all its parts: not applicable goes before unknown."""
        graph = self.graph
        missing = graph.or_(*(part.missing for part in parts))
        nowhere = graph.or_(*(part.not_applicable for part in parts))
        unknown = graph.or_(*(part.unknown for part in parts))
        return (
            graph.and_(unknown, graph.not_(nowhere), graph.not_(missing)),
            graph.and_(nowhere, graph.not_(missing)),
            missing,
        )

    def aligned(self, parts: Sequence[Answer], factors: Sequence[int]) -> tuple[list[Cell], int]:
        """The values over one common scale, as small as it can be. Yes and no have none."""
        if parts[0].value.boolean:
            return [part.value for part in parts], 1
        wide = [part.scale * factor for part, factor in zip(parts, factors, strict=True)]
        scale = gcd(*wide) or 1
        return [
            self.graph.scale(part.value, each // scale) for part, each in zip(parts, wide, strict=True)
        ], gcd(*wide)

    def perhaps(self, side: Answer) -> Answer:
        """A side that may never be chosen: a rate it lacks is no reason to refuse, only not to know."""
        if side.missing.op != "missing":
            return side
        return self.answer(side.value, side.scale, unknown=self.graph.true)
