"""What each address takes, as JSON Schema. The keys and their meaning are the law's own."""

from collections.abc import Mapping
from typing import Any

from fleksaftale.api.both import ENGLISH, said
from fleksjob import forloeb_laes, sag, tjek_laes
from fleksjob.frister.noegler import FELTER as OF_DEADLINES
from fleksjob.law.fleksloentilskud import loenarter, politikker
from fleksjob.sag_noegler import FELTER

Schema = dict[str, Any]
LONGEST = 24
"""Months, and bonuses in them, that may be asked for at once."""

WRITTEN: Schema = {"anyOf": [{"type": "string"}, {"type": "number"}]}
"""An amount, hours or days: best as text. A number is read digit by digit, never as a binary fraction."""

POLICY: Schema = {
    "type": "object",
    **said(
        "Åbne spørgsmål i reglerne, der skal besvares anderledes end normalt. Se /emner.",
        "Open questions of the rules, to be answered otherwise than usual. See /emner.",
    ),
    "properties": {each.name: said(each.da, each.en) for each in politikker.ALLE},
}
KINDS: Schema = {
    "type": "object",
    **said(*FELTER["loenarter"]),
    "properties": {
        each.id: {**said(each.da, each.en), "anyOf": [*WRITTEN["anyOf"], {"type": "object"}]}
        for each in loenarter.gaeldende()
    },
    "additionalProperties": False,
}
_SHAPES: Mapping[str, Schema] = {
    "dato": {"type": "string", "format": "date"},
    "loenarter": KINDS,
    "politik": POLICY,
}


def _object(properties: Mapping[str, Schema], *required: str) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _or_null(schema: Schema) -> Schema:
    """Null is the same as left out."""
    words = {key: schema[key] for key in ("description", ENGLISH) if key in schema}
    inner = {key: value for key, value in schema.items() if key not in words}
    return {"anyOf": [inner, {"type": "null"}]} | words


def _fact(key: str) -> Schema:
    return {**said(*FELTER[key]), **_SHAPES.get(key, WRITTEN)}


def _case(*required: str, without: tuple[str, ...] = ()) -> Schema:
    return _object({key: _fact(key) for key in sag.NOEGLER if key not in without}, *required)


MONTH: Schema = {"type": "string", **said("en måned, fx 2024-06", "a month, such as 2024-06")}
DAY_EXAMPLE = {"dato": "2024-06-01", "timeloen": "200,00", "effektive_timer": "18"}


def beregn() -> Schema:
    """One month."""
    return _case("dato") | {"examples": [DAY_EXAMPLE]}


def sammenlign() -> Schema:
    """Two cases; the second says only what changes."""
    example = {"foer": DAY_EXAMPLE, "efter": {"effektive_timer": "20"}}
    before = _case("dato") | said("situationen nu", "the situation now")
    after = _case() | said("kun det, der bliver anderledes", "only what becomes different")
    return _object({"foer": before, "efter": after}, "foer", "efter") | {"examples": [example]}


def forloeb() -> Schema:
    """Months in a row."""
    words = {key: said(*both) for key, both in forloeb_laes.FELTER.items()}
    own = _case("maaned", without=("dato", "politik"))
    own["properties"] = {"maaned": MONTH, **own["properties"]}
    bonus = _object({"beloeb": WRITTEN, "fra": MONTH, "til": MONTH}, "beloeb", "fra", "til")
    months = [
        {"maaned": f"2024-0{number}", "loen_md": "14000", "fuldtidsloen_md": "32000"} for number in (4, 5)
    ]
    return _object(
        {
            "maaneder": {
                "type": "array",
                "items": own,
                "minItems": 1,
                "maxItems": LONGEST,
                **words["maaneder"],
            },
            "foerste_loen": _or_null(_case(without=("dato", "politik")) | words["foerste_loen"]),
            "bonus": _or_null(
                {
                    "type": "array",
                    "items": bonus,
                    "maxItems": LONGEST,
                    **words["bonus"],
                }
            ),
            "efterreguleres": _or_null(
                {
                    "type": "object",
                    "additionalProperties": {"type": "string"},
                    **words["efterreguleres"],
                }
            ),
            "politik": _or_null(POLICY),
        },
        "maaneder",
    ) | {"examples": [{"maaneder": months}]}


def tjek() -> Schema:
    """A payslip and a letter."""
    words = {key: said(*both) for key, both in tjek_laes.FELTER.items()}
    parts = {key: {**said(*both), **WRITTEN} for key, both in tjek_laes.AF_LOENNEN.items()}
    payslip = _object(parts | {key: _fact(key) for key in tjek_laes.LOENSEDDEL})
    letter = _object({key: _or_null({**said(*both), **WRITTEN}) for key, both in tjek_laes.KOMMUNEN.items()})
    return _object(
        {
            "maaned": MONTH | words["maaned"],
            "loenseddel": payslip | words["loenseddel"],
            "kommunen": letter | words["kommunen"],
            "loen_i_maaneden": _or_null({**words["loen_i_maaneden"], **WRITTEN}),
            "politik": _or_null(POLICY),
            **{key: _fact(key) for key in tjek_laes.I_MAANEDEN},
        },
        "maaned",
        "loenseddel",
        "kommunen",
    ) | {
        "examples": [
            {
                "maaned": "2024-06",
                "loenseddel": {"loen": "14000", "egen_pension": "560", "arbejdsgiver_pension": "1120"},
                "kommunen": {"loen": "14560", "fleksloentilskud": "15584"},
            }
        ]
    }


def frister() -> Schema:
    """What is known of the days of a case."""
    known: dict[str, Schema] = {key: dict(said(*both)) for key, both in OF_DEADLINES.items()}
    words = said("en dag; så ses, hvad der er nået", "a day; then it is told what has passed")
    day = {"i_dag": _or_null({"type": "string", "format": "date", **words})}
    example = {"ansaettelse_start": "2024-03-01", "varighed": "midlertidigt"}
    return _object({**known, **day}) | {"examples": [example]}


def vurder() -> Schema:
    """The facts of a subject: those that are known."""
    return {
        "type": "object",
        **said(
            "Oplysningerne i emnet; se oplysninger i /emner/{emne}. Udelad det, der ikke vides.",
            "The facts of the subject; see oplysninger in /emner/{emne}. Leave out what is not known.",
        ),
        "examples": [{"dato": "2026-11-21", "foedselsdag": "1980-05-10"}],
    }
