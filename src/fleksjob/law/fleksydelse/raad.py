"""What is said beside fleksydelse: enrolment, contributions, efterløn, and what is not certain."""

from __future__ import annotations

from fleksjob.law.fleksydelse.regler import BORGER_DK, STADSREVISIONEN
from fleksjob.law.raad import Raad

UDBETALING = (
    "https://www.borger.dk/pension-og-efterloen/efterloen-fleksydelse-delpension/fleksydelse/"
    "udbetaling-af-fleksydelse"
)
SCLEROSE = (
    "https://www.scleroseforeningen.dk/det-gode-liv/arbejdsliv/fleksjob/"
    "ledighedsydelse-til-dig-som-er-arbejdsloes-fleksjobber"
)
SERVICEFORBUNDET = "https://eslforbund.dk/raadgivning/faq-fleksjob-revalidering-og-foertidspension/"

RAAD = (
    Raad(
        "tilmelding",
        "Tilmelding sker af sig selv efter visitationen. Udbetaling Danmark skriver, så du kan vælge.",
        "Enrolment happens by itself after visitation. Udbetaling Danmark writes so that you can choose.",
        BORGER_DK,
        "oplysning",
    ),
    Raad(
        "hovedreglen_om_bidrag",
        "Hovedreglen er bidrag i 30 år, begyndt senest ved 30 år. Før 1978 er der særregler.",
        "The main rule is 30 years of contributions from age 30 at latest. Births before 1978 differ.",
        BORGER_DK,
        "oplysning",
    ),
    Raad(
        "ikke_efterloen",
        "I fleksjob er efterløn ikke længere en mulighed. Fleksydelse er det, der svarer til den.",
        "In a fleksjob efterløn is no longer an option. Fleksydelse is what corresponds to it.",
        SERVICEFORBUNDET,
        "oplysning",
    ),
    Raad(
        "a_kasse",
        "Ledighedsydelse kræver ikke, at du er medlem af en a-kasse.",
        "Ledighedsydelse does not require membership of an unemployment fund.",
        SCLEROSE,
        "oplysning",
    ),
    Raad(
        "fratraedelsesgodtgoerelse",
        "Spørg Udbetaling Danmark, før du får penge for at stoppe. De kan nedsætte fleksydelsen.",
        "Ask Udbetaling Danmark before you take money for leaving. It can reduce fleksydelse.",
        UDBETALING,
    ),
    Raad(
        "ansoegning",
        "Udbetaling Danmark skriver til dig omkring tre måneder før fleksydelsesalderen.",
        "Udbetaling Danmark writes to you about three months before the age of fleksydelse.",
        UDBETALING,
        "oplysning",
    ),
)
ADVARSLER = {
    "foedt_efter_1962": Raad(
        "alder_efter_1962",
        "Alderen efter 1962 er ikke set i loven. Vi regner tre år før folkepensionsalderen.",
        "The age of births after 1962 was not seen in the Act. We count three years before folkepension.",
        STADSREVISIONEN,
        "uvist",
    ),
}
