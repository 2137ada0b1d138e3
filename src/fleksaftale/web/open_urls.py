"""Addresses of the search, rules, words, whom to ask, and what search engines read: open to everybody."""

from django.urls import path

from fleksaftale.web.views import contact, law, outside, search

urlpatterns = [
    path("robots.txt", outside.robots, name="robots"),
    path("sitemap.xml", outside.sitemap, name="sitemap"),
    path("soeg/", search.SearchView.as_view(), name="search"),
    path("regler/", law.rules_index, name="rules"),
    path("regler/<slug:name>/", law.rules_subject, name="rules_subject"),
    path("kontakt/", contact.contact_page, name="contact"),
    path("ord/", law.words_page, name="words"),
]
