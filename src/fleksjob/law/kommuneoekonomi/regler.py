"""What state and municipality each pay of a month of fleksløntilskud (lov om kommunernes finansiering).

Since 2016 the state's share falls with the weeks on benefit, whatever the benefit. At the lowest share the
state adds a fleksbidrag.
"""

from __future__ import annotations

from functools import partial

from fleksjob.engine import Choices, Node, greatest, least, quantity, round_half_up, rule, stepped, where
from fleksjob.law.kommuneoekonomi.fakta import PARAGRAF_7

REFUSIONSTRAPPE = (
    "https://star.dk/viden-og-tal/noegletal-om-reformer-paa-beskaeftigelsesomraadet/"
    "noegletal-for-refusionsreformen/kommunaloekonomiske-konsekvenser/"
)
PARAGRAF_5, LOV_7 = "lov om kommunernes finansiering § 5", "lov om kommunernes finansiering § 7"
FRA_2016 = "2016-01-01"
FOER_2016 = "Refusion efter uger og fleksbidrag begyndte i 2016. De tidligere satser er ikke set"
HELE_KRONER = 1
TRIN = Choices("refusionstrin", "uge_1_4", "uge_5_26", "uge_27_52", "fra_uge_53", "foer_2016")
SIGER = {
    "uge_1_4": (
        "Personen er i de første fire uger på offentlig ydelse. Her er statens andel størst.",
        "The person is in the first four weeks on benefit. Here the state's share is largest.",
    ),
    "uge_5_26": (
        "Personen er i uge 5 til 26 på offentlig ydelse. Statens andel er sat ned én gang.",
        "The person is in week 5 to 26 on benefit. The state's share has been lowered once.",
    ),
    "uge_27_52": (
        "Personen er i uge 27 til 52 på offentlig ydelse. Statens andel er sat ned to gange.",
        "The person is in week 27 to 52 on benefit. The state's share has been lowered twice.",
    ),
    "fra_uge_53": (
        "Personen er i uge 53 eller senere. Statens andel er mindst, og et fleksbidrag kan komme oveni.",
        "The person is in week 53 or later. The share is smallest, and a fleksbidrag is possible on top.",
    ),
    "foer_2016": (
        "Før 2016 fulgte refusionen ydelsen og indsatsen. De satser er ikke set.",
        "Before 2016 the refund followed benefit and measure. Those rates were not seen.",
    ),
}


@rule(
    law="LAB kap. 23 (før 2016)",
    fra="2013-01-01",
    til="2015-12-31",
    kilde=REFUSIONSTRAPPE,
    sikkerhed="officiel",
    da="Statens refusion",
    en="State refund",
    navn="refusionstrin",
    valg=TRIN,
    siger=SIGER,
)
def refusionstrin_foer_2016() -> Node:
    """The rates of before 2016 were not collected, so nothing is computed."""
    return TRIN("foer_2016")


@rule(
    law=PARAGRAF_5,
    fra=FRA_2016,
    kilde=REFUSIONSTRAPPE,
    sikkerhed="officiel",
    da="Statens refusion",
    en="State refund",
    valg=TRIN,
    siger=SIGER,
)
def refusionstrin(uger_paa_ydelse: Node) -> Node:
    """The steps by weeks on any public benefit, as the municipality counts them."""
    steps = [(5, "uge_1_4"), (27, "uge_5_26"), (53, "uge_27_52")]
    return stepped(
        uger_paa_ydelse,
        [(quantity(week, "uge"), TRIN(step)) for week, step in steps],
        TRIN("fra_uge_53"),
    )


@rule(
    law=PARAGRAF_5,
    fra=FRA_2016,
    foer=FOER_2016,
    kilde=REFUSIONSTRAPPE,
    sikkerhed="officiel",
    da="Statens andel",
    en="Share of the state",
)
def statens_andel(
    refusionstrin: Node,
    statsrefusion_uge_1_4: Node,
    statsrefusion_uge_5_26: Node,
    statsrefusion_uge_27_52: Node,
    statsrefusion_fra_uge_53: Node,
) -> Node:
    """The rate of the step."""
    sent = where(refusionstrin == TRIN("uge_27_52"), statsrefusion_uge_27_52, statsrefusion_fra_uge_53)
    senere = where(refusionstrin == TRIN("uge_5_26"), statsrefusion_uge_5_26, sent)
    return where(refusionstrin == TRIN("uge_1_4"), statsrefusion_uge_1_4, senere)


