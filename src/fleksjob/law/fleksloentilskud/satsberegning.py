"""How the published rates follow from the highest dagpenge.

Only to check them: the rates themselves are read.
"""

from __future__ import annotations

from fleksjob.engine import Node, quantity, round_half_up, rule

LAB_123 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/123/"
FEM_DAGE = quantity(5, "dag/uge")


@rule(
    law="LAUB § 47",
    fra="2013-01-01",
    til="2017-06-30",
    kilde=LAB_123,
    sikkerhed="afledt",
    da="Ydelse om ugen efter højeste dagpenge",
    en="Weekly benefit by the highest dagpenge",
    ophoert="Dagpenge blev en månedssats 1. juli 2017",
)
def ydelse_uge(dagpenge_dag: Node, dagpengeandel: Node) -> Node:
    """A share of five days' dagpenge, rounded to whole 5 kr.

    Ended when dagpenge became monthly on 1 July 2017.
    """
    return round_half_up(dagpenge_dag * FEM_DAGE * dagpengeandel, to=5)


@rule(
    law="LAUB § 47",
    fra="2013-01-01",
    til="2017-06-30",
    kilde=LAB_123,
    sikkerhed="afledt",
    da="Ydelse om måneden efter højeste dagpenge",
    en="Monthly benefit by the highest dagpenge",
    navn="ydelse_maaned",
)
def ydelse_maaned_af_uge(ydelse_uge: Node, uger_pr_maaned: Node) -> Node:
    """52 weeks over 12 months, rounded to whole kroner."""
    return round_half_up(ydelse_uge * uger_pr_maaned, to=1)


@rule(
    law="LAUB § 47",
    fra="2017-07-01",
    kilde=LAB_123,
    sikkerhed="afledt",
    da="Ydelse om måneden efter højeste dagpenge",
    en="Monthly benefit by the highest dagpenge",
    navn="ydelse_maaned",
)
def ydelse_maaned_af_maaned(dagpenge_maaned: Node, dagpengeandel: Node) -> Node:
    """A share of the monthly dagpenge, rounded to whole kroner."""
    return round_half_up(dagpenge_maaned * dagpengeandel, to=1)
