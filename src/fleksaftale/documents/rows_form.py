"""Asking for a list of rows: which rows stand on the page, and the buttons that add and remove one.

A page posts the ids of its rows in order (``NAME-rows``) and each field under its row's id
(``NAME-ID-FIELD``), so that a row keeps its name wherever it stands. A row that is taken away is named in
``NAME-gone`` too, and its text stays on the page, and there only, until the person goes on: until then it can
be put back where it stood.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from fleksaftale.core.forms import DateParts
from fleksaftale.documents.rows import Row, Rows, ids_in, new_id
from fleksaftale.documents.template import Field, Kind, Page
from fleksjob import hours

BUTTON = "row"
"""The name of the buttons: ``add NAME``, ``remove NAME ID`` or ``restore NAME ID``."""

KEY = re.compile(r"[A-Za-z0-9_.:;=,-]{1,200}")
GONE = 20


class KeyField(forms.CharField):
    """A name for the program. What is none is dropped: no person has written it."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> str:
        text = str(value or "")
        return text if KEY.fullmatch(text) else ""


@dataclass
class RowGroup:
    """The rows of one field as they stand on a page. ``name``: of the field in the form."""

    name: str
    part: Field
    order: list[str]
    gone: list[str] = field(default_factory=list)
    saved: Mapping[str, Row] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, part: Field, value: Rows, data: Mapping[str, Any] | None) -> "RowGroup":
        """The rows that were posted, else those that are saved; an empty one where there are none."""
        saved = {row.id: row for row in value}
        order, gone = list(saved), list[str]()
        if data and f"{name}-rows" in data:
            order = ids_in(str(data[f"{name}-rows"]), most=part.row.most + GONE)
            gone = [one for one in ids_in(str(data.get(f"{name}-gone", "")), most=GONE) if one in order]
        if len(order) == len(gone):
            order = [*order, new_id()]
        return cls(name, part, order, gone, saved)

    @property
    def ids(self) -> list[str]:
        """The rows that are there, in order."""
        return [one for one in self.order if one not in self.gone][: self.part.row.most]

    def posted_in(self, data: Mapping[str, Any]) -> bool:
        return f"{self.name}-rows" in data

    def field_name(self, row: str, part: Field) -> str:
        return f"{self.name}-{row}-{part.key}"

    def value(self, cleaned: Mapping[str, Any]) -> Rows:
        """The rows in which something stands."""
        made = [
            Row(row, {f.key: cleaned.get(self.field_name(row, f)) for f in self.part.row.fields})
            for row in self.ids
        ]
        return tuple(Row(row.id, row.filled) for row in made if self._says(row))

    def _says(self, row: Row) -> bool:
        return any(row.get(f.key) not in (None, "") for f in self.part.row.asked)

    @property
    def first(self) -> str:
        """The form field that an error of the whole list stands at."""
        return self.field_name(self.ids[0], self.part.row.asked[0])

    @property
    def can_add(self) -> bool:
        return len(self.ids) < self.part.row.most


# --- the buttons -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pressed:
    """What the page is after a button: the data as if they had been posted so, and where the focus goes."""

    data: QueryDict
    focus: str


def pressed(page: Page, posted: QueryDict) -> Pressed:
    """The rows after a button was pressed. A button that names nothing on the page changes nothing."""
    data = posted.copy()
    do, name, row = [*str(posted.get(BUTTON, "")).split(" "), "", "", ""][:3]
    part = _lists(page).get(name)
    if part is None:
        return Pressed(data, "")
    group = RowGroup.of(name, part, (), data)
    order, gone = list(group.order), list(group.gone)
    focus = f"{name}-add"
    if do == "add" and group.can_add:
        order.append(new_id())
        focus = group.field_name(order[-1], part.row.asked[0])
    elif do == "remove" and row in group.ids:
        if _was_written(data, f"{name}-{row}-"):
            gone.append(row)
            focus = f"{name}-{row}-restore"
        else:
            order.remove(row)
    elif do == "restore" and row in gone and group.can_add:
        gone.remove(row)
        focus = group.field_name(row, part.row.asked[0])
    data[f"{name}-rows"], data[f"{name}-gone"] = " ".join(order), " ".join(gone)
    return Pressed(data, focus)


def _lists(page: Page) -> dict[str, Field]:
    return {f"{q.key}-{f.key}": f for q in page.questions for f in q.fields if f.kind is Kind.ROWS}


def _was_written(data: QueryDict, prefix: str) -> bool:
    return any(value for key in data if key.startswith(prefix) for value in data.getlist(key))


def kept(group: RowGroup, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows that were taken away, with what stood in them, for hidden fields on the page."""
    found = []
    for row in group.gone:
        prefix = f"{group.name}-{row}-"
        inputs = [(key, str(data[key])) for key in data if key.startswith(prefix)]
        said = str(data.get(group.field_name(row, group.part.row.asked[0]), ""))
        found.append({"id": row, "inputs": inputs, "text": said})
    return found


def as_posted(part: Field, name: str, value: Any, language: str) -> dict[str, str]:
    """A value as the browser would post it, by the names of its inputs."""
    if value in (None, ""):
        return {}
    if part.kind is Kind.DATE:
        parts = DateParts.of(value)
        return {f"{name}_{key}": getattr(parts, key) for key in parts._fields}
    return {name: hours.show(value, language) if part.kind is Kind.HOURS else str(value)}


def rows_as_posted(name: str, part: Field, value: Rows, language: str) -> dict[str, str]:
    """The same for a whole list."""
    data = {f"{name}-rows": " ".join(row.id for row in value)}
    for row in value:
        for inner in part.row.fields:
            data |= as_posted(inner, f"{name}-{row.id}-{inner.key}", row.get(inner.key), language)
    return data


def merge(data: QueryDict, name: str, part: Field, theirs: Rows, language: str) -> None:
    """Lay the rows that somebody else saved under the posted ones: both are there, to be edited.

    A row that both have changed holds both texts; the rest of it stays as it was posted.
    """
    order = ids_in(str(data.get(f"{name}-rows", "")), most=part.row.most + GONE)
    mine = set(order)
    for key, text in rows_as_posted(name, part, theirs, language).items():
        row, _, inner = key.removeprefix(f"{name}-").partition("-")
        if row in mine:
            _merge_text(data, key, text, part.row.field(inner.split("_")[0]).kind)
        elif inner:
            data[key] = text
    data[f"{name}-rows"] = " ".join([*order, *(row.id for row in theirs if row.id not in mine)])


def _merge_text(data: QueryDict, key: str, text: str, kind: Kind) -> None:
    mine = str(data.get(key, ""))
    if kind in (Kind.TEXT, Kind.LINE) and text.strip() not in mine:
        data[key] = f"{text}\n\n{mine}" if kind is Kind.TEXT else f"{text}, {mine}"
