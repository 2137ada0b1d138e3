"""How far away a deadline is, as `fleksjob.frister` has it, so that no rule states the distance again."""

from __future__ import annotations

from functools import cache

from fleksjob import frister
from fleksjob.engine import Node, add_days
from fleksjob.errors import LawError
from fleksjob.frister.model import Afstand
from fleksjob.law.folkepension import maaneder_efter


@cache
def _afstande() -> dict[str, Afstand]:
    return {row.id: row.plus for row in frister.gaeldende().raekker.values()}


def efter_dage(start: Node, raekke: str) -> Node:
    """The day of a row that counts days, such as "D27". Raises LawError for another row."""
    plus = _afstande().get(raekke)
    if plus is None or plus.maaneder or not plus.dage:
        raise LawError(f"{raekke} er ikke en frist i dage")
    return add_days(start, plus.dage)


def efter_maaneder(start: Node, raekke: str, dag_der_ikke_findes: Node) -> Node:
    """The day of a row that counts months, such as "D22". Raises LawError for another row."""
    plus = _afstande().get(raekke)
    if plus is None or plus.dage or not plus.maaneder:
        raise LawError(f"{raekke} er ikke en frist i måneder")
    return maaneder_efter(start, plus.maaneder, dag_der_ikke_findes)
