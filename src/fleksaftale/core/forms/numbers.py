"""A whole number from a short input, with its unit after it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms.fields import Text
from fleksaftale.core.forms.short import ShortField

MOST = 9_999


class WholeNumberField(ShortField):
    """A number from 0 to 9,999; what the person wrote is shown again as it was."""

    def __init__(self, *args: Any, suffix: Text = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suffix = suffix
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off", "class": "input-width-xs"})

    def read(self, text: str) -> int:
        plain = text.strip()
        if not (plain.isascii() and plain.isdecimal()) or int(plain) > MOST:
            raise ValidationError(_("Skriv et helt tal, fx 15"), code="invalid")
        return int(plain)
