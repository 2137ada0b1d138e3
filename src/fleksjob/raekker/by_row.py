"""One row at a time, by `beregning.beregn_sag`: the reference, and the way of rows that are not plain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fleksjob import sag
from fleksjob.beregning import Beregning, beregn_sag, satsdag
from fleksjob.errors import InputError, RateMissing
from fleksjob.raekker.block import Block
from fleksjob.raekker.header import AMOUNTS, MARGINS, POLICY_NAMES, YES_NO
from fleksjob.raekker.stretches import LawByStretch
from fleksjob.tal import oere


class ByRow:
    """Computes rows one by one. `policies` are the open questions as chosen for the whole file."""

    def __init__(
        self, law: LawByStretch, policies: Mapping[str, str], *, margins: bool = False, language: str = "da"
    ) -> None:
        self.law, self.margins, self.language = law, margins, language
        self.policies = {POLICY_NAMES.get(name, name): choice for name, choice in policies.items()}

    def answers(self, block: Block, rows: list[int]) -> Iterator[dict[str, Any]]:
        """The answer of each of these rows: amounts in øre, null where the row cannot be used."""
        cells = block.cells[rows].to_dicts() if rows else []
        for row, texts in zip(rows, cells, strict=True):
            if row in block.unreadable:
                yield failed(block.unreadable[row], self.language)
            else:
                yield self.answer(block.odd.get(row) or facts_of(texts))

    def answer(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """The answer of one row, or why there is none."""
        try:
            case = self.read(facts)
            return self._good(beregn_sag(case, self.law))
        except InputError as problem:
            return failed(problem, self.language)
        except RateMissing as problem:  # of the first day of the stretch, maybe
            return failed(self.law.rates[problem.name].missing(satsdag(case)), self.language)

    def read(self, facts: Mapping[str, Any]) -> sag.Sag:
        """The case of a row with the choices of the whole file. Raises InputError."""
        own = facts.get("politik", {})
        if self.policies and isinstance(own, Mapping):
            facts = {**facts, "politik": {**self._others(own), **own}}
        return sag.laes(facts)

    def _others(self, own: Mapping[str, Any]) -> dict[str, str]:
        """The file's choices on the questions that the row does not answer itself."""
        answered = {POLICY_NAMES.get(name, name) for name in own}
        return {name: value for name, value in self.policies.items() if name not in answered}

    def _good(self, answer: Beregning) -> dict[str, Any]:
        found: dict[str, Any] = {name: oere(getattr(answer, name)) for name in AMOUNTS}
        found[YES_NO] = answer.loenloft_binder
        if self.margins:
            for name in MARGINS:
                value = getattr(answer, name)
                found[name] = None if value is None else oere(value)
        found["forbehold"] = " ".join(each.id for each in answer.forbehold)
        found["regelsaet"] = answer.regelsaet
        return found


def facts_of(texts: Mapping[str, str | None]) -> dict[str, Any]:
    """The facts of a row as `sag.laes` takes them, from its cells."""
    facts: dict[str, Any] = {}
    for name, text in texts.items():
        if text is None:
            continue
        table, dot, entry = name.partition(".")
        if dot:
            facts.setdefault(table, {})[entry] = text
        else:
            facts[name] = text
    return facts


def failed(problem: InputError | RateMissing, language: str = "da") -> dict[str, Any]:
    """The answer of a row that cannot be used: which field, and why with a good value."""
    english = language == "en"
    if isinstance(problem, RateMissing):
        return {"fejl_felt": "dato", "fejl": _line(problem.message_en if english else str(problem))}
    return {"fejl_felt": problem.field, "fejl": _line(problem.reason_en if english else problem.reason)}


def _line(text: str) -> str:
    return " ".join(text.split())
