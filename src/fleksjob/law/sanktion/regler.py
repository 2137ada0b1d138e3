"""What declining, leaving or staying away means for ledighedsydelse (LAS §§ 75 a and 77 a).

This is a scheme of its own, not that of dagpenge. Without guidance there is no sanction at all.
"""

from __future__ import annotations

from fleksjob.engine import Choices, Node, all_of, any_of, rule, where
from fleksjob.law.folkepension import maaneder_efter
from fleksjob.law.las import SET_FRA, USET_TIL, las
from fleksjob.law.sanktion.fakta import HAENDELSE

PARAGRAF_75A = "https://elov.dk/aktivloven/75a/"
PARAGRAF_77A = "https://elov.dk/aktivloven/77a/"
PM_15_21 = "https://lundsteenwiederquist.dk/index.php/category/august-2021/"
ANKESTYRELSEN_2016 = (
    "https://ast.dk/beskaeftigelse/artikler/tilbud-til-ledige-1/"
    "artikel-kommunerne-har-en-saerlig-pligt-til-at-vejlede-for-en-sanktion-efter-aktivloven"
)

HALVT_AAR, TOLV_MAANEDER = 6, 12
SANKTION = Choices(
    "sanktion", "ingen", "ikke_gyldig_uden_vejledning", "fradrag_for_dage", "tre_uger", "kan_mistes"
)


@las(
    "LAS § 75 a",
    kilde=PARAGRAF_75A,
    da="Vejledningen gives igen senest",
    en="Guidance to be given again at latest",
)
def vejledning_fornyes_senest(vejledning_seneste: Node, dag_der_ikke_findes: Node) -> Node:
    """Every half year, counted from the latest time. More often where one asks or needs it."""
    return maaneder_efter(vejledning_seneste, HALVT_AAR, dag_der_ikke_findes)


_VEJLEDNING = {
    "ja": (
        "Vejledningen om rettigheder og pligter var givet før hændelsen.",
        "The guidance on rights and duties was given before the incident.",
    ),
    "nej": (
        "Vejledningen om rettigheder og pligter var ikke givet, som den skal.",
        "The guidance on rights and duties was not given as it must be.",
    ),
}


@rule(
    law="LAS (paragraffen før 2020 er ikke set)",
    fra="2013-01-01",
    til=USET_TIL,
    kilde=ANKESTYRELSEN_2016,
    sikkerhed="afledt",
    da="Vejledning i orden",
    en="Guidance in order",
    siger=_VEJLEDNING,
    navn="vejledning_i_orden",
)
def vejledning_foer_loven_af_2021(
    vejledning_paa_skrift: Node, vejledning_seneste: Node, haendelse_dag: Node
) -> Node:
    """That guidance in writing came first was told of the Act in general, in 2016.

    It then went with each offer. The text for ledighedsydelse was not seen.
    """
    return all_of(vejledning_paa_skrift, vejledning_seneste <= haendelse_dag)


@rule(
    law="LAS § 75 a",
    fra=SET_FRA,
    kilde=PARAGRAF_75A,
    da="Vejledning i orden",
    en="Guidance in order",
    siger=_VEJLEDNING,
    navn="vejledning_i_orden",
)
def vejledning_i_orden(
    vejledning_med_dig_alene: Node,
    vejledning_paa_skrift: Node,
    vejledning_seneste: Node,
    vejledning_fornyes_senest: Node,
    haendelse_dag: Node,
) -> Node:
    """With each person alone, in writing, and within the half year before the incident.

    A meeting for a group does not do (principmeddelelse 15-21). Guidance on the day itself counts as before.
    """
    return all_of(
        vejledning_med_dig_alene,
        vejledning_paa_skrift,
        vejledning_seneste <= haendelse_dag,
        haendelse_dag <= vejledning_fornyes_senest,
    )


@las(
    "LAS § 77 a, stk. 1-3 og 5",
    kilde=PARAGRAF_77A,
    da="En hændelse, som loven nævner",
    en="An incident named by the Act",
    siger={
        "ja": ("Loven nævner det, der er sket.", "The Act names what has happened."),
        "nej": (
            "Det er ikke noget, loven knytter en sanktion til.",
            "It is nothing that the Act attaches a sanction to.",
        ),
    },
)
def loven_naevner_det(haendelse: Node, sidestilles_med_afslag: Node) -> Node:
    """Conduct that amounts to declining counts as such; the municipality finds whether it does."""
    return any_of(haendelse != HAENDELSE("andet"), sidestilles_med_afslag)


@las(
    "LAS § 77 a, stk. 4",
    kilde=PARAGRAF_77A,
    da="Tolv måneder efter hændelsen",
    en="Twelve months after the incident",
)
def tolv_maaneder_slutter(haendelse_dag: Node, dag_der_ikke_findes: Node) -> Node:
    """Until then a new incident would be the second one."""
    return maaneder_efter(haendelse_dag, TOLV_MAANEDER, dag_der_ikke_findes)


