"""How long a fleksjob is granted for (LAB §§ 120-121; before 2020 § 70 c and § 70 d).

That the number of today's paragraph is 120 is inferred, and so is the start of the five years. A day in the
municipality's decision always comes before a day computed here.
"""

from __future__ import annotations

from datetime import date

from fleksjob.engine import Choices, Node, all_of, any_of, applies_if, day, first_of, where
from fleksjob.law.folkepension import maaneder_efter
from fleksjob.law.lab import lab
from fleksjob.law.varighed.fakta import VURDERET

STAR = "http://star.dk/da/Indsatser-og-ordninger/Virksomhedsrettede-redskaber/Fleksjob.aspx"
DUKH = (
    "https://www.dukh.dk/viden-selvhjaelp/arbejdsmarked/fleksjob/sporgsmal-og-svar-om-fleksjob/"
    "opfolgning-pa-fleksjob"
)
KRIFA = "https://krifa.dk/sygdom/saadan-faar-du-et-fleksjob"
FAABORG_MIDTFYN = "https://www.fmk.dk/borger/job-og-ledighed/ledig/fleksjob/"

FYRRE_AAR, OPFOELGNING, STATUS, FEM_AAR = 480, 30, 54, 60
VARIGHED = Choices(
    "varighed",
    "slut_ved_folkepension",
    "uden_femaarsgraense",
    "permanent_bevilget",
    "foerste_midlertidigt",
    "ikke_paa_tale",
    "permanent_kan_vurderes",
    "nyt_midlertidigt",
)


@lab(
    "LAB §§ 71-73",
    "LAB § 134",
    kilde=FAABORG_MIDTFYN,
    sikkerhed="sekundaer",
    da="Fleksjob på den gamle ordning",
    en="Fleksjob on the old scheme",
    siger={
        "ja": (
            "Fleksjobbet begyndte før 2013. Der gælder ingen grænse på fem år.",
            "The fleksjob began before 2013. No limit of five years applies.",
        ),
        "nej": ("Fleksjobbet er på ordningen fra 2013.", "The fleksjob is on the scheme of 2013."),
    },
)
def paa_gammel_ordning(fleksjob_begyndt: Node) -> Node:
    """Whether a change since then made a new fleksjob is another question: see the rule `ordning`."""
    return fleksjob_begyndt < day(date(2013, 1, 1))


@lab(
    "LAB § 70 c",
    "LAB § 120",
    kilde=STAR,
    sikkerhed="officiel",
    da="40 års fødselsdag",
    en="40th birthday",
)
def fyrre_aars_foedselsdag(foedselsdag: Node, dag_der_ikke_findes: Node) -> Node:
    """Matters for what can follow the first fleksjob, not for the first."""
    return maaneder_efter(foedselsdag, FYRRE_AAR, dag_der_ikke_findes)


@lab(
    "LAB § 70 c",
    "LAB § 120",
    kilde=STAR,
    sikkerhed="afledt",
    da="Fyldt 40 år",
    en="Turned 40",
    siger={
        "ja": ("Du er fyldt 40 år.", "You have turned 40."),
        "nej": ("Du er under 40 år.", "You are under 40."),
    },
)
def fyldt_fyrre(dato: Node, fyrre_aars_foedselsdag: Node) -> Node:
    """On the day of the decision about the next period: that it is this day is inferred."""
    return fyrre_aars_foedselsdag <= dato


@lab(
    "LAB § 70 c",
    "LAB § 120",
    kilde=DUKH,
    sikkerhed="afledt",
    da="Fem år i fleksjobbet (beregnet)",
    en="Five years in the fleksjob (computed)",
)
def fem_aar_gaaet(
    fleksjob_begyndt: Node, paa_gammel_ordning: Node, bevilling_permanent: Node, dag_der_ikke_findes: Node
) -> Node:
    """Counted from the start of the employment, not from the visitation."""
    slut = maaneder_efter(fleksjob_begyndt, FEM_AAR, dag_der_ikke_findes)
    return applies_if(~paa_gammel_ordning & ~bevilling_permanent, slut)


@lab(
    "LAB § 70 c",
    "LAB § 120",
    kilde=DUKH,
    sikkerhed="afledt",
    da="Perioden slutter",
    en="The period ends",
)
def perioden_slutter(bevilling_udloeber: Node, fem_aar_gaaet: Node) -> Node:
    """The day in the decision, where there is one; else the computed day."""
    return first_of(bevilling_udloeber, fem_aar_gaaet)


@lab(
    "LAB § 70 d",
    "LAB § 121",
    kilde=DUKH,
    sikkerhed="sekundaer",
    da="Status efter 4½ år",
    en="Status after 4½ years",
)
def status_dag(
    fleksjob_begyndt: Node, paa_gammel_ordning: Node, bevilling_permanent: Node, dag_der_ikke_findes: Node
) -> Node:
    """The municipality then decides: ordinary job, new temporary fleksjob, or permanent."""
    status = maaneder_efter(fleksjob_begyndt, STATUS, dag_der_ikke_findes)
    return applies_if(~paa_gammel_ordning & ~bevilling_permanent, status)


@lab(
    "LAB § 70 d",
    "LAB § 121",
    kilde=DUKH,
    sikkerhed="sekundaer",
    da="Næste opfølgning senest",
    en="Next follow-up at latest",
)
def naeste_opfoelgning(
    seneste_opfoelgning: Node, fleksjob_begyndt: Node, paa_gammel_ordning: Node, dag_der_ikke_findes: Node
) -> Node:
    """2½ years after the latest follow-up, not on a fixed grid; the first 2½ years after the start.

    A start before 2013 is no day to count from: what was to be done then was seen in part only.
    """
    senest = first_of(seneste_opfoelgning, applies_if(~paa_gammel_ordning, fleksjob_begyndt))
    return maaneder_efter(senest, OPFOELGNING, dag_der_ikke_findes)


