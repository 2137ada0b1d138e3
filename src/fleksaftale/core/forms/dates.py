"""A date in three fields, day, month and year: easier than a calendar for a date one knows (DKFDS)."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms.fields import Spoken, Text

MONTH_WORDS = {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "january february march april may june july august september october november december",
}
WHOLE_DATE = re.compile(r"^\s*(\d{1,2})[./ -]+(\d{1,2}|[^\W\d_]+)\.?[./ -]+(\d{4}|\d{2})\s*$")
ISO_DATE = re.compile(r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$")


class DateParts(NamedTuple):
    """What a person wrote, letter by letter, so that it is shown again as it was."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, value: dt.date) -> "DateParts":
        return cls(f"{value.day:02}", f"{value.month:02}", str(value.year))

    @property
    def empty(self) -> bool:
        return not any(part.strip() for part in self)


class DatePartsInput(forms.Widget):
    """Three text inputs named ``NAME_day``, ``NAME_month``, ``NAME_year``."""

    template_name = "core/widgets/date_parts.html"
    parts = ("day", "month", "year")
    use_fieldset = True

    @staticmethod
    def part_id(auto_id: str, part: str) -> str:
        return f"{auto_id}_{part}"

    def id_for_label(self, id_: str | None) -> str:
        return self.part_id(id_ or "", "day")

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DateParts | None:  # noqa: ARG002
        if all(f"{name}_{part}" not in data for part in self.parts):
            return None
        return DateParts(*(str(data.get(f"{name}_{part}", "")) for part in self.parts))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002
        return all(f"{name}_{part}" not in data for part in self.parts)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        faulty = (attrs or {}).get("data-faulty", "").split()
        written = value if isinstance(value, DateParts) else DateParts()
        labels = {"day": _("Dag"), "month": _("Måned"), "year": _("År")}
        context["parts"] = [
            {
                "name": f"{name}_{part}",
                "id": self.part_id(context["widget"]["attrs"].get("id", f"id_{name}"), part),
                "key": part,
                "label": labels[part],
                "value": getattr(written, part),
                "faulty": part in faulty,
                "required": self.is_required,
            }
            for part in self.parts
        ]
        return context


class DatePartsField(Spoken, forms.Field):
    """A date as three forgiving fields.

    ``noun`` names the date inside a sentence ("startdato"); without one, the field's own question does.
    ``example`` shows a date ("01 12 2026"). Months may be words, years may have two digits, and a whole date
    pasted into the first field is understood. The error's code names the faulty part (day, month, year),
    which is where the error summary leads.
    """

    widget = DatePartsInput

    def __init__(self, *args: Any, noun: Text = "", example: str = "01 12 2026", **kwargs: Any) -> None:
        self.noun: Text = noun
        self.example = example
        super().__init__(*args, **kwargs)

    def required_message(self) -> str:
        said = str(
            _("Indtast %(noun)s, fx %(example)s") % {"noun": self.noun or _("dato"), "example": self.example}
        )
        if self.noun or not self.label:
            return said
        question = str(self.label)
        return f"{question} {said}" if question.endswith("?") else f"{question}: {said}"

    def prepare_value(self, value: Any) -> Any:
        return DateParts.of(value) if isinstance(value, dt.date) else value

    def to_python(self, value: DateParts | dt.date | None) -> dt.date | None:
        if value is None or isinstance(value, dt.date):
            return value
        if value.empty:
            return None
        parts = whole_date(value)
        day, month, year = read_day(parts.day), read_month(parts.month), read_year(parts.year)
        try:
            return dt.date(year, month, day)
        except ValueError:
            message = (
                _("Der er ingen %(day)d. %(month)s i %(year)d. Skriv fx %(good)s")
                if (day, month) == (29, 2)
                else _("Der er ingen %(day)d. %(month)s. Skriv fx %(good)s")
            )
            last = dt.date(year, month, calendar.monthrange(year, month)[1])
            params = {"day": day, "month": MONTHS[month], "year": year, "good": " ".join(DateParts.of(last))}
            raise ValidationError(message, code="day", params=params) from None

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise ValidationError(self.required_message(), code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


def whole_date(parts: DateParts) -> DateParts:
    """``01.12.2026`` or ``1. december 2026`` in the first field alone is a whole date."""
    if parts.month.strip() or parts.year.strip():
        return parts
    if found := WHOLE_DATE.match(parts.day):
        return DateParts(*found.groups())
    if found := ISO_DATE.match(parts.day):
        return DateParts(*reversed(found.groups()))
    return parts


def read_day(written: str) -> int:
    text = written.strip().rstrip(".")
    if not text:
        raise ValidationError(_("Indtast også dagen, fx 01"), code="day")
    if not text.isdecimal() or len(text) > 2 or not 1 <= int(text) <= 31:
        raise ValidationError(_("Dagen skal være et tal fra 1 til 31"), code="day")
    return int(text)


def read_month(written: str) -> int:
    text = written.strip().rstrip(".").casefold()
    if not text:
        raise ValidationError(_("Indtast også måneden, fx 12"), code="month")
    if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 12:
        return int(text)
    for words in MONTH_WORDS.values():
        for number, word in enumerate(words.split(), 1):
            if len(text) >= 3 and word.startswith(text):
                return number
    raise ValidationError(_("Måneden skal være et tal fra 1 til 12 eller et navn, fx december"), code="month")


def read_year(written: str) -> int:
    text = written.strip()
    if not text:
        raise ValidationError(_("Indtast også året, fx 2026"), code="year")
    if text.isdecimal() and len(text) == 2:
        return 2000 + int(text)
    if text.isdecimal() and len(text) == 4 and 1900 <= int(text) <= 2100:
        return int(text)
    raise ValidationError(_("Året skal have fire cifre, fx 2026"), code="year")
