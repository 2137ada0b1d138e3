"""A workplace as people write it down: what it is called, and its CVR number."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.dk import cvr
from stdnum.exceptions import ValidationError as NotValid

from fleksaftale.core.forms.fields import TextField
from fleksaftale.core.forms.names import validate_visible


class EmployerNameField(TextField):
    """The name of a workplace. Up to 120 characters, all of them visible."""

    default_validators = [validate_visible]

    def __init__(self, **kwargs: Any) -> None:
        said: dict[str, Any] = {
            "label": _("Arbejdspladsens navn"),
            "empty": _("Skriv arbejdspladsens navn, fx Nordlys A/S"),
            "max_length": 120,
        }
        super().__init__(**said | kwargs)


class CvrField(TextField):
    """A CVR number, checked by its last digit, as eight digits. It may be left out."""

    def __init__(self, **kwargs: Any) -> None:
        said: dict[str, Any] = {
            "label": _("CVR-nummer"),
            "help_text": _("8 cifre. Du kan lade feltet stå tomt."),
            "required": False,
            "max_length": 20,
            "width": 10,
        }
        super().__init__(**said | kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        try:
            return str(cvr.validate(text)) if text else ""
        except NotValid:
            raise ValidationError(_("CVR-nummeret findes ikke – tjek tallene")) from None
