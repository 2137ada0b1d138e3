"""Fleksydelse: for who is approved for a fleksjob and wants to stop some years before folkepension.

The ages of births until 1962 are a table that was read. After that the age follows folkepension, three years
before it: so say the ministry's expectation and secondary sources, not a text of the Act that was seen.
That the table held from 2013 on is inferred.
"""

from __future__ import annotations

from datetime import timedelta

from fleksjob.engine import Choices, Node, all_of, applies_if, day, first_of, quantity, rule, stepped, where
from fleksjob.law.fleksydelse import alder
from fleksjob.law.folkepension import maaneder_efter

BORGER_DK = (
    "https://www.borger.dk/pension-og-efterloen/efterloen-fleksydelse-delpension/fleksydelse/"
    "tilmelding-til-fleksydelsesordningen"
)
KOEBENHAVN = "https://www.kk.dk/artikel/oversigtsskema-over-hvor-l%C3%A6nge-du-kan-f%C3%A5-fleksydelse"
STADSREVISIONEN = "https://stadsrevisionen.dk/blog/fleksydelse/"
PARAGRAF = "lov om fleksydelse § 1 a"
LOVEN = "lov om fleksydelse"

TRE_AAR, TRE_MAANEDER = 36, 3
TABEL = alder.tabel()
FLEKSYDELSE = Choices(
    "fleksydelse", "slut_ved_folkepension", "under_alderen", "betingelse_mangler", "kan_komme_paa_tale"
)


@rule(
    law=PARAGRAF,
    fra="2013-01-01",
    kilde=KOEBENHAVN,
    sikkerhed="sekundaer",
    da="Født efter 1962",
    en="Born after 1962",
    siger={
        "ja": (
            "Du er født efter 1962. Så følger fleksydelsesalderen folkepensionsalderen.",
            "You were born after 1962. The age of fleksydelse then follows the folkepension age.",
        ),
        "nej": (
            "Du er født før 1963. Alderen står i en tabel.",
            "You were born before 1963. A table has the age.",
        ),
    },
)
def foedt_efter_1962(foedselsdag: Node) -> Node:
    """After the last birth in the table that was read."""
    return foedselsdag > day(TABEL.sidste)


@rule(
    law=PARAGRAF,
    fra="2013-01-01",
    kilde=TABEL.kilde,
    sikkerhed=TABEL.status,
    da="Fleksydelsesalder efter tabellen",
    en="Age of fleksydelse by the table",
)
def fleksydelsesalder_efter_tabel(foedselsdag: Node, foedt_efter_1962: Node) -> Node:
    """From 60 years for births until 1953 to 64 years for births until 1962."""
    steps = [
        (day(last + timedelta(days=1)), quantity(months, "måned")) for last, months in TABEL.raekker[:-1]
    ]
    return applies_if(~foedt_efter_1962, stepped(foedselsdag, steps, quantity(TABEL.raekker[-1][1], "måned")))


@rule(
    law=PARAGRAF,
    fra="2013-01-01",
    kilde=STADSREVISIONEN,
    sikkerhed="sekundaer",
    da="Tre år før folkepensionsalderen",
    en="Three years before folkepension age",
)
def tre_aar_foer_folkepension(folkepensionsalder: Node, foedt_efter_1962: Node) -> Node:
    """Moves with the folkepension age, and so with every reform of it."""
    return applies_if(foedt_efter_1962, folkepensionsalder - quantity(TRE_AAR, "måned"))


@rule(
    law=PARAGRAF,
    fra="2013-01-01",
    kilde=KOEBENHAVN,
    sikkerhed="sekundaer",
    da="Fleksydelsesalder",
    en="Age of fleksydelse",
)
def fleksydelsesalder(fleksydelsesalder_efter_tabel: Node, tre_aar_foer_folkepension: Node) -> Node:
    """By the table where it was read, else three years before folkepension age."""
    return first_of(fleksydelsesalder_efter_tabel, tre_aar_foer_folkepension)


