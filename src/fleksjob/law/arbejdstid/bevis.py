"""The statement of employment: who gets one, and when a change asks for an addendum.

The act of 1 July 2023 covers more than three hours a week; the one before it more than eight, and more than a
month. Neither was read: paragraphs are not given. A collective agreement may stand in place of the act.
"""

from __future__ import annotations

from datetime import date

from fleksjob.engine import Choices, Node, all_of, any_of, applies_if, day, quantity, rule, where
from fleksjob.law.arbejdstid.aendringer import en_af
from fleksjob.law.arbejdstid.fakta import HAENDELSE
from fleksjob.law.folkepension import maaneder_efter

NY_LOV = "lov om ansættelsesbeviser og visse arbejdsvilkår"
TIDLIGERE_LOV = "ansættelsesbevisloven (før 1. juli 2023)"
CFL = "https://www.cfl.dk/artikler/alt-du-skal-vide-om-den-nye-lov-om-ansaettelsesbeviser"
KA = "https://ka.dk/hr-og-vaerktoejer/ansaettelsesbevis/"
KA_OVERENSKOMST = "https://ka.dk/overenskomst/hoved-overenskomst/ansaettelse"
ASE = "https://www.ase.dk/selvstaendig/faa-svar/ansaettelse/ny-ansaettelsesbevislov-fra-1-juli-2023"
DOKUMENTER = "https://www.dokumenter.dk/goer-dig-klar-til-en-helt-ny-ansaettelsesbevislov/"
SERVICEFORBUNDET = (
    "https://serviceforbundet.dk/nyheder/"
    "2023-06-20-du-skal-have-et-ansaettelsesbevis-selv-om-du-kun-arbejder-3-timer-om-ugen"
)

FRA, FOER = "2023-07-01", "2023-06-30"
TRE_TIMER, OTTE_TIMER = quantity(3, "time/uge"), quantity(8, "time/uge")
TILLAEG = Choices(
    "tillaeg", "intet", "tillaeg", "tillaeg_hvis_vilkaar_aendres", "nyt_bevis", "uden_for_loven"
)

_BEVIS = {
    "ja": (
        "Loven om ansættelsesbeviser gælder for arbejdet.",
        "The act on statements of employment covers the work.",
    ),
    "nej": (
        "Arbejdet ligger under lovens timegrænse. Spørg din fagforening.",
        "The work lies below the act's hours. Ask your union.",
    ),
}

_TILLAEG = {
    "intet": (
        "Det kræver ikke et tillæg til ansættelsesbeviset.",
        "No addendum to the statement of employment is needed.",
    ),
    "tillaeg": (
        "Arbejdsgiveren skal give et tillæg til ansættelsesbeviset.",
        "The employer has to give an addendum to the statement of employment.",
    ),
    "tillaeg_hvis_vilkaar_aendres": (
        "Bliver løn, timer eller job væsentligt anderledes, skal der et tillæg til.",
        "If wage, hours or job become materially different, an addendum is needed.",
    ),
    "nyt_bevis": (
        "Et nyt job kræver et nyt ansættelsesbevis. Se fristerne D10 og D11.",
        "A new job needs a new statement of employment. See deadlines D10 and D11.",
    ),
    "uden_for_loven": (
        "Loven om ansættelsesbeviser gælder ikke her. Skriv ændringen ned alligevel.",
        "The act on statements of employment does not apply. Write the change down all the same.",
    ),
}


def _tidligere(gennemsnitlige_timer: Node, ansat_over_en_maaned: Node) -> Node:
    return all_of(gennemsnitlige_timer > OTTE_TIMER, ansat_over_en_maaned)


@rule(
    law=NY_LOV,
    fra=FRA,
    kilde=CFL,
    sikkerhed="sekundaer",
    da="Ansat under loven fra 1. juli 2023",
    en="Hired under the act of 1 July 2023",
    foer="loven begyndte den 1. juli 2023",
    siger={
        "ja": (
            "Du er ansat den 1. juli 2023 eller senere.",
            "You were hired on 1 July 2023 or later.",
        ),
        "nej": (
            "Du er ansat før den 1. juli 2023.",
            "You were hired before 1 July 2023.",
        ),
    },
)
def ansat_under_ny_lov(fleksjob_begyndt: Node) -> Node:
    """Those hired earlier keep the statement they have, but may ask for the new information."""
    return fleksjob_begyndt >= day(date(2023, 7, 1))


