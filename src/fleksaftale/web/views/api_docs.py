"""The description of the open API as a page: drawn here, without a script and without another site."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from fleksaftale.api.bodies import DAY_EXAMPLE
from fleksaftale.api.endpoints import description
from fleksaftale.api.errors import bad_fact
from fleksaftale.api.gate import LARGEST
from fleksjob.beregning import BELOEB, beregn
from fleksjob.errors import InputError


@dataclass(frozen=True)
class Field:
    """One fact or one part of an answer. ``depth``: how deep it lies."""

    name: str
    said: str
    required: bool = False
    depth: int = 0


@dataclass(frozen=True)
class Address:
    """One address: what it takes, an example, and how it answers."""

    id: str
    method: str
    path: str
    summary: str
    parameters: tuple[Field, ...]
    facts: tuple[Field, ...]
    example: str
    answer: tuple[Field, ...]
    refusals: tuple[tuple[str, str], ...]


def docs(request: HttpRequest) -> HttpResponse:
    """Every address, its facts and its answers."""
    context = {
        "addresses": addresses("en" if get_language() == "en" else "da"),
        "answered": answered(),
        "refused": refusal(),
        "host": settings.PUBLIC_URL,
        "a_minute": settings.API_A_MINUTE,
        "kilobytes": LARGEST // 1024,
    }
    return render(request, "web/api/docs.html", context)


@cache
def answered() -> str:
    """The amounts that the first example is answered with; the reasons and rates follow after them."""
    answer = beregn(DAY_EXAMPLE).som_json()
    shown = json.dumps({key: answer[key] for key in BELOEB}, indent=2)
    return f"{shown.removesuffix(chr(10) + '}')},\n  …\n}}"


def refusal() -> str:
    """What is said to a fact that cannot be used, in the reader's language."""
    try:
        beregn(DAY_EXAMPLE | {"timeloen": "mange"})
    except InputError as problem:
        found = json.loads(bad_fact(HttpRequest(), problem).content)
        return json.dumps(found, indent=2, ensure_ascii=False)
    raise AssertionError("an hourly wage that is a word was not refused")


@cache
def addresses(language: str) -> tuple[Address, ...]:
    """The description, as the page shows it."""
    schema = description(language)
    return tuple(
        _address(path, method, operation, schema)
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    )


def _address(path: str, method: str, operation: Any, schema: Any) -> Address:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    answers = operation["responses"]
    good = answers["200"]["content"]["application/json"]["schema"]
    shown = [json.dumps(each, ensure_ascii=False) for each in body.get("examples", [])]
    return Address(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        parameters=tuple(_parameters(operation)),
        facts=tuple(_fields(body, schema)),
        example=shown[0] if shown else "",
        answer=tuple(_fields(good, schema, deep=1)),
        refusals=tuple(
            (status, each["description"]) for status, each in sorted(answers.items()) if status != "200"
        ),
    )


def _parameters(operation: Any) -> Iterator[Field]:
    for each in operation["parameters"]:
        yield Field(each["name"], each.get("description", ""), each.get("required", False))


def _fields(schema: Any, whole: Any, depth: int = 0, deep: int = 2) -> Iterator[Field]:
    """The parts of a schema, with those within them."""
    found = _resolved(schema, whole)
    required = set(found.get("required", ()))
    for name, part in found.get("properties", {}).items():
        inner = _resolved(part, whole)
        yield Field(name, inner.get("description", ""), name in required, depth)
        if depth < deep - 1 and not depth:
            yield from _fields(inner, whole, depth + 1, deep)


def _resolved(schema: Any, whole: Any) -> Any:
    """What a schema stands for: a reference followed, a list by its items, what may be null."""
    said = schema.get("description")
    while True:
        if "$ref" in schema:
            schema = whole["components"]["schemas"].get(schema["$ref"].rsplit("/", 1)[1], {})
            schema = {key: value for key, value in schema.items() if key != "description"}
        elif schema.get("type") == "array":
            schema = schema.get("items", {})
        elif any(each.get("type") == "null" for each in schema.get("anyOf", ())):
            schema = next(each for each in schema["anyOf"] if each.get("type") != "null")
        else:
            return schema | ({"description": said} if said else {})
