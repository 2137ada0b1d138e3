"""Searching all open pages. What somebody looks for may say how they are: it stands in no address and no log.

The form is posted, the words go into a sealed cookie of the browser's session, and the page is asked for
anew: going back and reading again work as everywhere.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.guidance.terms import LONGEST_QUERY
from fleksaftale.web import sealed_answers
from fleksaftale.web.searching import SUGGESTIONS, answer

PURPOSE = "search"


@method_decorator(never_cache, name="dispatch")
class SearchView(View):
    """The form, and what was found for the words that were asked for last."""

    def get(self, request: HttpRequest) -> HttpResponse:
        query = sealed_answers.read(request, PURPOSE).get("q", "")
        found = answer(query) if query else None
        context = {"query": query, "found": found, "suggestions": SUGGESTIONS, "longest": LONGEST_QUERY}
        return render(request, "web/search/page.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        query = " ".join(request.POST.get("q", "").split())[:LONGEST_QUERY]
        response = redirect("search")
        if query:
            sealed_answers.keep(request, response, PURPOSE, {"q": query})
        else:
            sealed_answers.forget(response, PURPOSE)
        return response
