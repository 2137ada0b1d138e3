"""The addresses of the open API. Each reads the facts, asks the law once, and answers with what it said."""

import json
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from fleksaftale.api import answers, bodies, errors
from fleksaftale.api.both import ENGLISH, shown_in
from fleksaftale.api.description import described
from fleksaftale.api.errors import NO_SUBJECT, NOT_JSON, Refused
from fleksjob import (
    beregning,
    forloeb,
    forloeb_visning,
    frister,
    indlaesning,
    katalog,
    kurve,
    kurve_visning,
    loen_visning,
    rates,
    sag,
    sammenlign,
    sammenlign_visning,
    tjek,
    tjek_visning,
    vurdering,
)
from fleksjob.errors import InputError, RateMissing
from fleksjob.forbehold import VEJLEDENDE
from fleksjob.frister import visning as frister_visning
from fleksjob.law.emner import NAVNE
from fleksjob.trin import to_sprog

Facts = dict[str, Any]
JSON = "application/json"
View = TypeVar("View", bound=Callable[..., HttpResponse])


class Api(NinjaAPI):
    """Ninja's routing, with a description that names every answer there is."""

    def get_openapi_schema(self, **given: Any) -> Any:
        return described(super().get_openapi_schema(**given))


api = Api(
    title="Fleksjob",
    version="1",
    description="Loven om fleksjob som svar: regneregler, satser, regler, frister. Vejledende.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-1",
)
api.add_exception_handler(InputError, errors.bad_fact)
api.add_exception_handler(RateMissing, errors.no_rate)
api.add_exception_handler(Refused, errors.not_answered)


def _post(
    path: str, answer: type[answers.Answer], schema: Mapping[str, Any], da: str, en: str
) -> Callable[[View], View]:
    """An address that takes facts."""
    body = {"requestBody": {"required": True, "content": {JSON: {"schema": schema}}}, ENGLISH: en}
    return api.post(path, response=answer, openapi_extra=body, summary=da, operation_id=f"post_{_name(path)}")


def _get(path: str, answer: Any, da: str, en: str) -> Callable[[View], View]:
    return api.get(
        path, response=answer, openapi_extra={ENGLISH: en}, summary=da, operation_id=f"get_{_name(path)}"
    )


def _name(path: str) -> str:
    return path.strip("/").replace("/", "_").replace("{", "").replace("}", "")


def _facts(request: HttpRequest) -> Facts:
    """The body, its numbers exact. Raises Refused for what is no JSON object."""
    try:
        return indlaesning.parse(request.body.decode())
    except UnicodeDecodeError:
        raise Refused(400, "ikke_json", NOT_JSON) from None
    except InputError as problem:  # where it stops being JSON, and what is twice in it
        said = problem.reason, problem.reason_en
        raise Refused(400, "ikke_json", said, field=problem.field or None) from None


def _said(answer: object) -> HttpResponse:
    return HttpResponse(json.dumps(answer, ensure_ascii=False), content_type=f"{JSON}; charset=utf-8")


# -- the calculator
@_post(
    "/beregn",
    answers.Beregning,
    bodies.beregn(),
    "Fleksløntilskuddet i en måned",
    "The fleksløntilskud of a month",
)
def beregn(request: HttpRequest) -> HttpResponse:
    """The subsidy of a month."""
    answer = beregning.beregn(_facts(request))
    more = {"regelsaet": answer.regelsaet, "vejledende": to_sprog(VEJLEDENDE)}
    return _said(answer.som_json() | more)


@_post(
    "/kurve",
    answers.Kurve,
    bodies.beregn(),
    "Indkomst og tilskud ved alle timetal eller lønninger",
    "Income and subsidy at any hours or wage",
)
def income_curve(request: HttpRequest) -> HttpResponse:
    """Income against hours or wage."""
    return _said(kurve_visning.som_json(kurve.kurve(_facts(request))))


@_post(
    "/sammenlign",
    answers.Sammenligning,
    bodies.sammenlign(),
    "To situationer ved siden af hinanden",
    "Two situations beside each other",
)
def compare(request: HttpRequest) -> HttpResponse:
    """Two cases beside each other."""
    return _said(sammenlign_visning.som_json(sammenlign.sammenlign(_facts(request))))


