"""What a document asks: sections, questions and the fields of an answer, in Danish and English.

A template is plain data. Forms, comparison, summary, PDF, blank form and JSON are all drawn from it, so a
question is worded in one place only.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import get_language

if TYPE_CHECKING:
    from fleksaftale.documents.answers import Answer
    from fleksaftale.documents.rows import Row
    from fleksaftale.documents.stages import Sheet


@dataclass(frozen=True)
class Text:
    """One text in both languages; ``str()`` gives the language of the reader."""

    da: str
    en: str

    def in_language(self, language: str | None) -> str:
        return self.en if language == "en" else self.da

    def __str__(self) -> str:
        return self.in_language(get_language())


class Kind(StrEnum):
    """The kind of one field, and with it how it is asked, checked, shown and printed."""

    TEXT = "text"  # several lines, at most 10,000 characters
    LINE = "line"  # one line, at most 200 characters
    HOURS = "hours"  # a week's hours, kept as whole minutes
    DATE = "date"
    CHOICE = "choice"
    RHYTHM = "rhythm"  # a list of interval and until-when
    NUMBER = "number"  # a whole number from 0 to 9,999, with the field's ``unit``
    KEY = "key"  # a name for the program, such as an item of a library: kept, neither asked nor shown
    ROWS = "rows"  # a list of rows, each with the fields named in ``rows``


def nothing_is(_name: str) -> bool:
    return False


@dataclass(frozen=True)
class Option:
    key: str
    label: Text


@dataclass(frozen=True)
class Field:
    """One field of an answer. ``when`` says under which choice of a sibling field it is asked."""

    key: str
    kind: Kind
    label: Text
    hint: Text | None = None
    required: bool = True
    options: tuple[Option, ...] = ()
    when: tuple[str, str] | None = None
    missing: Text | None = None  # what to do when it is empty
    advice: object = None  # the value that stands there at first, as advice
    unit: Text | None = None  # of a number
    fold: Text | None = None  # asked under this line, which is unfolded where something stands
    of_rows: "RowKind | None" = None  # of a list of rows
    is_known: Callable[[str], bool] = nothing_is  # of a name for the program: whether it names anything

    def __post_init__(self) -> None:
        if (self.kind is Kind.ROWS) != (self.of_rows is not None):
            raise ValueError(f"field {self.key}: a list of rows says what a row is, and nothing else does")

    @property
    def row(self) -> "RowKind":
        """What one row is. Raises ValueError for a field that is no list of rows."""
        if self.of_rows is None:
            raise ValueError(f"field {self.key} has no rows")
        return self.of_rows


@dataclass(frozen=True)
class RowKind:
    """What one row of a list is: its name in the singular, its fields, how many there can be.

    The first field that is asked is the row's own sentence: it names the row where rows are told apart.
    ``add``: the words of the button for one more. ``blank``: empty rows on the printed form.
    """

    name: Text
    add: Text
    fields: tuple[Field, ...]
    most: int = 12
    blank: int = 3
    note: Text | None = None  # a line that stands under the rows wherever they are read
    text: Callable[["Row"], str] | None = None  # the whole row in words of its own
    told: Callable[["Row"], list[tuple[str, str]]] | None = None  # its labels and texts, as it is read

    def __post_init__(self) -> None:
        inside = {f.kind for f in self.fields} & {Kind.ROWS, Kind.RHYTHM}
        if inside or any(f.when for f in self.fields):
            raise ValueError(f"a row of {self.name.da} is flat: no list and no condition stand in it")

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that a person sees."""
        return tuple(f for f in self.fields if f.kind is not Kind.KEY)

    def field(self, key: str) -> Field:
        return next(f for f in self.fields if f.key == key)


class State(StrEnum):
    """What an answer says besides its words."""

    ANSWERED = "answered"
    NOT_RELEVANT = "not_relevant"
    NOT_AGREED = "not_agreed"
    IN_DOUBT = "in_doubt"  # only while preparing
    THINKING = "thinking"  # only while preparing

    @property
    def label(self) -> Text:
        return STATE_LABELS[self]


