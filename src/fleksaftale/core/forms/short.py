"""What an amount, hours and a number have in common: one short text input, whose value is a whole number."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

from fleksaftale.core.forms.fields import Spoken


class ShortInput(forms.TextInput):
    """Drawn without a template: the months of a year have fifty of them, and each template costs its time."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002
        drawn = self.get_context(name, value, attrs)["widget"]
        written = "" if drawn["value"] is None else format_html(' value="{}"', drawn["value"])
        return format_html(
            '<input type="{}" name="{}"{}{}>', drawn["type"], name, written, flatatt(drawn["attrs"])
        )


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
