"""The law of one day, ready to run: names become slots, trees become closures.

Nothing of a case is kept here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fleksjob.engine import units
from fleksjob.engine.compile import PENDING, Code, code_of, cycle, missing
from fleksjob.engine.explain import Explanation, Run
from fleksjob.engine.nodes import Node
from fleksjob.engine.rules import Input, Policy, Rule
from fleksjob.engine.values import State, Value
from fleksjob.errors import LawError
from fleksjob.rates.model import Rate, Rates


@dataclass(frozen=True, eq=False, slots=True)
class Entry:
    """What stands in one slot: a rule, input, policy or rate on this day, with its node and its reference."""

    name: str
    kind: str
    da: str
    en: str
    law: str
    kilde: str
    node: Node
    source: Rule | Input | Policy | Rate
    text: str = ""
    """A rate as its source writes it: 0.30, 52/12."""


class Program:
    """The compiled law of one day. Safe to share: a run keeps its own values."""

    def __init__(
        self,
        *,
        day: date,
        rules: Iterable[Rule],
        inputs: Iterable[Input],
        policies: Iterable[Policy],
        rates: Rates,
        name: str,
    ) -> None:
        """Trace and compile.

        Raises LawError for a cycle, a wrong unit, or a rule that is not in force today.
        """
        self.day = day
        self._name = name
        self.entries: list[Entry] = []
        self.slots: dict[str, int] = {}
        self.code: list[Code | None] = []
        self.start: list[Value] = []
        self.inputs = {each.name: each for each in inputs}
        self.policies = {each.name: each for each in policies}
        self._rules = {rule.name: rule for rule in rules}
        self._rates = rates
        self._leaning: dict[str, list[int]] = {}
        for rule_name in self._rules:
            self._place(rule_name, [])
        for other in (*self.inputs, *self.policies):
            self._place(other, [])

    # -- building
    def _place(self, name: str, path: list[str]) -> Entry:
        if name in self.slots:
            return self.entries[self.slots[name]]
        if name in path:
            raise cycle([*path[path.index(name) :], name])
        if name in self._rules:
            return self._place_rule(self._rules[name], [*path, name])
        if name in self.inputs:
            return self._place_input(self.inputs[name])
        if name in self.policies:
            policy = self.policies[name]
            node = Node("policy", data=name, boolean=True)
            return self._add(
                Entry(name, "policy", policy.da, policy.en, "", policy.kilde, node, policy), None, False
            )
        if name in self._rates:
            return self._place_rate(self._rates[name])
        raise LawError(f"{' → '.join(path)}: reglen {name!r} gælder ikke {self.day.isoformat()}")

    def _place_rule(self, rule: Rule, path: list[str]) -> Entry:
        symbols = {need: self._place(need, path).node for need in rule.needs}
        try:
            tree = rule.fn(**symbols)
        except LawError as problem:
            raise LawError(f"{rule.name}: {problem}") from problem
        if not isinstance(tree, Node):
            raise LawError(f"{rule.name}: en regel giver et udtryk, ikke {tree!r}")
        if (rule.valg.unit if rule.valg else None) != (tree.unit if units.is_choice(tree.unit) else None):
            raise LawError(f"{rule.name}: svarets liste af valg står ikke i reglen")
        node = Node(
            "rule",
            (tree,),
            rule.name,
            boolean=tree.boolean,
            unit=tree.unit,
            den=tree.den,
            bounds=(tree.low, tree.high),
        )
        code = code_of(tree, self.slots)
        return self._add(
            Entry(rule.name, "rule", rule.da, rule.en, rule.law, rule.kilde, node, rule), code, PENDING
        )

    def _place_input(self, fact: Input) -> Entry:
        entry = Entry(fact.name, "input", fact.da, fact.en, "", "", fact.node(), fact)
        return self._add(entry, None, State.UNKNOWN if fact.ellers is None else fact.ellers)

    def _place_rate(self, rate: Rate) -> Entry:
        value = rate.at(self.day)
        unit = units.parse(rate.unit)
        if value is None:
            node, code = Node("rate", data=rate.name, unit=unit), missing(rate.missing)
            return self._add(
                Entry(rate.name, "rate", rate.titel, rate.title, rate.law, "", node, rate), code, PENDING
            )
        amount = value.amount
        node = Node(
            "rate", data=rate.name, unit=unit, den=amount.denominator, bounds=(amount, amount), static=amount
        )
        entry = Entry(
            rate.name, "rate", rate.titel, rate.title, value.law, value.kilde, node, rate, value.text
        )
        return self._add(entry, None, amount.numerator)

    def _add(self, entry: Entry, code: Code | None, start: Value) -> Entry:
        self.slots[entry.name] = len(self.entries)
        self.entries.append(entry)
        self.code.append(code)
        self.start.append(start)
        return entry

    # -- using
    @property
    def name(self) -> str:
        """The rule set's name: package version, law date and content hash.

        What was decided is pinned to it.
        """
        return f"{self._name} / {self.day.isoformat()} / {self.fingerprint()[:12]}"

    def fingerprint(self) -> str:
        """SHA-256 over everything that can change a result of this day: trees, references and rates."""
        content = hashlib.sha256()
        for entry in sorted(self.entries, key=lambda each: each.name):
            what: tuple[object, ...] = (entry.name, entry.kind, entry.law, entry.kilde, entry.node.den)
            if isinstance(entry.source, Rule):
                what = (*what, entry.source.sikkerhed, repr(entry.node.args[0]))
            elif isinstance(entry.source, Rate) and (value := entry.source.at(self.day)):
                what = (*what, str(value.amount), value.status, *(("lokal",) if value.lokal else ()))
            elif isinstance(entry.source, Input) and entry.source.ellers is not None:
                what = (*what, str(entry.source.ellers))
            content.update(repr(what).encode())
        return content.hexdigest()

    def rate(self, name: str) -> Rate:
        """The rate of a name, through all its years."""
        return self._rates[name]

    def leaning_on(self, name: str) -> list[int]:
        """The slots of the rules that may change with a fact or policy. A rule stands after what it needs."""
        found = self._leaning.get(name)
        if found is None:
            names = {name}
            for entry in self.entries:
                if isinstance(entry.source, Rule) and not names.isdisjoint(entry.source.needs):
                    names.add(entry.name)
            found = self._leaning[name] = [self.slots[each] for each in names if each != name]
        return found

    def run(self, facts: Mapping[str, Value], given: Mapping[str, Value] | None = None) -> Run:
        """One case. `facts` are integers in the unit of each input (øre, minutes), yes/no, or a State.

        What is left out is UNKNOWN, or what the input says of itself; policies left out take their default.
        `given` sets the value of a rule instead of computing it. Raises ValueError for a fact nobody asks
        for, or of the wrong kind or size.
        """
        values = self.start.copy()
        for name, value in facts.items():
            fact = self.inputs.get(name)
            if fact is not None:
                if value.__class__ is not State:
                    fact.check(value)
            elif name not in self.policies:
                raise ValueError(f"{name}: ukendt oplysning")
            elif not isinstance(value, bool):
                raise ValueError(f"{name}: en politik er ja eller nej, ikke {value!r}")
            values[self.slots[name]] = value
        for name, value in (given or {}).items():
            values[self.slots[name]] = value
        return Run(self, values, dict(facts))

    def explain(self, name: str, facts: Mapping[str, Value]) -> Explanation:
        """One rule of one case: the value, the tree of reasons, and what is still unknown. See `run`."""
        return self.run(facts).explain(name)
