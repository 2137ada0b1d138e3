"""The form of the package to the kommune: one list of ticks for each kind of thing."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms import CheckboxField, MultipleChoiceField, TextAreaField
from fleksaftale.evidence.packages import LONGEST_WISH, Group

HINTS = {
    "talks": _("Kun datoerne kommer med. Ikke det, I talte om."),
    "journal": _("Det, der er flyttet til “Til kommunen”."),
}


class PackageForm(forms.Form):
    """What goes in. ``once``: the same form, with the same in it, is one package."""

    wish = TextAreaField(
        label=_("Hvad ønsker du skal ændres?"),
        help_text=_("Du behøver ikke skrive noget. Du behøver ikke skrive, hvad du fejler."),
        required=False,
        max_length=LONGEST_WISH,
        rows=4,
    )
    told = CheckboxField(
        label=_("Min leder må se, at jeg har lavet en pakke"),
        help_text=_("Din leder ser ikke, hvad der er i den."),
        required=False,
        mark_optional=False,
    )
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *data: Any, groups: list[Group]) -> None:
        super().__init__(*data)
        self.initial = {"once": uuid4()}
        self.groups = groups
        for group in groups:
            self.fields[group.key] = MultipleChoiceField(
                label=group.title,
                help_text=HINTS.get(group.key, ""),
                choices=[(piece.key, piece.label) for piece in group.pieces],
                initial=[piece.key for piece in group.pieces if piece.usual],
                required=False,
                mark_optional=False,
            )
        self.order_fields([*(group.key for group in groups), "wish", "told", "once"])

    @property
    def keys(self) -> list[str]:
        return [key for group in self.groups for key in self.cleaned_data[group.key]]

    @property
    def once_id(self) -> UUID:
        found: UUID = self.cleaned_data["once"]
        return found

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.keys and not self.cleaned_data["wish"]:
            raise forms.ValidationError(_("Sæt mindst ét kryds, eller skriv et ønske."))
        return self.cleaned_data

    def kept(self) -> list[tuple[str, str]]:
        """What was written, as hidden fields under the preview."""
        given = [(group.key, key) for group in self.groups for key in self.cleaned_data[group.key]]
        given += [("wish", self.cleaned_data["wish"]), ("once", str(self.once_id))]
        return given + ([("told", "on")] if self.cleaned_data["told"] else [])
