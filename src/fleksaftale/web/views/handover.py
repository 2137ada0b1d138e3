"""A new leader: written by the employee, the leader or HR; and the new leader's first page."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.agreements.sharing import Reading, readings
from fleksaftale.agreements.taking_over import take_over
from fleksaftale.cases import handing_over
from fleksaftale.cases.models import Handover, Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.core.formats import weekday_date
from fleksaftale.core.forms import CheckboxField, DatePartsField, EmailField, NameField, TextAreaField
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.web.companion_forms import not_passed
from fleksaftale.web.handover_page import holds
from fleksaftale.web.views.base import CaseView


class HandoverForm(forms.Form):
    name = NameField(
        label=gettext_lazy("Den nye leders navn"), empty=gettext_lazy("Skriv den nye leders navn")
    )
    email = EmailField(
        label=gettext_lazy("Den nye leders mailadresse"),
        help_text=gettext_lazy("Mailen siger kun, at der er et dokument at læse."),
        empty=gettext_lazy("Skriv den nye leders mailadresse, fx navn@firma.dk"),
    )
    on = DatePartsField(
        label=gettext_lazy("Første dag med den nye leder"),
        help_text=gettext_lazy("Fx 01 01 2027. Fra den dag har den gamle leder ikke adgang."),
        example="01 01 2027",
    )

    def clean_on(self) -> date | None:
        return not_passed(self.cleaned_data["on"])


class NoteForm(forms.Form):
    text = TextAreaField(
        label=gettext_lazy("Besked til den nye leder"),
        help_text=gettext_lazy(
            "Skriv, hvad du har brug for – ikke hvad du fejler. Feltet må gerne stå tomt."
        ),
        required=False,
        max_length=2000,
        visibility=gettext_lazy("Kun du og den nye leder ser den."),
    )
    talk = CheckboxField(label="", required=False)

    def __init__(self, *args: Any, day: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["talk"].label = _(
            "Jeg vil gerne have en samtale til at begynde med. Forslag: %(day)s"
        ) % {"day": day}


class HandoverView(StepUpMixin, CaseView):
    """Write who is the new leader, and see what is passed on."""

    template_name = "web/handover/handover.html"
    action = "case.hand_over"

    def show(self) -> HttpResponse:
        return self._draw()

    def act(self) -> HttpResponseBase:
        do = self.request.POST.get("do", "")
        if do == "cancel":
            handing_over.cancel(self.seat)
            return self.to("handover", message=_("Det er fortrudt. Lederen er den samme."))
        return self._note() if do == "note" else self._register()

    def _register(self) -> HttpResponseBase:
        form = HandoverForm(self.request.POST)
        if not form.is_valid():
            return self._draw(form=form, http_status=422)
        data = form.cleaned_data
        try:
            handing_over.register(self.seat, name=data["name"], email=data["email"], on=data["on"])
        except NotAllowed as refusal:
            form.add_error("on" if isinstance(refusal, handing_over.TooEarly) else "email", str(refusal))
            return self._draw(form=form, http_status=422)
        return self.to("case_detail", message=_("Det er skrevet. Den nye leder får en mail."))

    def _note(self) -> HttpResponseBase:
        found = handing_over.newest(self.seat)
        form = self._note_form(found, self.request.POST) if found else None
        if found is None or form is None or not form.is_valid():
            return self._draw(note_form=form, http_status=422)
        day = handing_over.first_workday(found.successor.begins_on or date.min)
        talk_on = day if form.cleaned_data["talk"] else None
        handing_over.write_note(self.seat, form.cleaned_data["text"], talk_on=talk_on)
        return self.to("handover", message=_("Din besked er gemt."))

    def _note_form(self, found: Handover, data: Any = None) -> NoteForm | None:
        begins = found.successor.begins_on
        if self.seat.role is not Role.EMPLOYEE or begins is None or found.read_at:
            return None
        given = {"text": handing_over.note_of(self.seat, found), "talk": found.talk_on is not None}
        day = weekday_date(handing_over.first_workday(begins))
        return NoteForm(data, initial=given, day=day)

    def _draw(
        self, *, form: HandoverForm | None = None, note_form: NoteForm | None = None, http_status: int = 200
    ) -> HttpResponse:
        found = handing_over.newest(self.seat)
        waiting = found if found and not found.read_at else None
        pending = handing_over.pending(self.seat)
        return self.page(
            form=None if pending else (form or HandoverForm()),
            note_form=note_form or (self._note_form(waiting) if waiting else None),
            who=self._who(waiting) if waiting else None,
            pending=pending is not None,
            passed_on=self._passed_on(),
            holds=holds(self.seat),
            http_status=http_status,
        )

    def _passed_on(self) -> list[str]:
        """By name, for the two; HR is told in general."""
        found = readings(self.seat) if self.seat.is_principal else []
        return [each.name for each in passed_on(found)]

    def _who(self, found: Handover) -> dict[str, str]:
        begins = found.successor.begins_on or date.min
        return {
            "name": self.seat.name_of(found.successor),
            "begins": weekday_date(begins),
            "leaver": self.seat.name_of(found.leaver),
            "last": weekday_date(begins - timedelta(days=1)),
        }


def passed_on(found: list[Reading]) -> list[Reading]:
    """What a new leader gets: the versions in force, and those that take over later."""
    return [each for each in found if each.version in (each.sheet.signed, *each.sheet.coming)]


class TakeOverView(CaseView):
    """The new leader's first page: the agreement to read, the employee's note, and one button."""

    template_name = "web/handover/take_over.html"
    action = "case.take_over"

    def show(self) -> HttpResponseBase:
        if not self.seat.party.must_read:
            return self.page(done=True)
        found = handing_over.newest(self.seat)
        versions = passed_on(readings(self.seat))
        return self.page(
            readings=versions,
            note=handing_over.note_of(self.seat, found) if found else "",
            talk=weekday_date(found.talk_on) if found and found.talk_on else "",
        )

    def act(self) -> HttpResponseBase:
        take_over(self.seat)
        return self.to("case_detail", message=_("Du er nu leder i aftalen."))
