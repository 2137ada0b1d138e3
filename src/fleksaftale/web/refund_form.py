"""The form for where a § 56 agreement is: days and a choice, nothing of why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fleksaftale.agreements.refund import Refund
from fleksaftale.core import clock
from fleksaftale.core.forms import ChoiceField, DatePartsField


class RefundForm(forms.Form):
    agreed = DatePartsField(
        label=_("Hvilken dag aftalte I det?"),
        help_text=_("Fx 15 01 2026"),
        example="15 01 2026",
        required=False,
    )
    status = ChoiceField(
        label=_("Hvor er aftalen hos kommunen?"),
        choices=[
            ("ikke_sendt", _("Den er ikke sendt endnu")),
            ("afventer", _("Den er sendt, og I venter på svar")),
            ("godkendt", _("Kommunen har godkendt den")),
            ("afslag", _("Kommunen har givet afslag")),
        ],
        empty=_("Vælg, hvor aftalen er hos kommunen"),
    )
    approved = DatePartsField(
        label=_("Hvilken dag blev den godkendt?"),
        help_text=_("Datoen står i kommunens brev."),
        example="15 02 2026",
        required=False,
    )
    until = DatePartsField(
        label=_("Til hvilken dag gælder den?"),
        help_text=_("Står der en dag i brevet, er det den, der gælder."),
        example="14 02 2028",
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        approved, until = found.get("approved"), found.get("until")
        if found.get("status") == "godkendt" and not approved and "approved" not in self.errors:
            self.add_error("approved", _("Skriv den dag, kommunen godkendte aftalen, fx 15 02 2026"))
        for name in ("agreed", "approved"):
            if found.get(name) and found[name] > clock.today():
                self.add_error(name, _("Datoen er ikke kommet endnu. Skriv en dag til og med i dag."))
        if approved and until and until < approved:
            self.add_error("until", _("Skriv en dag efter den dag, aftalen blev godkendt."))
        return found

    @property
    def refund(self) -> Refund:
        """What the form says. Only for a valid form."""
        return Refund(**self.cleaned_data)
