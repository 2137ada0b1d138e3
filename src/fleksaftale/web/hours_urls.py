"""Addresses of the hours log. ``uge`` in an address is a week as 2026-47."""

from django.urls import path

from fleksaftale.web.views import hours

BASE = "sager/<uuid:case_id>/timer/"

urlpatterns = [
    path(BASE, hours.HoursView.as_view(), name="hours"),
    path(f"{BASE}fil/", hours.HoursFileView.as_view(), name="hours_file"),
    path(f"{BASE}skabelon.xlsx", hours.HoursTemplateView.as_view(), name="hours_template"),
    path(f"{BASE}mine-timer.xlsx", hours.HoursTakeOutView.as_view(), name="hours_take_out"),
    path(f"{BASE}slet/", hours.HoursDeleteView.as_view(), name="hours_delete"),
    path(f"{BASE}<slug:week>/", hours.HoursWeekView.as_view(), name="hours_week"),
]
