"""Complaint over a decision of the municipality, and the disputes that go another way.

Two tracks: the municipality's assessment goes by complaint to Ankestyrelsen; wage, terms and effective hours
go by the unions. The four weeks are those of the rows D27 and D28 of `fleksjob frister`.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, any_of, first_of, rule, where
from fleksjob.law.frist import efter_dage
from fleksjob.law.klage.fakta import KLAGE_OVER
from fleksjob.law.lab import lab

AST = "https://ast.dk/for-borgere-med-en-klagesag/din-sag-i-ankestyrelsen/klagevejledning-og-tidsfrister"
AST_FRISTER = "https://ast.dk/for-borgere-med-en-klagesag/klagefrister/klagefrister"
AST_FRAKENDELSE = (
    "https://ast.dk/beskaeftigelse/artikler/fleksjob/"
    "saerlige-fokusomrader-nar-kommunen-vil-frakende-et-fleksjob-som-er-bevilget-pa-et-forkert-grundlag"
)
PARAGRAF_122 = "https://www.tvsyd.dk/horsens/virksomhed-for-fleksjobbere-i-konflikt-med-fagforening"
RSL = "retssikkerhedsloven (paragraffen er ikke set)"

KLAGE = Choices(
    "klage",
    "afvent_afgoerelsen",
    "kan_klages",
    "for_sent",
    "se_klagevejledningen",
    "anden_myndighed",
    "fagretlig_vej",
    "ikke_en_klagesag",
)


@rule(
    law=RSL,
    fra="2013-01-01",
    kilde=AST,
    sikkerhed="officiel",
    da="Kommunens afgørelse",
    en="A decision of the municipality",
    siger={
        "ja": (
            "Det er en afgørelse, som {myndighed} har truffet. Den kan der klages over.",
            "It is a decision that {myndighed} has taken. It can be complained about.",
        ),
        "nej": (
            "Det er ikke en af de afgørelser fra {myndighed}, som er set nævnt.",
            "It is not one of the decisions of {myndighed} that were seen named.",
        ),
    },
)
def kommunens_afgoerelse(klage_over: Node) -> Node:
    """Visitation, capacity, follow-up, withdrawal, sanction, ledighedsydelse and aids."""
    return any_of(
        klage_over == KLAGE_OVER("visitation"),
        klage_over == KLAGE_OVER("arbejdsevne"),
        klage_over == KLAGE_OVER("opfoelgning"),
        klage_over == KLAGE_OVER("frakendelse"),
        klage_over == KLAGE_OVER("sanktion"),
        klage_over == KLAGE_OVER("ledighedsydelse"),
        klage_over == KLAGE_OVER("hjaelpemidler"),
    )


@lab(
    "LAB § 70 e",
    "LAB § 122, stk. 3",
    kilde=PARAGRAF_122,
    sikkerhed_foer="afledt",
    da="Uenighed om løn og timer",
    en="Dispute on wage and hours",
    siger={
        "ja": (
            "Uenighed om løn, vilkår og effektive timer løses fagretligt, til sidst i Arbejdsretten.",
            "Disputes on wage, terms and effective hours go by the unions, at last to Arbejdsretten.",
        ),
        "nej": ("Det er ikke en uenighed om løn eller timer.", "It is not a dispute on wage or hours."),
    },
)
def uenighed_om_loen_og_timer(klage_over: Node) -> Node:
    """The Act names the collective agreement, wage and terms; for effective hours it is Cabi's reading."""
    return any_of(klage_over == KLAGE_OVER("loen_eller_timer"))


@rule(
    law=RSL,
    fra="2013-01-01",
    kilde=AST,
    sikkerhed="afledt",
    da="Arbejdsgiverens sag",
    en="The employer's own matter",
    siger={
        "ja": (
            "Det er arbejdsgiveren, ikke {myndighed}, der har bestemt. Tal med din fagforening.",
            "The employer, not {myndighed}, has decided. Talk to your union.",
        ),
        "nej": ("Det er ikke arbejdsgiverens sag alene.", "It is not a matter of the employer alone."),
    },
)
def arbejdsgiverens_sag(klage_over: Node) -> Node:
    """Also the talk on sickness absence and the plan of SDPL §§ 7 a-7 b: they are the employer's."""
    return any_of(
        klage_over == KLAGE_OVER("arbejdsgiveren"), klage_over == KLAGE_OVER("sygesamtale_eller_plan")
    )


@rule(
    law=RSL,
    fra="2013-01-01",
    kilde=AST_FRISTER,
    sikkerhed="officiel",
    da="Sidste dag for klagen",
    en="Last day for the complaint",
)
def klagefrist(afgoerelse_modtaget: Node) -> Node:
    """Four weeks from receipt: the same weekday."""
    return efter_dage(afgoerelse_modtaget, "D27")


@rule(
    law=RSL,
    fra="2013-01-01",
    kilde=AST_FRISTER,
    sikkerhed="afledt",
    da="Dagen, der tæller",
    en="The day that counts",
)
def klagedag(klage_modtaget: Node, dato: Node) -> Node:
    """The day the complaint came in; where none was sent yet, the day of the question."""
    return first_of(klage_modtaget, dato)


