"""The form that fills in the chosen hensyn: the blanks of each sentence, who does what, and from when."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.agreements.hensyn import Item, Parameter, Refused, Slags, values
from fleksaftale.agreements.hensyn.choosing import Place, row_of
from fleksaftale.core.forms import ChoiceField, DatePartsField, TextAreaField, TextField
from fleksaftale.documents.forms import YES, Ask, held_text
from fleksaftale.documents.guarding import Concern, Verdict
from fleksaftale.documents.rows import ID, Row, Rows, new_id

WHO_LENGTH = 200


def blank_field(one: Parameter) -> forms.Field:
    """The form field of one blank. None is required here: the blank itself says what is missing."""
    language = get_language()
    first = values.show(one.slags, one.at_first, language) if one.at_first else ""
    said: dict[str, Any] = {"label": str(one.name), "required": False, "mark_optional": False}
    match one.slags:
        case Slags.UGEDAG:
            days = [(da, values.show(Slags.UGEDAG, da, language)) for da in values.DAYS]
            return ChoiceField(choices=days, widget=forms.Select, initial=one.at_first, **said)
        case Slags.DATO:
            return DatePartsField(noun=str(one.name).lower(), **said)
        case Slags.TEKST:
            example = _("Fx %(example)s") % {"example": one.shown_example(language)}
            return TextField(max_length=int(one.most), help_text=example, **said)
        case _:
            width = 4 if one.slags.counts else 20
            return TextField(suffix=str(one.unit or ""), width=width, initial=first, max_length=40, **said)


class FillForm(forms.Form):
    """Every chosen item with its blanks. ``rows`` are the rows to add, once it is valid."""

    def __init__(self, items: Sequence[Item], place: Place, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.items, self.place = items, place
        self.asks: dict[str, Ask] = {}
        self.rows: Rows = ()
        for item in items:
            self._add(item)
        when = place.field.row.field("fra")
        self.fields["fra"] = DatePartsField(
            label=str(when.label),
            noun=str(when.label).lower(),
            required=False,
            help_text=_("Lad felterne stå tomme, hvis det er fra start."),
        )

    def _add(self, item: Item) -> None:
        self.fields[f"{item.id}-row"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=new_id()
        )
        for one in item.parameters:
            self.fields[f"{item.id}-{one.key}"] = blank_field(one)
        columns = self.place.field.row
        self.fields[f"{item.id}-hvem"] = TextField(
            label=str(columns.field("hvem").label),
            initial=item.who.da,
            max_length=WHO_LENGTH,
            required=False,
            help_text=item.who.en if get_language() == "en" else "",
        )
        self.fields[f"{item.id}-indhold"] = TextAreaField(
            label=str(columns.field("indhold").label),
            help_text=str(columns.field("indhold").hint or ""),
            rows=2,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        rows = [self._row(item, cleaned) for item in self.items]
        self.rows = tuple(row for row in rows if row)
        return cleaned

    def _row(self, item: Item, cleaned: Mapping[str, Any]) -> Row | None:
        said = {one.key: _written(cleaned.get(f"{item.id}-{one.key}")) for one in item.parameters}
        try:
            sentence = item.fill(item.clean(said))
        except Refused as refused:
            if f"{item.id}-{refused.key}" not in self.errors:
                self.add_error(f"{item.id}-{refused.key}", str(refused.text))
            return None
        row_id = cleaned.get(f"{item.id}-row") or ""
        return row_of(
            item,
            sentence,
            row_id if ID.fullmatch(row_id) else new_id(),
            hvem=cleaned.get(f"{item.id}-hvem"),
            indhold=cleaned.get(f"{item.id}-indhold"),
            fra=cleaned.get("fra"),
        )

    # --- wording

    def look_at(self, concerns: Sequence[Concern], name: str) -> None:
        """Tell what the wording guard found in the new rows, at the field in which it was written."""
        said = self.said_yes
        for concern in concerns:
            field = self._field_of(concern)
            if field and concern.verdict is Verdict.HELD:
                self.fields[field].held = True  # type: ignore[attr-defined]
                self.add_error(field, held_text(concern, name))
            elif field:
                self.asks[field] = Ask(concern, concern.yes in said)

    def _field_of(self, concern: Concern) -> str:
        """The field of this form in which a part of a row was written; empty for rows that stood before."""
        _list, row_id, part = [*concern.field.split("-"), "", ""][:3]
        row = next((row for row in self.rows if row.id == row_id), None)
        if row is None:
            return ""
        item = next(item for item in self.items if item.id == row.get("hensyn"))
        if part != "tekst":
            return f"{item.id}-{part}"
        written = next((one.key for one in item.parameters if one.slags.written), "hvem")
        return f"{item.id}-{written}"

    @property
    def said_yes(self) -> list[str]:
        getlist = getattr(self.data, "getlist", None)
        return getlist(YES) if getlist else []

    @property
    def unanswered(self) -> list[Ask]:
        return [ask for ask in self.asks.values() if not ask.ticked]

    # --- for the page

    def groups(self) -> list[dict[str, Any]]:
        """Each item with its bound fields."""
        return [
            {
                "item": item,
                "hidden": self[f"{item.id}-row"],
                "fields": [self._shown(f"{item.id}-{one.key}") for one in item.parameters],
                "more": [self._shown(f"{item.id}-{key}") for key in ("hvem", "indhold")],
                "open": any(f"{item.id}-{key}" in {*self.errors, *self.asks} for key in ("hvem", "indhold")),
            }
            for item in self.items
        ]

    def _shown(self, name: str) -> dict[str, Any]:
        return {"bound": self[name], "ask": self.asks.get(name)}


def _written(value: Any) -> str:
    return values.of_date(value) if isinstance(value, date) else str(value or "")
