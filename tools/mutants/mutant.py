"""One change of one file, and how it is told."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

FORMULA, DATE, CONSTANT, FACT, TABLE, RATE, PYTHON = (
    "formula",
    "date",
    "constant",
    "fact",
    "table",
    "rate",
    "python",
)
KINDS = (FORMULA, DATE, CONSTANT, TABLE, FACT, RATE, PYTHON)
"""Bodies of rules; dates; numbers beside the rules; tables of the law; facts; rates; plain helpers."""


@dataclass(frozen=True)
class Mutant:
    """A file (below src/fleksjob), where in it, what was changed by which operator, and the text after it."""

    subject: str
    file: str
    where: str
    kind: str
    operator: str
    before: str
    after: str
    text: str = field(repr=False)
    stable: str = field(repr=False)
    """What the result depends on in the file: the statement after the change."""
    number: int = 1
    """Which of several changes that read the same."""

    @property
    def change(self) -> str:
        """Before and after, in one line."""
        again = f" ({self.number})" if self.number > 1 else ""
        return f"{self.before} → {self.after}{again}"

    @property
    def place(self) -> str:
        """File and rule."""
        return f"{self.file}: {self.where}"

    @property
    def key(self) -> str:
        """What tells it from every other mutant, also in the next run."""
        parts = (self.file, self.where, self.operator, self.change, self.stable)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]
