"""Taking a third signature away closes the version that lacked only that."""

from django.db import transaction

from fleksaftale.agreements import document_types
from fleksaftale.cases import third_signature
from fleksaftale.cases.life import fresh
from fleksaftale.cases.seats import Seat
from fleksaftale.documents.models import Stage
from fleksaftale.documents.signing import close, is_complete
from fleksaftale.documents.writing import locked


def take_away(seat: Seat) -> bool:
    """Both have to say so, once it was agreed. Whether it is gone."""
    with transaction.atomic():
        seat = fresh(seat)
        if not third_signature.take_away(seat):
            return False
        seat = fresh(seat)
        for kind in document_types.in_case(seat):
            here = locked(seat, kind.template)
            version = here.current
            if version and here.stage is Stage.PROPOSED and is_complete(here, version):
                close(here, here.signatures(version)[-1])
    return True
