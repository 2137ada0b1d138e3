"""One step of a payment, held against the municipality's statement."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from fleksjob.engine.rules import Sentence

ENS, FOELGER, SKILLES, UVIST, IKKE_OPLYST = UDFALD = (
    "ens",
    "foelger",
    "skilles",
    "kan_ikke_afgoeres",
    "ikke_oplyst",
)
"""What a step can be. `foelger`: it follows from the municipality's own figures before it."""

EN_KRONE = Fraction(1)
"""Figures as far apart as this are equal: municipalities round each in their own way."""


@dataclass(frozen=True)
class Trin:
    """One step: our figure, the municipality's, and the one that follows from its own figures before it.

    `grunde` say why a step cannot be settled.
    """

    id: str
    titel: Sentence
    vores: Fraction
    kommunens: Fraction | None
    af_deres: Fraction | None
    udfald: str
    lov: str
    kilde: str
    sikkerhed: str
    grunde: tuple[Sentence, ...] = ()

    @property
    def forskel(self) -> Fraction | None:
        """The municipality's figure less ours."""
        return None if self.kommunens is None else self.kommunens - self.vores
