"""The hours of a fleksjob and the municipality's assessment of them (LAB § 121; before 2020 § 70 d).

The municipality assesses hours, intensity and skånehensyn for the concrete job. Wage and terms are not its
to set: they stand in `vilkaar`. The paragraph of the assessment before 2020 is inferred.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, any_of, where
from fleksjob.law.arbejdstid.aendringer import VURDERING
from fleksjob.law.lab import lab

ANKESTYRELSEN = (
    "https://ast.dk/beskaeftigelse/artikler/fleksjob/"
    "artikel-ny-undersogelse-om-fastsaettelse-af-arbejdsevnen-ved-forste-fleksjob"
)

TIMEFORSKEL = Choices("timeforskel", "ens", "faerre", "flere")
ARBEJDSTID = Choices(
    "arbejdstid",
    "vurdering_mangler",
    "intet_loennet_arbejde",
    "skaanebehov_mangler",
    "ny_vurdering",
    "begrundelse_mangler",
    "paa_plads",
)


@lab(
    "LAB § 70 d",
    "LAB § 121",
    kilde=ANKESTYRELSEN,
    sikkerhed="officiel",
    sikkerhed_foer="afledt",
    da="Et job med løn",
    en="A job with a wage",
    siger={
        "ja": ("Der er effektive timer med løn.", "There are effective hours with a wage."),
        "nej": (
            "Der er ingen effektive timer med løn. Et fleksjob er et job med løn.",
            "There are no effective hours with a wage. A fleksjob is a job with a wage.",
        ),
    },
)
def loennet_arbejde(betalte_timer: Node) -> Node:
    """An employer and a paid job are what the municipality may ask for. An intensity of zero is neither."""
    return betalte_timer > 0


@lab(
    "LAB § 70 d",
    "LAB § 121",
    kilde=ANKESTYRELSEN,
    sikkerhed="afledt",
    da="Flere effektive timer end timer på arbejdspladsen",
    en="More effective hours than hours present",
    siger={
        "ja": (
            "Der er flere effektive timer end timer på arbejdspladsen.",
            "There are more effective hours than hours at the workplace.",
        ),
        "nej": (
            "De effektive timer er ikke flere end timerne på arbejdspladsen.",
            "The effective hours are not more than those at the workplace.",
        ),
    },
)
def flere_effektive_end_til_stede(betalte_timer: Node, timer_paa_arbejdspladsen: Node) -> Node:
    """Cannot be: the intensity is at most one."""
    return betalte_timer > timer_paa_arbejdspladsen


@lab(
    "LAB § 70 d",
    "LAB § 121",
    kilde=ANKESTYRELSEN,
    sikkerhed="officiel",
    sikkerhed_foer="afledt",
    da="Timerne mod den vurderede arbejdsevne",
    en="The hours against the assessed capacity",
    valg=TIMEFORSKEL,
    siger={
        "ens": (
            "Timerne er de samme, som {myndighed} har vurderet.",
            "The hours are those that {myndighed} has assessed.",
        ),
        "faerre": (
            "Timerne er færre, end {myndighed} har vurderet, at du kan arbejde.",
            "The hours are fewer than {myndighed} has found that you can work.",
        ),
        "flere": (
            "Timerne er flere, end {myndighed} har vurderet, at du kan arbejde.",
            "The hours are more than {myndighed} has found that you can work.",
        ),
    },
)
def timeforskel(betalte_timer: Node, vurderede_timer: Node) -> Node:
    """Effective hours are compared with effective hours, never with the hours at the workplace."""
    return where(
        betalte_timer == vurderede_timer,
        TIMEFORSKEL("ens"),
        where(betalte_timer < vurderede_timer, TIMEFORSKEL("faerre"), TIMEFORSKEL("flere")),
    )


@lab(
    "LAB § 70 d",
    "LAB § 121",
    kilde=ANKESTYRELSEN,
    sikkerhed="officiel",
    sikkerhed_foer="afledt",
    da="Færre timer er begrundet",
    en="Fewer hours are reasoned",
    siger={
        "ja": ("Timetallet er i orden eller begrundet.", "The hours are in order or reasoned."),
        "nej": (
            "{Myndighed} mangler at begrunde, at jobbet har færre timer, end du kan arbejde.",
            "{Myndighed} has yet to give reasons for fewer hours than you can work.",
        ),
    },
)
def timeforskel_begrundet(timeforskel: Node, faerre_timer_begrundet: Node) -> Node:
    """A job with fewer hours can be approved, but with reasons. They are often forgotten."""
    return any_of(timeforskel != TIMEFORSKEL("faerre"), faerre_timer_begrundet)


@lab(
    "LAB § 70 d",
    "LAB § 121",
    kilde=ANKESTYRELSEN,
    sikkerhed="afledt",
    da="Vurderingen passer ikke længere",
    en="The assessment no longer fits",
    siger={
        "ja": (
            "Timerne eller ændringen passer ikke til vurderingen.",
            "The hours or the change do not fit the assessment.",
        ),
        "nej": ("Vurderingen passer stadig til jobbet.", "The assessment still fits the job."),
    },
)
def vurderingen_passer_ikke(ny_vurdering: Node, timeforskel: Node) -> Node:
    """A change of capacity or of job, or more hours than were assessed. The last is our inference."""
    return any_of(ny_vurdering == VURDERING("ny_vurdering"), timeforskel == TIMEFORSKEL("flere"))


@lab(
    "LAB § 70 d",
    "LAB § 121",
    kilde=ANKESTYRELSEN,
    sikkerhed="officiel",
    sikkerhed_foer="afledt",
    da="Arbejdstid",
    en="Working time",
    valg=ARBEJDSTID,
    siger={
        "vurdering_mangler": (
            "{Myndighed} mangler at vurdere timer, arbejdsintensitet og skånehensyn i dette job.",
            "{Myndighed} has yet to assess hours, intensity and skånehensyn in this job.",
        ),
        "intet_loennet_arbejde": (
            "Der er ingen effektive timer med løn. Så er der ikke et fleksjob at vurdere.",
            "There are no effective hours with a wage. There is no fleksjob to assess then.",
        ),
        "skaanebehov_mangler": (
            "Jobbet tager ikke hensyn til dine skånebehov efter {myndighed}s vurdering.",
            "By the assessment of {myndighed} the job does not take your skånebehov into account.",
        ),
        "ny_vurdering": (
            "Vurderingen passer ikke længere til jobbet. Bed {myndighed} om en ny vurdering.",
            "The assessment no longer fits the job. Ask {myndighed} for a new one.",
        ),
        "begrundelse_mangler": (
            "Jobbet har færre timer, end du kan arbejde. {Myndighed} mangler at begrunde det.",
            "The job has fewer hours than you can work. {Myndighed} has yet to give reasons.",
        ),
        "paa_plads": (
            "Timerne bygger på {myndighed}s vurdering af dette job.",
            "The hours rest on the assessment of this job by {myndighed}.",
        ),
    },
)
def arbejdstid(
    vurderet_i_jobbet: Node,
    loennet_arbejde: Node,
    skaanebehov_tilgodeset: Node,
    vurderingen_passer_ikke: Node,
    timeforskel_begrundet: Node,
) -> Node:
    """The first thing that is missing, in the order in which it has to be put right."""
    begrundet = where(timeforskel_begrundet, ARBEJDSTID("paa_plads"), ARBEJDSTID("begrundelse_mangler"))
    aktuel = where(vurderingen_passer_ikke, ARBEJDSTID("ny_vurdering"), begrundet)
    hensyn = where(skaanebehov_tilgodeset, aktuel, ARBEJDSTID("skaanebehov_mangler"))
    vurderet = where(loennet_arbejde, hensyn, ARBEJDSTID("intet_loennet_arbejde"))
    return where(vurderet_i_jobbet, vurderet, ARBEJDSTID("vurdering_mangler"))
