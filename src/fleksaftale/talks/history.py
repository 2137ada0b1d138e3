"""What was signed at earlier talks: how each hensyn has worked, and what is still to be done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fleksaftale.agreements import document_types
from fleksaftale.agreements.document_types import DocumentType
from fleksaftale.cases.seats import Seat
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.models import Version
from fleksaftale.documents.rows import Row, Rows
from fleksaftale.documents.sharing import is_passed_on
from fleksaftale.documents.stages import Sheet, sheet
from fleksaftale.talks.rows import is_open

TEMPLATE_ID = "opfoelgning"


@dataclass(frozen=True)
class Minutes:
    """The signed minutes of one talk, as this person may read them."""

    kind: DocumentType
    sheet: Sheet
    version: Version
    answers: Mapping[str, Answer]

    @property
    def number(self) -> int:
        """Of the talk."""
        return self.sheet.template.occasion

    @property
    def held_on(self) -> date:
        day: date = self.answers["holdt"].get("dato")
        return day

    def rows(self, question: str) -> Rows:
        rows: Rows = self.answers.get(question, EMPTY).get("raekker") or ()
        return rows

    @property
    def open_actions(self) -> list[Row]:
        return [row for row in self.rows("handlinger") if is_open(row)]


def signed(seat: Seat) -> list[Minutes]:
    """The signed minutes of the case that this person may read, oldest first; ever as many queries."""
    sheets = document_types.in_cases([seat])[seat.case.pk]
    found = [here for here in sheets if here.template.id == TEMPLATE_ID]
    return [each for here in found if (each := _signed(document_types.type_of(here), here))]


def last_signed(seat: Seat, *, before: int | None = None) -> Minutes | None:
    """The newest of them. ``before``: of talks before this number."""
    documents = seat.case.documents.filter(template_id=TEMPLATE_ID).order_by("-occasion")
    if before is not None:
        documents = documents.filter(occasion__lt=before)
    kinds = (document_types.of_document(document) for document in documents)
    return next((each for kind in kinds if (each := _minutes(seat, kind))), None)


def minutes_of(seat: Seat, number: int) -> Minutes | None:
    """The signed minutes of one talk; None where they are not signed, or not passed on to this person."""
    kind = document_types.by_template(TEMPLATE_ID, number)
    exists = seat.case.documents.filter(template_id=TEMPLATE_ID, occasion=number).exists()
    return _minutes(seat, kind) if exists else None


def _minutes(seat: Seat, kind: DocumentType) -> Minutes | None:
    return _signed(kind, sheet(seat, kind.template))


def _signed(kind: DocumentType, here: Sheet) -> Minutes | None:
    version = here.base
    if version is None or not is_passed_on(here, version):
        return None
    content = here.content(version)
    return Minutes(kind, here, version, content.answers(content.edition(kind.template)))


@dataclass(frozen=True)
class Tried:
    """How one hensyn worked at one talk. ``id`` is its row's in the agreement."""

    id: str
    text: str
    status: str
    done: str
    number: int
    on: date


def hensyn_history(seat: Seat) -> dict[str, list[Tried]]:
    """How each hensyn worked at each talk that was held, by the id of its row in the agreement."""
    return tried_in(signed(seat))


def tried_in(minutes: Iterable[Minutes]) -> dict[str, list[Tried]]:
    """The same, of minutes that are read already."""
    found: dict[str, list[Tried]] = {}
    for each in minutes:
        for row in each.rows("hensyn"):
            said = (row.get("tekst") or "", row.get("status") or "", row.get("goeres") or "")
            found.setdefault(row.id, []).append(Tried(row.id, *said, each.number, each.held_on))
    return found


def open_actions(seat: Seat) -> list[Row]:
    """What the last signed minutes say is still to be done."""
    last = last_signed(seat)
    return last.open_actions if last else []


def open_actions_in(sheets: Sequence[Sheet]) -> list[Row]:
    """The same, of a case whose documents are read already; oldest occasion first."""
    minutes = [here for here in sheets if here.template.id == TEMPLATE_ID]
    found = (_signed(document_types.type_of(here), here) for here in reversed(minutes))
    last = next((each for each in found if each), None)
    return last.open_actions if last else []
