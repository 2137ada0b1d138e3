"""Fastholdelsesfleksjob: a fleksjob at one's own workplace (LAB § 119; before 2020 § 70 b).

The day of the case is the day the fleksjob would begin: it chooses the law, and it is the day on which the
years to folkepension are counted (that it is this day is inferred).
"""

from __future__ import annotations

from fleksjob.engine import Node, all_of, any_of, fixed, greatest, rule, where
from fleksjob.law.folkepension import maaneder_efter
from fleksjob.law.lab import lab
from fleksjob.law.raad import CABI_FASTHOLDELSE, SEED_UNION

L53 = "https://ft.dk/samling/20191/lovforslag/l53/20191_l53_som_fremsat.htm"

SEKS_AAR, TOLV_MAANEDER = -72, 12


@rule(
    law="LAB § 119, stk. 1",
    fra="2020-01-01",
    kilde=L53,
    da="Seks år før folkepensionsdatoen",
    en="Six years before the folkepension date",
    foer="før 2020 gjaldt de tolv måneder for alle, uanset alder",
)
def seks_aar_foer_folkepension(folkepensionsdato: Node, dag_der_ikke_findes: Node) -> Node:
    """From this day on there are six years or less to folkepension."""
    return maaneder_efter(folkepensionsdato, SEKS_AAR, dag_der_ikke_findes)


_KRAEVER = {
    "ja": (
        "Der kræves tolv måneder på særlige vilkår på arbejdspladsen først.",
        "Twelve months on special terms at the workplace are required first.",
    ),
    "nej": (
        "Du har seks år eller mindre til folkepension. Så kræves de tolv måneder ikke.",
        "You have six years or less to folkepension. The twelve months are not required then.",
    ),
}


@rule(
    law="LAB § 70 b",
    fra="2013-01-01",
    til="2019-12-31",
    kilde=L53,
    da="Kræver tolv måneder på særlige vilkår",
    en="Twelve months on special terms required",
    navn="kraever_tolv_maaneder",
    siger=_KRAEVER,
)
def kraevede_tolv_maaneder() -> Node:
    """Until 2020 the requirement held for everybody, whatever their age."""
    return fixed(True)


@rule(
    law="LAB § 119, stk. 1",
    fra="2020-01-01",
    kilde=L53,
    da="Kræver tolv måneder på særlige vilkår",
    en="Twelve months on special terms required",
    siger=_KRAEVER,
)
def kraever_tolv_maaneder(dato: Node, seks_aar_foer_folkepension: Node) -> Node:
    """Only for those with MORE than six years to folkepension age. Exactly six years is exempt."""
    return dato < seks_aar_foer_folkepension


@lab(
    "LAB § 70 b",
    "LAB § 119, stk. 2",
    kilde=SEED_UNION,
    sikkerhed="sekundaer",
    da="De tolv måneder begynder",
    en="The twelve months begin",
)
def perioden_begynder(
    aftale_underskrevet: Node, aftale_gaelder_fra: Node, aftale_tilbagevirkende: Node
) -> Node:
    """Counted from the written agreement: the later of signature and the day it applies from."""
    return where(
        aftale_tilbagevirkende, aftale_gaelder_fra, greatest(aftale_underskrevet, aftale_gaelder_fra)
    )


@lab(
    "LAB § 70 b",
    "LAB § 119, stk. 1",
    kilde=L53,
    sikkerhed="afledt",
    da="Tolv måneder er gået",
    en="Twelve months have passed on",
)
def tolv_maaneder_gaaet(perioden_begynder: Node, dag_der_ikke_findes: Node) -> Node:
    """The first day the fleksjob may begin. The twelve months are the Act's; how they end is our count."""
    return maaneder_efter(perioden_begynder, TOLV_MAANEDER, dag_der_ikke_findes)


@lab(
    "LAB § 70 b",
    "LAB § 119, stk. 1",
    kilde=L53,
    da="Tolv måneder på særlige vilkår",
    en="Twelve months on special terms",
    siger={
        "ja": (
            "De tolv måneder er gået, når fleksjobbet begynder.",
            "The twelve months have passed when the fleksjob begins.",
        ),
        "nej": (
            "De tolv måneder er ikke gået, når fleksjobbet begynder.",
            "The twelve months have not passed when the fleksjob begins.",
        ),
    },
)
def tolv_maaneder_paa_saerlige_vilkaar(dato: Node, tolv_maaneder_gaaet: Node) -> Node:
    """They must be over before the person is hired in the fleksjob."""
    return tolv_maaneder_gaaet <= dato


@lab(
    "LAB § 70 b",
    "LAB § 119, stk. 2",
    kilde=CABI_FASTHOLDELSE,
    sikkerhed="sekundaer",
    da="Skriftlig aftale med det krævede indhold",
    en="Written agreement with the required content",
    siger={
        "ja": (
            "Aftalen er skriftlig og nævner både funktioner og skånehensyn.",
            "The agreement is in writing and names both functions and skånehensyn.",
        ),
        "nej": (
            "Aftalen mangler noget: den skal være skriftlig og nævne både funktioner og skånehensyn.",
            "The agreement lacks something: it must be in writing and name both functions and skånehensyn.",
        ),
    },
)
def aftale_med_indhold(
    aftale_skriftlig: Node, aftale_naevner_funktioner: Node, aftale_naevner_skaanehensyn: Node
) -> Node:
    """An oral agreement is not enough. Both contents are required; the other points are recommended."""
    return all_of(aftale_skriftlig, aftale_naevner_funktioner, aftale_naevner_skaanehensyn)