STATE_LABELS = {
    State.ANSWERED: Text("Besvaret", "Answered"),
    State.NOT_RELEVANT: Text("Ikke aktuelt", "Not relevant"),
    State.NOT_AGREED: Text("Ikke aftalt endnu", "Not agreed yet"),
    State.IN_DOUBT: Text("Jeg er i tvivl", "I am not sure"),
    State.THINKING: Text("Det vil jeg gerne tænke over", "I would like to think about it"),
}


@dataclass(frozen=True)
class Question:
    """One question. ``number``: its place in the official form. ``required``: must be settled to sign."""

    key: str
    number: int | None
    text: Text
    fields: tuple[Field, ...]
    help: Text | None = None
    required: bool = False
    source: str = ""  # where in the source documents it stands
    one_of: tuple[str, ...] = ()  # fields of which an answer fills at least one
    travels: bool = False  # whether the answer is about the person more than about this workplace
    unsettled: Text = STATE_LABELS[State.NOT_AGREED]  # what it is called that there is no answer
    to_employee: Text | None = None  # how the employee is asked, who prepares alone

    def label_of(self, state: State) -> Text:
        """What a state is called in the answer to this question."""
        return self.unsettled if state is State.NOT_AGREED else state.label

    @property
    def says_what_is_needed(self) -> bool:
        """Whether the help asks for what is needed, and not for what the employee suffers from."""
        return self.help is not None and "fejler" in self.help.da

    def field(self, key: str) -> Field:
        return next(f for f in self.fields if f.key == key)

    def states(self, *, preparing: bool) -> tuple[State, ...]:
        """The answers besides words that this question takes."""
        states = () if self.required else (State.NOT_RELEVANT, State.NOT_AGREED)
        return (*states, State.IN_DOUBT, State.THINKING) if preparing else states


@dataclass(frozen=True)
class Page:
    """The questions that are asked together on one page."""

    key: str
    title: Text
    questions: tuple[Question, ...]
    together: bool = False  # asked in the joint draft only


