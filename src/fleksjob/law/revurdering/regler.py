"""When the municipality is to assess again whether the conditions for a fleksjob are met (LAS § 74 c).

It begins at twelve months of ledighedsydelse within eighteen and is done at latest when eighteen months have
been received. Which days those are stands in the deadlines D20, D21 and D22, counted from the months.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, quantity, where
from fleksjob.law.folkepension import maaneder_efter
from fleksjob.law.las import las

PARAGRAF_74C = "https://elov.dk/aktivloven/74c/"

TOLV, ATTEN = quantity(12, "måned"), quantity(18, "måned")
EFTER_FLYTNING = 6
REVURDERING = Choices(
    "revurdering",
    "er_afsluttet",
    "ikke_endnu",
    "skal_vurderes",
    "ny_kommunes_frist_loeber",
    "skal_vaere_faerdig",
)


@las(
    "LAS § 74 c",
    kilde=PARAGRAF_74C,
    da="Tolv måneder inden for atten",
    en="Twelve months within eighteen",
    siger={
        "ja": (
            "Du har fået ledighedsydelse i mindst tolv af de seneste atten måneder.",
            "You have had ledighedsydelse in at least twelve of the latest eighteen months.",
        ),
        "nej": (
            "Du har fået ledighedsydelse i under tolv af de seneste atten måneder.",
            "You have had ledighedsydelse in fewer than twelve of the latest eighteen months.",
        ),
    },
)
def tolv_af_atten(ydelsesmaaneder_af_18: Node) -> Node:
    """Reached again, it is to be done again. Months of parental and bereavement leave are not counted."""
    return ydelsesmaaneder_af_18 >= TOLV


@las(
    "LAS § 74 c",
    kilde=PARAGRAF_74C,
    da="Atten måneder i alt",
    en="Eighteen months in all",
    siger={
        "ja": (
            "Du har fået ledighedsydelse i atten måneder.",
            "You have had ledighedsydelse for eighteen months.",
        ),
        "nej": (
            "Du har fået ledighedsydelse i under atten måneder.",
            "You have had ledighedsydelse for fewer than eighteen months.",
        ),
    },
)
def atten_maaneder_naaet(ydelsesmaaneder_i_alt: Node) -> Node:
    """By then the assessment must be done. How months are counted after an earlier one was not seen."""
    return ydelsesmaaneder_i_alt >= ATTEN


@las(
    "LAS § 74 c",
    kilde=PARAGRAF_74C,
    da="Den nye kommunes frist",
    en="The new municipality's limit",
)
def ny_kommunes_frist(flyttedag: Node, dag_der_ikke_findes: Node) -> Node:
    """Six months after the move, and only where eighteen months of benefit cannot be kept."""
    return maaneder_efter(flyttedag, EFTER_FLYTNING, dag_der_ikke_findes)


@las(
    "LAS § 74 c",
    kilde=PARAGRAF_74C,
    da="Den nye kommunes frist løber",
    en="The new municipality's limit is running",
    siger={
        "ja": (
            "Efter flytningen løber en frist på seks måneder.",
            "After the move a limit of six months is running.",
        ),
        "nej": (
            "Der løber ingen frist efter en flytning.",
            "No limit after a move is running.",
        ),
    },
)
def frist_efter_flytning_loeber(
    flyttet: Node, kunne_ikke_naas_inden_18_maaneder: Node, ny_kommunes_frist: Node, dato: Node
) -> Node:
    """That the eighteen months could not be kept is for the new municipality to find."""
    return all_of(flyttet, kunne_ikke_naas_inden_18_maaneder, dato <= ny_kommunes_frist)


@las(
    "LAS § 74 c",
    kilde=PARAGRAF_74C,
    da="Revurdering",
    en="Reassessment",
    valg=REVURDERING,
    siger={
        "er_afsluttet": (
            "{Myndighed} har gjort vurderingen færdig. Afgørelsen kan du klage over.",
            "{Myndighed} has completed the assessment. You can complain about the decision.",
        ),
        "ikke_endnu": (
            "Der skal ikke revurderes endnu.",
            "No reassessment is due yet.",
        ),
        "skal_vurderes": (
            "{Myndighed} skal vurdere, om betingelserne for fleksjob stadig er opfyldt.",
            "{Myndighed} must assess whether the conditions for a fleksjob are still met.",
        ),
        "ny_kommunes_frist_loeber": (
            "{Myndighed} har seks måneder fra flytningen til at blive færdig.",
            "{Myndighed} has six months from the move to finish.",
        ),
        "skal_vaere_faerdig": (
            "Vurderingen skal være færdig nu. Spørg {myndighed}, hvor den er.",
            "The assessment must be done by now. Ask {myndighed} where it is.",
        ),
    },
)
def revurdering(
    tolv_af_atten: Node,
    revurdering_afsluttet: Node,
    atten_maaneder_naaet: Node,
    frist_efter_flytning_loeber: Node,
) -> Node:
    """An assessment that may end in a new decision. It never ends the grant by itself."""
    ved_atten = where(
        frist_efter_flytning_loeber,
        REVURDERING("ny_kommunes_frist_loeber"),
        REVURDERING("skal_vaere_faerdig"),
    )
    i_gang = where(atten_maaneder_naaet, ved_atten, REVURDERING("skal_vurderes"))
    naaet = where(revurdering_afsluttet, REVURDERING("er_afsluttet"), i_gang)
    return where(tolv_af_atten, naaet, REVURDERING("ikke_endnu"))


@las(
    "LAS § 74 c",
    kilde=PARAGRAF_74C,
    da="Vurderingen mangler",
    en="The assessment is missing",
    siger={
        "ja": ("Vurderingen skulle have været færdig.", "The assessment should have been done."),
        "nej": ("Vurderingen er ikke forsinket.", "The assessment is not late."),
    },
)
def vurderingen_mangler(revurdering: Node) -> Node:
    """A reason to ask, not to think that anything has lapsed."""
    return revurdering == REVURDERING("skal_vaere_faerdig")
