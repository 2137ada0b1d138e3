"""Forms about when a talk is: a time, a day at latest, a pause. None of them asks why."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fleksaftale.core import clock
from fleksaftale.core.forms import ChoiceField, DatePartsField, TextField
from fleksaftale.web.companion_forms import not_passed

LENGTHS = (
    ("30", _("En halv time")),
    ("45", _("Tre kvarter")),
    ("60", _("En time")),
    ("90", _("Halvanden time")),
)


class BookForm(forms.Form):
    day = DatePartsField(label=_("Hvilken dag?"), help_text=_("Fx 29 01 2027"), example="29 01 2027")
    at = TextField(
        label=_("Hvad er klokken?"),
        help_text=_("Skriv fx 10.00 eller 14.30"),
        empty=_("Skriv et klokkeslæt, fx 10.00"),
        width=6,
    )
    lasts = ChoiceField(label=_("Hvor længe?"), choices=LENGTHS, initial="60")

    def clean_day(self) -> date | None:
        return not_passed(self.cleaned_data["day"])

    def clean_at(self) -> time:
        text = str(self.cleaned_data["at"]).strip().lower().removeprefix("kl.").strip()
        for shape in ("%H.%M", "%H:%M", "%H%M", "%H"):
            try:
                return datetime.strptime(text, shape).time()  # noqa: DTZ007  the day is asked for beside it
            except ValueError:
                continue
        raise forms.ValidationError(_("Skriv et klokkeslæt, fx 10.00"))

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("day") and found.get("at") and self.starts_at < clock.now():
            self.add_error("at", _("Tidspunktet er passeret. Vælg et senere."))
        return found

    @property
    def starts_at(self) -> datetime:
        """The moment. Only where day and time are there."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"], clock.DENMARK)


class AskForm(forms.Form):
    day = DatePartsField(
        label=_("Hvornår skal I senest tale sammen?"),
        help_text=_("Fx 04 01 2027"),
        example="04 01 2027",
    )

    def clean_day(self) -> date | None:
        return not_passed(self.cleaned_data["day"])


class PauseForm(forms.Form):
    until = DatePartsField(
        label=_("Sidste dag i pausen"),
        help_text=_("Fx 14 02 2027. Du skal ikke skrive hvorfor."),
        example="14 02 2027",
    )

    def clean_until(self) -> date | None:
        return not_passed(self.cleaned_data["until"])
