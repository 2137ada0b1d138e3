"""What to do before resigning, and what is not known."""

from __future__ import annotations

from fleksjob.law.flytning.raad import GYLDIG_GRUND_VED_FLYTNING
from fleksjob.law.opsigelse.raad import FRATRAEDELSE, NAESTE_FLEKSJOB
from fleksjob.law.raad import Raad
from fleksjob.law.sanktion.raad import RAAD as SANKTION
from fleksjob.law.sanktion.regler import PARAGRAF_77A

GUIDE = "https://star.dk/til-virksomheder/medarbejdere-i-fleksjob/"
_ALSO_HERE = ("foer_opsigelse", "skriv_grunden_ned", "eget_system", "tre_ugers_start", "faa_igen")

RAAD = (
    *(each for each in SANKTION if each.id in _ALSO_HERE),
    Raad(
        "find_loesninger_foerst",
        "Spørg, om jobbet kan ændres, før du siger op. Se fleksjob vurder stoette.",
        "Ask whether the job can be changed before you resign. See fleksjob vurder stoette.",
        GUIDE,
    ),
    Raad(
        "vejledning_foerst",
        "En sanktion kræver, at du først er vejledt. Se fleksjob vurder sanktion.",
        "A sanction takes guidance first. See fleksjob vurder sanktion.",
        PARAGRAF_77A,
        "oplysning",
    ),
    GYLDIG_GRUND_VED_FLYTNING,
)
ADVARSLER = {
    "aftaler_fratraedelse": FRATRAEDELSE,
    "paa_gammel_ordning": NAESTE_FLEKSJOB,
    "skifter_direkte": Raad(
        "ledig_senere",
        "Om skiftet kan tælle med, hvis du bliver ledig senere, er ikke set.",
        "Whether the change can count if you become unemployed later was not seen.",
        PARAGRAF_77A,
        "uvist",
    ),
}
