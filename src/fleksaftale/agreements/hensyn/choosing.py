"""Hensyn of the library as rows of an answer: chosen, taken back, and taken to the kommune.

A chosen hensyn is an ordinary row: its words can be changed like any other. The answers are Danish, so the
sentence is put in in Danish.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fleksaftale.agreements.hensyn.items import Item, Kommunen, Library
from fleksaftale.agreements.hensyn.shelf import library
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.answers import EMPTY, NOTHING, Answer
from fleksaftale.documents.rows import Row, Rows, new_id
from fleksaftale.documents.stages import Sheet, sheet
from fleksaftale.documents.template import Field, Question, State, Template
from fleksaftale.documents.writing import Conflicts

TRIES = 3
ASSISTANCE = "personlig_assistance"  # the choice by which a list of support is known
SAYS_NOTHING = (State.NOT_RELEVANT, State.NOT_AGREED)


@dataclass(frozen=True)
class Place:
    """The list of rows in which a document keeps something: its question and its field."""

    question: Question
    field: Field

    def rows(self, answer: Answer) -> Rows:
        return answer.get(self.field.key) or ()

    def with_rows(self, answer: Answer, rows: Iterable[Row]) -> Answer:
        """The answer with other rows. Who adds to "not relevant" has an answer after all."""
        state = State.ANSWERED if answer.state in SAYS_NOTHING else answer.state
        return Answer(state, {**answer.values, self.field.key: tuple(rows)})


@dataclass(frozen=True)
class Chosen:
    """A row that stands, with the item it was made from. ``item`` is None for one's own words."""

    row: Row
    item: Item | None
    kommunen: Kommunen | None

    @property
    def sentence(self) -> str:
        return str(self.row.get("tekst") or "")


def place_of_hensyn(template: Template) -> Place | None:
    """Where a document keeps its hensyn; None for documents that have none."""
    return _place(template, lambda part: part.key == "hensyn")


def place_of_support(template: Template) -> Place | None:
    """Where a document keeps the support that is applied for."""
    return _place(template, lambda part: any(option.key == ASSISTANCE for option in part.options))


def _place(template: Template, is_it: Callable[[Field], bool]) -> Place | None:
    """The first list of a document in whose rows there is such a field."""
    return next(
        (
            Place(question, field)
            for question in template.questions
            for field in question.fields
            if field.of_rows and any(is_it(part) for part in field.of_rows.fields)
        ),
        None,
    )


def chosen_in(place: Place, answer: Answer, books: Library) -> list[Chosen]:
    """The rows of an answer, with what the library knows of them."""
    found = []
    for row in place.rows(answer):
        item = books.get(row.get("hensyn") or "")
        found.append(Chosen(row, item, books.kommunen.get(item.kommunen) if item else None))
    return found


def answer_in(here: Sheet, place: Place, *, joint: bool) -> Answer:
    """What stands in a person's own answer, or in the joint draft."""
    entry = (here.joint if joint else here.own).get(place.question.key)
    return entry.answer if entry else EMPTY


def with_chosen(place: Place, answer: Answer, rows: Rows) -> Answer:
    """The answer as it would stand with new rows. Raises NotAllowed where there is no room for them."""
    before = place.rows(answer)
    ids = {row.id for row in before}
    after = (*before, *(row for row in rows if row.id not in ids))
    most = place.field.row.most
    if len(after) > most:
        raise NotAllowed(
            _("Der er plads til %(most)s hensyn. Fjern et, før du vælger flere.") % {"most": most}
        )
    return place.with_rows(answer, after)


def choose(seat: Seat, template: Template, rows: Rows, *, joint: bool, yes: Collection[str] = ()) -> None:
    """Put rows under the question of hensyn. Raises NotAllowed, Held."""
    place = _required(place_of_hensyn(template))
    change_answer(
        seat, template, place, lambda answer: with_chosen(place, answer, rows), joint=joint, yes=yes
    )


def take_back(seat: Seat, template: Template, row_id: str, *, joint: bool) -> None:
    """Take a chosen row away again; one that is gone stays gone, and own words stay. Raises NotAllowed."""
    place = _required(place_of_hensyn(template))

    def without(answer: Answer) -> Answer:
        kept = (row for row in place.rows(answer) if row.id != row_id or not row.get("hensyn"))
        return place.with_rows(answer, kept)

    change_answer(seat, template, place, without, joint=joint)


def suggest_to_kommunen(seat: Seat, template: Template, row_id: str, *, joint: bool) -> None:
    """Put what to ask about one row under the question of help from the kommune. Raises NotAllowed."""
    hensyn, support = _required(place_of_hensyn(template)), _required(place_of_support(template))
    here = sheet(seat, template)
    rows = chosen_in(hensyn, answer_in(here, hensyn, joint=joint), library())
    one = next((row for row in rows if row.row.id == row_id), None)
    if one is None or one.kommunen is None:
        raise NotAllowed(_("Hensynet står her ikke mere. Genindlæs siden."))
    said = {
        "slags": one.kommunen.support,
        "tekst": one.kommunen.suggestion_about(one.sentence),
        "hvem": one.kommunen.applies,
    }
    row = Row(new_id(), {key: value for key, value in said.items() if value})

    def added(answer: Answer) -> Answer:
        return answer if is_asked(support, answer, one) else with_chosen(support, answer, (row,))

    change_answer(seat, template, support, added, joint=joint)


def is_asked(support: Place | None, answer: Answer, one: Chosen) -> bool:
    """Whether the suggestion about a row stands under the question of help from the kommune."""
    if support is None or one.kommunen is None:
        return False
    said = one.kommunen.suggestion_about(one.sentence)
    return any(row.get("tekst") == said for row in support.rows(answer))


def _required(place: Place | None) -> Place:
    if place is None:
        raise NotAllowed(_("Dette dokument har ikke en liste med hensyn."))
    return place


def change_answer(
    seat: Seat,
    template: Template,
    place: Place,
    change: Callable[[Answer], Answer],
    *,
    joint: bool,
    yes: Collection[str] = (),
) -> None:
    """Change one answer as it stands now, and again where somebody saved it in between."""
    save = writing.save_together if joint else writing.save_alone
    key = place.question.key
    for left in reversed(range(TRIES)):
        here = sheet(seat, template)
        entry = (here.joint if joint else here.own).get(key, NOTHING)
        try:
            save(seat, template, {key: (change(entry.answer), entry.revision)}, yes=yes)
        except Conflicts:
            if not left:
                raise
        else:
            return


def row_of(item: Item, sentence: str, row_id: str, **said: object) -> Row:
    """A row made from an item; ``said``: the other fields, empty ones left out."""
    values = {"hensyn": item.id, "tekst": sentence, **said}
    return Row(row_id, {key: value for key, value in values.items() if value not in (None, "")})
