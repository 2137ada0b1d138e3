"""Which answers somebody typed in for a party who does not use a screen: marked wherever they are read."""

from django.utils.translation import gettext as _

from fleksaftale.documents.models import JOINT, SavedAnswer, Version
from fleksaftale.documents.stages import Sheet


def typed_notes(here: Sheet, version: Version | None = None) -> dict[str, str]:
    """By question: who typed it for whom; in the joint draft as it stands, or as it stood in a version."""
    rows = SavedAnswer.objects.filter(document=here.document, scope=JOINT)
    if version:
        rows = rows.filter(saved_at__lte=version.proposed_at)
    newest = {row.question: row for row in rows.select_related("saved_by", "typed_for").order_by("revision")}
    return {
        question: _("Indtastet af %(by)s for %(whom)s")
        % {"by": here.seat.name_of(row.saved_by), "whom": here.seat.name_of(row.typed_for)}
        for question, row in newest.items()
        if row.typed_for
    }
