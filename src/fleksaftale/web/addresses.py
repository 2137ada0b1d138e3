"""Addresses of pages of a document: the type of the document stands in them."""

from typing import Any

from django.urls import reverse

from fleksaftale.agreements import document_types
from fleksaftale.agreements.document_types import DocumentType, type_of
from fleksaftale.documents.stages import Sheet


class DocumentConverter:
    """``<document:kind>`` in an address is one of the types of document."""

    def __init__(self) -> None:
        """The slug of a type, with the number of the occasion where it comes again."""
        once = [kind.slug for kind in document_types.ALL]
        again = [f"{kind.slug}-[1-9][0-9]{{0,3}}" for kind in document_types.RECURRING]
        self.regex = "|".join([*once, *again])

    def to_python(self, value: str) -> DocumentType:
        return document_types.by_slug(value)

    def to_url(self, value: Any) -> str:
        return str(value)


def address(here: Sheet, name: str, *args: Any) -> str:
    """The address of a page of this document."""
    return reverse(name, args=[here.seat.case.pk, type_of(here), *args])
