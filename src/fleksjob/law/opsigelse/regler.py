"""Dismissal by the employer (forskelsbehandlingsloven § 2 a, and the rules that hold for every employee).

A fleksjob gives no protection of its own against dismissal. What it gives is a presumption of a handicap, and
with it the employer's duty to look at an adaptation first. Whether a dismissal holds is never decided here.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, any_of, rule, where
from fleksjob.law.lab import lab
from fleksjob.law.opsigelse.fakta import GRUND, TILPASNING
from fleksjob.law.ordning.regler import PAV as PAV_GAMMEL_ORDNING

PARAGRAF_2_A = "https://www.scleroseforeningen.dk/netraadgivningen/opsigelse-og-forskelsbehandling"
CABI = "https://www.cabiweb.dk/temaer/fleksjob/om-fleksjob-for-virksomheder/afskedigelse-af-fleksjobansat/"
SAMFOCUS = "https://samfocus.dk/ressourceforlob/fleksjob/"
DAHL = "https://www.dahllaw.dk/nyheder/940/01-dec-2021-hvornaar-kan-arbejdsgiver-opsige-en-flexjobber/"

OPSIGELSE = Choices("opsigelse", "mangler_foer_opsigelse", "konkret_vurdering", "intet_bemaerket")


@rule(
    law="funktionærloven, overenskomst eller kontrakt",
    fra="2013-01-01",
    kilde=CABI,
    sikkerhed="sekundaer",
    da="Saglig grund",
    en="Objective reason",
    siger={
        "ja": (
            "Grunden er af en slags, som kan være saglig. Det skal passe i din sag.",
            "The reason is of a kind that can be objective. It has to fit in your case.",
        ),
        "nej": (
            "Grunden er ikke blandt de eksempler på saglige grunde, som er set.",
            "The reason is not among the examples of objective reasons that were seen.",
        ),
    },
)
def saglig_grund(grund: Node) -> Node:
    """Cabi names three examples. That a reason is not among them says nothing against it."""
    return any_of(
        grund == GRUND("kan_ikke_varetage_jobbet"),
        grund == GRUND("samarbejde"),
        grund == GRUND("nedskaering"),
    )


@rule(
    law="forskelsbehandlingsloven (praksis)",
    fra="2013-01-01",
    kilde=DAHL,
    sikkerhed="sekundaer",
    da="Formodning om handicap",
    en="Presumption of a handicap",
    siger={
        "ja": (
            "Den, der er i fleksjob, formodes at have et handicap i lovens forstand.",
            "By the Act, a person in a fleksjob is presumed to have a handicap.",
        ),
        "nej": (
            "Uden fleksjob er der ingen formodning. Om der er et handicap, skal vurderes.",
            "Without a fleksjob there is no presumption. Whether there is a handicap has to be assessed.",
        ),
    },
)
def handicap_formodes(ansat_i_fleksjob: Node) -> Node:
    """A presumption that can be rebutted: what counts is a lasting impairment with a need of compensation."""
    return any_of(ansat_i_fleksjob)


@rule(
    law="forskelsbehandlingsloven § 2 a",
    fra="2013-01-01",
    kilde=CABI,
    sikkerhed="sekundaer",
    da="Tilpasning skal undersøges først",
    en="An adaptation must be examined first",
    siger={
        "ja": (
            "Arbejdsgiveren skal undersøge en tilpasning af jobbet, før der siges op.",
            "The employer must examine an adaptation of the job before giving notice.",
        ),
        "nej": (
            "Reglen om tilpasning før opsigelse ser ikke ud til at være i spil.",
            "The rule on adaptation before notice does not seem to be in play.",
        ),
    },
)
def tilpasning_skal_undersoeges(handicap_formodes: Node, grunden_er_handicap: Node) -> Node:
    """The duty itself is in the Act; that it comes before the notice is how Cabi reads it."""
    return handicap_formodes & grunden_er_handicap


@rule(
    law="forskelsbehandlingsloven § 2 a",
    fra="2013-01-01",
    kilde=PARAGRAF_2_A,
    da="Byrden er ikke undersøgt til ende",
    en="The burden has not been fully examined",
    siger={
        "ja": (
            "Offentlig støtte kan lette byrden. Den skal med i vurderingen.",
            "Public support can lighten the burden. It has to be part of the assessment.",
        ),
        "nej": (
            "Byrden er vurderet med offentlig støtte, eller den er ikke brugt som grund.",
            "The burden was assessed with public support, or it was not used as a reason.",
        ),
    },
)
def byrden_ikke_undersoegt(tilpasning: Node, offentlig_stoette_undersoegt: Node) -> Node:
    """The duty stops at a disproportionate burden, and a burden that public measures lighten is not that."""
    return all_of(tilpasning == TILPASNING("for_stor_byrde"), ~offentlig_stoette_undersoegt)


@rule(
    law="forskelsbehandlingsloven § 2 a",
    fra="2013-01-01",
    kilde=CABI,
    sikkerhed="sekundaer",
    da="Tilpasning mangler",
    en="Adaptation is missing",
    siger={
        "ja": (
            "Tilpasning af jobbet er ikke undersøgt eller prøvet til ende.",
            "Adaptation of the job has not been examined or tried to the end.",
        ),
        "nej": (
            "Der mangler ikke noget om tilpasning af jobbet ud fra svarene.",
            "From the answers nothing is missing about adaptation of the job.",
        ),
    },
)
def tilpasning_mangler(
    tilpasning_skal_undersoeges: Node, tilpasning: Node, byrden_ikke_undersoegt: Node
) -> Node:
    """What is possible has to be tried; what is refused as a burden has to be weighed with public support."""
    return all_of(
        tilpasning_skal_undersoeges,
        any_of(
            tilpasning == TILPASNING("ikke_undersoegt"),
            tilpasning == TILPASNING("mulig_men_ikke_proevet"),
            byrden_ikke_undersoegt,
        ),
    )


@rule(
    law="funktionærloven, overenskomst eller kontrakt; forskelsbehandlingsloven § 2 a",
    fra="2013-01-01",
    kilde=CABI,
    sikkerhed="sekundaer",
    da="Noget mangler, før en opsigelse kan overvejes",
    en="Something is missing before a dismissal can be considered",
    siger={
        "ja": (
            "Der mangler en grund, det rigtige varsel eller en undersøgt tilpasning.",
            "A reason, the right notice or an examined adaptation is missing.",
        ),
        "nej": (
            "Grund, varsel og tilpasning er på plads ud fra svarene.",
            "From the answers, reason, notice and adaptation are in place.",
        ),
    },
)
def noget_mangler(grund: Node, varsel_som_for_andre: Node, tilpasning_mangler: Node) -> Node:
    """Notice and grounds are those of every employee; adaptation comes on top."""
    return any_of(grund == GRUND("ingen_grund"), ~varsel_som_for_andre, tilpasning_mangler)


@rule(
    law="forskelsbehandlingsloven § 2 a",
    fra="2013-01-01",
    kilde=CABI,
    sikkerhed="sekundaer",
    da="Kræver en konkret vurdering",
    en="Needs a concrete assessment",
    siger={
        "ja": (
            "Helbred, 120-dages-reglen eller grunden selv gør, at sagen skal vurderes konkret.",
            "Health, the 120-day rule or the reason itself calls for a concrete assessment.",
        ),
        "nej": (
            "Svarene peger ikke på noget, der skal vurderes særskilt.",
            "The answers point to nothing that has to be assessed separately.",
        ),
    },
)
def skal_vurderes_konkret(grunden_er_handicap: Node, efter_120_dage: Node, saglig_grund: Node) -> Node:
    """Whether an adaptation was enough, or absence may be counted, no list of facts can settle."""
    return any_of(grunden_er_handicap, efter_120_dage, ~saglig_grund)


@rule(
    law="forskelsbehandlingsloven § 2 a",
    fra="2013-01-01",
    kilde=CABI,
    sikkerhed="afledt",
    da="Opsigelse fra arbejdsgiveren",
    en="Dismissal by the employer",
    valg=OPSIGELSE,
    siger={
        "mangler_foer_opsigelse": (
            "Der mangler noget, før en opsigelse kan overvejes. Tal med din fagforening nu.",
            "Something is missing before a dismissal can be considered. Talk to your union now.",
        ),
        "konkret_vurdering": (
            "Sagen kræver en konkret vurdering. Tal med din fagforening nu.",
            "The case needs a concrete assessment. Talk to your union now.",
        ),
        "intet_bemaerket": (
            "Vi har ikke bemærket noget, der mangler. Det siger ikke, om opsigelsen holder.",
            "We noticed nothing that is missing. That does not say whether the dismissal holds.",
        ),
        "uvist": (
            "Kontakt din fagforening og {myndighed} nu. Vent med at skrive under på noget.",
            "Contact your union and {myndighed} now. Wait with signing anything.",
        ),
    },
)
def opsigelse(noget_mangler: Node, skal_vurderes_konkret: Node) -> Node:
    """Three outcomes. Neither "in order" nor "unlawful" is one of them."""
    return where(
        noget_mangler,
        OPSIGELSE("mangler_foer_opsigelse"),
        where(skal_vurderes_konkret, OPSIGELSE("konkret_vurdering"), OPSIGELSE("intet_bemaerket")),
    )


@rule(
    law="ingen lov: et råd",
    fra="2013-01-01",
    kilde="https://star.dk/til-virksomheder/medarbejdere-i-fleksjob/",
    sikkerhed="officiel",
    da="Nogen er ikke kontaktet endnu",
    en="Somebody has not been contacted yet",
    siger={
        "ja": (
            "Fagforeningen eller {myndighed} er ikke kontaktet endnu.",
            "The union or {myndighed} has not been contacted yet.",
        ),
        "nej": (
            "Både fagforeningen og {myndighed} er kontaktet.",
            "Both the union and {myndighed} have been contacted.",
        ),
    },
)
def kontakt_mangler(fagforening_kontaktet: Node, kommune_kontaktet: Node) -> Node:
    """Both at once, before anything is signed: the guide for employees in fleksjob."""
    return any_of(~fagforening_kontaktet, ~kommune_kontaktet)


@rule(
    law="funktionærloven, overenskomst eller kontrakt",
    fra="2013-01-01",
    kilde=SAMFOCUS,
    sikkerhed="sekundaer",
    da="Bevillingen slutter",
    en="The grant ends",
    siger={
        "ja": (
            "Bevillingen slutter. Ansættelsen gør det ikke af sig selv.",
            "The grant ends. The employment does not end by itself.",
        ),
        "nej": ("Grunden er ikke, at bevillingen slutter.", "The reason is not that the grant ends."),
    },
)
def bevillingen_slutter(grund: Node) -> Node:
    """Five years of fleksjob do not end a contract of employment: notice is given as otherwise."""
    return any_of(grund == GRUND("bevillingen_slutter"))


@lab(
    "LAB §§ 71-73 (praksis)",
    "LAB § 134 (praksis)",
    kilde=PAV_GAMMEL_ORDNING,
    sikkerhed="officiel",
    da="Folkepensionsalder som grund",
    en="Folkepension age as a reason",
    siger={
        "ja": (
            "Grunden er, at ordningen slutter ved folkepensionsalderen.",
            "The reason is that the scheme ends at folkepension age.",
        ),
        "nej": ("Grunden er ikke folkepensionsalderen.", "The reason is not folkepension age."),
    },
)
def alderen_er_grunden(grund: Node) -> Node:
    """The Supreme Court (UfR 2019.2426 H) dealt with the old scheme and the employer's lost subsidy."""
    return any_of(grund == GRUND("folkepensionsalder"))
