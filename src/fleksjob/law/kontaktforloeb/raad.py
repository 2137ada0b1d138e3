"""What is said beside the talks: how they are held, CV and search, and what changed in 2026."""

from __future__ import annotations

from datetime import date

from fleksjob.law.kontaktforloeb.pligter import VEJLE
from fleksjob.law.kontaktforloeb.samtaler import PARAGRAF_106
from fleksjob.law.raad import Raad

LOV_295 = (
    "https://www.lovguiden.dk/loven/lov-om-%C3%A6ndring-af-lov-om-en-aktiv-besk%C3%A6ftigelsesindsats-"
    "lov-om-sygedagpenge-og-forskellige-andre-love-mere-m%C3%A5lrettede-tilbud-udvidet-mulighed-for-samtaler-"
    "over-video-eller-telefon-forenkling-af-opf%C3%B8lgning-ved-sk%C3%A6rpet-tilsyn-mv/1"
)
L66 = "https://admin.elov.dk/prep_docs/49067"
STAR_WEBINAR = (
    "https://star.dk/implementering/beskaeftigelsesreform/svar-paa-spoergsmaal-fra-webinar-den-21-januar-2026"
)

RAAD = (
    Raad(
        "joblog",
        "Skriv i jobloggen, hvilke job du søger. Det er det, du kan vise frem.",
        "Write in the job log which jobs you apply for. That is what you can show.",
        VEJLE,
    ),
    Raad(
        "vis_din_start",
        "Begynder du snart på noget andet, så send kommunen det, der viser det.",
        "If you soon begin something else, send the municipality what shows it.",
        PARAGRAF_106,
    ),
    Raad(
        "hvor_samtalen_holdes",
        "Siden 2023 er den første samtale ved fremmøde. Derefter vælger du fremmøde, telefon eller video.",
        "Since 2023 the first talk is in person. After that you choose in person, by phone or by video.",
        LOV_295,
        "oplysning",
    ),
    Raad(
        "egne_loesninger",
        "Fra 2026 kan kommunen have sin egen løsning til CV og joblog. Spørg, hvilken du skal bruge.",
        "From 2026 the municipality may have its own system for CV and job log. Ask which one to use.",
        L66,
        "oplysning",
    ),
    Raad(
        "frister_her",
        "Dagene for CV og jobsøgning regner fleksjob frister: D18, D19, D29 og D31.",
        "The days for CV and job search are computed by fleksjob frister: D18, D19, D29 and D31.",
        PARAGRAF_106,
        "oplysning",
    ),
)
ADVARSLER = {
    "cv_mangler": Raad(
        "laeg_cv_ind",
        "Læg dit CV ind nu. Kommunen kan trække i ydelsen for de dage, det mangler.",
        "Add your CV now. The municipality may reduce the benefit for the days it is missing.",
        VEJLE,
        "oplysning",
    ),
    "soegefrist_loeber": Raad(
        "lav_en_plan",
        "Lav en plan med kommunen, og skriv din jobsøgning ned. Reglen er kun set hos én kommune.",
        "Make a plan with the municipality and write your search down. Seen at one municipality only.",
        VEJLE,
        "uvist",
    ),
    "soegefrist_gaaet": Raad(
        "tal_med_kommunen",
        "Fristen er gået. Tal med kommunen nu: ydelsen kan stoppe, hvis du ikke søger.",
        "The time has passed. Talk to the municipality now: the benefit may stop if you do not search.",
        VEJLE,
        "uvist",
    ),
}
FRA = {
    date(2026, 7, 1): Raad(
        "tre_ud_af_fire",
        "Siden juli 2026 gælder kravet mindst 75 pct. af en samlet gruppe. At ledighedsydelse er med, "
        "er sagt før lovens vedtagelse.",
        "Since July 2026 the requirement is for at least 75 per cent of a combined group. That "
        "ledighedsydelse is in it was said before the Act was passed.",
        STAR_WEBINAR,
        "uvist",
    ),
}
