"""From the answer of a check into an agreement: taken along, then offered in the case to the employee."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fleksaftale.core.forms import MultipleChoiceField
from fleksaftale.deadlines.facts import name_of
from fleksaftale.web import carried, carried_check, checks_page, sealed_answers
from fleksaftale.web.carried_check import Offered
from fleksaftale.web.views.base import CaseView
from fleksaftale.web.views.checks import AnyCheckView


class CarryView(AnyCheckView):
    """Begin an agreement with the answer of a check. Nothing is written: it lies ready, sealed."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        step = checks_page.next_step(self.walk)
        if not self.walk.asked or step is None or not step.document:
            return redirect("check_result", self.check.id)
        response = redirect("case_new")
        try:
            carried.put(request, response, carried.CHECK, carried_check.of_walk(self.walk, step))
        except sealed_answers.TooMuch:
            text = _("Der var ikke plads til at tage svarene med. Gem dem i en fil i stedet.")
            messages.warning(request, text)
        return response


class OfferForm(forms.Form):
    """What lies ready, to tick: first what only the employee sees. The rest is ticked by nobody else."""

    def __init__(self, found: Iterable[Offered], other: str, *args: Any) -> None:
        super().__init__(*args)
        of = {True: [], False: []}  # type: dict[bool, list[tuple[str, str]]]
        for one in found:
            of[one.only_me].append((one.key, f"{one.name}: {one.value}"))
        labels = {
            True: ("own", _("Kun du ser det")),
            False: ("shared", _("%(name)s ser det også") % {"name": other}),
        }
        for alone, (name, label) in labels.items():
            if of[alone]:
                initial = [key for key, _shown in of[alone]] if alone else []
                self.fields[name] = MultipleChoiceField(
                    label=label, choices=of[alone], initial=initial, required=False, mark_optional=False
                )

    @property
    def chosen(self) -> list[str]:
        return [key for name in self.fields for key in self.cleaned_data[name]]

    def clean(self) -> None:
        if not any(self.cleaned_data.get(name) for name in self.fields):
            self.add_error(next(iter(self.fields)), _("Sæt mindst et kryds. Eller vælg “Nej tak”."))


class OfferView(CaseView):
    """What a check was told, to choose from: each day is noted after a yes, the rest is left behind."""

    template_name = "web/cases/carried.html"
    action = "deadlines.note_own"

    def show(self) -> HttpResponseBase:
        found = carried_check.offered(self.request, self.seat)
        return self._draw(OfferForm(found, self.seat.other_name) if found else None)

    def act(self) -> HttpResponseBase:
        if "no" in self.request.POST:
            response = self.to(self._next, message=_("Svarene fra tjekket er slettet. Intet er skrevet."))
            carried_check.drop(self.request, response)
            return response
        found = carried_check.offered(self.request, self.seat)
        form = OfferForm(found, self.seat.other_name, self.request.POST)
        if not found:
            return self.to(self._next)
        if not form.is_valid():
            return self._draw(form, http_status=422)
        self._say(*carried_check.take_over(self.request, self.seat, form.chosen))
        response = self.to(self._next)
        carried.drop(self.request, response, carried_check.dropped(self.request))
        return response

    def _draw(self, form: OfferForm | None, *, http_status: int = 200) -> HttpResponse:
        title = carried_check.title(self.request)
        return self.page(form=form, check_title=title, http_status=http_status)

    def _say(self, noted: list[str], refused: list[str]) -> None:
        if noted:
            text = _("Gemt blandt dine frister: %(names)s.")
            messages.success(self.request, text % {"names": ", ".join(map(name_of, noted))})
        if refused:
            text = _("Ikke gemt, for det passer ikke med sagen: %(names)s.")
            messages.warning(self.request, text % {"names": ", ".join(map(name_of, refused))})

    @property
    def _next(self) -> str:
        return "case_invite" if carried_check.NEW in self.request.GET else "case_detail"
