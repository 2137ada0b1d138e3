"""Moving to another municipality (LAB § 123, stk. 4; RSL § 9; LAS § 74 c).

The visitation and the fleksløntilskud go on; the new municipality takes over the case and the follow-up. Who
pays between the municipalities is not answered by the sources.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, applies_if, rule, where
from fleksjob.law.frist import efter_maaneder
from fleksjob.law.lab import lab
from fleksjob.law.varighed.regler import naeste_opfoelgning, paa_gammel_ordning

PARAGRAF_123 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/123/"
PARAGRAF_9 = "https://www.elov.dk/retssikkerhedsloven-det-sociale-omrade/paragraf/9/"
PARAGRAF_74_C = "https://elov.dk/aktivloven/74c/"
DUKH = (
    "http://www.dukh.dk/viden-selvhjaelp/arbejdsmarked/fleksjob/sporgsmal-og-svar-om-fleksjob/"
    "fleksjob-og-flytning-til-ny-kommune"
)
DUKH_PRAKSISNYT = "https://www.dukh.dk/Guides-og-Praksisnyt/@65/Praksisnyt-58---Flytning-til-en-anden-kommune"

GENBRUGT = (naeste_opfoelgning, paa_gammel_ordning)
"""Rules of the duration that a move leaves as they are."""

FLYTNING = Choices(
    "flytning",
    "samme_kommune",
    "tilskuddet_fortsaetter",
    "gammel_ordning_fortsaetter",
    "jobbet_stopper",
    "ledighedsydelse_i_ny_kommune",
    "visitationen_foelger_med",
)
_SKIFTER = {
    "ja": (
        "Den nye kommune overtager sagen.",
        "The new municipality takes over the case.",
    ),
    "nej": ("Kommunen er den samme.", "The municipality is the same."),
}


@rule(
    law="RSL § 9, stk. 1",
    fra="2013-01-01",
    til="2023-12-31",
    kilde=DUKH_PRAKSISNYT,
    sikkerhed="sekundaer",
    da="Ny opholdskommune",
    en="New municipality of residence",
    navn="handlekommunen_skifter",
    siger=_SKIFTER,
)
def opholdskommunen_skifter(anden_kommune: Node) -> Node:
    """Until 2024 the Act said opholdskommune."""
    return all_of(anden_kommune)


@rule(
    law="RSL § 9, stk. 1",
    fra="2024-01-01",
    kilde=PARAGRAF_9,
    da="Ny handlekommune",
    en="New municipality in charge",
    siger=_SKIFTER,
)
def handlekommunen_skifter(anden_kommune: Node) -> Node:
    """The handlekommune is the one where the person lives."""
    return all_of(anden_kommune)


@rule(
    law="RSL § 9, stk. 1",
    fra="2013-01-01",
    kilde=PARAGRAF_9,
    sikkerhed="afledt",
    da="Den nye kommune har sagen fra",
    en="The new municipality has the case from",
)
def ny_kommune_fra(flyttedato: Node, handlekommunen_skifter: Node) -> Node:
    """The day of the move, as we infer it from where the person lives."""
    return applies_if(handlekommunen_skifter, flyttedato)


@lab(
    "LAB § 70 f",
    "LAB § 123, stk. 4",
    kilde=PARAGRAF_123,
    sikkerhed_foer="sekundaer",
    da="Fleksjobbet fortsætter",
    en="The fleksjob goes on",
    siger={
        "ja": ("Du bliver i fleksjobbet, når du flytter.", "You stay in the fleksjob when you move."),
        "nej": (
            "Du er ikke i et fleksjob, som fortsætter efter flytningen.",
            "You are not in a fleksjob that goes on after the move.",
        ),
    },
)
def fleksjobbet_fortsaetter(ansat_i_fleksjob: Node, beholder_fleksjobbet: Node) -> Node:
    """The rule is for who is employed in a fleksjob and moves home, not job."""
    return ansat_i_fleksjob & beholder_fleksjobbet


@rule(
    law="LAS § 74 c",
    fra="2013-01-01",
    kilde=PARAGRAF_74_C,
    da="Revurdering efter flytning senest",
    en="Reassessment after the move at latest",
)
def revurdering_efter_flytning(
    flyttedato: Node, faar_ledighedsydelse: Node, handlekommunen_skifter: Node, dag_der_ikke_findes: Node
) -> Node:
    """Row D22: only where the new municipality cannot finish within 18 months of benefit."""
    seks_maaneder = efter_maaneder(flyttedato, "D22", dag_der_ikke_findes)
    return applies_if(faar_ledighedsydelse & handlekommunen_skifter, seks_maaneder)


@lab(
    "LAB § 70 f",
    "LAB § 123, stk. 4",
    kilde=PARAGRAF_123,
    sikkerhed_foer="sekundaer",
    da="Flytning",
    en="Moving",
    valg=FLYTNING,
    siger={
        "samme_kommune": (
            "Kommunen er den samme. Flytningen ændrer ikke noget her.",
            "The municipality is the same. The move changes nothing here.",
        ),
        "tilskuddet_fortsaetter": (
            "Fleksjobbet og fleksløntilskuddet fortsætter. Den nye kommune følger op.",
            "The fleksjob and the fleksløntilskud go on. The new municipality follows up.",
        ),
        "gammel_ordning_fortsaetter": (
            "Fleksjobbet fortsætter på ordningen fra før 2013. Den nye kommune overtager sagen.",
            "The fleksjob goes on under the scheme from before 2013. The new municipality takes over.",
        ),
        "jobbet_stopper": (
            "Fleksjobbet stopper. Spørg kommunen om ledighedsydelse, før du siger op.",
            "The fleksjob ends. Ask the municipality about ledighedsydelse before you resign.",
        ),
        "ledighedsydelse_i_ny_kommune": (
            "Den nye kommune overtager sagen og vurderer ledighedsydelsen.",
            "The new municipality takes over the case and assesses the ledighedsydelse.",
        ),
        "visitationen_foelger_med": (
            "Visitationen følger med. Den nye kommune overtager sagen.",
            "The visitation comes along. The new municipality takes over the case.",
        ),
    },
)
def flytning(
    handlekommunen_skifter: Node,
    ansat_i_fleksjob: Node,
    fleksjobbet_fortsaetter: Node,
    paa_gammel_ordning: Node,
    faar_ledighedsydelse: Node,
) -> Node:
    """Moving home is not a new fleksjob, and the new municipality does not decide the visitation anew."""
    i_job = where(
        paa_gammel_ordning, FLYTNING("gammel_ordning_fortsaetter"), FLYTNING("tilskuddet_fortsaetter")
    )
    uden_job = where(
        faar_ledighedsydelse, FLYTNING("ledighedsydelse_i_ny_kommune"), FLYTNING("visitationen_foelger_med")
    )
    ansat = where(fleksjobbet_fortsaetter, i_job, FLYTNING("jobbet_stopper"))
    return where(handlekommunen_skifter, where(ansat_i_fleksjob, ansat, uden_job), FLYTNING("samme_kommune"))


@rule(
    law="LAS § 77 a",
    fra="2013-01-01",
    kilde="https://elov.dk/aktivloven/77a/",
    sikkerhed="afledt",
    da="Fleksjobbet stopper ved flytningen",
    en="The fleksjob ends with the move",
    siger={
        "ja": ("Fleksjobbet stopper, fordi du flytter.", "The fleksjob ends because you move."),
        "nej": ("Flytningen stopper ikke et fleksjob.", "The move ends no fleksjob."),
    },
)
def stopper_ved_flytning(ansat_i_fleksjob: Node, beholder_fleksjobbet: Node) -> Node:
    """Leaving a fleksjob without a reasonable ground can cost ledighedsydelse: said before it is done."""
    return ansat_i_fleksjob & ~beholder_fleksjobbet
