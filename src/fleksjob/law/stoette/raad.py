"""The table of measures for a person, and what is said beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fleksjob.law.raad import Raad, Raekke
from fleksjob.law.stoette.former import FORMER
from fleksjob.law.stoette.regler import PM_28_19, SBST

L77 = "https://polspy.org/dk/dokumenter/1192492"
GUIDE = "https://star.dk/til-virksomheder/medarbejdere-i-fleksjob/"


def _raekker() -> Iterator[Raekke]:
    """One row a measure: what it is, by which law, who applies and who decides."""
    for form in FORMER.values():
        da = f"{form.navn} ({form.lov}). Afgøres af {form.afgoer}."
        en = f"{form.name} ({form.lov}). Decided by {form.decides}."
        if form.soeger:
            da, en = f"{da} {form.soeger} søger.", f"{en} {form.applies} can apply."
        facts: dict[str, bool | str] = {"behov": form.behov, **form.betingelser}
        yield Raekke(form.id, da, en, facts, form.id, form.sikkerhed, form.kilde)


RAEKKER = tuple(_raekker())

RAAD = (
    Raad(
        "spoerg_tidligt",
        "Tal om støtte, før jobbet begynder, og igen når noget ændrer sig.",
        "Talk about support before the job starts, and again when something changes.",
        GUIDE,
    ),
    Raad(
        "udlaan_eller_tilskud",
        "Et hjælpemiddel betales fuldt ud, som udlån eller tilskud.",
        "An aid is paid for in full, as a loan or a grant.",
        FORMER["hjaelpemiddel"].kilde,
        "oplysning",
    ),
    Raad(
        "midlertidig_begraensning",
        "Ved en midlertidig begrænsning går hjælpemidler efter beskæftigelsesloven.",
        "For a temporary limitation, aids follow the employment act.",
        SBST,
        "oplysning",
    ),
    Raad(
        "flere_timer_med_assistance",
        "Flere timer med assistance kræver flere eller meget betydelige funktionsnedsættelser.",
        "More hours of assistance take several or very considerable impairments.",
        PM_28_19,
        "oplysning",
    ),
    Raad(
        "ved_sygdom",
        "§ 56-aftale, fastholdelsesplan og mulighedserklæring hører til sygdom. Se de emner.",
        "The § 56 agreement and the plans for absence belong to sickness. See those subjects.",
        GUIDE,
        "oplysning",
    ),
)
FRA = {
    date(2026, 1, 1): Raad(
        "mentor_fra_2026",
        "Fra 2026 skulle mentor bruges mindre. Et forslag lægger loft over udgifterne. Loven er ikke set.",
        "From 2026 mentors were to be used less. A bill caps the spending. The Act was not seen.",
        L77,
        "uvist",
    ),
}
ADVARSLER = {
    "praktik_tilbydes": Raad(
        "praktik_er_kommunens",
        "Praktikken skal komme fra kommunen. I kan ikke aftale den selv.",
        "The placement must come from the municipality. You cannot agree it yourselves.",
        GUIDE,
        "oplysning",
    ),
}
