"""Addresses of the search, the rules, the words and whom to ask: open to everybody."""

from django.urls import path

from fleksaftale.web.views import contact, law, search

urlpatterns = [
    path("soeg/", search.SearchView.as_view(), name="search"),
    path("regler/", law.rules_index, name="rules"),
    path("regler/<slug:name>/", law.rules_subject, name="rules_subject"),
    path("kontakt/", contact.contact_page, name="contact"),
    path("ord/", law.words_page, name="words"),
]
