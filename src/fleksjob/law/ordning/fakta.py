"""The facts of old or new scheme."""

from __future__ import annotations

from fleksjob.engine import Choices, Input
from fleksjob.law.folkepension import DATO, FLEKSJOB_BEGYNDT

OPGAVER = Choices(
    "opgaver",
    "de_samme",
    "delvis_nye",
    "nye",
    vist={
        "de_samme": ("De samme", "The same"),
        "delvis_nye": ("Delvis nye", "Partly new"),
        "nye": ("Nye", "New"),
    },
)
FAKTA = (
    FLEKSJOB_BEGYNDT,
    Input(
        "ansaettelse_ophoert",
        "Stopper ansættelsen, fordi du bliver afskediget, eller kontrakten ophører?",
        "Does the employment end because of dismissal or because the contract ends?",
        likely=0.2,
    ),
    Input(
        "ledig_imellem",
        "Er eller bliver du ledig, før det næste fleksjob begynder?",
        "Are you, or will you be, unemployed before the next fleksjob begins?",
        likely=0.15,
    ),
    Input("ny_arbejdsgiver", "Får du en ny arbejdsgiver?", "Do you get a new employer?", likely=0.3),
    Input(
        "virksomhedsoverdragelse",
        "Er det, fordi virksomheden bliver overdraget eller lagt sammen med en anden?",
        "Is that because the business is transferred or merged?",
        likely=0.3,
    ),
    Input("opgaver", "Er dine opgaver de samme?", "Are your tasks the same?", valg=OPGAVER),
    Input(
        "nyt_ansaettelsesomraade",
        "Skifter du ansættelsesområde hos arbejdsgiveren?",
        "Do you move to another area of employment with the employer?",
        likely=0.25,
    ),
    Input(
        "loen_og_vilkaar_aendret",
        "Bliver løn og ansættelsesvilkår ændret?",
        "Are wage and terms changed?",
        likely=0.3,
    ),
    DATO,
)
