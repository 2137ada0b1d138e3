"""The hensyn as they were judged in the first edition of the back page: without "Ved ikke endnu".

Minutes that were signed under version 1 are shown with these words. Nothing is changed here.
"""

from dataclasses import replace

from fleksaftale.agreements.first_edition import with_questions
from fleksaftale.documents.template import Section
from fleksaftale.talks.rows import HENSYN_STATUS, STATUS, VED_IKKE

STATUS_AS_IT_WAS = replace(STATUS, options=tuple(each for each in STATUS.options if each is not VED_IKKE))


def sections(now: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with the question about the hensyn as it was."""
    hensyn = next(q for section in now for q in section.questions if q.key == "hensyn")
    fields = tuple(STATUS_AS_IT_WAS if field is STATUS else field for field in HENSYN_STATUS.fields)
    rows = replace(hensyn.field("raekker"), of_rows=replace(HENSYN_STATUS, fields=fields))
    return with_questions(now, {hensyn.key: replace(hensyn, fields=(rows,))})
