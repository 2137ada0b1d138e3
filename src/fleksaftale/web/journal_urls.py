"""Addresses of the journal."""

from django.urls import path

from fleksaftale.web.views import journal

JOURNAL = "sager/<uuid:case_id>/journal/"

urlpatterns = [
    path(JOURNAL, journal.JournalView.as_view(), name="journal"),
    path(f"{JOURNAL}notat/", journal.NoteView.as_view(), name="journal_note"),
    path(f"{JOURNAL}fil/", journal.UploadView.as_view(), name="journal_upload"),
    path(f"{JOURNAL}fil/<uuid:file_id>/", journal.FileView.as_view(), name="journal_file"),
    path(f"{JOURNAL}<uuid:entry_id>/", journal.EntryView.as_view(), name="journal_entry"),
    path(f"{JOURNAL}<uuid:entry_id>/ret/", journal.CorrectView.as_view(), name="journal_correct"),
    path(f"{JOURNAL}<uuid:entry_id>/del/", journal.MoveView.as_view(), name="journal_move"),
]
