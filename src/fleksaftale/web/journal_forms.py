"""The forms of the journal."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.forms import ChoiceField, DatePartsField, TextAreaField, TextField
from fleksaftale.evidence import looking
from fleksaftale.evidence.content import About, Said
from fleksaftale.evidence.looking import Looked, Unfit
from fleksaftale.evidence.models import Zone
from fleksaftale.web import asking
from fleksaftale.web.receiving import FileField, Received, UploadForm

ABOUT_HINTS: dict[str, str | Promise] = {
    About.ORAL: gettext_lazy("Skriv den gerne ned. Men den tæller ikke som en skriftlig aftale."),
    About.TRIED: gettext_lazy("Skriv også, hvordan det gik."),
    About.UNION: gettext_lazy("Skriv ikke, hvem der er medlem af hvad."),
    About.OTHER: gettext_lazy("Det kommer ikke med på siden Dokumentation."),
}
ZONE_HINTS: dict[str, str | Promise] = {
    Zone.MINE: gettext_lazy("De andre kan ikke se det. Du kan dele det senere."),
    Zone.BOTH: gettext_lazy("Det kan ikke tages tilbage."),
}
ACCEPT = ".pdf,.jpg,.jpeg,.png,.txt,.docx,.xlsx,.eml,.msg,application/pdf,image/jpeg,image/png,text/plain"


class EntryForm(forms.Form):
    """What a person writes of an entry. ``once``: the same form, with the same in it, is one entry."""

    happened_on = DatePartsField(
        label=gettext_lazy("Hvornår skete det?"),
        example="03 09 2026",
    )
    title = TextField(
        label=gettext_lazy("Overskrift"),
        help_text=gettext_lazy("Fx: Møde om ny plads."),
        max_length=120,
        empty=gettext_lazy("Skriv en kort overskrift"),
    )
    text = TextAreaField(label=gettext_lazy("Hvad skete der?"), required=False, rows=7)
    about = ChoiceField(
        label=gettext_lazy("Hvad handler det om?"),
        help_text=gettext_lazy(
            "Alt andet end det sidste kommer med på siden Dokumentation, når det er delt."
        ),
        choices=[
            *((a.value, a.label) for a in About if a is not About.OTHER),
            (About.OTHER, About.OTHER.label),
        ],
        hints=ABOUT_HINTS,
        initial=About.OTHER,
    )
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *data: Any, seat: Seat, choose_zone: bool = True, **more: Any) -> None:
        more["initial"] = {"once": uuid4(), **(more.get("initial") or {})}
        super().__init__(*data, **more)
        self.seat = seat
        self.fields["text"].help_text = asking.hint(seat)
        if choose_zone and seat.role is Role.EMPLOYEE:
            self.fields["zone"] = ChoiceField(
                label=_("Hvem må læse det?"),
                choices=[(Zone.MINE, _("Kun mig i sagen")), (Zone.BOTH, self._both())],
                hints=ZONE_HINTS,
                initial=Zone.MINE,
            )

    def _both(self) -> str:
        return _("Mig og %(name)s") % {"name": self.seat.other_name}

    def clean_happened_on(self) -> date | None:
        day: date | None = self.cleaned_data["happened_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("Datoen er ikke kommet endnu"), code="day")
        return day

    @property
    def zone(self) -> Zone:
        return Zone(self.cleaned_data.get("zone") or Zone.BOTH)

    def once_id(self) -> UUID:
        found: UUID = self.cleaned_data["once"]
        return found

    def said(self, *, zone: Zone | None = None, happened_on: date | None = None) -> Said:
        given = self.cleaned_data
        day = given["happened_on"] or happened_on or clock.today()
        about = About(given["about"])
        return Said(given["title"], given["text"], day, self.zone if zone is None else zone, about)


class JournalUploadForm(UploadForm, EntryForm):
    """A file or a message, with a few words beside it. A message says itself when it was sent."""

    file = FileField(
        label=gettext_lazy("Fil eller mail"),
        help_text=gettext_lazy(
            "PDF, JPEG, PNG, tekst, docx, xlsx, eller en mail gemt som .eml eller .msg. Højst 10 MB."
        ),
        empty=gettext_lazy("Vælg en fil, før du trykker på knappen"),
        error_messages={"empty": looking.UNFIT["empty"]},
    )

    def __init__(self, *data: Any, **more: Any) -> None:
        super().__init__(*data, **more)
        self.fields["file"].widget.attrs["accept"] = ACCEPT
        for name in ("title", "happened_on"):
            self.fields[name].required = False
        self.fields["happened_on"].help_text = _(
            "Ved en mail kan du lade den stå tom. Så bruger vi mailens dato."
        )
        self.fields["title"].help_text = _("Ved en mail kan du lade den stå tom. Så bruger vi mailens emne.")
        self.fields["text"].label = _("Noget at tilføje?")
        self.order_fields(["file", "happened_on", "title", "text", "about", "zone", "once"])

    def clean_file(self) -> Looked:
        received: Received = self.cleaned_data["file"]
        try:
            return looking.look(received.content, ending=received.ending)
        except Unfit as unfit:
            raise forms.ValidationError(str(unfit.text)) from None

    def clean(self) -> dict[str, Any]:
        looked: Looked | None = self.cleaned_data.get("file")
        if looked is None:
            return self.cleaned_data
        if "happened_on" in self.cleaned_data and not self.cleaned_data["happened_on"] and not self.sent_on:
            self.add_error("happened_on", self.fields["happened_on"].required_message())  # type: ignore[attr-defined]
        if "title" in self.cleaned_data and not self.cleaned_data["title"] and looked.mail is None:
            self.add_error("title", _("Skriv en kort overskrift"))
        return self.cleaned_data

    @property
    def sent_on(self) -> date | None:
        looked: Looked | None = self.cleaned_data.get("file")
        return clock.day_of(looked.mail.sent) if looked and looked.mail and looked.mail.sent else None

    def said_with_file(self, *, zone: Zone | None = None) -> Said:
        return self.said(zone=zone, happened_on=self.sent_on)


class MoveForm(forms.Form):
    """How far an entry is to go. Only further, never back."""

    zone = ChoiceField(
        label=gettext_lazy("Hvem må også læse det?"), empty=gettext_lazy("Vælg, hvem der må læse det")
    )

    def __init__(self, *data: Any, seat: Seat, zone: Zone, advisers: list[str], **more: Any) -> None:
        super().__init__(*data, **more)
        words = {
            Zone.BOTH: _("Mig og %(name)s") % {"name": seat.other_name},
            Zone.ADVISERS: _("Os to og bisidder eller TR"),
            Zone.KOMMUNE: _("Kan komme med til kommunen"),
        }
        self.fields["zone"].choices = [(z, words[z]) for z in zone.further]  # type: ignore[attr-defined]
        self.fields["zone"].widget.hints = {
            Zone.ADVISERS: _("Nu er det: %(names)s.") % {"names": ", ".join(advisers)}
            if advisers
            else _("Nu er der ingen bisidder med."),
            Zone.KOMMUNE: _("Intet bliver sendt. %(name)s, din bisidder og TR kan også læse det.")
            % {"name": seat.other_name},
        }
        if len(zone.further) == 1:
            self.fields["zone"].initial = zone.further[0]
