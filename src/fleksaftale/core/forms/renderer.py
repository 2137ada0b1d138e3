"""The form renderer: Django's own templates overridden under ``core/templates/django/forms``, and a bound
field that knows what the DKFDS markup needs. Named by the setting ``FORM_RENDERER``."""

from typing import Any

from django import forms
from django.forms import widgets
from django.forms.renderers import TemplatesSetting
from django.utils.formats import number_format

from fleksaftale.core.forms.dates import DatePartsInput

GROUPS = (widgets.RadioSelect, widgets.CheckboxSelectMultiple)


class DkfdsBoundField(forms.BoundField):
    """A field in a form, with the ids and texts around it."""

    @property
    def visibility(self) -> str:
        """Who sees the answer and when, in one sentence; empty if the page says it elsewhere."""
        return getattr(self.field, "visibility", "")

    @property
    def suffix(self) -> str:
        """The unit after a short input, such as *timer*."""
        return getattr(self.field, "suffix", "")

    @property
    def limit(self) -> int | None:
        """The number of characters to tell about, if the field tells it."""
        return getattr(self.field, "limit", None)

    @property
    def limit_in_words(self) -> str:
        """The limit with the thousands set apart: 10.000, in English 10,000."""
        return number_format(self.limit or 0, use_l10n=True, force_grouping=True)

    @property
    def as_heading(self) -> bool:
        """The label is the page's ``h1``: one question a page."""
        return bool(getattr(self.field, "heading", False))

    @property
    def when(self) -> dict[str, str] | None:
        """``field.when = ("sibling", "value")``: asked only when that choice is made. Drawn always; a script
        hides it while the choice is another one, and the page says so in words for those without."""
        wanted = getattr(self.field, "when", None)
        if not wanted:
            return None
        name, value = wanted
        return {"name": self.form.add_prefix(name), "value": value}

    @property
    def marked_optional(self) -> bool:
        """Write "(frivilligt)" after the label. A field may say ``mark_optional = False``: a draft that may
        be left empty today is not a free choice."""
        return bool(getattr(self.field, "mark_optional", not self.field.required)) and not self.is_checkbox

    @property
    def is_checkbox(self) -> bool:
        """One box, whose label stands to the right of it."""
        return isinstance(self.field.widget, widgets.CheckboxInput)

    @property
    def helptext_id(self) -> str:
        return f"{self.auto_id}_helptext"

    @property
    def visibility_id(self) -> str:
        return f"{self.auto_id}_visibility"

    @property
    def limit_id(self) -> str:
        return f"{self.auto_id}_limit"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}_error"

    @property
    def aria_describedby(self) -> str | None:
        if self.field.widget.attrs.get("aria-describedby") or not self.auto_id or self.is_hidden:
            return None
        parts = [
            self.helptext_id if self.help_text else "",
            self.visibility_id if self.visibility else "",
            self.error_id if self.errors else "",
            self.limit_id if self.limit else "",
        ]
        return " ".join(part for part in parts if part) or None

    @property
    def error_target(self) -> str:
        """The id that the error summary leads to: the first faulty part of the field."""
        widget = self.field.widget
        if isinstance(widget, DatePartsInput):
            return widget.part_id(self.auto_id, self.faulty_parts[0] if self.faulty_parts else "day")
        if isinstance(widget, GROUPS):
            return f"{self.auto_id}_0"
        return self.auto_id

    @property
    def faulty_parts(self) -> list[str]:
        """For a date: the parts that the error is about; all of them if it is about the date as a whole."""
        if not self.errors or not isinstance(self.field.widget, DatePartsInput):
            return []
        codes = {error.code for error in self.form.errors.as_data().get(self.name, [])}
        named = [part for part in DatePartsInput.parts if part in codes]
        return named or list(DatePartsInput.parts)

    def build_widget_attrs(self, attrs: Any, widget: forms.Widget | None = None) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        # The browser's own bubbles are in the browser's language and vanish; the error summary stays.
        required = built.pop("required", False)
        if isinstance(widget, (*GROUPS, DatePartsInput)):
            built.pop("aria-invalid", None)  # not allowed on a radio; a date says it on the faulty part
        elif required:
            built["aria-required"] = "true"
        if isinstance(widget, DatePartsInput):
            built["data-faulty"] = " ".join(self.faulty_parts)
        if css := css_class(widget):
            built["class"] = f"{css} {widget.attrs.get('class', '')}".strip()
        return built


def css_class(widget: forms.Widget) -> str:
    """The DKFDS class of the control itself."""
    if isinstance(widget, (widgets.CheckboxInput, widgets.CheckboxSelectMultiple)):
        return "form-checkbox"
    if isinstance(widget, widgets.RadioSelect):
        return "form-radio"
    if isinstance(widget, widgets.Select):
        return "form-select"
    if isinstance(widget, (widgets.HiddenInput, DatePartsInput)):
        return ""
    return "form-input"


class DkfdsRenderer(TemplatesSetting):
    """Every form of the program, those of the sign-in library included, looks alike."""

    bound_field_class = DkfdsBoundField
    form_template_name = "core/form.html"
