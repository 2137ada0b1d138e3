"""A person's own calendar: its secret address, what the meetings are called in it, what comes by mail."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fleksaftale.core.forms import CheckboxField, TextField
from fleksaftale.reminders import feed
from fleksaftale.web.views.base import SignedInView
from fleksaftale.web.views.reminders import file_response


class MailForm(forms.Form):
    """What the person wants by mail."""

    reminders = CheckboxField(
        label=gettext_lazy("Påmindelser før et møde eller en dato, og en gang, hvis mødet ikke er holdt"),
        required=False,
        mark_optional=False,
    )
    invitations = CheckboxField(
        label=gettext_lazy("Møder til kalenderen, også når de flyttes eller aflyses"),
        required=False,
        mark_optional=False,
    )


class LabelForm(forms.Form):
    """What the meetings of each case are called in the person's own calendar."""

    def __init__(self, *args: object, rows: list[feed.Labelled], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for row in rows:
            self.fields[str(row.seat.case.pk)] = TextField(
                label=row.seat.title,
                max_length=feed.LONGEST_LABEL,
                required=False,
                mark_optional=False,
                initial=row.label,
                width=20,
            )

    def wanted(self) -> dict[UUID, str]:
        return {UUID(case): text for case, text in self.cleaned_data.items()}


class MyCalendarView(SignedInView):
    """The secret address, the words in it, and what comes by mail."""

    template_name = "web/reminders/my_calendar.html"
    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002
        return self._draw()

    def post(self, request: HttpRequest) -> HttpResponseBase:
        match request.POST.get("do"):
            case "make":
                return self._draw(token=feed.make(self.user))
            case "end":
                feed.end(self.user)
                return self._done(_("Adressen er lukket. Den viser ikke mere noget."))
            case "labels":
                return self._labels()
            case "mails":
                form = MailForm(request.POST)
                form.is_valid()  # two boxes, ticked or not
                feed.choose(self.user, **form.cleaned_data)
                return self._done(_("Det er gemt."))
        return redirect("my_calendar")

    def _labels(self) -> HttpResponseBase:
        form = LabelForm(self.request.POST, rows=feed.labels(self.user))
        if not form.is_valid():
            return self._draw(labels=form, http_status=422)
        feed.label(self.user, form.wanted())
        return self._done(_("Det er gemt."))

    def _done(self, text: str) -> HttpResponseBase:
        messages.success(self.request, text)
        return redirect("my_calendar")

    def _draw(
        self, *, token: str = "", labels: LabelForm | None = None, http_status: int = 200
    ) -> HttpResponse:
        wanted = feed.choice(self.user)
        address = f"{settings.PUBLIC_URL}{reverse('calendar_feed', args=[token])}" if token else ""
        return self.page(
            feed=feed.of(self.user),
            address=address,
            labels=labels or LabelForm(rows=feed.labels(self.user)),
            mails=MailForm(initial={"reminders": wanted.reminders, "invitations": wanted.invitations}),
            http_status=http_status,
        )


@never_cache
@require_safe
def feed_file(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001
    """What a calendar fetches. The secret address is the key; there is no one to sign in."""
    text = feed.fetch(token)
    if text is None:
        raise Http404
    return file_response(text)
