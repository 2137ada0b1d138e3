"""Rules of the active employment act (LAB), which kept their text and changed their paragraph on 1 January
2020.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fleksjob.engine.rules import Choices, Sentence, Versions
from fleksjob.law.versioner import to_versioner

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
    return to_versioner(
        {"law": foer_2020, "fra": fra, "til": OLD_NUMBERS_UNTIL, "sikkerhed": sikkerhed_foer or sikkerhed},
        {"law": siden, "fra": NEW_NUMBERS_FROM, "sikkerhed": sikkerhed},
        kilde=kilde,
        da=da,
        en=en,
        siger=siger,
        valg=valg,
    )
