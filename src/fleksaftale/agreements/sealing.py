"""Sealing the files of agreements that everybody has signed: the worker's step, which can be repeated."""

import logging

from django.utils import translation

from fleksaftale.agreements.document_types import of_document, type_of
from fleksaftale.cases.seats import NotFound, of_case
from fleksaftale.documents.models import AwaitedSeal, SignedFile, Version
from fleksaftale.documents.printing import DOCUMENT_LANGUAGE, drawn_for_seal, sealed_file
from fleksaftale.documents.sealing import keeping
from fleksaftale.documents.stages import Sheet, sheet

log = logging.getLogger(__name__)


def seal_next() -> bool:
    """Seal the file that has waited longest; False if none is due. After a fault it is put off."""
    awaited = keeping.due()
    if awaited is None:
        return False
    try:
        _seal(awaited)
    except NotFound:  # the case's key is erased: there is nothing left to seal
        awaited.delete()
    except Exception as fault:  # whatever it is, the others that wait are sealed meanwhile
        log.warning("A file could not be sealed yet: %s", type(fault).__name__)
        keeping.put_off(awaited)
    return True


def _seal(awaited: AwaitedSeal) -> None:
    version = awaited.version
    here = sheet(of_case(version.document.case), of_document(version.document).template)
    keeping.make(here, version, lambda: drawn_for_seal(here, version, summary=summary(here, version)))
    AwaitedSeal.objects.filter(version=version).delete()


def file_now(here: Sheet, version: Version) -> SignedFile | None:
    """The sealed file for a reader: made now where the worker has not come to it. None after a fault."""
    return sealed_file(here, version, summary=summary(here, version))


def summary(here: Sheet, version: Version) -> tuple[str, ...]:
    """The most important of the version, in the document's own language: the same whoever draws it."""
    with translation.override(DOCUMENT_LANGUAGE):
        return type_of(here).summary(here.content(version).answers(here.template))
