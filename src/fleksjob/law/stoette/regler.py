"""Support measures in a job. Each has its own law and its own authority; most are for the municipality.

The conditions stand once more, in the words of a table, in `stoetteformer.toml`; the tests hold the two
together.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, any_of, applies_if, quantity, rule, where
from fleksjob.law.lab import lab
from fleksjob.law.stoette.fakta import BEHOV
from fleksjob.law.stoette.former import FORMER

KHL = "lov om kompensation til handicappede i erhverv"
LAB_UKENDT = "LAB (paragraffen er ikke set)"
SBST = (
    "https://admin.sbst.dk/tvaergaende-omrader/hjaelpemiddelomradet/lovgivning-og-bevilling/"
    "beskaeftigelsesomraadet"
)
HERNING = (
    "https://www.herning.dk/borger/sundhed-sygdom-og-udsatte/hjaelpemidler/kvalitetsstandarder-hjaelpemidler/"
    "aktivitetshjaelpemiddel/"
)
PM_28_19 = (
    "https://ast.dk/beskaeftigelse/artikler/handicappede-i-erhverv/"
    "artikel-personlig-assistance-til-personer-med-flere-funktionsnedsaettelser-eller-en-meget-betydelig-"
    "funktionsnedsaettelse"
)
ASSISTANCE_TIMER, FULD_TID = 20, 37

STOETTE = Choices(
    "stoette",
    "hjaelpemiddel",
    "anden_lovgivning",
    "personlig_assistance",
    "mentor",
    "opkvalificering",
    "virksomhedspraktik",
    "arbejdsgiverens_tilpasning",
    "ikke_paa_tale",
)


def _siger(da: str, en: str) -> dict[str, tuple[str, str]]:
    """Yes and no of one measure."""
    return {
        "ja": (f"{da} kan komme på tale.", f"{en} is possible."),
        "nej": (f"{da} er ikke på tale ud fra svarene.", f"{en} is not possible from the answers."),
    }


_HJAELPEMIDDEL = _siger("Et hjælpemiddel", "An aid")


@rule(
    law=LAB_UKENDT,
    fra="2013-01-01",
    til="2019-12-31",
    kilde=FORMER["hjaelpemiddel"].kilde,
    sikkerhed="afledt",
    da="Hjælpemiddel",
    en="Aid",
    siger=_HJAELPEMIDDEL,
)
@rule(
    law=KHL,
    fra="2020-01-01",
    kilde=FORMER["hjaelpemiddel"].kilde,
    sikkerhed="officiel",
    da="Hjælpemiddel",
    en="Aid",
    siger=_HJAELPEMIDDEL,
)
def hjaelpemiddel(
    usaedvanligt_paa_arbejdspladsen: Node,
    udgift_ud_over_arbejdsgiver: Node,
    afgoerende_for_jobbet: Node,
    kompenserer_for_begraensning: Node,
    behov_ogsaa_uden_for_jobbet: Node,
) -> Node:
    """Tools and minor changes of the workplace. Moved from LAB on 1 January 2020."""
    return all_of(
        usaedvanligt_paa_arbejdspladsen,
        udgift_ud_over_arbejdsgiver,
        afgoerende_for_jobbet,
        kompenserer_for_begraensning,
        ~behov_ogsaa_uden_for_jobbet,
    )


@rule(
    law=f"{KHL} § 4",
    fra="2013-01-01",
    kilde=FORMER["personlig_assistance"].kilde,
    sikkerhed="officiel",
    da="Personlig assistance",
    en="Personal assistance",
    siger=_siger("Personlig assistance", "Personal assistance"),
)
def personlig_assistance(varig_og_betydelig_funktionsnedsaettelse: Node, fagligt_arbejde_selv: Node) -> Node:
    """Help with certain tasks. What the job is about the person does alone."""
    return varig_og_betydelig_funktionsnedsaettelse & fagligt_arbejde_selv


@rule(
    law=f"{KHL} § 4",
    fra="2013-01-01",
    kilde=PM_28_19,
    sikkerhed="officiel",
    da="Personlig assistance op til",
    en="Personal assistance up to",
)
def personlig_assistance_timer(personlig_assistance: Node, timer_om_ugen: Node) -> Node:
    """20 hours at 37 hours a week: 20/37 of the working time, by the precedent 28-19."""
    fuld_tid = quantity(FULD_TID, "time/uge")
    return applies_if(personlig_assistance, timer_om_ugen * quantity(ASSISTANCE_TIMER, "time/uge") / fuld_tid)


@lab(
    "LAB kap. 9 b",
    "LAB § 167",
    kilde=FORMER["mentor"].kilde,
    sikkerhed="officiel",
    sikkerhed_foer="afledt",
    da="Mentor",
    en="Mentor",
    siger=_siger("En mentor", "A mentor"),
)
def mentor(afgoerende_behov_for_mentor: Node, ud_over_arbejdsgiverens_opgaver: Node) -> Node:
    """For who has a decisive need, also in a fleksjob. The limit of 2026 is told beside the answer."""
    return afgoerende_behov_for_mentor & ud_over_arbejdsgiverens_opgaver


@rule(
    law=f"{KHL}; LAB for ledige",
    fra="2013-01-01",
    kilde=FORMER["opkvalificering"].kilde,
    sikkerhed="afledt",
    da="Kursus eller efteruddannelse",
    en="Course or further training",
    siger=_siger("Tilskud til et kursus", "Support for a course"),
)
def opkvalificering(kursus_bevilges: Node) -> Node:
    """Individual: the conditions were seen in part only, so the municipality is asked."""
    return any_of(kursus_bevilges)


@lab(
    LAB_UKENDT,
    "LAB kap. 11",
    kilde=FORMER["virksomhedspraktik"].kilde,
    sikkerhed="afledt",
    da="Virksomhedspraktik ved siden af fleksjobbet",
    en="Work placement alongside the fleksjob",
    siger=_siger("En praktik ved siden af", "A work placement alongside"),
)
def virksomhedspraktik(praktik_tilbydes: Node) -> Node:
    """An offer of the municipality. The two parties cannot agree it between themselves."""
    return any_of(praktik_tilbydes)


@rule(
    law="forskelsbehandlingsloven § 2 a",
    fra="2013-01-01",
    kilde=FORMER["arbejdsgiverens_tilpasning"].kilde,
    da="Arbejdsgiverens tilpasning",
    en="The employer's adaptation",
    siger=_siger("En tilpasning af jobbet", "An adaptation of the job"),
)
def arbejdsgiverens_tilpasning(har_handicap: Node, uforholdsmaessig_byrde: Node) -> Node:
    """The employer's own duty, up to a disproportionate burden. Public support makes the burden smaller."""
    return har_handicap & ~uforholdsmaessig_byrde


