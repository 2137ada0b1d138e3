"""What pages read of a case's invitation."""

from dataclasses import dataclass
from datetime import datetime

from fleksaftale.cases.models import Invitation
from fleksaftale.cases.seats import Seat


@dataclass(frozen=True)
class OpenInvitation:
    """An invitation that waits for an answer, as the one who sent it may see it."""

    name: str
    email: str
    sent_at: datetime
    expires_at: datetime
    is_open: bool
    blocked: bool


def open_invitation(seat: Seat) -> OpenInvitation | None:
    """The newest invitation that was neither used nor taken back; it may be too old or blocked."""
    if seat.other.user_id:
        return None
    row = (
        Invitation.objects.filter(party=seat.other, used_at__isnull=True, cancelled_at__isnull=True)
        .order_by("-created_at")
        .first()
    )
    if row is None:
        return None
    email = seat.vault.open(row.place, row.sealed_email)
    return OpenInvitation(seat.other_name, email, row.created_at, row.expires_at, row.is_open(), row.blocked)
