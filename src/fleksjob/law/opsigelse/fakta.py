"""The facts of a dismissal by the employer."""

from __future__ import annotations

from fleksjob.engine import Choices, Input
from fleksjob.law.folkepension import DATO

GRUND = Choices(
    "grund",
    "ingen_grund",
    "kan_ikke_varetage_jobbet",
    "samarbejde",
    "nedskaering",
    "sygefravaer",
    "bevillingen_slutter",
    "folkepensionsalder",
    "andet",
    vist={
        "ingen_grund": ("Ingen grund", "No reason"),
        "kan_ikke_varetage_jobbet": ("Du kan ikke varetage jobbet", "You cannot do the job"),
        "samarbejde": ("Alvorlige problemer med samarbejdet", "Serious trouble in working together"),
        "nedskaering": ("Nedskæring eller omlægning", "Cutbacks or reorganisation"),
        "sygefravaer": ("Sygefravær", "Sickness absence"),
        "bevillingen_slutter": ("Bevillingen til fleksjobbet slutter", "The grant of the fleksjob ends"),
        "folkepensionsalder": ("Du når folkepensionsalderen", "You reach folkepension age"),
        "andet": ("En anden grund", "Another reason"),
    },
)
TILPASNING = Choices(
    "tilpasning",
    "ikke_undersoegt",
    "mulig_men_ikke_proevet",
    "proevet_uden_at_slaa_til",
    "for_stor_byrde",
    vist={
        "ikke_undersoegt": ("Ikke undersøgt", "Not examined"),
        "mulig_men_ikke_proevet": ("Mulig, men ikke prøvet", "Possible, but not tried"),
        "proevet_uden_at_slaa_til": ("Prøvet, men det slog ikke til", "Tried, but it was not enough"),
        "for_stor_byrde": ("Fundet for byrdefuld", "Found too burdensome"),
    },
)

FAKTA = (
    Input(
        "grund",
        "Hvilken grund giver arbejdsgiveren?",
        "Which reason does the employer give?",
        valg=GRUND,
    ),
    Input(
        "varsel_som_for_andre",
        "Følger opsigelsen de regler og det varsel, der gælder for andre ansatte?",
        "Does the notice follow the rules and the period that apply to other employees?",
        likely=0.9,
    ),
    Input(
        "grunden_er_handicap",
        "Hænger grunden sammen med din funktionsnedsættelse eller følgerne af den?",
        "Is the reason connected with your impairment or what follows from it?",
        likely=0.5,
    ),
    Input("ansat_i_fleksjob", "Er du ansat i et fleksjob?", "Are you employed in a fleksjob?", likely=0.95),
    Input(
        "tilpasning",
        "Hvad er der sket med at tilpasse jobbet til dig?",
        "What has been done to adapt the job to you?",
        valg=TILPASNING,
    ),
    Input(
        "offentlig_stoette_undersoegt",
        "Er det undersøgt, om offentlig støtte kan lette byrden?",
        "Has it been examined whether public support can lighten the burden?",
        likely=0.4,
    ),
    Input(
        "efter_120_dage",
        "Bruger arbejdsgiveren 120-dages-reglen?",
        "Does the employer use the 120-day rule?",
        likely=0.15,
    ),
    Input(
        "indretning_overvejet",
        "Er indretningen af arbejdspladsen overvejet?",
        "Has the layout of the workplace been considered?",
        likely=0.6,
    ),
    Input(
        "arbejdsmoenster_overvejet",
        "Er arbejdstider og arbejdsmønster overvejet?",
        "Have hours and working pattern been considered?",
        likely=0.6,
    ),
    Input(
        "opgavefordeling_overvejet",
        "Er fordelingen af opgaver overvejet?",
        "Has the distribution of tasks been considered?",
        likely=0.6,
    ),
    Input(
        "oplaering_overvejet",
        "Er mere uddannelse eller instruktion overvejet?",
        "Has more training or instruction been considered?",
        likely=0.4,
    ),
    Input(
        "fagforening_kontaktet",
        "Har du kontaktet din fagforening?",
        "Have you contacted your union?",
        likely=0.5,
    ),
    Input(
        "kommune_kontaktet", "Har du kontaktet {myndighed}?", "Have you contacted {myndighed}?", likely=0.5
    ),
    Input(
        "fratraedelsesordning_tilbudt",
        "Er du tilbudt en fratrædelsesordning?",
        "Have you been offered a severance arrangement?",
        likely=0.2,
    ),
    DATO,
)
