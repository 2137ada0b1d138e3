"""Resigning from a fleksjob (LAS § 77 a, stk. 1 and 4): what it can mean for ledighedsydelse, said before.

The sanction itself, with the guidance that must come first, is the subject `sanktion`. From there come the
twelve months; nothing of it is stated again.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, where
from fleksjob.law.las import las
from fleksjob.law.sanktion.regler import (
    PARAGRAF_77A,
    gentaget_inden_tolv_maaneder,
    tolv_maaneder_efter_den_tidligere,
    tolv_maaneder_slutter,
)
from fleksjob.law.selvopsigelse.fakta import OPHOER
from fleksjob.law.varighed.regler import paa_gammel_ordning

GENBRUGT = (
    gentaget_inden_tolv_maaneder,
    tolv_maaneder_efter_den_tidligere,
    tolv_maaneder_slutter,
    paa_gammel_ordning,
)
"""Rules of the sanction and of the duration that a resignation leaves as they are."""

SELVOPSIGELSE = Choices(
    "selvopsigelse",
    "arbejdsgiveren_siger_op",
    "spoerg_om_aftalen",
    "ingen_ledige_dage",
    "rimelig_grund_fundet",
    "tre_uger",
    "kan_mistes",
)


@las(
    "LAS § 77 a, stk. 1",
    kilde=PARAGRAF_77A,
    da="Stopper selv og bliver ledig",
    en="Leaves oneself and becomes unemployed",
    siger={
        "ja": ("Du stopper selv og bliver ledig.", "You leave yourself and become unemployed."),
        "nej": (
            "Du stopper ikke selv, eller du bliver ikke ledig.",
            "You do not leave yourself, or you do not become unemployed.",
        ),
    },
)
def stopper_selv_og_bliver_ledig(ophoer: Node, nyt_job_straks: Node) -> Node:
    """Only then is there a benefit that can be stopped."""
    return all_of(ophoer == OPHOER("siger_selv_op"), ~nyt_job_straks)


@las(
    "LAS § 77 a, stk. 1",
    kilde=PARAGRAF_77A,
    sikkerhed="afledt",
    da="Stopper selv og går til et andet job",
    en="Leaves oneself for another job",
    siger={
        "ja": ("Du går direkte til et andet job.", "You go straight to another job."),
        "nej": ("Du går ikke direkte til et andet job.", "You do not go straight to another job."),
    },
)
def skifter_direkte(ophoer: Node, nyt_job_straks: Node) -> Node:
    """There is no ledighedsydelse to stop in a job. Whether it can count later is not known."""
    return all_of(ophoer == OPHOER("siger_selv_op"), nyt_job_straks)


@las(
    "LAS § 77 a",
    kilde=PARAGRAF_77A,
    sikkerhed="afledt",
    da="Aftale om fratrædelse",
    en="Agreement to leave",
    siger={
        "ja": (
            "I aftaler, at du fratræder. Om det tæller som at sige op, er ikke set.",
            "You agree that you leave. Whether it counts as resigning was not seen.",
        ),
        "nej": ("Der er ingen aftale om fratrædelse.", "There is no agreement to leave."),
    },
)
def aftaler_fratraedelse(ophoer: Node) -> Node:
    """The union says: ask the municipality before."""
    return all_of(ophoer == OPHOER("aftale_om_fratraedelse"))


@las(
    "LAS § 77 a, stk. 1 og 4",
    kilde=PARAGRAF_77A,
    da="Før du selv siger op",
    en="Before you resign",
    valg=SELVOPSIGELSE,
    siger={
        "arbejdsgiveren_siger_op": (
            "Det er arbejdsgiveren, der siger op. Se fleksjob vurder opsigelse.",
            "It is the employer who gives notice. See fleksjob vurder opsigelse.",
        ),
        "spoerg_om_aftalen": (
            "Vent med at skrive under. Kontakt først din fagforening og {myndighed}.",
            "Wait with signing. First contact your union and {myndighed}.",
        ),
        "ingen_ledige_dage": (
            "Uden ledige dage er der ingen ledighedsydelse at stoppe.",
            "Without days of unemployment there is no ledighedsydelse to stop.",
        ),
        "rimelig_grund_fundet": (
            "{Myndighed} har fundet din grund rimelig. Så er der ikke lagt op til en sanktion.",
            "{Myndighed} has found your ground reasonable. No sanction is to be expected then.",
        ),
        "tre_uger": (
            "Det kan betyde tre uger uden ledighedsydelse. {Myndighed} afgør det.",
            "It may mean three weeks without ledighedsydelse. {Myndighed} decides.",
        ),
        "kan_mistes": (
            "Anden gang inden for tolv måneder kan ydelsen falde helt bort. {Myndighed} afgør det.",
            "A second time within twelve months the benefit may be lost. {Myndighed} decides.",
        ),
        "uvist": (
            "Vent med at sige op eller skrive under. Spørg først {myndighed}, om din grund er rimelig.",
            "Wait with resigning or signing. First ask {myndighed} whether your ground is reasonable.",
        ),
    },
)
def selvopsigelse(
    ophoer: Node,
    aftaler_fratraedelse: Node,
    stopper_selv_og_bliver_ledig: Node,
    rimelig_grund: Node,
    gentaget_inden_tolv_maaneder: Node,
) -> Node:
    """The ground is the municipality's to find. Where nobody has asked, the answer is to ask first."""
    uden_grund = where(gentaget_inden_tolv_maaneder, SELVOPSIGELSE("kan_mistes"), SELVOPSIGELSE("tre_uger"))
    ledig = where(rimelig_grund, SELVOPSIGELSE("rimelig_grund_fundet"), uden_grund)
    selv = where(stopper_selv_og_bliver_ledig, ledig, SELVOPSIGELSE("ingen_ledige_dage"))
    ikke_opsagt = where(aftaler_fratraedelse, SELVOPSIGELSE("spoerg_om_aftalen"), selv)
    return where(
        ophoer == OPHOER("arbejdsgiveren_siger_op"), SELVOPSIGELSE("arbejdsgiveren_siger_op"), ikke_opsagt
    )
