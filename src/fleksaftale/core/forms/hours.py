"""Hours a week as people write them: 7,5 · 7.5 · 7½ · 7:30 · 7 t 30 min. The value is whole minutes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms.fields import Text
from fleksaftale.core.forms.short import ShortField
from fleksjob import hours
from fleksjob.errors import ParseError

WEEKLY = _("timer om ugen")


class HoursField(ShortField):
    """Minutes (int) from one text input; what the person wrote is shown again, letter by letter.

    ``zero`` lets 0 hours pass. The error's code is the one of :func:`fleksjob.hours.parse`, and ``reasons``
    may word single codes anew (``{"zero": _("Indtast hvor mange timer du arbejder om ugen")}``).
    """

    def __init__(
        self,
        *args: Any,
        zero: bool = False,
        reasons: dict[str, Text] | None = None,
        suffix: Text = WEEKLY,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("empty", _("Indtast antal timer om ugen, fx 12 eller 7,5"))
        super().__init__(*args, **kwargs)
        self.zero = zero
        self.reasons: dict[str, Text] = reasons or {}
        self.suffix = suffix
        self.widget.attrs.setdefault("autocomplete", "off")
        self.widget.attrs["class"] = "input-width-s"

    def shown(self, value: int) -> str:
        return hours.show(value, get_language() or "da")

    def read(self, text: str) -> int:
        try:
            return hours.parse(text, zero=self.zero)
        except ParseError as error:
            message = self.reasons.get(error.code) or error.message(get_language() or "da")
            raise ValidationError(str(message), code=error.code) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True
