"""What is said beside a move: whom to call, what to bring, and what is not known."""

from __future__ import annotations

from fleksjob.law.flytning.regler import DUKH, PARAGRAF_123
from fleksjob.law.raad import Raad

CFU = "https://cfu-net.dk/udflytning-af-statslige-arbejdspladser/fleksjobansatte"
OMBUDSMANDEN = "https://www.ombudsmanden.dk/find-viden/udtalelser/2011/2011_14-1"

GYLDIG_GRUND_VED_FLYTNING = Raad(
    "flytning_som_grund",
    "Ombudsmanden i 2011: en flytning kan være en gyldig grund til at sige op. Spørg først.",
    "The Ombudsman in 2011: a move can be a valid ground for resigning. Ask first.",
    OMBUDSMANDEN,
    "oplysning",
)

RAAD = (
    Raad(
        "kontakt_begge",
        "Fortæl din kommune om flytningen, og kontakt selv den nye kommune.",
        "Tell your municipality about the move, and contact the new one yourself.",
        CFU,
    ),
    Raad(
        "samtykke",
        "Den nye kommune kan hente oplysninger fra den gamle, når du siger ja til det.",
        "The new municipality can get information from the old one when you agree to it.",
        CFU,
        "oplysning",
    ),
    Raad(
        "tag_med",
        "Tag afgørelser, startdag, dag for seneste opfølgning og aftalen om fleksjobbet med.",
        "Bring decisions, day of start, latest follow-up, and the agreement on the fleksjob.",
        DUKH,
    ),
    Raad(
        "ikke_ny_visitation",
        "Den nye kommune visiterer ikke forfra. Den kan følge op og afgøre sagen ved tvivl.",
        "The new municipality does not start visitation over. It can follow up, and decide where in doubt.",
        DUKH,
        "oplysning",
    ),
    Raad(
        "opfoelgning_som_foer",
        "Opfølgningen regnes fra den seneste, også når den var i den gamle kommune. Det er udledt.",
        "Follow-up is counted from the latest one, also where the old municipality held it. It is inferred.",
        DUKH,
        "uvist",
    ),
    Raad(
        "hvem_betaler",
        "Hvem der betaler kommunerne imellem, er ikke set.",
        "Who pays between the municipalities was not seen.",
        PARAGRAF_123,
        "uvist",
    ),
)
ADVARSLER = {"stopper_ved_flytning": GYLDIG_GRUND_VED_FLYTNING}
