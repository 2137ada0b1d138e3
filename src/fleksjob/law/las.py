"""Rules of the act on active social policy (LAS) whose text was seen in one consolidated act only.

Lovbekendtgørelse 241 is of 12 February 2021. That a rule said the same before that day is inferred; that it
was changed later was not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fleksjob.engine.rules import Choices, Sentence, Versions
from fleksjob.law.raad import Raad
from fleksjob.law.versioner import to_versioner

SET_FRA = "2021-02-12"
USET_TIL = "2021-02-11"

LOVTEKST_2021 = Raad(
    "lovtekst_2021",
    "Lovteksten er set, som den var i 2021. Spørg kommunen, om noget er ændret siden.",
    "The text of the Act was seen as it was in 2021. Ask the municipality whether it has changed since.",
    "https://www.elov.dk/aktivloven/kapitel/7/",
    "uvist",
)


def las(
    paragraf: str,
    *,
    kilde: str,
    da: str,
    en: str,
    sikkerhed: str = "lovtekst",
    siger: Mapping[str, Sentence] | None = None,
    valg: Choices | None = None,
) -> Callable[[Callable[..., Any] | Versions], Versions]:
    """Two versions of one rule: inferred until the consolidated act of 2021, as its text says since."""
    return to_versioner(
        {"fra": "2013-01-01", "til": USET_TIL, "sikkerhed": "afledt"},
        {"fra": SET_FRA, "sikkerhed": sikkerhed},
        law=paragraf,
        kilde=kilde,
        da=da,
        en=en,
        siger=siger,
        valg=valg,
    )
