"""Text, choices and check boxes with the three things our pages say about a field.

``visibility``: who sees the answer, and when. ``empty``: what to do when nothing was written (an instruction,
never "this field is required"). ``heading``: the label is the page's ``h1``.
"""

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise
LONG_TEXT = 10_000


if TYPE_CHECKING:
    _Field = forms.Field
else:
    _Field = object


class Spoken(_Field):
    """What a field says about itself besides label and hint."""

    visibility: Text = ""
    heading: bool = False
    mark_optional: bool

    def __init__(
        self,
        *args: Any,
        visibility: Text = "",
        empty: Text = "",
        heading: bool = False,
        mark_optional: bool | None = None,
        **kwargs: Any,
    ) -> None:
        messages = {"required": empty or _("Skriv et svar, før du går videre")}
        kwargs["error_messages"] = messages | (kwargs.get("error_messages") or {})
        super().__init__(*args, **kwargs)
        self.visibility = visibility
        self.heading = heading
        self.mark_optional = (not self.required) if mark_optional is None else mark_optional


class Composed(forms.CharField):
    """Text in its composed form (NFC): the same letters are the same characters, however they were typed."""

    def to_python(self, value: Any) -> str:
        return unicodedata.normalize("NFC", str(super().to_python(value)))


class TextField(Spoken, Composed):
    """One line. ``suffix`` writes a unit after the input; ``width`` is the expected number of characters."""

    def __init__(self, *args: Any, suffix: Text = "", width: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suffix = suffix
        if width:
            self.widget.attrs["class"] = f"input-width-{'xs' if width <= 4 else 's' if width <= 10 else 'm'}"


class EmailField(Spoken, forms.EmailField):
    """An e-mail address, that a password manager or browser may fill in.

    Its value has one form: a domain with other letters than a-z as the mail servers know it (xn--...).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        messages = {
            "invalid": _("Skriv en e-mailadresse med @ og punktum, fx navn@firma.dk"),
            "local": _("Brug kun a-z, tal og tegn som . og - før @"),
        }
        kwargs["error_messages"] = messages | (kwargs.get("error_messages") or {})
        super().__init__(*args, **kwargs)
        self.widget.attrs.setdefault("autocomplete", "email")

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        local, at, domain = text.rpartition("@")
        if not local.isascii():
            raise ValidationError(self.error_messages["local"], code="local")
        return text if domain.isascii() else local + at + self._as_sent(domain)

    def _as_sent(self, domain: str) -> str:
        """The domain in ASCII. One that would become another domain than one sees is refused."""
        composed = unicodedata.normalize("NFC", domain).lower()
        try:
            sent = composed.encode("idna")
            same = sent.decode("idna") == composed
        except UnicodeError:
            same = False
        if not same:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return sent.decode("ascii")


class TextAreaField(Spoken, Composed):
    """Free text of up to 10,000 characters. ``rows`` is how high the box starts.

    The limit is told beforehand when ``tell_limit`` is set; there is no running count, which disturbs.
    """

    def __init__(
        self,
        *args: Any,
        rows: int = 5,
        max_length: int = LONG_TEXT,
        tell_limit: bool = False,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(*args, max_length=max_length, **kwargs)
        # Shown as help and refused by us with a sentence; a browser that cuts a pasted text says nothing.
        self.widget.attrs.pop("maxlength", None)
        self.limit = max_length if tell_limit else None
        self.error_messages["max_length"] = _(
            "Teksten må højst fylde %(limit_value)d tegn. Den fylder %(show_value)d."
        )
        for validator in self.validators:
            if isinstance(validator, MaxLengthValidator):
                validator.message = self.error_messages["max_length"]

    def to_python(self, value: Any) -> str:
        """A line break is one character, however the browser sends it."""
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class RadioSelect(forms.RadioSelect):
    """Radio buttons, each with an optional hint of its own: ``hints = {value: text}``."""

    hints: Mapping[str, Text] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        return option


class CheckboxSelectMultiple(forms.CheckboxSelectMultiple):
    """Check boxes, each with an optional hint of its own."""

    hints: Mapping[str, Text] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        return option


class ChoiceField(Spoken, forms.ChoiceField):
    """One of a few: radio buttons in a fieldset. ``hints`` explains single choices."""

    widget = RadioSelect

    def __init__(self, *args: Any, hints: Mapping[str, Text] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("empty", _("Vælg et svar"))
        super().__init__(*args, **kwargs)
        if isinstance(self.widget, RadioSelect):
            self.widget.hints = hints or {}


class MultipleChoiceField(Spoken, forms.MultipleChoiceField):
    """Several of a few: check boxes in a fieldset."""

    widget = CheckboxSelectMultiple

    def __init__(self, *args: Any, hints: Mapping[str, Text] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("empty", _("Vælg mindst et svar"))
        super().__init__(*args, **kwargs)
        if isinstance(self.widget, CheckboxSelectMultiple):
            self.widget.hints = hints or {}


class CheckboxField(Spoken, forms.BooleanField):
    """One box to tick, such as "Jeg har læst hele aftalen"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("empty", _("Sæt kryds for at gå videre"))
        super().__init__(*args, **kwargs)
