"""Names of people: what stands under an agreement must be what one sees.

A character without a shape of its own makes two different names look alike, or a name look like nothing.
"""

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms.fields import TextField
from fleksaftale.core.guard import look_at

HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn"}
# Letters and marks that show nothing although their category says otherwise (Unicode's Default_Ignorable).
BLANK = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, *range(0x180B, 0x1810), 0x2800}
BLANK |= {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}


def validate_visible(text: str) -> None:
    """Raise ValidationError if the text holds a character that cannot be seen, or that turns text around."""
    for character in text:
        if unicodedata.category(character) in HIDDEN or ord(character) in BLANK:
            raise ValidationError(
                _("Navnet indeholder usynlige tegn. Slet det, og skriv det med tastaturet."), code="hidden"
            )


def validate_name(text: str) -> None:
    """Raise ValidationError unless the text can be a person's name: all of it visible, with a letter, and
    without a medicine or a code of an illness."""
    validate_visible(text)
    if not any(unicodedata.category(character).startswith("L") for character in text):
        raise ValidationError(_("Skriv navnet med bogstaver"), code="letters")
    if look_at(text, name=True):
        raise ValidationError(_("Skriv kun navnet her."), code="wording")


class NameField(TextField):
    """A person's name, composed (NFC) and with single spaces. Up to 120 characters."""

    default_validators = [validate_name]

    def __init__(self, *args: Any, max_length: int = 120, **kwargs: Any) -> None:
        super().__init__(*args, max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())
