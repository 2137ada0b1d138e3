"""The forms for the facts behind a case's dates, one field each, and for a date from a letter."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fleksaftale.core import clock
from fleksaftale.core.forms import CheckboxField, ChoiceField, DatePartsField, TextField
from fleksaftale.deadlines.catalogue import Asked, Kind, Whose

MONTH = re.compile(r"(\d{1,2})[ ./-](\d{4})")
RUN = re.compile(r"(\d{1,2}[ ./-]\d{4})\s*(?:-|–|til|to)\s*(\d{1,2}[ ./-]\d{4})")
MOST_MONTHS = 60


class MonthsField(TextField):
    """Months as people list them, with runs: 02 2025 - 07 2025, 09 2025. The value is ["2025-02", ...]."""

    def clean(self, value: Any) -> Any:
        text = str(super().clean(value))
        months = sorted({month for part in re.split(r"[,;\n]", text) if part.strip() for month in _run(part)})
        if len(months) > MOST_MONTHS:
            raise ValidationError(_("Skriv højst 60 måneder."))
        return [f"{month // 12}-{month % 12 + 1:02}" for month in months]

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return ", ".join(f"{each[5:]} {each[:4]}" for each in value)
        return value


def _run(part: str) -> range:
    found = RUN.fullmatch(part.strip())
    first, last = (found[1], found[2]) if found else (part.strip(), part.strip())
    begin, end = _month(first), _month(last)
    if end < begin or end - begin > MOST_MONTHS:
        raise ValidationError(_("Skriv den første måned før den sidste, fx 02 2025 - 07 2025."))
    return range(begin, end + 1)


def _month(text: str) -> int:
    found = MONTH.fullmatch(text)
    if found is None or not 1 <= int(found[1]) <= 12:
        raise ValidationError(_("Skriv måneder som 02 2025. Sæt komma imellem."))
    return int(found[2]) * 12 + int(found[1]) - 1


def value_field(asked: Asked, *, heading: bool) -> forms.Field:
    words: Mapping[str, Any] = {"label": asked.question, "help_text": asked.help, "heading": heading}
    if asked.kind is Kind.LASTING:
        choices = [("midlertidigt", _("Midlertidigt")), ("permanent", _("Permanent"))]
        return ChoiceField(choices=choices, empty=_("Vælg et svar, eller spring over."), **words)
    if asked.kind is Kind.MONTHS:
        return MonthsField(empty=_("Skriv mindst en måned, fx 02 2025."), **words)
    return DatePartsField(example="01 03 2024", **words)


class FactForm(forms.Form):
    """One fact; with a box to show it to the leader where it is the employee's alone."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)

    def __init__(
        self, asked: Asked, leader: str, *args: Any, offer: bool = True, heading: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.fields["value"] = value_field(asked, heading=heading)
        if asked.whose is Whose.EMPLOYEE and offer:
            label = _("%(name)s må se svaret og de frister, der følger af det") % {"name": leader}
            self.fields["show"] = CheckboxField(label=label, required=False)

    @property
    def value(self) -> Any:
        """As :mod:`fleksjob.frister` takes it. Only for a valid form."""
        found = self.cleaned_data["value"]
        return found.isoformat() if isinstance(found, date) else found


class LetterForm(forms.Form):
    day = DatePartsField(
        label=_("Hvilken dato står i brevet?"),
        help_text=_("Den dato, der gælder for fristen."),
        example="28 02 2029",
    )
    letter_of = DatePartsField(
        label=_("Hvilken dato har brevet selv?"),
        help_text=_("Den står som regel øverst."),
        noun=_("brevets dato"),
        example="10 02 2024",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)

    def clean_letter_of(self) -> date:
        day: date = self.cleaned_data["letter_of"]
        if day > clock.today():
            raise ValidationError(_("Datoen er ikke kommet endnu. Skriv en dag til og med i dag."))
        return day
