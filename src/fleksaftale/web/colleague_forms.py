"""The form in which the employee makes a sheet for her colleagues."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.agreements.hensyn.colleagues import Line, Note
from fleksaftale.core.forms import CheckboxField, MultipleChoiceField, TextAreaField, TextField

OWN_WORDS = 1_500


class SheetForm(forms.Form):
    """What stands on the sheet. Nothing is ticked beforehand: every line is her own choice."""

    heading = TextField(
        label=gettext_lazy("Overskrift"),
        initial=gettext_lazy("Sådan kan du hjælpe mig"),
        max_length=80,
        empty=gettext_lazy("Skriv en overskrift, fx Sådan kan du hjælpe mig"),
    )
    lines = MultipleChoiceField(
        label=gettext_lazy("Hvad skal stå på arket?"), required=False, mark_optional=False
    )
    details = CheckboxField(
        label=gettext_lazy("Skriv også, hvordan I gør, og hvem der gør hvad"), required=False
    )
    words = TextAreaField(
        label=gettext_lazy("Egne ord"),
        help_text=gettext_lazy("Fx: Spørg mig gerne. Jeg svarer, når jeg kan."),
        max_length=OWN_WORDS,
        tell_limit=True,
        rows=4,
        required=False,
    )
    health = CheckboxField(label=gettext_lazy("Ja, mine kolleger må læse det"), required=False)

    def __init__(self, lines: Sequence[Line], name: str, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.known, self.name = {line.key: line for line in lines}, name
        field: Any = self.fields["lines"]
        field.choices = [(line.key, line.sentence) for line in lines]
        field.widget.hints = {line.key: line.details_text for line in lines}
        if not lines:
            del self.fields["lines"], self.fields["details"]
        self.found: list[str] = []

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if not cleaned.get("lines") and not cleaned.get("words"):
            first = "lines" if "lines" in self.fields else "words"
            self.add_error(first, _("Sæt kryds ved noget, eller skriv med egne ord"))
            return cleaned
        self.found = self.note.about_health
        if self.found and not cleaned.get("health"):
            self.add_error("health", _("Sæt kryds, hvis det må stå på arket, eller tag det ud"))
        return cleaned

    @property
    def note(self) -> Note:
        """The sheet, in the order of the agreement."""
        chosen = self.cleaned_data.get("lines") or []
        lines = tuple(line for key, line in self.known.items() if key in chosen)
        if not self.cleaned_data.get("details"):
            lines = tuple(replace(line, details=()) for line in lines)
        return Note(self.cleaned_data["heading"], self.name, lines, self.cleaned_data.get("words", ""))

    @property
    def sent(self) -> list[tuple[str, str]]:
        """What was written, for a form that carries it on: it is kept nowhere else."""
        cleaned = self.cleaned_data
        kept = [("heading", cleaned["heading"]), ("words", cleaned.get("words", ""))]
        kept += [("lines", key) for key in cleaned.get("lines") or []]
        return [*kept, *((name, "on") for name in ("details", "health") if cleaned.get(name))]
