"""Keeping a check's answers on purpose: as a file, and for who is signed in, in a case of their own."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect

from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import NotFound, Seat, seats_of, take
from fleksaftale.core import clock
from fleksaftale.deadlines.facts import name_of
from fleksaftale.people.models import User
from fleksaftale.web import checks_kept, sealed_answers
from fleksaftale.web.receiving import CUT, FileField, UploadForm, in_memory
from fleksaftale.web.views.checks import AnyCheckView


class FileView(AnyCheckView):
    """The answers as a file of one's own."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        if not self.walk.asked:
            return HttpResponseRedirect(reverse("check", args=[self.check.id]))
        text = checks_kept.as_file(self.walk, checks_kept.rule_set(self.walk))
        response = HttpResponse(text, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{_("svar")}.json"'
        response["Cache-Control"] = "private, no-store"
        return response


class LoadForm(UploadForm):
    file = FileField(
        label=gettext_lazy("Filen med dine svar"),
        help_text=gettext_lazy("Den ender på .json."),
        empty=gettext_lazy("Vælg den fil, du hentede sidst"),
    )


@method_decorator(in_memory(largest=checks_kept.LARGEST), name="dispatch")
class LoadView(AnyCheckView):
    """Answers from a file, taken in again. The file is not kept."""

    template_name = "web/checks/load.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        return self.page(form=LoadForm())

    @method_decorator(csrf_protect)
    def post(self, request: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        form = LoadForm(request.POST, request.FILES)
        if request.receiver.too_large:
            form.add_error(
                "file", _("Filen er for stor til at være en fil herfra. Vælg den, du selv har hentet.")
            )
        elif form.is_cut:
            form.add_error("file", str(CUT))
        if form.is_valid():
            content: bytes = form.cleaned_data["file"].content
            try:
                walk = checks_kept.from_file(content, self.check, clock.today())
                return self.go_on(walk, reverse("check_result", args=[self.check.id]))
            except checks_kept.BadFile as problem:
                form.add_error("file", str(problem))
            except sealed_answers.TooMuch:
                form.add_error("file", _("Der er for mange svar i filen."))
        return self.page(form=form, http_status=422)


class SaveForm(forms.Form):
    """What is to be kept. The page draws a form for each case."""

    case = forms.UUIDField(widget=forms.HiddenInput)


class SaveView(AnyCheckView):
    """Keep the answer in a case: as a private note, or its days among the case's dates."""

    template_name = "web/checks/save.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        self.user: User = request.user
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def seats(self) -> list[Seat]:
        """The cases that can take something of this answer."""
        mine = seats_of(self.user, own=True)
        return [s for s in mine if checks_kept.can_take_note(s) or checks_kept.dates_for(self.walk, s)]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        if not self.walk.asked:
            return HttpResponseRedirect(reverse("check", args=[self.check.id]))
        rows = [
            {
                "case": seat.case.pk,
                "title": seat.title,
                "note": checks_kept.can_take_note(seat),
                "dates": [name_of(key) for key in checks_kept.dates_for(self.walk, seat)],
                "other": seat.other_name,
            }
            for seat in self.seats
        ]
        return self.page(rows=rows)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        form = SaveForm(request.POST)
        if not form.is_valid():
            raise Http404
        try:
            seat = take(self.user, UUID(str(form.cleaned_data["case"])))
            return self._keep_dates(seat) if "dates" in request.POST else self._keep_note(seat)
        except NotFound:
            raise Http404 from None
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("check_save", args=[self.check.id]))

    def _keep_note(self, seat: Seat) -> HttpResponseBase:
        entry = checks_kept.keep_note(seat, self.walk)
        messages.success(self.request, _("Svaret er gemt som en note. Kun du kan se den."))
        return HttpResponseRedirect(reverse("journal_entry", args=[seat.case.pk, entry.pk]))

    def _keep_dates(self, seat: Seat) -> HttpResponseBase:
        noted, refused = checks_kept.keep_dates(seat, self.walk)
        if noted:
            messages.success(self.request, _("Gemt: %(names)s.") % {"names": ", ".join(map(name_of, noted))})
        if refused:
            text = _("Ikke gemt, for det passer ikke med sagen: %(names)s.")
            messages.warning(self.request, text % {"names": ", ".join(map(name_of, refused))})
        return HttpResponseRedirect(reverse("deadlines", args=[seat.case.pk]))