@rule(
    law="lov om social service § 112",
    fra="2013-01-01",
    kilde=HERNING,
    sikkerhed="sekundaer",
    da="Hører til anden lovgivning",
    en="Belongs to other legislation",
    siger={
        "ja": (
            "Redskabet er også til andet end jobbet. Så hører det til sociallovgivningen.",
            "The tool is for more than the job. It belongs to the social legislation then.",
        ),
        "nej": ("Redskabet er til jobbet.", "The tool is for the job."),
    },
)
def hoerer_til_anden_lov(behov_ogsaa_uden_for_jobbet: Node) -> Node:
    """What is needed in any job, or at home, is not an aid of the job."""
    return any_of(behov_ogsaa_uden_for_jobbet)


@rule(
    law=f"{KHL}; LAB; forskelsbehandlingsloven",
    fra="2013-01-01",
    kilde="https://star.dk/til-virksomheder/medarbejdere-i-fleksjob/",
    sikkerhed="afledt",
    da="Støtte i jobbet",
    en="Support in the job",
    valg=STOETTE,
    siger={
        "hjaelpemiddel": (
            "Et hjælpemiddel kan komme på tale. {Myndighed}, hvor du bor, afgør det.",
            "An aid is possible. {Myndighed} where you live decides.",
        ),
        "anden_lovgivning": (
            "Redskabet hører til sociallovgivningen. Spørg {myndighed} der.",
            "The tool belongs to the social legislation. Ask {myndighed} about that.",
        ),
        "personlig_assistance": (
            "Personlig assistance kan komme på tale. {Myndighed} afgør det.",
            "Personal assistance is possible. {Myndighed} decides.",
        ),
        "mentor": (
            "En mentor kan komme på tale. {Myndighed} afgør det.",
            "A mentor is possible. {Myndighed} decides.",
        ),
        "opkvalificering": (
            "Tilskud til et kursus kan komme på tale. {Myndighed} afgør det.",
            "Support for a course is possible. {Myndighed} decides.",
        ),
        "virksomhedspraktik": (
            "En praktik ved siden af fleksjobbet kan komme på tale. {Myndighed} tilbyder den.",
            "A work placement alongside the fleksjob is possible. {Myndighed} offers it.",
        ),
        "arbejdsgiverens_tilpasning": (
            "En tilpasning af jobbet kan komme på tale. Tal med arbejdsgiveren.",
            "An adaptation of the job is possible. Talk to the employer.",
        ),
        "ikke_paa_tale": (
            "Støtten er ikke på tale ud fra svarene. Se de andre muligheder.",
            "From the answers the support is not possible. See the other measures.",
        ),
    },
)
def stoette(
    behov: Node,
    hjaelpemiddel: Node,
    hoerer_til_anden_lov: Node,
    personlig_assistance: Node,
    mentor: Node,
    opkvalificering: Node,
    virksomhedspraktik: Node,
    arbejdsgiverens_tilpasning: Node,
) -> Node:
    """The measure that answers the need that was named. The others stand in the list, each by itself."""
    ellers = STOETTE("ikke_paa_tale")
    redskab = where(
        hoerer_til_anden_lov,
        STOETTE("anden_lovgivning"),
        where(hjaelpemiddel, STOETTE("hjaelpemiddel"), ellers),
    )
    svar = where(arbejdsgiverens_tilpasning, STOETTE("arbejdsgiverens_tilpasning"), ellers)
    for need, measure, name in (
        ("afproeve_opgaver", virksomhedspraktik, "virksomhedspraktik"),
        ("kursus", opkvalificering, "opkvalificering"),
        ("oplaering_og_stoette", mentor, "mentor"),
        ("hjaelp_til_opgaver", personlig_assistance, "personlig_assistance"),
    ):
        svar = where(behov == BEHOV(need), where(measure, STOETTE(name), ellers), svar)
    return where(behov == BEHOV("redskab_eller_indretning"), redskab, svar)
