"""The law in force: fleksløntilskud here, the assessments in `emner`, each subject in a folder of its own."""

from __future__ import annotations

from functools import lru_cache

from fleksjob import rates
from fleksjob.engine import Law, rules_of
from fleksjob.law.fleksloentilskud import fakta, maaneden, politikker, regler, satsberegning


def gaeldende() -> Law:
    """The law of fleksløntilskud as this version of the package knows it.

    Reads the rate files; raises LawError if one is broken.

    >>> from datetime import date
    >>> gaeldende().rates["knaek_maanedsloen"].at(date(2024, 6, 1)).text
    '16323.00'
    """
    return _with(rates.gaeldende())


@lru_cache(maxsize=4)
def _with(known: rates.Rates) -> Law:
    return Law(
        rules=tuple(rules_of(maaneden, regler, satsberegning)),
        inputs=fakta.ALLE,
        policies=politikker.ALLE,
        rates=known,
    )
