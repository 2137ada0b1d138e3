"""What the yes and no of the subsidy mean, in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping

from fleksjob.engine.rules import Sentence

TILSKUD: Mapping[str, Sentence] = {
    "ja": (
        "Der er løn eller ydelse i måneden. Fleksløntilskud kan komme på tale.",
        "There is wage or benefit this month. Fleksløntilskud can come into question.",
    ),
    "nej": (
        "Uden løn og uden ydelse er der intet tilskud i måneden.",
        "Without wage and without benefit there is no subsidy this month.",
    ),
    "uvist": (
        "Vi mangler løn eller ydelse i måneden.",
        "The wage or benefit of the month is missing.",
    ),
}
BINDER: Mapping[str, Sentence] = {
    "ja": (
        "Løn og tilskud når lønnen på fuld tid. Tilskuddet er sat ned til forskellen.",
        "Wage and subsidy reach the full-time wage. The subsidy is cut to the difference.",
    ),
    "nej": (
        "Løn og tilskud er tilsammen ikke over lønnen på fuld tid.",
        "Wage and subsidy together are not above the full-time wage.",
    ),
    "uvist": (
        "Vi mangler tal for at sige, om lønloftet begrænser tilskuddet.",
        "Numbers are missing to say whether the cap limits the subsidy.",
    ),
}
