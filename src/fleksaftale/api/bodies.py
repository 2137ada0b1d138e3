"""What each address takes, as JSON Schema. The keys and their meaning are the law's own."""

from collections.abc import Mapping
from typing import Any

from fleksjob import forloeb_laes, sag, tjek_laes
from fleksjob.engine.rules import Sentence
from fleksjob.frister import NOEGLER as OF_DEADLINES
from fleksjob.law.fleksloentilskud import loenarter, politikker
from fleksjob.sag_noegler import FELTER

Schema = dict[str, Any]
LONGEST = 24
"""Months, and bonuses in them, that may be asked for at once."""

WRITTEN: Schema = {"anyOf": [{"type": "string"}, {"type": "number"}]}
"""An amount, hours or days: best as text. A number is read digit by digit, never as a binary fraction."""

POLICY: Schema = {
    "type": "object",
    "description": "Åbne spørgsmål i reglerne, der skal besvares anderledes end normalt. Se /emner.",
    "properties": {each.name: {"description": each.da} for each in politikker.ALLE},
}
KINDS: Schema = {
    "type": "object",
    "description": FELTER["loenarter"][0],
    "properties": {
        each.id: {"description": each.da, "anyOf": [*WRITTEN["anyOf"], {"type": "object"}]}
        for each in loenarter.gaeldende()
    },
    "additionalProperties": False,
}
_SHAPES: Mapping[str, Schema] = {
    "dato": {"type": "string", "format": "date"},
    "loenarter": KINDS,
    "politik": POLICY,
}


def _object(properties: Mapping[str, Schema], *required: str, description: str = "") -> Schema:
    found: Schema = {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }
    return found | ({"description": description} if description else {})


def _or_null(schema: Schema) -> Schema:
    """Null is the same as left out."""
    said = schema.get("description")
    inner = {key: value for key, value in schema.items() if key != "description"}
    return {"anyOf": [inner, {"type": "null"}]} | ({"description": said} if said else {})


def _fact(key: str) -> Schema:
    said: Sentence = FELTER[key]
    return {"description": said[0], **_SHAPES.get(key, WRITTEN)}


def _case(*required: str, without: tuple[str, ...] = ()) -> Schema:
    return _object({key: _fact(key) for key in sag.NOEGLER if key not in without}, *required)


MONTH: Schema = {"type": "string", "description": "en måned, fx 2024-06"}
DAY_EXAMPLE = {"dato": "2024-06-01", "timeloen": "200,00", "effektive_timer": "18"}


def beregn() -> Schema:
    """One month."""
    return _case("dato") | {"examples": [DAY_EXAMPLE]}


def sammenlign() -> Schema:
    """Two cases; the second says only what changes."""
    example = {"foer": DAY_EXAMPLE, "efter": {"effektive_timer": "20"}}
    return _object({"foer": _case("dato"), "efter": _case()}, "foer", "efter") | {"examples": [example]}


def forloeb() -> Schema:
    """Months in a row."""
    said = forloeb_laes.NOEGLER
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
                "description": said["maaneder"],
            },
            "foerste_loen": _or_null(
                _case(without=("dato", "politik")) | {"description": said["foerste_loen"]}
            ),
            "bonus": _or_null(
                {
                    "type": "array",
                    "items": bonus,
                    "maxItems": LONGEST,
                    "description": said["bonus"],
                }
            ),
            "efterreguleres": _or_null(
                {
                    "type": "object",
                    "additionalProperties": {"type": "string"},
                    "description": said["efterreguleres"],
                }
            ),
            "politik": _or_null(POLICY),
        },
        "maaneder",
    ) | {"examples": [{"maaneder": months}]}


def tjek() -> Schema:
    """A payslip and a letter."""
    said = tjek_laes.NOEGLER
    parts = dict.fromkeys(tjek_laes.DELE, WRITTEN)
    payslip = _object(parts | {key: _fact(key) for key in tjek_laes.LOENSEDDEL})
    letter = _object(
        {key: _or_null({"description": what, **WRITTEN}) for key, what in tjek_laes.KOMMUNEN.items()}
    )
    return _object(
        {
            "maaned": MONTH | {"description": said["maaned"]},
            "loenseddel": payslip | {"description": said["loenseddel"]},
            "kommunen": letter | {"description": said["kommunen"]},
            "loen_i_maaneden": _or_null({"description": said["loen_i_maaneden"], **WRITTEN}),
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
    known = {key: {"description": said} for key, said in OF_DEADLINES.items()}
    day = {
        "i_dag": _or_null(
            {"type": "string", "format": "date", "description": "en dag; så ses, hvad der er nået"}
        )
    }
    example = {"ansaettelse_start": "2024-03-01", "varighed": "midlertidigt"}
    return _object({**known, **day}) | {"examples": [example]}


def vurder() -> Schema:
    """The facts of a subject: those that are known."""
    return {
        "type": "object",
        "description": "Oplysningerne i emnet; se /emner/{emne}. Udelad det, der ikke vides.",
        "examples": [{"dato": "2026-11-21", "foedselsdag": "1980-05-10"}],
    }
