"""Old or new scheme, and whether a change makes a new fleksjob (LAB §§ 116-134; the line is from practice).

Who was hired in a fleksjob before 2013 keeps the old scheme in that fleksjob. A new fleksjob brings the new
scheme, and there is no way back. Between the two lies what only a concrete assessment can settle.
"""

from __future__ import annotations

from datetime import date

from fleksjob.engine import Choices, Node, all_of, any_of, day, where
from fleksjob.law.lab import lab
from fleksjob.law.ordning.fakta import OPGAVER
from fleksjob.law.raad import SEED_UNION

PARAGRAF_134 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/134/"
PAV = (
    "https://pav.medst.dk/job-pa-saerlige-vilkar-socialt-kapitel-besk/"
    "beskaeftigelsesmaessige-ordninger-med-loentilskud/fleksjob/"
    "personer-der-er-ansat-i-fleksjob-foer-den-1-januar-2013/ansaettelsesmaessige-forhold/"
)
CABI = "https://www.cabiweb.dk/temaer/fleksjob/om-fleksjob-for-jobcentre/ny-og-gammel-fleksjobordning/"
KERTEMINDE = "https://kerteminde.dk/borger/job-sygedagpenge-og-ledighed/fleksjob/fleksjob-foer-2013"

NYT = Choices("nyt_fleksjob", "ikke_nyt", "nyt", "konkret_vurdering")
ORDNING = Choices("ordning", "gammel_ordning", "ny_ordning", "konkret_vurdering")


@lab(
    "LAB §§ 71-73",
    "LAB § 134",
    kilde=PARAGRAF_134,
    da="Fleksjob fra før 2013",
    en="Fleksjob from before 2013",
    siger={
        "ja": ("Fleksjobbet begyndte før 1. januar 2013.", "The fleksjob began before 1 January 2013."),
        "nej": (
            "Fleksjobbet begyndte 1. januar 2013 eller senere.",
            "The fleksjob began on 1 January 2013 or later.",
        ),
    },
)
def fleksjob_fra_foer_2013(fleksjob_begyndt: Node) -> Node:
    """The old scheme is for who was hired before 2013, in that fleksjob."""
    return fleksjob_begyndt < day(date(2013, 1, 1))


@lab(
    "LAB §§ 71-73 (praksis)",
    "LAB § 134 (praksis)",
    kilde=KERTEMINDE,
    sikkerhed="sekundaer",
    da="Ny ansættelse",
    en="New hiring",
    siger={
        "ja": (
            "Ansættelsen er ophørt, eller du har været ledig. Det næste er en ny ansættelse.",
            "The employment has ended, or you have been unemployed. What follows is a new hiring.",
        ),
        "nej": ("Ansættelsen fortsætter.", "The employment goes on."),
    },
)
def ny_ansaettelse(ansaettelse_ophoert: Node, ledig_imellem: Node) -> Node:
    """Ended or unemployed, and later hired again, is new, also with the same employer."""
    return ansaettelse_ophoert | ledig_imellem


@lab(
    "LAB §§ 71-73 (praksis)",
    "LAB § 134 (praksis)",
    kilde=CABI,
    sikkerhed="sekundaer",
    da="Skift af arbejdsgiver",
    en="Change of employer",
    siger={
        "ja": ("Du skifter til en anden arbejdsgiver.", "You change to another employer."),
        "nej": (
            "Du skifter ikke selv arbejdsgiver.",
            "You do not change employer yourself.",
        ),
    },
)
def skift_af_arbejdsgiver(ny_arbejdsgiver: Node, virksomhedsoverdragelse: Node) -> Node:
    """A merger or a transfer of the business is not a change of this kind."""
    return ny_arbejdsgiver & ~virksomhedsoverdragelse


@lab(
    "LAB §§ 71-73 (praksis)",
    "LAB § 134 (praksis)",
    kilde=SEED_UNION,
    sikkerhed="sekundaer",
    da="Andet område, andre opgaver og andre vilkår",
    en="Another area, other tasks and other terms",
    siger={
        "ja": (
            "Ansættelsesområde, opgaver, løn og vilkår bliver alle andre hos samme arbejdsgiver.",
            "Area of employment, tasks, wage and terms all become others with the same employer.",
        ),
        "nej": (
            "Det er ikke både område, opgaver, løn og vilkår, der bliver andre hos samme arbejdsgiver.",
            "Not all of area, tasks, wage and terms become others with the same employer.",
        ),
    },
)
def alt_er_andet(
    ny_arbejdsgiver: Node, nyt_ansaettelsesomraade: Node, opgaver: Node, loen_og_vilkaar_aendret: Node
) -> Node:
    """All three together, with the same employer. One or two of them are for a concrete assessment.

    So is a transfer of the business that changes them all: the union's rule is about one's own employer.
    """
    return all_of(
        ~ny_arbejdsgiver, nyt_ansaettelsesomraade, opgaver == OPGAVER("nye"), loen_og_vilkaar_aendret
    )


