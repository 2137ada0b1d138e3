"""The forms of the hours log: one week at a time, and a file."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.agreements.figures import hours_text
from fleksaftale.core import clock, spreadsheets
from fleksaftale.core.forms import ChoiceField, HoursField
from fleksaftale.hours_log.bringing import Brought, NoColumns, look
from fleksaftale.hours_log.weeks import Week
from fleksaftale.web.receiving import FileField, UploadForm

WEEKS_TO_CHOOSE = 12
UNREADABLE = {
    "empty": gettext_lazy("Filen er tom. Vælg en anden."),
    "large": gettext_lazy("Filen er for stor. Gem kun de uger, du skal bruge, og prøv igen."),
    "broken": gettext_lazy("Filen kan ikke læses. Gem den igen som Excel eller CSV."),
    "locked": gettext_lazy("Filen er låst med en kode. Gem den uden kode."),
    "kind": gettext_lazy("Filen er ikke en tabel. Gem den som Excel eller CSV."),
}


def logged_hours(**more: Any) -> HoursField:
    return HoursField(
        label=gettext_lazy("Timer på arbejde"),
        help_text=gettext_lazy("Al den tid, du var der. Skriv fx 13,5 eller 13:30. Skriv 0 ved ferie."),
        empty=gettext_lazy("Indtast antal timer, fx 13,5"),
        zero=True,
        suffix=gettext_lazy("timer"),
        **more,
    )


class WeekForm(forms.Form):
    """Hours of one of the last weeks."""

    week = ChoiceField(
        label=gettext_lazy("Uge"),
        widget=forms.Select,
        empty=gettext_lazy("Vælg en uge"),
    )
    hours = logged_hours()

    def __init__(self, *data: Any, written: Mapping[Week, int], **more: Any) -> None:
        this = Week.of(clock.today())
        last = [this.shifted(-back) for back in range(WEEKS_TO_CHOOSE)]
        newest = max(written, default=last[2])
        next_one = min((week for week in last[1:] if week > newest), default=this)
        super().__init__(*data, **{"initial": {"week": str(next_one)}, **more})
        field: Any = self.fields["week"]
        field.choices = [(str(week), _label(week, written)) for week in last]

    @property
    def weeks(self) -> dict[Week, int | None]:
        """What to write. Only for a valid form."""
        return {Week.parse(self.cleaned_data["week"]): self.cleaned_data["hours"]}


def _label(week: Week, written: Mapping[Week, int]) -> str:
    said = {"week": week.name.capitalize(), "days": week.days}
    if week not in written:
        return _("%(week)s: %(days)s") % said
    said["hours"] = hours_text(written[week])
    return _("%(week)s: %(days)s (%(hours)s timer)") % said


class HoursForm(forms.Form):
    """Hours of the week that the page is about."""

    hours = logged_hours(heading=False)


class FileForm(UploadForm):
    """A spreadsheet. ``brought`` is what stands in it, for a valid form."""

    file = FileField(
        label=gettext_lazy("Fil med dine timer"),
        help_text=gettext_lazy("Excel, LibreOffice eller CSV. Højst 1 MB."),
        empty=gettext_lazy("Vælg en fil, før du trykker på knappen"),
        error_messages={"empty": UNREADABLE["empty"]},
    )
    brought: Brought

    def __init__(self, *data: Any) -> None:
        super().__init__(*data)
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.xls,.ods,.csv,.txt"

    def clean_file(self) -> Any:
        found = self.cleaned_data["file"]
        try:
            self.brought = look(found.content)
        except spreadsheets.Unreadable as why:
            raise ValidationError(str(UNREADABLE[why.code])) from None
        except NoColumns:
            text = _("Den første række skal hedde år, uge og timer. Hent skabelonen, og se, hvordan den er.")
            raise ValidationError(text) from None
        return found
