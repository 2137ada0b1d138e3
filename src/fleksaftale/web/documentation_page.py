"""The documentation in the form in which its page draws it."""

from django.urls import reverse

from fleksaftale.cases.seats import Seat
from fleksaftale.core.formats import long_date
from fleksaftale.evidence import told
from fleksaftale.evidence.documentation import Documentation


def missing(doc: Documentation) -> list[dict[str, str]]:
    """Each time over the workplace's limit, for the box at the top."""
    return [{"text": told.gap_text(gap), "note": told.gap_note(gap)} for gap in doc.missing]


def oral(seat: Seat, doc: Documentation) -> list[dict[str, str]]:
    """What was agreed by word of mouth, with the way to it for who may read the journal."""
    may_read = seat.may("journal.read")
    return [
        {
            "on": long_date(one.happened_on),
            "text": one.heading,
            "url": reverse("journal_entry", args=[seat.case.pk, one.id]) if may_read else "",
        }
        for one in told.oral(doc)
    ]
