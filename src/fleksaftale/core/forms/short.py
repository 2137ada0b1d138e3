"""What an amount, hours and a number have in common: one short text input, whose value is a whole number."""

from typing import Any

from django import forms

from fleksaftale.core.forms.drawn import ShortInput
from fleksaftale.core.forms.fields import Spoken


class ShortField(Spoken, forms.Field):
    """A whole number (int) from one input; what the person wrote is shown again, letter by letter."""

    widget = ShortInput

    def shown(self, value: int) -> str:
        """A number as a person would write it."""
        return str(value)

    def read(self, text: str) -> int:
        """What a person wrote, which is not empty. Raises ValidationError."""
        raise NotImplementedError

    def prepare_value(self, value: Any) -> Any:
        return self.shown(value) if isinstance(value, int) else value

    def to_python(self, value: str | int | None) -> int | None:
        if value is None or isinstance(value, int):
            return value
        return self.read(value) if value.strip() else None
