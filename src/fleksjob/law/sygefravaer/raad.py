"""What is said beside a sick leave: the talk, the declaration, the days, and what was not seen."""

from __future__ import annotations

from fleksjob.law.raad import Raad
from fleksjob.law.sygefravaer.opfoelgning import L66
from fleksjob.law.sygefravaer.regler import CFL, IDA, KERTEMINDE, PARAGRAF_7B
from fleksjob.law.sygerefusion.regler import PARAGRAF_59, PAV

SYGEGUIDE = "https://sygeguide.dk/hvis-du-er-blevet-syg-fra-dit-arbejde/hvad-skal-jeg-leve-af/fleksjob/"
KK = "https://www.kk.dk/indhold/brugbar-information-til-arbejdsgivere-med-syge-medarbejdere"
VEJLE = (
    "https://www.vejle.dk/erhverv/min-virksomhed/medarbejdere-og-rekruttering/behold-medarbejdere/"
    "sygedagpengerefusion/"
)

RAAD = (
    Raad(
        "samtalens_form",
        "Samtalen holdes ved et møde. Kan det ikke lade sig gøre, holdes den i telefonen.",
        "The talk is held at a meeting. If that cannot be done it is held by phone.",
        CFL,
        "oplysning",
    ),
    Raad(
        "at_blive_vaek",
        "Bliver du væk fra samtalen, koster det ikke sygedagpenge. Det kan få betydning for ansættelsen.",
        "Staying away from the talk costs no sickness benefit. It may matter to the employment.",
        CFL,
        "oplysning",
    ),
    Raad(
        "planen_med_til_kommunen",
        "Laver I en fastholdelsesplan, så tag den med til den næste opfølgning hos kommunen.",
        "If you make a retention plan, bring it to the next follow-up at the municipality.",
        PARAGRAF_7B,
        "oplysning",
    ),
    Raad(
        "mulighedserklaeringens_dele",
        "Du og arbejdsgiveren skriver første del af erklæringen. Lægen skriver anden del.",
        "You and the employer write the first part of the declaration. The doctor writes the second.",
        IDA,
        "oplysning",
    ),
    Raad(
        "tilskud_under_sygdom",
        "I et fleksjob fortsætter fleksløntilskuddet under sygdom med løn eller sygedagpenge.",
        "In a fleksjob the fleksløntilskud goes on during sickness with wage or sickness benefit.",
        SYGEGUIDE,
        "oplysning",
    ),
    Raad(
        "refusion_tilbage",
        "Refusion gives op til tre måneder tilbage. Den dag regnes som fristen D14.",
        "Refund is given up to three months back. That day is counted as deadline D14.",
        PARAGRAF_59,
        "oplysning",
    ),
    Raad(
        "frister_om_sygdom",
        "Dagene her er de samme som fristerne D12 til D16 i fleksjob frister.",
        "The days here are those of deadlines D12 to D16 in fleksjob frister.",
        PAV,
        "oplysning",
    ),
    Raad(
        "foerste_halve_aar",
        "Efter de nye regler holder kommunen mindst én samtale i det første halve år.",
        "Under the new rules the municipality holds at least one talk in the first half-year.",
        L66,
        "oplysning",
    ),
    Raad(
        "refusion_til_arbejdsgiveren",
        "Hvad arbejdsgiveren kan få i refusion, står i emnet sygerefusion.",
        "What refund the employer may get stands in the subject sygerefusion.",
        PAV,
        "oplysning",
    ),
    Raad(
        "fjorten_dage_eller_en_uge",
        "Uden løn og sygedagpenge skriver staten 14 dage. Vejle Kommune skriver en uge.",
        "Without wage and benefit the state says 14 days. The municipality of Vejle says a week.",
        VEJLE,
        "uvist",
    ),
    Raad(
        "revurdering_efter_22_uger",
        "Om revurderingen efter 22 uger er den samme i 2026, er ikke set.",
        "Whether the reassessment after 22 weeks is the same in 2026 was not seen.",
        L66,
        "uvist",
    ),
    Raad(
        "mindste_fravaer_i_fleksjob",
        "Om et andet mindste fravær gælder for delvis raskmelding i et fleksjob, er ikke set.",
        "Whether another least absence holds for a partial return in a fleksjob was not seen.",
        KERTEMINDE,
        "uvist",
    ),
    Raad(
        "faerre_timer_for_altid",
        "Bliver færre timer varige, er det ikke en delvis raskmelding. Se emnet arbejdstid.",
        "If fewer hours become lasting, it is no partial return. See the subject arbejdstid.",
        KERTEMINDE,
    ),
)
ADVARSLER = {
    "spoergsmaal_om_diagnose": Raad(
        "aldrig_diagnosen",
        "Arbejdsgiveren må spørge til funktioner og hensyn. Du behøver ikke fortælle diagnosen.",
        "The employer may ask about functions and regards. You need not tell the diagnosis.",
        KK,
        "oplysning",
    ),
}
