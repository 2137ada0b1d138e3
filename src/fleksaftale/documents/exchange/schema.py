"""The JSON Schema (2020-12) of a signed document, drawn from its template as forms and PDF are.

Everything is text, as the canonical JSON has it: hours as "7:30", dates as "2026-12-01", numbers as "15".
"""

from collections.abc import Iterable
from typing import Any

from fleksaftale.cases.models import PRINCIPALS
from fleksaftale.documents.content import FORMAT
from fleksaftale.documents.form_fields import LINE_LENGTH
from fleksaftale.documents.rhythm import Unit
from fleksaftale.documents.rhythm_field import ROWS as MOST_STEPS
from fleksaftale.documents.rows import ID
from fleksaftale.documents.template import Field, Kind, Question, State, Template

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT_LENGTH = 10_000
HOURS = r"^([0-9]|[1-9][0-9]|1[0-5][0-9]|16[0-8]):[0-5][0-9]$"
DAY = {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
SIGNED_STATES = (State.ANSWERED, State.NOT_RELEVANT, State.NOT_AGREED)


def schema(template: Template) -> dict[str, Any]:
    """The schema of a document that was signed under this edition of a template."""
    outer = outer_schema(template)
    outer["properties"]["answers"]["items"] = {"oneOf": [answer_schema(q) for q in template.questions]}
    return outer


def outer_schema(template: Template) -> dict[str, Any]:
    """The same without a word on what the answers are."""
    name = _text(LINE_LENGTH)
    return {
        "$schema": DIALECT,
        "$id": f"urn:fleksaftale:{template.id}:{template.version}",
        "title": template.title.da,
        "description": template.intro.da,
        **_object(
            {
                "format": {"const": FORMAT},
                "template": _object(
                    {"id": {"const": template.id}, "version": {"const": template.version}},
                    occasion={"type": "integer", "minimum": 1},
                ),
                "title": name,
                "version": {"type": "integer", "minimum": 1},
                "in_force_from": DAY,
                "rule_set": name,
                "workplace": _object({"name": name, "cvr": {"type": "string", "pattern": "^([0-9]{8})?$"}}),
                "parties": {
                    "type": "array",
                    "minItems": 2,
                    "items": _object({"role": {"enum": [role.value for role in PRINCIPALS]}, "name": name}),
                },
                "answers": {"type": "array"},
            },
            amends={"type": "object"},
        ),
    }


def answer_schema(question: Question) -> dict[str, Any]:
    """The schema of one answer: key, number and question, its state, and its fields by their names."""
    return {
        "title": question.text.da,
        **_object(
            {
                "key": {"const": question.key},
                "number": {"const": "" if question.number is None else str(question.number)},
                "question": {"type": "string"},
                "state": {"enum": [state.value for state in SIGNED_STATES]},
                "fields": _fields(question.fields),
            }
        ),
    }


def _fields(fields: Iterable[Field]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {part.key: {"title": part.label.da} | _value(part) for part in fields},
        "additionalProperties": False,
    }


def _value(part: Field) -> dict[str, Any]:
    match part.kind:
        case Kind.HOURS:
            return {"type": "string", "pattern": HOURS}
        case Kind.DATE:
            return DAY
        case Kind.NUMBER:
            return {"type": "string", "pattern": "^[0-9]{1,4}$"}
        case Kind.CHOICE:
            return {"enum": [option.key for option in part.options]}
        case Kind.RHYTHM:
            return {"type": "array", "minItems": 1, "maxItems": MOST_STEPS, "items": _STEP}
        case Kind.ROWS:
            row_id = {"type": "string", "pattern": f"^{ID.pattern}$"}
            row = _object({"id": row_id, "fields": _fields(part.row.fields)})
            return {"type": "array", "maxItems": part.row.most, "items": row}
        case Kind.TEXT:
            return _text(TEXT_LENGTH)
        case _:
            return _text(LINE_LENGTH)


def _text(most: int) -> dict[str, Any]:
    return {"type": "string", "maxLength": most}


def _object(properties: dict[str, Any], **voluntary: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties | voluntary,
        "required": list(properties),
        "additionalProperties": False,
    }


_STEP = _object(
    {
        "every": {"type": "string", "pattern": "^[1-9][0-9]?$"},
        "unit": {"enum": [unit.value for unit in Unit]},
        "until": {"anyOf": [{"const": ""}, DAY]},
    }
)
