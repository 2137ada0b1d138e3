"""CV, job log and active search while one gets ledighedsydelse (R6.5, R6.6).

The paragraphs were not seen: an adviser to the disabled and one municipality tell the rules.
"""

from __future__ import annotations

from fleksjob.engine import Node, all_of, rule
from fleksjob.law.folkepension import maaneder_efter

DUKH = (
    "https://www.dukh.dk/viden-selvhjaelp/arbejdsmarked/fleksjob/sporgsmal-og-svar-om-fleksjob/"
    "radighedsforpligtelse-ved-modtagelse-af-ledighedsydelse"
)
VEJLE = "http://beta.vejle.dk/borger/mit-liv/job-og-ledighed/lov-og-pligt/naar-du-modtager-ledighedsydelse/"
TRE_MAANEDER = 3


@rule(
    law="LAS og LAB (paragraffen er ikke set)",
    fra="2013-01-01",
    kilde=DUKH,
    sikkerhed="sekundaer",
    da="CV og joblog",
    en="CV and job log",
    siger={
        "ja": (
            "Dit CV skal være tilgængeligt, og din jobsøgning står i en joblog.",
            "Your CV must be available, and your job search stands in a job log.",
        ),
        "nej": ("Kravet om CV gælder ikke her.", "The requirement of a CV does not apply here."),
    },
)
def skal_have_cv_og_joblog(faar_ledighedsydelse: Node) -> Node:
    """Within three weeks of the first right to the benefit, and kept up to date. See deadline D18."""
    return faar_ledighedsydelse


@rule(
    law="LAS og LAB (paragraffen er ikke set)",
    fra="2013-01-01",
    kilde=VEJLE,
    sikkerhed="sekundaer",
    da="CV mangler",
    en="CV is missing",
    siger={
        "ja": ("Dit CV mangler.", "Your CV is missing."),
        "nej": ("Dit CV mangler ikke.", "Your CV is not missing."),
    },
)
def cv_mangler(skal_have_cv_og_joblog: Node, har_cv: Node) -> Node:
    """A municipality says that the benefit is reduced for the days it is missing."""
    return skal_have_cv_og_joblog & ~har_cv


_SOEG = {
    "ja": (
        "Du skal søge aktivt, komme til samtaler og tage imod rimelige tilbud.",
        "You must search actively, come to talks and accept reasonable offers.",
    ),
    "nej": ("Pligten til at søge gælder ikke for dig nu.", "The duty to search does not apply to you now."),
}


@rule(
    law="LAS § 75 (teksten er ikke set)",
    fra="2013-01-01",
    til="2019-12-31",
    kilde=DUKH,
    sikkerhed="sekundaer",
    da="Aktiv jobsøgning",
    en="Active job search",
    siger=_SOEG,
    navn="skal_soege_aktivt",
)
def skal_soege_foer_2020(faar_ledighedsydelse: Node) -> Node:
    """The exemption of the last six weeks is left out here: its text before 2020 was not seen."""
    return faar_ledighedsydelse


@rule(
    law="LAS § 75 (teksten er ikke set); LAB § 106",
    fra="2020-01-01",
    kilde=DUKH,
    sikkerhed="sekundaer",
    da="Aktiv jobsøgning",
    en="Active job search",
    siger=_SOEG,
    navn="skal_soege_aktivt",
)
def skal_soege_aktivt(faar_ledighedsydelse: Node, fritaget_inden_seks_uger: Node) -> Node:
    """Whoever gets the benefit, but for the last six weeks before something else begins."""
    return faar_ledighedsydelse & ~fritaget_inden_seks_uger


@rule(
    law="LAS (paragraffen er ikke set)",
    fra="2013-01-01",
    kilde=VEJLE,
    sikkerhed="sekundaer",
    da="Fristen til at vise jobsøgning slutter",
    en="The time to show job search ends",
)
def soegefrist_slutter(besked_om_jobsoegning: Node, dag_der_ikke_findes: Node) -> Node:
    """Three months after the notice, with a plan made together. Only seen at one municipality."""
    return maaneder_efter(besked_om_jobsoegning, TRE_MAANEDER, dag_der_ikke_findes)


@rule(
    law="LAS (paragraffen er ikke set)",
    fra="2013-01-01",
    kilde=VEJLE,
    sikkerhed="sekundaer",
    da="Fristen til at vise jobsøgning løber",
    en="The time to show job search is running",
    siger={
        "ja": ("Fristen til at vise jobsøgning løber.", "The time to show job search is running."),
        "nej": ("Fristen til at vise jobsøgning er slut.", "The time to show job search is over."),
    },
)
def soegefrist_loeber(soegefrist_slutter: Node, besked_om_jobsoegning: Node, dato: Node) -> Node:
    """After it the benefit may stop, where one still does not search and has no reasonable ground."""
    return all_of(besked_om_jobsoegning <= dato, dato <= soegefrist_slutter)


@rule(
    law="LAS (paragraffen er ikke set)",
    fra="2013-01-01",
    kilde=VEJLE,
    sikkerhed="sekundaer",
    da="Fristen til at vise jobsøgning er gået",
    en="The time to show job search has passed",
    siger={
        "ja": ("Fristen til at vise jobsøgning er gået.", "The time to show job search has passed."),
        "nej": ("Fristen er ikke gået.", "The time has not passed."),
    },
)
def soegefrist_gaaet(soegefrist_slutter: Node, dato: Node) -> Node:
    """A reason to talk to the municipality at once."""
    return soegefrist_slutter < dato
