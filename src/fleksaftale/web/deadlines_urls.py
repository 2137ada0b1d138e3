"""Addresses of the dates of a case."""

from django.urls import path

from fleksaftale.web.views import deadlines

BASE = "sager/<uuid:case_id>/frister/"

urlpatterns = [
    path(BASE, deadlines.DeadlinesView.as_view(), name="deadlines"),
    path(f"{BASE}oplysning/<slug:key>/", deadlines.FactView.as_view(), name="deadline_fact"),
    path(f"{BASE}brev/<slug:row>/", deadlines.LetterView.as_view(), name="deadline_letter"),
]
