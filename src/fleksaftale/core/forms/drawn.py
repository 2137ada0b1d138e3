"""Controls drawn without a template, tag for tag as Django draws its own.

The months of a year have fifty of them on one page, and each template costs its time.
"""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class ShortInput(forms.TextInput):
    """One short line."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002 - as Django calls it
        drawn = self.get_context(name, value, attrs)["widget"]
        written = "" if drawn["value"] is None else format_html(' value="{}"', drawn["value"])
        return format_html(
            '<input type="{}" name="{}"{}{}>', drawn["type"], name, written, flatatt(drawn["attrs"])
        )


class PlainSelect(forms.Select):
    """A list to choose one from, without groups."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:  # noqa: ARG002 - as Django calls it
        drawn = self.get_context(name, value, attrs)["widget"]
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            (
                (option["value"], flatatt(option["attrs"]), option["label"])
                for _group, options, _index in drawn["optgroups"]
                for option in options
            ),
        )
        return format_html('<select name="{}"{}>\n{}\n</select>', name, flatatt(drawn["attrs"]), options)
