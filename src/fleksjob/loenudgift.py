"""What a fleksjob costs the employer: the wage by the law's own steps, and the amounts they state themselves.

Only the wage is computed. Holiday, ATP, insurance and the rest are the employer's own numbers, added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from fleksjob.beregning import Beregning


@dataclass(frozen=True)
class Egne:
    """An employer's own numbers by name: kroner a month, and shares of the wage. `refusion`: kroner back."""

    beloeb: Mapping[str, Fraction]
    andele: Mapping[str, Fraction]
    refusion: Fraction = Fraction(0)


@dataclass(frozen=True)
class Udgift:
    """What it comes to, in exact kroner a month. `poster`: each of the employer's own numbers as an amount.

    `pr_time` is for an effective hour; None where no hours are known, or none are paid.
    """

    loen: Fraction
    poster: Mapping[str, Fraction]
    refusion: Fraction
    pr_time: Fraction | None
    i_alt: Fraction


def udgift(answer: Beregning, egne: Egne, timer: Fraction | None) -> Udgift:
    """The cost of a month. `timer`: effective hours a week, where they are known.

    >>> from fleksjob.beregning import beregn
    >>> answer = beregn({"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"})
    >>> own = Egne({"atp": Fraction(100)}, {"ferie": Fraction(1, 10)})
    >>> cost = udgift(answer, own, Fraction(18))
    >>> float(cost.i_alt), round(float(cost.pr_time), 2)
    (17260.0, 221.28)
    """
    shares = {name: answer.loen_md * share for name, share in egne.andele.items()}
    amounts = {**shares, **egne.beloeb}
    total = answer.loen_md + sum(amounts.values(), Fraction(0)) - egne.refusion
    return Udgift(answer.loen_md, amounts, egne.refusion, _an_hour(answer, total, timer), total)


def _an_hour(answer: Beregning, total: Fraction, timer: Fraction | None) -> Fraction | None:
    weeks = answer.run.program.rate("uger_pr_maaned").at(answer.run.program.day)
    return total / (timer * weeks.amount) if timer and weeks else None
