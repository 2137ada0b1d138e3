"""Sickness refund to the employer of somebody in a fleksjob (SDPL; LAB § 124 for the person).

From the first day of absence, since there is no employer's period in a fleksjob. The hourly basis of somebody
in a fleksjob (SDPL § 49) was not seen: the smaller of wage and highest rate is the usual approximation.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, applies_if, greatest, least, rule, where
from fleksjob.law.lab import lab

SLAGELSE = "https://www.slagelse.dk/erhverv/arbejdsmarkedet/sygemeldte-medarbejdere/refusion-af-sygedagpenge"
PAV = "https://pav.medst.dk/Sygdom/Loen-dagpenge-under-sygdom/Dagpengerefusion"
PARAGRAF_7 = (
    "https://elov.dk/sygedagpengeloven/paragraf/7/forarbejder/aendringslov-2012-12-23-1380/nummer/331306"
)
PARAGRAF_59 = "https://elov.dk/sygedagpengeloven/59/"
PARAGRAF_124 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/124/"
REFUSION = Choices(
    "sygerefusion", "fra_foerste_dag", "fra_anmeldelsen", "ingen_loen_at_refundere", "almindelige_regler"
)


@rule(
    law="SDPL (paragraf ikke set)",
    fra="2013-01-01",
    kilde=SLAGELSE,
    sikkerhed="sekundaer",
    da="Ingen arbejdsgiverperiode",
    en="No employer's period",
    siger={
        "ja": (
            "I et fleksjob er der ingen arbejdsgiverperiode. Refusion kan gives fra første fraværsdag.",
            "In a fleksjob there is no employer's period. Refund is possible from the first day of absence.",
        ),
        "nej": (
            "Uden for fleksjob har arbejdsgiveren som hovedregel selv de første 30 dage.",
            "Outside a fleksjob the employer as a rule bears the first 30 days.",
        ),
        "uvist": (
            "Om der er en arbejdsgiverperiode, afhænger af, om det er et fleksjob.",
            "Whether there is an employer's period depends on whether it is a fleksjob.",
        ),
    },
)
def ingen_arbejdsgiverperiode(ansat_i_fleksjob: Node) -> Node:
    """So no § 56 agreement is needed for it."""
    return ansat_i_fleksjob


@rule(
    law="SDPL § 7, stk. 2",
    fra="2013-01-01",
    kilde=PARAGRAF_7,
    sikkerhed="sekundaer",
    da="Mindst fire timers fravær om ugen",
    en="At least four hours of absence a week",
    siger={
        "ja": (
            "Ved delvist fravær kræves mindst fire timer om ugen.",
            "Partial absence must be of at least four hours a week.",
        ),
        "nej": (
            "Kravet om mindst fire timers fravær om ugen gælder ikke i et fleksjob.",
            "The requirement of four hours of absence a week does not apply in a fleksjob.",
        ),
        "uvist": (
            "Om der kræves fire timers fravær om ugen, afhænger af, om det er et fleksjob.",
            "Whether four hours a week are required depends on whether it is a fleksjob.",
        ),
    },
)
def mindstekrav_om_fire_timer(ansat_i_fleksjob: Node) -> Node:
    """Few paid hours a week would else leave many in a fleksjob without sygedagpenge."""
    return ~ansat_i_fleksjob


@lab(
    "LAB § 70 f",
    "LAB § 124, stk. 2-3",
    kilde=PARAGRAF_124,
    sikkerhed_foer="afledt",
    da="Fleksløntilskuddet beregnes som ellers",
    en="The subsidy is computed as otherwise",
    siger={
        "ja": (
            "Med løn under sygdom beregnes fleksløntilskuddet som ellers.",
            "With wage during sickness the subsidy is computed as otherwise.",
        ),
        "nej": (
            "Uden løn suppleres sygedagpengene med fleksløntilskud. Se fleksjob beregn.",
            "Without wage the subsidy tops up the sygedagpenge. See fleksjob beregn.",
        ),
        "uvist": (
            "Hvordan fleksløntilskuddet beregnes, afhænger af, om der er løn under sygdom.",
            "How the subsidy is computed depends on whether there is wage during sickness.",
        ),
    },
)
def tilskuddet_beregnes_som_ellers(loen_under_sygdom: Node) -> Node:
    """What the person has meanwhile. The amounts are those of fleksløntilskud."""
    return loen_under_sygdom


@rule(
    law="SDPL § 59",
    fra="2013-01-01",
    kilde=PARAGRAF_59,
    sikkerhed="sekundaer",
    da="Refusion til arbejdsgiveren",
    en="Refund to the employer",
    valg=REFUSION,
    siger={
        "fra_foerste_dag": (
            "Refusion til arbejdsgiveren fra første fraværsdag kan komme på tale.",
            "Refund to the employer from the first day of absence is possible.",
        ),
        "fra_anmeldelsen": (
            "Fraværet er anmeldt for sent. Som hovedregel er der først refusion fra anmeldelsen.",
            "The absence was reported too late. As a rule there is refund only from the report.",
        ),
        "ingen_loen_at_refundere": (
            "Arbejdsgiveren betaler ikke løn. Sygedagpenge til den syge selv kan komme på tale.",
            "The employer pays no wage. Sygedagpenge to the sick person are possible.",
        ),
        "almindelige_regler": (
            "Det er ikke et fleksjob. Så gælder de almindelige regler om arbejdsgiverperiode.",
            "It is not a fleksjob. The ordinary rules of the employer's period apply.",
        ),
    },
)
def sygerefusion(ingen_arbejdsgiverperiode: Node, loen_under_sygdom: Node, anmeldt_i_tide: Node) -> Node:
    """That the five weeks also hold for the refund from the first day is stated by a municipality only."""
    med_loen = where(anmeldt_i_tide, REFUSION("fra_foerste_dag"), REFUSION("fra_anmeldelsen"))
    i_fleksjob = where(loen_under_sygdom, med_loen, REFUSION("ingen_loen_at_refundere"))
    return where(ingen_arbejdsgiverperiode, i_fleksjob, REFUSION("almindelige_regler"))


@rule(
    law="SDPL § 59",
    fra="2013-01-01",
    kilde=PARAGRAF_59,
    sikkerhed="sekundaer",
    da="Timer med refusion i ugen",
    en="Hours with refund in the week",
)
def refusionstimer_uge(
    sygerefusion: Node, fravaerstimer_uge: Node, timer_foer_anmeldelsen: Node, fuldtidsnorm: Node
) -> Node:
    """Paid hours of absence; after a late report only those since. A week counts 37 hours at most."""
    i_tide, for_sent = (sygerefusion == REFUSION(each) for each in ("fra_foerste_dag", "fra_anmeldelsen"))
    siden = greatest(fravaerstimer_uge - timer_foer_anmeldelsen, 0)
    return applies_if(i_tide | for_sent, least(where(i_tide, fravaerstimer_uge, siden), fuldtidsnorm))


@rule(
    law="SDPL § 50, stk. 1",
    fra="2013-01-01",
    kilde=PAV,
    sikkerhed="afledt",
    da="Refusion pr. time (tilnærmet)",
    en="Refund an hour (approximate)",
)
def refusion_time(sygerefusion: Node, timeloen: Node, hoejeste_sygedagpenge_time: Node) -> Node:
    """Never more than the wage of the same time, never more than the highest rate. Else an approximation."""
    i_tide, for_sent = (sygerefusion == REFUSION(each) for each in ("fra_foerste_dag", "fra_anmeldelsen"))
    return applies_if(i_tide | for_sent, least(timeloen, hoejeste_sygedagpenge_time))


@rule(
    law="SDPL § 50, stk. 1",
    fra="2013-01-01",
    kilde=PAV,
    sikkerhed="afledt",
    da="Refusion i ugen (tilnærmet)",
    en="Refund in the week (approximate)",
)
def refusion_uge(refusionstimer_uge: Node, refusion_time: Node) -> Node:
    """Hours times rate. The municipality's own hourly basis may differ."""
    return refusionstimer_uge * refusion_time