@lab(
    "LAB §§ 71-73 (praksis)",
    "LAB § 134 (praksis)",
    kilde=PAV,
    sikkerhed="officiel",
    da="Samme arbejde hos samme arbejdsgiver",
    en="The same work with the same employer",
    siger={
        "ja": (
            "Opgaver og ansættelsesområde er de samme, og ansættelsen fortsætter.",
            "Tasks and area of employment are the same, and the employment goes on.",
        ),
        "nej": (
            "Opgaver, ansættelsesområde eller arbejdsgiver er ikke helt de samme.",
            "Tasks, area of employment or employer are not quite the same.",
        ),
    },
)
def samme_fleksjob(
    ny_ansaettelse: Node,
    ny_arbejdsgiver: Node,
    virksomhedsoverdragelse: Node,
    loen_og_vilkaar_aendret: Node,
    opgaver: Node,
    nyt_ansaettelsesomraade: Node,
) -> Node:
    """The principal test: same tasks, same employer.

    Hours, skånehensyn, title and address may change. After a transfer the terms must be unchanged too.
    """
    return all_of(
        ~ny_ansaettelse,
        any_of(~ny_arbejdsgiver, virksomhedsoverdragelse & ~loen_og_vilkaar_aendret),
        opgaver == OPGAVER("de_samme"),
        ~nyt_ansaettelsesomraade,
    )


@lab(
    "LAB §§ 71-73 (praksis)",
    "LAB § 134 (praksis)",
    kilde=PAV,
    sikkerhed="officiel",
    da="Er det et nyt fleksjob?",
    en="Is it a new fleksjob?",
    valg=NYT,
    siger={
        "ikke_nyt": ("Det er ikke et nyt fleksjob.", "It is not a new fleksjob."),
        "nyt": ("Det er et nyt fleksjob.", "It is a new fleksjob."),
        "konkret_vurdering": (
            "Det kræver en konkret vurdering, om det er et nyt fleksjob.",
            "Whether it is a new fleksjob needs a concrete assessment.",
        ),
    },
)
def nyt_fleksjob(
    ny_ansaettelse: Node, skift_af_arbejdsgiver: Node, alt_er_andet: Node, samme_fleksjob: Node
) -> Node:
    """Three outcomes. What is neither clearly new nor clearly the same is never decided here."""
    er_nyt = any_of(ny_ansaettelse, skift_af_arbejdsgiver, alt_er_andet)
    return where(er_nyt, NYT("nyt"), where(samme_fleksjob, NYT("ikke_nyt"), NYT("konkret_vurdering")))


@lab(
    "LAB §§ 71-73 (praksis)",
    "LAB § 134 (praksis)",
    kilde=PARAGRAF_134,
    sikkerhed="afledt",
    da="Gammel eller ny ordning",
    en="Old or new scheme",
    valg=ORDNING,
    siger={
        "gammel_ordning": (
            "Det peger på, at du fortsat er på ordningen fra før 2013. {Myndighed} afgør det.",
            "It points to the scheme from before 2013 as before. {Myndighed} decides.",
        ),
        "ny_ordning": (
            "Det peger på den nye ordning med fleksløntilskud. {Myndighed} afgør det.",
            "It points to the new scheme with fleksløntilskud. {Myndighed} decides.",
        ),
        "konkret_vurdering": (
            "Hvilken ordning der gælder, kræver en konkret vurdering. Spørg {myndighed} først.",
            "Which scheme applies needs a concrete assessment. Ask {myndighed} first.",
        ),
    },
)
def ordning(fleksjob_fra_foer_2013: Node, nyt_fleksjob: Node) -> Node:
    """A fleksjob from 2013 or later is on the new scheme whatever changes."""
    efter_aendringen = where(
        nyt_fleksjob == NYT("nyt"),
        ORDNING("ny_ordning"),
        where(nyt_fleksjob == NYT("ikke_nyt"), ORDNING("gammel_ordning"), ORDNING("konkret_vurdering")),
    )
    return where(fleksjob_fra_foer_2013, efter_aendringen, ORDNING("ny_ordning"))


@lab(
    "LAB §§ 71-73 (praksis)",
    "LAB § 134 (praksis)",
    kilde=CABI,
    sikkerhed="sekundaer",
    da="Den gamle ordning kan gå tabt",
    en="The old scheme may be lost",
    siger={
        "ja": (
            "Den gamle ordning kan gå tabt, og skiftet kan ikke gøres om.",
            "The old scheme may be lost, and there is no way back.",
        ),
        "nej": ("Den gamle ordning er ikke i spil.", "The old scheme is not at stake."),
    },
)
def gammel_ordning_kan_gaa_tabt(fleksjob_fra_foer_2013: Node, nyt_fleksjob: Node) -> Node:
    """To be said before a change is signed, never after."""
    return fleksjob_fra_foer_2013 & (nyt_fleksjob != NYT("ikke_nyt"))