@rule(
    law=PARAGRAF,
    fra="2013-01-01",
    kilde=KOEBENHAVN,
    sikkerhed="sekundaer",
    da="Fleksydelse tidligst",
    en="Fleksydelse at the earliest",
)
def fleksydelsesdato(foedselsdag: Node, fleksydelsesalder: Node, dag_der_ikke_findes: Node) -> Node:
    """The day the age is reached."""
    return maaneder_efter(foedselsdag, fleksydelsesalder, dag_der_ikke_findes)


@rule(
    law=LOVEN,
    fra="2013-01-01",
    kilde=BORGER_DK,
    sikkerhed="officiel",
    da="Visiteret i tre måneder",
    en="Approved for three months",
    siger={
        "ja": (
            "Du har været visiteret til et fleksjob i mindst tre måneder.",
            "You have been approved for a fleksjob for at least three months.",
        ),
        "nej": (
            "Du har ikke været visiteret til et fleksjob i tre måneder.",
            "You have not been approved for a fleksjob for three months.",
        ),
    },
)
def visiteret_i_tre_maaneder(visitation_afgoerelse: Node, dato: Node, dag_der_ikke_findes: Node) -> Node:
    """In a fleksjob or waiting for one, both count."""
    return maaneder_efter(visitation_afgoerelse, TRE_MAANEDER, dag_der_ikke_findes) <= dato


@rule(
    law=LOVEN,
    fra="2013-01-01",
    kilde=BORGER_DK,
    sikkerhed="officiel",
    da="Betingelserne ud over alderen",
    en="The conditions besides age",
    siger={
        "ja": ("Betingelserne ud over alderen er opfyldt.", "The conditions besides age are met."),
        "nej": ("En betingelse ud over alderen mangler.", "A condition besides age is missing."),
    },
)
def betingelser_ud_over_alder(
    visiteret_i_tre_maaneder: Node,
    betaler_fleksydelsesbidrag: Node,
    anciennitet_bekraeftet: Node,
    pensionsformue_opgjort: Node,
    bopael_i_omraadet: Node,
) -> Node:
    """All five. How long contributions must have been paid is for Udbetaling Danmark to find."""
    return all_of(
        visiteret_i_tre_maaneder,
        betaler_fleksydelsesbidrag,
        anciennitet_bekraeftet,
        pensionsformue_opgjort,
        bopael_i_omraadet,
    )


@rule(
    law=LOVEN,
    fra="2013-01-01",
    kilde=BORGER_DK,
    sikkerhed="officiel",
    da="Fleksydelse",
    en="Fleksydelse",
    valg=FLEKSYDELSE,
    siger={
        "slut_ved_folkepension": (
            "Du har nået folkepensionsalderen. Så er fleksydelse ikke på tale.",
            "You have reached folkepension age. Fleksydelse is not possible then.",
        ),
        "under_alderen": (
            "Du har ikke nået fleksydelsesalderen. Se dagen for den.",
            "You have not reached the age of fleksydelse. See the day of it.",
        ),
        "betingelse_mangler": (
            "En betingelse mangler. Spørg Udbetaling Danmark, om den kan opfyldes.",
            "A condition is missing. Ask Udbetaling Danmark whether it can be met.",
        ),
        "kan_komme_paa_tale": (
            "Fleksydelse kan komme på tale. Udbetaling Danmark afgør det.",
            "Fleksydelse is possible. Udbetaling Danmark decides.",
        ),
    },
)
def fleksydelse(
    dato: Node, folkepensionsdato: Node, fleksydelsesdato: Node, betingelser_ud_over_alder: Node
) -> Node:
    """Age first, then the rest."""
    gammel_nok = where(
        betingelser_ud_over_alder, FLEKSYDELSE("kan_komme_paa_tale"), FLEKSYDELSE("betingelse_mangler")
    )
    foer_folkepension = where(dato < fleksydelsesdato, FLEKSYDELSE("under_alderen"), gammel_nok)
    return where(dato < folkepensionsdato, foer_folkepension, FLEKSYDELSE("slut_ved_folkepension"))
