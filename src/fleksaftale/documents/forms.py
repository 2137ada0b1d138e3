"""The form of one page of a document, made from its questions."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.core.forms import ChoiceField
from fleksaftale.documents.answers import NOTHING, Answer, Saved, missing_fields, missing_in_rows
from fleksaftale.documents.form_fields import field_name, form_field, row_field
from fleksaftale.documents.guarding import Concern, Verdict
from fleksaftale.documents.rows_form import RowGroup, kept
from fleksaftale.documents.show import row_title
from fleksaftale.documents.template import Field, Kind, Page, Question, State, Template
from fleksaftale.documents.writing import Drafts


def all_fields(group: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every field that a question's group draws, those in rows included."""
    for field in group["fields"]:
        if field["list"]:
            yield from (inner for row in field["list"]["rows"] for inner in row["fields"])
        else:
            yield field


Guard = Callable[[Question, Answer], list[Concern]]
"""The wording guard for one writer and one scope."""

ROW_WORDS = 60  # how much of a row an error repeats

YES = "yes"
"""The name under which a yes to a concern is posted."""


@dataclass(frozen=True)
class Ask:
    """What the writer is asked about one field's wording, and whether it was said yes to."""

    concern: Concern
    ticked: bool

    @property
    def target(self) -> str:
        """The id of the box."""
        return f"yes-{self.concern.yes}"

    @property
    def stops(self) -> bool:
        """Whether the answer is not saved without a yes."""
        return not self.ticked and self.concern.verdict is Verdict.ASKED


def held_text(concern: Concern, name: str) -> str:
    """What stands at a field whose text is held back. ``name``: the employee's."""
    if concern.is_number:
        return _("Der står et tal, der ligner et CPR-nummer. Slet det.")
    text = _("Skriv, hvad der er brug for – ikke hvad %(name)s fejler. Forslag: “%(suggestion)s”.")
    return text % {"name": name, "suggestion": concern.suggestion}


