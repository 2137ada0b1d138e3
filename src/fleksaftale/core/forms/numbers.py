"""A whole number from a short input, with its unit after it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms.fields import Spoken, Text

MOST = 9_999


class WholeNumberField(Spoken, forms.Field):
    """A number from 0 to 9,999; what the person wrote is shown again as it was."""

    widget = forms.TextInput

    def __init__(self, *args: Any, suffix: Text = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suffix = suffix
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off", "class": "input-width-xs"})

    def to_python(self, value: str | int | None) -> int | None:
        if value is None or isinstance(value, int):
            return value
        text = value.strip()
        if not text:
            return None
        if not (text.isascii() and text.isdecimal()) or int(text) > MOST:
            raise ValidationError(_("Skriv et helt tal, fx 15"), code="invalid")
        return int(text)
