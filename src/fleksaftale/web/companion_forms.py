"""The forms about those who are let into a case, and the one for a comment."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.models import What
from fleksaftale.core import clock
from fleksaftale.core.forms import ChoiceField, DatePartsField, EmailField, NameField, TextAreaField


def not_passed(day: date | None) -> date | None:
    if day and day < clock.today():
        raise forms.ValidationError(_("Datoen er passeret. Vælg i dag eller en senere dag."))
    return day


class CompanionForm(forms.Form):
    """Somebody to let in. ``versions`` are what they may read, as pairs of id and name.

    ``once`` is this form's own number, so that a double click lets in one person.
    """

    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    name = NameField(label=_("Navn"), empty=_("Skriv navnet på den, du inviterer"))
    email = EmailField(
        label=_("Mailadresse"),
        help_text=_("Kun den, der kan læse mail på adressen, kan bruge invitationen."),
        empty=_("Skriv den andens mailadresse, fx navn@firma.dk"),
    )
    version = ChoiceField(
        label=_("Hvad må personen læse?"),
        help_text=_("Kun den version, du vælger. Du kan dele flere senere."),
        choices=(),
        empty=_("Vælg, hvad personen må læse"),
    )
    until = DatePartsField(
        label=_("Sidste dag med adgang"),
        help_text=_("Fx 31 12 2026. Er feltet tomt, gælder adgangen, til du afslutter den."),
        example="31 12 2026",
        required=False,
    )

    def __init__(self, *args: Any, versions: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if versions:
            self.fields["version"].choices = versions  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["version"]

    def clean_until(self) -> date | None:
        return not_passed(self.cleaned_data["until"])


class DeputyForm(CompanionForm):
    """Somebody in the leader's place for some days. It ends by itself."""

    begins_on = DatePartsField(label=_("Første dag"), help_text=_("Fx 01 12 2026"), example="01 12 2026")
    until = DatePartsField(
        label=_("Sidste dag"),
        help_text=_("Fx 31 12 2026. Adgangen slutter af sig selv."),
        example="31 12 2026",
    )
    field_order = ("once", "name", "email", "begins_on", "until")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("begins_on") and data.get("until") and data["until"] < data["begins_on"]:
            self.add_error("until", _("Sidste dag skal være efter første dag"))
        return data


class OrganisationForm(CompanionForm):
    """A faglig organisation that is to sign too. Its access lasts as long as the ask does."""

    until = None  # type: ignore[assignment]  # Django leaves a field out that is set to None


class ShareForm(forms.Form):
    version = ChoiceField(label=_("Del en version mere"), choices=(), empty=_("Vælg, hvad personen må læse"))

    def __init__(self, *args: Any, versions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].choices = versions  # type: ignore[attr-defined]  # a ChoiceField


class GrantForm(forms.Form):
    """What HR may do more in this case, and for how long."""

    what = ChoiceField(
        label=_("Hvad må HR mere?"),
        choices=[
            (What.INDTASTER.value, _("Skrive ind for dig, fx fra papir")),
            (What.DOKUMENTATION.value, _("Læse de underskrevne versioner")),
        ],
        empty=_("Vælg, hvad HR må"),
    )
    last = DatePartsField(
        label=_("Sidste dag med tilladelsen"),
        help_text=_("Fx 31 12 2026. I kan begge tage den tilbage før."),
        example="31 12 2026",
    )

    def clean_last(self) -> date | None:
        return not_passed(self.cleaned_data["last"])


class CommentForm(forms.Form):
    """A comment beside a version. Who may only speak aside is not asked who should read it."""

    text = TextAreaField(label=_("Skriv en kommentar"), empty=_("Skriv en kommentar først"), max_length=2000)
    who = ChoiceField(label=_("Hvem må læse den?"), choices=(), empty=_("Vælg, hvem der må læse den"))

    def __init__(self, *args: Any, readers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(readers) > 1:
            self.fields["who"].choices = readers  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["who"]
        self.fields["text"].visibility = readers[0][1] if len(readers) == 1 else ""  # type: ignore[attr-defined]
