"""The facts of the reassessment. Months are whole months with ledighedsydelse, without parental and
bereavement leave, which the Act leaves out.
"""

from __future__ import annotations

from fleksjob.engine import Input
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO

FAKTA = (
    Input(
        "ydelsesmaaneder_af_18",
        "Hvor mange af de seneste 18 måneder har du fået ledighedsydelse, uden barsel og sorgorlov?",
        "In how many of the latest 18 months have you had ledighedsydelse, without family leave?",
        "måned",
        high=18,
        likely=9,
    ),
    Input(
        "ydelsesmaaneder_i_alt",
        "Hvor mange måneder har du fået ledighedsydelse i alt, uden barsel og sorgorlov?",
        "For how many months have you had ledighedsydelse in all, without family leave?",
        "måned",
        high=240,
        likely=14,
    ),
    Input(
        "revurdering_afsluttet",
        "Har {myndighed} gjort vurderingen færdig?",
        "Has {myndighed} completed the assessment?",
        likely=0.3,
    ),
    Input(
        "flyttet",
        "Er du flyttet til en anden kommune, siden ydelsen begyndte?",
        "Have you moved to another municipality since the benefit began?",
        likely=0.1,
    ),
    Input(
        "flyttedag",
        "Hvilken dag flyttede du?",
        "On which day did you move?",
        "dato",
        likely=739_400,
    ),
    Input(
        "kunne_ikke_naas_inden_18_maaneder",
        "Har {myndighed} fundet, at det ikke var muligt at nå det inden 18 måneder?",
        "Has {myndighed} found that it was not possible to finish within 18 months?",
        likely=0.5,
        kommunen=True,
    ),
    DATO,
)
POLITIKKER = (DAG_DER_IKKE_FINDES,)
