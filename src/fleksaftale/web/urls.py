"""Addresses of the pages. They carry ids and page names, never anything about a person."""

from typing import Any

from django.urls import URLPattern, path, register_converter

from fleksaftale.agreements.document_types import AFTALE
from fleksaftale.web import (
    calculator_urls,
    check_urls,
    companion_urls,
    deadlines_urls,
    documentation_urls,
    exchange_urls,
    guest_urls,
    guide_urls,
    hard_urls,
    hensyn_urls,
    hours_urls,
    journal_urls,
    open_urls,
    overview_urls,
    paper_urls,
    payment_urls,
    reminder_urls,
    talk_urls,
)
from fleksaftale.web.addresses import DocumentConverter
from fleksaftale.web.views import (
    amendments,
    cases,
    documents,
    draft,
    exchange,
    hensyn,
    invitations,
    must_remember,
    notes,
    preparation,
    public,
    refund,
    together,
    verify,
    versions,
)

register_converter(DocumentConverter, "document")

CASE = "sager/<uuid:case_id>/"


def of_a_document(base: str, given: dict[str, Any]) -> list[URLPattern]:
    """The pages that every document of a case has, below ``base``. ``given``: what the address leaves out."""
    version = f"{base}version/<uuid:version_id>/"
    pages = (
        (base, documents.DocumentView, "document"),
        (f"{base}til-aftalen/", documents.CarryView, "carry"),
        (f"{base}samtaleark.pdf", documents.TalkSheetView, "talk_sheet"),
        *hensyn_urls.pages(base),
        *exchange_urls.pages(base, version),
        *paper_urls.pages(base, version),
        (f"{base}alene/", preparation.OwnSummaryView, "own_summary"),
        (f"{base}alene/den-anden/", preparation.OthersAnswersView, "others_answers"),
        (f"{base}alene/set-udefra/", preparation.OwnPreviewView, "own_preview"),
        (f"{base}alene/<slug:key>/", preparation.OwnPageView, "own_page"),
        (f"{base}kladde/", draft.DraftView, "draft"),
        (f"{base}kladde/opsummering/", draft.DraftSummaryView, "draft_summary"),
        (f"{base}kladde/<slug:key>/", draft.DraftPageView, "draft_page"),
        (f"{base}aendr/", amendments.AmendView, "amend"),
        (f"{base}aendr/opgiv/", amendments.DropAmendmentView, "amend_drop"),
        (version, versions.VersionView, "version"),
        (f"{version}underskriv/", versions.SignView, "sign"),
        (f"{version}uenig/", amendments.DisagreeView, "disagree"),
        (f"{version}husk/", amendments.RememberView, "remember"),
        (f"{version}sammen/", together.TogetherView, "together"),
        (f"{version}det-skal-du-huske/", must_remember.MustRememberView, "must_remember"),
        (f"{version}kvittering/", versions.SignedView, "signed"),
        (f"{version}aftale.pdf", versions.PdfView, "version_pdf"),
    )
    return [path(route, view.as_view(), given, name=name) for route, view, name in pages]


urlpatterns = [
    path("", public.front, name="front"),
    path("blanket.pdf", public.blank_form, name="blank_form"),
    path("blanket-til-skaerm.pdf", public.fillable_form, name="fillable_form"),
    path("samtaleark.pdf", public.blank_talk_sheet, name="blank_talk_sheet"),
    path("sundhed/", public.health, name="health"),
    path("hvem-ser-hvad/", public.text_page, {"page": "privacy"}, name="privacy"),
    path("om/", public.text_page, {"page": "about"}, name="about"),
    path("tilgaengelighed/", public.text_page, {"page": "accessibility"}, name="accessibility"),
    path("hvad-maa-jeg-spoerge-om/", public.text_page, {"page": "may_ask"}, name="may_ask"),
    path("hensyn/", hensyn.library_page, name="hensyn"),
    path("skema/<document:kind>-<int:edition>.json", exchange.schema_file, name="schema"),
    path("kontrol/", verify.verify_page, name="verify"),
    path("hjaelp/", public.text_page, {"page": "help_access"}, name="help_access"),
    path("i/<str:token>/", invitations.InvitationView.as_view(), name="invitation"),
    path("sager/", cases.CaseListView.as_view(), name="case_list"),
    path("sager/ny/", cases.CaseNewView.as_view(), name="case_new"),
    path(CASE, cases.CaseDetailView.as_view(), name="case_detail"),
    path(f"{CASE}invitation/", invitations.InviteView.as_view(), name="case_invite"),
    path(f"{CASE}arbejdsplads/", cases.FactsView.as_view(), name="case_facts"),
    path(f"{CASE}log/", cases.LogView.as_view(), name="case_log"),
    path(f"{CASE}refusion/", refund.RefundView.as_view(), name="refund"),
    path(f"{CASE}noter/", notes.NotesView.as_view(), name="notes"),
    path(f"{CASE}noter/data/", notes.NotesDataView.as_view(), name="notes_data"),
    path(f"{CASE}noter/flyt/", notes.NotesMoveView.as_view(), name="notes_move"),
    path(f"{CASE}noter/noegle/", notes.NotesKeyView.as_view(), name="notes_key"),
    path(f"{CASE}noter/ark/", notes.NotesSheetView.as_view(), name="notes_sheet"),
    path(f"{CASE}noter/mine-noter.json", notes.NotesFileView.as_view(), name="notes_file"),
    *(
        path(f"{CASE}{step}/", cases.LifeView.as_view(), {"step": step}, name=f"case_{step}")
        for step in cases.LifeView.steps
    ),
    *open_urls.urlpatterns,
    *calculator_urls.urlpatterns,
    *payment_urls.urlpatterns,
    *guest_urls.urlpatterns,
    *companion_urls.urlpatterns,
    *talk_urls.urlpatterns,
    *reminder_urls.urlpatterns,
    *overview_urls.urlpatterns,
    *documentation_urls.urlpatterns,
    *journal_urls.urlpatterns,
    *deadlines_urls.urlpatterns,
    *hard_urls.urlpatterns,
    *check_urls.urlpatterns,
    *guide_urls.urlpatterns,
    *hours_urls.urlpatterns,
    # reverse("draft", args=[case_id]) is the Fleks-tillægsaftale's; with a type, that document's.
    *of_a_document(f"{CASE}{AFTALE}/", {"kind": AFTALE}),
    *of_a_document(f"{CASE}<document:kind>/", {}),
]
