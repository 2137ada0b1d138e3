"""Ledighedsydelse: who it can come into question for, and at which rate (LAS §§ 74 and 74 a).

Who was granted a fleksjob and who moved on to a job without support are two groups with rules of their own.
Only the first is assessed here.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, any_of, quantity, rule, where
from fleksjob.law.las import las
from fleksjob.law.ledighedsydelse.fakta import SITUATION

PARAGRAF_74 = "https://www.elov.dk/aktivloven/kapitel/7/"
PARAGRAF_74A = "https://elov.dk/aktivloven/74a/"
DUKH_FERIE = (
    "https://www.dukh.dk/viden-selvhjaelp/arbejdsmarked/fleksjob/sporgsmal-og-svar-om-fleksjob/"
    "ferie-i-forbindelse-med-fleksjob-og-ledighedsydelse"
)
IDA = "https://ida.dk/ledighedsydelse-i-fleksjob"
AALBORG = (
    "https://www.aalborg.dk/mit-liv/arbejde-og-uddannelse/ledig/"
    "det-skal-du-vide-om-det-nye-kontanthjaelpssystem"
)

NI_MAANEDER, SEKS_MAANEDER = quantity(9, "måned"), quantity(6, "måned")
LEDIGHEDSYDELSE = Choices("ledighedsydelse", "kan_komme_paa_tale", "andre_regler", "ikke_paa_tale")
NIVEAU = Choices("niveau", "hoej", "lav_forsoerger", "lav_andre", "lav_ikke_kendt")


@las(
    "LAS § 74, stk. 1",
    kilde=PARAGRAF_74,
    da="I en af lovens perioder",
    en="In one of the periods of the Act",
    siger={
        "ja": (
            "Du er i en af de perioder, hvor loven nævner ledighedsydelse.",
            "You are in one of the periods for which the Act names ledighedsydelse.",
        ),
        "nej": (
            "Du er i arbejde, eller afbrydelsen skyldes dig selv.",
            "You are in work, or the interruption is your own doing.",
        ),
    },
)
def i_en_af_lovens_perioder(situation: Node, afbrydelse_kan_tilregnes: Node) -> Node:
    """Before and between fleksjob, in sickness, leave, holiday, and an interruption not one's own doing.

    The periods stand in a closed list. Only for an interruption does the cause matter.
    """
    afbrudt = situation == SITUATION("midlertidig_afbrydelse")
    return all_of(situation != SITUATION("i_arbejde"), any_of(~afbrudt, ~afbrydelse_kan_tilregnes))


@las(
    "LAS § 74, stk. 1, nr. 4",
    kilde=DUKH_FERIE,
    sikkerhed="sekundaer",
    da="Ferie med ledighedsydelse",
    en="Holiday with ledighedsydelse",
    siger={
        "ja": ("Du holder ferie med ledighedsydelse.", "You are on holiday with ledighedsydelse."),
        "nej": ("Det er ikke en ferie med ledighedsydelse.", "It is not a holiday with ledighedsydelse."),
    },
)
def ferie_med_ledighedsydelse(visiteret: Node, situation: Node) -> Node:
    """A holiday is to be reported before it begins (principafgørelse 115-09, as DUKH tells it)."""
    return visiteret & (situation == SITUATION("ferie"))


@las(
    "LAS § 74 a, stk. 1",
    kilde=PARAGRAF_74A,
    da="Ledighedsydelse",
    en="Ledighedsydelse",
    valg=LEDIGHEDSYDELSE,
    siger={
        "kan_komme_paa_tale": (
            "Ledighedsydelse kan komme på tale. {Myndighed} afgør det.",
            "Ledighedsydelse is possible. {Myndighed} decides.",
        ),
        "andre_regler": (
            "Du er ikke visiteret. Reglerne efter et job uden støtte er ikke regnet her. Spørg {myndighed}.",
            "You have no fleksjob granted. Rules after a job without support are not here. Ask {myndighed}.",
        ),
        "ikke_paa_tale": (
            "Ledighedsydelse er ikke på tale efter det, du har oplyst.",
            "By what you have stated, ledighedsydelse is not possible.",
        ),
    },
)
def ledighedsydelse(
    visiteret: Node,
    under_folkepensionsalder: Node,
    i_en_af_lovens_perioder: Node,
    mistet_ved_sanktion: Node,
    efter_ustoettet_job: Node,
) -> Node:
    """For who is granted a fleksjob, until hired in one. § 74 g and the following are for the other group.

    Who lost the benefit for a second incident does not have it; how it is regained was not seen.
    """
    opfyldt = all_of(under_folkepensionsalder, i_en_af_lovens_perioder, ~mistet_ved_sanktion)
    ikke = LEDIGHEDSYDELSE("ikke_paa_tale")
    return where(
        visiteret,
        where(opfyldt, LEDIGHEDSYDELSE("kan_komme_paa_tale"), ikke),
        where(efter_ustoettet_job, LEDIGHEDSYDELSE("andre_regler"), ikke),
    )


@rule(
    law="LAS § 74 a, stk. 2",
    fra="2013-01-01",
    kilde=PARAGRAF_74A,
    da="Høj sats fra visitationen",
    en="High rate from the grant",
    siger={
        "ja": (
            "Ved visitationen var en af betingelserne for den høje sats opfyldt.",
            "One of the conditions for the high rate was met at the grant.",
        ),
        "nej": (
            "Ingen af betingelserne for den høje sats var opfyldt ved visitationen.",
            "None of the conditions for the high rate was met at the grant.",
        ),
    },
)
def hoej_sats_ved_visitation(
    kunne_faa_sygedagpenge_eller_barsel: Node,
    fik_sygedagpenge: Node,
    var_i_revalidering: Node,
    fik_ydelse_efter_ustoettet_job: Node,
) -> Node:
    """One of four is enough. The day that counts is that of the grant, not today."""
    return any_of(
        kunne_faa_sygedagpenge_eller_barsel,
        fik_sygedagpenge,
        var_i_revalidering,
        fik_ydelse_efter_ustoettet_job,
    )


@rule(
    law="LAS § 74 a, stk. 4",
    fra="2013-01-01",
    kilde=PARAGRAF_74A,
    da="Ni måneder i fleksjob inden for 18",
    en="Nine months in a fleksjob within 18",
    siger={
        "ja": (
            "Du har været ansat i fleksjob i mindst ni af de seneste 18 måneder.",
            "You have been employed in a fleksjob for at least nine of the latest 18 months.",
        ),
        "nej": (
            "Du har været ansat i fleksjob i under ni af de seneste 18 måneder.",
            "You have been employed in a fleksjob for fewer than nine of the latest 18 months.",
        ),
    },
)
def ni_maaneder_i_fleksjob(fleksjobmaaneder_af_18: Node) -> Node:
    """Gives the high rate to who did not have it from the grant."""
    return fleksjobmaaneder_af_18 >= NI_MAANEDER


@rule(
    law="LAS kap. 7 (paragraffen er ikke set)",
    fra="2013-01-01",
    kilde=IDA,
    sikkerhed="sekundaer",
    da="Seks måneder efter fleksydelsesalderen",
    en="Six months after fleksydelse age",
    siger={
        "ja": (
            "Du har fået ledighedsydelse i seks måneder efter fleksydelsesalderen. Så falder satsen.",
            "You have had ledighedsydelse for six months after fleksydelse age. Then the rate falls.",
        ),
        "nej": (
            "Du har ikke fået ledighedsydelse i seks måneder efter fleksydelsesalderen.",
            "You have not had ledighedsydelse for six months after fleksydelse age.",
        ),
    },
)
def seks_maaneder_efter_fleksydelsesalder(maaneder_efter_fleksydelsesalder: Node) -> Node:
    """Six months in all at the rate so far, then the low rate of who does not provide for children.

    A union says so, and an older page of the ministry. The Act says it of the group after unsupported work;
    its text for who is granted a fleksjob was not seen.
    """
    return maaneder_efter_fleksydelsesalder >= SEKS_MAANEDER


_HOEJ = (
    "Den høje sats: 89 pct. af de højeste dagpenge.",
    "The high rate: 89 per cent of the highest unemployment benefit.",
)


@rule(
    law="LAS § 74 a, stk. 2-4",
    fra="2013-01-01",
    til="2025-06-30",
    kilde=PARAGRAF_74A,
    da="Satsens niveau",
    en="Level of the rate",
    valg=NIVEAU,
    siger={
        "hoej": _HOEJ,
        "lav_forsoerger": (
            "Den lave sats for forsørgere, som kontanthjælp.",
            "The low rate for providers, as kontanthjælp.",
        ),
        "lav_andre": (
            "Den lave sats uden forsørgelsespligt, som kontanthjælp.",
            "The low rate without children to provide for, as kontanthjælp.",
        ),
        "lav_ikke_kendt": ("Den lave sats.", "The low rate of those days."),
    },
    navn="ledighedsydelsens_niveau",
)
def niveau_efter_paragraf_25(
    hoej_sats_ved_visitation: Node,
    ni_maaneder_i_fleksjob: Node,
    seks_maaneder_efter_fleksydelsesalder: Node,
    forsoerger_boern: Node,
) -> Node:
    """89 per cent, or the amount of kontanthjælp under § 25, stk. 2, nr. 1 or 2."""
    lav = where(forsoerger_boern, NIVEAU("lav_forsoerger"), NIVEAU("lav_andre"))
    hoej_eller_lav = where(hoej_sats_ved_visitation | ni_maaneder_i_fleksjob, NIVEAU("hoej"), lav)
    return where(seks_maaneder_efter_fleksydelsesalder, NIVEAU("lav_andre"), hoej_eller_lav)


@rule(
    law="LAS § 74 a, stk. 2-4 (stk. 3 efter 1. juli 2025 er ikke set)",
    fra="2025-07-01",
    kilde=AALBORG,
    sikkerhed="afledt",
    da="Satsens niveau",
    en="Level of the rate",
    valg=NIVEAU,
    siger={
        "hoej": _HOEJ,
        "lav_forsoerger": ("Den lave sats for forsørgere.", "The low rate for providers."),
        "lav_andre": ("Den lave sats uden forsørgelsespligt.", "The low rate of others."),
        "lav_ikke_kendt": (
            "Den lave sats. Dens beløb fra 1. juli 2025 er ikke fundet.",
            "The low rate. Its amount from 1 July 2025 was not found.",
        ),
    },
    navn="ledighedsydelsens_niveau",
)
def niveau_uden_paragraf_25(
    hoej_sats_ved_visitation: Node,
    ni_maaneder_i_fleksjob: Node,
    seks_maaneder_efter_fleksydelsesalder: Node,
) -> Node:
    """The high rate as before. § 25 was replaced by §§ 16-20 on 1 July 2025.

    What the low rate refers to since then, and whether providing for children still matters, was not seen.
    """
    hoej = (hoej_sats_ved_visitation | ni_maaneder_i_fleksjob) & ~seks_maaneder_efter_fleksydelsesalder
    return where(hoej, NIVEAU("hoej"), NIVEAU("lav_ikke_kendt"))
