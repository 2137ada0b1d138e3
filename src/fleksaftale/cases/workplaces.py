"""The employer's own rules for its cases: when to remind, when a date is late, who signs."""

from dataclasses import dataclass
from datetime import timedelta

from fleksaftale.cases.models import Case, Workplace


@dataclass(frozen=True)
class Rules:
    """What a workplace may set. The defaults are advice, not law.

    ``remind_before``: days before a talk on which both are reminded. ``remind_after``: days after its day on
    which both are told that it was not held. ``late_after``: days after its day from which HR's list says so.
    ``gap_days``: the longest time without written follow-up that the documentation does not mark.
    ``between_mails``: the shortest rest between two mails to one person.
    """

    remind_before: tuple[int, ...] = (14, 3)
    remind_after: int = 1
    late_after: int = 15
    gap_days: int = 120
    third_signature: bool = False
    between_mails: timedelta = timedelta(days=1)


def rules_of(case: Case) -> Rules:
    """The rules of the case's workplace; the advised ones where it has none."""
    return rules_at(case.workplace) if case.workplace else Rules()


def rules_at(workplace: Workplace) -> Rules:
    return Rules(
        remind_before=tuple(sorted(workplace.remind_before, reverse=True)),
        remind_after=workplace.remind_after,
        late_after=workplace.late_after,
        gap_days=workplace.gap_days,
        third_signature=workplace.third_signature,
        between_mails=timedelta(days=workplace.between_mails),
    )
