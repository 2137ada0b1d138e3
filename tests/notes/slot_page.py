"""A page that exists only in tests: something of the case's, with a note of one's own beside it."""

from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from fleksaftale.web import notes_config
from fleksaftale.web.views.base import CaseView

TEMPLATE = """{% extends "web/base.html" %}
{% block title %}Forbered samtalen{% endblock %}
{% block head %}<link rel="stylesheet" href="{% static "web/kun-mig.css" %}">{% endblock %}
{% block content %}<h1>Forbered samtalen</h1>
{% include "web/notes/_slot.html" with slot="talk-1" heading="Mine egne punkter" %}{% endblock %}"""


class SlotView(CaseView):
    action = "notes.keep"

    def show(self) -> HttpResponse:
        context = {"seat": self.seat, "notes_config": notes_config.config(self.request, self.seat)}
        return HttpResponse(engines["django"].from_string(TEMPLATE).render(context, self.request))


urlpatterns = [
    path("sager/<uuid:case_id>/proeve/", SlotView.as_view(), name="slot_page"),
    path("", include("fleksaftale.config.urls")),
]