class PageForm(forms.Form):
    """One page's questions. A field that a post leaves out keeps what was saved; an emptied one is emptied.

    ``complete``: the person goes on, so what is missing is told; without it (*Gem og stop*) what is there is
    saved as it is.

    ``guard`` looks at the wording: what it holds back is an error of the field, what it asks about stands in
    ``asks`` by the field's name. ``name``: the employee's, for what is said then.
    ``wording_hint`` stands with every free text, unless the question says it already.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        template: Template,
        page: Page,
        saved: Mapping[str, Saved],
        preparing: bool,
        complete: bool = True,
        guard: Guard = lambda _question, _answer: [],
        name: str = "",
        wording_hint: str = "",
    ) -> None:
        super().__init__(data)
        self.guard, self.name, self.wording_hint = guard, name, wording_hint
        self.asks: dict[str, Ask] = {}
        self.lists: dict[str, RowGroup] = {}
        self.row_titles: dict[str, str] = {}
        self.focus = ""
        self.answers: dict[str, Answer] = {}
        self.template, self.page, self.saved = template, page, saved
        self.preparing, self.complete = preparing, complete
        for question in page.questions:
            self._add(question)

    def _add(self, question: Question) -> None:
        before = self.saved.get(question.key, NOTHING)
        seen = forms.IntegerField(widget=forms.HiddenInput, initial=before.revision, required=False)
        self.fields[f"{question.key}-seen"] = seen
        for field in question.fields:
            if field.of_rows is not None:
                self._add_rows(question, field, before)
                continue
            made = form_field(field, self._visible_at(question, field))
            if field.kind is Kind.TEXT:
                made.help_text = f"{made.help_text} {self._hint_at(question, field)}".strip()
            if question.one_of == (field.key,):  # nothing else could be the answer
                made.mark_optional = False  # type: ignore[attr-defined]  # each kind of field has it
            made.initial = before.answer.get(field.key) if before.revision else field.advice
            self.fields[field_name(question, field)] = made
        states = question.states(preparing=self.preparing)
        if states:
            written = (
                gettext_lazy("Jeg har skrevet et svar")
                if self.preparing
                else gettext_lazy("Vi har skrevet et svar")
            )
            choices = [
                (State.ANSWERED.value, written),
                *((s.value, str(question.label_of(s))) for s in states),
            ]
            self.fields[f"{question.key}-state"] = ChoiceField(
                label=gettext_lazy("Hvad passer bedst?"),
                choices=choices,
                required=False,
                mark_optional=False,
                initial=before.answer.state.value if before.revision else None,
            )

    def _add_rows(self, question: Question, field: Field, before: Saved) -> None:
        name = field_name(question, field)
        value = before.answer.get(field.key) or ()
        group = RowGroup.of(name, field, value, self.data if self.is_bound else None)
        self.lists[name] = group
        for number, row in enumerate(group.ids, start=1):
            for inner in field.row.fields:
                at = group.field_name(row, inner)
                made = row_field(inner)
                made.initial = group.saved[row].get(inner.key) if row in group.saved else None
                self.fields[at] = made
                if len(group.ids) > 1:
                    self.row_titles[at] = self._row_called(field, group, row, inner, number)

    def _row_called(self, field: Field, group: RowGroup, row: str, inner: Field, number: int) -> str:
        """What an error calls a row: its number, and what it is about where that is another field's."""
        first = group.part.row.asked[0]
        before = group.saved[row].get(first.key) if row in group.saved else ""
        said = self.data.get(group.field_name(row, first), before) if first != inner else ""
        words = Truncator(str(said or "").strip()).chars(ROW_WORDS)
        return f"{row_title(field, number)} ({words})" if words else row_title(field, number)

    def focus_on(self, name: str) -> None:
        """Let the page open with the focus at this control."""
        self.focus = name
        if name in self.fields:
            self.fields[name].widget.attrs["autofocus"] = True

    def add_error(self, field: str | None, error: Any) -> None:
        """An error in one of several rows says which row it is in."""
        if title := self.row_titles.get(field or ""):
            found = error if isinstance(error, ValidationError) else ValidationError(error)
            said = zip(found.error_list, found.messages, strict=True)
            error = [ValidationError(f"{title}: {message}", code=one.code) for one, message in said]
        super().add_error(field, error)

    @property
    def visibility(self) -> str:
        if self.preparing:
            return _("Kun du ser dit svar, indtil I begge har sagt klar.")
        return _("I ser det begge, når du gemmer.")

    # --- reading what was posted

    def posted(self, question: Question) -> bool:
        """Whether this question was on the page that was sent: else it is left alone."""
        return any(name.startswith(f"{question.key}-") for name in self.data)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        answers = {q.key: self._answer(q) for q in self.page.questions if self.posted(q)}
        for question in self.page.questions:
            if question.key in answers:
                self._check(question, answers[question.key])
        known = {key: entry.answer for key, entry in self.saved.items()} | answers
        for problem in self.template.problems(known):
            name = self._place(f"{problem.question}-{problem.field}")
            if name in self.fields and name not in self.errors:
                self.add_error(name, str(problem.text))
        self._look_at_wording(answers)
        self.answers = answers
        return cleaned

    def _look_at_wording(self, answers: Mapping[str, Answer]) -> None:
        said = self.said_yes
        for question in self.page.questions:
            for concern in self.guard(question, answers[question.key]) if question.key in answers else ():
                name = f"{concern.question}-{concern.field}"
                if concern.verdict is not Verdict.HELD:
                    self.asks[name] = Ask(concern, concern.yes in said)
                    continue
                self.fields[name].held = True  # type: ignore[attr-defined]
                self.add_error(name, held_text(concern, self.name))

    @property
    def said_yes(self) -> list[str]:
        getlist = getattr(self.data, "getlist", None)
        return getlist(YES) if getlist else []

    @property
    def unanswered(self) -> list[Ask]:
        """The questions about wording that the writer has not said yes to."""
        return [ask for ask in self.asks.values() if not ask.ticked]

    def _answer(self, question: Question) -> Answer:
        before = self.saved.get(question.key, NOTHING).answer
        values = {}
        for field in question.fields:
            name = field_name(question, field)
            if group := self.lists.get(name):
                posted = group.posted_in(self.data)
                values[field.key] = group.value(self.cleaned_data) if posted else before.get(field.key)
                continue
            omitted = self.fields[name].widget.value_omitted_from_data(self.data, self.files, name)
            values[field.key] = before.get(field.key) if omitted else self.cleaned_data.get(name)
        state = self.cleaned_data.get(f"{question.key}-state") or State.ANSWERED
        if f"{question.key}-state" in self.fields and f"{question.key}-state" not in self.data:
            state = before.state
        return Answer(State(state), values)

    def _check(self, question: Question, answer: Answer) -> None:
        first = self._place(field_name(question, question.fields[0]))
        if answer.state in (State.NOT_RELEVANT, State.NOT_AGREED):
            if any(v not in (None, "", ()) for v in answer.values.values()):
                text = _('Slet teksten, eller vælg "%(written)s".') % {"written": self._written(question)}
                self.add_error(first, text)
            return
        if answer.state is State.ANSWERED and self.complete:
            for field in missing_fields(question, answer):
                name, lacking = field_name(question, field), missing_in_rows(field, answer.get(field.key))
                for row, inner in lacking:
                    self._add_missing(self.lists[name].field_name(row.id, inner), inner)
                if not lacking:
                    self.row_titles.pop(self._place(name), None)  # the whole list lacks, not its first row
                    self._add_missing(self._place(name), field)

    def _add_missing(self, name: str, field: Field) -> None:
        if name not in self.errors:
            self.add_error(name, str(field.missing or _("Skriv et svar, før du går videre")))

    def _place(self, name: str) -> str:
        """Where an error of a field stands: of a list, at its first row."""
        return self.lists[name].first if name in self.lists else name

    def _written(self, question: Question) -> str:
        return str(dict(self.fields[f"{question.key}-state"].choices)[State.ANSWERED.value])  # type: ignore[attr-defined]

    def valid_drafts(self) -> Drafts:
        """Of a form with faults, the questions without any: they can be saved all the same."""
        faulty = {name.split("-", 1)[0] for name in self.errors}
        faulty |= {ask.concern.question for ask in self.asks.values() if ask.stops}
        return {key: draft for key, draft in self.drafts().items() if key not in faulty}

    def drafts(self) -> Drafts:
        """What to save, with the revision the person had seen of each."""
        return {
            key: (answer, self.cleaned_data.get(f"{key}-seen") or 0) for key, answer in self.answers.items()
        }

    # --- for the page

    def groups(self) -> list[dict[str, Any]]:
        """The questions with their bound fields, for the page to draw."""
        return [self._group(question) for question in self.page.questions]

    def _group(self, question: Question) -> dict[str, Any]:
        fields = [self._drawn(question, f) for f in question.fields]
        folds = groupby(fields, key=lambda field: field["fold"])
        return {
            "question": question,
            "seen": self[f"{question.key}-seen"],
            "fields": fields,
            "blocks": [{"fold": fold, "fields": list(found)} for fold, found in folds],
            "state": self[f"{question.key}-state"] if f"{question.key}-state" in self.fields else None,
            "fold_state": question.required and not self._state_chosen(question),
        }

    def _drawn(self, question: Question, field: Field) -> dict[str, Any]:
        name = field_name(question, field)
        common = {"when": self._when(question, field), "fold": self._fold(question, field)}
        if group := self.lists.get(name):
            return {**common, "bound": None, "ask": None, "list": self._list(question, group)}
        return {**common, "bound": self[name], "ask": self.asks.get(name), "list": None}

    def _visible_at(self, question: Question, field: Field) -> str:
        """Who sees the answer is said once where a question has a list, else at each field."""
        once = any(f.of_rows for f in question.fields)
        return "" if once and field is not question.fields[0] else self.visibility

    def _hint_at(self, question: Question, field: Field) -> str:
        """The hint about wording, at the first place for free text of a question that does not say it."""
        places = [f for f in question.fields if f.kind in (Kind.TEXT, Kind.ROWS)]
        return "" if question.says_what_is_needed or field is not places[0] else self.wording_hint

    def _list(self, question: Question, group: RowGroup) -> dict[str, Any]:
        rows = []
        for number, row in enumerate(group.ids, start=1):
            names = [(f, group.field_name(row, f)) for f in group.part.row.fields]
            rows.append(
                {
                    "id": row,
                    "title": row_title(group.part, number),
                    "hidden": [self[name] for f, name in names if f.kind is Kind.KEY],
                    "fields": [
                        {"bound": self[name], "ask": self.asks.get(name)}
                        for f, name in names
                        if f.kind is not Kind.KEY
                    ],
                }
            )
        hint = " ".join(str(t) for t in (group.part.hint, self._hint_at(question, group.part)) if t)
        return {
            "group": group,
            "rows": rows,
            "hint": hint,
            "visibility": self._visible_at(question, group.part),
            "gone": [
                {**row, "focus": self.focus == f"{group.name}-{row['id']}-restore"}
                for row in kept(group, self.data)
            ],
            "focus_on_add": self.focus == f"{group.name}-add",
        }

    def _fold(self, question: Question, field: Field) -> tuple[str, bool]:
        """The line that the field is folded under, and whether it stands open; ("", True) for most."""
        if field.fold is None:
            return "", True
        folded = [f for f in question.fields if f.fold == field.fold]
        before = self.saved.get(question.key, NOTHING).answer
        answer = self.answers.get(question.key, before)
        names = tuple(field_name(question, f) for f in folded)
        touched = any(name.startswith(names) for name in (*self.errors, *self.asks, self.focus))
        return str(field.fold), touched or any(answer.get(f.key) not in (None, "", ()) for f in folded)

    def _state_chosen(self, question: Question) -> bool:
        """Whether another answer than words is chosen: such a choice is never folded away."""
        name = f"{question.key}-state"
        return name in self.fields and self[name].value() not in (None, "", State.ANSWERED.value)

    @staticmethod
    def _when(question: Question, field: Field) -> tuple[str, str] | None:
        """Name and value of the choice under which the field is asked; None for always."""
        return (f"{question.key}-{field.when[0]}", field.when[1]) if field.when else None
