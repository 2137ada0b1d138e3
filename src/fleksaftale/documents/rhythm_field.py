"""Asking how often talks are held: up to three rows of "every N weeks or months, until"."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms import DateParts, DatePartsField
from fleksaftale.core.forms.fields import Spoken
from fleksaftale.documents.rhythm import Rhythm, Step, Unit

ROWS = 3
LONGEST = {Unit.WEEKS: 52, Unit.MONTHS: 24}
UNITS = ((Unit.MONTHS, _("måneder")), (Unit.WEEKS, _("uger")))

Row = dict[str, str]


class RhythmInput(forms.Widget):
    """Rows named ``NAME_0_every``, ``NAME_0_unit``, ``NAME_0_until`` and so on."""

    template_name = "documents/widgets/rhythm.html"
    use_fieldset = True

    def id_for_label(self, id_: str | None) -> str:
        return f"{id_}_0_every"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[Row] | None:
        if self.value_omitted_from_data(data, files, name):
            return None
        return [
            {part: str(data.get(f"{name}_{n}_{part}", "")).strip() for part in ("every", "unit", "until")}
            for n in range(ROWS)
        ]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002
        return f"{name}_0_every" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        written: list[Row] = value if isinstance(value, list) else []
        auto_id = context["widget"]["attrs"].get("id", f"id_{name}")
        blank: Row = {"every": "", "unit": Unit.MONTHS.value, "until": ""}
        context["rows"] = [
            {
                "n": n,
                "name": f"{name}_{n}",
                "id": f"{auto_id}_{n}",
                **(written[n] if n < len(written) else blank),
            }
            for n in range(ROWS)
        ]
        context["units"] = UNITS
        context["more"] = any(row["every"] or row["until"] for row in context["rows"][1:])
        return context


class RhythmField(Spoken, forms.Field):
    """A rhythm of one to three steps; every step but the last says until when."""

    widget = RhythmInput

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return [
                {
                    "every": str(step.every),
                    "unit": step.unit.value,
                    "until": f"{step.until:%d %m %Y}" if step.until else "",
                }
                for step in value
            ]
        return value

    def to_python(self, value: list[Row] | Rhythm | None) -> Rhythm | None:
        if value is None or isinstance(value, tuple):
            return value
        rows = [row for row in value if row["every"] or row["until"]]
        if not rows:
            return None
        steps = tuple(self._step(row, last=row is rows[-1]) for row in rows)
        for before, after in pairwise(steps):
            if after.until and before.until and after.until <= before.until:
                raise ValidationError(_("Datoerne skal komme efter hinanden. Ret den sidste dato."))
        return steps

    def _step(self, row: Row, *, last: bool) -> Step:
        unit = Unit(row["unit"]) if row["unit"] in set(Unit) else Unit.MONTHS
        if not row["every"]:
            raise ValidationError(_("Indtast hvor mange måneder eller uger, fx 2"))
        every = row["every"].lstrip("0")
        if not every.isdecimal() or len(every) > 2 or int(every) > LONGEST[unit]:
            raise ValidationError(
                _("Skriv et helt tal fra 1 til %(most)d, fx 2"), params={"most": LONGEST[unit]}
            )
        if not row["until"] and not last:
            raise ValidationError(_("Indtast hvornår den første rytme slutter, fx 31 03 2027"))
        return Step(int(every), unit, self._until(row["until"]))

    def _until(self, text: str) -> date | None:
        return DatePartsField(required=False).clean(DateParts(day=text)) if text else None

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True
