"""The subsidy of the old scheme (LAB §§ 133 and 136; before 2020 §§ 71 and 75).

The employer pays full wage, and the municipality pays the employer one half or two thirds of it. Who is
still on the old scheme is the subject `ordning`; the share is the municipality's decision. The text read is
that of the Act since 2020; that the older paragraphs said the same is inferred.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from fleksjob.engine import Choices, Node, applies_if, day, greatest, least, quantity, where
from fleksjob.law.gammel_ordning.fakta import PARAGRAF_133, STILLING, TILSKUDSANDEL
from fleksjob.law.lab import lab

PARAGRAF_136 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/136/"
PAV = (
    "https://pav.medst.dk/job-pa-saerlige-vilkar-socialt-kapitel-besk/"
    "beskaeftigelsesmaessige-ordninger-med-loentilskud/fleksjob/"
    "personer-der-er-ansat-i-fleksjob-foer-den-1-januar-2013/refusion-af-loenudgiften/"
)
MAANEDER_PR_AAR = quantity(12, "måned/år")
TILSKUD = Choices("gammelt_tilskud", "til_arbejdsgiveren", "til_den_selvstaendige", "ikke_paa_tale")


@lab(
    "LAB § 75",
    "LAB § 136, stk. 1",
    kilde=PARAGRAF_136,
    sikkerhed_foer="afledt",
    da="Støtte bevilget før 2013",
    en="Support granted before 2013",
    siger={
        "ja": (
            "Støtten er bevilget senest 31. december 2012.",
            "The support was granted by 31 December 2012.",
        ),
        "nej": ("Støtten er bevilget i 2013 eller senere.", "The support was granted in 2013 or later."),
    },
)
def stoette_fra_foer_2013(stoette_bevilget: Node) -> Node:
    """Later support is another subject, `selvstaendig`."""
    return stoette_bevilget < day(date(2013, 1, 1))


@lab(
    "LAB §§ 71 og 75",
    "LAB §§ 133 og 136",
    kilde=PARAGRAF_133,
    sikkerhed_foer="afledt",
    da="Tilskud efter den gamle ordning",
    en="Subsidy of the old scheme",
    valg=TILSKUD,
    siger={
        "til_arbejdsgiveren": (
            "Arbejdsgiveren betaler fuld løn, og et tilskud til arbejdsgiveren kan komme på tale.",
            "The employer pays full wage, and a subsidy to the employer is possible.",
        ),
        "til_den_selvstaendige": (
            "Et tilskud til dig som selvstændig efter reglerne fra før 2013 kan komme på tale.",
            "A subsidy to you as self-employed by the rules from before 2013 is possible.",
        ),
        "ikke_paa_tale": (
            "Den gamle ordning gælder ikke her. Se fleksjob beregn eller fleksjob vurder selvstaendig.",
            "The old scheme does not apply here. See fleksjob beregn or fleksjob vurder selvstaendig.",
        ),
    },
)
def gammelt_tilskud(stilling: Node, paa_gammel_ordning: Node, stoette_fra_foer_2013: Node) -> Node:
    """Two ways in: a fleksjob on the old scheme, or a business with support from before 2013."""
    ansat = where(paa_gammel_ordning, TILSKUD("til_arbejdsgiveren"), TILSKUD("ikke_paa_tale"))
    selvstaendig = where(stoette_fra_foer_2013, TILSKUD("til_den_selvstaendige"), TILSKUD("ikke_paa_tale"))
    return where(stilling == STILLING("ansat"), ansat, selvstaendig)


@lab(
    "LAB § 71, stk. 2",
    "LAB § 133, stk. 2",
    kilde=PAV,
    sikkerhed="officiel",
    da="Tilskuddets andel",
    en="Share of the subsidy",
)
def tilskudsbroek(tilskudsandel: Node) -> Node:
    """By the degree of the reduced capacity, which the municipality finds."""
    return where(tilskudsandel == TILSKUDSANDEL("halvdelen"), Fraction(1, 2), Fraction(2, 3))


@lab(
    "LAB § 71, stk. 3",
    "LAB § 133, stk. 3",
    kilde=PARAGRAF_133,
    sikkerhed_foer="afledt",
    da="Arbejdsgiverens bidrag pr. time",
    en="Employer's contributions an hour",
)
def bidrag_time(atp_time: Node, andre_bidrag_time: Node) -> Node:
    """ATP and any other contributions of the employer. They count both in the wage and in its limit."""
    return atp_time + andre_bidrag_time


@lab(
    "LAB § 71, stk. 3",
    "LAB § 133, stk. 3, 1.-2. pkt.",
    kilde=PARAGRAF_133,
    sikkerhed_foer="afledt",
    da="Løn med bidrag, højst den mindste overenskomstløn",
    en="Wage with contributions, at most the lowest of the agreement",
)
def loengrundlag_time(timeloen: Node, mindsteloen_time: Node, bidrag_time: Node) -> Node:
    """A wage above the lowest of the collective agreement is the employer's own."""
    return least(timeloen + bidrag_time, mindsteloen_time + bidrag_time)


@lab(
    "LAB § 71, stk. 3, 3. pkt.",
    "LAB § 133, stk. 3, 3. pkt.",
    kilde=PARAGRAF_133,
    sikkerhed_foer="afledt",
    da="Loft pr. time",
    en="Cap an hour",
)
def loft_time(gammel_loft_time: Node, bidrag_time: Node, loft_uden_bidrag: Node, loft_pr_aar: Node) -> Node:
    """Read from "højst beregnes ud fra": the contributions lie below the cap, unless the policy says else."""
    loft = where(loft_uden_bidrag, gammel_loft_time + bidrag_time, gammel_loft_time)
    return applies_if(~loft_pr_aar, loft)


