"""The three grounds of a § 56 agreement (SDPL § 56, stk. 2), and what is no ground."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fleksjob.engine import Choices, Node, all_of, any_of, quantity, rule, where
from fleksjob.engine.rules import Sentence, Versions

LOVTEKST = (
    "https://www.scleroseforeningen.dk/netraadgivningen/aftale-i-henhold-til-ss-56-i-sygedagpengeloven-0"
)
PM_3_21 = "https://lundsteenwiederquist.dk/index.php/tag/afgorelse-3-21/"

TI_DAGE = quantity(10, "dag")


def paragraf(
    stykke: str,
    *,
    kilde: str,
    da: str,
    en: str,
    sikkerhed: str = "lovtekst",
    siger: dict[str, Sentence] | None = None,
    valg: Choices | None = None,
) -> Callable[[Callable[..., Any] | Versions], Versions]:
    """A rule of § 56, one version through all the years: no change of its text since 2013 was seen."""
    law = f"SDPL § 56{stykke}"
    return rule(
        law=law, fra="2013-01-01", kilde=kilde, sikkerhed=sikkerhed, da=da, en=en, siger=siger, valg=valg
    )


@paragraf(
    ", stk. 2, nr. 1",
    kilde=LOVTEKST,
    da="Langvarig eller kronisk lidelse med fravær",
    en="Long-term or chronic condition with absence",
    siger={
        "ja": (
            "Lidelsen er langvarig eller kronisk, og mindst ti fraværsdage ventes på et år.",
            "The condition is long-term or chronic, with ten days of absence expected a year.",
        ),
        "nej": (
            "Lidelse, risiko eller ventet fravær er ikke nok til den første grund.",
            "Condition, risk or expected absence is not enough for the first ground.",
        ),
    },
)
def lidelse_med_fravaer(
    langvarig_eller_kronisk: Node, risiko_vaesentligt_foroeget: Node, forventede_fravaersdage: Node
) -> Node:
    """The ten days are of one year. The agreement itself may hold longer."""
    return all_of(langvarig_eller_kronisk, risiko_vaesentligt_foroeget, forventede_fravaersdage >= TI_DAGE)


@paragraf(
    ", stk. 2, nr. 2",
    kilde=LOVTEKST,
    da="Behandling besluttet før ansættelsen",
    en="Treatment decided before the hiring",
    siger={
        "ja": (
            "Indlæggelsen eller behandlingen var besluttet, da du blev ansat.",
            "The admission or treatment had been decided when you were hired.",
        ),
        "nej": (
            "Der er ingen behandling, som var besluttet ved ansættelsen.",
            "There is no treatment that had been decided at the hiring.",
        ),
    },
)
def behandling_besluttet_foer(indlaeggelse_eller_behandling: Node, besluttet_ved_ansaettelsen: Node) -> Node:
    """At a hospital or a similar place, as a patient in it or from outside."""
    return indlaeggelse_eller_behandling & besluttet_ved_ansaettelsen


@paragraf(
    ", stk. 2, nr. 3",
    kilde=LOVTEKST,
    da="Kalenderdage, arbejdsgiveren skal have betalt",
    en="Calendar days the employer must have paid",
)
def graense_for_betalte_dage(paragraf_56_efter_tredive_dage: Node) -> Node:
    """21 as the Act is quoted; other pages have 30, the length of the employer's period."""
    return where(paragraf_56_efter_tredive_dage, quantity(30, "dag"), quantity(21, "dag"))


@paragraf(
    ", stk. 2, nr. 3",
    kilde=LOVTEKST,
    da="Arbejdsgiveren har allerede betalt",
    en="The employer has already paid",
    siger={
        "ja": (
            "Arbejdsgiveren har betalt dage nok for samme lidelse før behandlingen.",
            "The employer has paid enough days for the same condition before the treatment.",
        ),
        "nej": (
            "Der er ingen behandling, eller arbejdsgiveren har ikke betalt dage nok.",
            "There is no treatment, or the employer has not paid enough days.",
        ),
    },
)
def arbejdsgiveren_har_betalt(
    indlaeggelse_eller_behandling: Node, betalte_kalenderdage: Node, graense_for_betalte_dage: Node
) -> Node:
    """In the present employment, within twelve months before the admission or treatment."""
    return indlaeggelse_eller_behandling & (betalte_kalenderdage >= graense_for_betalte_dage)


@paragraf(
    ", stk. 1-2",
    kilde=PM_3_21,
    sikkerhed="sekundaer",
    da="En af de tre grunde",
    en="One of the three grounds",
    siger={
        "ja": ("Mindst en af de tre grunde er der.", "At least one of the three grounds is there."),
        "nej": (
            "Der er ingen af de tre grunde, eller aftalen skulle dække noget andet end fravær.",
            "None of the three grounds is there, or it was to cover more than absence.",
        ),
    },
)
def grund_til_aftale(
    lidelse_med_fravaer: Node,
    behandling_besluttet_foer: Node,
    arbejdsgiveren_har_betalt: Node,
    opfylder_beskaeftigelseskravet: Node,
    fast_nedsat_arbejdstid: Node,
) -> Node:
    """For absence only: a permanently reduced capacity is not made up for in this way (decision 3-21)."""
    en_grund = any_of(lidelse_med_fravaer, behandling_besluttet_foer, arbejdsgiveren_har_betalt)
    return all_of(en_grund, opfylder_beskaeftigelseskravet, ~fast_nedsat_arbejdstid)