@las(
    "LAS § 77 a, stk. 4",
    kilde=PARAGRAF_77A,
    da="Tolv måneder efter den tidligere hændelse",
    en="Twelve months after the earlier incident",
)
def tolv_maaneder_efter_den_tidligere(tidligere_haendelse_dag: Node, dag_der_ikke_findes: Node) -> Node:
    """Counted from the day of the incident, not from the day of the decision."""
    return maaneder_efter(tidligere_haendelse_dag, TOLV_MAANEDER, dag_der_ikke_findes)


@las(
    "LAS § 77 a, stk. 4",
    kilde=PARAGRAF_77A,
    da="Igen inden for tolv måneder",
    en="Again within twelve months",
    siger={
        "ja": (
            "Det er sket igen inden for tolv måneder.",
            "It has happened again within twelve months.",
        ),
        "nej": (
            "Det er ikke en gentagelse inden for tolv måneder.",
            "It is not a repetition within twelve months.",
        ),
    },
)
def gentaget_inden_tolv_maaneder(
    tidligere_haendelse: Node,
    tidligere_haendelse_dag: Node,
    haendelse_dag: Node,
    tolv_maaneder_efter_den_tidligere: Node,
    dagen_efter_tolv_maaneder: Node,
) -> Node:
    """From incident to incident. Days one stayed away from a measure do not count as one."""
    inden = where(
        dagen_efter_tolv_maaneder,
        haendelse_dag < tolv_maaneder_efter_den_tidligere,
        haendelse_dag <= tolv_maaneder_efter_den_tidligere,
    )
    return all_of(tidligere_haendelse, tidligere_haendelse_dag <= haendelse_dag, inden)


@las(
    "LAS § 77 a, jf. §§ 13 og 75 a",
    kilde=PARAGRAF_77A,
    da="Sanktion",
    en="Sanction",
    valg=SANKTION,
    siger={
        "ingen": (
            "Der er ikke grundlag for en sanktion efter det, du har oplyst.",
            "By what you have stated, there is no basis for a sanction.",
        ),
        "ikke_gyldig_uden_vejledning": (
            "Uden vejledning først kan {myndighed} ikke give en sanktion.",
            "Without guidance first, {myndighed} cannot give a sanction.",
        ),
        "fradrag_for_dage": (
            "Det kan give fradrag i ydelsen for de dage, du ikke kom. {Myndighed} afgør det.",
            "The benefit may be reduced for the days you stayed away. {Myndighed} decides.",
        ),
        "tre_uger": (
            "Det kan betyde tre uger uden ledighedsydelse. {Myndighed} afgør det.",
            "It may mean three weeks without ledighedsydelse. {Myndighed} decides.",
        ),
        "kan_mistes": (
            "Anden gang inden for tolv måneder kan ydelsen falde helt bort. {Myndighed} afgør det.",
            "A second time within twelve months the benefit may be lost. {Myndighed} decides.",
        ),
    },
)
def sanktion(
    loven_naevner_det: Node,
    vejledning_i_orden: Node,
    rimelig_grund: Node,
    haendelse: Node,
    gentaget_inden_tolv_maaneder: Node,
) -> Node:
    """Guidance first, then the ground, then what happened. Staying away costs the days only."""
    uden_grund = where(
        haendelse == HAENDELSE("udeblev_fra_tilbud"),
        SANKTION("fradrag_for_dage"),
        where(gentaget_inden_tolv_maaneder, SANKTION("kan_mistes"), SANKTION("tre_uger")),
    )
    efter_vejledning = where(rimelig_grund, SANKTION("ingen"), uden_grund)
    naevnt = where(vejledning_i_orden, efter_vejledning, SANKTION("ikke_gyldig_uden_vejledning"))
    return where(loven_naevner_det, naevnt, SANKTION("ingen"))


@las(
    "LAS § 77 a, stk. 5",
    kilde=PARAGRAF_77A,
    da="Ikke hørt",
    en="Not heard",
    siger={
        "ja": (
            "Du er ikke blevet hørt før afgørelsen.",
            "You were not heard before the decision.",
        ),
        "nej": (
            "Du er hørt, eller der er ingen sanktion.",
            "You were heard, or there is no sanction.",
        ),
    },
)
def ikke_hoert(sanktion: Node, blev_hoert: Node) -> Node:
    """The municipality hears the person first. What follows where it did not was not seen."""
    ingen = any_of(
        sanktion == SANKTION("ingen"),
        sanktion == SANKTION("ikke_gyldig_uden_vejledning"),
    )
    return ~ingen & ~blev_hoert


@las(
    "LAS § 77 a, stk. 1",
    kilde=PARAGRAF_77A,
    da="Selv stoppet i et fleksjob",
    en="Left a fleksjob oneself",
    siger={
        "ja": ("Du stoppede selv i et fleksjob.", "You left a fleksjob yourself."),
        "nej": ("Du stoppede ikke selv i et fleksjob.", "You did not leave a fleksjob yourself."),
    },
)
def selv_stoppet(haendelse: Node) -> Node:
    """A reason to talk with the municipality before, or at once."""
    return haendelse == HAENDELSE("stoppede_i_fleksjob")
