"""Wage and terms, copies of the agreement, and the two tracks of a dispute (LAB § 122; before 2020 § 70 e).

Whether the paragraph said the same before 2020 was not read. The municipality sets no wage.
"""

from __future__ import annotations

from datetime import date

from fleksjob.engine import Choices, Node, any_of, applies_if, day, rule, where
from fleksjob.law.arbejdstid.fakta import UENIGHED
from fleksjob.law.lab import lab

PARAGRAF_122 = "https://www.tvsyd.dk/horsens/virksomhed-for-fleksjobbere-i-konflikt-med-fagforening"
FHO = "https://fho.dk/blog/faq/jeg-er-ansat-i-fleksjob-hvordan-er-jeg-stillet/"
KL = "https://www.kl.dk/nyhed/2016/juli/lpnyt-nr-201603-rammeaftale-om-det-sociale-kapitel-2016/"
CABI_EFFEKTIV = "http://www.cabiweb.dk/fleksjob/bevilg-fleksjob/"
KLAGE = "https://ast.dk/for-borgere-med-en-klagesag/din-sag-i-ankestyrelsen/klagevejledning-og-tidsfrister"

VILKAAR = Choices("loenvilkaar", "overenskomst", "aftale_fra_overenskomst", "aftale_uden_overenskomst")
KL_VILKAAR = Choices("kl_vilkaar", "kapitel_4", "lov_2013_2015", "kapitel_4a")
SPOR = Choices("tvistespor", "ingen_uenighed", "fagretlig", "klage", "se_klage")


@lab(
    "LAB § 70 e",
    "LAB § 122",
    kilde=FHO,
    sikkerhed="sekundaer",
    da="Hvad løn og vilkår følger af",
    en="What wage and terms follow from",
    valg=VILKAAR,
    siger={
        "overenskomst": (
            "Løn og vilkår følger overenskomsten, også dens sociale kapitler.",
            "Wage and terms follow the collective agreement, its social chapters included.",
        ),
        "aftale_fra_overenskomst": (
            "I aftaler selv lønnen. Overenskomsten fraviges kun, så langt arbejdsevnen kræver det.",
            "You agree on the wage. Depart from the collective agreement only as far as the capacity needs.",
        ),
        "aftale_uden_overenskomst": (
            "I aftaler selv løn og vilkår. Tag en overenskomst for lignende arbejde som udgangspunkt.",
            "You agree on wage and terms. Start from a collective agreement for similar work.",
        ),
    },
)
def loenvilkaar(overenskomst_paa_omraadet: Node, overenskomst_kan_bruges: Node) -> Node:
    """The collective agreement first. Where it cannot set the wage the two agree, and depart no further."""
    med = where(overenskomst_kan_bruges, VILKAAR("overenskomst"), VILKAAR("aftale_fra_overenskomst"))
    return where(overenskomst_paa_omraadet, med, VILKAAR("aftale_uden_overenskomst"))


@rule(
    law="Rammeaftale om det sociale kapitel (KL)",
    fra="2013-01-01",
    kilde=KL,
    sikkerhed="sekundaer",
    da="Vilkår i en kommune efter dagen for ansættelsen",
    en="Terms in a municipality by the day of hiring",
    valg=KL_VILKAAR,
    siger={
        "kapitel_4": (
            "Ansat før 2013: rammeaftalens kapitel 4 gælder.",
            "Hired before 2013: chapter 4 of the framework agreement applies.",
        ),
        "lov_2013_2015": (
            "Ansat 2013 til maj 2015: loven gælder, medmindre kapitel 4 a er aftalt lokalt.",
            "Hired 2013 to May 2015: the Act applies, or chapter 4 a if agreed locally.",
        ),
        "kapitel_4a": (
            "Ansat 1. juni 2015 eller senere: rammeaftalens kapitel 4 a gælder.",
            "Hired on 1 June 2015 or later: chapter 4 a of the framework agreement applies.",
        ),
    },
)
def kl_vilkaar(kl_omraadet: Node, fleksjob_fra_foer_2013: Node, fleksjob_begyndt: Node) -> Node:
    """Three periods of hiring. The agreement of 2016 reaches back to 1 June 2015."""
    siden = where(
        fleksjob_begyndt < day(date(2015, 6, 1)), KL_VILKAAR("lov_2013_2015"), KL_VILKAAR("kapitel_4a")
    )
    return applies_if(kl_omraadet, where(fleksjob_fra_foer_2013, KL_VILKAAR("kapitel_4"), siden))


@lab(
    "LAB § 70 e",
    "LAB § 122, stk. 3",
    kilde=PARAGRAF_122,
    sikkerhed_foer="afledt",
    da="Kopi af aftalen til kommunen",
    en="Copy of the agreement to the municipality",
    siger={
        "ja": (
            "{Myndighed} får en kopi af aftalen, fordi du har sagt ja.",
            "{Myndighed} gets a copy of the agreement because you have said yes.",
        ),
        "nej": (
            "{Myndighed} får ingen kopi af aftalen uden dit ja.",
            "{Myndighed} gets no copy of the agreement without your yes.",
        ),
    },
)
def kopi_til_kommunen(samtykke_kommunen: Node) -> Node:
    """By agreement with the employee, and never as a condition (principmeddelelse 97-15)."""
    return samtykke_kommunen


