"""A page that exists only in tests and shows every field and component at once."""

from pathlib import Path

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from django.views.generic import TemplateView

from fleksaftale.core import clock
from fleksaftale.core.forms import (
    CheckboxField,
    ChoiceField,
    DatePartsField,
    HoursField,
    MultipleChoiceField,
    TextAreaField,
    TextField,
)

LONG = "layout af nyhedsbrev, billedbehandling, korrektur og alt det andet, der skal nås før fredag"


class SampleForm(forms.Form):
    present = HoursField(
        label="Hvor mange timer er du på arbejdspladsen?",
        help_text="Skriv fx 7,5 eller 7:30.",
        visibility="Kun du ser svaret. Sofie ser det, når I begge er klar.",
    )
    effective = HoursField(label="Effektive timer")
    start = DatePartsField(label="Startdato", noun="startdato", help_text="Fx 01 12 2026")
    tasks = TextAreaField(
        label="Hvilke opgaver skal du varetage?", empty="Skriv mindst en opgave", tell_limit=True
    )
    source = ChoiceField(
        label="Hvor kommer timerne fra?",
        choices=[
            ("kommune", "Kommunens vurdering"),
            ("aftale", "Vi har aftalt det"),
            ("tvivl", "Jeg er i tvivl"),
        ],
        hints={"tvivl": "Det er et gyldigt svar. I kan vende tilbage til det."},
    )
    which = TextField(label="Kommunens brev er fra", required=False)
    support = MultipleChoiceField(
        label="Hvad har du brug for?",
        choices=[("pause", "Pauser"), ("ro", "Et stille sted")],
        required=False,
    )
    kind = forms.ChoiceField(label="Hvor ofte?", choices=[("", "Vælg"), ("2", "Hver 2. måned")])
    read = CheckboxField(label="Jeg har læst hele aftalen", empty="Sæt kryds, når du har læst aftalen")

    def clean(self) -> None:
        present, effective = self.cleaned_data.get("present"), self.cleaned_data.get("effective")
        if present and effective and effective > present:
            self.add_error(
                "effective",
                "Effektive timer må højst være 12, fordi timer på arbejdspladsen er 12",
            )


SampleForm.base_fields["which"].when = ("source", "kommune")  # type: ignore[attr-defined]

STEPS = [
    {"text": "Opgaver", "state": "done", "url": "/look/", "note": ""},
    {"text": "Kontaktpersoner", "state": "error", "url": "/look/", "note": ""},
    {"text": "Arbejdstid og start", "state": "current", "url": "", "note": "Spørgsmål 2 og 3"},
    {"text": "Hjælp og støtte på arbejdspladsen", "state": "coming", "url": "/look/", "note": ""},
    {"text": "Tjek dine svar", "state": "coming", "url": "", "note": ""},
]

CONTEXT = {
    "steps": STEPS,
    "rows": [
        {"question": "Hvilke opgaver skal den ansatte varetage?", "answer": LONG, "url": "/look/"},
        {"question": "Startdato", "answer": "1. december 2026", "url": "/look/", "note": "mandag (uge 49)"},
        {"question": "Mål", "answer": "", "url": "/look/", "missing": True},
        {"question": "Hensyn", "lines": ["Pause hver time", "Et stille sted"], "url": "/look/"},
    ],
    "first": {"who": "Majas svar", "answer": LONG, "note": "Skrevet 23. november 2026"},
    "second": {"who": "Sofies svar", "state": "Jeg er i tvivl", "answer": "Korrektur\nBilleder"},
    "caption": "Versioner",
    "headers": ["Version", "Gælder fra", "Status"],
    "table_rows": [["1", "1. december 2026", "Gældende"], ["2", "1. februar 2027", "Kladde"]],
    "entries": [
        {"when": "23. november 2026 kl. 09.05", "text": "Maja skrev under på version 1"},
        {"when": "22. november 2026 kl. 14.30", "text": "Sofie læste version 1", "note": "På telefon"},
    ],
}


def sample(request: HttpRequest) -> HttpResponse:
    form = SampleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        messages.success(request, "Dit svar er gemt.")
    source = Path(__file__).with_name("sample.html").read_text(encoding="utf-8")
    page = engines["django"].from_string(source)
    context = CONTEXT | {"form": form}
    return HttpResponse(page.render(context, request), status=422 if form.errors else 200)


def nowhere(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("as a test wants it")


def receipt(request: HttpRequest) -> HttpResponse:
    source = """{% extends "web/base.html" %}{% block title %}Kvittering{% endblock %}{% block content %}
      {% include "web/components/receipt.html" with heading="Du har skrevet under" text="Sofie mangler." %}
      {% include "web/components/breadcrumbs.html" %}{% endblock %}"""
    context = {
        "next": [
            "Sofie får en mail om, at der er noget nyt.",
            "Aftalen gælder, når I begge har skrevet under.",
        ],
        "crumbs": [{"text": "Mine aftaler", "url": "/"}, {"text": "Nordlys Reklame", "url": ""}],
    }
    return HttpResponse(engines["django"].from_string(source).render(context, request))


def clock_face(request: HttpRequest) -> HttpResponse:
    source = """{% extends "web/base.html" %}{% block title %}Dato{% endblock %}
      {% block content %}<h1>{{ today|date:"j. F Y" }}</h1>{% endblock %}"""
    return HttpResponse(engines["django"].from_string(source).render({"today": clock.today()}, request))


# The frame's own links, so that it is drawn whole without the rest of the program.
ELSEWHERE = (
    "front case_list case_new account_login account_logout account_settings language_set display_set"
    " demo_mail blank_form blank_talk_sheet about privacy accessibility help_access"
    " mine search rules words contact api_docs hard hensyn may_ask blank_back_page own_summary verify"
)
urlpatterns = [
    path("look/", sample, name="look"),
    path("kvittering/", receipt),
    path("dato/", clock_face),
    path("500/", broken),
    *(path(f"{status}/", TemplateView.as_view(template_name=f"{status}.html")) for status in (400, 403, 429)),
    *(path(f"{name}/", nowhere, name=name) for name in ELSEWHERE.split()),
]
