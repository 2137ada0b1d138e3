"""Addresses of *Når det bliver svært*."""

from django.urls import path

from fleksaftale.web.views import hard

PUBLIC = "naar-det-bliver-svaert/"
OF_A_CASE = f"sager/<uuid:case_id>/{PUBLIC}"

urlpatterns = [
    path(PUBLIC, hard.index, name="hard"),
    path(f"{PUBLIC}<slug:name>/", hard.HardPageView.as_view(), name="hard_page"),
    path(OF_A_CASE, hard.CaseHardView.as_view(), name="case_hard"),
    path(f"{OF_A_CASE}<slug:name>/", hard.CaseHardPageView.as_view(), name="case_hard_page"),
]
