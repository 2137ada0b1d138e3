"""What is said beside the duration: at expiry, and what the sources do not answer."""

from __future__ import annotations

from fleksjob.law.raad import Raad
from fleksjob.law.varighed.regler import DUKH, FAABORG_MIDTFYN, KRIFA, STAR

SAMFOCUS = "https://samfocus.dk/ressourceforlob/fleksjob/"
SENIORNEWS = "https://seniornews.dk/2022/08/17/seniorer-og-fleksjob/"

RAAD = (
    Raad(
        "paragraf_120",
        "At reglen om fem år i dag står i § 120, er udledt. Paragraffens tekst er ikke set.",
        "That the five years stand in § 120 today is inferred. The text of the paragraph was not seen.",
        STAR,
        "uvist",
    ),
    Raad(
        "kontrakten_fortsaetter",
        "Ansættelsen slutter ikke af sig selv efter fem år. Arbejdsgiveren skal opsige som ellers.",
        "The employment does not end by itself after five years. Notice is needed as otherwise.",
        SAMFOCUS,
        "oplysning",
    ),
    Raad(
        "slut_foer_fem_aar",
        "Krifa skriver, at permanent fleksjob også kan vurderes, når det første sluttede før fem år.",
        "Krifa says a permanent fleksjob can be assessed also where the first ended before five years.",
        KRIFA,
        "oplysning",
    ),
    Raad(
        "efter_folkepension",
        "En mulighed for at fortsætte i fleksjob efter folkepensionsalderen er ikke fundet.",
        "A possibility to go on in a fleksjob after folkepension age was not found.",
        SENIORNEWS,
        "uvist",
    ),
)
ADVARSLER = {
    "paa_gammel_ordning": Raad(
        "stadig_gammel",
        "Er noget ændret i fleksjobbet siden, kan det være et nyt. Se fleksjob vurder ordning. "
        "Reglen om opfølgning på den gamle ordning er kun set delvist: spørg kommunen om den næste samtale.",
        "If something has changed in the fleksjob since, it may be a new one. See fleksjob vurder ordning. "
        "The rule on follow-up under the old scheme was seen in part only: ask the municipality.",
        FAABORG_MIDTFYN,
        "uvist",
    ),
    "bevilling_permanent": Raad(
        "opfoelgning_permanent",
        "At opfølgningen også gælder et permanent fleksjob, er udledt. Kilderne nævner ingen undtagelse.",
        "That the follow-up covers a permanent fleksjob too is inferred. The sources name no exception.",
        DUKH,
        "uvist",
    ),
    "perioden_er_gaaet": Raad(
        "afgoerelse_mangler",
        "Kontakt kommunen nu. Perioden er gået efter datoerne, og den næste afgørelse kan mangle.",
        "Contact the municipality now. By the dates the period has passed; the next decision may be missing.",
        DUKH,
        "uvist",
    ),
    "tid_til_status": Raad(
        "status_nu",
        "Kommunen skal gøre status efter 4½ år. Spørg, hvornår den kommer.",
        "The municipality makes a status after 4½ years. Ask when it comes.",
        DUKH,
        "oplysning",
    ),
    "skiftet_job_undervejs": Raad(
        "jobskifte",
        "Om et jobskifte starter en ny periode på fem år, er ikke set. Brug dagen i afgørelsen.",
        "Whether a change of job starts a new period of five years was not seen. Use the decision's day.",
        DUKH,
        "uvist",
    ),
    "ledig_undervejs": Raad(
        "ledighed",
        "Hvad ledighed betyder for de fem år, er ikke set. Visitationen slutter ikke af den.",
        "What unemployment means for the five years was not seen. It does not end the visitation.",
        DUKH,
        "uvist",
    ),
}
