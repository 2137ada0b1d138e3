"""The decision table of process R5.2: the union's three and three criteria, and the rows of PAV and Cabi."""

from __future__ import annotations

from fleksjob.law.ordning.regler import CABI, KERTEMINDE, PAV
from fleksjob.law.raad import SEED_UNION, Raad, Raekke

KERTEMINDE_LOEN = (
    "https://kerteminde.dk/borger/job-sygedagpenge-og-ledighed/fleksjob/loen-og-ansaettelsesvilkaar"
)

UAENDRET: dict[str, bool | str] = {
    "ansaettelse_ophoert": False,
    "ledig_imellem": False,
    "ny_arbejdsgiver": False,
    "virksomhedsoverdragelse": False,
    "opgaver": "de_samme",
    "nyt_ansaettelsesomraade": False,
    "loen_og_vilkaar_aendret": False,
}
"""A fleksjob in which nothing that counts is changed."""

RAEKKER = (
    Raekke(
        "timer_eller_skaanebehov",
        "Kun skånebehov eller timetal ændres",
        "Only skånehensyn or hours change",
        UAENDRET,
        "ikke_nyt",
        "officiel",
        PAV,
        seed=True,
    ),
    Raekke(
        "jobbeskrivelse",
        "Kun titel eller jobbeskrivelse ændres, fx ved forfremmelse; opgaver og område er de samme",
        "Only title or job description changes, such as promotion; tasks and area are the same",
        {**UAENDRET, "loen_og_vilkaar_aendret": True},
        "ikke_nyt",
        "officiel",
        PAV,
        seed=True,
    ),
    Raekke(
        "arbejdssted",
        "Arbejdsstedet skifter, fordi opgaverne flyttes",
        "The place of work changes because the tasks move",
        UAENDRET,
        "ikke_nyt",
        "officiel",
        PAV,
        seed=True,
    ),
    Raekke(
        "overdragelse",
        "Fusion eller virksomhedsoverdragelse med samme opgaver og vilkår",
        "Merger or transfer with the same tasks and terms",
        {**UAENDRET, "ny_arbejdsgiver": True, "virksomhedsoverdragelse": True},
        "ikke_nyt",
        "officiel",
        PAV,
    ),
    Raekke(
        "geografisk",
        "Arbejdspladsen flytter geografisk (som hovedregel)",
        "The workplace moves geographically (as a rule)",
        UAENDRET,
        "ikke_nyt",
        "officiel",
        PAV,
    ),
    Raekke(
        "ny_arbejdsgiver",
        "Skift fra en arbejdsgiver til en anden",
        "Change from one employer to another",
        {**UAENDRET, "ny_arbejdsgiver": True},
        "nyt",
        "sekundaer",
        CABI,
        seed=True,
    ),
    Raekke(
        "ophoert",
        "Kontrakten ophører, eller du afskediges og ansættes igen, også samme sted",
        "The contract ends, or dismissal and later rehiring, also at the same place",
        {**UAENDRET, "ansaettelse_ophoert": True},
        "nyt",
        "sekundaer",
        SEED_UNION,
        seed=True,
    ),
    Raekke(
        "ledig",
        "Ledig fra det gamle fleksjob og derefter i nyt job",
        "Unemployed from the old fleksjob, then a new job",
        {**UAENDRET, "ledig_imellem": True},
        "nyt",
        "sekundaer",
        KERTEMINDE,
    ),
    Raekke(
        "nyt_omraade",
        "Nyt ansættelsesområde hos samme arbejdsgiver med andre opgaver, løn og vilkår",
        "New area of employment with the same employer, with other tasks, wage and terms",
        {**UAENDRET, "nyt_ansaettelsesomraade": True, "opgaver": "nye", "loen_og_vilkaar_aendret": True},
        "nyt",
        "sekundaer",
        SEED_UNION,
        seed=True,
    ),
    Raekke(
        "delvis_nye_opgaver",
        "Opgaverne bliver delvis nye",
        "The tasks become partly new",
        {**UAENDRET, "opgaver": "delvis_nye"},
        "konkret_vurdering",
        "officiel",
        PAV,
    ),
)

RAAD = (
    Raad(
        "foer_underskrift",
        "Spørg kommunen og din fagforening, før du skriver under på en ændring.",
        "Ask the municipality and your union before you sign a change.",
        SEED_UNION,
    ),
    Raad(
        "gammel_loen",
        "På den gamle ordning er der fuld løn uanset timetal, og arbejdsgiveren får refusion.",
        "On the old scheme there is full wage whatever the hours, and the employer gets a refund.",
        PAV,
        "oplysning",
    ),
    Raad(
        "gammel_varighed",
        "Den gamle ordning har ingen grænse på fem år. Kerteminde Kommune nævner en samtale efter 2½ år.",
        "The old scheme has no limit of five years. Kerteminde municipality names a talk after 2½ years.",
        KERTEMINDE,
        "oplysning",
    ),
    Raad(
        "ny_vurdering_i_nyt_job",
        "I et nyt fleksjob vurderes timer, tempo og skånehensyn på ny. Spørg kommunen, før du begynder.",
        "In a new fleksjob hours, intensity and skånehensyn are assessed anew. Ask before you begin.",
        KERTEMINDE_LOEN,
    ),
    Raad(
        "graensen",
        "Ingen principmeddelelse om grænsen er set. Prøven er: samme opgaver og samme arbejdsgiver.",
        "No precedent on the line was seen. The test is: same tasks and same employer.",
        PAV,
        "uvist",
    ),
)
TABT = Raad(
    "kan_ikke_goeres_om",
    "Et skift til den nye ordning kan ikke gøres om. Få kommunens svar på skrift, før du skriver under.",
    "A change to the new scheme cannot be undone. Get the municipality's answer in writing before you sign.",
    CABI,
    "oplysning",
)