@lab(
    "LAB § 70 b",
    "LAB § 119, stk. 2",
    kilde=CABI_FASTHOLDELSE,
    sikkerhed="sekundaer",
    da="Ansat uden løntilskud",
    en="Employed without løntilskud",
    siger={
        "ja": (
            "Ansættelsen var uden løntilskud.",
            "The employment was without løntilskud.",
        ),
        "nej": (
            "Ansættelsen var med løntilskud. De tolv måneder skal være uden støtte.",
            "The employment was with løntilskud. The twelve months must be without support.",
        ),
    },
)
def ansat_uden_loentilskud(ansat_med_loentilskud: Node) -> Node:
    """The months must be unsupported. Personlig assistance is no such support."""
    return ~ansat_med_loentilskud


@lab(
    "LAB § 70 b",
    "LAB § 119, stk. 2",
    kilde=CABI_FASTHOLDELSE,
    sikkerhed="sekundaer",
    da="Reelt forsøg uden støtte",
    en="Genuine attempt without support",
    siger={
        "ja": (
            "Arbejdsgiveren kan dokumentere et reelt forsøg på et varigt job uden støtte.",
            "The employer can document a genuine attempt at a lasting job without support.",
        ),
        "nej": (
            "Der mangler et dokumenteret, reelt forsøg på et varigt job uden støtte.",
            "A documented, genuine attempt at a lasting job without support is missing.",
        ),
    },
)
def reelt_forsoeg(forsoeg_dokumenteret: Node, ansat_uden_loentilskud: Node) -> Node:
    """An attempt with løntilskud is none."""
    return forsoeg_dokumenteret & ansat_uden_loentilskud


@lab(
    "LAB § 70 b",
    "LAB § 119, stk. 3",
    kilde=CABI_FASTHOLDELSE,
    sikkerhed="sekundaer",
    da="Undtagelse ved akut sygdom eller skade",
    en="Exception for acute illness or injury",
    siger={
        "ja": (
            "{Myndighed} har brugt undtagelsen. Så kræves de tolv måneder ikke.",
            "{Myndighed} has used the exception. The twelve months are not required then.",
        ),
        "nej": ("Undtagelsen bruges ikke her.", "The exception is not used here."),
    },
)
def akut_undtagelse(akut_opstaaet: Node, kommunen_bruger_akut_undtagelse: Node) -> Node:
    """Acute illness, and always a decision by the municipality: the wording of the exception was not seen."""
    return akut_opstaaet & kommunen_bruger_akut_undtagelse


@lab(
    "LAB § 70 b",
    "LAB § 119",
    kilde=CABI_FASTHOLDELSE,
    sikkerhed="sekundaer",
    da="Kravene i tiden før fleksjobbet",
    en="The requirements for the time before the fleksjob",
    siger={
        "ja": ("Kravene til tiden før er opfyldt.", "The requirements for the time before are met."),
        "nej": (
            "Kravene til tiden før er ikke opfyldt.",
            "The requirements for the time before are not met.",
        ),
    },
)
def krav_til_tiden_foer(
    tolv_maaneder_paa_saerlige_vilkaar: Node, aftale_med_indhold: Node, reelt_forsoeg: Node
) -> Node:
    """All three: twelve months, a written agreement, a genuine attempt."""
    return all_of(tolv_maaneder_paa_saerlige_vilkaar, aftale_med_indhold, reelt_forsoeg)


@lab(
    "LAB § 70 b",
    "LAB § 119",
    kilde=CABI_FASTHOLDELSE,
    sikkerhed="sekundaer",
    da="Fastholdelsesfleksjob",
    en="Fastholdelsesfleksjob",
    siger={
        "ja": (
            "Et fastholdelsesfleksjob kan komme på tale. Det er {myndighed}, der afgør det.",
            "A fastholdelsesfleksjob is possible. {Myndighed} decides.",
        ),
        "nej": (
            "Et fastholdelsesfleksjob er ikke på tale, som sagen står nu.",
            "A fastholdelsesfleksjob is not possible as the case stands now.",
        ),
    },
)
def fastholdelsesfleksjob(
    hidtidig_arbejdsplads: Node,
    under_folkepensionsalder: Node,
    kraever_tolv_maaneder: Node,
    akut_undtagelse: Node,
    krav_til_tiden_foer: Node,
    betingelser_for_fleksjob_opfyldt: Node,
) -> Node:
    """The exemptions take away the twelve months only, never the conditions of § 116."""
    return all_of(
        hidtidig_arbejdsplads,
        under_folkepensionsalder,
        any_of(~kraever_tolv_maaneder, akut_undtagelse, krav_til_tiden_foer),
        betingelser_for_fleksjob_opfyldt,
    )
