"""What a row depends on besides its trigger: each condition looks at the facts and says what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from fleksjob import dates
from fleksjob.frister.model import Tekst
from fleksjob.frister.oplysninger import NY_ORDNING_FRA, Fakta
from fleksjob.law.fastholdelse.fakta import TILBAGEVIRKENDE


class Udfald(NamedTuple):
    """What a condition says: it fails (`nej`), a fact is missing, or it holds, perhaps with a caveat.

    `afledt` is whether the row is only our inference under these facts.
    """

    nej: Tekst | None = None
    mangler: str = ""
    forbehold: Tekst | None = None
    afledt: bool = False


HOLDER = Udfald()
_GAMMEL = Tekst(
    "Fleksjobbet begyndte før 2013. I den gamle ordning er der ingen grænse på fem år. "
    "Om opfølgning hvert 2½ år er kilden kun set delvist: spørg kommunen.",
    "The fleksjob began before 2013. The old scheme has no limit of five years. "
    "On follow-up every 2½ years the source was only seen in part: ask the municipality.",
)


def _ny_ordning(facts: Fakta) -> Udfald:
    start = facts.datoer.get("ansaettelse_start")
    if start is None:
        return Udfald(mangler="ansaettelse_start")
    return Udfald(nej=_GAMMEL) if start < NY_ORDNING_FRA else HOLDER


def _ny_ordning_hvis_kendt(facts: Fakta) -> Udfald:
    return _ny_ordning(facts) if facts.kendt("ansaettelse_start") else HOLDER


def _ingen_opfoelgning(facts: Fakta) -> Udfald:
    day = facts.datoer.get("seneste_opfoelgning")
    if day is None:
        return HOLDER
    return Udfald(
        nej=Tekst(
            f"Der er holdt opfølgning {dates.show(day)}. Den næste regnes derfra: se D02.",
            f"A follow-up was held on {dates.show(day)}. The next one is counted from there: see D02.",
        )
    )


def _midlertidigt(facts: Fakta) -> Udfald:
    if facts.permanent is None:
        return Udfald(mangler="varighed")
    if facts.permanent:
        return Udfald(nej=Tekst("Fleksjobbet er permanent.", "The fleksjob is permanent."))
    return HOLDER


def _periode_som_ansaettelsen(facts: Fakta) -> Udfald:
    if facts.kendt("periode_start"):
        return HOLDER
    return Udfald(
        forbehold=Tekst(
            "Vi regner fra ansættelsens start, ikke fra visitationen. Det er vores slutning. "
            "Om et jobskifte eller en pause giver fem nye år, er ikke set. "
            "Skriv periode_start, hvis kommunen har oplyst en anden dag.",
            "We count from the start of employment, not from the visitation. That is our inference. "
            "Whether a change of job or a gap gives five new years was not seen. "
            "State periode_start if the municipality named another day.",
        ),
        afledt=True,
    )


def _ogsaa_permanent(facts: Fakta) -> Udfald:
    if not facts.permanent:
        return HOLDER
    return Udfald(
        forbehold=Tekst(
            "At opfølgningen også gælder et permanent fleksjob, er vores slutning.",
            "That the follow-up also covers a permanent fleksjob is our inference.",
        ),
        afledt=True,
    )


def _skriftlig_aftale(facts: Fakta) -> Udfald:
    signed, effective = (facts.datoer.get(key) for key in ("aftale_underskrevet", "aftale_gaelder_fra"))
    if signed is None or effective is None or effective >= signed:
        return HOLDER
    if facts.valgt(TILBAGEVIRKENDE):
        return Udfald(
            forbehold=Tekst(
                "Du har valgt at tælle fra før underskriften. Det er ikke set, at det er muligt.",
                "You chose to count from before the signature. That this is possible was not seen.",
            ),
            afledt=True,
        )
    return Udfald(
        forbehold=Tekst(
            TILBAGEVIRKENDE.warning,
            "We count from the signature at the earliest. Whether it can reach back was not seen.",
        )
    )


def _faar_ledighedsydelse(facts: Fakta) -> Udfald:
    if facts.maaneder or facts.kendt("ledighedsydelse_fra"):
        return HOLDER
    return Udfald(mangler="ledighedsydelse_fra")


BETINGELSER: Mapping[str, Callable[[Fakta], Udfald]] = {
    "ny_ordning": _ny_ordning,
    "ny_ordning_hvis_kendt": _ny_ordning_hvis_kendt,
    "ingen_opfoelgning": _ingen_opfoelgning,
    "midlertidigt": _midlertidigt,
    "periode_som_ansaettelsen": _periode_som_ansaettelsen,
    "ogsaa_permanent": _ogsaa_permanent,
    "skriftlig_aftale": _skriftlig_aftale,
    "faar_ledighedsydelse": _faar_ledighedsydelse,
}
"""Every condition a row may name."""

FORKLARING: Mapping[str, str] = {
    "ny_ordning": "fleksjobbet begyndte i 2013 eller senere",
    "ny_ordning_hvis_kendt": "fleksjobbet begyndte i 2013 eller senere, hvis starten er oplyst",
    "ingen_opfoelgning": "der er ikke oplyst en opfølgning",
    "midlertidigt": "fleksjobbet er midlertidigt",
    "periode_som_ansaettelsen": "uden periode_start regnes fra ansættelsens start; det er vores slutning",
    "ogsaa_permanent": "gælder også et permanent fleksjob; det er vores slutning",
    "skriftlig_aftale": "aftalen er skriftlig, og der tælles tidligst fra underskriften",
    "faar_ledighedsydelse": "der er oplyst ledighedsydelse",
}
"""The same conditions, as a person reads them."""
