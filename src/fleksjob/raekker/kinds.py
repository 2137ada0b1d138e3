"""Rows of one kind, and the plans that compute them: amounts, and whether an open question changes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import lcm
from typing import Any

import polars as pl

from fleksjob.beregning import program_of, satsdag
from fleksjob.engine import Law, Program
from fleksjob.engine.columns import Column, Plan, TooWide
from fleksjob.engine.columns.machine import reachable
from fleksjob.errors import RateMissing
from fleksjob.law.fleksloentilskud.politikker import SATSER_FOR
from fleksjob.raekker.cells import EXTRA, WAY, WAYS, Way
from fleksjob.raekker.header import AMOUNTS, YES_NO
from fleksjob.raekker.stretches import NO_LAW, LawByStretch
from fleksjob.sag import Sag

STORED = {"loen_md": "oplyst_loen_md", "fuldtidsloen_md": "oplyst_fuldtidsloen_md"}
"""What the rules call the amounts that a row states."""

HERE, BEFORE = "__here", "__before"
"""The stretch of law of the row's day, and of the month before: numbers of `LawByStretch`."""

QUESTIONS = (YES_NO, "ret_til_tilskud")
OERE = 100


@dataclass(frozen=True)
class Kind:
    """What the rows of a group share.

    `day` is a day of the stretch whose law applies, `other_day` one of the stretch it would be by the other
    choice of month (None where that has no rates). `extra` are the amounts beside the wage, those all 0 left
    out.
    """

    day: date
    other_day: date | None
    by_month_before: bool
    way: Way
    extra: tuple[str, ...]
    policies: tuple[tuple[str, bool], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The facts that differ from row to row, as the rules call them."""
        return tuple(STORED.get(name, name) for name in (*self.way.keys, *self.extra))

    def stored(self) -> dict[str, str]:
        """How the columns of a group are renamed to what the rules call them."""
        return {name: STORED[name] for name in self.way.keys if name in STORED}

    def law_days(self, days: pl.Series) -> pl.Series:
        """The day whose law applies to each row."""
        return days.dt.month_start().dt.offset_by("-1d") if self.by_month_before else days


def kind_of(law: LawByStretch, first: Sag, group: pl.DataFrame) -> Kind | None:
    """What the rows of a group share, by the first case of it; None where they have no law."""
    here, before = group[HERE][0], group[BEFORE][0]
    month_before = satsdag(first) != first.dato
    place, other = (before, here) if month_before else (here, before)
    if place == NO_LAW:
        return None
    return Kind(
        day=law.starts[place],
        other_day=None if other == NO_LAW else law.starts[other],
        by_month_before=month_before,
        way=WAYS[group[WAY][0]],
        extra=tuple(name for name in EXTRA if (group[name] > 0).any()),
        policies=tuple(sorted(first.politik.items())),
    )


class Ready:
    """The plans of one kind. `width` is how many bits its signs take, before the year."""

    def __init__(
        self, kind: Kind, program: Program, exact: Plan, shown: Plan, others: Mapping[str, Plan | bool]
    ) -> None:
        self.kind, self.program, self.exact, self.shown, self.others = kind, program, exact, shown, others
        self.before_others = len(kind.columns) + len(QUESTIONS) + 1
        self.width = self.before_others + len(others)
        before, _, after = program.name.rpartition(program.day.isoformat())
        self.rule_set = before, after

    def differs(self, signs: int) -> dict[str, bool]:
        """Which open questions would change the answer of a row with these signs."""
        return {name: bool(signs >> self.before_others + bit & 1) for bit, name in enumerate(self.others)}

    def run(self, group: pl.DataFrame) -> pl.DataFrame:
        """The amounts in øre, the cap, and the signs: one bit for each question about a row."""
        facts = group.select(self.kind.columns).lazy()
        others = [plan for plan in self.others.values() if isinstance(plan, Plan)]
        plans = [plan.polars(facts).select(plan.wanted) for plan in (self.shown, self.exact, *others)]
        shown, exact, *changed = pl.collect_all(plans)
        side_by_side = exact.hstack(
            [
                column.alias(f"{number} {column.name}")
                for number, each in enumerate(changed)
                for column in each
            ]
        )
        signs = pl.Series("signs", [0] * group.height, pl.Int64)
        for bit, sign in enumerate(self._signs(group, side_by_side)):
            signs = signs + sign.cast(pl.Int64) * (1 << bit)
        amounts = shown.select(pl.col(AMOUNTS).cast(pl.Int64))
        return amounts.hstack([exact[YES_NO], signs])

    def _signs(self, group: pl.DataFrame, exact: pl.DataFrame) -> Iterator[pl.Series]:
        for name in self.kind.columns:
            yield group[name] > 0
        for name in QUESTIONS:
            yield exact[name]
        yield exact.select(_compared(self.exact, "loen_md", self.exact, "fuldtidsloen_md", "gt"))["sign"]
        number = 0
        for other in self.others.values():
            if isinstance(other, bool):
                yield pl.Series([other] * group.height, dtype=pl.Boolean)
                continue
            pairs = [_compared(self.exact, name, other, name, "ne", f"{number} ") for name in AMOUNTS]
            yield exact.select(pl.any_horizontal(pairs).alias("sign"))["sign"]
            number += 1


def _compared(plan: Plan, name: str, other: Plan, other_name: str, how: str, prefix: str = "") -> pl.Expr:
    """Two exact numbers over denominators of their own, compared."""
    one, two = plan.results[name], other.results[other_name]
    shared = lcm(one.den, two.den)
    ends = []
    for column, result in ((name, one), (prefix + other_name, two)):
        factor = shared // result.den
        wide = max(abs(result.low), abs(result.high)) * factor >= 2**63
        value = pl.col(column).cast(pl.Int128) if wide else pl.col(column)
        ends.append(value if factor == 1 else value * factor)
    sign: pl.Expr = getattr(ends[0], how)(ends[1])
    return sign.alias("sign") if not prefix else sign.alias(f"{prefix}{name} differs")


class Workshop:
    """Makes the plans of each kind once. Nothing of a row is kept."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self._ready: dict[Kind, Ready | None] = {}

    def ready(self, kind: Kind, first: Sag) -> Ready | None:
        """The plans of a kind; None where no plan can take its numbers."""
        if kind not in self._ready:
            try:
                self._ready[kind] = self._make(kind, first)
            except (TooWide, RateMissing):
                self._ready[kind] = None
        return self._ready[kind]

    def _make(self, kind: Kind, first: Sag) -> Ready:
        program = program_of(self.law, kind.day)
        fixed: dict[str, Any] = {
            name: value for name, value in first.facts.items() if name not in kind.columns
        }
        fixed |= first.politik
        exact = _plan(program, kind, fixed, (*AMOUNTS, *QUESTIONS))
        shown = _plan(program, kind, fixed, AMOUNTS, dict.fromkeys(AMOUNTS, OERE))
        looked_at = _policies_of(program, kind, fixed)
        others: dict[str, Plan | bool] = {}
        for policy in self.law.policies:
            others[policy.name] = False
            if policy.name in looked_at:
                switched = {**fixed, policy.name: not first.politik.get(policy.name, False)}
                others[policy.name] = self._other(program, kind, switched, exact)
        if kind.other_day != kind.day:
            switched = {**fixed, SATSER_FOR.name: not kind.by_month_before}
            others[SATSER_FOR.name] = self._in_other_month(kind, switched, exact)
        return Ready(kind, program, exact, shown, others)

    def _in_other_month(self, kind: Kind, fixed: dict[str, Any], exact: Plan) -> Plan | bool:
        """The plan with the rates of the other month; True where it has none."""
        if kind.other_day is None:
            return True
        return self._other(program_of(self.law, kind.other_day), kind, fixed, exact)

    def _other(self, program: Program, kind: Kind, fixed: dict[str, Any], exact: Plan) -> Plan | bool:
        """The plan with another choice; False where no row can get another answer.

        Raises RateMissing where some rows may need a rate there is not: then each must be asked by itself.
        """
        other = _plan(program, kind, fixed, AMOUNTS)
        return False if _same(exact, other) else other


def _plan(
    program: Program,
    kind: Kind,
    fixed: Mapping[str, Any],
    wanted: tuple[str, ...],
    rounded: Mapping[str, int] | None = None,
) -> Plan:
    """A plan in 64 bits where the numbers fit, and in 128 where they do not."""
    columns = [Column(name, unknown=False) for name in kind.columns]
    return Plan(program, wanted, columns, fixed=fixed, rounded=rounded, bits=128)


def _policies_of(program: Program, kind: Kind, fixed: Mapping[str, Any]) -> frozenset[str]:
    """The open questions that some amount looks at."""
    policies = tuple(program.policies)
    columns = [Column(name, unknown=False) for name in (*kind.columns, *policies)]
    facts = {name: value for name, value in fixed.items() if name not in policies}
    try:
        plan = Plan(program, AMOUNTS, columns, fixed=facts, bits=128)
    except RateMissing:  # with some choice
        return frozenset(policies)
    return frozenset(str(cell.data) for cell in plan.cells if cell.op == "column" and cell.boolean)


def _same(plan: Plan, other: Plan) -> bool:
    """Whether two plans compute the amounts in the same way, so that no row can differ."""
    return _written(plan) == _written(other)


def _written(plan: Plan) -> list[Any]:
    outputs = [each for each in plan.outputs if each.result.name in AMOUNTS]
    roots = [cell for each in outputs for cell in (each.value, each.unknown, each.not_applicable)]
    order = reachable(roots)
    place = {cell.number: number for number, cell in enumerate(order)}
    written = [
        (cell.op, cell.data, cell.low, cell.high, *(place[arg.number] for arg in cell.args)) for cell in order
    ]
    return [*written, [place[root.number] for root in roots], [each.result.den for each in outputs]]
