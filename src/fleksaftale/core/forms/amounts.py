"""Amounts in kroner as people write them (15.272,00 · 15272 · 15272,5), and shares in per cent."""

import re
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms.drawn import ShortInput
from fleksaftale.core.forms.fields import Spoken, Text
from fleksaftale.core.forms.short import ShortField
from fleksjob import money
from fleksjob.errors import ParseError

KRONER, PER_CENT = _("kr."), _("procent")
_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*(?:%|pct\.?|procent|per cent)?", re.IGNORECASE)


class MoneyField(ShortField):
    """Whole øre (int) from one text input; what the person wrote is shown again, letter by letter.

    The error's code is the one of :func:`fleksjob.money.parse`. ``zero=False`` wants more than nothing.
    """

    def __init__(
        self,
        *args: Any,
        suffix: Text = KRONER,
        largest: int = money.LARGEST,
        zero: bool = True,
        example: str = "15.272,00",
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("empty", _("Skriv et beløb, fx 15.272,00"))
        super().__init__(*args, **kwargs)
        self.suffix, self.largest, self.zero, self.example = suffix, largest, zero, example
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off", "class": "input-width-s"})

    def shown(self, value: int) -> str:
        return money.show(value, unit="")

    def read(self, text: str) -> int:
        try:
            amount = money.parse(text, largest=self.largest)
        except ParseError as error:
            raise ValidationError(self._said(error), code=error.code) from None
        if amount == 0 and not self.zero:
            raise ValidationError(
                _("Beløbet skal være over 0. Skriv fx %(example)s."),
                code="zero",
                params={"example": self.example},
            )
        return amount

    def _said(self, error: ParseError) -> str:
        if error.code != "too_large" or self.largest == money.LARGEST:
            return error.message(get_language() or "da")
        return _("Beløbet er for stort. Skriv højst %(most)s, fx %(example)s.") % {
            "most": money.show(self.largest, unit=""),
            "example": self.example,
        }


class PercentField(Spoken, forms.Field):
    """A share in per cent, as an exact fraction of one: "8", "8,5" and "8,5 %" are read."""

    widget = ShortInput

    def __init__(self, *args: Any, suffix: Text = PER_CENT, example: str = "8", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suffix, self.example = suffix, example
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off", "class": "input-width-xs"})

    def to_python(self, value: str | Fraction | None) -> Fraction | None:
        if value is None or isinstance(value, Fraction):
            return value
        plain = " ".join(value.split())
        if not plain:
            return None
        match = _PERCENT.fullmatch(plain)
        share = Fraction(f"{match[1]}.{match[2] or 0}") / 100 if match else None
        if share is None or share > 1:
            raise ValidationError(
                _("Skriv et tal fra 0 til 100, fx %(example)s."),
                code="invalid",
                params={"example": self.example},
            )
        return share
