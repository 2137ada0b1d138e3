"""Rules as traced functions, a typed expression tree, and what is done with it.

See docs/decisions/0001-engine.md.
"""

from fleksjob.engine.explain import Explanation, Reason, Run
from fleksjob.engine.functions import (
    add_days,
    add_months,
    applies_if,
    first_of,
    greatest,
    least,
    over,
    round_half_up,
    stepped,
    where,
)
from fleksjob.engine.law import Finding, Law
from fleksjob.engine.nodes import Node, all_of, any_of, day, fixed, quantity
from fleksjob.engine.program import Program
from fleksjob.engine.rules import Choices, Input, Policy, Rule, rule, rules_of
from fleksjob.engine.values import NOT_APPLICABLE, UNKNOWN, Dual, State, Value

__all__ = [
    "NOT_APPLICABLE",
    "UNKNOWN",
    "Choices",
    "Dual",
    "Explanation",
    "Finding",
    "Input",
    "Law",
    "Node",
    "Policy",
    "Program",
    "Reason",
    "Rule",
    "Run",
    "State",
    "Value",
    "add_days",
    "add_months",
    "all_of",
    "any_of",
    "applies_if",
    "day",
    "first_of",
    "fixed",
    "greatest",
    "least",
    "over",
    "quantity",
    "round_half_up",
    "rule",
    "rules_of",
    "stepped",
    "where",
]