@rule(
    law=TIDLIGERE_LOV,
    fra="2013-01-01",
    til=FOER,
    kilde=DOKUMENTER,
    sikkerhed="sekundaer",
    da="Omfattet af loven om ansættelsesbeviser",
    en="Covered by the act on statements of employment",
    navn="ansaettelsesbevis",
    siger=_BEVIS,
)
def ansaettelsesbevis_foer(gennemsnitlige_timer: Node, ansat_over_en_maaned: Node) -> Node:
    """More than eight hours a week on average, for more than a month."""
    return _tidligere(gennemsnitlige_timer, ansat_over_en_maaned)


@rule(
    law=NY_LOV,
    fra=FRA,
    kilde=KA,
    sikkerhed="sekundaer",
    da="Omfattet af loven om ansættelsesbeviser",
    en="Covered by the act on statements of employment",
    siger=_BEVIS,
)
def ansaettelsesbevis(
    ansat_under_ny_lov: Node,
    gennemsnitlige_timer: Node,
    uden_fast_timetal: Node,
    ansat_over_en_maaned: Node,
) -> Node:
    """MORE than three hours a week on average over four weeks; without fixed hours always."""
    ny = any_of(uden_fast_timetal, gennemsnitlige_timer > TRE_TIMER)
    return where(ansat_under_ny_lov, ny, _tidligere(gennemsnitlige_timer, ansat_over_en_maaned))


@rule(
    law=NY_LOV,
    fra=FRA,
    kilde=SERVICEFORBUNDET,
    sikkerhed="sekundaer",
    da="Tillæg til ansættelsesbeviset",
    en="Addendum to the statement of employment",
    valg=TILLAEG,
    siger=_TILLAEG,
)
@rule(
    law=TIDLIGERE_LOV,
    fra="2013-01-01",
    til=FOER,
    kilde=SERVICEFORBUNDET,
    sikkerhed="sekundaer",
    da="Tillæg til ansættelsesbeviset",
    en="Addendum to the statement of employment",
    valg=TILLAEG,
    siger=_TILLAEG,
)
def tillaeg(haendelse: Node, ansaettelsesbevis: Node) -> Node:
    """What stands in the statement: hours, wage, pension and place of work, and a material change of job."""
    hvis = en_af(haendelse, "opgaver", "intensitet", "skaanehensyn")
    staar_i_beviset = en_af(haendelse, "timer", "arbejdssted", "loen", "pension")
    ellers = where(hvis, TILLAEG("tillaeg_hvis_vilkaar_aendres"), TILLAEG("nyt_bevis"))
    kraeves = where(staar_i_beviset, TILLAEG("tillaeg"), ellers)
    omfattet = where(ansaettelsesbevis, kraeves, TILLAEG("uden_for_loven"))
    roerer_vilkaar = any_of(staar_i_beviset, hvis, haendelse == HAENDELSE("nyt_fleksjob"))
    return where(roerer_vilkaar, omfattet, TILLAEG("intet"))


def _skal_have_tillaeg(tillaeg: Node) -> Node:
    return any_of(tillaeg == TILLAEG("tillaeg"), tillaeg == TILLAEG("tillaeg_hvis_vilkaar_aendres"))


@rule(
    law=TIDLIGERE_LOV,
    fra="2013-01-01",
    til=FOER,
    kilde=KA_OVERENSKOMST,
    sikkerhed="sekundaer",
    da="Tillægget skal være der senest",
    en="The addendum is due at latest",
    navn="tillaeg_senest",
)
def tillaeg_inden_en_maaned(aendring_fra: Node, tillaeg: Node, dag_der_ikke_findes: Node) -> Node:
    """Until July 2023: a month after the change took effect."""
    return applies_if(_skal_have_tillaeg(tillaeg), maaneder_efter(aendring_fra, 1, dag_der_ikke_findes))


@rule(
    law=NY_LOV,
    fra=FRA,
    kilde=ASE,
    sikkerhed="sekundaer",
    da="Tillægget skal være der senest",
    en="The addendum is due at latest",
)
def tillaeg_senest(
    aendring_fra: Node,
    tillaeg: Node,
    ansat_under_ny_lov: Node,
    ny_frist_ogsaa_for_tidligere_ansatte: Node,
    dag_der_ikke_findes: Node,
) -> Node:
    """The day of the change. For those hired under the earlier act it is an open question."""
    tidligere = maaneder_efter(aendring_fra, 1, dag_der_ikke_findes)
    foer = where(ny_frist_ogsaa_for_tidligere_ansatte, tidligere, aendring_fra)
    return applies_if(_skal_have_tillaeg(tillaeg), where(ansat_under_ny_lov, aendring_fra, foer))
