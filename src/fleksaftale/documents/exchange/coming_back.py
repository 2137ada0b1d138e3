"""A signed document that comes back as a file: checked against the schema, and read into answers.

The file may come from anybody. Nothing is taken from it but answers to the template's own questions, and each
of them passes the same limits as what is typed.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from fleksaftale.documents import answers as saved
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.exchange.schema import answer_schema, outer_schema
from fleksaftale.documents.rows import unique_ids
from fleksaftale.documents.template import Field, Kind, Question, RowKind, State, Template

LARGEST = 512 * 1024
DEEPEST = 20  # a document nests six deep


class Unreadable(Exception):
    """The file cannot be used. The text says where it is wrong and shows what would be right."""


@dataclass(frozen=True)
class Brought:
    """What stood in the file: where it was agreed, from when, and the answers by question."""

    workplace: str
    in_force_from: date
    answers: Mapping[str, Answer]


def read(template: Template, content: bytes) -> Brought:
    """The answers of a file that was signed under an edition of the template. Raises Unreadable."""
    data = _parsed(content)
    edition = _edition(template, data)
    _require(outer_schema(edition), data, _("Filen"), {})
    found: dict[str, Answer] = {}
    for number, entry in enumerate(data["answers"], start=1):
        question = _question(edition, entry, number)
        if question.key in found:
            raise Unreadable(
                _("Svaret på “%(question)s” står to gange i filen.") % {"question": question.text}
            )
        _require(answer_schema(question), entry, _("Svaret på “%s”") % question.text, _examples(question))
        found[question.key] = _answer(template.question(question.key), entry)
    return Brought(data["workplace"]["name"], date.fromisoformat(data["in_force_from"]), found)


def _parsed(content: bytes) -> Any:
    if content.startswith(b"%PDF-"):
        raise Unreadable(
            _("Det er en PDF. Aftalen ligger vedhæftet i den: gem filen aftale.json, og vælg den her.")
        )
    try:
        data = json.loads(content.decode(), object_pairs_hook=_once, parse_constant=_no_number)
        json.dumps(data, ensure_ascii=False).encode()  # half a character (a lone surrogate) is no text
    except (ValueError, RecursionError):
        raise Unreadable(_("Filen kan ikke læses. Vælg filen aftale.json, som den blev hentet.")) from None
    if _depth(data) > DEEPEST:
        raise Unreadable(_("Filen kan ikke læses. Vælg filen aftale.json, som den blev hentet."))
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which each name stands once: two readers would choose differently."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _depth(data: Any) -> int:
    """How deep it nests, counted without calling oneself."""
    deepest, level = 0, [data]
    while level:
        deepest += 1
        level = [
            inner
            for each in level
            if isinstance(each, dict | list)
            for inner in (each.values() if isinstance(each, dict) else each)
        ]
    return deepest


def _edition(template: Template, data: Any) -> Template:
    """The edition that the file names."""
    named = data.get("template") if isinstance(data, dict) else None
    if not isinstance(named, dict) or named.get("id") != template.id:
        said = {"title": template.title, "id": template.id}
        raise Unreadable(_('Det er ikke filen for en %(title)s. I den står "id": "%(id)s".') % said)
    version = named.get("version")
    for edition in (template, *template.earlier):
        if version is not True and edition.version == version:
            return edition
    known = ", ".join(str(e.version) for e in (*template.earlier, template))
    raise Unreadable(
        _("Filen er lavet med udgave %(version)s af skabelonen. Her kendes %(known)s.")
        % {"version": str(version)[:20], "known": known}
    )


def _question(edition: Template, entry: Any, number: int) -> Question:
    key = entry.get("key") if isinstance(entry, dict) else None
    for question in edition.questions:
        if question.key == key:
            return question
    keys = ", ".join(q.key for q in edition.questions[:3])
    said = {"number": number, "keys": keys}
    raise Unreadable(
        _("Svar nummer %(number)s i filen har en ukendt “key”. Den kan fx være %(keys)s.") % said
    )


def _require(schema: Mapping[str, Any], data: Any, where: str, examples: Mapping[str, str]) -> None:
    validator = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    fault = min(
        validator.iter_errors(data), key=lambda error: list(map(str, error.absolute_path)), default=None
    )
    if fault is not None:
        raise Unreadable(_told(fault, where, examples))


def _told(fault: ValidationError, where: str, examples: Mapping[str, str]) -> str:
    """Where it is wrong, and a value that would be right. Says nothing of what stands there: it may be
    anything."""
    path = [str(step) for step in fault.absolute_path]
    if fault.validator == "required" and isinstance(fault.instance, dict):
        needed: Any = fault.validator_value
        path.append(next(name for name in needed if name not in fault.instance))
    named = next((name for name in reversed(path) if name in examples), "")
    said = {"where": where, "field": " → ".join(path) or "{}"}
    if named:
        return _("%(where)s: feltet %(field)s er forkert. Det kan fx være %(good)s.") % {
            **said,
            "good": examples[named],
        }
    return _("%(where)s: feltet %(field)s er forkert.") % said


def _examples(question: Question) -> dict[str, str]:
    """A good value for each field, by its name, as it stands in the file."""
    found = {"state": json.dumps(State.ANSWERED.value), "number": json.dumps(str(question.number or ""))}
    return found | {part.key: example(part) for part in _all_fields(question.fields)}


def _all_fields(fields: Iterable[Field]) -> Iterable[Field]:
    for part in fields:
        yield part
        if isinstance(part.of_rows, RowKind):
            yield from part.of_rows.fields


def example(part: Field) -> str:
    """A good value of one field, as JSON."""
    values: dict[Kind, Any] = {
        Kind.HOURS: "7:30",
        Kind.DATE: "2026-12-01",
        Kind.NUMBER: "15",
        Kind.CHOICE: part.options[0].key if part.options else "",
        Kind.RHYTHM: [{"every": "2", "unit": "months", "until": ""}],
        Kind.ROWS: [{"id": "0a1b2c3d", "fields": {}}],
    }
    return json.dumps(values.get(part.kind, str(part.label)), ensure_ascii=False)


def _answer(question: Question, entry: Mapping[str, Any]) -> Answer:
    """One answer as it would be saved: fields that its own choices leave out are gone."""
    answer = saved.from_data(question, entry)
    for part in question.fields:
        if part.of_rows is not None and not unique_ids(answer.get(part.key) or ()):
            raise Unreadable(
                _("Svaret på “%(question)s” har to rækker med samme id.") % {"question": question.text}
            )
    return saved.pruned(question, answer)
