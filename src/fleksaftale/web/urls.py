"""Addresses of the pages. They carry ids and page names, never anything about a person."""

from django.urls import path

from fleksaftale.web.views import amendments, cases, draft, invitations, preparation, public, verify, versions

CASE = "sager/<uuid:case_id>/"
AGREEMENT = f"{CASE}aftale/"
VERSION = f"{AGREEMENT}version/<uuid:version_id>/"

urlpatterns = [
    path("", public.front, name="front"),
    path("blanket.pdf", public.blank_form, name="blank_form"),
    path("sundhed/", public.health, name="health"),
    path("hvem-ser-hvad/", public.text_page, {"page": "privacy"}, name="privacy"),
    path("om/", public.text_page, {"page": "about"}, name="about"),
    path("tilgaengelighed/", public.text_page, {"page": "accessibility"}, name="accessibility"),
    path("hvad-maa-jeg-spoerge-om/", public.text_page, {"page": "may_ask"}, name="may_ask"),
    path("kontrol/", verify.verify_page, name="verify"),
    path("hjaelp/", public.text_page, {"page": "help_access"}, name="help_access"),
    path("i/<str:token>/", invitations.InvitationView.as_view(), name="invitation"),
    path("sager/", cases.CaseListView.as_view(), name="case_list"),
    path("sager/ny/", cases.CaseNewView.as_view(), name="case_new"),
    path(CASE, cases.CaseDetailView.as_view(), name="case_detail"),
    path(f"{CASE}invitation/", invitations.InviteView.as_view(), name="case_invite"),
    path(f"{CASE}arbejdsplads/", cases.FactsView.as_view(), name="case_facts"),
    path(f"{CASE}log/", cases.LogView.as_view(), name="case_log"),
    *(
        path(f"{CASE}{step}/", cases.LifeView.as_view(), {"step": step}, name=f"case_{step}")
        for step in cases.LifeView.steps
    ),
    path(f"{AGREEMENT}alene/", preparation.OwnSummaryView.as_view(), name="own_summary"),
    path(f"{AGREEMENT}alene/den-anden/", preparation.OthersAnswersView.as_view(), name="others_answers"),
    path(f"{AGREEMENT}alene/set-udefra/", preparation.OwnPreviewView.as_view(), name="own_preview"),
    path(f"{AGREEMENT}alene/<slug:key>/", preparation.OwnPageView.as_view(), name="own_page"),
    path(f"{AGREEMENT}kladde/", draft.DraftView.as_view(), name="draft"),
    path(f"{AGREEMENT}kladde/opsummering/", draft.DraftSummaryView.as_view(), name="draft_summary"),
    path(f"{AGREEMENT}kladde/<slug:key>/", draft.DraftPageView.as_view(), name="draft_page"),
    path(f"{AGREEMENT}aendr/", amendments.AmendView.as_view(), name="amend"),
    path(f"{AGREEMENT}aendr/opgiv/", amendments.DropAmendmentView.as_view(), name="amend_drop"),
    path(VERSION, versions.VersionView.as_view(), name="version"),
    path(f"{VERSION}underskriv/", versions.SignView.as_view(), name="sign"),
    path(f"{VERSION}uenig/", amendments.DisagreeView.as_view(), name="disagree"),
    path(f"{VERSION}husk/", amendments.RememberView.as_view(), name="remember"),
    path(f"{VERSION}kvittering/", versions.SignedView.as_view(), name="signed"),
    path(f"{VERSION}aftale.pdf", versions.PdfView.as_view(), name="version_pdf"),
]
