"""The forms of the pages about a case."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fleksaftale.agreements.document_types import AFTALE, FORVENTNINGER, VILKAAR
from fleksaftale.cases.models import Role
from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.core.forms import (
    CheckboxField,
    ChoiceField,
    CvrField,
    DatePartsField,
    EmailField,
    EmployerNameField,
    NameField,
    TextAreaField,
    TextField,
)
from fleksaftale.core.guard import look_at
from fleksaftale.documents.signing import STATEMENT, statement
from fleksaftale.documents.template import Template


class FactsForm(forms.Form):
    """The workplace. ``role``: who writes; ``known``: the name that stands there already."""

    workplace = EmployerNameField()
    cvr = CvrField()

    def __init__(self, *args: Any, role: Role | None = None, known: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.writer, self.known = role, known

    def clean_workplace(self) -> str:
        """The name. It stands in what is signed, so the leader's words of illness are held back here too."""
        text = str(self.cleaned_data["workplace"])
        role = self.cleaned_data.get("role") or self.writer
        if role != Role.EMPLOYEE and text != self.known and any(one.strong for one in look_at(text)):
            raise forms.ValidationError(_("Skriv kun navnet her."), code="wording")
        return text


class CaseForm(FactsForm):
    """Open a case. Asks for no more than the first page of the agreement needs.

    ``once`` is this form's own number, so that a double click opens one case.
    """

    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    role = ChoiceField(
        label=_("Hvem er du?"),
        choices=[
            (Role.EMPLOYEE.value, _("Jeg er den ansatte")),
            (Role.LEADER.value, _("Jeg er nærmeste leder")),
        ],
        empty=_("Vælg, om du er den ansatte eller nærmeste leder"),
    )
    other_name = NameField(
        label=_("Hvad hedder den anden?"),
        help_text=_("Lederens navn, hvis du er ansat. Den ansattes navn, hvis du er leder."),
        empty=_("Skriv den andens navn"),
    )
    begin = ChoiceField(
        label=_("Hvad vil I begynde med?"),
        choices=[
            (AFTALE.slug, _("Aftalen")),
            (FORVENTNINGER.slug, _("En forventningsafstemning: tal om opgaver og hensyn først")),
            (VILKAAR.slug, _("En aftale om særlige vilkår, før der er et fleksjob")),
        ],
        required=False,
        mark_optional=False,
        initial=AFTALE.slug,
    )
    field_order = ("role", "workplace", "cvr", "other_name", "begin")


class InviteForm(forms.Form):
    name = NameField(label=_("Navn"), empty=_("Skriv navnet på den, du inviterer"))
    email = EmailField(
        label=_("Mailadresse"),
        help_text=_("Kun den, der kan læse mail på adressen, kan bruge invitationen."),
        empty=_("Skriv den andens mailadresse, fx navn@firma.dk"),
    )


class GuestForm(InviteForm):
    """Somebody who gets a link, and wants no account."""

    email = EmailField(
        label=_("Mailadresse"),
        help_text=_("Koden sendes til den. Skriv den andens egen adresse."),
        empty=_("Skriv den andens mailadresse, fx navn@firma.dk"),
    )


class EndForm(forms.Form):
    on = DatePartsField(
        label=_("Sidste dag i ansættelsen"),
        help_text=_("Fx 30 11 2026"),
        noun=_("sidste dag"),
        example="30 11 2026",
    )

    def __init__(self, *args: Any, not_before: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.not_before = not_before

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if self.not_before and on < self.not_before:
            text = _("Datoen skal være efter %(date)s, hvor aftalen begynder at gælde")
            raise forms.ValidationError(text, params={"date": long_date(self.not_before)})
        return on


class SignForm(forms.Form):
    """Typed name and explicit intent; the fingerprint is of what was shown."""

    name = TextField(
        label=_("Skriv dit fulde navn"), max_length=200, empty=_("Skriv dit navn, som det står i teksten")
    )
    intent = CheckboxField(
        label=STATEMENT,
        empty=_("Sæt kryds, hvis du vil skrive under"),
    )
    fingerprint = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, template: Template, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["intent"].label = statement(template)
        self.called = str(template.called)

    def refuse_name(self, expected: str) -> None:
        """Say which name is to be written; the form is shown again."""
        text = _("Skriv dit navn, som det står i %(document)s: %(name)s")
        self.add_error("name", text % {"document": self.called, "name": expected})


class AmendForm(forms.Form):
    """From when the change is to hold. Everything else is written in the draft."""

    begins = DatePartsField(
        label=_("Hvornår skal ændringen gælde fra?"),
        help_text=_("Fx 01 02 2027. I kan rette datoen, så længe det er en kladde."),
        example="01 02 2027",
    )

    def clean_begins(self) -> date:
        begins: date = self.cleaned_data["begins"]
        if begins < clock.today():
            raise forms.ValidationError(_("Datoen er passeret. Vælg i dag eller en senere dag."))
        return begins


class ObjectionForm(forms.Form):
    """What one wants to say to a version one cannot sign. Nobody has to give reasons."""

    text = TextAreaField(
        label=_("Hvad vil du gerne sige?"),
        help_text=_("Skriv, hvad der ville passe bedre. Du behøver ikke skrive noget."),
        required=False,
        max_length=2000,
        visibility=_("I ser det begge, når du gemmer."),
    )
