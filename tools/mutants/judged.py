"""What a person found about mutants that no test kills: that they are the same law, or why they stay.

`judged.toml` names each by file, rule and change. A name that fits no mutant, or one that a test kills, is an
error: so the list cannot outlive what it is about.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.mutants.mutant import Mutant
    from tools.mutants.report import Outcome

FILE = Path(__file__).with_name("judged.toml")
KEYS = {"file", "where", "change", "why"}


class JudgementError(Exception):
    """A line of the list that fits nothing, with its place."""


@dataclass(frozen=True)
class Judgement:
    """Why a mutant is the same law (`equivalent`), or why it stays (`survivor`)."""

    file: str
    where: str
    change: str
    why: str
    equivalent: bool

    @property
    def name(self) -> tuple[str, str, str]:
        return self.file, self.where, self.change


@dataclass(frozen=True)
class Judgements:
    """The list by name."""

    by_name: dict[tuple[str, str, str], Judgement]

    def of(self, mutant: Mutant) -> Judgement | None:
        return self.by_name.get((mutant.file, mutant.where, mutant.change))

    def equivalent(self, mutant: Mutant) -> bool:
        found = self.of(mutant)
        return found is not None and found.equivalent

    def check(self, outcome: Outcome) -> None:
        """Raise JudgementError for a line about this subject that fits no mutant, or a killed one."""
        files = {each.file for each in outcome.mutants}
        names = {(each.file, each.where, each.change): each for each in outcome.mutants}
        for name, judgement in self.by_name.items():
            if judgement.file not in files:
                continue
            told = f"{FILE.name}: {judgement.file}: {judgement.where}: {judgement.change}"
            if name not in names:
                raise JudgementError(f"{told}\nThere is no such mutant (any more).")
            result = outcome.results.get(names[name].key)
            if result is not None and result.outcome != "survived":
                raise JudgementError(f"{told}\nIt did not survive: {result.outcome} by {result.by}.")


def read(path: Path = FILE) -> Judgements:
    """The list. Raises JudgementError for an entry that is not in order."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    found: dict[tuple[str, str, str], Judgement] = {}
    for kind, entries in content.items():
        if kind not in {"equivalent", "survivor"}:
            raise JudgementError(f"{path.name}: there is no [[{kind}]], only [[equivalent]] and [[survivor]]")
        for entry in entries:
            if set(entry) != KEYS or not all(entry.values()):
                raise JudgementError(f"{path.name}: {entry}: needs {', '.join(sorted(KEYS))}")
            judgement = Judgement(**entry, equivalent=kind == "equivalent")
            if judgement.name in found:
                raise JudgementError(f"{path.name}: twice: {judgement.name}")
            found[judgement.name] = judgement
    return Judgements(found)
