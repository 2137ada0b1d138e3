"""The OpenAPI description made whole: every refusal, the language, and an example for each."""

from collections.abc import Iterator
from typing import Any

from fleksaftale.api.answers import Fejl, SatsMangler

FEJL, SATS = "#/components/schemas/Fejl", "#/components/schemas/SatsMangler"
LANGUAGE = {
    "name": "sprog",
    "in": "query",
    "required": False,
    "description": "Sproget for beskeder. Går forud for Accept-Language.",
    "schema": {"type": "string", "enum": ["da", "en"]},
}
EVERYWHERE = {
    "405": "Adressen kan ikke bruges sådan.",
    "422": "En oplysning kan ikke bruges. Beskeden viser en god værdi.",
}
OF_POST = {
    "400": "Det er ikke et JSON-objekt.",
    "409": "Der er ingen sats for dagen.",
    "413": "Forespørgslen er for stor.",
    "415": "Det er ikke sendt som application/json.",
}
NOT_THERE = "Emnet findes ikke."
UNCHANGED = "Ikke ændret, siden den blev hentet med den ETag."
WAIT = {"Retry-After": {"description": "Sekunder at vente.", "schema": {"type": "integer"}}}
TAG = {"ETag": {"description": "Svarets fingeraftryk.", "schema": {"type": "string"}}}


def described(schema: Any) -> Any:
    """The description with what ninja does not know of it."""
    schema["components"]["schemas"] |= {
        "Fejl": Fejl.model_json_schema(),
        "SatsMangler": SatsMangler.model_json_schema(),
    }
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            operation.setdefault("parameters", []).append(LANGUAGE)
            operation["responses"] = {
                **{str(status): found for status, found in operation["responses"].items()},
                **dict(_refusals(path, method)),
            }
            if method == "get":
                operation["responses"]["200"]["headers"] = TAG
    return schema


def _refusals(path: str, method: str) -> Iterator[tuple[str, Any]]:
    said = EVERYWHERE | (OF_POST if method == "post" else {}) | ({"404": NOT_THERE} if "{" in path else {})
    for status, text in said.items():
        yield status, _refusal(text, SATS if status == "409" else FEJL)
    yield "429", _refusal("Der er spurgt for ofte.", FEJL) | {"headers": WAIT}
    if method == "get":
        yield "304", {"description": UNCHANGED}


def _refusal(text: str, schema: str) -> dict[str, Any]:
    return {"description": text, "content": {"application/json": {"schema": {"$ref": schema}}}}
