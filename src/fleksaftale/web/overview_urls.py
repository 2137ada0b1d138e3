"""Addresses of HR's pages, and of the page about what is mine to do."""

from django.urls import path

from fleksaftale.web.views import overview

urlpatterns = [
    path("overblik/", overview.OverviewView.as_view(), name="overview"),
    path("overblik/aftaler.xlsx", overview.OverviewExportView.as_view(), name="overview_export"),
]
