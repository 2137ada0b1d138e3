"""What each address answers, for the description. The law writes the answers; these say how they look.

Amounts and hours are text with a dot, never binary numbers. ``extra`` fields may come; none goes.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Certainty = Literal["lovtekst", "officiel", "sekundaer", "afledt"]
Both = dict[Literal["da", "en"], str]


class Answer(BaseModel):
    model_config = ConfigDict(extra="allow")


class Fejl(Answer):
    """Why there is no answer, in the language that was asked for."""

    fejl: str
    felt: str | None
    besked: str


class SatsMangler(Fejl):
    """There is no rate for the day; the days that there is one for."""

    sats: str
    foerste_dag: str | None
    sidste_dag: str | None


class Forbehold(Answer):
    id: str
    tekst: str
    tekst_en: str


class Trin(Answer):
    """One step of the reasons, and what it leaned on."""

    regel: str
    lov: str
    vaerdi: str | bool | None
    af: list["Trin"]


class BrugtSats(Answer):
    id: str
    vaerdi: str
    fra: str
    til: str | None
    status: Certainty
    kilde: str


class Beloeb(Answer):
    loen_md: str
    fuldtidsloen_md: str
    nedsaettelse: str
    fleksloentilskud: str
    atp: str
    i_alt: str


class Beregning(Beloeb):
    """The subsidy of a month, its reasons, its rates and what is uncertain."""

    loenloft_binder: bool
    marginal: dict[str, str | None]
    begrundelse: Trin
    satser: list[BrugtSats]
    forbehold: list[Forbehold]
    regelsaet: str
    vejledende: Both


class Kurve(Answer):
    """Income against hours: the points where the line bends, and the areas between them."""

    dato: str
    akse: str
    nu: dict[str, str | None]
    punkter: list[dict[str, object]]
    omraader: list[dict[str, object]]


class Sammenligning(Answer):
    foer: Beloeb
    efter: Beloeb
    forskel: Beloeb
    loenloft_binder: dict[str, bool]
    forbehold: list[Forbehold]


class Maaned(Answer):
    maaned: str
    foreloebig: dict[str, object] | None
    afregnet: dict[str, object] | None
    afregnet_af: str | None
    forskel: str | None


class Forloeb(Answer):
    """Month by month: what is paid first, what is settled afterwards, and why."""

    maaneder: list[Maaned]
    regnskab: list[dict[str, object]]
    i_alt: dict[str, str]
    forbehold: list[Forbehold]


class TjekTrin(Answer):
    id: str
    titel: Both
    vores: str
    kommunens: str | None
    af_kommunens_tal: str | None
    forskel: str | None
    udfald: Literal["ens", "foelger", "skilles", "kan_ikke_afgoeres", "ikke_oplyst"]
    grunde: list[Both]
    lov: str
    kilde: str
    sikkerhed: str


class Spoergsmaal(Answer):
    id: str
    tekst: Both
    kilde: str


class Tjek(Answer):
    """Where a payment and a letter part, and what to ask."""

    maaned: str
    loen_maaned: str
    skilles_ved: str | None
    trin: list[TjekTrin]
    spoergsmaal: list[Spoergsmaal]
    forbehold: list[Forbehold]
    regelsaet: str


class Mangler(Answer):
    id: str
    spoergsmaal: Both
    svar: str
    hvem: str


class Vurdering(Answer):
    """What can come into question, why, what is missing, and which question comes next. Never a decision."""

    emne: str
    dato: str
    udfald: str
    tekst: Both
    begrundelse: dict[str, object]
    mangler: list[Mangler]
    naeste: str | None
    raad: list[dict[str, object]]
    forbehold: list[dict[str, object]]
    regelsaet: str
    kilder_tjekket: str


class Frister(Answer):
    """The deadlines of a case, each with day, who, what, law and certainty."""

    regelsaet: str
    frister: list[dict[str, object]]
    mangler: list[dict[str, object]]
    ikke_aktuelle: list[dict[str, object]]
    udeladt: list[dict[str, object]]


class FristRaekker(Answer):
    """Every row of the deadlines, with its law."""

    regelsaet: str
    raekker: list[dict[str, object]]
    udeladt: list[dict[str, object]]


class Sats(Answer):
    id: str
    titel: str
    status: Literal["officiel", "sekundaer", "afledt", "mangler"]


class Regel(Answer):
    id: str
    titel: Both
    versioner: list[dict[str, object]]


class Emne(Answer):
    """A subject with its rules; ``oplysninger`` are the facts it asks for."""

    emne: str
    titel: Both
    regler: list[Regel]


class EmneNavn(Answer):
    id: str
    titel: Both


class Loenart(Answer):
    id: str
    tekst: Both
    taeller: Literal["ja", "nej", "saerlig", "uvist"]
    lov: str
    kilde: str
    sikkerhed: Certainty
