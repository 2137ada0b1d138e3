"""What is said beside the reassessment: what it rests on, and how to prepare."""

from __future__ import annotations

from fleksjob.law.las import LOVTEKST_2021
from fleksjob.law.raad import Raad
from fleksjob.law.revurdering.regler import PARAGRAF_74C

FRAKENDELSE = (
    "https://ast.dk/beskaeftigelse/artikler/fleksjob/"
    "saerlige-fokusomrader-nar-kommunen-vil-frakende-et-fleksjob-som-er-bevilget-pa-et-forkert-grundlag"
)

RAAD = (
    Raad(
        "skriv_ned",
        "Skriv ned, hvad du har prøvet og søgt, og hvordan det gik.",
        "Write down what you have tried and applied for, and how it went.",
        PARAGRAF_74C,
    ),
    Raad(
        "grundlaget",
        "Vurderingen hviler på tilbud og et skriftligt grundlag, også om førtidspension og seniorpension.",
        "The assessment rests on measures and a written basis, also on førtidspension and seniorpension.",
        PARAGRAF_74C,
        "oplysning",
    ),
    Raad(
        "visitationen_bestaar",
        "Visitationen slutter ikke af sig selv. Det kræver en ny afgørelse.",
        "The grant does not end by itself. That takes a new decision.",
        FRAKENDELSE,
        "oplysning",
    ),
    Raad(
        "dagene",
        "Dagene regner fleksjob frister af dine måneder: D20, D21 og D22.",
        "The days are computed from your months by fleksjob frister: D20, D21 and D22.",
        PARAGRAF_74C,
        "oplysning",
    ),
    Raad(
        "hele_maaneder",
        "Vi tæller hele måneder. Hvordan de tælles efter en tidligere vurdering, er ikke set.",
        "We count whole months. How they are counted after an earlier assessment was not seen.",
        PARAGRAF_74C,
        "uvist",
    ),
    LOVTEKST_2021,
)
ADVARSLER = {
    "vurderingen_mangler": Raad(
        "spoerg_nu",
        "Kontakt kommunen nu, og sig, at vurderingen mangler.",
        "Contact the municipality now and say that the assessment is missing.",
        PARAGRAF_74C,
    )
}
