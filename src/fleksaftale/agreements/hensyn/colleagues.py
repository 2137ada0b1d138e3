"""The sheet for colleagues: what the employee wants them to know. Nothing of it is kept, sent or logged.

She chooses among what is agreed; before that, among what she has written and what stands in the draft.
"""

from dataclasses import dataclass

from fleksaftale.agreements.hensyn.choosing import Place, place_of_hensyn
from fleksaftale.core.guard import look_at
from fleksaftale.documents.answers import EMPTY
from fleksaftale.documents.models import JOINT, Stage
from fleksaftale.documents.rows import Row, Rows, merged
from fleksaftale.documents.show import row_parts
from fleksaftale.documents.stages import Sheet


@dataclass(frozen=True)
class Line:
    """One hensyn as it can stand on the sheet: the sentence, and how it is done."""

    key: str
    sentence: str
    details: tuple[tuple[str, str], ...]

    @property
    def details_text(self) -> str:
        return " ".join(f"{label}: {text}" if label else text for label, text in self.details)


@dataclass(frozen=True)
class Note:
    """The sheet as it is shown and printed."""

    heading: str
    name: str
    lines: tuple[Line, ...]
    words: str

    @property
    def about_health(self) -> list[str]:
        """The words that seem to be about health: they stand there only with a yes of the employee's own."""
        texts = [self.heading, self.words]
        texts += [part for line in self.lines for part in (line.sentence, line.details_text)]
        return list(dict.fromkeys(found.text for text in texts for found in look_at(text)))


def lines(here: Sheet) -> list[Line]:
    """What can stand on the sheet: the rows of the version in force, else her own and the draft's."""
    place = place_of_hensyn(here.template)
    if place is None:
        return []
    return [_line(place, row) for row in _rows(here, place) if row.get("tekst")]


def _rows(here: Sheet, place: Place) -> Rows:
    key = place.question.key
    if here.signed:
        return place.rows(here.content(here.signed).answers(here.template).get(key, EMPTY))
    own = place.rows(here.answers(str(here.seat.party.pk)).get(key, EMPTY))
    if here.stage is Stage.PREPARING:
        return own
    return merged(place.rows(here.answers(JOINT).get(key, EMPTY)), own)


def _line(place: Place, row: Row) -> Line:
    (_label, sentence), *details = row_parts(place.field, row)
    return Line(row.id, sentence, tuple(details))
