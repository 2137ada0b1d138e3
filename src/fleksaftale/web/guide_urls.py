"""Addresses of the stage guide and of the question bank."""

from django.urls import path

from fleksaftale.web.views import guide

urlpatterns = [
    path("guide/", guide.index, name="guide"),
    path("guide/vejledning.pdf", guide.as_pdf, name="guide_pdf"),
    path("guide/spoergsmaal/", guide.questions_page, name="questions"),
    path("guide/spoergsmaal/<slug:question>/", guide.question_page, name="question"),
    path("guide/redaktoer/", guide.editors_list, name="editors_list"),
    path("guide/<slug:stage>/", guide.stage_page, name="guide_stage"),
]
