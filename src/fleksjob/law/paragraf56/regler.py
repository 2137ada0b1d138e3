"""The § 56 agreement: refund of sickness benefit from the first day, for one condition (SDPL § 56).

The employer and the employee agree, and the municipality approves. The text of stk. 1-3 was read as quoted.
When the agreement came to hold for two years was not seen. The three grounds stand in `grunde`.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, any_of, first_of, where
from fleksjob.law.frist import efter_maaneder
from fleksjob.law.lab import lab
from fleksjob.law.paragraf56.fakta import GODKENDELSE
from fleksjob.law.paragraf56.grunde import LOVTEKST, PM_3_21, TI_DAGE, paragraf

SBST = (
    "https://www.sbst.dk/tvaergaende-omrader/vidensplatform-om-handicap-og-beskaeftigelse/lovgivning/"
    "de-handicapkompenserende-ordninger/refusion-af-udgifter-til-sygedagpenge-fra-foerste-sygedag-1"
)

PARAGRAF_56 = Choices(
    "paragraf_56",
    "ikke_noedvendig",
    "gaelder",
    "kan_fornyes",
    "kan_ikke_fornyes",
    "afventer",
    "afslag",
    "aftalen_mangler_noget",
    "kan_sendes",
    "ikke_paa_tale",
)


@paragraf(
    ", stk. 3",
    kilde=LOVTEKST,
    da="Aftalen er skriftlig med det krævede indhold",
    en="The agreement is in writing with the required content",
    siger={
        "ja": (
            "Aftalen er skriftlig og nævner begge parter og sygdommens art.",
            "The agreement is in writing and states both parties and the nature of the illness.",
        ),
        "nej": (
            "Aftalen mangler noget: skriftlighed, parternes navn og adresse eller sygdommens art.",
            "The agreement lacks something: writing, names and addresses, or the nature of the illness.",
        ),
    },
)
def aftalen_er_i_orden(
    aftale_skriftlig: Node, aftale_naevner_parterne: Node, aftale_naevner_sygdommens_art: Node
) -> Node:
    """The one agreement in which the nature of the illness is stated to the employer."""
    return all_of(aftale_skriftlig, aftale_naevner_parterne, aftale_naevner_sygdommens_art)


@paragraf(
    "",
    kilde=SBST,
    sikkerhed="officiel",
    da="Aftalen udløber senest",
    en="The agreement expires at latest",
)
def aftalen_udloeber(godkendt_til: Node, godkendt_den: Node, dag_der_ikke_findes: Node) -> Node:
    """The day in the approval, where there is one; else two years after it, which is the longest."""
    return first_of(godkendt_til, efter_maaneder(godkendt_den, "D17", dag_der_ikke_findes))


@paragraf(
    "",
    kilde=SBST,
    sikkerhed="afledt",
    da="Aftalen er udløbet",
    en="The agreement has expired",
    siger={
        "ja": ("Aftalen er udløbet efter datoerne.", "By the dates the agreement has expired."),
        "nej": ("Aftalen er ikke udløbet.", "The agreement has not expired."),
    },
)
def aftalen_er_udloebet(aftalen_udloeber: Node, dato: Node) -> Node:
    """From the day it expires on, as with every period here; how the last day counts was not seen."""
    return aftalen_udloeber <= dato


@paragraf(
    "",
    kilde=PM_3_21,
    sikkerhed="sekundaer",
    da="Aftalen kan fornyes",
    en="The agreement can be renewed",
    siger={
        "ja": (
            "Fraværet var mindst ti dage, eller arbejde eller helbred er væsentligt ændret.",
            "There were ten days of absence, or work or health has substantially changed.",
        ),
        "nej": (
            "Fraværet var under ti dage i det seneste år, og intet er væsentligt ændret.",
            "There were fewer than ten days of absence, and nothing has substantially changed.",
        ),
    },
)
def kan_fornyes(fravaersdage_seneste_aar: Node, vaesentligt_aendret: Node) -> Node:
    """Ten days because of the condition in the last year, with the one exception."""
    return any_of(fravaersdage_seneste_aar >= TI_DAGE, vaesentligt_aendret)


@paragraf(
    "",
    kilde=LOVTEKST,
    sikkerhed="sekundaer",
    da="§ 56-aftale",
    en="§ 56 agreement",
    valg=PARAGRAF_56,
    siger={
        "ikke_noedvendig": (
            "I et fleksjob er en § 56-aftale ikke nødvendig. Refusionen begynder den første dag.",
            "In a fleksjob no § 56 agreement is needed. The refund begins on the first day.",
        ),
        "gaelder": (
            "Aftalen er godkendt og gælder. En ny kræver normalt ti fraværsdage det seneste år.",
            "The agreement is approved and holds. A new one normally takes ten days of absence in a year.",
        ),
        "kan_fornyes": (
            "Aftalen er udløbet. En ny kan komme på tale. {Myndighed} afgør det.",
            "The agreement has expired. A new one is possible. {Myndighed} decides.",
        ),
        "kan_ikke_fornyes": (
            "Aftalen er udløbet. En ny er ikke på tale, som sagen står nu.",
            "The agreement has expired. A new one is not possible as the case stands now.",
        ),
        "afventer": (
            "Aftalen er sendt. Den gælder først, når {myndighed} har godkendt den.",
            "The agreement has been sent. It holds only when {myndighed} has approved it.",
        ),
        "afslag": (
            "{Myndighed} har sagt nej til aftalen. Se emnet klage.",
            "{Myndighed} has refused the agreement. See the subject of complaint.",
        ),
        "aftalen_mangler_noget": (
            "En aftale kan komme på tale, men papiret mangler noget.",
            "An agreement is possible, but the paper lacks something.",
        ),
        "kan_sendes": (
            "En aftale kan komme på tale. Send den til {myndighed}, som afgør det.",
            "An agreement is possible. Send it to {myndighed}, who decides.",
        ),
        "ikke_paa_tale": (
            "En § 56-aftale er ikke på tale, som sagen står nu.",
            "A § 56 agreement is not possible as the case stands now.",
        ),
    },
)
def paragraf_56(
    ingen_arbejdsgiverperiode: Node,
    godkendelse: Node,
    aftalen_er_udloebet: Node,
    grund_til_aftale: Node,
    aftalen_er_i_orden: Node,
    kan_fornyes: Node,
) -> Node:
    """Agreed, approved, expired: where it stands. In a fleksjob the question does not arise."""
    ny = where(
        grund_til_aftale,
        where(aftalen_er_i_orden, PARAGRAF_56("kan_sendes"), PARAGRAF_56("aftalen_mangler_noget")),
        PARAGRAF_56("ikke_paa_tale"),
    )
    igen = all_of(grund_til_aftale, kan_fornyes)
    fornyelse = where(igen, PARAGRAF_56("kan_fornyes"), PARAGRAF_56("kan_ikke_fornyes"))
    godkendt = where(aftalen_er_udloebet, fornyelse, PARAGRAF_56("gaelder"))
    svaret = where(godkendelse == GODKENDELSE("afslag"), PARAGRAF_56("afslag"), godkendt)
    sendt = where(godkendelse == GODKENDELSE("afventer"), PARAGRAF_56("afventer"), svaret)
    aftalt = where(godkendelse == GODKENDELSE("ikke_sendt"), ny, sendt)
    return where(ingen_arbejdsgiverperiode, PARAGRAF_56("ikke_noedvendig"), aftalt)


@lab(
    "LAB § 70 b",
    "LAB § 119",
    kilde=PM_3_21,
    sikkerhed="afledt",
    da="De tolv måneder før et fastholdelsesfleksjob løber",
    en="The twelve months before a fastholdelsesfleksjob run",
    siger={
        "ja": (
            "De tolv måneder kan løbe fra aftalen om særlige vilkår. Se emnet fastholdelse.",
            "The twelve months can run from the agreement on special terms. See fastholdelse.",
        ),
        "nej": (
            "En § 56-aftale starter ikke de tolv måneder før et fastholdelsesfleksjob.",
            "A § 56 agreement does not start the twelve months before a fastholdelsesfleksjob.",
        ),
    },
)
def tolv_maaneder_loeber(aftale_om_saerlige_vilkaar: Node) -> Node:
    """Refund of absence is no special term. That § 56 never starts the clock is our inference from 3-21."""
    return aftale_om_saerlige_vilkaar
