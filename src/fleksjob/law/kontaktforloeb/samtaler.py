"""Talks with the municipality while one gets ledighedsydelse (LAB §§ 31, 32 and 106).

How often the talks are held has changed twice. Since 1 July 2026 the duty is counted over a group, so that
nothing can be asserted for one person in the first half year but the first talk.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, rule, where
from fleksjob.law.folkepension import maaneder_efter

PARAGRAF_31 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/31/"
PARAGRAF_106 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/106/"
SCLEROSEFORENINGEN = (
    "https://www.scleroseforeningen.dk/det-gode-liv/arbejdsliv/fleksjob/"
    "ledighedsydelse-til-dig-som-er-arbejdsloes-fleksjobber"
)
STAR_GRUPPEN = (
    "https://star.dk/implementering/beskaeftigelsesreform/generelle-spoergsmaal-og-svar-om-reformen"
)

TRE_MAANEDER, SEKS_MAANEDER = 3, 6
KONTAKT = Choices(
    "kontakt",
    "ikke_omfattet",
    "fritaget",
    "hoejst_tre_maaneder_imellem",
    "mindst_fire_paa_seks_maaneder",
    "foerste_samtale",
    "kan_ikke_siges_for_dig",
    "efter_behov",
)
_SIGER = {
    "ikke_omfattet": (
        "Reglen her er for den, der får ledighedsydelse som visiteret.",
        "This rule is for who gets ledighedsydelse with a fleksjob granted.",
    ),
    "fritaget": (
        "Du er fritaget for samtaler, tilbud og jobsøgning, til du begynder.",
        "You are exempt from talks, measures and job search until you begin.",
    ),
    "hoejst_tre_maaneder_imellem": (
        "Dengang var der højst tre måneder mellem samtalerne.",
        "At that time there were at most three months between the talks.",
    ),
    "mindst_fire_paa_seks_maaneder": (
        "{Myndighed} holder mindst fire samtaler med dig i de første seks måneder.",
        "{Myndighed} holds at least four talks with you in the first six months.",
    ),
    "foerste_samtale": (
        "{Myndighed} holder en første samtale med alle.",
        "{Myndighed} holds a first talk with everybody.",
    ),
    "kan_ikke_siges_for_dig": (
        "Hvor mange samtaler du får, kan ikke siges. Kravet er talt for en samlet gruppe.",
        "How many talks you get cannot be said. The requirement is counted over a group.",
    ),
    "efter_behov": (
        "Samtalerne aftales nu efter behov. Beder du om en, skal {myndighed} holde den.",
        "The talks are now agreed as needed. If you ask for one, {myndighed} must hold it.",
    ),
}


@rule(
    law="LAB § 31",
    fra="2020-01-01",
    kilde=PARAGRAF_31,
    da="De første seks måneder slutter",
    en="The first six months end",
    foer="Før 2020 var reglen ikke bundet til de første seks måneder",
)
def seks_maaneder_slutter(ledighedsydelse_fra: Node, dag_der_ikke_findes: Node) -> Node:
    """Counted without a break. How breaks count (§ 9) was not seen."""
    return maaneder_efter(ledighedsydelse_fra, SEKS_MAANEDER, dag_der_ikke_findes)


@rule(
    law="LAB kap. 7 (paragraffen er ikke set)",
    fra="2013-01-01",
    til="2019-12-31",
    kilde=SCLEROSEFORENINGEN,
    sikkerhed="sekundaer",
    da="Næste samtale senest",
    en="Next talk at latest",
    ophoert="Siden 2020 er der ingen fast afstand mellem samtalerne",
)
def naeste_samtale_senest(seneste_samtale: Node, dag_der_ikke_findes: Node) -> Node:
    """Three months after the latest talk; a rule of its time, gone since 2020."""
    return maaneder_efter(seneste_samtale, TRE_MAANEDER, dag_der_ikke_findes)


@rule(
    law="LAB § 106",
    fra="2020-01-01",
    kilde=PARAGRAF_106,
    da="Fritaget før næste job eller pension",
    en="Exempt before the next job or pension",
    foer="Før 2020 stod reglen i LAB kap. 7 a. Den tekst er ikke set",
    siger={
        "ja": (
            "Du begynder på noget andet inden seks uger.",
            "You begin something else within six weeks.",
        ),
        "nej": (
            "Fritagelsen i de sidste seks uger gælder ikke for dig nu.",
            "The exemption of the last six weeks does not apply to you now.",
        ),
    },
)
def fritaget_inden_seks_uger(begynder_inden_seks_uger: Node, kommunen_fastholder_pligten: Node) -> Node:
    """One must be able to show the start. The municipality may decide otherwise (stk. 3)."""
    return begynder_inden_seks_uger & ~kommunen_fastholder_pligten


@rule(
    law="LAB kap. 7 (paragraffen er ikke set)",
    fra="2013-01-01",
    til="2019-12-31",
    kilde=SCLEROSEFORENINGEN,
    sikkerhed="sekundaer",
    da="Samtaler",
    en="Talks",
    valg=KONTAKT,
    siger=_SIGER,
    navn="kontaktforloeb",
)
def kontaktforloeb_foer_2020(faar_ledighedsydelse: Node) -> Node:
    """Told by a patient organisation; the text of the Act was not seen."""
    return where(faar_ledighedsydelse, KONTAKT("hoejst_tre_maaneder_imellem"), KONTAKT("ikke_omfattet"))


@rule(
    law="LAB §§ 31-32 og 106",
    fra="2020-01-01",
    til="2026-06-30",
    kilde=PARAGRAF_31,
    da="Samtaler",
    en="Talks",
    valg=KONTAKT,
    siger=_SIGER,
    navn="kontaktforloeb",
)
def kontaktforloeb_fra_2020(
    faar_ledighedsydelse: Node,
    fritaget_inden_seks_uger: Node,
    dato: Node,
    seks_maaneder_slutter: Node,
) -> Node:
    """At least four in the first six months; then as agreed, as needed and on request."""
    talk = where(
        dato < seks_maaneder_slutter, KONTAKT("mindst_fire_paa_seks_maaneder"), KONTAKT("efter_behov")
    )
    omfattet = where(fritaget_inden_seks_uger, KONTAKT("fritaget"), talk)
    return where(faar_ledighedsydelse, omfattet, KONTAKT("ikke_omfattet"))


@rule(
    law="LAB kap. 7 (lov 1750/2025; teksten er ikke set)",
    fra="2026-07-01",
    kilde=STAR_GRUPPEN,
    sikkerhed="afledt",
    da="Samtaler",
    en="Talks",
    valg=KONTAKT,
    siger=_SIGER,
    navn="kontaktforloeb",
)
def kontaktforloeb_fra_juli_2026(
    faar_ledighedsydelse: Node,
    fritaget_inden_seks_uger: Node,
    foerste_samtale_holdt: Node,
    dato: Node,
    seks_maaneder_slutter: Node,
) -> Node:
    """The talks are held with at least 75 per cent of a combined group, the first talk with all.

    That ledighedsydelse is in the group was said before the bill was passed; the start was said after.
    """
    foerste_halve_aar = where(
        foerste_samtale_holdt, KONTAKT("kan_ikke_siges_for_dig"), KONTAKT("foerste_samtale")
    )
    talk = where(dato < seks_maaneder_slutter, foerste_halve_aar, KONTAKT("efter_behov"))
    omfattet = where(fritaget_inden_seks_uger, KONTAKT("fritaget"), talk)
    return where(faar_ledighedsydelse, omfattet, KONTAKT("ikke_omfattet"))
