"""The forms of signing in and of the account page."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms import CheckboxField, ChoiceField, EmailField, NameField, TextField
from fleksaftale.people.models import Language, Theme


class SignInForm(forms.Form):
    email = EmailField(
        label=_("Din mailadresse"),
        help_text=_("Vi sender en kode til den. Du skal ikke bruge en adgangskode."),
        empty=_("Skriv din mailadresse"),
        max_length=254,
    )
    remember = CheckboxField(label=_("Det er min egen enhed. Husk mig i 30 dage."), required=False)


class CodeForm(forms.Form):
    code = TextField(
        label=_("Kode"),
        help_text=_("Seks tal. Du kan kopiere dem fra mailen."),
        empty=_("Skriv de seks tal fra mailen"),
        max_length=100,
        width=10,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
    )


class NameForm(forms.Form):
    name = NameField(
        label=_("Hvad hedder du?"),
        help_text=_("Skriv fornavn og efternavn."),
        visibility=_("Den, du laver aftale med, ser dit navn."),
        empty=_("Skriv dit navn"),
        heading=True,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class PrivateAddressForm(forms.Form):
    email = EmailField(
        label=_("Din private mailadresse"),
        help_text=_("Fx den, du bruger derhjemme."),
        visibility=_("Kun du ser den."),
        empty=_("Skriv din private mailadresse"),
        max_length=254,
    )


LANGUAGES = [
    (code, format_html('<span lang="{}">{}</span>', code, name)) for code, name in Language.choices
]  # each in its own language, and read out in it


class SettingsForm(forms.Form):
    name = NameField(
        label=_("Navn"),
        visibility=_("Den, du laver aftale med, ser dit navn."),
        empty=_("Skriv dit navn"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = ChoiceField(label=_("Sprog på sider og i mails"), choices=LANGUAGES)
    theme = ChoiceField(label=_("Farver"), choices=Theme.choices)
    calm = CheckboxField(
        label=_("Rolig visning: større tekst, dæmpede farver og mindre på siden"), required=False
    )
