"""Seniorpension (SP § 26 a), from 2020. The capacity is for the authority to find, in the latest job."""

from __future__ import annotations

from fleksjob.engine import Choices, Node, any_of, quantity, rule, where
from fleksjob.law.folkepension import maaneder_efter
from fleksjob.law.frist import efter_maaneder

SKRIVELSE = "http://www.socialjura.dk/content-storage/regler/2020/skr-9038-af-241-2020/"
STAR = (
    "https://star.dk/da/ydelser/pension-og-efterloen/"
    "folkepension-tidlig-pension-foertidspension-og-seniorpension/seniorpension/"
)
BORGER_DK = "https://www.borger.dk/kampagnesider/seniorpension?cookieSupport=true"

SEKS_AAR, FAERREST_AAR, AAR_NOK = -72, 20, 25
FOER_2020 = "seniorpension findes først fra 2020"

SENIORPENSION = Choices(
    "seniorpension",
    "findes_ikke_endnu",
    "slut_ved_folkepension",
    "for_tidligt",
    "ikke_paa_tale",
    "konkret_vurdering",
    "kan_soeges_nu",
    "kan_komme_paa_tale",
)
BESKAEFTIGELSE = Choices("beskaeftigelse", "under_20_aar", "mellem_20_og_25_aar", "mindst_25_aar")
_SIGER = {
    "findes_ikke_endnu": (
        "Seniorpension fandtes ikke på den dag. Den kom 1. januar 2020.",
        "Seniorpension did not exist on that day. It came on 1 January 2020.",
    ),
    "slut_ved_folkepension": (
        "Du har nået folkepensionsalderen. Så er seniorpension ikke på tale.",
        "You have reached folkepension age. Seniorpension is not possible then.",
    ),
    "for_tidligt": (
        "Det er for tidligt at søge. Se dagen, hvor du tidligst kan.",
        "It is too early to apply. See the first day on which you can.",
    ),
    "ikke_paa_tale": (
        "Seniorpension er ikke på tale ud fra svarene.",
        "From the answers seniorpension is not possible.",
    ),
    "konkret_vurdering": (
        "Med 20 til 25 års arbejde er det en konkret vurdering. Myndigheden afgør det.",
        "With 20 to 25 years of work it is a concrete assessment. The authority decides.",
    ),
    "kan_soeges_nu": (
        "Du kan søge nu. Seniorpension kan komme på tale, når der er højst seks år igen.",
        "You can apply now. Seniorpension is possible when there are at most six years left.",
    ),
    "kan_komme_paa_tale": (
        "Seniorpension kan komme på tale. Myndigheden afgør det.",
        "Seniorpension is possible. The authority decides.",
    ),
}


@rule(
    law="SP § 26 a",
    fra="2020-01-01",
    kilde=SKRIVELSE,
    sikkerhed="officiel",
    da="Højst seks år til folkepension fra",
    en="At most six years to folkepension from",
    foer=FOER_2020,
)
def seniorpension_tidligst(folkepensionsdato: Node, dag_der_ikke_findes: Node) -> Node:
    """The first day with six years or less left."""
    return maaneder_efter(folkepensionsdato, SEKS_AAR, dag_der_ikke_findes)


@rule(
    law="SP § 26 a",
    fra="2020-01-01",
    kilde=SKRIVELSE,
    sikkerhed="officiel",
    da="Tidligste ansøgning",
    en="Earliest application",
    foer=FOER_2020,
)
def ansoegning_tidligst(folkepensionsdato: Node, dag_der_ikke_findes: Node) -> Node:
    """Six months before the six years: row D09."""
    return efter_maaneder(folkepensionsdato, "D09", dag_der_ikke_findes)


@rule(
    law="SP § 26 a",
    fra="2020-01-01",
    kilde=STAR,
    sikkerhed="officiel",
    da="Arbejdsevne på højst 15 timer",
    en="Capacity of at most 15 hours",
    foer=FOER_2020,
    siger={
        "ja": (
            "Arbejdsevnen er vurderet til højst 15 timer om ugen i det seneste job.",
            "The capacity was assessed at 15 weekly hours or less in the latest job.",
        ),
        "nej": (
            "Arbejdsevnen er ikke vurderet til højst 15 timer om ugen i det seneste job.",
            "The capacity was not assessed at 15 weekly hours or less in the latest job.",
        ),
    },
)
def arbejdsevne_til_seniorpension(hoejst_15_timer: Node) -> Node:
    """Against the latest job, not against every occupation as for a fleksjob."""
    return any_of(hoejst_15_timer)


