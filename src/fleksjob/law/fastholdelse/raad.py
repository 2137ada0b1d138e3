"""What an agreement on special terms holds (process R3.4 and R8), and the advice around it."""

from __future__ import annotations

from fleksjob.law.raad import CABI_FASTHOLDELSE, SEED_UNION, Punkt, Raad

KOEBENHAVN = (
    "https://www.medarbejder.kk.dk/ansaettelsesforhold/rekruttering-og-fastholdelse/"
    "fastholdelsesfleksjob/kom-godt-i-gang-med-ansoegningsprocessen"
)
STAR_SVAR = (
    "http://star.dk/da/Indsatser-og-ordninger/Virksomhedsrettede-redskaber/Fleksjob/"
    "Spm-svar-om-fleksjobordningen.aspx"
)
PM_3_21 = "https://lundsteenwiederquist.dk/index.php/tag/afgorelse-3-21/"
ANKESTYRELSEN_2016 = (
    "https://ast.dk/publikationer/fleksjob-til-borgere-med-aktuelt-meget-begraenset-arbejdsevne"
)

AFTALENS_INDHOLD = (
    Punkt(
        "parter",
        "Parterne, arbejdspladsen og datoen",
        "The parties, the workplace and the date",
        True,
        CABI_FASTHOLDELSE,
        "sekundaer",
    ),
    Punkt(
        "funktioner",
        "Hvilke funktioner medarbejderen har svært ved at udføre",
        "Which functions are difficult for the employee",
        True,
        CABI_FASTHOLDELSE,
        "sekundaer",
    ),
    Punkt(
        "skaanehensyn",
        "Hvilke konkrete skånehensyn der er aftalt",
        "Which skånehensyn are agreed",
        True,
        CABI_FASTHOLDELSE,
        "sekundaer",
    ),
    Punkt(
        "normale_vilkaar",
        "Hvordan I kan gå tilbage til almindelige vilkår",
        "How you can go back to ordinary terms",
        False,
        SEED_UNION,
        "sekundaer",
    ),
    Punkt(
        "loen_og_omplacering",
        "Løn og øvrige vilkår samt omplacering og ændrede arbejdsfunktioner",
        "Wage and other terms, relocation and changed functions",
        False,
        SEED_UNION,
        "sekundaer",
    ),
    Punkt(
        "fysiske_rammer",
        "Ændringer i de fysiske rammer",
        "Changes in the physical setting",
        False,
        SEED_UNION,
        "sekundaer",
    ),
    Punkt("hjaelperedskaber", "Hjælperedskaber", "Aids", False, SEED_UNION, "sekundaer"),
    Punkt(
        "arbejdstid",
        "Eventuel nedsættelse af arbejdstiden",
        "Reduced working time, if any",
        False,
        SEED_UNION,
        "sekundaer",
    ),
    Punkt(
        "opfoelgning",
        "Hvornår I følger op på aftalen",
        "When you follow up on the agreement",
        False,
        KOEBENHAVN,
        "sekundaer",
    ),
    Punkt(
        "tillidsrepraesentant",
        "At tillidsrepræsentanten er inddraget",
        "That the union representative is involved",
        False,
        SEED_UNION,
        "sekundaer",
    ),
    Punkt(
        "underskrifter",
        "Begge parters underskrifter",
        "The signatures of both parties",
        False,
        SEED_UNION,
        "sekundaer",
    ),
)
"""Parties, functions and skånehensyn are required; the rest is recommended."""

IKKE_ENDNU = (
    "Ikke endnu. De tolv måneder er gået {dag}. De andre krav skal også være opfyldt.",
    "Not yet. The twelve months have passed on {dag}. The other requirements must be met too.",
)

RAAD = (
    Raad(
        "ansat_foer_sygdom",
        "Finansforbundet skriver, at du skal have været ansat tolv måneder før sygdommen. "
        "Det krav er ikke set i § 119.",
        "Finansforbundet says you must have been employed twelve months before the illness. "
        "That requirement was not seen in § 119.",
        SEED_UNION,
        "oplysning",
    ),
    Raad(
        "paragraf_56",
        "En § 56-aftale starter ikke de tolv måneder. Den handler om refusion ved fravær. "
        "Det er vores slutning af principmeddelelse 3-21.",
        "A § 56 agreement does not start the twelve months. It is about refund of absence. "
        "We infer this from decision 3-21.",
        PM_3_21,
        "oplysning",
    ),
    Raad(
        "dokumenter_fra_start",
        "Skriv alle tiltag ned fra starten, og gem referater og mails.",
        "Write down every measure from the start, and keep minutes and mails.",
        KOEBENHAVN,
    ),
    Raad(
        "inddrag_tr",
        "Inddrag tillidsrepræsentanten, før I skriver under.",
        "Involve the union representative before you sign.",
        SEED_UNION,
    ),
    Raad(
        "samle_sagen",
        "Saml hele dokumentationen. Ankestyrelsen fandt i 2016, at reglerne ofte ikke blev fulgt.",
        "Collect all documentation. Ankestyrelsen found in 2016 that the rules were often not followed.",
        ANKESTYRELSEN_2016,
    ),
    Raad(
        "sygefravaer_taeller",
        "Om sygefravær og afbrydelser tæller med i de tolv måneder, er ikke set. Vi trækker dem ikke fra.",
        "Whether sick leave and breaks count in the twelve months was not seen. We do not subtract them.",
        CABI_FASTHOLDELSE,
        "uvist",
    ),
    Raad(
        "personlig_assistance",
        "Personlig assistance gør ikke ansættelsen støttet. Løntilskud gør.",
        "Personlig assistance does not make the employment subsidised. Løntilskud does.",
        STAR_SVAR,
        "oplysning",
    ),
    Raad(
        "job_imellem",
        "Om et job et andet sted imellem ændrer den hidtidige arbejdsplads, er ikke set.",
        "Whether a job elsewhere in between changes the present workplace was not seen.",
        STAR_SVAR,
        "uvist",
    ),
    Raad(
        "akut_ordlyd",
        "Undtagelsens ordlyd i stk. 3 er ikke set. Spørg kommunen, og bed om en skriftlig afgørelse.",
        "The wording of the exception in subs. 3 was not seen. Ask the municipality for a written decision.",
        CABI_FASTHOLDELSE,
        "uvist",
    ),
)