@rule(
    law=RSL,
    fra="2013-01-01",
    kilde=AST,
    sikkerhed="afledt",
    da="Afgørelsen er modtaget",
    en="The decision has been received",
    siger={
        "ja": ("Du har fået afgørelsen.", "You have received the decision."),
        "nej": (
            "Du har ikke fået afgørelsen på den dag.",
            "You have not received the decision on that day.",
        ),
    },
)
def afgoerelsen_er_modtaget(afgoerelse_modtaget: Node, klagedag: Node) -> Node:
    """The four weeks begin with receipt. Before it there is nothing to complain about."""
    return afgoerelse_modtaget <= klagedag


@rule(
    law=RSL,
    fra="2013-01-01",
    kilde=AST_FRISTER,
    sikkerhed="officiel",
    da="Inden for fristen",
    en="Within the limit",
    siger={
        "ja": ("De fire uger er ikke gået.", "The four weeks have not passed."),
        "nej": ("De fire uger er gået.", "The four weeks have passed."),
    },
)
def inden_fristen(klagedag: Node, klagefrist: Node) -> Node:
    """The last day itself is in time."""
    return klagedag <= klagefrist


@rule(
    law=RSL,
    fra="2013-01-01",
    kilde=AST,
    sikkerhed="officiel",
    da="Klagen vurderet igen eller sendt videre senest",
    en="Complaint reviewed or sent on at latest",
)
def genvurdering_senest(klage_modtaget: Node) -> Node:
    """The municipality looks at its decision again, and sends the complaint on where it keeps it."""
    return efter_dage(klage_modtaget, "D28")


@rule(
    law=RSL,
    fra="2013-01-01",
    kilde=AST,
    sikkerhed="officiel",
    da="Klage",
    en="Complaint",
    valg=KLAGE,
    siger={
        "afvent_afgoerelsen": (
            "Afgørelsen er ikke modtaget endnu. Fristen begynder, når du får den.",
            "The decision has not been received yet. The limit begins when you receive it.",
        ),
        "kan_klages": (
            "En klage kan komme på tale. Send den til {myndighed} inden fristen.",
            "A complaint is possible. Send it to {myndighed} within the limit.",
        ),
        "for_sent": (
            "Fristen er gået. Klag alligevel, og fortæl hvorfor. Ankestyrelsen kan se bort fra den.",
            "The limit has passed. Complain anyway, and say why. Ankestyrelsen can set it aside.",
        ),
        "se_klagevejledningen": (
            "Se i afgørelsens klagevejledning, om og hvordan der kan klages. Spørg {myndighed}.",
            "See in the decision's guidance whether and how to complain. Ask {myndighed}.",
        ),
        "anden_myndighed": (
            "Klag til den myndighed, der har afgjort sagen. Fristen står i brevet.",
            "Complain to the authority that decided. The limit stands in the letter.",
        ),
        "fagretlig_vej": (
            "Det er ikke en klage til kommunen. Gå til din fagforening.",
            "It is not a complaint to the municipality. Go to your union.",
        ),
        "ikke_en_klagesag": (
            "Det kan ikke indbringes for Ankestyrelsen. Tal med din fagforening.",
            "It cannot be brought before Ankestyrelsen. Talk to your union.",
        ),
    },
)
def klage(
    kommunens_afgoerelse: Node,
    afgoerelsen_er_modtaget: Node,
    inden_fristen: Node,
    uenighed_om_loen_og_timer: Node,
    arbejdsgiverens_sag: Node,
    klage_over: Node,
) -> Node:
    """Too late is not the end: the limit can be set aside where there is a special reason."""
    andre = where(
        klage_over == KLAGE_OVER("anden_myndighed"), KLAGE("anden_myndighed"), KLAGE("se_klagevejledningen")
    )
    uden_om = where(arbejdsgiverens_sag, KLAGE("ikke_en_klagesag"), andre)
    klage = where(inden_fristen, KLAGE("kan_klages"), KLAGE("for_sent"))
    return where(
        kommunens_afgoerelse,
        where(afgoerelsen_er_modtaget, klage, KLAGE("afvent_afgoerelsen")),
        where(uenighed_om_loen_og_timer, KLAGE("fagretlig_vej"), uden_om),
    )


@rule(
    law=RSL,
    fra="2013-01-01",
    kilde=AST_FRISTER,
    sikkerhed="officiel",
    da="Klagen er for sen",
    en="The complaint is late",
    siger={
        "ja": ("Klagen er for sen efter datoerne.", "By the dates the complaint is late."),
        "nej": ("Klagen er ikke for sen.", "The complaint is not late."),
    },
)
def klagen_er_sen(kommunens_afgoerelse: Node, inden_fristen: Node) -> Node:
    """Said with what can be done about it."""
    return kommunens_afgoerelse & ~inden_fristen


@lab(
    "LAB §§ 69-70 d",
    "LAB §§ 116-121",
    kilde=AST_FRAKENDELSE,
    sikkerhed="officiel",
    da="Klage over frakendelse",
    en="Complaint over a withdrawal",
    siger={
        "ja": (
            "Du klager over, at fleksjobbet er frakendt.",
            "You complain that the fleksjob was withdrawn.",
        ),
        "nej": ("Du klager ikke over en frakendelse.", "You do not complain over a withdrawal."),
    },
)
def klage_over_frakendelse(klage_over: Node) -> Node:
    """Withdrawals for a grant that was wrong from the start have been struck down in several cases."""
    return any_of(klage_over == KLAGE_OVER("frakendelse"))
