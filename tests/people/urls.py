"""The account pages, and stand-ins for the pages around them."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.generic import View

from fleksaftale.people.stepup import StepUpMixin, step_up_required


class Sensitive(StepUpMixin, View):
    def get(self, _request: HttpRequest) -> HttpResponse:
        return HttpResponse("formular")

    def post(self, _request: HttpRequest) -> HttpResponse:
        return HttpResponse("underskrevet")


def page(request: HttpRequest, name: str = "") -> HttpResponse:
    who = request.user.name if request.user.is_authenticated else "ingen"
    return HttpResponse(
        f"<!DOCTYPE html><html lang=da><title>Side</title><h1>Side</h1><p id=who>{who} {name}</p>"
    )


OPEN_PAGES = (
    "about privacy api_docs accessibility help_access may_ask mine search rules words contact hard hensyn"
    " blank_back_page own_summary verify"
)
"""What the header and the footer lead to."""

urlpatterns = [
    path("", include("fleksaftale.people.urls")),
    path("", page, name="front"),
    path("sager/", page, name="case_list"),
    path("sager/<slug:name>/", page),
    path("underskriv/", Sensitive.as_view(), name="sensitive"),
    path("udtag/", step_up_required(page), name="export"),
    *(path(f"aaben/{name}/", page, name=name) for name in OPEN_PAGES.split()),
]
