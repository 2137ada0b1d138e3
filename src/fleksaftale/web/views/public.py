"""Pages for everybody: the front page, the blank form, help, the health address."""

from functools import cache
from typing import TypedDict

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from fleksaftale.agreements.expectations import FORVENTNINGSAFSTEMNING
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.core.health import check
from fleksaftale.demo import sign_ins
from fleksaftale.documents.pdf.back_page import render_back_page, render_fillable_back_page
from fleksaftale.documents.pdf.blank import render_blank
from fleksaftale.documents.pdf.fillable import render_fillable
from fleksaftale.documents.pdf.talk_sheet import render_talk_sheet
from fleksaftale.talks import on_paper


class Printing(TypedDict):
    language: str
    large: bool


def front(request: HttpRequest) -> HttpResponse:
    return render(request, "web/front.html", {"sign_ins": sign_ins() if settings.DEMO else []})


def text_page(request: HttpRequest, page: str) -> HttpResponse:
    """A page of plain text: who sees what, accessibility, how to get in."""
    return render(request, f"web/{page}.html")


def blank_form(request: HttpRequest) -> HttpResponse:
    """The form to print and fill in by hand. ``?stor=1`` gives large print."""
    pdf = render_blank(FLEKS_TILLAEGSAFTALE, **_printing(request))
    return pdf_response(pdf, "aftale-blanket.pdf")


@cache
def _fillable(language: str) -> bytes:
    return render_fillable(FLEKS_TILLAEGSAFTALE, language=language)


def fillable_form(request: HttpRequest) -> HttpResponse:
    """The same form to fill in on a screen, without an account."""
    return pdf_response(_fillable(_printing(request)["language"]), "aftale-til-skaerm.pdf")


def blank_talk_sheet(request: HttpRequest) -> HttpResponse:
    """The sheet for a talk on expectations, to print and write on. ``?stor=1`` gives large print."""
    return pdf_response(render_talk_sheet(FORVENTNINGSAFSTEMNING, **_printing(request)), "samtaleark.pdf")


def blank_back_page(request: HttpRequest) -> HttpResponse:
    """The back page for a follow-up talk, to print. ``?stor=1`` gives large print."""
    return pdf_response(render_back_page(on_paper.blank_back_page(**_printing(request))), "opfoelgning.pdf")


def fillable_back_page(request: HttpRequest) -> HttpResponse:
    """The same to fill in on a screen, without an account."""
    page = on_paper.blank_back_page(_printing(request)["language"])
    return pdf_response(render_fillable_back_page(page), "opfoelgning-til-skaerm.pdf")


def _printing(request: HttpRequest) -> Printing:
    """The language and the size that were asked for."""
    language = request.GET.get("sprog") or get_language() or "da"
    if language not in dict(settings.LANGUAGES):
        raise Http404
    return {"language": language, "large": request.GET.get("stor") == "1"}


def pdf_response(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """For the monitoring of an installation. 503 when something is down; never a detail."""
    found = check()
    return JsonResponse(found, status=200 if found.get("ok") else 503)