@dataclass(frozen=True)
class Section:
    key: str
    title: Text
    pages: tuple[Page, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(q for page in self.pages for q in page.questions)


def _to_employee(section: Section) -> Section:
    pages = (
        replace(page, questions=tuple(replace(q, text=q.to_employee or q.text) for q in page.questions))
        for page in section.pages
    )
    return replace(section, pages=tuple(pages))


@dataclass(frozen=True)
class Problem:
    """What two answers together make impossible, told at one field."""

    question: str
    field: str
    text: Text


Check = Callable[[Mapping[str, "Answer"]], Iterable[Problem]]
"""Looks at the answers that are there, by question, and names what cannot be."""


Lines = tuple[tuple[str, str], ...]
Derived = Callable[[Mapping[str, "Answer"]], Mapping[str, Lines]]
"""What is computed from the answers and stands under some of them, by question: label and text."""

Opening = Callable[["Sheet", bool], Mapping[str, "Answer"]]
"""What stands there at first, by question: in the joint draft (True), or where one prepares alone (False)."""


@dataclass(frozen=True)
class Template:
    """A document's definition. ``id`` and ``version`` stand in everything that was signed under it.

    ``in_force`` names the question and field that say from which day the document holds; it is empty in a
    document that nobody signs. ``named_in_log``: whether the log says that it is about this document.
    ``occasion`` is which time it is, of a document that comes again (``Document.occasion``). ``amendable``:
    whether a signed version can be changed by a later one. ``opening``: what stands there before
    anybody has written. ``read_first``: the sections that come first wherever the document is read.
    ``layout``: how it is printed. ``called``: what it is called in a sentence.
    ``earlier`` are the editions that documents were signed under before this one. A later edition keeps each
    question and field of an earlier one, so that what was answered there can be gone on from here.
    """

    id: str
    version: int
    title: Text
    intro: Text
    sections: tuple[Section, ...]
    in_force: tuple[str, str] = ("", "")
    checks: tuple[Check, ...] = ()
    named_in_log: bool = True
    earlier: tuple["Template", ...] = ()
    derived: Derived = lambda _answers: {}
    occasion: int = 0
    amendable: bool = True
    opening: Opening = lambda _here, _joint: {}
    read_first: tuple[str, ...] = ()
    layout: str = "agreement"
    called: Text = Text("aftalen", "the agreement")
    _by_key: Mapping[str, Question] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        keys = [q.key for q in self.questions]
        if len(keys) != len(set(keys)):
            raise ValueError(f"template {self.id}: a question key stands twice")
        object.__setattr__(self, "_by_key", {q.key: q for q in self.questions})
        for edition in self.earlier:
            self._require_all_of(edition)

    def _require_all_of(self, edition: "Template") -> None:
        for question in edition.questions:
            kinds = {f.key: f.kind for f in self._by_key[question.key].fields}
            if any(kinds.get(f.key) is not f.kind for f in question.fields):
                raise ValueError(
                    f"template {self.id}: {question.key} lost a field of version {edition.version}"
                )

    def edition(self, version: int) -> "Template":
        """The template as it was in a version; this one for a version that nobody here knows."""
        return next((t for t in self.earlier if t.version == version), self)

    def for_occasion(self, occasion: int) -> "Template":
        """The same for one occasion of a document that comes again, which its title numbers."""
        title = Text(f"{self.title.da} {occasion}", f"{self.title.en} {occasion}")
        earlier = tuple(edition.for_occasion(occasion) for edition in self.earlier)
        return replace(self, occasion=occasion, title=title, earlier=earlier)

    @property
    def is_minutes(self) -> bool:
        """Whether it tells of one day: what was said, not what holds from then on."""
        return self.layout == "minutes"

    @property
    def unsettled(self) -> tuple[Text, ...]:
        """What stands in it where the two have no answer."""
        found = (q.unsettled for q in self.questions if not q.required)
        return tuple({str(text): text for text in found}.values()) or (STATE_LABELS[State.NOT_AGREED],)

    @property
    def is_signed(self) -> bool:
        """Whether the two sign the document, or only talk it through."""
        return bool(self.in_force[0])

    @property
    def alone(self) -> "Template":
        """The template as each prepares it: without the pages that are asked together only."""
        if not any(page.together for page in self.pages):
            return self
        kept = ((s, tuple(page for page in s.pages if not page.together)) for s in self.sections)
        sections = tuple(replace(s, pages=pages) for s, pages in kept if pages)
        return replace(self, sections=sections, earlier=tuple(edition.alone for edition in self.earlier))

    @property
    def to_employee(self) -> "Template":
        """The template in the words in which the employee is asked."""
        if not any(question.to_employee for question in self.questions):
            return self
        return replace(self, sections=tuple(_to_employee(section) for section in self.sections))

    @property
    def as_read(self) -> tuple[Section, ...]:
        """The sections in the order in which they are read."""
        first = [s for key in self.read_first for s in self.sections if s.key == key]
        return (*first, *(s for s in self.sections if s not in first))

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for section in self.sections for page in section.pages)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(q for section in self.sections for q in section.questions)

    @property
    def numbered(self) -> tuple[Question, ...]:
        """The questions of the official form: the ones that are counted."""
        return tuple(q for q in self.questions if q.number is not None)

    def question(self, key: str) -> Question:
        return self._by_key[key]

    def page(self, key: str) -> Page:
        """The page with this key. Raises KeyError."""
        for page in self.pages:
            if page.key == key:
                return page
        raise KeyError(key)

    def section_of(self, page: Page) -> Section:
        return next(s for s in self.sections if page in s.pages)

    def around(self, page: Page) -> tuple[Page | None, Page | None]:
        """The page before and the page after."""
        pages = self.pages
        at = pages.index(page)
        return (pages[at - 1] if at else None, pages[at + 1] if at + 1 < len(pages) else None)

    def problems(self, answers: Mapping[str, "Answer"]) -> list[Problem]:
        """What the answers together make impossible."""
        return [problem for check in self.checks for problem in check(answers)]

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)
