"""The OpenAPI description made whole: every refusal, the language, and an example for each."""

from collections.abc import Iterator
from typing import Any

from fleksaftale.api.answers import Fejl, SatsMangler
from fleksaftale.api.both import said
from fleksjob.engine.rules import Sentence
from fleksjob.law.emner import NAVNE

FEJL, SATS = "#/components/schemas/Fejl", "#/components/schemas/SatsMangler"
INFO = said(
    "Loven om fleksjob som svar: regneregler, satser, regler, frister. Vejledende. "
    "I v1 kan der komme felter og adresser til; ingen forsvinder.",
    "The law on fleksjob as answers: calculation, rates, rules, deadlines. For guidance only. "
    "Within v1 fields and addresses may be added; none goes.",
)
LANGUAGE = {
    "name": "sprog",
    "in": "query",
    "required": False,
    **said(
        "Sproget for beskeder. Går forud for Accept-Language.",
        "The language of messages. Goes before Accept-Language.",
    ),
    "schema": {"type": "string", "enum": ["da", "en"]},
}
PARAMETERS: dict[str, Any] = {
    "dato": said(
        "En dag, fx 2026-06-01. Udelad den for alle år.",
        "A day, such as 2026-06-01. Leave it out for every year.",
    ),
    "emne": said("Emnets navn; se /emner.", "The subject's name; see /emner."),
}
EVERYWHERE: dict[str, Sentence] = {
    "405": ("Adressen kan ikke bruges sådan. Se Allow.", "The address cannot be used like that. See Allow."),
    "422": (
        "En oplysning kan ikke bruges. felt nævner den, og beskeden viser en god værdi.",
        "A fact cannot be used. felt names it, and the message shows a good value.",
    ),
    "429": (
        "Der er spurgt for ofte. Vent det antal sekunder, Retry-After siger.",
        "Asked too often. Wait for as many seconds as Retry-After says.",
    ),
    "500": ("Der er sket en fejl hos os.", "Something went wrong here."),
}
OF_POST: dict[str, Sentence] = {
    "400": ("Det er ikke et JSON-objekt.", "That is not a JSON object."),
    "409": ("Der er ingen sats for dagen.", "There is no rate for the day."),
    "413": ("Forespørgslen er for stor.", "The request is too large."),
    "415": ("Det er ikke sendt som application/json.", "It was not sent as application/json."),
}
NOT_THERE: Sentence = ("Emnet findes ikke.", "There is no such subject.")
UNCHANGED: Sentence = (
    "Ikke ændret, siden den blev hentet med den ETag.",
    "Not changed since it was fetched with that ETag.",
)
WAIT = {
    "Retry-After": {**said("Sekunder at vente.", "Seconds to wait."), "schema": {"type": "integer"}},
}
TAG = {
    "ETag": {**said("Svarets fingeraftryk.", "The fingerprint of the answer."), "schema": {"type": "string"}},
}


def described(schema: Any) -> Any:
    """The description with what ninja does not know of it, both languages beside each other."""
    schema["components"]["schemas"] |= {
        "Fejl": Fejl.model_json_schema(),
        "SatsMangler": SatsMangler.model_json_schema(),
    }
    schema["info"] |= INFO
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            operation.pop("description", None)  # for who reads the code
            for parameter in operation.setdefault("parameters", []):
                parameter.update(PARAMETERS[parameter["name"]])
                if path == "/api/v1/vurder/{emne}":
                    parameter["schema"]["enum"] = list(NAVNE)
            operation["parameters"].append(LANGUAGE)
            operation["responses"] = {
                **{str(status): found for status, found in operation["responses"].items()},
                **dict(_refusals(path, method)),
            }
            if method == "get":
                operation["responses"]["200"]["headers"] = TAG
    return schema


def _refusals(path: str, method: str) -> Iterator[tuple[str, Any]]:
    told = EVERYWHERE | (OF_POST if method == "post" else {}) | ({"404": NOT_THERE} if "{" in path else {})
    for status, both in told.items():
        found = _refusal(both, SATS if status == "409" else FEJL)
        yield status, found | {"headers": WAIT} if status == "429" else found
    if method == "get":
        yield "304", said(*UNCHANGED)


def _refusal(both: Sentence, schema: str) -> dict[str, Any]:
    return {**said(*both), "content": {"application/json": {"schema": {"$ref": schema}}}}
