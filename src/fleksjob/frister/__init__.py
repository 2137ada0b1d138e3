"""The deadlines of a fleksjob: `frister(facts, today)` gives them with day, workday, law and reasons.

>>> svar = frister({"ansaettelse_start": "2024-03-01", "varighed": "midlertidigt"})
>>> [(each.id, each.dato.isoformat()) for each in svar.frister][2:]
[('D01', '2026-09-01'), ('D03', '2028-09-01'), ('D04', '2029-03-01')]
"""

from fleksjob.frister.model import Frist, IkkeAktuel, Mangler, Raekke, Regler, Svar, Tekst, Udeladt
from fleksjob.frister.oplysninger import NOEGLER, POLITIKKER
from fleksjob.frister.svar import frister, gaeldende

__all__ = [
    "NOEGLER",
    "POLITIKKER",
    "Frist",
    "IkkeAktuel",
    "Mangler",
    "Raekke",
    "Regler",
    "Svar",
    "Tekst",
    "Udeladt",
    "frister",
    "gaeldende",
]
