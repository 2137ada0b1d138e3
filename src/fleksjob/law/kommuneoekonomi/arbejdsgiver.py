"""The employer's own cost in the new scheme, and the refund of the state's fleksjob scheme."""

from __future__ import annotations

from datetime import date

from fleksjob.engine import Node, applies_if, day, greatest, least, rule, where
from fleksjob.law.lab import lab

STATENS_ADM = "https://statens-adm.dk/fleks-og-barsel/den-statslige-fleksjobordning/fleksrefusion/"
PARAGRAF_122 = (
    "https://pav.medst.dk/job-pa-saerlige-vilkar-socialt-kapitel-besk/"
    "beskaeftigelsesmaessige-ordninger-med-loentilskud/fleksjob/"
    "personer-der-er-ansat-i-fleksjob-efter-den-1-januar-2013/"
)
BEK = "BEK 2270/2020 om den statslige fleksjobordning"
HALVDELEN_FRA, MAKSIMUM_FRA = date(2002, 4, 1), date(2006, 7, 5)


@lab(
    "LAB § 70 e",
    "LAB § 122",
    kilde=PARAGRAF_122,
    sikkerhed="afledt",
    da="Arbejdsgiverens udgift i måneden",
    en="Cost of the employer in the month",
)
def arbejdsgiverens_udgift_md(
    loen_md: Node, arbejdsgiver_atp_md: Node, oevrige_udgifter_md: Node, sygerefusion_md: Node
) -> Node:
    """Wage for the work done and what comes with it. In the new scheme the employer has no wage subsidy.

    What a state employer is refunded stands beside it, by the quarter.
    """
    return loen_md + arbejdsgiver_atp_md + oevrige_udgifter_md - sygerefusion_md


@rule(
    law=BEK,
    fra="2013-01-01",
    kilde=STATENS_ADM,
    sikkerhed="officiel",
    da="Den statslige ordnings andel",
    en="Share of the state scheme",
)
def fleksrefusion_andel(ansat_dag: Node, fleksrefusion_sats: Node) -> Node:
    """All of it for those hired before April 2002, else half."""
    return where(ansat_dag < day(HALVDELEN_FRA), 1, fleksrefusion_sats)


@rule(
    law=BEK,
    fra="2013-01-01",
    kilde=STATENS_ADM,
    sikkerhed="officiel",
    da="Lønudgift, der regnes med",
    en="Wage cost that counts",
)
def medregnet_loenudgift_kvartal(
    ansat_dag: Node,
    loenudgift_kvartal: Node,
    fleksrefusion_maksimum: Node,
    maksimum_efter_arbejdstid: Node,
    arbejdstidsbroek: Node,
) -> Node:
    """At most the maximum, for those hired since July 2006."""
    nedsat = fleksrefusion_maksimum * arbejdstidsbroek
    maksimum = where(maksimum_efter_arbejdstid, nedsat, fleksrefusion_maksimum)
    return where(ansat_dag < day(MAKSIMUM_FRA), loenudgift_kvartal, least(loenudgift_kvartal, maksimum))


@rule(
    law=BEK,
    fra="2013-01-01",
    kilde=STATENS_ADM,
    sikkerhed="officiel",
    da="Refusion fra den statslige fleksjobordning i kvartalet",
    en="Refund of the state fleksjob scheme in the quarter",
)
def fleksrefusion_kvartal(
    i_statslig_ordning: Node,
    medregnet_loenudgift_kvartal: Node,
    andre_refusioner_kvartal: Node,
    fleksrefusion_andel: Node,
) -> Node:
    """Other refunds come off first. The subsidy to the employee is in neither: the municipality pays it."""
    grundlag = greatest(medregnet_loenudgift_kvartal - andre_refusioner_kvartal, 0)
    return applies_if(i_statslig_ordning, grundlag * fleksrefusion_andel)
