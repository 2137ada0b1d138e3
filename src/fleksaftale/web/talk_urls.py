"""Addresses of the follow-up talks of a case, and of the blank back page."""

from django.urls import URLPattern, path

from fleksaftale.web.views import public, talks

BASE = "sager/<uuid:case_id>/samtaler/"

urlpatterns: list[URLPattern] = [
    path("opfoelgning.pdf", public.blank_back_page, name="blank_back_page"),
    path("opfoelgning-til-skaerm.pdf", public.fillable_back_page, name="fillable_back_page"),
    path(BASE, talks.TalksView.as_view(), name="talks"),
    path(f"{BASE}tid/", talks.BookView.as_view(), name="talk_book"),
    path(f"{BASE}bed-om/", talks.AskView.as_view(), name="talk_ask"),
    path(f"{BASE}pause/", talks.PauseView.as_view(), name="talk_pause"),
    path(f"{BASE}<int:number>/", talks.TalkView.as_view(), name="talk"),
    path(f"{BASE}<int:number>/aendr/", talks.TalkChangeView.as_view(), name="talk_change"),
    path(f"{BASE}<int:number>/bagside.pdf", talks.BackPageView.as_view(), name="back_page"),
    path(
        f"{BASE}<int:number>/bagside-til-skaerm.pdf",
        talks.BackPageView.as_view(fillable=True),
        name="back_page_fillable",
    ),
]
