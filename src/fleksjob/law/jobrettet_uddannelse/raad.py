"""What is said beside six weeks of job-related training."""

from __future__ import annotations

from fleksjob.law.jobrettet_uddannelse.regler import SOROE, STAR
from fleksjob.law.raad import Raad

RAAD = (
    Raad(
        "spoerg_foer_du_tilmelder",
        "Spørg kommunen, før du tilmelder dig et kursus.",
        "Ask the municipality before you enrol in a course.",
        SOROE,
    ),
    Raad(
        "en_erhvervsgruppe",
        "Du vælger én erhvervsgruppe. Et kursus fra en anden gruppe er ikke muligt bagefter.",
        "You choose one group of trades. A course from another group is not possible afterwards.",
        STAR,
        "oplysning",
    ),
    Raad(
        "uden_ventetid",
        "Nogle kurser har i et forsøg været uden ventetid. Om det gælder i dag, er ikke set.",
        "In a trial some courses had no wait. Whether that applies today was not seen.",
        STAR,
        "uvist",
    ),
    Raad(
        "ikke_selvvalgt",
        "Ordningen afløste 6 ugers selvvalgt uddannelse den 1. januar 2015.",
        "The scheme replaced six weeks of training of one's own choice on 1 January 2015.",
        "https://bm.dk/nyheder-presse/nyheder/2015/01/ny-ordning-med-seks-ugers-jobrettet-uddannelse/",
        "oplysning",
    ),
    Raad(
        "vinduet",
        "Dagene for vinduet regner fleksjob frister: D23.",
        "The days of the window are computed by fleksjob frister: D23.",
        STAR,
        "oplysning",
    ),
)
