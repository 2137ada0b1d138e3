"""Rules of the active employment act (LAB), which kept their text and changed their paragraph on 1 January
2020.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fleksjob.engine.rules import Choices, Sentence, Versions, rule

NEW_NUMBERS_FROM = "2020-01-01"
OLD_NUMBERS_UNTIL = "2019-12-31"


def lab(
    foer_2020: str,
    siden: str,
    *,
    kilde: str,
    da: str,
    en: str,
    sikkerhed: str = "lovtekst",
    sikkerhed_foer: str | None = None,
    fra: str = "2013-01-01",
    siger: Mapping[str, Sentence] | None = None,
    valg: Choices | None = None,
) -> Callable[[Callable[..., Any] | Versions], Versions]:
    """Two versions of one rule: under its old paragraph until 2019, under the new one since."""
    old = rule(
        law=foer_2020,
        fra=fra,
        til=OLD_NUMBERS_UNTIL,
        kilde=kilde,
        sikkerhed=sikkerhed_foer or sikkerhed,
        da=da,
        en=en,
        siger=siger,
        valg=valg,
    )
    new = rule(
        law=siden,
        fra=NEW_NUMBERS_FROM,
        kilde=kilde,
        sikkerhed=sikkerhed,
        da=da,
        en=en,
        siger=siger,
        valg=valg,
    )
    return lambda function: new(old(function))
