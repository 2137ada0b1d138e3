"""Six weeks of job-related training (LAB; its paragraph was not seen).

The wait of five weeks came in 2017, on a day not seen; what held before is not reviewed. Whether the reform
of 2026 and 2027 kept the scheme was not seen either: an open question with a default.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, any_of, quantity, rule, where
from fleksjob.law.jobrettet_uddannelse.fakta import UDDANNELSE

STAR = (
    "https://star.dk/indsatser-og-ordninger/jobrettet-voksen-og-efteruddannelse-veu/"
    "uddannelser-for-ledige/ordninger-jobrettet-veu/6-ugers/"
)
SOROE = "https://admin.soroe.dk/service-og-selvbetjening/arbejde-og-ledighed/fleksjob"
UDKAST_2016 = "https://ft.dk/samling/20161/almdel/BEU/bilag/60/1693123/index.htm"

GENNEMGAAET_FRA, REFORM_FRA = "2018-01-01", "2026-02-01"
LAB = "LAB om 6 ugers jobrettet uddannelse (paragraffen er ikke set)"
FOER_2018 = "Ventetiden på fem uger kom i 2017. Dagen er ikke set, og den ældre regel er ikke gennemgået"

FEM_UGER, SEKS_UGER, NI_MAANEDER = quantity(5, "uge"), quantity(6, "uge"), quantity(9, "måned")
UDFALD = Choices(
    "jobrettet",
    "kan_komme_paa_tale",
    "ikke_maalgruppe",
    "for_tidligt",
    "for_sent",
    "ikke_paa_listen",
    "for_mange_uger",
    "ikke_gennemgaaet",
)


_SIGER = {
    "kan_komme_paa_tale": (
        "6 ugers jobrettet uddannelse kan komme på tale. {Myndighed} afgør det.",
        "Six weeks of job-related training are possible. {Myndighed} decides.",
    ),
    "ikke_maalgruppe": (
        "Ordningen er for ledige visiterede: ufaglærte, faglærte og nogle med en kort uddannelse.",
        "The scheme is for the unemployed who are unskilled, skilled or have a short further education.",
    ),
    "for_tidligt": (
        "Kurset kan tidligst begynde efter fem ugers ledighed.",
        "The course can begin after five weeks of unemployment at the earliest.",
    ),
    "for_sent": (
        "Kurset skal ligge i de første ni måneders ledighed.",
        "The course must lie within the first nine months of unemployment.",
    ),
    "ikke_paa_listen": (
        "Kurset skal stå på positivlisten, i én erhvervsgruppe.",
        "The course must be on the list, in one group of trades.",
    ),
    "for_mange_uger": (
        "Kurserne må højst vare seks uger i alt.",
        "The courses may last six weeks in all at most.",
    ),
    "ikke_gennemgaaet": (
        "Reglen på den dag er ikke gennemgået. Spørg {myndighed}.",
        "The rule of that day has not been reviewed. Ask {myndighed}.",
    ),
}


@rule(
    law=LAB,
    fra=GENNEMGAAET_FRA,
    kilde=STAR,
    sikkerhed="officiel",
    da="I målgruppen",
    en="In the target group",
    foer=FOER_2018,
    siger={
        "ja": ("Du er i målgruppen.", "You are in the target group."),
        "nej": (
            "Ordningen er for dem med færrest faglige kompetencer.",
            "The scheme is for those with the fewest qualifications.",
        ),
    },
)
def i_maalgruppen(ledig_og_visiteret: Node, uddannelse: Node) -> Node:
    """Unskilled, skilled, or short further education on top of vocational training."""
    return ledig_og_visiteret & any_of(
        uddannelse == UDDANNELSE("ufaglaert"),
        uddannelse == UDDANNELSE("faglaert"),
        uddannelse == UDDANNELSE("kort_videregaaende_og_faglaert"),
    )


@rule(
    law=LAB,
    fra=GENNEMGAAET_FRA,
    kilde=STAR,
    sikkerhed="officiel",
    da="Fem ugers ledighed",
    en="Five weeks of unemployment",
    foer=FOER_2018,
    siger={
        "ja": ("Du har været ledig i fem uger.", "You have been unemployed for five weeks."),
        "nej": ("Du har været ledig i under fem uger.", "You have been unemployed for less than five weeks."),
    },
)
def fem_uger_ledig(ledige_uger: Node) -> Node:
    """A few courses were for a time exempt from the wait; that trial is not computed."""
    return ledige_uger >= FEM_UGER


@rule(
    law=LAB,
    fra=GENNEMGAAET_FRA,
    kilde=SOROE,
    sikkerhed="sekundaer",
    da="De første ni måneder",
    en="The first nine months",
    foer=FOER_2018,
    siger={
        "ja": (
            "Du er inden for de første ni måneders ledighed.",
            "You are within the first nine months of unemployment.",
        ),
        "nej": (
            "De første ni måneders ledighed er gået.",
            "The first nine months of unemployment have passed.",
        ),
    },
)
def inden_for_ni_maaneder(ledige_maaneder_i_alt: Node) -> Node:
    """Unemployment added up, also across jobs in between. Told by a municipality."""
    return ledige_maaneder_i_alt < NI_MAANEDER


@rule(
    law=LAB,
    fra=GENNEMGAAET_FRA,
    kilde=STAR,
    sikkerhed="officiel",
    da="Højst seks uger i alt",
    en="At most six weeks in all",
    foer=FOER_2018,
    siger={
        "ja": ("Kurserne varer højst seks uger i alt.", "The courses last at most six weeks in all."),
        "nej": ("Kurserne varer over seks uger i alt.", "The courses last more than six weeks in all."),
    },
)
def hoejst_seks_uger(brugte_uger: Node, oenskede_uger: Node) -> Node:
    """Several courses may be put together."""
    return brugte_uger + oenskede_uger <= SEKS_UGER


@rule(
    law=LAB,
    fra=GENNEMGAAET_FRA,
    kilde=STAR,
    sikkerhed="officiel",
    da="Betingelserne for kurset",
    en="The conditions for the course",
    foer=FOER_2018,
    valg=UDFALD,
    siger=_SIGER,
)
def betingelser_for_kurset(
    i_maalgruppen: Node,
    fem_uger_ledig: Node,
    inden_for_ni_maaneder: Node,
    paa_positivlisten: Node,
    hoejst_seks_uger: Node,
) -> Node:
    """The first condition that fails, in the order in which they are asked."""
    kurset = where(
        paa_positivlisten,
        where(hoejst_seks_uger, UDFALD("kan_komme_paa_tale"), UDFALD("for_mange_uger")),
        UDFALD("ikke_paa_listen"),
    )
    i_tide = where(
        inden_for_ni_maaneder, where(fem_uger_ledig, kurset, UDFALD("for_tidligt")), UDFALD("for_sent")
    )
    return where(i_maalgruppen, i_tide, UDFALD("ikke_maalgruppe"))


@rule(
    law=LAB,
    fra="2013-01-01",
    til="2017-12-31",
    kilde=UDKAST_2016,
    sikkerhed="afledt",
    da="6 ugers jobrettet uddannelse",
    en="Six weeks of job-related training",
    valg=UDFALD,
    siger=_SIGER,
    navn="jobrettet_uddannelse",
)
def jobrettet_foer_2018() -> Node:
    """Six weeks of one's own choice until 2014, job-related since; the conditions were not reviewed."""
    return UDFALD("ikke_gennemgaaet")


@rule(
    law=LAB,
    fra=GENNEMGAAET_FRA,
    til="2026-01-31",
    kilde=STAR,
    sikkerhed="officiel",
    da="6 ugers jobrettet uddannelse",
    en="Six weeks of job-related training",
    valg=UDFALD,
    siger=_SIGER,
    navn="jobrettet_uddannelse",
)
def jobrettet_uddannelse(betingelser_for_kurset: Node) -> Node:
    """As STAR describes the scheme."""
    return betingelser_for_kurset


@rule(
    law=LAB,
    fra=REFORM_FRA,
    kilde=STAR,
    sikkerhed="afledt",
    da="6 ugers jobrettet uddannelse",
    en="Six weeks of job-related training",
    valg=UDFALD,
    siger=_SIGER,
    navn="jobrettet_uddannelse",
)
def jobrettet_efter_reformen(betingelser_for_kurset: Node, ordningen_aendret_fra_2026: Node) -> Node:
    """The same by default. That the reform left it as it was, is not known."""
    return where(ordningen_aendret_fra_2026, UDFALD("ikke_gennemgaaet"), betingelser_for_kurset)
