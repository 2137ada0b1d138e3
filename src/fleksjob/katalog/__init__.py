"""The catalogue: every rate, rule and open question, drawn from the law itself.

As data (`regler_json`, `satser`), for a person at a terminal, and as the pages of docs/regler (`sider`).

>>> regel_json(find("varighed"), "fyldt_fyrre")["versioner"][0]["lov"]
'LAB § 70 c'
"""

from fleksjob.katalog.data import regel_json, regler_json
from fleksjob.katalog.fag import Fag, alle, find
from fleksjob.katalog.markdown import fag_side, sider
from fleksjob.katalog.satsliste import mangler, mangler_tekst, satser, satser_tekst
from fleksjob.katalog.tekst import emne_tekst, oversigt, regel_tekst

__all__ = [
    "Fag",
    "alle",
    "emne_tekst",
    "fag_side",
    "find",
    "mangler",
    "mangler_tekst",
    "oversigt",
    "regel_json",
    "regel_tekst",
    "regler_json",
    "satser",
    "satser_tekst",
    "sider",
]
