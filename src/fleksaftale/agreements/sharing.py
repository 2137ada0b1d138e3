"""What of a case's documents somebody who is let in may read."""

from dataclasses import dataclass
from uuid import UUID

from fleksaftale.agreements import document_types
from fleksaftale.agreements.document_types import DocumentType
from fleksaftale.cases.seats import NotFound, Seat
from fleksaftale.documents import sharing
from fleksaftale.documents.models import Version
from fleksaftale.documents.stages import Sheet


@dataclass(frozen=True)
class Reading:
    """One version, with the document it belongs to."""

    kind: DocumentType
    sheet: Sheet
    version: Version

    @property
    def name(self) -> str:
        return f"{self.kind.title}, version {self.version.number}"


def readings(seat: Seat) -> list[Reading]:
    """Every version this person may read, in all the case's documents."""
    begun = ((kind, document_types.begun(seat, kind)) for kind in document_types.in_case(seat))
    return [Reading(kind, here, v) for kind, here in begun if here for v in sharing.readable(here)]


def reading(seat: Seat, version_id: UUID) -> Reading:
    """One version this person may read. Raises NotFound."""
    found = next((each for each in readings(seat) if each.version.pk == version_id), None)
    if found is None:
        raise NotFound
    return found
