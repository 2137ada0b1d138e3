"""Who follows up on the sick leave: the employer, the municipality, both, or nobody by duty.

Act no. 1750 took those out of the municipality's follow-up whom both parties expect back within 26 weeks. Its
two steps were 1 February and 1 July 2026; which of them this was, was not seen.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, rule, where
from fleksjob.law.frist import efter_dage

DLF = "https://tr.dlf.org/tr-haandbogen/samfundsforhold/det-rummelige-arbejdsmarked/sygedagpengeopfoelgning"
L66 = "https://admin.elov.dk/prep_docs/49067"
LOV_1750 = "lov nr. 1750 af 29/12/2025"

OPFOELGNING = Choices(
    "sygefravaer", "arbejdsgiver_og_kommune", "kun_arbejdsgiver", "kun_kommune", "ingen_pligt"
)
_KOMMUNE = {
    "ja": (
        "{Myndighed} følger op på sygefraværet.",
        "{Myndighed} follows up on the sick leave.",
    ),
    "nej": (
        "{Myndighed} følger ikke op på sygefraværet.",
        "{Myndighed} does not follow up on the sick leave.",
    ),
}


@rule(
    law=LOV_1750,
    fra="2026-02-01",
    kilde=L66,
    sikkerhed="sekundaer",
    da="Begge venter dig rask inden 26 uger",
    en="Both expect you to be well within 26 weeks",
    foer="grænsen på 26 uger kom med lov nr. 1750 i 2026",
    siger={
        "ja": (
            "Både du og arbejdsgiveren venter, at du er rask inden 26 uger.",
            "Both you and the employer expect you to be well within 26 weeks.",
        ),
        "nej": (
            "I venter ikke begge, at du er rask inden 26 uger.",
            "You do not both expect you to be well within 26 weeks.",
        ),
    },
)
def begge_venter_under_26_uger(
    du_venter_under_26_uger: Node, arbejdsgiveren_venter_under_26_uger: Node
) -> Node:
    """It takes both. What is expected counts, not how long it turns out to be."""
    return all_of(du_venter_under_26_uger, arbejdsgiveren_venter_under_26_uger)


@rule(
    law=LOV_1750,
    fra="2026-07-01",
    kilde=L66,
    sikkerhed="sekundaer",
    da="26 uger efter første sygedag",
    en="26 weeks after the first day of sickness",
    foer="hvornår grænsen begyndte mellem 1. februar og 1. juli 2026, er ikke set",
)
def seksogtyve_uger(foerste_sygedag: Node) -> Node:
    """The line for the municipality's follow-up."""
    return efter_dage(foerste_sygedag, "D16")


@rule(
    law="SDPL kapitel 6",
    fra="2013-01-01",
    til="2026-01-31",
    kilde=DLF,
    sikkerhed="sekundaer",
    da="Kommunen følger op",
    en="The municipality follows up",
    navn="kommunen_foelger_op",
    siger=_KOMMUNE,
)
def opfoelgning_efter_otte_uger(tilbage_inden_otte_uger: Node) -> Node:
    """A first talk before the end of the eighth week, where the leave is expected to last longer."""
    return ~tilbage_inden_otte_uger


@rule(
    law=LOV_1750,
    fra="2026-02-01",
    til="2026-06-30",
    kilde=L66,
    sikkerhed="afledt",
    da="Kommunen følger op",
    en="The municipality follows up",
    navn="kommunen_foelger_op",
    siger=_KOMMUNE,
)
def opfoelgning_mellem_de_to_trin(
    tilbage_inden_otte_uger: Node,
    begge_venter_under_26_uger: Node,
    ny_opfoelgning_fra_februar_2026: Node,
) -> Node:
    """Between the two steps of the act it is a policy which of the rules holds."""
    return where(ny_opfoelgning_fra_februar_2026, ~begge_venter_under_26_uger, ~tilbage_inden_otte_uger)


@rule(
    law=LOV_1750,
    fra="2026-07-01",
    kilde=L66,
    sikkerhed="sekundaer",
    da="Kommunen følger op",
    en="The municipality follows up",
    siger=_KOMMUNE,
)
def kommunen_foelger_op(begge_venter_under_26_uger: Node) -> Node:
    """For the others: at least one talk in the first half-year."""
    return ~begge_venter_under_26_uger


@rule(
    law="SDPL § 7 a og kapitel 6",
    fra="2013-01-01",
    kilde=DLF,
    sikkerhed="sekundaer",
    da="Hvem følger op på sygefraværet?",
    en="Who follows up on the sick leave?",
    valg=OPFOELGNING,
    siger={
        "arbejdsgiver_og_kommune": (
            "Både arbejdsgiveren og {myndighed} følger op på sygefraværet.",
            "Both the employer and {myndighed} follow up on the sick leave.",
        ),
        "kun_arbejdsgiver": (
            "Arbejdsgiveren følger op. {Myndighed} gør det ikke, som det ser ud nu.",
            "The employer follows up. {Myndighed} does not, as things look now.",
        ),
        "kun_kommune": (
            "{Myndighed} følger op. Arbejdsgiveren har ikke pligt til det, når du stopper.",
            "{Myndighed} follows up. The employer has no duty to, since you leave.",
        ),
        "ingen_pligt": (
            "Hverken arbejdsgiveren eller {myndighed} har pligt til at følge op.",
            "Neither the employer nor {myndighed} has a duty to follow up.",
        ),
    },
)
def sygefravaer(sygefravaerssamtale: Node, kommunen_foelger_op: Node) -> Node:
    """The employer's talk and the municipality's follow-up are two duties with conditions of their own."""
    med_samtale = where(
        kommunen_foelger_op, OPFOELGNING("arbejdsgiver_og_kommune"), OPFOELGNING("kun_arbejdsgiver")
    )
    uden_samtale = where(kommunen_foelger_op, OPFOELGNING("kun_kommune"), OPFOELGNING("ingen_pligt"))
    return where(sygefravaerssamtale, med_samtale, uden_samtale)
