"""The rules of today and the words of the field, for everybody who wants to look one up."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.core.references import reference
from fleksaftale.guidance import glossary, rules
from fleksaftale.guidance.checks import checks
from fleksaftale.guidance.validity import may_be_old
from fleksjob.vurdering import KILDER_TJEKKET

PLACES = {
    "answer": gettext_lazy("Svaret"),
    "under": gettext_lazy("Det bygger svaret på"),
    "beside": gettext_lazy("Andre regler om emnet"),
}


def rules_index(request: HttpRequest) -> HttpResponse:
    subjects = [{"id": name, "title": str(title)} for name, title in rules.subjects()]
    return render(request, "web/law/index.html", {"subjects": subjects, "today": long_date(clock.today())})


def rules_subject(request: HttpRequest, name: str) -> HttpResponse:
    found = rules.subject(name, clock.today())
    if found is None:
        raise Http404
    walked = [each for each in checks() if any(step.subject == name for step in each.steps)]
    context = {
        "subject": found,
        "groups": [(place, heading, _shown(found, place)) for place, heading in PLACES.items()],
        "checks": [{"id": each.id, "title": str(each.title)} for each in walked],
        "today": long_date(clock.today()),
        "checked": long_date(KILDER_TJEKKET),
        "may_be_old": may_be_old(clock.today(), valid_to=None, checked=KILDER_TJEKKET),
    }
    return render(request, "web/law/subject.html", context)


def _shown(found: rules.Subject, place: str) -> list[dict[str, Any]]:
    return [
        {"rule": rule, "law": reference(rule.law), "checked": long_date(rule.checked)}
        for rule in found.rules
        if rule.place == place
    ]


def words_page(request: HttpRequest) -> HttpResponse:
    shown = [
        {"id": each.id, "name": each.name, "meaning": each.meaning, "law": reference(each.law)}
        for each in glossary.words()
    ]
    return render(request, "web/law/words.html", {"words": shown})
