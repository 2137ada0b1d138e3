"""What the API refuses, as one kind of answer: a code, the field, and a sentence in the reader's language."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language

from fleksaftale.guidance.law import NO_RATE
from fleksjob.law.myndighed import myndighed

Said = tuple[str, str]

NOT_JSON: Said = (
    "Det er ikke et JSON-objekt. Se /api/v1/docs for et eksempel.",
    "That is not a JSON object. See /api/v1/docs for an example.",
)
NOT_THERE: Said = ("Adressen findes ikke. Se /api/v1/docs.", "There is no such address. See /api/v1/docs.")
NOT_UNDERSTOOD: Said = (
    "Forespørgslen kan ikke bruges. Se /api/v1/docs.",
    "The request cannot be used. See /api/v1/docs.",
)
OUR_FAULT: Said = (
    "Der er sket en fejl hos os. Prøv igen senere.",
    "Something went wrong here. Try again later.",
)
NO_SUBJECT: Said = ("Emnet findes ikke. Se /api/v1/emner.", "There is no such subject. See /api/v1/emner.")
WRONG_METHOD: Said = ("Adressen kan kun bruges med {}.", "The address can be used with {} only.")
TOO_LARGE: Said = ("Forespørgslen må højst fylde {} tegn.", "The request may be {} characters at most.")
WRONG_TYPE: Said = (
    "Send JSON med Content-Type: application/json.",
    "Send JSON with Content-Type: application/json.",
)
TOO_OFTEN: Said = (
    "Der er spurgt for ofte. Vent {} sekunder, og spørg igen.",
    "Asked too often. Wait {} seconds, and ask again.",
)


class Refused(Exception):
    """A request that is not answered. ``said``: why, in both languages; ``wait``: seconds, where it helps."""

    def __init__(
        self, status: int, code: str, said: Said, *parts: object, field: str | None = None, wait: int = 0
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.field, self.wait = status, code, field, wait
        self.said = (said[0].format(*parts), said[1].format(*parts)) if parts else said


def refused(problem: Refused) -> JsonResponse:
    """The answer to a request that is refused."""
    return _answer(problem.status, problem.code, problem.field, problem.said)


def not_answered(request: HttpRequest, problem: Any) -> JsonResponse:  # noqa: ARG001 - as ninja calls it
    """Refused, from within an address."""
    return refused(problem)


def bad_fact(request: HttpRequest, problem: Any) -> JsonResponse:  # noqa: ARG001 - as ninja calls it
    """InputError: a fact cannot be used. 422, with its name and a good value."""
    return _answer(422, "oplysning", problem.field or None, (problem.reason, problem.reason_en))


def no_rate(request: HttpRequest, problem: Any) -> JsonResponse:  # noqa: ARG001 - as ninja calls it
    """RateMissing: there is no rate for the day. 409, with the rate and the days there are."""
    years = {"year": problem.day.year}
    said = (
        NO_RATE.da.format(myndighed=myndighed(problem.day), **years),
        NO_RATE.en.format(myndighed=myndighed(problem.day, "en"), **years),
    )
    if problem.last is None or problem.day <= problem.last:
        said = (str(problem)[:1].upper() + str(problem)[1:] + ".", problem.message_en)
    days = {
        "sats": problem.name,
        "foerste_dag": problem.first.isoformat() if problem.first else None,
        "sidste_dag": problem.last.isoformat() if problem.last else None,
    }
    return _answer(409, "sats_mangler", "dato", said, **days)


def _answer(status: int, code: str, field: str | None, said: Said, **more: Any) -> JsonResponse:
    text = said[1] if get_language() == "en" else said[0]
    body = {"fejl": code, "felt": field, "besked": text, **more}
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
