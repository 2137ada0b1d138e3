"""The law in force: every rule module of this folder with the shipped rates, as one immutable `Law`."""

from __future__ import annotations

from pathlib import Path

from fleksjob.engine import Law, rules_of
from fleksjob.law import fleksloentilskud, oplysninger, politikker, satsberegning
from fleksjob.rates import load

RATES = Path(__file__).parent.parent / "rates"


def gaeldende() -> Law:
    """The law as this version of the package knows it.

    Reads the rate files; raises LawError if one is broken.
    """
    return Law(
        rules=tuple(rules_of(fleksloentilskud, satsberegning)),
        inputs=oplysninger.ALLE,
        policies=politikker.ALLE,
        rates=load(RATES),
    )
