"""What a change asks for: telling the municipality, and a new assessment (LAB §§ 121 and 123).

Whether the duty to tell stands in § 121 today is inferred: the source names § 70 d, stk. 2. For the employer
no duty to tell the municipality was found.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, any_of, where
from fleksjob.law.arbejdstid.fakta import HAENDELSE
from fleksjob.law.fleksloentilskud.regler import PARAGRAF_123
from fleksjob.law.lab import lab
from fleksjob.law.varighed.regler import DUKH

KERTEMINDE = "https://kerteminde.dk/borger/job-sygedagpenge-og-ledighed/fleksjob/loen-og-ansaettelsesvilkaar"
CABI_OPFOELGNING = "https://www.cabiweb.dk/temaer/fleksjob/om-fleksjob-for-jobcentre/foelg-op-paa-fleksjob/"

OPLYS = Choices("oplys_kommunen", "ingen_aendring", "pligt", "kontakt")
VURDERING = Choices("ny_vurdering", "ikke_af_den_grund", "kommunen_tager_stilling", "ny_vurdering")


def en_af(haendelse: Node, *names: str) -> Node:
    """Whether the change is one of some."""
    return any_of(*(haendelse == HAENDELSE(name) for name in names))


@lab(
    "LAB § 70 d",
    "LAB § 121",
    kilde=CABI_OPFOELGNING,
    sikkerhed="sekundaer",
    da="Ændringen ændrer arbejdsevnen",
    en="The change alters the capacity for work",
    siger={
        "ja": (
            "Din arbejdsevne er reelt blevet en anden.",
            "Your capacity for work has really become another.",
        ),
        "nej": ("Din arbejdsevne er den samme.", "Your capacity for work is the same."),
    },
)
def arbejdsevnen_bliver_en_anden(haendelse: Node, arbejdsevne_aendret: Node) -> Node:
    """What counts is the real capacity, larger or smaller. Without a change there is nothing to ask."""
    return all_of(haendelse != HAENDELSE("ingen"), arbejdsevne_aendret)


@lab(
    "LAB § 70 d, stk. 2",
    "LAB § 121",
    kilde=DUKH,
    sikkerhed="afledt",
    sikkerhed_foer="sekundaer",
    da="Ændring med betydning for fleksjobbet",
    en="Change that matters to the fleksjob",
    siger={
        "ja": (
            "Ændringen har betydning for fleksjobbet.",
            "The change matters to the fleksjob.",
        ),
        "nej": (
            "Ændringen rører ikke timer, intensitet, skånehensyn eller arbejdsevne.",
            "The change does not touch hours, intensity, skånehensyn or capacity.",
        ),
    },
)
def betyder_noget_for_fleksjobbet(haendelse: Node, arbejdsevnen_bliver_en_anden: Node) -> Node:
    """Any such change, not only a large one: the template that asks for large ones is advice."""
    return any_of(en_af(haendelse, "timer", "intensitet", "skaanehensyn"), arbejdsevnen_bliver_en_anden)


@lab(
    "LAB § 70 f, stk. 2",
    "LAB § 123, stk. 2",
    kilde=PARAGRAF_123,
    sikkerhed_foer="afledt",
    da="Ændring i pensionsbidraget",
    en="Change in the pension contribution",
    siger={
        "ja": ("Pensionsbidraget ændres.", "The pension contribution changes."),
        "nej": ("Pensionsbidraget er det samme.", "The pension contribution is the same."),
    },
)
def pensionsbidrag_aendres(haendelse: Node) -> Node:
    """Own and employer's contribution both count as wage, so both are to be told."""
    return haendelse == HAENDELSE("pension")


@lab(
    "LAB § 70 f, stk. 2",
    "LAB § 123, stk. 2",
    kilde=KERTEMINDE,
    sikkerhed="sekundaer",
    da="Ændring i indkomsten",
    en="Change in the income",
    siger={
        "ja": ("Din indkomst ændres.", "Your income changes."),
        "nej": ("Din indkomst er den samme.", "Your income is the same."),
    },
)
def indkomsten_aendres(haendelse: Node) -> Node:
    """Wage in the fleksjob and wage beside it both reduce the subsidy."""
    return en_af(haendelse, "timer", "loen", "andet_job")


@lab(
    "LAB § 70 d, stk. 2",
    "LAB §§ 121 og 123, stk. 2",
    kilde=DUKH,
    sikkerhed="afledt",
    sikkerhed_foer="sekundaer",
    da="Skal du fortælle kommunen det?",
    en="Do you have to tell the municipality?",
    valg=OPLYS,
    siger={
        "ingen_aendring": ("Der er ingen ændring at fortælle om.", "There is no change to tell."),
        "pligt": (
            "Du har pligt til at fortælle {myndighed} om ændringen.",
            "It is your duty to tell {myndighed} about the change.",
        ),
        "kontakt": (
            "Kontakt {myndighed}. Om der er en pligt ved denne ændring, er ikke set.",
            "Contact {myndighed}. Whether this change brings a duty was not seen.",
        ),
    },
)
def oplys_kommunen(
    haendelse: Node,
    betyder_noget_for_fleksjobbet: Node,
    pensionsbidrag_aendres: Node,
    indkomsten_aendres: Node,
) -> Node:
    """The employee's duty. Every other change is a reason to call, and is never told as a duty."""
    pligt = any_of(betyder_noget_for_fleksjobbet, pensionsbidrag_aendres, indkomsten_aendres)
    ved_aendring = where(pligt, OPLYS("pligt"), OPLYS("kontakt"))
    return where(haendelse == HAENDELSE("ingen"), OPLYS("ingen_aendring"), ved_aendring)


@lab(
    "LAB § 70 d",
    "LAB § 121",
    kilde=CABI_OPFOELGNING,
    sikkerhed="sekundaer",
    da="Skal arbejdsevnen vurderes igen?",
    en="Is the capacity to be assessed again?",
    valg=VURDERING,
    siger={
        "ikke_af_den_grund": (
            "Det giver ikke i sig selv en ny vurdering.",
            "That alone gives no new assessment.",
        ),
        "kommunen_tager_stilling": (
            "{Myndighed} tager stilling til, om vurderingen stadig passer.",
            "{Myndighed} considers whether the assessment still fits.",
        ),
        "ny_vurdering": (
            "{Myndighed} skal vurdere arbejdsevnen i jobbet igen.",
            "{Myndighed} has to assess the capacity in the job again.",
        ),
    },
)
def ny_vurdering(haendelse: Node, arbejdsevnen_bliver_en_anden: Node) -> Node:
    """Another capacity or another job. What the assessment was made of may change by agreement first."""
    vurderes = any_of(arbejdsevnen_bliver_en_anden, haendelse == HAENDELSE("nyt_fleksjob"))
    stilling = en_af(haendelse, "timer", "intensitet", "skaanehensyn", "opgaver")
    ellers = where(stilling, VURDERING("kommunen_tager_stilling"), VURDERING("ikke_af_den_grund"))
    return where(vurderes, VURDERING("ny_vurdering"), ellers)
