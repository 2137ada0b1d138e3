"""Sick leave from the job: who follows up, and the tools of employer and employee (SDPL §§ 7 a, 7 b, 36 a).

How far away the days lie stands in `fleksjob frister` (D12-D16) and is taken from there. The diagnosis is
never asked for.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, applies_if, quantity, rule, where
from fleksjob.law.frist import efter_dage
from fleksjob.law.sygefravaer.fakta import BETALER
from fleksjob.law.sygerefusion.regler import PARAGRAF_59, PAV

CFL = (
    "https://www.cfl.dk/artikler/nye-regler-om-fravaerssamtaler-fastholdelsesplaner-og-mulighedserklaeringer"
)
PARAGRAF_7B = "https://elov.dk/sygedagpengeloven/paragraf/7b"
KERTEMINDE = "https://kerteminde.dk/erhverv/din-virksomheds-medarbejdere/fastholdelse"
IDA = "https://ida.dk/raad-og-karriere/sygdom-og-fravaer/sygefravaerssamtaler-og-erklaeringer"

FIRE_TIMER = quantity(4, "time/uge")
ANMELDELSE = Choices("anmeldelsesfrist", "fem_uger", "en_uge_efter_betalingen", "fjorten_dage")


@rule(
    law="SDPL § 7 a",
    fra="2013-01-01",
    kilde=CFL,
    sikkerhed="sekundaer",
    da="Arbejdsgiveren holder en sygefraværssamtale",
    en="The employer holds a talk on the sick leave",
    siger={
        "ja": (
            "Arbejdsgiveren skal holde en sygefraværssamtale med dig inden fire uger.",
            "The employer has to hold a talk on the sick leave within four weeks.",
        ),
        "nej": (
            "Du stopper inden otte uger. Så har arbejdsgiveren ikke pligt til en samtale.",
            "You leave within eight weeks. The employer has no duty to hold a talk then.",
        ),
    },
)
def sygefravaerssamtale(opsagt_og_fratraeder_inden_otte_uger: Node) -> Node:
    """In person, else by phone. Staying away costs no benefit, but may matter to the employment."""
    return ~opsagt_og_fratraeder_inden_otte_uger


@rule(
    law="SDPL § 7 a",
    fra="2013-01-01",
    kilde=CFL,
    sikkerhed="sekundaer",
    da="Sygefraværssamtale senest",
    en="Talk on the sick leave at latest",
)
def samtale_senest(foerste_sygedag: Node, sygefravaerssamtale: Node) -> Node:
    """Four weeks after the first day of sickness."""
    return applies_if(sygefravaerssamtale, efter_dage(foerste_sygedag, "D12"))


@rule(
    law="SDPL § 7 b",
    fra="2013-01-01",
    kilde=PARAGRAF_7B,
    da="Du kan bede om en fastholdelsesplan",
    en="You may ask for a retention plan",
    siger={
        "ja": (
            "Du kan bede om en fastholdelsesplan nu. Arbejdsgiveren kan sige nej.",
            "You may ask for a retention plan now. The employer may say no.",
        ),
        "nej": (
            "Du venter at være tilbage inden otte uger. Så er en fastholdelsesplan ikke på tale.",
            "You expect to be back within eight weeks. A retention plan is not in question then.",
        ),
    },
)
def fastholdelsesplan(tilbage_inden_otte_uger: Node) -> Node:
    """At any time of the leave, where the return is not expected within eight weeks."""
    return ~tilbage_inden_otte_uger


@rule(
    law="SDPL § 7 b",
    fra="2013-01-01",
    kilde=PARAGRAF_7B,
    da="Otte uger efter første sygedag",
    en="Eight weeks after the first day of sickness",
)
def otte_uger(foerste_sygedag: Node) -> Node:
    """The line for the plan, and for the talk of those who leave."""
    return efter_dage(foerste_sygedag, "D15")


@rule(
    law="SDPL § 36 a",
    fra="2013-01-01",
    kilde=IDA,
    sikkerhed="sekundaer",
    da="Mulighedserklæringen er bedt om på den rigtige måde",
    en="The mulighedserklæring was asked for in the right way",
    siger={
        "ja": (
            "Arbejdsgiveren kan bede om en mulighedserklæring. Den handler om funktioner, ikke diagnose.",
            "The employer may ask for a mulighedserklæring. It is about functions, not the diagnosis.",
        ),
        "nej": (
            "Indkaldelsen eller spørgsmålet om diagnosen er ikke i orden. Spørg din fagforening.",
            "The summons or the question about the diagnosis is not in order. Ask your union.",
        ),
    },
)
def mulighedserklaering(indkaldt_med_rimeligt_varsel: Node, spoergsmaal_om_diagnose: Node) -> Node:
    """At any time, also for repeated short leave. The first part is the parties', the second the doctor's."""
    return indkaldt_med_rimeligt_varsel & ~spoergsmaal_om_diagnose


@rule(
    law="SDPL § 7",
    fra="2013-01-01",
    kilde=KERTEMINDE,
    sikkerhed="sekundaer",
    da="Mindste fravær ved delvis raskmelding",
    en="Least absence when partly well",
)
def mindste_fravaer(mindstekrav_om_fire_timer: Node) -> Node:
    """Four hours a week, where there is a minimum at all: in a fleksjob there is none."""
    return applies_if(mindstekrav_om_fire_timer, FIRE_TIMER)


@rule(
    law="SDPL § 7",
    fra="2013-01-01",
    kilde=KERTEMINDE,
    sikkerhed="sekundaer",
    da="Delvis raskmelding",
    en="Partly well",
    siger={
        "ja": (
            "En delvis raskmelding kan komme på tale, og {myndighed} har godkendt den.",
            "Returning in part is possible, and {myndighed} has approved it.",
        ),
        "nej": (
            "En delvis raskmelding er ikke på tale, som sagen står nu.",
            "Returning in part is not possible as the case stands now.",
        ),
    },
)
def delvis_raskmelding(
    kan_arbejde_noget: Node,
    ventes_fuldt_tilbage: Node,
    fravaer_timer_om_ugen: Node,
    mindste_fravaer: Node,
    myndigheden_godkender_delvis: Node,
) -> Node:
    """On the way back to the usual hours: for good fewer hours are another matter, see `arbejdstid`."""
    return all_of(
        kan_arbejde_noget,
        ventes_fuldt_tilbage,
        fravaer_timer_om_ugen >= mindste_fravaer,
        myndigheden_godkender_delvis,
    )


@rule(
    law="SDPL §§ 40 og 59",
    fra="2013-01-01",
    kilde=PAV,
    sikkerhed="officiel",
    da="Frist for at anmelde sygefraværet",
    en="Time limit for reporting the sick leave",
    valg=ANMELDELSE,
    siger={
        "fem_uger": (
            "Fraværet anmeldes i NemRefusion senest fem uger efter første fraværsdag.",
            "The absence is reported in NemRefusion within five weeks of its first day.",
        ),
        "en_uge_efter_betalingen": (
            "Fraværet anmeldes senest en uge efter, at arbejdsgiveren stopper med at betale.",
            "The absence is reported within a week of the day the employer stops paying.",
        ),
        "fjorten_dage": (
            "Fraværet anmeldes senest 14 dage efter første fraværsdag.",
            "The absence is reported within 14 days of its first day.",
        ),
    },
)
def anmeldelsesfrist(arbejdsgiveren_betaler: Node) -> Node:
    """Later than five weeks the refund is as a rule given only from the report on."""
    uden = where(
        arbejdsgiveren_betaler == BETALER("sygedagpenge"),
        ANMELDELSE("en_uge_efter_betalingen"),
        ANMELDELSE("fjorten_dage"),
    )
    return where(arbejdsgiveren_betaler == BETALER("loen"), ANMELDELSE("fem_uger"), uden)


@rule(
    law="SDPL §§ 40 og 59",
    fra="2013-01-01",
    kilde=PARAGRAF_59,
    da="Anmeldt i NemRefusion senest",
    en="Reported in NemRefusion at latest",
)
def anmeldt_senest(foerste_sygedag: Node, anmeldelsesfrist: Node) -> Node:
    """Where the employer pays wage: the day of the row D13."""
    return applies_if(anmeldelsesfrist == ANMELDELSE("fem_uger"), efter_dage(foerste_sygedag, "D13"))