@lab(
    "LAB § 70 c",
    "LAB § 120",
    kilde=KRIFA,
    sikkerhed="sekundaer",
    da="Det første fleksjob er slut",
    en="The first fleksjob has ended",
    siger={
        "ja": (
            "Det første midlertidige fleksjob er slut, eller perioden er gået.",
            "The first temporary fleksjob has ended, or its period has passed.",
        ),
        "nej": (
            "Du er i det første midlertidige fleksjob.",
            "You are in the first temporary fleksjob.",
        ),
    },
)
def foerste_er_slut(foerste_fleksjob_afsluttet: Node, perioden_slutter: Node, dato: Node) -> Node:
    """Also where it ended before the five years: the union's page names the five years only."""
    return any_of(foerste_fleksjob_afsluttet, perioden_slutter <= dato)


@lab(
    "LAB § 70 c og §§ 71-73",
    "LAB §§ 120 og 134",
    kilde=STAR,
    sikkerhed="sekundaer",
    da="Varighed",
    en="Duration",
    valg=VARIGHED,
    siger={
        "slut_ved_folkepension": (
            "Du har nået folkepensionsalderen. Der slutter ordningen med fleksjob.",
            "You have reached folkepension age. The scheme ends there.",
        ),
        "uden_femaarsgraense": (
            "Fleksjobbet er fra før 2013. Der er ingen grænse på fem år, men stadig opfølgning.",
            "The fleksjob is from before 2013. There is no limit of five years, but still follow-up.",
        ),
        "permanent_bevilget": (
            "Fleksjobbet er bevilget permanent. Der er stadig opfølgning hvert 2½ år.",
            "The fleksjob is granted permanently. There is still follow-up every 2½ years.",
        ),
        "foerste_midlertidigt": (
            "Det første fleksjob er altid midlertidigt, i fem år.",
            "The first fleksjob is always temporary, for five years.",
        ),
        "ikke_paa_tale": (
            "{Myndighed} har vurderet, at du kan have et almindeligt job. Så er et fleksjob ikke på tale.",
            "{Myndighed} has found that you can have an ordinary job. Another fleksjob is not possible now.",
        ),
        "permanent_kan_vurderes": (
            "Et permanent fleksjob kan komme på tale. Det er {myndighed}, der vurderer det.",
            "A permanent fleksjob is possible. {Myndighed} assesses it.",
        ),
        "nyt_midlertidigt": (
            "Et nyt midlertidigt fleksjob på op til fem år kan komme på tale. {Myndighed} afgør det.",
            "Another temporary fleksjob of up to five years is possible. {Myndighed} decides.",
        ),
    },
)
def varighed(
    under_folkepensionsalder: Node,
    paa_gammel_ordning: Node,
    bevilling_permanent: Node,
    foerste_er_slut: Node,
    kommunens_vurdering: Node,
    fyldt_fyrre: Node,
) -> Node:
    """After the first fleksjob: under 40 another temporary one, from 40 an assessment of a permanent one.

    That the first is temporary was seen at the authority; what follows it, and the old scheme, elsewhere.
    """
    efter_foerste = where(
        kommunens_vurdering == VURDERET("kan_have_almindeligt_job"),
        VARIGHED("ikke_paa_tale"),
        where(fyldt_fyrre, VARIGHED("permanent_kan_vurderes"), VARIGHED("nyt_midlertidigt")),
    )
    ny_ordning = where(
        bevilling_permanent,
        VARIGHED("permanent_bevilget"),
        where(foerste_er_slut, efter_foerste, VARIGHED("foerste_midlertidigt")),
    )
    i_ordningen = where(paa_gammel_ordning, VARIGHED("uden_femaarsgraense"), ny_ordning)
    return where(under_folkepensionsalder, i_ordningen, VARIGHED("slut_ved_folkepension"))


@lab(
    "LAB § 70 c",
    "LAB § 120",
    kilde=DUKH,
    sikkerhed="afledt",
    da="Perioden er gået",
    en="The period has passed",
    siger={
        "ja": ("Perioden er gået efter datoerne.", "By the dates the period has passed."),
        "nej": ("Perioden løber stadig.", "The period is still running."),
    },
)
def perioden_er_gaaet(
    perioden_slutter: Node, dato: Node, bevilling_permanent: Node, paa_gammel_ordning: Node
) -> Node:
    """A reason to ask the municipality at once, never to say that anything has lapsed.

    A permanent fleksjob has no period, and neither has one from before 2013.
    """
    return all_of(~paa_gammel_ordning, ~bevilling_permanent, perioden_slutter <= dato)


@lab(
    "LAB § 70 d",
    "LAB § 121",
    kilde=DUKH,
    sikkerhed="afledt",
    da="Tid til status",
    en="Time for the status",
    siger={
        "ja": ("Der er gået 4½ år. Det er tid til status.", "4½ years have passed. The status is due."),
        "nej": ("Der er ikke gået 4½ år.", "4½ years have not passed."),
    },
)
def tid_til_status(
    status_dag: Node,
    dato: Node,
    perioden_er_gaaet: Node,
    bevilling_permanent: Node,
    paa_gammel_ordning: Node,
) -> Node:
    """From 4½ years until the period ends. The status is of a temporary fleksjob only."""
    return all_of(~paa_gammel_ordning, ~bevilling_permanent, status_dag <= dato, ~perioden_er_gaaet)
