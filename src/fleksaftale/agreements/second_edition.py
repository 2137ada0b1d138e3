"""The start as it stood in the second edition of the agreement: one day, and nothing beside it."""

from fleksaftale.agreements.first_edition import with_questions
from fleksaftale.agreements.working_time import START
from fleksaftale.documents.template import Section

AS_IT_WAS = {START.key: START}


def sections(now: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with the start as it was."""
    return with_questions(now, AS_IT_WAS)
