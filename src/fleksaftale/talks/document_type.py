"""The minutes of a talk as a type of document: one for each talk, numbered as the talks are."""

from fleksaftale.agreements.document_types import DocumentType
from fleksaftale.documents.template import Text
from fleksaftale.talks.template import OPFOELGNING

SAMTALE = DocumentType(
    "samtale",
    OPFOELGNING,
    Text(
        "Referatet af en opfølgningssamtale. I skriver begge under.",
        "The minutes of a follow-up talk. You both sign them.",
    ),
)
