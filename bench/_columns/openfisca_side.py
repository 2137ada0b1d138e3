"""The same rules in OpenFisca-Core, as its countries write them: float32 amounts, an Enum for unknown facts.

Runs in an environment of its own; see `bench.fleksjob_columns`.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from bench._columns.data import YEARS, Data, rates_of
from openfisca_core import (
    entities,
    indexed_enums,
    parameters,
    periods,
    simulations,
    taxbenefitsystems,
    variables,
)

MONTH = "2024-06"
PERSON = entities.Entity("person", "persons", "A person in a fleksjob", "")


class Answers(indexed_enums.Enum):
    """In the order of the codes of the data."""

    nej = "Nej"
    ja = "Ja"
    uvist = "Uvist"


class LawYear(indexed_enums.Enum):
    """The law year of a row, in the order of the data."""

    y2015, y2016, y2017, y2018, y2019 = "2015", "2016", "2017", "2018", "2019"
    y2020, y2021, y2022, y2023, y2024 = "2020", "2021", "2022", "2023", "2024"


def _choice(name: str, answers: type = Answers) -> type:
    body: dict[str, Any] = {
        "value_type": indexed_enums.Enum,
        "possible_values": answers,
        "default_value": next(iter(answers)),
        "entity": PERSON,
        "definition_period": periods.DateUnit.MONTH,
        "label": name,
    }
    return type(name, (variables.Variable,), body)


def _number(name: str, formula: Any = None, kind: type = float) -> type:
    body: dict[str, Any] = {
        "value_type": kind,
        "entity": PERSON,
        "definition_period": periods.DateUnit.MONTH,
        "label": name,
    }
    if formula is not None:
        body["formula"] = formula
    return type(name, (variables.Variable,), body)


def _is(person: Any, period: Any, name: str, answer: Any) -> Any:
    return person(name, period) == answer


def _visitation_nej(person: Any, period: Any, _parameters: Any) -> Any:
    ja, nej = Answers.ja, Answers.nej
    return (
        _is(person, period, "faar_foertidspension", ja)
        + _is(person, period, "faar_seniorpension", ja)
        + _is(person, period, "har_brugt_tidlig_pension", ja)
        + _is(person, period, "arbejdsevne_varigt_nedsat", nej)
        + _is(person, period, "arbejdsevne_vaesentligt_nedsat", nej)
        + _is(person, period, "kan_have_almindeligt_job", ja)
        + _is(person, period, "arbejdsevne_meget_begraenset", ja)
        * _is(person, period, "kan_udvikles_inden_rimelig_tid", nej)
        + _is(person, period, "relevante_tilbud_proevet", nej)
        * _is(person, period, "aabenbart_formaalsloest", nej)
    ) > 0


def _visitation_ja(person: Any, period: Any, _parameters: Any) -> Any:
    ja, nej = Answers.ja, Answers.nej
    return (
        _is(person, period, "faar_foertidspension", nej)
        * _is(person, period, "faar_seniorpension", nej)
        * _is(person, period, "har_brugt_tidlig_pension", nej)
        * _is(person, period, "arbejdsevne_varigt_nedsat", ja)
        * _is(person, period, "arbejdsevne_vaesentligt_nedsat", ja)
        * _is(person, period, "kan_have_almindeligt_job", nej)
        * (
            _is(person, period, "arbejdsevne_meget_begraenset", nej)
            + _is(person, period, "kan_udvikles_inden_rimelig_tid", ja)
        )
        * (
            _is(person, period, "relevante_tilbud_proevet", ja)
            + _is(person, period, "aabenbart_formaalsloest", ja)
        )
    ) > 0


def _rate(person: Any, period: Any, node: Any) -> Any:
    """A rate of each row's law year by OpenFisca's own vector look-up, or of the one law year there is."""
    if "lovaar" in person.simulation.tax_benefit_system.variables:
        return node[person("lovaar", period)]
    return node.y2024


def _nedsaettelse(person: Any, period: Any, parameters: Any) -> Any:
    income = person("oplyst_loen_md", period) + person("anden_loen_md", period)
    threshold = _rate(person, period, parameters(period).knaek)
    return 0.30 * np.minimum(income, threshold) + 0.55 * np.maximum(income - threshold, 0)


def _foer_loenloft(person: Any, period: Any, parameters: Any) -> Any:
    return np.maximum(_rate(person, period, parameters(period).hoejeste) - person("nedsaettelse", period), 0)


def _fleksloentilskud(person: Any, period: Any, _parameters: Any) -> Any:
    wage = person("oplyst_loen_md", period)
    room = np.maximum(person("oplyst_fuldtidsloen_md", period) - wage, 0)
    return (wage > 0) * np.minimum(person("foer_loenloft", period), room)


def _tilskud(person: Any, period: Any, _parameters: Any) -> Any:
    subsidy = person("fleksloentilskud", period)
    yes, no = person("visitation_ja", period), person("visitation_nej", period)
    unknown = ~yes & ~no & (subsidy != 0)
    return np.where(unknown, np.nan, np.where(yes, subsidy, 0))


def _table(name: str) -> dict[str, Any]:
    values = zip(YEARS, rates_of(name), strict=True)
    return {f"y{year}": {"values": {"2013-01-01": {"value": oere / 100}}} for year, oere in values}


def prepared(data: Data) -> Callable[[], np.ndarray]:
    """A run over the data: kroner as float32, NaN where unknown. Each call computes everything anew."""
    system = taxbenefitsystems.TaxBenefitSystem([PERSON])
    system.parameters = parameters.ParameterNode(
        "",
        data={
            "hoejeste": _table("hoejeste_fleksloentilskud"),
            "knaek": _table("knaek_maanedsloen"),
        },
    )
    for name in data.facts:
        system.add_variable(_choice(name))
    if data.year is not None:
        system.add_variable(_choice("lovaar", LawYear))
    for name in data.amounts:
        system.add_variable(_number(name))
    computed = {
        "visitation_nej": (_visitation_nej, bool),
        "visitation_ja": (_visitation_ja, bool),
        "nedsaettelse": (_nedsaettelse, float),
        "foer_loenloft": (_foer_loenloft, float),
        "fleksloentilskud": (_fleksloentilskud, float),
        "tilskud": (_tilskud, float),
    }
    for name, (formula, kind) in computed.items():
        system.add_variable(_number(name, formula, kind))
    simulation = simulations.SimulationBuilder().build_default_simulation(system, data.rows)
    for name, codes in data.facts.items():
        simulation.set_input(name, MONTH, indexed_enums.EnumArray(codes.astype(np.int16), Answers))
    if data.year is not None:
        years = indexed_enums.EnumArray(data.year.astype(np.int16), LawYear)
        simulation.set_input("lovaar", MONTH, years)
    for name, oere in data.amounts.items():
        simulation.set_input(name, MONTH, (oere / 100).astype(np.float32))

    def run() -> np.ndarray:
        for name in computed:
            simulation.delete_arrays(name, MONTH)
        answer: np.ndarray = simulation.calculate("tilskud", MONTH)
        return answer

    return run


def oere(answer: Any) -> tuple[np.ndarray, np.ndarray]:
    """Its kroner as values in 1/100 øre, rounded to the øre, and states."""
    unknown = np.isnan(answer)
    kroner = np.nan_to_num(answer).astype(np.float64)
    return np.floor(kroner * 100 + 0.5).astype(np.int64) * 100, unknown.astype(np.uint8)
