"""What v1 has promised to other programs: its addresses and fields stay, in two languages; examples run."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from fleksaftale.api.endpoints import description
from fleksaftale.api.limits import limiter
from fleksjob import rates

pytestmark = pytest.mark.django_db
PROMISED = Path(__file__).with_name("v1.json")
"""Every address with what it must be told and what it answers. Lines come, and none goes."""

OPERATIONS = [
    (method, path, operation)
    for path, operations in description()["paths"].items()
    for method, operation in operations.items()
]


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    limiter.forget()


def body_of(operation: Any) -> Any:
    """What an address takes; nothing where it is asked with GET."""
    content = operation.get("requestBody", {}).get("content", {})
    return content.get("application/json", {}).get("schema", {})


def parts(schema: Any, seen: tuple[str, ...] = ()) -> Iterator[str]:
    """The names within an answer, with dots."""
    reference = schema.get("$ref", "")
    if reference in seen:
        return
    if reference:
        seen += (reference,)
        schema = description()["components"]["schemas"][reference.rsplit("/", 1)[1]]
    within = [schema["items"]] if "items" in schema else []
    for each in (*within, *schema.get("anyOf", ())):
        yield from parts(each, seen)
    for name, part in schema.get("properties", {}).items():
        yield name
        yield from (f"{name}.{inner}" for inner in parts(part, seen))


def promises() -> dict[str, dict[str, list[str]]]:
    """What the description says today."""
    found = {}
    for method, path, operation in OPERATIONS:
        body = body_of(operation)
        answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
        found[f"{method.upper()} {path}"] = {
            "must": sorted(body.get("required", [])),
            "may": sorted(body.get("properties", {})),
            "answers": sorted(parts(answer)),
        }
    return found


def test_nothing_that_v1_promised_is_gone_and_nothing_more_is_demanded() -> None:
    today = promises()
    for address, promised in json.loads(PROMISED.read_text("utf-8")).items():
        assert set(today[address]["must"]) <= set(promised["must"]), address
        assert set(promised["may"]) <= set(today[address]["may"]), address
        assert set(promised["answers"]) <= set(today[address]["answers"]), address


def test_what_is_new_in_v1_is_promised_as_well() -> None:
    """Write it into v1.json: from then on others may count on it."""
    promised = json.loads(PROMISED.read_text("utf-8"))
    new = {address: parts for address, parts in promises().items() if promised.get(address) != parts}
    assert new == {}


@pytest.mark.parametrize(
    ("path", "example"),
    [
        (path.replace("{emne}", "visitation"), example)
        for method, path, operation in OPERATIONS
        if method == "post"
        for example in body_of(operation)["examples"]
    ],
)
def test_every_example_is_answered(client: Client, path: str, example: Any) -> None:
    response = client.post(path, json.dumps(example), content_type="application/json")
    assert response.status_code == 200, response.content.decode()


def said(part: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every description and summary with its place."""
    if isinstance(part, list):
        for number, each in enumerate(part):
            yield from said(each, f"{place}/{number}")
    if isinstance(part, dict):
        for key, each in part.items():
            if key in ("description", "summary") and isinstance(each, str):
                yield f"{place}/{key}", each
            yield from said(each, f"{place}/{key}")


def test_the_description_is_whole_in_english_too(client: Client) -> None:
    fetched = [client.get(f"/api/v1/openapi.json?sprog={sprog}").json() for sprog in ("da", "en")]
    danish, english = (dict(said(each)) for each in fetched)
    assert danish.keys() == english.keys()
    assert [place for place, words in danish.items() if words == english[place] and " " in words] == []
    assert "x-en" not in json.dumps(fetched)


def test_every_fact_and_every_address_is_explained() -> None:
    for _, path, operation in OPERATIONS:
        assert operation["summary"]
        assert all(each["description"] for each in operation["parameters"]), path
        assert all("description" in each for each in body_of(operation).get("properties", {}).values()), path


def test_a_rate_has_its_title_in_both_languages(client: Client) -> None:
    found = client.get("/api/v1/satser?dato=2026-06-01").json()
    titles = {each.name: each.title for each in rates.gaeldende().values()}
    assert {each["id"]: each["title"] for each in found} == titles


@pytest.mark.parametrize(
    ("body", "words"),
    [('{"dato": "2024-06-01",}', "linje 1"), ('{"dato": 1, "dato": 2}', "to gange"), ("[1]", "JSON-objekt")],
)
def test_what_is_no_json_is_told_where_it_stops(client: Client, body: str, words: str) -> None:
    response = client.post("/api/v1/beregn", body, content_type="application/json")
    assert response.status_code == 400
    assert words in response.json()["besked"]
