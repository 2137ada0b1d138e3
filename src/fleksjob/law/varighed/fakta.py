"""The facts of how long a fleksjob is granted for."""

from __future__ import annotations

from fleksjob.engine import Choices, Input
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO, FLEKSJOB_BEGYNDT, FOEDSELSDAG

VURDERET = Choices(
    "vurderet",
    "ikke_vurderet_endnu",
    "fortsat_nedsat",
    "kan_have_almindeligt_job",
    vist={
        "ikke_vurderet_endnu": ("Ikke vurderet endnu", "Not assessed yet"),
        "fortsat_nedsat": ("Du kan fortsat ikke", "You still cannot"),
        "kan_have_almindeligt_job": ("Du kan have et almindeligt job", "You can have an ordinary job"),
    },
)

FAKTA = (
    FLEKSJOB_BEGYNDT,
    FOEDSELSDAG,
    Input(
        "bevilling_permanent",
        "Står der i afgørelsen, at fleksjobbet er permanent?",
        "Does the decision say that the fleksjob is permanent?",
        likely=0.2,
    ),
    Input(
        "foerste_fleksjob_afsluttet",
        "Har du haft et midlertidigt fleksjob, som er slut?",
        "Have you had a temporary fleksjob that has ended?",
        likely=0.4,
    ),
    Input(
        "kommunens_vurdering",
        "Har {myndighed} vurderet, om du nu kan have et almindeligt job?",
        "Has {myndighed} assessed whether you can have an ordinary job now?",
        valg=VURDERET,
        kommunen=True,
    ),
    Input(
        "bevilling_udloeber",
        "Hvilken dag udløber bevillingen efter afgørelsen?",
        "On which day does the grant end according to the decision?",
        "dato",
        likely=740_000,
    ),
    Input(
        "seneste_opfoelgning",
        "Hvilken dag var den seneste opfølgning fra {myndighed}?",
        "On which day was the latest follow-up by {myndighed}?",
        "dato",
        likely=739_000,
    ),
    Input(
        "skiftet_job_undervejs",
        "Har du skiftet fleksjob i perioden?",
        "Have you changed fleksjob during the period?",
        likely=0.2,
    ),
    Input(
        "ledig_undervejs",
        "Har du været ledig i perioden?",
        "Have you been unemployed during the period?",
        likely=0.2,
    ),
    DATO,
)
POLITIKKER = (DAG_DER_IKKE_FINDES,)
