"""How visitation goes on, by date (process R1.7), and what is said beside the conditions."""

from __future__ import annotations

from datetime import date

from fleksjob.engine.rules import FOREVER
from fleksjob.law.raad import Fremgangsmaade, Raad
from fleksjob.law.visitation.regler import PARAGRAF_118

BEK = (
    "https://www.elov.dk/bekendtgorelse-om-rehabiliteringsplan-og-rehabiliteringsteamets-indstilling-om-"
    "ressourceforlob-fleksjob-fortidspension-mv/paragraf/1/"
)
L66 = "https://admin.elov.dk/prep_docs/49067"
CABI_KRAV = (
    "https://www.cabiweb.dk/lovstof-spoergsmaal-og-svar/fleksjob/"
    "fleksjob-fra-2013-og-kravet-til-den-nedsatte-arbejdsevne/"
)
KOEBENHAVN = (
    "https://kk.dk/om-kommunen/sagsbehandling-og-klager/sagsbehandlingsfrister/"
    "beskaeftigelses-og-integrationsforvaltningen"
)
ANKESTYRELSEN = (
    "https://ast.dk/beskaeftigelse/artikler/fleksjob/"
    "saerlige-fokusomrader-nar-kommunen-vil-frakende-et-fleksjob-som-er-bevilget-pa-et-forkert-grundlag"
)
LILLE = "https://9pdf.org/document/y8g37rp4-kommunernes-brug-af-fleksjob-p%C3%A5-f%C3%A5-timer.html"

FREMGANGSMAADER = (
    Fremgangsmaade(
        date(2013, 1, 1),
        date(2026, 1, 31),
        "Rehabiliteringsplan, indstilling fra rehabiliteringsteamet, og så afgør jobcenteret sagen.",
        "Rehabilitation plan, recommendation of the rehabilitation team, then the job centre decides.",
        BEK,
        "lovtekst",
    ),
    Fremgangsmaade(
        date(2026, 2, 1),
        date(2026, 6, 30),
        "Som før med rehabiliteringsteam, men uden ressourceforløb. Kommunen afgør sagen.",
        "As before with the rehabilitation team, but without ressourceforløb. The municipality decides.",
        BEK,
        "afledt",
    ),
    Fremgangsmaade(
        date(2026, 7, 1),
        FOREVER,
        "Samlet beskrivelse af dine forudsætninger og rådgivning fra regionens kliniske funktion. "
        "Kommunen afgør sagen. At det gælder fra 1. juli 2026, har vi læst ud af flere regler.",
        "A full description of your situation and advice from the region's clinical function. "
        "The municipality decides. That this is from 1 July 2026 is inferred.",
        L66,
        "afledt",
    ),
)
"""Without a gap: the days between the two dates of the reform are split by inference."""

RAAD = (
    Raad(
        "alle_erhverv",
        "Arbejdsevnen vurderes i forhold til alle erhverv, ikke kun dit nuværende job.",
        "The capacity is assessed against every occupation, not only your present job.",
        CABI_KRAV,
        "oplysning",
    ),
    Raad(
        "behandling",
        "Det må ikke tælle imod dig, at du siger nej til operation, medicin eller lignende indgreb.",
        "It must not count against you that you decline surgery, medicine or similar treatment.",
        PARAGRAF_118,
        "oplysning",
    ),
    Raad(
        "ti_timer",
        "Loven har ingen timegrænse for et lille fleksjob. Ti timer er et tal fra statistikken.",
        "The Act has no limit of hours for a small fleksjob. Ten hours is a number of statistics.",
        LILLE,
        "oplysning",
    ),
    Raad(
        "ingen_ansoegning",
        "Der er ingen ansøgning i fast form. Du kan bede kommunen vurdere, om sagen er klar.",
        "There is no fixed application. You can ask the municipality whether the case is ready.",
        KOEBENHAVN,
        "oplysning",
    ),
    Raad(
        "frakendelse",
        "Kommunen kan kun tage en visitation tilbage efter en ny vurdering, der er gyldig.",
        "The municipality can take a visitation back only after a valid reassessment.",
        ANKESTYRELSEN,
        "oplysning",
    ),
    Raad(
        "eller_laest_som_og",
        "Loven har et “eller” mellem kravene om pension og alder. Vi læser, at alle skal være opfyldt.",
        "The Act has an “or” between the conditions on pension and age. As we read it, all must be met.",
        "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/kapitel/20/",
        "uvist",
    ),
)
RESSOURCEFORLOEB = Raad(
    "afskaffede_tilbud",
    "Revalidering og ressourceforløb findes ikke længere som tilbud i nye sager. "
    "Hvilken dag i 2026 de faldt bort, er udledt.",
    "Revalidering and ressourceforløb are no longer offered in new cases. "
    "On which day in 2026 they went is inferred.",
    L66,
    "uvist",
)
AFSKAFFET_FRA = date(2026, 2, 1)