@lab(
    "LAB § 70 e",
    "LAB § 122, stk. 3",
    kilde=PARAGRAF_122,
    sikkerhed_foer="afledt",
    da="Kopi af aftalen til fagforeningen",
    en="Copy of the agreement to the union",
    siger={
        "ja": (
            "Fagforeningen får en kopi af aftalen, fordi du har sagt ja.",
            "The union gets a copy of the agreement because you have said yes.",
        ),
        "nej": (
            "Fagforeningen får ingen kopi af aftalen uden dit ja.",
            "The union gets no copy of the agreement without your yes.",
        ),
    },
)
def kopi_til_fagforeningen(samtykke_fagforeningen: Node) -> Node:
    """A yes to one recipient is not a yes to the other."""
    return samtykke_fagforeningen


def _om(uenighed_om: Node, *names: str) -> Node:
    return any_of(*(uenighed_om == UENIGHED(name) for name in names))


@lab(
    "LAB § 70 e",
    "LAB § 122",
    kilde=PARAGRAF_122,
    sikkerhed_foer="afledt",
    da="Uenighed om løn, vilkår eller overenskomst",
    en="Dispute on wage, terms or collective agreement",
    siger={
        "ja": (
            "I er uenige om løn, vilkår eller brugen af overenskomsten.",
            "The dispute is about wage, terms or the use of the collective agreement.",
        ),
        "nej": (
            "Uenigheden gælder ikke løn, vilkår eller brugen af overenskomsten.",
            "The dispute is not about wage, terms or the use of the collective agreement.",
        ),
    },
)
def uenighed_om_loen(uenighed_om: Node) -> Node:
    """Between the parties and their organisations, in the end before Arbejdsretten."""
    return _om(uenighed_om, "loen_og_vilkaar", "brug_af_overenskomst")


@lab(
    "LAB § 70 e",
    "LAB § 122",
    kilde=CABI_EFFEKTIV,
    sikkerhed="sekundaer",
    da="Uenighed om de effektive timer",
    en="Dispute on the effective hours",
    siger={
        "ja": (
            "I er uenige om, hvor mange timer arbejdsgiveren betaler for.",
            "The dispute is about how many hours the employer pays for.",
        ),
        "nej": (
            "Uenigheden gælder ikke de timer, arbejdsgiveren betaler for.",
            "The dispute is not about the hours the employer pays for.",
        ),
    },
)
def uenighed_om_timer(uenighed_om: Node) -> Node:
    """With the employer. A dispute on what the municipality has assessed is another one."""
    return _om(uenighed_om, "effektive_timer")


@rule(
    law="retssikkerhedsloven (paragraffen er ikke set)",
    fra="2013-01-01",
    kilde=KLAGE,
    sikkerhed="officiel",
    da="Uenighed om kommunens vurdering",
    en="Dispute on the municipality's assessment",
    siger={
        "ja": (
            "Du er uenig i {myndighed}s vurdering af timer, intensitet eller skånehensyn.",
            "You disagree with the assessment of hours, intensity or skånehensyn by {myndighed}.",
        ),
        "nej": (
            "Uenigheden gælder ikke {myndighed}s vurdering.",
            "The dispute is not about the assessment by {myndighed}.",
        ),
    },
)
def uenighed_om_vurderingen(uenighed_om: Node) -> Node:
    """The assessment of the job is a decision: it can be complained about, and not taken to the unions."""
    return _om(uenighed_om, "kommunens_vurdering")


@lab(
    "LAB § 70 e",
    "LAB § 122",
    kilde=KLAGE,
    sikkerhed="afledt",
    da="Hvor uenigheden hører til",
    en="Where the dispute belongs",
    valg=SPOR,
    siger={
        "ingen_uenighed": ("Du har ikke oplyst en uenighed.", "No dispute was stated."),
        "fagretlig": (
            "Det er en sag for fagforening og arbejdsgiver, i sidste ende Arbejdsretten.",
            "It is a matter for union and employer, in the end for Arbejdsretten.",
        ),
        "klage": (
            "Det er en klage over {myndighed}. Se fristen D27.",
            "It is a complaint about {myndighed}. See deadline D27.",
        ),
        "se_klage": (
            "Se emnet klage: fleksjob vurder klage.",
            "See the subject of complaint: fleksjob vurder klage.",
        ),
    },
)
def tvistespor(
    uenighed_om: Node, uenighed_om_loen: Node, uenighed_om_timer: Node, uenighed_om_vurderingen: Node
) -> Node:
    """Two tracks that never meet: what is paid, and what the municipality has found."""
    fagretlig = any_of(uenighed_om_loen, uenighed_om_timer)
    ellers = where(uenighed_om_vurderingen, SPOR("klage"), SPOR("se_klage"))
    tvist = where(fagretlig, SPOR("fagretlig"), ellers)
    return where(uenighed_om == UENIGHED("ingen"), SPOR("ingen_uenighed"), tvist)