@rule(
    law="SP § 26 a",
    fra="2020-01-01",
    kilde=BORGER_DK,
    sikkerhed="officiel",
    da="Langvarig tilknytning til arbejdsmarkedet",
    en="Long attachment to the labour market",
    foer=FOER_2020,
    valg=BESKAEFTIGELSE,
    siger={
        "under_20_aar": ("Du har under 20 års arbejde.", "You have less than 20 years of work."),
        "mellem_20_og_25_aar": (
            "Du har mellem 20 og 25 års arbejde. Det skal vurderes konkret.",
            "You have between 20 and 25 years of work. It has to be assessed.",
        ),
        "mindst_25_aar": ("Du har mindst 25 års arbejde.", "You have at least 25 years of work."),
    },
)
def lang_tilknytning(aar_med_fuldtidsarbejde: Node) -> Node:
    """25 years of full-time work. Between 20 and 25 the authority assesses."""
    return where(
        aar_med_fuldtidsarbejde < quantity(FAERREST_AAR, "år"),
        BESKAEFTIGELSE("under_20_aar"),
        where(
            aar_med_fuldtidsarbejde < quantity(AAR_NOK, "år"),
            BESKAEFTIGELSE("mellem_20_og_25_aar"),
            BESKAEFTIGELSE("mindst_25_aar"),
        ),
    )


@rule(
    law="SP § 26 a",
    fra="2020-01-01",
    kilde=STAR,
    sikkerhed="officiel",
    da="Noget udelukker seniorpension",
    en="Something rules seniorpension out",
    foer=FOER_2020,
    siger={
        "ja": (
            "En betingelse er ikke opfyldt: ydelse, pensionskrav, arbejdsevne eller års arbejde.",
            "A condition is not met: benefit, pension requirements, capacity or years of work.",
        ),
        "nej": ("Ingen af svarene udelukker seniorpension.", "None of the answers rules seniorpension out."),
    },
)
def seniorpension_udelukket(
    faar_foertidspension: Node,
    almindelige_pensionskrav: Node,
    arbejdsevne_til_seniorpension: Node,
    lang_tilknytning: Node,
) -> Node:
    """Any one of them is enough."""
    return any_of(
        faar_foertidspension,
        ~almindelige_pensionskrav,
        ~arbejdsevne_til_seniorpension,
        lang_tilknytning == BESKAEFTIGELSE("under_20_aar"),
    )


@rule(
    law="SP § 26 a",
    fra="2013-01-01",
    til="2019-12-31",
    kilde=SKRIVELSE,
    sikkerhed="officiel",
    da="Seniorpension",
    en="Seniorpension",
    navn="seniorpension",
    valg=SENIORPENSION,
    siger=_SIGER,
)
def seniorpension_foer_2020() -> Node:
    """The Act came into force on 1 January 2020. The scheme before it is not kept here."""
    return SENIORPENSION("findes_ikke_endnu")


@rule(
    law="SP § 26 a",
    fra="2020-01-01",
    kilde=SKRIVELSE,
    sikkerhed="officiel",
    da="Seniorpension",
    en="Seniorpension",
    valg=SENIORPENSION,
    siger=_SIGER,
)
def seniorpension(
    dato: Node,
    folkepensionsdato: Node,
    ansoegning_tidligst: Node,
    seniorpension_tidligst: Node,
    seniorpension_udelukket: Node,
    lang_tilknytning: Node,
) -> Node:
    """The day comes first: who is too young or too old need not answer the rest."""
    tiden_er_inde = where(
        dato < seniorpension_tidligst, SENIORPENSION("kan_soeges_nu"), SENIORPENSION("kan_komme_paa_tale")
    )
    ikke_udelukket = where(
        lang_tilknytning == BESKAEFTIGELSE("mellem_20_og_25_aar"),
        SENIORPENSION("konkret_vurdering"),
        tiden_er_inde,
    )
    gammel_nok = where(seniorpension_udelukket, SENIORPENSION("ikke_paa_tale"), ikke_udelukket)
    foer_folkepension = where(dato < ansoegning_tidligst, SENIORPENSION("for_tidligt"), gammel_nok)
    return where(dato < folkepensionsdato, foer_folkepension, SENIORPENSION("slut_ved_folkepension"))
