"""Addresses of the pages about those who are let into a case, and of the pages they see."""

from django.urls import path

from fleksaftale.web.views import companions, handover, shared

CASE = "sager/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}med/", companions.CompanionsView.as_view(), name="companions"),
    path(f"{CASE}med/ny/<slug:slug>/", companions.CompanionNewView.as_view(), name="companion_new"),
    path(f"{CASE}med/<uuid:party_id>/", companions.CompanionView.as_view(), name="companion"),
    path(f"{CASE}ny-leder/", handover.HandoverView.as_view(), name="handover"),
    path(f"{CASE}overtag/", handover.TakeOverView.as_view(), name="take_over"),
    path(f"{CASE}delt/", shared.SharedView.as_view(), name="shared"),
    path(f"{CASE}delt/<uuid:version_id>/", shared.SharedVersionView.as_view(), name="shared_version"),
    path(f"{CASE}delt/<uuid:version_id>/underskriv/", shared.SharedSignView.as_view(), name="shared_sign"),
    path(f"{CASE}kommentarer/<uuid:version_id>/", shared.CommentsView.as_view(), name="comments"),
]
