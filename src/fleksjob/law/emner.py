"""The assessments: for each subject its rules, facts, open questions, and what is shown beside the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType

from fleksjob.engine import NOT_APPLICABLE, Input, Law, Policy, Value, rules_of
from fleksjob.errors import LawError
from fleksjob.law.raad import Fremgangsmaade, Punkt, Raad, Raekke
from fleksjob.rates import Rates


@dataclass(frozen=True)
class Emne:
    """One subject. `maal` is the rule that answers; `datoer` are rules whose days are shown beside it.

    `tjekliste` are rules and facts that are shown one by one, whatever decided the answer. `advarsler` are
    shown where a rule says yes, those of `fra` from a day on. `udeladt` is the value of a fact that is left
    out, where it is not unknown.
    """

    navn: str
    da: str
    en: str
    maal: str
    law: Law
    datoer: tuple[str, ...] = ()
    tjekliste: tuple[str, ...] = ()
    advarsler: Mapping[str, Raad] = field(default_factory=dict)
    udeladt: Mapping[str, Value] = field(default_factory=dict)
    punkter: tuple[Punkt, ...] = ()
    raad: tuple[Raad, ...] = ()
    tabel: tuple[Raekke, ...] = ()
    fremgangsmaader: tuple[Fremgangsmaade, ...] = ()
    fra: Mapping[date, Raad] = field(default_factory=dict)

    @property
    def fakta(self) -> dict[str, Input]:
        """The facts a case may bring, by name."""
        return {each.name: each for each in self.law.inputs}


def _law(modules: tuple[ModuleType, ...], inputs: tuple[Input, ...], policies: tuple[Policy, ...]) -> Law:
    return Law(tuple(rules_of(*modules)), inputs, policies, Rates({}))


def visitation_() -> Emne:
    """Whether a fleksjob can come into question."""
    from fleksjob.law import folkepension, visitation, visitation_fakta, visitation_raad

    return Emne(
        "visitation",
        "Visitation til fleksjob",
        "Visitation to a fleksjob",
        "visitation",
        _law((folkepension, visitation), visitation_fakta.FAKTA, visitation_fakta.POLITIKKER),
        datoer=("folkepensionsdato",),
        tjekliste=(
            "ressourcer_afklaret_dokumenteret",
            "tilbud_proevet_dokumenteret",
            "nedsat_arbejdsevne_dokumenteret",
            "dokumenteret_tolv_maaneder",
            "beslutningsgrundlag_komplet",
        ),
        fremgangsmaader=visitation_raad.FREMGANGSMAADER,
        fra={visitation_raad.AFSKAFFET_FRA: visitation_raad.RESSOURCEFORLOEB},
        raad=visitation_raad.RAAD,
    )


def fastholdelse_() -> Emne:
    """A fleksjob at one's own workplace."""
    from fleksjob.law import fastholdelse, fastholdelse_fakta, fastholdelse_raad, folkepension

    return Emne(
        "fastholdelse",
        "Fastholdelsesfleksjob",
        "Fastholdelsesfleksjob",
        "fastholdelsesfleksjob",
        _law((folkepension, fastholdelse), fastholdelse_fakta.FAKTA, fastholdelse_fakta.POLITIKKER),
        datoer=(
            "folkepensionsdato",
            "seks_aar_foer_folkepension",
            "perioden_begynder",
            "tolv_maaneder_gaaet",
        ),
        tjekliste=(
            "kraever_tolv_maaneder",
            "tolv_maaneder_paa_saerlige_vilkaar",
            "aftale_skriftlig",
            "aftale_naevner_funktioner",
            "aftale_naevner_skaanehensyn",
            "reelt_forsoeg",
            "akut_undtagelse",
        ),
        punkter=fastholdelse_raad.AFTALENS_INDHOLD,
        raad=fastholdelse_raad.RAAD,
    )


def varighed_() -> Emne:
    """How long a fleksjob is granted for."""
    from fleksjob.law import folkepension, varighed, varighed_fakta, varighed_raad

    return Emne(
        "varighed",
        "Fleksjobbets varighed",
        "Duration of the fleksjob",
        "varighed",
        _law((folkepension, varighed), varighed_fakta.FAKTA, varighed_fakta.POLITIKKER),
        datoer=(
            "naeste_opfoelgning",
            "status_dag",
            "fem_aar_gaaet",
            "perioden_slutter",
            "fyrre_aars_foedselsdag",
            "folkepensionsdato",
        ),
        advarsler=varighed_raad.ADVARSLER,
        udeladt={"bevilling_udloeber": NOT_APPLICABLE, "seneste_opfoelgning": NOT_APPLICABLE},
        raad=varighed_raad.RAAD,
    )


def ordning_() -> Emne:
    """Old or new scheme."""
    from fleksjob.law import ordning, ordning_tabel

    return Emne(
        "ordning",
        "Gammel eller ny ordning",
        "Old or new scheme",
        "ordning",
        _law((ordning,), ordning.FAKTA, ()),
        tjekliste=("fleksjob_fra_foer_2013", "nyt_fleksjob"),
        advarsler={"gammel_ordning_kan_gaa_tabt": ordning_tabel.TABT},
        tabel=ordning_tabel.RAEKKER,
        raad=ordning_tabel.RAAD,
    )


_EMNER: Mapping[str, Callable[[], Emne]] = {
    "visitation": visitation_,
    "fastholdelse": fastholdelse_,
    "varighed": varighed_,
    "ordning": ordning_,
}
NAVNE = tuple(_EMNER)


def emne(navn: str) -> Emne:
    """The subject of a name. Raises LawError for a name there is not."""
    if navn not in _EMNER:
        raise LawError(f"kender ikke {navn!r}; kendte er {', '.join(NAVNE)}")
    return _EMNER[navn]()


def alle() -> tuple[Emne, ...]:
    """Every subject."""
    return tuple(emne(navn) for navn in NAVNE)
