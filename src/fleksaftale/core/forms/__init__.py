"""Form fields that bring their label, hint, error and ARIA with them, in the DKFDS patterns.

Pages write ``{{ form.name.as_field_group }}``; nothing about errors or ARIA stands in a page template.
"""

from fleksaftale.core.forms.amounts import MoneyField, PercentField
from fleksaftale.core.forms.dates import DateParts, DatePartsField
from fleksaftale.core.forms.employers import CvrField, EmployerNameField
from fleksaftale.core.forms.fields import (
    CheckboxField,
    ChoiceField,
    EmailField,
    MultipleChoiceField,
    TextAreaField,
    TextField,
)
from fleksaftale.core.forms.hours import HoursField
from fleksaftale.core.forms.names import NameField, validate_name, validate_visible
from fleksaftale.core.forms.numbers import WholeNumberField
from fleksaftale.core.forms.summary import ErrorItem, error_items

__all__ = [
    "CheckboxField",
    "ChoiceField",
    "CvrField",
    "DateParts",
    "DatePartsField",
    "EmailField",
    "EmployerNameField",
    "ErrorItem",
    "HoursField",
    "MoneyField",
    "MultipleChoiceField",
    "NameField",
    "PercentField",
    "TextAreaField",
    "TextField",
    "WholeNumberField",
    "error_items",
    "validate_name",
    "validate_visible",
]
