"""The forms of *Når det bliver svært*: a letter to edit, and the dates of a complaint."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms import ChoiceField, DatePartsField, TextAreaField
from fleksjob.law.klage.fakta import KLAGE_OVER

LONGEST = 20_000  # characters of a letter


class LetterForm(forms.Form):
    """The text of one letter. What is written here is kept nowhere."""

    text = TextAreaField(
        label=_("Teksten"),
        help_text=_("Ret, slet og skriv til. Læs det igennem, før du sender det."),
        empty=_("Skriv en tekst først"),
        max_length=LONGEST,
        mark_optional=False,
    )

    def __init__(self, *data: Any, lines: int = 12, **more: Any) -> None:
        super().__init__(*data, **more)
        self.fields["text"].widget.attrs["rows"] = lines
        self.fields["text"].widget.attrs["spellcheck"] = "true"


class ComplaintForm(forms.Form):
    """What is complained about, and when the decision came."""

    klage_over = ChoiceField(
        label=_("Hvad vil du klage over?"),
        widget=forms.Select,
        empty=_("Vælg, hvad du vil klage over"),
    )
    modtaget = DatePartsField(
        label=_("Hvilken dag fik du afgørelsen?"),
        help_text=_("Fx 10 11 2026"),
        example="10 11 2026",
    )

    def __init__(self, *data: Any, **more: Any) -> None:
        super().__init__(*data, **more)
        pick = 1 if get_language() == "en" else 0
        field: Any = self.fields["klage_over"]
        field.choices = [(name, KLAGE_OVER.vist[name][pick]) for name in KLAGE_OVER.names]