@rule(
    law=PARAGRAF_5,
    fra=FRA_2016,
    foer=FOER_2016,
    kilde=REFUSIONSTRAPPE,
    sikkerhed="officiel",
    da="Statens refusion i måneden",
    en="State refund of the month",
)
def statsrefusion_md(fleksloentilskud_md: Node, statens_andel: Node) -> Node:
    """For a month that lies in one step. A month that straddles two is counted week by week elsewhere."""
    return fleksloentilskud_md * statens_andel


@rule(
    law=f"{LOV_7}, stk. 2, 2. pkt.",
    fra=FRA_2016,
    foer=FOER_2016,
    kilde=PARAGRAF_7,
    da="Fleksbidragets grundlag",
    en="Basis of the fleksbidrag",
)
def fleksbidrag_beregnet_hoejst(
    hoejeste_fleksloentilskud: Node, statsrefusion_fra_uge_53: Node, fleksbidrag_sats: Node
) -> Node:
    """30 per cent of what a refund of 20 per cent leaves of the highest subsidy: 24 per cent of it."""
    efter_refusion = hoejeste_fleksloentilskud - hoejeste_fleksloentilskud * statsrefusion_fra_uge_53
    return efter_refusion * fleksbidrag_sats


hoejst = partial(
    rule,
    law=f"{LOV_7}, stk. 2, 3. pkt.",
    kilde=PARAGRAF_7,
    da="Højeste fleksbidrag i måneden",
    en="Highest fleksbidrag of the month",
    navn="fleksbidrag_hoejst",
)
"""The Act caps the fleksbidrag at a yearly regulated amount. Since 2016 only that of 2018 was seen."""


@hoejst(fra="2019-01-01", sikkerhed="afledt")
@hoejst(fra=FRA_2016, til="2017-12-31", foer=FOER_2016, sikkerhed="afledt")
def fleksbidrag_hoejst(fleksbidrag_beregnet_hoejst: Node) -> Node:
    """Without the regulated amount: it was the same as the basis in 2015 and, rounded, in 2018."""
    return fleksbidrag_beregnet_hoejst


@hoejst(fra="2018-01-01", til="2018-12-31")
def fleksbidrag_hoejst_2018(fleksbidrag_beregnet_hoejst: Node, fleksbidrag_maksimum: Node) -> Node:
    """The regulated amount is in whole kroner, and so a little lower than the basis."""
    return least(fleksbidrag_beregnet_hoejst, fleksbidrag_maksimum)


@rule(
    law=LOV_7,
    fra=FRA_2016,
    foer=FOER_2016,
    kilde=PARAGRAF_7,
    da="Fleksbidrag i måneden",
    en="Fleksbidrag of the month",
)
def fleksbidrag_md(
    refusionstrin: Node,
    fleksloentilskud_md: Node,
    fleksbidrag_hoejst: Node,
    loen_uden_pension_md: Node,
    fleksbidrag_nedsaettelse: Node,
    fleksbidrag_afrundes_foerst: Node,
) -> Node:
    """Only with a refund of 20 per cent of a subsidy paid. All wage reduces it, pension does not."""
    nedsaettelse = loen_uden_pension_md * fleksbidrag_nedsaettelse
    foerst = greatest(round_half_up(fleksbidrag_hoejst, to=HELE_KRONER) - nedsaettelse, 0)
    sidst = round_half_up(greatest(fleksbidrag_hoejst - nedsaettelse, 0), to=HELE_KRONER)
    gives = (refusionstrin == TRIN("fra_uge_53")) & (fleksloentilskud_md > 0)
    return where(gives, where(fleksbidrag_afrundes_foerst, foerst, sidst), 0)


@rule(
    law=f"{PARAGRAF_5} og § 7",
    fra=FRA_2016,
    foer=FOER_2016,
    kilde=PARAGRAF_7,
    sikkerhed="afledt",
    da="Kommunens nettoudgift i måneden",
    en="Net cost of the municipality in the month",
)
def kommunens_nettoudgift_md(fleksloentilskud_md: Node, statsrefusion_md: Node, fleksbidrag_md: Node) -> Node:
    """What the state does not pay. Grants to municipalities in general are not in it."""
    return fleksloentilskud_md - statsrefusion_md - fleksbidrag_md