@lab(
    "LAB § 71, stk. 3",
    "LAB § 133, stk. 3",
    kilde=PARAGRAF_133,
    sikkerhed_foer="afledt",
    da="Tilskud pr. time",
    en="Subsidy an hour",
)
def tilskud_time(
    gammelt_tilskud: Node, loengrundlag_time: Node, loft_time: Node, tilskudsbroek: Node, loft_pr_aar: Node
) -> Node:
    """The share of the smallest of wage, limit and cap. A yearly cap gives no amount an hour."""
    gaelder = (gammelt_tilskud == TILSKUD("til_arbejdsgiveren")) & ~loft_pr_aar
    return applies_if(gaelder, least(loengrundlag_time, loft_time) * tilskudsbroek)


@lab(
    "LAB § 71, stk. 3, 3. pkt.",
    "LAB § 133, stk. 3, 3. pkt.",
    kilde=PARAGRAF_133,
    sikkerhed="afledt",
    da="Loft pr. måned",
    en="Cap a month",
)
def loft_md(gammel_loft_aar: Node, loft_pr_aar: Node) -> Node:
    """A twelfth of the cap of the year: the Act itself has no cap by the month."""
    return applies_if(loft_pr_aar, gammel_loft_aar / MAANEDER_PR_AAR)


@lab(
    "LAB § 71, stk. 3",
    "LAB § 133, stk. 3",
    kilde=PARAGRAF_133,
    sikkerhed="afledt",
    da="Tilskud pr. måned, før refusion",
    en="Subsidy a month, before refund",
)
def tilskud_md_foer_refusion(
    gammelt_tilskud: Node,
    loengrundlag_time: Node,
    loft_time: Node,
    loft_md: Node,
    tilskudsbroek: Node,
    timer_uge: Node,
    uger_pr_maaned: Node,
) -> Node:
    """The hours the employer pays for, not the hours worked. That a month is 52/12 weeks is inferred."""
    maaned = least(loengrundlag_time, loft_time) * timer_uge * uger_pr_maaned
    return applies_if(
        gammelt_tilskud == TILSKUD("til_arbejdsgiveren"), least(maaned, loft_md) * tilskudsbroek
    )


@lab(
    "LAB § 71, stk. 4",
    "LAB § 133, stk. 4",
    kilde=PARAGRAF_133,
    sikkerhed="afledt",
    da="Nedsættelse for dage med refusion",
    en="Reduction for days with refund",
)
def nedsaettelse_for_refusion(
    refusionsdage: Node, refusion_dag: Node, timer_paa_refusionsdag: Node, tilskud_time: Node
) -> Node:
    """Day by day: the refund of a day takes off that day's subsidy and no more.

    The Act counts by the day. That a refund above the day's subsidy leaves the other days alone is inferred.
    """
    return refusionsdage * least(refusion_dag, tilskud_time * timer_paa_refusionsdag)


@lab(
    "LAB § 71, stk. 3-4",
    "LAB § 133, stk. 3-4",
    kilde=PARAGRAF_133,
    sikkerhed="afledt",
    da="Tilskud pr. måned",
    en="Subsidy a month",
)
def tilskud_md(
    gammelt_tilskud: Node,
    refusionsdage: Node,
    tilskud_md_foer_refusion: Node,
    nedsaettelse_for_refusion: Node,
) -> Node:
    """Without days of refund nothing more is asked."""
    nedsat = greatest(tilskud_md_foer_refusion - nedsaettelse_for_refusion, 0)
    return applies_if(
        gammelt_tilskud == TILSKUD("til_arbejdsgiveren"),
        where(refusionsdage > 0, nedsat, tilskud_md_foer_refusion),
    )


@lab(
    "LAB § 75",
    "LAB § 136, stk. 2",
    kilde=PARAGRAF_136,
    sikkerhed_foer="afledt",
    da="Tilskud til selvstændig pr. time",
    en="Subsidy to the self-employed an hour",
)
def tilskud_selvstaendig_time(
    gammelt_tilskud: Node,
    mindsteloen_ufaglaert_time: Node,
    gammel_loft_time: Node,
    tilskudsbroek: Node,
    loft_pr_aar: Node,
) -> Node:
    """The share of the lowest wage of newly hired unskilled, below the same cap; contributions are not in it.

    For how many hours it is paid was not seen, so there is no amount a month.
    """
    gaelder = (gammelt_tilskud == TILSKUD("til_den_selvstaendige")) & ~loft_pr_aar
    return applies_if(gaelder, least(mindsteloen_ufaglaert_time, gammel_loft_time) * tilskudsbroek)


@lab(
    "LAB §§ 71 og 75",
    "LAB § 133, stk. 3, og § 136, stk. 2",
    kilde=PARAGRAF_133,
    sikkerhed_foer="officiel",
    da="Højeste tilskud pr. time",
    en="Highest subsidy an hour",
)
def hoejeste_tilskud_time(gammel_loft_time: Node, tilskudsbroek: Node) -> Node:
    """What the ministry prints as "ved 1/2 tilskud" and "ved 2/3 tilskud"."""
    return gammel_loft_time * tilskudsbroek


@lab(
    "LAB §§ 71 og 75",
    "LAB § 133, stk. 3, og § 136, stk. 2",
    kilde=PARAGRAF_133,
    sikkerhed_foer="officiel",
    da="Højeste tilskud pr. år",
    en="Highest subsidy a year",
)
def hoejeste_tilskud_aar(gammel_loft_aar: Node, tilskudsbroek: Node) -> Node:
    """The same of the cap of the year, which is known for more years than the cap of the hour."""
    return gammel_loft_aar * tilskudsbroek
