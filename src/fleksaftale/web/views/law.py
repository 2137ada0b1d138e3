"""The rules of today and the words of the field, for everybody who wants to look one up."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.guidance import glossary, rules


def rules_index(request: HttpRequest) -> HttpResponse:
    subjects = [{"id": name, "title": str(title)} for name, title in rules.subjects()]
    return render(request, "web/law/index.html", {"subjects": subjects, "today": long_date(clock.today())})


def rules_subject(request: HttpRequest, name: str) -> HttpResponse:
    found = rules.subject(name, clock.today())
    if found is None:
        raise Http404
    shown = [{"rule": rule, "checked": long_date(rule.checked)} for rule in found.rules]
    context = {"subject": found, "rules": shown, "today": long_date(clock.today())}
    return render(request, "web/law/subject.html", context)


def words_page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/law/words.html", {"words": glossary.words()})
