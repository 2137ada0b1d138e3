"""Addresses of the guided checks. They name a check or a question, never an answer."""

from django.urls import path

from fleksaftale.web.views import carried, checks, checks_kept

PUBLIC = "find-ud-af/"
ONE = f"{PUBLIC}<slug:check>/"

urlpatterns = [
    path(PUBLIC, checks.index, name="checks"),
    path(ONE, checks.CheckView.as_view(), name="check"),
    path(f"{ONE}spoergsmaal/<slug:key>/", checks.QuestionView.as_view(), name="check_question"),
    path(f"{ONE}svar/", checks.ResultView.as_view(), name="check_result"),
    path(f"{ONE}svar.pdf", checks.ResultPdfView.as_view(), name="check_result_pdf"),
    path(f"{ONE}forfra/", checks.RestartView.as_view(), name="check_restart"),
    path(f"{ONE}aftale/", carried.CarryView.as_view(), name="check_carry"),
    path(f"{ONE}mine-svar.json", checks_kept.FileView.as_view(), name="check_file"),
    path(f"{ONE}hent/", checks_kept.LoadView.as_view(), name="check_load"),
    path(f"{ONE}gem/", checks_kept.SaveView.as_view(), name="check_save"),
    path("sager/<uuid:case_id>/fra-tjekket/", carried.OfferView.as_view(), name="case_carried"),
]