@_post(
    "/maaneder",
    answers.Forloeb,
    bodies.forloeb(),
    "Måned for måned: foreløbigt og afregnet",
    "Month by month: what is paid first, and what is settled",
)
def months(request: HttpRequest) -> HttpResponse:
    """Months of payment, preliminary and settled."""
    facts = _facts(request)
    for key in ("maaneder", "bonus"):
        rows = facts.get(key)
        if isinstance(rows, list) and len(rows) > bodies.LONGEST:
            too_many = f"der er flere end {bodies.LONGEST}", f"there are more than {bodies.LONGEST}"
            raise InputError(key, *too_many)
    return _said(forloeb_visning.som_json(forloeb.forloeb(facts)))


@_post(
    "/tjek",
    answers.Tjek,
    bodies.tjek(),
    "En udbetaling ved siden af kommunens brev",
    "A payment beside the municipality's letter",
)
def check_payment(request: HttpRequest) -> HttpResponse:
    """A payment beside the municipality's letter."""
    return _said(tjek_visning.som_json(tjek.tjek(_facts(request))))


# -- the checks and the deadlines
@_post(
    "/vurder/{emne}",
    answers.Vurdering,
    bodies.vurder(),
    "Et tjek: svar, grunde, næste spørgsmål",
    "A check: answer, reasons, the next question",
)
def assess(request: HttpRequest, emne: str) -> HttpResponse:
    """A check: the answer, its reasons, the next question."""
    return _said(vurdering.vurder(_subject(emne), _facts(request)).som_json())


@_post("/frister", answers.Frister, bodies.frister(), "Fristerne i et forløb", "The deadlines of a case")
def deadlines(request: HttpRequest) -> HttpResponse:
    """The deadlines of one case."""
    facts = _facts(request)
    today = facts.pop("i_dag", None)
    day = None if today is None else sag.dag(today, "i_dag")
    return _said(frister.frister(facts, day).som_json())


# -- rates and rules, which may be kept
@_get(
    "/satser",
    list[answers.Sats],
    "Satserne med status og kilde; alle år, eller dem på en dag",
    "The rates with status and source; of every year, or of a day",
)
def rate_list(request: HttpRequest, dato: str | None = None) -> HttpResponse:
    """The rates with status and source."""
    return _said(_rates(None if dato is None else sag.dag(dato).isoformat()))


@_get(
    "/loenarter",
    list[answers.Loenart],
    "Hvad der tæller som løn; alle år, eller på en dag",
    "What counts as wage; of every year, or on a day",
)
def wage_kinds(request: HttpRequest, dato: str | None = None) -> HttpResponse:
    """What counts as wage."""
    rows = loen_visning.raekker(None if dato is None else sag.dag(dato))
    return _said(loen_visning.som_json(rows))


@_get(
    "/emner",
    list[answers.EmneNavn],
    "De emner, der kan slås op og vurderes",
    "The subjects that can be looked up and assessed",
)
def subjects(request: HttpRequest) -> HttpResponse:
    """The subjects there are."""
    return _said([{"id": each["emne"], "titel": each["titel"]} for each in _rules()])


@_get(
    "/emner/{emne}",
    answers.Emne,
    "Et emne: reglerne, oplysningerne og de åbne spørgsmål",
    "A subject: its rules, the facts it asks for, and its open questions",
)
def rules(request: HttpRequest, emne: str) -> HttpResponse:
    """One subject with its rules."""
    found = next((each for each in _rules() if each["emne"] == emne), None)
    if found is None:
        raise Refused(404, "findes_ikke", NO_SUBJECT, field="emne")
    return _said(found)


@_get(
    "/frister",
    answers.FristRaekker,
    "Alle rækker i fristerne, med lov og kilde",
    "Every row of the deadlines, with law and source",
)
def deadline_rows(request: HttpRequest) -> HttpResponse:
    """Every row of the deadlines."""
    return _said(frister_visning.raekker_json(frister.gaeldende()))


def _subject(name: str) -> str:
    if name not in NAVNE:
        raise Refused(404, "findes_ikke", NO_SUBJECT, field="emne")
    return name


@cache
def _rules() -> list[dict[str, Any]]:
    return katalog.regler_json(katalog.alle())


@lru_cache(maxsize=64)
def _rates(day: str | None) -> Any:
    return katalog.satser(rates.gaeldende(), None if day is None else sag.dag(day))


@cache
def description(language: str = "da") -> dict[str, Any]:
    """The OpenAPI description, in Danish or English."""
    found: dict[str, Any] = shown_in(
        language, json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))
    )
    return found
